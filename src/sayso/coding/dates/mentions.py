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
    found = list(find_expressions(text))
    for number, expression in enumerate(found):
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
        expression = _with_bound(expression, head, tense)
        context = _context(mentions, document, start)
        if context is None and not mentions:
            later = found[number + 1] if number + 1 < len(found) else None
            expression = _from_publication(expression, later, head, tense)
        interval = _interval(expression, published, tense, context)
        if expression is not found[number] and expression.point != found[number].point:
            interval = interval._replace(rule=f"{interval.rule}: no other date is named")
        resolved = DateRange(*interval[:2], span.text, interval.rule, span.start, span.end)
        mentions.append(DateMention(start, stop, head.i, resolved, verb.i if verb else None))
    return tuple(mentions)


def _names_somebody(expression: Expression, document: Document, start: int, stop: int) -> bool:
    """Say whether a bare month or weekday is a person's name here ("a setback for May")."""
    point = expression.point
    if expression.last is not None or point.year is not None or point.which is not None:
        return False
    if point.kind not in {"month", "weekday", "season"} or point.unit is not None:
        return False
    doc = document.doc
    if point.kind == "month" and any(token.ent_type_ == "PERSON" for token in doc[start:stop]):
        return True
    return expression.preposition is None and stop - start == 1 and _part_of_a_name(doc[start])


def _part_of_a_name(token: Token) -> bool:
    """Say whether a weekday is a surname or a first name ("striker Kofi Friday", "Sunday Oliseh")."""
    doc, here = token.doc, token.i
    after = doc[here + 1] if here + 1 < len(doc) else None
    if (
        after is not None
        and token.dep_ == "compound"
        and after.ent_type_ == "PERSON"
        and after.pos_ == "PROPN"
    ):
        return True
    if here == 0 or not doc[here - 1].text[0].isupper():
        return False
    people = date_words().people
    return doc[here - 1].lower_ in people or (here > 1 and doc[here - 2].lower_ in people)


def _tense(expression: Expression, document: Document, start: int, head: Token) -> Tense:
    tense = tense_of_date(head, headline=document.paragraphs[start] in document.headline)
    if expression.preposition == "since" and tense == "future":
        return "perfect"
    if expression.point.kind == "ahead" and expression.point.words != "point" and _promised(head):
        # "promised elections within two years": what is promised lies ahead.
        return "future"
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


def _promised(head: Token) -> bool:
    governor = head.head
    while governor.pos_ not in {"VERB", "AUX"} and governor.head.i != governor.i:
        governor = governor.head
    return governor.lemma_ in date_words().promising


def _with_bound(expression: Expression, head: Token, tense: Tense) -> Expression:
    """Read "from" after a noun as "of", and bounds after "not" as what they come to.

    "Footage from May" does not go on to this day; "will not reopen until Monday" means on Monday, and
    "will not open before Monday" from Monday on.
    """
    preposition = expression.preposition
    if preposition == "from" and (head.head.pos_ in {"NOUN", "PROPN"} or head.head.lemma_ == "date"):
        return replace(expression, preposition="at")
    if preposition in {"until", "before"} and _negated(head):
        return replace(expression, preposition="at" if preposition == "until" else "starting")
    return expression


def _negated(head: Token) -> bool:
    """Say whether the verb that a date hangs on, or that verb's own governor, is denied."""
    governor = head.head
    return governor.pos_ in {"VERB", "AUX"} and any(
        child.dep_ == "neg" or child.lower_ == "never" for child in governor.children
    )


def _from_publication(
    expression: Expression, later: Expression | None, head: Token, tense: Tense
) -> Expression:
    """Count "three days earlier" from publication, where the text names no date that it could count from.

    So too "the following week", where it lies ahead.
    """
    point, ahead = expression.point, tense == "future"
    if (
        later is not None
        and later.start < head.sent.end_char
        and later.point.kind in {"day", "weekday", "phrase"}
    ):
        return expression
    if point.kind == "offset" and point.direction in {"earlier", "later"}:
        if (point.direction == "later") == ahead:
            return replace(expression, point=replace(point, direction="ahead" if ahead else "ago"))
    elif point.which in {"previous", "following"} and (point.which == "following") == ahead:
        return replace(expression, point=replace(point, which="next" if ahead else "last"))
    return expression


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
