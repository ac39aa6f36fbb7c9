"""What resolving a date gives: an interval with the rule that made it; and the parts of periods."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from sayso.coding.dates.periods import Period, easter, months_of, nth_weekday, part_of, step
from sayso.coding.dates.points import Point
from sayso.knowledge.dates import date_words

Tense = Literal["past", "perfect", "present", "future"]
"""The tense of the words that a date stands with; ``present`` where nothing decides."""

UNRESOLVED = "unresolved"
NO_PUBLICATION = "unresolved: no publication date"
OTHER_DATE = "unresolved: relative to another date"
DURATION = "unresolved: a duration"


class Interval(NamedTuple):
    """Earliest and latest day, either of which may be open, and the name of the rule."""

    earliest: date | None
    latest: date | None
    rule: str


def partial(point: Point, period: Period, rule: str) -> Interval:
    """Return the share of a period that a point means, or all of it."""
    if point.part is None:
        return Interval(*period, rule)
    first, last = part_of(period, point.part)
    name = {"early": "early in", "late": "late in"}.get(point.part, f"{point.part.replace('_', ' ')} of")
    return Interval(first, last, f"{name}: {rule}")


def day_in(point: Point, year: int) -> date:
    """Return the day that a point names, in a year. Raises ``ValueError`` where that year lacks it."""
    name = point.words
    if name is None:
        return date(year, point.month or 1, point.day or 1)
    feasts = date_words().feasts
    if name in feasts.easter:
        return step(easter(year), feasts.easter[name])
    if name in feasts.nth_weekday:
        month, weekday, number, further = feasts.nth_weekday[name]
        return step(nth_weekday(months_of(year, month, month), weekday, number), further)
    return date(year, *feasts.fixed[name])


def season_of(point: Point, year: int) -> Period:
    """Return the season that a point names, of the year in which it begins."""
    return months_of(year, *date_words().seasons[point.words or "winter"])


def quarter_of(point: Point, year: int) -> Period:
    """Return the quarter or half that a point names."""
    length = 3 if point.words == "quarter" else 6
    first = int((point.number or 1) - 1) * length + 1
    return months_of(year, first, first + length - 1)
