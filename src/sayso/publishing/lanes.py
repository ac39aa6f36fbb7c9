"""Swim lanes: where the marks of positions stand on a shared axis of days. Geometry only, no markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from sayso.publishing.naming import sort_day
from sayso.publishing.stances import RANK
from sayso.records import Position, Stance

STEP = 17
"""Pixels between marks that stand side by side or one above the other."""
ROWS = 3
"""Marks that stand one above the other before a second column begins."""
TYPICAL_WIDTH = 480
"""Pixels of a lane, for telling whether marks of different days would cover each other."""

MOST_TICKS = 6
LEAD = timedelta(days=31)
"""How far before the first publication a dated position still stretches the axis."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A label on the axis: ``x`` in per cent of its width, ``anchor`` which end of the words stands there."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from ``first`` to ``last``, drawn from left to right."""

    first: date
    last: date

    def x(self, when: date) -> float:
        """Return where a day stands, in per cent of the width inside a margin; outliers stand at its edge."""
        whole = max((self.last - self.first).days, 1)
        share = (when - self.first).days / whole
        return round(3 + 94 * min(max(share, 0.0), 1.0), 2)

    def ticks(self) -> list[Tick]:
        """Return at most :data:`MOST_TICKS` labels: days, Mondays' weeks or first days of months."""
        days = _tick_days(self.first, self.last)
        several_years = self.first.year != self.last.year
        return [Tick(self.x(one), _tick_label(one, several_years), _anchor(self.x(one))) for one in days]


def _tick_days(first: date, last: date) -> list[date]:
    length = (last - first).days
    if length <= 0:
        return [first]
    if length > 31 * MOST_TICKS:
        step = -(-length // (31 * MOST_TICKS))
        months = [date(first.year + month // 12, month % 12 + 1, 1)
                  for month in range(first.month, first.month + length // 28 + 2)]  # fmt: skip
        return [one for one in months if first <= one <= last][::step]
    step = next(step for step in (1, 2, 7, 14, 28, 56) if length / step < MOST_TICKS)
    return [first + timedelta(days=offset) for offset in range(0, length + 1, step)]


def _tick_label(one: date, several_years: bool) -> str:
    return f"{one:%b %Y}" if several_years else f"{one.day} {one:%b}"


def _anchor(x: float) -> str:
    return "start" if x < 8 else "end" if x > 92 else "middle"


def axis_over(published: Iterable[date], positions: Iterable[Position]) -> Axis:
    """Return the axis that publications and positions share.

    A position long before the first publication (a recollection) does not stretch it.
    """
    days = sorted(published)
    said = sorted(sort_day(position.said_on) for position in positions if position.said_on.latest)
    floor = days[0] - LEAD if days else date.min
    every = sorted([*days, *(one for one in said if one >= floor)])
    if not every:
        return Axis(date(2000, 1, 1), date(2000, 1, 2))
    return Axis(every[0], every[-1])


@dataclass(frozen=True, slots=True)
class LaneMark:
    """One position on a lane: ``x`` in per cent, ``dx`` and ``y`` in pixels; ``tail`` where it may begin."""

    position: Position
    x: float
    dx: int
    y: int
    tail: float | None
    early: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A run of one stance by one actor: since when, until when, how often."""

    stance: Stance
    first: date | None
    last: date | None
    times: int

    @property
    def days(self) -> str:
        """The days of the run in words, the year left to the axis."""
        if self.first is None or self.last is None:
            return "undated"
        first, last = f"{self.first.day} {self.first:%b}", f"{self.last.day} {self.last:%b}"
        if self.first.year != self.last.year:
            return f"{first} {self.first.year} – {last} {self.last.year}"
        if self.first == self.last:
            return last
        return f"{self.first.day}–{last}" if self.first.month == self.last.month else f"{first} – {last}"


@dataclass(frozen=True, slots=True)
class Lane:
    """One actor's positions on one claim, in order of time; ``height`` in pixels."""

    actor: str
    marks: tuple[LaneMark, ...]
    steps: tuple[Step, ...]
    height: int


def lanes(positions: Iterable[Position], axis: Axis) -> list[Lane]:
    """Return a lane for each actor, from those who now affirm to those who now deny."""
    by_actor: defaultdict[str, list[Position]] = defaultdict(list)
    for position in sorted(positions, key=lambda one: (sort_day(one.said_on), RANK[one.stance], one.id)):
        by_actor[position.actor].append(position)
    made = [_lane(actor, found, axis) for actor, found in by_actor.items()]
    return sorted(made, key=_from_yes_to_no)


def _from_yes_to_no(lane: Lane) -> tuple[int, date, str]:
    return RANK[lane.steps[-1].stance], lane.steps[0].first or date.max, lane.actor


def _lane(actor: str, positions: Sequence[Position], axis: Axis) -> Lane:
    marks: list[LaneMark] = []
    for position in positions:
        when = sort_day(position.said_on)
        x = axis.x(when)
        dx, y = _free_place(x, marks)
        marks.append(LaneMark(position, x, dx, y, _tail(position, axis), when < axis.first))
    height = max(mark.y for mark in marks) + STEP // 2 + 4
    return Lane(actor, tuple(marks), steps(positions), height)


def _free_place(x: float, placed: Sequence[LaneMark]) -> tuple[int, int]:
    """Return the first place beside the day ``x`` that no mark covers: down first, then sideways."""
    direction = -1 if x > 60 else 1
    for column in range(len(placed) + 1):
        dx = direction * STEP * column
        for row in range(ROWS):
            y = STEP // 2 + 5 + STEP * row
            if not any(mark.y == y and _meet(x, dx, mark) for mark in placed):
                return dx, y
    raise AssertionError("as many columns as marks hold every mark")


def _meet(x: float, dx: int, mark: LaneMark) -> bool:
    return abs((x - mark.x) * TYPICAL_WIDTH / 100 + dx - mark.dx) < STEP


def _tail(position: Position, axis: Axis) -> float | None:
    earliest, latest = position.said_on.earliest, position.said_on.latest
    return axis.x(earliest) if earliest and latest and earliest < latest else None


def steps(positions: Sequence[Position]) -> tuple[Step, ...]:
    """Fold positions in order of time into runs of the same stance."""
    runs = []
    for stance, group in groupby(positions, key=lambda one: one.stance):
        found = list(group)
        days = [one.said_on.latest or one.said_on.earliest for one in found]
        runs.append(Step(stance, days[0], days[-1], len(found)))
    return tuple(runs)
