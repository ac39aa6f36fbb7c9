"""What collating gives: the collation of all codings, the brief on one actor, the trace of a what-if."""

from __future__ import annotations

from typing import Literal

from sayso.records import (
    Claim,
    Conflict,
    DateRange,
    Direction,
    Dyad,
    Position,
    Realis,
    Record,
    StakeDomain,
    Stance,
)


class Tally(Record, frozen=True):
    """How many mentions tell of how many events (one an article), and these of how many claims."""

    articles: int
    statements: int
    mentions: int
    events: int
    claims: int
    positions: int


class CopyGroup(Record, frozen=True):
    """Articles that carry one text, exactly or nearly; the first of ``articles`` is the earliest."""

    articles: tuple[str, ...]
    kind: Literal["exact", "near"]


class Correction(Record, frozen=True):
    """An article that says that it corrects another. ``corrects`` is null where that one is not here."""

    article: str
    corrects: str | None
    words: str


class Entity(Record, frozen=True):
    """A country, organisation or person that several articles may mention.

    ``key`` is a country or organisation code, or a folded name; ``label`` is what articles call it most
    often and ``names`` all that they call it.
    """

    key: str
    kind: Literal["country", "organisation", "person", "group"]
    label: str
    names: tuple[str, ...]
    country: str | None
    articles: tuple[str, ...]
    mentions: int


class Collation(Record, frozen=True, kw_only=True):
    """Everything that comes of laying all codings side by side. Every tuple is in a fixed order."""

    tally: Tally
    claims: tuple[Claim, ...]
    positions: tuple[Position, ...]
    conflicts: tuple[Conflict, ...]
    dyads: tuple[Dyad, ...]
    copies: tuple[CopyGroup, ...]
    corrections: tuple[Correction, ...]
    entities: tuple[Entity, ...]


class BriefItem(Record, frozen=True, kw_only=True):
    """One line of a brief: a record of one article in its own words, with who says so.

    ``id`` is the record's id and ``words`` the text that it stands on; ``say_so`` names the speakers, or
    ``author of OUTLET``. ``detail`` is the kind of thing within its part of the brief: the direction and
    domain of a stake, the act of a statement, the type of a relation. ``copies`` counts further articles
    that carry the same text. ``claim`` is the claim that the record concerns, where there is one.
    """

    id: str
    words: str
    say_so: tuple[str, ...]
    article: str
    detail: str
    realis: Realis | None = None
    stance: Stance | None = None
    date: DateRange | None = None
    claim: str | None = None
    copies: int = 0


class StakeGroup(Record, frozen=True):
    """Stakes of one direction in one domain."""

    direction: Direction
    domain: StakeDomain
    items: tuple[BriefItem, ...]


class BriefQuestion(Record, frozen=True):
    """A question that an article asks. ``answers`` are ids of records that bear on it."""

    item: BriefItem
    answers: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Say whether anything in the sources bears on the question."""
        return bool(self.answers)


class Brief(Record, frozen=True, kw_only=True):
    """One page on one actor. ``headline`` counts what it is said to gain and lose, and on whose word.

    ``says`` are the actor's own statements, ``said_of_it`` deeds of speech directed at it, ``deeds``
    the claims about what it has done or is planning.
    """

    actor: str
    label: str
    headline: str
    stakes: tuple[StakeGroup, ...]
    says: tuple[BriefItem, ...]
    said_of_it: tuple[BriefItem, ...]
    deeds: tuple[Claim, ...]
    relations: tuple[BriefItem, ...]
    estimates: tuple[BriefItem, ...]
    motives: tuple[BriefItem, ...]
    questions: tuple[BriefQuestion, ...]


class Dependent(Record, frozen=True):
    """A record that rests on what was taken away.

    Counts of supports (mentions, statements) and of independent sources before and after; ``reason``
    names the record whose fall brought this one down, null where its own supports were taken.
    """

    id: str
    kind: Literal["claim", "position", "stake", "relation", "motive", "estimate", "question"]
    label: str
    supports_before: int
    supports_after: int
    sources_before: int
    sources_after: int
    reason: str | None = None


class WhatIf(Record, frozen=True, kw_only=True):
    """What falls without one claim, statement, source, article or event, and what stays with less."""

    without: str
    kind: Literal["claim", "statement", "source", "article", "event"]
    label: str
    lost: tuple[Dependent, ...]
    kept: tuple[Dependent, ...]
