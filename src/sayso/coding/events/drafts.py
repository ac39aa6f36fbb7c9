"""Events in the making: mentions with their actors and realis before ids are known to statements."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.records import DateRange, EventType, Place, QuadClass, Quantity, Realis, Why

if TYPE_CHECKING:
    from sayso.coding.speech.drafts import Draft


@dataclass(slots=True, eq=False)
class MentionDraft:
    """One place that tells of an event. ``negated`` is the syntax; ``realis`` is before any stance."""

    start: int
    stop: int
    head: int
    realis: Realis
    negated: bool
    conditional: bool
    nominal: bool
    date: DateRange
    place: Place | None
    quantities: tuple[Quantity, ...]
    say_so: tuple[str, ...]


@dataclass(slots=True, eq=False)
class EventDraft:
    """An event with its mentions. ``source`` and ``target`` are actor ids."""

    type: EventType | None
    mode: str | None
    cameo: str | None
    quad: QuadClass | None
    goldstein: float | None
    context: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    lemma: str
    why: Why
    mentions: list[MentionDraft] = field(default_factory=list)
    statement: Draft | None = None
    anchored: bool = True
    """Whether a known actor takes part; else it can only tell an event again ("the soldiers crossed")."""
    id: str = ""

    @property
    def material(self) -> bool:
        """Say whether the event is a deed and not only words."""
        return self.quad in {"MATERIAL COOPERATION", "MATERIAL CONFLICT"}


def absorb(earlier: EventDraft, later: EventDraft) -> None:
    """Take another telling of one occurrence into an event."""
    earlier.mentions.extend(later.mentions)
    earlier.source = earlier.source or later.source
    earlier.target = earlier.target or tuple(actor for actor in later.target if actor not in earlier.source)
    earlier.mode = earlier.mode or later.mode
    earlier.anchored = earlier.anchored or later.anchored
