"""The ledger: every claim with who stands where on it, contested claims first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sayso.publishing.index import Index
from sayso.publishing.naming import sort_day, span_of_days
from sayso.publishing.stances import LOOKS, RANK, contested
from sayso.records import Claim, Position, Stance


@dataclass(frozen=True, slots=True)
class Camp:
    """The actors that take one stance on a claim, each with the day when they first did."""

    stance: Stance
    since: tuple[tuple[str, date | None], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim and its positions in order of time.

    ``copied`` holds, by the id of a position, the same position in copies of its article.
    """

    claim: Claim
    positions: tuple[Position, ...]
    copied: Mapping[str, tuple[Position, ...]] = field(default_factory=dict)

    @property
    def contested(self) -> bool:
        """Whether somebody denies, doubts, declines, does not know or does not deny."""
        return contested(position.stance for position in self.positions)

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors with a position, in order of their first."""
        return tuple(dict.fromkeys(position.actor for position in self.positions))

    @property
    def days(self) -> str:
        """When the claim's event happened, in words."""
        return span_of_days(self.claim.earliest, self.claim.latest)

    def camps(self) -> list[Camp]:
        """Return who takes which stance and since when, from yes to no.

        An actor that has taken several stances stands in several camps.
        """
        since: defaultdict[Stance, dict[str, date | None]] = defaultdict(dict)
        for position in self.positions:
            when = position.said_on.latest or position.said_on.earliest
            since[position.stance].setdefault(position.actor, when)
        taken = (look.stance for look in LOOKS if look.stance in since)
        return [Camp(stance, tuple(since[stance].items())) for stance in taken]

    def latest(self) -> dict[str, Position]:
        """Return each actor's latest position."""
        return {position.actor: position for position in self.positions}


def ledger(index: Index) -> list[Entry]:
    """Return every claim with its positions: contested claims first, then by how many actors speak of it."""
    return sorted((_entry(claim, index) for claim in index.collation.claims), key=_weight)


def _entry(claim: Claim, index: Index) -> Entry:
    own: list[Position] = []
    copied: defaultdict[str, list[Position]] = defaultdict(list)
    found = in_time(index.positions_of[claim.id])
    for position in found:
        original = _original(position, found, index)
        if original:
            copied[original.id].append(position)
        else:
            own.append(position)
    return Entry(claim, tuple(own), {one: tuple(positions) for one, positions in copied.items()})


def _original(position: Position, positions: Iterable[Position], index: Index) -> Position | None:
    """Return the position that this one copies: the same stance of the same actor in the text copied."""
    source = index.copy_of.get(position.article)
    same = (position.actor, position.organ, position.stance)
    return next(
        (one for one in positions if one.article == source and (one.actor, one.organ, one.stance) == same),
        None,
    )


def in_time(positions: Iterable[Position]) -> tuple[Position, ...]:
    """Return positions by day; on one day from yes to no."""
    return tuple(sorted(positions, key=lambda one: (sort_day(one.said_on), RANK[one.stance], one.id)))


def _weight(entry: Entry) -> tuple[bool, int, int, int, str]:
    stances = {position.stance for position in entry.positions}
    return (not entry.contested, -len(entry.actors), -len(stances), -entry.claim.mentions, entry.claim.id)
