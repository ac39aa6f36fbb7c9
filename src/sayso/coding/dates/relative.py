"""Resolve dates that count from the day of publication, each kind by its own rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sayso.coding.dates.interval import DURATION, OTHER_DATE, Interval, Tense, partial, quarter_of, season_of
from sayso.coding.dates.periods import DAYS, Period, months_of, step, step_units, unit_of
from sayso.coding.dates.points import Point
from sayso.knowledge.dates import date_words

CLOSE, FAR = 7, 250
"""Days from publication: a day within a week is meant, not one most of a year off, whatever the tense."""


def resolve_relative(point: Point, published: date, tense: Tense) -> Interval:
    """Resolve a point of a relative kind against the day of publication."""
    return _RELATIVE[point.kind](point, published, tense)


def _within(point: Point, period: Period, rule: str, published: date, tense: Tense) -> Interval:
    """Cut a period that holds the day of publication where the tense says on which side it lies."""
    part = point.part
    if part == "so_far":
        return Interval(period.first, min(period.last, published), f"earlier in: {rule}")
    if part == "remaining":
        return Interval(max(period.first, published), period.last, f"later in: {rule}")
    interval = partial(point, period, rule)
    earliest, latest = interval.earliest, interval.latest
    if earliest is None or latest is None or not earliest <= published <= latest:
        return interval
    if tense in {"past", "perfect"}:
        return Interval(earliest, published, f"{interval.rule}, up to publication")
    if tense == "future":
        return Interval(published, latest, f"{interval.rule}, from publication")
    return interval


def _day(point: Point, published: date, tense: Tense) -> Interval:
    month, number = point.month or 1, point.day or 1
    if point.year_shift is not None:
        day = date(published.year + point.year_shift, month, number)
        return Interval(day, day, "day of last, this or next year")
    days = [
        date(year, month, number)
        for year in range(published.year - 4, published.year + 5)
        if not (month == 2 and number == 29 and months_of(year, 2, 2).last.day < 29)
    ]
    nearest = min(days, key=lambda day: abs(day - published))
    if tense in {"past", "perfect"}:
        day = max((day for day in days if day <= published), default=days[0])
        rule = "day and month, past tense: latest up to publication"
    elif tense == "future":
        day = min((day for day in days if day >= published), default=days[-1])
        rule = "day and month, future tense: first from publication"
    if tense == "present" or (abs(nearest - published).days <= CLOSE and abs(day - published).days > FAR):
        day, rule = nearest, "day and month: nearest to publication"
    return Interval(day, day, rule)


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
        year = max(y for y in years if y * 12 + month - 1 <= here)
        rule = "month, past tense: latest up to publication"
    elif tense == "future":
        year = min(y for y in years if y * 12 + month - 1 >= here)
        rule = "month, future tense: first from publication"
    else:
        year = min(years, key=lambda y: abs(y * 12 + month - 1 - here))
        rule = "month: nearest to publication"
    return _within(point, months_of(year, month, month), rule, published, tense)


def _weekday(point: Point, published: date, tense: Tense) -> Interval:
    weekday = point.weekday or 0
    back = (published.weekday() - weekday) % 7
    ahead = (weekday - published.weekday()) % 7
    if point.unit is not None:
        shift = {"last": -1, "this": 0, "next": 1}[point.unit]
        day = step(unit_of(published, "week", shift).first, weekday)
        return Interval(day, day, f"weekday of {point.unit} calendar week")
    if point.which == "last":
        day = step(published, -(back or 7))
        return Interval(day, day, "last weekday: strictly before publication")
    if point.which == "next":
        first = step(published, ahead or 7)
        last = max(first, step(unit_of(published, "week", 1).first, weekday))
        return Interval(first, last, "next weekday: first after publication or of the next calendar week")
    if point.which == "this" and tense == "present":
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


def _season_relative(point: Point, published: date, tense: Tense) -> Interval:
    seasons = [season_of(point, year) for year in range(published.year - 2, published.year + 3)]
    if point.which == "last":
        period = max(season for season in seasons if season.last < published)
        return partial(point, period, "last season: latest that ended before publication")
    if point.which == "next" or (tense == "future" and point.which is None):
        period = min(season for season in seasons if season.first > published)
        return partial(point, period, "next season: first that begins after publication")
    if point.which == "this" and tense == "future":
        period = min(season for season in seasons if season.last >= published)
        return _within(point, period, "this season, future tense: first from publication", published, tense)
    period = max(season for season in seasons if season.first <= published)
    return _within(point, period, "season, past tense: latest that began by publication", published, tense)


def _unit(point: Point, published: date, tense: Tense) -> Interval:
    unit = point.unit or "week"
    if unit == "weekend" and point.which != "this":
        return _weekend(point, published, tense)
    shift = {"last": -1, "next": 1}.get(point.which or "this", 0)
    side = {-1: "before", 0: "of", 1: "after"}[shift]
    return _within(
        point, unit_of(published, unit, shift), f"calendar {unit} {side} publication", published, tense
    )


def _weekend(point: Point, published: date, tense: Tense) -> Interval:
    this = unit_of(published, "weekend")
    if point.which == "next" or (point.which == "the" and tense == "future"):
        period = this if published < this.first else unit_of(published, "weekend", 1)
        return Interval(*period, "first weekend after publication")
    if point.which == "the" and this.first <= published:
        return _within(point, this, "weekend of publication", published, tense)
    return Interval(*unit_of(published, "weekend", -1), "latest weekend before publication")


def _offset(point: Point, published: date, tense: Tense) -> Interval:
    number, unit = point.number or 1.0, point.unit or "day"
    sign = 1 if point.direction == "ahead" else -1
    count = f"{number:g} {unit}{'' if number == 1 else 's'}"
    side = "after" if sign == 1 else "before"
    near = step_units(published, sign * number, unit)
    if point.hedge in {"under", "over"}:
        less = number - (0.5 if number <= 2 else 1) if point.hedge == "under" else number + max(1, number / 4)
        other = step_units(published, sign * less, unit)
        bound = "at most" if point.hedge == "under" else "at least"
        return Interval(min(near, other), max(near, other), f"{bound} {count} {side} publication")
    if unit in {"hour", "day"} and point.hedge is None:
        return Interval(near, near, f"{count} {side} publication")
    slack = int(DAYS.get(unit, 1.0) / 2)
    earliest, latest = step(near, -slack), step(near, slack)
    edge = max(earliest, published) if sign == 1 else earliest
    return Interval(
        edge, latest if sign == 1 else min(latest, published), f"{count} {side} publication, to half a {unit}"
    )


def _ahead(point: Point, published: date, tense: Tense) -> Interval:
    """Read "in two weeks" and "within three months": ahead in future tense, back in the perfect."""
    if tense == "perfect":
        return _stretch(replace(point, which="last"), published, tense)
    if tense == "past":
        return Interval(None, None, DURATION)
    return _stretch(replace(point, which="next"), published, tense)


def _stretch(point: Point, published: date, tense: Tense) -> Interval:
    number, unit = point.number or 1.0, point.unit or "day"
    count = f"{number:g} {unit}{'' if number == 1 else 's'}"
    if point.which == "next":
        return Interval(published, step_units(published, number, unit), f"{count} from publication")
    return Interval(step_units(published, -number, unit), published, f"{count} up to publication")


def _duration(point: Point, published: date, tense: Tense) -> Interval:
    if tense not in {"perfect", "present"}:
        return Interval(None, None, DURATION)
    number, unit = point.number or 1.0, point.unit or "day"
    bound = number + max(1, number / 4) if point.hedge == "over" else number
    count = f"{number:g} {unit}{'' if number == 1 else 's'}"
    return Interval(step_units(published, -bound, unit), published, f"duration of {count} up to publication")


def _phrase(point: Point, published: date, tense: Tense) -> Interval:
    phrase = date_words().phrases[point.words or ""]
    return Interval(step(published, phrase.first), step(published, phrase.last), phrase.rule)


def _from_publication(point: Point, published: date, tense: Tense) -> Interval:
    if tense == "past":
        return Interval(None, None, OTHER_DATE)
    return Interval(published, None, "from publication")


def _shifted(point: Point, published: date, tense: Tense) -> Interval:
    year = published.year + (point.year_shift or 0)
    return _within(
        point, quarter_of(point, year), f"{point.words} of last, this or next year", published, tense
    )


_RELATIVE: dict[str, Callable[[Point, date, Tense], Interval]] = {
    "day": _day,
    "month": _month,
    "weekday": _weekday,
    "season": _season_relative,
    "unit": _unit,
    "offset": _offset,
    "ahead": _ahead,
    "stretch": _stretch,
    "duration": _duration,
    "phrase": _phrase,
    "quarter": _shifted,
    "up to publication": lambda point, published, tense: Interval(None, published, "up to publication"),
    "from publication": _from_publication,
}
