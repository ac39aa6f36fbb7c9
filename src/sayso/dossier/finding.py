"""One record found by its id, with the words it stands on."""

from __future__ import annotations

from sayso.dossier.sentences import sentence_around
from sayso.records import (
    Actor,
    AnyAssertion,
    Article,
    Coding,
    Event,
    Question,
    Record,
    Span,
    Statement,
    Why,
)

AnyRecord = Article | Actor | Statement | Event | AnyAssertion | Question


class Found(Record, frozen=True, kw_only=True):
    """A record, the coding it belongs to and where it stands.

    ``table`` is the dossier's table that lists it. ``span`` is the anchor in the article's text (cue,
    trigger, first mention, question), null for an article or an actor without mentions; ``sentence`` is
    the text around it and ``why`` what made the record.
    """

    table: str
    record: AnyRecord
    coding: Coding
    span: Span | None
    sentence: str | None
    why: Why | None


def found_in(coding: Coding, table: str, record_id: str) -> Found:
    """Return the record ``record_id`` of ``coding`` that ``table`` lists."""
    record = _record(coding, table, record_id)
    span = _anchor(record)
    return Found(
        table=table,
        record=record,
        coding=coding,
        span=span,
        sentence=sentence_around(coding.article.text, span.start, span.end) if span else None,
        why=None if isinstance(record, Article) else record.why,
    )


def _record(coding: Coding, table: str, record_id: str) -> AnyRecord:
    records: tuple[AnyRecord, ...]
    match table:
        case "articles":
            return coding.article
        case "actors":
            records = coding.actors
        case "statements":
            records = coding.statements
        case "events":
            records = coding.events
        case "questions":
            records = coding.questions
        case _:
            records = coding.assertions
    return next(record for record in records if record.id == record_id)


def _anchor(record: AnyRecord) -> Span | None:
    match record:
        case Article():
            return None
        case Actor():
            return record.mentions[0] if record.mentions else None
        case Event():
            return record.mentions[0].trigger if record.mentions else None
        case Question():
            return Span(record.text, record.start, record.end)
        case _:
            return record.cue
