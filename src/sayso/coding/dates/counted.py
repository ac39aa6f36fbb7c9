"""Resolve spans of time counted from the day of publication: "two weeks ago", "for three years"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sayso.coding.dates.interval import DURATION, Interval, Tense
from sayso.coding.dates.periods import slack_of, step, step_units, unit_of
from sayso.coding.dates.points import Point

CALENDAR = frozenset({"week", "weekend", "month", "year"})
"""Units that a whole count goes back or forth by as the calendar has them ("two months ago")."""


def resolve_counted(point: Point, published: date, tense: Tense) -> Interval:
    """Resolve a counted point against the day of publication."""
    return _COUNTED[point.kind](point, published, tense)


def _count(point: Point) -> tuple[float, str, str]:
    number, unit = point.number or 1.0, point.unit or "day"
    return number, unit, f"{number:g} {unit}{'' if number == 1 else 's'}"


def _offset(point: Point, published: date, tense: Tense) -> Interval:
    """Read "N units ago": that day, or that calendar week, month or year; bounds where it is hedged."""
    number, unit, count = _count(point)
    if unit in {"decade", "century"}:
        number, unit = number * (10 if unit == "decade" else 100), "year"
    if unit == "year" and not float(number).is_integer() and float(number * 12).is_integer():
        number, unit = number * 12, "month"
    sign = 1 if point.direction == "ahead" else -1
    side = "after" if sign == 1 else "before"
    near = step_units(published, sign * number, unit)
    if point.hedge in {"under", "within", "over"}:
        return _hedged(point, near, published, sign)
    if unit == "hour":
        return Interval(min(near, published), max(near, published), f"{count} {side} publication, to a day")
    if unit == "day" or point.hedge == "exactly":
        return Interval(near, near, f"{count} {side} publication")
    if unit in CALENDAR and float(number).is_integer():
        period = unit_of(published, unit, sign * int(number))
        return Interval(*period, f"calendar {unit}, {count} {side} that of publication")
    slack = slack_of(unit)
    earliest, latest = step(near, -slack), step(near, slack)
    rule = f"{count} {side} publication, to half a {unit}"
    if sign == 1:
        return Interval(max(earliest, published), latest, rule)
    return Interval(earliest, min(latest, published), rule)


def _hedged(point: Point, near: date, published: date, sign: int) -> Interval:
    """Bound "almost three years ago", "less than a week ago", "more than a month ago"."""
    number, unit, count = _count(point)
    side = "after" if sign == 1 else "before"
    if point.hedge == "over":
        rule = f"at least {count} {side} publication"
        return Interval(near, None, rule) if sign == 1 else Interval(None, near, rule)
    less = number - (0.5 if number <= 2 else 1) if point.hedge == "under" else 0
    other = step_units(published, sign * less, unit)
    return Interval(min(near, other), max(near, other), f"at most {count} {side} publication")


def _ahead(point: Point, published: date, tense: Tense) -> Interval:
    """Read "in two weeks" and "within three months": ahead in future tense, back in the perfect."""
    if tense == "perfect":
        return _stretch(replace(point, which="last"), published, tense)
    if tense == "past":
        return Interval(None, None, DURATION)
    if point.words == "point":
        return _offset(point, published, tense)
    return _stretch(replace(point, which="next"), published, tense)


def _stretch(point: Point, published: date, tense: Tense) -> Interval:
    number, unit, count = _count(point)
    if point.which == "next":
        return Interval(published, step_units(published, number, unit), f"{count} from publication")
    return Interval(step_units(published, -number, unit), published, f"{count} up to publication")


def _duration(point: Point, published: date, tense: Tense) -> Interval:
    if tense not in {"perfect", "present"}:
        return Interval(None, None, DURATION)
    if point.words == "vague":
        return Interval(None, published, "duration without a count, up to publication")
    number, unit, count = _count(point)
    return Interval(step_units(published, -number, unit), published, f"duration of {count} up to publication")


_COUNTED: dict[str, Callable[[Point, date, Tense], Interval]] = {
    "offset": _offset,
    "ahead": _ahead,
    "stretch": _stretch,
    "duration": _duration,
}
