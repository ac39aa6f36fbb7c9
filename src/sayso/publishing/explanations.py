"""What ``why`` tells of a record, as records: ready for the terminal and for JSON."""

from __future__ import annotations

from sayso.publishing.quoting import Quotation
from sayso.records import DateRange, Record, Why


class Link(Record, frozen=True):
    """One voice of a say-so chain: a statement, its speaker and cue; the outlet has no statement."""

    speaker: str
    statement: str | None = None
    cue: str | None = None


class Evidence(Record, frozen=True):
    """Words that a record stands on: their offsets, their sentence in three parts, and their say-so chains.

    ``article.text[start:end]`` are the words. A chain leads from the outlet to the root speaker.
    """

    start: int
    end: int
    sentence: Quotation
    say_so: tuple[tuple[Link, ...], ...] = ()


class ActorNote(Record, frozen=True):
    """An actor of a record and how it was resolved."""

    id: str
    label: str
    resolved_by: str
    words: str | None = None


class ArticleNote(Record, frozen=True):
    """The article that a record comes from."""

    id: str
    title: str | None
    outlet: str | None
    published: DateRange | None
    source: str | None
    url: str | None


class Explanation(Record, frozen=True, kw_only=True):
    """Everything that ``why`` tells of one record.

    ``facts`` are pairs of a heading and words; ``supports`` explain the records that a claim, position or
    conflict is made from.
    """

    id: str
    kind: str
    label: str
    why: Why | None = None
    evidence: tuple[Evidence, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    actors: tuple[ActorNote, ...] = ()
    article: ArticleNote | None = None
    supports: tuple[Explanation, ...] = ()
