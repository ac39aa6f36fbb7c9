"""Resolve dates that count from another date, once that one is resolved."""

from __future__ import annotations

from sayso.coding.dates.interval import UNRESOLVED, Interval
from sayso.coding.dates.periods import Period, nth_weekday, slack_of, step, step_units, unit_of
from sayso.coding.dates.points import Point


def resolve_anchored(point: Point, anchor: Interval) -> Interval:
    """Return the days of a composed point whose anchor has been resolved."""
    first, last, rule = anchor
    if first is None or last is None:
        return Interval(None, None, rule if rule.startswith(UNRESOLVED) else UNRESOLVED)
    if point.kind == "beside":
        return beside(point, Period(first, last), rule)
    if point.kind == "share":
        return _share(point, Period(first, last), rule)
    if point.kind == "nth weekday":
        return _nth_weekday(point, Period(first, last), rule)
    if point.words == "night into":
        return Interval(step(first, -1), last, f"night before: {rule}")
    if point.words == "night of":
        return Interval(first, step(last, 1), f"night after: {rule}")
    unit = point.unit or "week"
    week = unit_of(first, unit)
    if point.words == "beginning":
        week = Period(first, step(first, 6))
    elif point.words == "ending":
        week = Period(step_units(step(last, 1), -(point.number or 1), unit), last)
    return Interval(*week, f"{point.unit} {point.words}: {rule}")


def beside(point: Point, anchor: Period, rule: str) -> Interval:
    """Count days, weeks, months or years before or after a date."""
    if point.weekday is not None:
        return _weekday_beside(point, anchor, rule)
    number, unit = point.number or 1.0, point.unit or "day"
    sign, start = (1, anchor.last) if point.direction == "later" else (-1, anchor.first)
    day = step_units(start, sign * number, unit)
    slack = 0 if point.hedge == "exactly" else slack_of(unit)
    count = f"{number:g} {unit}{'' if number == 1 else 's'}"
    side = "after" if sign == 1 else "before"
    return Interval(step(day, -slack), step(day, slack), f"{count} {side}: {rule}")


def _weekday_beside(point: Point, anchor: Period, rule: str) -> Interval:
    """Count to the weekday strictly before or after a date."""
    weekday = point.weekday or 0
    if point.direction == "later":
        day, side = step(anchor.last, (weekday - anchor.last.weekday()) % 7 or 7), "after"
    else:
        day, side = step(anchor.first, -((anchor.first.weekday() - weekday) % 7 or 7)), "before"
    return Interval(day, day, f"weekday {side}: {rule}")


def _share(point: Point, period: Period, rule: str) -> Interval:
    number, unit = point.number or 1.0, point.unit or "day"
    if point.which == "first":
        period = Period(period.first, min(period.last, step(step_units(period.first, number, unit), -1)))
    else:
        after = step(period.last, 1)
        period = Period(max(period.first, step_units(after, -number, unit)), period.last)
    return Interval(*period, f"{point.which} {number:g} {unit}{'' if number == 1 else 's'} of: {rule}")


def _nth_weekday(point: Point, period: Period, rule: str) -> Interval:
    day = nth_weekday(period, point.weekday or 0, int(point.number or 1))
    if not period.first <= day <= period.last:
        return Interval(None, None, "unresolved: no such day")
    last = step(day, 1) if point.unit == "weekend" else day
    return Interval(day, last, f"{point.unit or 'weekday'} of: {rule}")
