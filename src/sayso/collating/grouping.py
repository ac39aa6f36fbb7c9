"""Propositions of all articles gathered into groups that tell of one thing.

Propositions are taken in a canonical order (those that name both sides first, then by publication), so
the result depends on the set alone. Each is compared with the groups that share an actor and an idea with
it, found through an index, so that cost grows nearly with the number of mentions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest

from sayso.collating.likeness import THRESHOLD, TOLERANCE, actors_fit, horizon_of, score, window_of
from sayso.collating.propositions import Proposition

CANDIDATES = 24
"""Groups compared with one proposition: those that share most ideas with it."""

WITNESSES = 8
"""Members of a group, of different wording, that a proposition is compared with."""


LOOSE, ALL = -1, -2
"""Stretches of time of groups without a known date, and of all groups."""

MANY = 30
"""Stretches of time from which a date says nothing about which groups to meet."""

Key = tuple[str, str, int, str]
"""Family, party, stretch of time, idea."""


class Group:
    """Propositions that tell of one thing. ``witnesses`` are members of different wording."""

    def __init__(self, first: Proposition) -> None:
        self.members = [first]
        self.witnesses = [first]
        self._seen = {_wording(first)}
        self._fullest = first

    def likeness(self, other: Proposition) -> float:
        """Return the best score among the witnesses, 0 where the group's fullest actors do not fit."""
        if not actors_fit(self._fullest, other) and self._fullest.parties:
            return 0.0
        return max(score(witness, other) for witness in self.witnesses)

    def add(self, member: Proposition) -> None:
        """Take in a proposition."""
        self.members.append(member)
        if len(member.parties) > len(self._fullest.parties):
            self._fullest = member
        if len(self.witnesses) < WITNESSES and _wording(member) not in self._seen:
            self._seen.add(_wording(member))
            self.witnesses.append(member)


def _wording(one: Proposition) -> tuple[object, ...]:
    return one.triggers, one.words, one.earliest, one.latest, one.places, one.source, one.target


class Index:
    """Groups by family, party, stretch of time and idea.

    Time is cut into stretches, so that a proposition meets only groups of its own days. Where a date is not
    known, or spans many stretches, a group is kept loose, for everyone to meet.
    """

    def __init__(self) -> None:
        self._postings: defaultdict[Key, list[int]] = defaultdict(list)
        self._posted: set[tuple[Key, int]] = set()

    def post(self, number: int, one: Proposition) -> None:
        """Make group ``number`` findable by a member."""
        for key in _keys(one, [*(_stretches(one) or [LOOSE]), ALL]):
            if (key, number) not in self._posted:
                self._posted.add((key, number))
                self._postings[key].append(number)

    def candidates(self, one: Proposition) -> list[int]:
        """Return the groups that share most ideas with a proposition, most first."""
        shared: Counter[int] = Counter()
        stretches = _stretches(one)
        for key in _keys(one, [*stretches, LOOSE] if stretches else [ALL]):
            shared.update(self._postings.get(key, ()))
        best = nlargest(CANDIDATES, ((count, -number) for number, count in shared.items()))
        return [-number for _, number in best]


def _keys(one: Proposition, stretches: Sequence[int]) -> Iterator[Key]:
    marks = (*one.triggers, *one.words, *one.places, f"cameo {one.cameo}")
    for party in one.parties or {f"in {one.article}"}:
        for stretch in stretches:
            for mark in marks:
                yield one.family, party, stretch, mark


def _stretches(one: Proposition) -> list[int]:
    """Return the stretches of time that a proposition may be of, none where they are unknown or many."""
    horizon = horizon_of(one, strong=True)
    window = window_of(one, horizon)
    if window is None:
        return []
    length = horizon.days
    first = (window[0].toordinal() - TOLERANCE.days) // length
    last = (window[1].toordinal() + TOLERANCE.days) // length
    return list(range(first, last + 1)) if last - first < MANY else []


def grouped(propositions: Iterable[Proposition]) -> list[list[Proposition]]:
    """Return the propositions in groups that tell of one thing, members and groups in canonical order."""
    groups: list[Group] = []
    index = Index()
    for one in sorted(propositions, key=_specific_first):
        number = _best(one, groups, index)
        if number is None:
            number = len(groups)
            groups.append(Group(one))
        else:
            groups[number].add(one)
        index.post(number, one)
    found = [sorted(group.members, key=_order) for group in groups]
    return sorted(found, key=lambda members: _order(members[0]))


def _best(one: Proposition, groups: list[Group], index: Index) -> int | None:
    best, chosen = THRESHOLD, None
    for number in index.candidates(one):
        likeness = groups[number].likeness(one)
        if likeness > best or (likeness == best and (chosen is None or number < chosen)):
            best, chosen = likeness, number
    return chosen


def _specific_first(one: Proposition) -> tuple[object, ...]:
    return (-(bool(one.source) + bool(one.target)), *_order(one))


def _order(one: Proposition) -> tuple[object, ...]:
    return (*one.order, one.event)
