"""The dates that a document mentions, resolved against its publication."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sayso.coding.dates.expressions import Expression, find_expressions
from sayso.coding.dates.interval import Interval, Tense
from sayso.coding.dates.resolution import resolve
from sayso.coding.dates.tense import tense_of, tense_of_date
from sayso.dateline import find_dateline
from sayso.knowledge.dates import date_words
from sayso.records import DateRange

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.document import Document
    from sayso.records import Article

REACH = 4
"""So many tokens before a date a verb of telling may stand ("told reporters in Oslo on Friday")."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression at tokens ``start`` to ``stop`` (exclusive); ``head`` is its syntactic root.

    ``verb`` is set where the words say better than the parse which verb the date belongs to.
    """

    start: int
    stop: int
    head: int
    date: DateRange
    verb: int | None = None


def publication(article: Article) -> DateRange | None:
    """Return when an article was published, by its metadata or else by its dateline; null where unknown."""
    if article.published is not None and article.published.latest is not None:
        return article.published
    for body in article.body[:2]:
        dateline = find_dateline(article.text, body.start, body.end, None)
        if dateline is not None and dateline.date is not None and dateline.date.latest is not None:
            return dateline.date
    return None


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Return the dates that a document mentions, in text order, without overlaps.

    Relative expressions resolve against the publication date; where that is a range, the result spans
    what both of its ends give. What cannot be resolved keeps its words, with a rule that says why.
    """
    text = document.doc.text
    published = publication(document.article)
    starts = [token.idx for token in document.doc]
    mentions: list[DateMention] = []
    for expression in find_expressions(text):
        start = bisect_right(starts, expression.start) - 1
        stop = bisect_left(starts, expression.end)
        if document.paragraphs[start] != document.paragraphs[stop - 1]:
            continue
        head = document.doc[start:stop].root
        span = document.span(start, stop)
        if _names_somebody(expression, document, start, stop):
            continue
        verb = _told_on(document, start, head)
        tense = _tense(expression, document, start, verb or head)
        expression = _with_bound(expression, head)
        interval = _interval(expression, published, tense, _context(mentions, document, start))
        resolved = DateRange(*interval[:2], span.text, interval.rule, span.start, span.end)
        mentions.append(DateMention(start, stop, head.i, resolved, verb.i if verb else None))
    return tuple(mentions)


def _names_somebody(expression: Expression, document: Document, start: int, stop: int) -> bool:
    """Say whether a bare month is a person's name here ("a setback for May")."""
    plain = expression.point.kind == "month" and expression.point.year is None and expression.last is None
    return plain and any(token.ent_type_ == "PERSON" for token in document.doc[start:stop])


def _tense(expression: Expression, document: Document, start: int, head: Token) -> Tense:
    tense = tense_of_date(head, headline=document.paragraphs[start] in document.headline)
    if expression.preposition == "since" and tense == "future":
        return "perfect"
    if head.lower_ == "of" and tense == "future" and expression.point.kind in {"day", "month"}:
        # "The ceasefire of 12 May will be reviewed": the verb says nothing about that day.
        return "present"
    # "has lasted, present": a duration goes on up to publication; it has no timetable.
    return tense_of(head) if expression.point.kind in {"duration", "ahead"} else tense


def _told_on(document: Document, start: int, head: Token) -> Token | None:
    """Return the verb of telling right before a date that the parse gives to what is told.

    "The ministry says on Thursday it has no information": the ministry says so on Thursday.
    """
    if head.head.i < start:
        return None
    for token in reversed(document.doc[max(head.sent.start, start - REACH) : start]):
        if token.is_punct:
            return None
        if token.pos_ == "VERB" and token.tag_ in {"VBD", "VBZ", "VBP"}:
            return token if token.lemma_ in date_words().reporting else None
    return None


def _with_bound(expression: Expression, head: Token) -> Expression:
    """Read "from" after a noun as "of": "footage from May" does not go on to this day."""
    after_noun = expression.preposition == "from" and head.head.pos_ in {"NOUN", "PROPN"}
    return replace(expression, preposition="at") if after_noun else expression


def _interval(
    expression: Expression, published: DateRange | None, tense: Tense, context: date | None
) -> Interval:
    days = sorted({day for day in _ends(published) if day is not None})
    if not days:
        return resolve(expression, None, tense, context)
    first, last = resolve(expression, days[0], tense, context), resolve(expression, days[-1], tense, context)
    return Interval(first.earliest, last.latest, last.rule)


def _ends(published: DateRange | None) -> Iterator[date | None]:
    if published is not None:
        yield published.earliest
        yield published.latest


def _context(mentions: list[DateMention], document: Document, start: int) -> date | None:
    """Return the single day named last before a token, in its own or the paragraph before."""
    for mention in reversed(mentions):
        if document.paragraphs[start] - document.paragraphs[mention.start] > 1:
            return None
        if mention.date.earliest is not None and mention.date.earliest == mention.date.latest:
            return mention.date.earliest
    return None
