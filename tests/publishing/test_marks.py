"""Marks on a text: overlapping spans are cut so that nothing of the text is lost or doubled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.publishing.marks import Mark, blocks, marks_of, pieces
from sayso.records import Article, Range
from tests.publishing.casebook import codings

TEXT = "Tessaly denied that it had mined the strait."

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)
marks = st.builds(
    lambda record, kind, span, anchor: Mark(record, kind, span[0], span[1], anchor),
    st.sampled_from(["S-1", "S-2", "E-1", "X-1"]),
    st.sampled_from(["content", "cue", "speaker", "trigger", "actor"]),
    spans,
    st.booleans(),
)


@given(st.text(min_size=60, max_size=60), st.lists(marks, max_size=12), spans)
def test_the_pieces_join_to_the_text(text, found, bounds):
    start, end = bounds
    cut = pieces(text, found, start, end)
    assert "".join(piece.text for piece in cut) == text[start:end]


@given(st.lists(marks, max_size=12))
def test_every_character_has_exactly_the_marks_that_cover_it(found):
    position = 0
    for piece in pieces("x" * 60, found, 0, 60):
        for offset in range(position, position + len(piece.text)):
            covering = sorted(m.record + m.kind for m in found if m.start <= offset < m.end)
            assert sorted(m.record + m.kind for m in piece.marks) == covering
        position += len(piece.text)


@given(st.lists(marks, max_size=12))
def test_an_anchor_stands_where_its_mark_begins(found):
    placed = [one for piece in pieces("x" * 60, found, 0, 60) for one in piece.anchors]
    assert set(placed) == {mark.record for mark in found if mark.anchor and mark.start < mark.end}


def test_marks_of_a_piece_are_ordered_from_widest_to_narrowest():
    content, cue = Mark("S-1", "content", 0, 44), Mark("S-2", "cue", 8, 14)
    middle = pieces(TEXT, [cue, content], 0, 44)[1]
    assert [mark.record for mark in middle.marks] == ["S-1", "S-2"]


@pytest.mark.parametrize("coding", codings(), ids=lambda coding: coding.article.id)
def test_every_record_that_stands_on_words_has_one_anchor(coding):
    anchors = [mark.record for mark in marks_of(coding) if mark.anchor]
    records = (*coding.actors, *coding.statements, *coding.events, *coding.assertions, *coding.questions)
    assert sorted(anchors) == sorted(record.id for record in records)


def article(text, *body):
    return Article(id="A-1", text=text, body=tuple(Range(*part) for part in body))


TABLE = [
    # text, body, (text of each block, coded)
    ("One.\n\nTwo.", [(0, 10)], [("One.\n\n", True), ("Two.", True)]),
    ("---\nx: 1\n---\n\nOne.", [(14, 18)], [("---\nx: 1\n---\n\n", False), ("One.", True)]),
    ("a\n\nb\n\nOne.", [(6, 10)], [("a\n\nb\n\n", False), ("One.", True)]),
    ("One.\n\nCopy.\n\nTwo.", [(0, 4), (13, 17)], [("One.\n\n", True), ("Copy.\n\n", False), ("Two.", True)]),
    ("One.  \n", [(0, 4)], [("One.  \n", True)]),
    ("", [], []),
]


@pytest.mark.parametrize(("text", "body", "expected"), TABLE)
def test_a_text_is_cut_into_paragraphs_coded_and_not(text, body, expected):
    found = blocks(article(text, *body))
    assert [(text[block.start : block.end], block.coded) for block in found] == expected


@given(
    st.text("ab. \n", max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=3)
)
def test_the_blocks_join_to_the_text(text, body):
    ranges = [tuple(sorted((min(a, len(text)), min(b, len(text))))) for a, b in body]
    found = blocks(article(text, *ranges))
    assert "".join(text[block.start : block.end] for block in found) == text
