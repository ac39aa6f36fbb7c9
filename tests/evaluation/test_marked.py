"""Marked sentences: the marks go, the offsets of what they marked stay."""

from evaluation.marked import read_marked, unmark
from hypothesis import given
from hypothesis import strategies as st

HEADER = "uid\tmarked_sentence\n"
PART = st.text(alphabet=st.characters(exclude_characters="<>", exclude_categories=["Cs"]), max_size=12)


def read(tmp_path, *lines):
    path = tmp_path / "table.tsv"
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return read_marked(path)


@given(PART, PART.filter(str.strip), PART, PART.filter(str.strip), PART)
def test_the_ranges_are_those_of_the_marked_words(before, source, between, target, after):
    text, sources, targets = unmark(f"{before}<s>{source}</s>{between}<t>{target}</t>{after}")
    assert text == before + source + between + target + after
    assert [text[slice(*span)] for span in sources] == [source]
    assert [text[slice(*span)] for span in targets] == [target]


def test_gold_columns_are_not_needed(tmp_path):
    (row,) = read(tmp_path, "1\t<s>Norway</s> met <t>Portugal</t>.")
    assert (row.source, row.target, row.root) == ((0, 6), (11, 19), None)


def test_only_the_first_of_several_marked_spans_counts(tmp_path):
    (row,) = read(tmp_path, "1\t<s>Norway</s> met <t>Portugal</t> in <t>Portugal</t>.")
    assert row.target == (11, 19)


def test_a_sentence_may_name_no_target(tmp_path):
    (row,) = read(tmp_path, "1\t<s>Teachers</s> went on strike.")
    assert (row.source, row.target) == ((0, 8), None)


def test_a_lone_target_stands_in_for_the_source(tmp_path):
    (row,) = read(tmp_path, "1\t<t>Two papers</t> were closed.")
    assert (row.source, row.target) == ((0, 10), None)


def test_where_nothing_is_marked_the_first_word_stands_in(tmp_path):
    (row,) = read(tmp_path, "7\tNorway met Portugal.")
    assert (row.source, row.target) == ((0, 6), None)
