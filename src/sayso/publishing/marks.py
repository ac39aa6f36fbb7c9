"""Marks on a text: overlapping and nested spans cut into pieces that join to the text exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from sayso.records import Article, Coding, Span, Statement

MarkKind = Literal["content", "cue", "speaker", "trigger", "actor", "assertion", "question"]

PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span ``[start, end)`` of an article's text that a record stands on.

    ``anchor`` says that a link to the record leads here; one mark of a record has it.
    """

    record: str
    kind: MarkKind
    start: int
    end: int
    anchor: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same marks cover from end to end; ``anchors`` are ids that start here."""

    text: str
    marks: tuple[Mark, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the white space after it; ``coded`` is false for front matter and repeated text."""

    start: int
    end: int
    coded: bool


def marks_of(coding: Coding) -> list[Mark]:
    """Return the marks of every record of ``coding`` that stands on words, in no particular order."""
    marks: list[Mark] = []
    for statement in coding.statements:
        marks += _statement_marks(statement)
    for event in coding.events:
        for number, mention in enumerate(event.mentions):
            marks.append(_mark(event.id, "trigger", mention.trigger, anchor=number == 0))
    for actor in coding.actors:
        for number, span in enumerate(actor.mentions):
            marks.append(_mark(actor.id, "actor", span, anchor=number == 0))
    for assertion in coding.assertions:
        marks.append(_mark(assertion.id, "assertion", assertion.cue, anchor=True))
    for question in coding.questions:
        marks.append(Mark(question.id, "question", question.start, question.end, anchor=True))
    return [mark for mark in marks if 0 <= mark.start < mark.end <= len(coding.article.text)]


def _statement_marks(statement: Statement) -> Iterator[Mark]:
    yield _mark(statement.id, "cue", statement.cue, anchor=True)
    for span in statement.content:
        yield _mark(statement.id, "content", span)
    if statement.speaker:
        yield Mark(statement.id, "speaker", statement.speaker.start, statement.speaker.end)


def _mark(record: str, kind: MarkKind, span: Span, *, anchor: bool = False) -> Mark:
    return Mark(record, kind, span.start, span.end, anchor)


def blocks(article: Article) -> list[Block]:
    """Cut an article's text into paragraphs; joined, they are the text.

    White space belongs to the paragraph before it. What lies outside the body is not coded and stays in
    one block.
    """
    cuts = {0, len(article.text)} | {match.end() for match in PARAGRAPH.finditer(article.text)}
    coded = [(part.start, part.end) for part in article.body]
    for start, end in coded:
        cuts |= {start, _past_space(article.text, end)}
    edges = sorted(cut for cut in cuts if 0 <= cut <= len(article.text))
    found: list[Block] = []
    for start, end in pairwise(edges):
        inside = _inside(start, coded)
        if found and not inside and not found[-1].coded:
            found[-1] = Block(found[-1].start, end, coded=False)
        else:
            found.append(Block(start, end, inside))
    return found


def _past_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _inside(position: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in ranges)


def pieces(text: str, marks: Iterable[Mark], start: int, end: int) -> list[Piece]:
    """Cut ``text[start:end]`` wherever a mark begins or ends.

    The texts of the pieces join to ``text[start:end]``. Each piece lists the marks that cover it, widest
    first, and the records whose anchor begins with it.
    """
    present = sorted(
        (mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end),
        key=lambda mark: (mark.start, -mark.end, mark.record, mark.kind),
    )
    cuts = {start, end}
    for mark in present:
        cuts |= {max(start, mark.start), min(end, mark.end)}
    return [_piece(text, present, first, stop, start) for first, stop in pairwise(sorted(cuts))]


def _piece(text: str, marks: Sequence[Mark], first: int, stop: int, block_start: int) -> Piece:
    covering = tuple(mark for mark in marks if mark.start <= first and stop <= mark.end)
    covering = tuple(sorted(covering, key=lambda mark: mark.start - mark.end))
    begins = (mark for mark in covering if mark.anchor and max(mark.start, block_start) == first)
    anchors = tuple(dict.fromkeys(mark.record for mark in begins if mark.start >= block_start))
    return Piece(text[first:stop], covering, anchors)
