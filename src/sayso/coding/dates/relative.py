"""Resolve dates that count from the day of publication, each kind by its own rule."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from sayso.coding.dates.counted import resolve_counted
from sayso.coding.dates.interval import (
    DURATION,
    OTHER_DATE,
    Interval,
    Tense,
    day_in,
    partial,
    quarter_of,
    season_of,
)
from sayso.coding.dates.periods import Period, months_of, step, unit_of
from sayso.coding.dates.points import Point
from sayso.knowledge.dates import date_words

NEAR = 31
"""So many days from publication a weekday tells more than the tense."""
MONTHS = 400
"""Within so many months every day of the month falls on every weekday."""


def resolve_relative(point: Point, published: date, tense: Tense) -> Interval:
    """Resolve a point of a relative kind against the day of publication."""
    resolver = _RELATIVE.get(point.kind)
    return resolver(point, published, tense) if resolver else resolve_counted(point, published, tense)


def _within(
    point: Point, interval: Interval, published: date, tense: Tense, *, whole: bool = False
) -> Interval:
    """Cut a period that holds the day of publication where the tense says on which side it lies.

    A period that is ``whole`` is cut only in the past tense ("will meet this week": Monday to Sunday).
    """
    earliest, latest, rule = interval
    if earliest is None or latest is None:
        return interval
    if point.part == "so_far":
        return Interval(earliest, min(latest, published), f"earlier in: {rule}")
    if point.part == "remaining":
        return Interval(max(earliest, published), latest, f"later in: {rule}")
    earliest, latest, rule = interval = partial(point, Period(earliest, latest), rule)
    if earliest is None or latest is None or not earliest <= published <= latest:
        return interval
    if tense in {"past", "perfect"}:
        return Interval(earliest, published, f"{rule}, up to publication")
    if tense == "future" and not whole:
        return Interval(published, latest, f"{rule}, from publication")
    return interval


def _day(point: Point, published: date, tense: Tense) -> Interval:
    if point.year_shift is not None:
        day = day_in(point, published.year + point.year_shift)
        return Interval(day, day, "day of last, this or next year")
    years = range(published.year - 4, published.year + 5)
    days = [day for day in (_valid(point, year) for year in years) if day is not None]
    # "Sunday, March 3": of the years around publication, the weekday picks one.
    days = [day for day in days if _named(day, point.weekday, published, tense)] or days
    if not days:
        raise ValueError("no year has that day")
    if tense in {"past", "perfect"}:
        day = max((day for day in days if day <= published), default=days[0])
        rule = "day and month, past tense: latest up to publication"
    elif tense == "future":
        day = min((day for day in days if day >= published), default=days[-1])
        rule = "day and month, future tense: first from publication"
    else:
        day = min(days, key=lambda day: abs(day - published))
        rule = "day and month: nearest to publication"
    return Interval(day, day, rule)


def _named(day: date, weekday: int | None, published: date, tense: Tense) -> bool:
    """Say whether a day is the one whose weekday is named: near publication, or on the side of the tense."""
    far = day.year - published.year
    if day.weekday() != weekday or abs(far) > 1:
        return False
    side = day >= published if tense == "future" else day <= published
    return side or abs((day - published).days) <= NEAR


def _valid(point: Point, year: int) -> date | None:
    try:
        return day_in(point, year)
    except ValueError:
        return None


def _ordinal_day(point: Point, published: date, tense: Tense) -> Interval:
    """Read "on the 14th": of this or the nearest month by tense, or of the month that is named."""
    number = point.day or 1
    if point.which is not None:
        month = unit_of(published, "month", {"last": -1, "next": 1}.get(point.which, 0))
        day = month.first.replace(day=number)
        return Interval(day, day, f"day of {point.which} month")
    ahead = tense == "future"
    months = (unit_of(published, "month", shift if ahead else -shift).first for shift in range(MONTHS))
    days = (month + timedelta(days=number - 1) for month in months if number <= _length(month))
    day = next(
        day
        for day in days
        if (day >= published if ahead else day <= published) and point.weekday in {None, day.weekday()}
    )
    rule = "day of the month, future tense: first from" if ahead else "day of the month: latest up to"
    return Interval(day, day, f"{rule} publication")


def _length(month: date) -> int:
    return calendar.monthrange(month.year, month.month)[1]


def _month(point: Point, published: date, tense: Tense) -> Interval:
    month = point.month or 1
    here = published.year * 12 + published.month - 1
    years = range(published.year - 1, published.year + 2)
    if point.year_shift is not None:
        year, rule = published.year + point.year_shift, "month of last, this or next year"
    elif point.which == "last":
        year = max(y for y in years if y * 12 + month - 1 < here)
        rule = "last month of that name: latest before the month of publication"
    elif point.which == "next":
        year = min(y for y in (*years, published.year + 2) if y * 12 + month - 1 > here)
        rule = "next month of that name: first after the month of publication"
    elif point.which == "this":
        year, rule = published.year, "this month of that name: year of publication"
    elif tense in {"past", "perfect"}:
        year = max(y for y in years if _begun(point, y, published))
        rule = "month, past tense: latest up to publication"
    elif tense == "future":
        year = min(y for y in years if not _over(point, y, published))
        rule = "month, future tense: first from publication"
    else:
        year = min(years, key=lambda y: abs(y * 12 + month - 1 - here))
        rule = "month: nearest to publication"
    interval = Interval(*months_of(year, month, month), rule)
    return _within(point, interval, published, tense, whole=point.which == "this")


def _begun(point: Point, year: int, published: date) -> bool:
    """Say whether a month, or the part of it that is meant, has begun by publication."""
    first = partial(point, months_of(year, point.month or 1, point.month or 1), "").earliest
    return first is not None and first <= published


def _over(point: Point, year: int, published: date) -> bool:
    last = partial(point, months_of(year, point.month or 1, point.month or 1), "").latest
    return last is not None and last < published


def _weekday(point: Point, published: date, tense: Tense) -> Interval:
    weekday = point.weekday or 0
    back = (published.weekday() - weekday) % 7
    ahead = (weekday - published.weekday()) % 7
    if point.unit == "in a week":
        day = step(published, ahead + 7)
        return Interval(day, day, "weekday a week after the first from publication")
    if point.unit is not None:
        shift = {"last": -1, "this": 0, "next": 1}[point.unit]
        day = step(unit_of(published, "week", shift).first, weekday)
        return Interval(day, day, f"weekday of {point.unit} calendar week")
    if point.which == "last":
        day = step(published, -(back or 7) - 7 * (int(point.number or 1) - 1))
        return Interval(day, day, "last weekday: strictly before publication")
    if point.which == "next":
        day = step(published, ahead or 7)
        return Interval(day, day, "next weekday: strictly after publication")
    if point.which == "this":
        day = step(unit_of(published, "week").first, weekday)
        return Interval(day, day, "this weekday: of the calendar week of publication")
    if tense == "future":
        day = step(published, ahead)
        rule = "day of publication" if ahead == 0 else "first after publication"
        return Interval(day, day, f"weekday, future tense: {rule}")
    # Reporting looks back: without a tense the latest weekday is meant.
    day = step(published, -back)
    rule = "day of publication" if back == 0 else "latest before publication"
    return Interval(day, day, f"weekday, {'no' if tense == 'present' else 'past'} tense: {rule}")


def _season(point: Point, published: date, tense: Tense) -> Interval:
    seasons = [season_of(point, year) for year in range(published.year - 2, published.year + 3)]
    if point.year_shift is not None:
        period = season_of(point, published.year + point.year_shift)
        return _within(point, Interval(*period, "season of last, this or next year"), published, tense)
    if point.which == "last":
        period = max(season for season in seasons if season.last < published)
        return partial(point, period, "last season: latest that ended before publication")
    if point.which == "next":
        period = min(season for season in seasons if season.first > published)
        return partial(point, period, "next season: first that begins after publication")
    if tense == "future":
        period = min(season for season in seasons if season.last >= published)
        rule = "season, future tense: first that is not over"
    else:
        period = max(season for season in seasons if season.first <= published)
        rule = "season, past tense: latest that began by publication"
    return _within(point, Interval(*period, rule), published, tense, whole=point.which == "this")


def _unit(point: Point, published: date, tense: Tense) -> Interval:
    unit = point.unit or "week"
    if unit == "weekend" and point.which != "this":
        return _weekend(point, published, tense)
    shift = {"last": -1, "next": 1}.get(point.which or "this", 0)
    side = {-1: "before", 0: "of", 1: "after"}[shift]
    interval = Interval(*unit_of(published, unit, shift), f"calendar {unit} {side} publication")
    return _within(point, interval, published, tense, whole=True)


def _weekend(point: Point, published: date, tense: Tense) -> Interval:
    this = unit_of(published, "weekend")
    if point.which == "next":
        period = this if published < this.first else unit_of(published, "weekend", 1)
        return Interval(*period, "first weekend after publication")
    if point.which == "the" and tense == "future":
        return Interval(max(this.first, published), this.last, "first weekend that is not over")
    if point.which == "the" and this.first <= published:
        return _within(point, Interval(*this, "weekend of publication"), published, tense)
    return Interval(*unit_of(published, "weekend", -1), "latest weekend before publication")


def _before_last(point: Point, published: date, tense: Tense) -> Interval:
    """Read "the month before last" and "the week after next"."""
    sign = -1 if point.which == "last" else 1
    rule = "the one before last" if sign < 0 else "the one after next"
    if point.weekday is not None:
        first = _weekday(replace(point, kind="weekday"), published, tense).earliest or published
        return Interval(step(first, 7 * sign), step(first, 7 * sign), rule)
    if point.words is not None:
        found = _season(replace(point, kind="season"), published, tense)
        year = (found.earliest or published).year + sign
        return Interval(*season_of(point, year), rule)
    return Interval(*unit_of(published, point.unit or "week", 2 * sign), rule)


def _phrase(point: Point, published: date, tense: Tense) -> Interval:
    words = point.words or ""
    if words.startswith("within") and tense == "past":
        return Interval(None, None, DURATION)
    phrase = date_words().phrases[words]
    first = None if phrase.first is None else step(published, phrase.first)
    last = None if phrase.last is None else step(published, phrase.last)
    return Interval(first, last, phrase.rule)


def _from_publication(point: Point, published: date, tense: Tense) -> Interval:
    if tense == "past":
        return Interval(None, None, OTHER_DATE)
    return Interval(published, None, "from publication")


def _quarter(point: Point, published: date, tense: Tense) -> Interval:
    if point.year_shift is not None:
        period = quarter_of(point, published.year + point.year_shift)
        interval = Interval(*period, f"{point.words} of last, this or next year")
        return _within(point, interval, published, tense, whole=True)
    periods = [quarter_of(point, year) for year in range(published.year - 1, published.year + 2)]
    if tense == "future":
        period = min(period for period in periods if period.last >= published)
        rule = f"{point.words}, future tense: first that is not over"
    else:
        period = max(period for period in periods if period.first <= published)
        rule = f"{point.words}, past tense: latest that began by publication"
    return _within(point, Interval(*period, rule), published, tense)


_RELATIVE: dict[str, Callable[[Point, date, Tense], Interval]] = {
    "day": _day,
    "ordinal day": _ordinal_day,
    "month": _month,
    "weekday": _weekday,
    "season": _season,
    "unit": _unit,
    "before last": _before_last,
    "phrase": _phrase,
    "quarter": _quarter,
    "now": lambda point, published, tense: Interval(published, published, "day of publication"),
    "up to publication": lambda point, published, tense: Interval(None, published, "up to publication"),
    "from publication": _from_publication,
}
