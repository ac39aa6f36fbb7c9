"""An article as a page part: its text with marks in place, notes in the margin, and its records below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.publishing.index import Index
from sayso.publishing.marks import Mark, MarkKind, Piece, blocks, marks_of, pieces
from sayso.publishing.stances import RANK
from sayso.records import Article, Coding, Stance, Statement

LINKED: tuple[MarkKind, ...] = ("cue", "trigger", "assertion", "question", "speaker", "actor")
"""Kinds of marks that are links to their record; where several cover a piece, the first one wins."""

LETTER: dict[MarkKind, str] = {
    "content": "c",
    "cue": "q",
    "speaker": "s",
    "trigger": "e",
    "actor": "a",
    "assertion": "k",
    "question": "u",
}
"""Class names, short because they are repeated thousands of times."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as markup, and the statements whose cue stands in it."""

    html: Markup
    statements: tuple[Statement, ...]
    coded: bool


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article, ready for the page. ``loose`` are ids of records that stand on no words."""

    article: Article
    coding: Coding
    paragraphs: tuple[Paragraph, ...]
    loose: tuple[str, ...]


def annotate(coding: Coding, index: Index) -> AnnotatedArticle:
    """Return the article of ``coding`` with every record marked in its text.

    Without tags and notes the paragraphs join to ``article.text`` exactly.
    """
    article = coding.article
    marks = marks_of(coding)
    stances = {statement.id: leading_stance(statement) for statement in coding.statements}
    paragraphs = []
    for block in blocks(article):
        cut = pieces(article.text, marks, block.start, block.end)
        said = (one for one in coding.statements if block.start <= one.cue.start < block.end)
        html = Markup("").join(_piece(piece, stances) for piece in cut)
        ordered = tuple(sorted(said, key=lambda one: one.cue.start))
        paragraphs.append(Paragraph(html, ordered, block.coded))
    placed = {mark.record for mark in marks if mark.anchor}
    every = (*coding.actors, *coding.statements, *coding.events, *coding.assertions, *coding.questions)
    loose = tuple(record.id for record in every if record.id not in placed)
    return AnnotatedArticle(article, coding, tuple(paragraphs), loose)


def leading_stance(statement: Statement) -> Stance | None:
    """Return the stance that colours a statement: the one furthest from a plain yes, null without any."""
    return max((about.stance for about in statement.about), key=RANK.__getitem__, default=None)


def _piece(piece: Piece, stances: dict[str, Stance | None]) -> Markup:
    """Return one piece as markup: plain text, a marked span, or a link to the record it shows."""
    if not piece.marks:
        return Markup.escape(piece.text)
    inner = Markup.escape(piece.text)
    for record in piece.anchors[1:]:
        inner = Markup('<span id="{}">{}</span>').format(record, inner)
    attributes = Markup(' class="{}" data-r="{}"').format(
        " ".join(_classes(piece.marks, stances)), " ".join(dict.fromkeys(mark.record for mark in piece.marks))
    )
    if piece.anchors:
        attributes = Markup(' id="{}"').format(piece.anchors[0]) + attributes
    target = _target(piece.marks)
    if target is None:
        return Markup("<span{}>{}</span>").format(attributes, inner)
    still = Markup("") if target.kind in ("cue", "trigger") else Markup(' tabindex="-1"')
    return Markup('<a href="#{}-record"{}{}>{}</a>').format(target.record, still, attributes, inner)


def _target(marks: Sequence[Mark]) -> Mark | None:
    """Return the mark whose record a piece links to; of several of a kind, the narrowest."""
    linked = [mark for mark in marks if mark.kind in LINKED]
    return min(linked, key=lambda one: (LINKED.index(one.kind), one.end - one.start), default=None)


def _classes(marks: Iterable[Mark], stances: dict[str, Stance | None]) -> list[str]:
    """Return the classes of a piece: its kinds, how deep statements nest, and the innermost stance."""
    present = list(marks)
    kinds = dict.fromkeys(LETTER[mark.kind] for mark in present)
    depth = len({mark.record for mark in present if mark.kind == "content"})
    spoken = [mark.record for mark in present if mark.kind in ("content", "cue")]
    cues = [mark.record for mark in present if mark.kind == "cue"]
    stance = stances.get((cues or spoken or [""])[-1])
    return ["m", *kinds, *([f"d{min(depth, 3)}"] if depth else []), *([stance] if stance else [])]
