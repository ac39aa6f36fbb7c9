"""The attribution model: windows, features, decoding, and what it finds in plain and in ugly text."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline, parse
from sayso.coding.speech.tagger.decoding import Cue, best_paths, find_cues, runs
from sayso.coding.speech.tagger.features import (
    PAIR_SIZES,
    WORD_SIZES,
    cue_head,
    cue_range,
    pair_columns,
    read_words,
)
from sayso.coding.speech.tagger.model import find_attributions
from sayso.coding.speech.tagger.spans import best_source, joined, quotations
from sayso.coding.speech.tagger.windows import CONTEXT, LONGEST_WORD, WINDOW, cut, word_pieces
from sayso.records import Article, Range

LONG = "The ministry said that " + "the ships, which nobody had seen, " * 400 + "were gone."
ODD = "“Нет,” said Mr\u00a0Ivanov\u200b. \ufeff**She** said:\n\n\n'ok' 🙂🙂 \x00 ﷽ said said \u202e'said'"


def read(text):
    article = Article(id="A-1", text=text, body=(Range(0, len(text)),))
    return parse(article, load_pipeline(DEFAULT_PIPELINE))


def found(text):
    """Return (source, cue, content) of each attribution, in words."""
    document = read(text)

    def words(part):
        return document.span(*part).text

    return [
        (words(one.source) if one.source else "", words(one.cue), " ... ".join(map(words, one.content)))
        for one in find_attributions(document)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The foreign ministry said the talks had failed.",
            ("The foreign ministry", "said", "the talks had failed"),
        ),
        (
            "“We know nothing of this,” said the ambassador.",
            ("the ambassador", "said", "“We know nothing of this,”"),
        ),
        (
            "According to two diplomats, the convoy was stopped at the border.",
            ("two diplomats", "According to", "the convoy was stopped at the border"),
        ),
        (
            "The minister told reporters that the ship would sail on Monday.",
            ("The minister", "told", "that the ship would sail on Monday"),
        ),
    ],
)
def test_plain_reports_are_found(text, expected):
    source, cue, content = found(text)[0]
    assert (source, cue, content.strip("“”,")) == (*expected[:2], expected[2].strip("“”,"))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "."])
def test_a_text_without_words_has_no_attributions(text):
    assert find_attributions(read(text)) == ()


@pytest.mark.parametrize("text", [LONG, ODD, "said", "x" * 5000, "said " * 600], ids=lambda text: text[:8])
def test_ugly_text_gives_spans_inside_the_text(text):
    document = read(text)
    for one in find_attributions(document):
        for start, stop in (one.cue, *one.content, *([one.source] if one.source else [])):
            assert 0 <= start < stop <= len(document.doc)
            assert document.span(start, stop).text == text[document.starts[start] : document.ends[stop - 1]]
        assert 0 <= one.score <= 1


def test_a_sentence_longer_than_a_window_is_still_read():
    assert any(cue == "said" for _, cue, _ in found(LONG))


def test_reading_twice_gives_the_same():
    text = "Norway denied it. “Never,” a spokeswoman said, adding that Oslo had been told."
    assert find_attributions(read(text)) == find_attributions(read(text))


def test_cue_source_and_content_share_no_word():
    document = read("“Nothing,” the minister said on Friday, “has been decided.” Officials denied this.")
    for one in find_attributions(document):
        ranges = sorted([one.cue, *one.content, *([one.source] if one.source else [])])
        assert all(before[1] <= after[0] for before, after in pairwise(ranges))


@given(st.lists(st.integers(1, LONGEST_WORD), min_size=1, max_size=600))
def test_every_word_is_read_from_exactly_one_window(sizes):
    starts = np.concatenate([[0], np.cumsum(sizes)])
    windows = cut(starts)
    assert [w for window in windows for w in range(window.first, window.last)] == list(range(len(sizes)))
    for window in windows:
        assert window.start <= window.first < window.last <= window.stop
        assert starts[window.stop] - starts[window.start] <= WINDOW - 2
        assert starts[window.first] - starts[window.start] <= CONTEXT


def test_each_word_has_a_piece_and_not_too_many():
    pieces, starts = word_pieces(["a", "b" * 99], lambda word: [1] * len(word))
    assert (len(pieces), list(starts)) == (1 + LONGEST_WORD, [0, 1, 1 + LONGEST_WORD])


def test_features_stay_inside_their_tables():
    document = read("“I know,” he said. They say he, a man of 30, was told in Oslo.\n\nIt denied all\nof it.")
    words = read_words(document)
    assert (words.columns >= 0).all()
    assert (words.columns < np.array(WORD_SIZES)).all()
    for word in range(len(words)):
        columns = pair_columns(words, word, word + 1, *cue_range(words, word, word + 1))
        assert (columns >= 0).all()
        assert (columns < np.array(PAIR_SIZES)).all()


def test_the_head_of_a_cue_is_its_highest_word():
    document = read("The ministry has said that it knows.")
    words = read_words(document)
    assert document.doc[cue_head(words, 2, 4)].text == "said"


def test_cues_are_cut_where_a_new_one_begins():
    tags = [0, 1, 2, 1, 0, 2]
    logits = np.full((len(tags), 3), -5, dtype=np.float32)
    logits[range(len(tags)), tags] = 5
    cues = find_cues(logits, 0.5)
    assert [(cue.start, cue.stop) for cue in cues] == [(1, 3), (3, 4)]
    assert all(isinstance(cue, Cue) and cue.score > 0.9 for cue in cues)


def test_a_lower_threshold_finds_more_cues():
    logits = np.log(np.array([[0.8, 0.2, 1e-6]], dtype=np.float32))
    assert find_cues(logits, 0.5) == []
    assert len(find_cues(logits, 0.1)) == 1


def test_the_best_path_follows_the_steps_where_words_are_undecided():
    logits = np.array([[[0, 0, 3], [0.1, 0, 0], [0, 0, 3]]], dtype=np.float32)
    assert best_paths(logits, np.eye(3, dtype=np.float32), np.zeros(3, dtype=np.float32)).tolist() == [
        [2, 2, 2]
    ]


def test_runs_are_ranges():
    assert runs(np.array([2, 2, 0, 2]), 2) == [(0, 2), (3, 4)]


def test_joined_ranges_leave_the_cue_out():
    assert joined([(0, 5), (5, 9)], (3, 4)) == [(0, 3), (4, 9)]


def test_padding_does_not_change_the_best_path():
    logits = np.array([[[0, 0, 2], [0.5, 0, 0]]], dtype=np.float32)
    padded = np.concatenate([logits, np.full((1, 3, 3), 9, dtype=np.float32) * [1, 0, 0]], axis=1)
    steps, start = np.eye(3, dtype=np.float32), np.zeros(3, dtype=np.float32)
    alone = best_paths(logits, steps, start)[0]
    assert best_paths(padded, steps, start, np.array([2]))[0, :2].tolist() == alone.tolist()


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("He said “we will not go there” twice.", "we will not go", ["“we will not go there”"]),
        ("He said “we will not go there” twice.", "said “we", []),
        ("“We wait.\n\n“We hope.”\n\nNobody came.", "We wait.", ["“We wait.\n\n“We hope.”"]),
    ],
)
def test_a_quotation_that_is_mostly_content_is_taken_whole(text, content, expected):
    document = read(text)
    low = text.index(content)
    inside = [i for i, start in enumerate(document.starts) if low <= start < low + len(content)]
    quotes = quotations([(inside[0], inside[-1] + 1)], read_words(document))
    assert [document.span(*quote).text for quote in quotes] == expected


def test_the_clearest_of_several_sources_is_kept():
    logits = np.zeros((5, 3), dtype=np.float32)
    logits[[0, 3, 4], 1] = [1, 2, 2]
    assert best_source(np.array([1, 0, 0, 1, 1]), logits, 10) == (13, 15)


def test_an_unlikely_neighbour_does_not_lengthen_a_cue():
    logits = np.log(np.array([[0.65, 0.3, 0.05], [0.1, 0.05, 0.85], [0.8, 0.05, 0.15]], dtype=np.float32))
    assert [(cue.start, cue.stop) for cue in find_cues(logits, 0.05)] == [(1, 2)]
