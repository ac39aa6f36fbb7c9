"""Say which days a date expression means, given the day of publication and the tense around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from sayso.coding.dates.expressions import Expression, Point
from sayso.coding.dates.periods import (
    DAYS,
    Period,
    months_of,
    part_of,
    step,
    step_months,
    step_units,
    unit_of,
)
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


def resolve(
    expression: Expression,
    published: date | None,
    tense: Tense = "past",
    context: date | None = None,
) -> Interval:
    """Resolve an expression against the day of publication.

    ``context`` is the day that "a day earlier" and "the following week" count from, where one is known.
    Without a publication date only full dates resolve; the rest keeps null ends and a rule that says so.
    """
    try:
        first = resolve_point(expression.point, published, tense, context)
        if expression.last is not None:
            last = resolve_point(expression.last, published, tense, context)
            first = _joined(first, last)
    except (ValueError, OverflowError):
        return Interval(None, None, "unresolved: no such day")
    return _bounded(expression.preposition, first, published, tense)


def _joined(first: Interval, last: Interval) -> Interval:
    if first.earliest is None or last.latest is None:
        return Interval(None, None, first.rule if first.earliest is None else last.rule)
    if first.earliest > last.latest and last.earliest is not None:
        # "between December 20 and January 5": the first end lies in the year before the last.
        first = first._replace(earliest=step_months(first.earliest, -12))
    return Interval(first.earliest, last.latest, f"span: {last.rule}")


def _bounded(preposition: str | None, interval: Interval, published: date | None, tense: Tense) -> Interval:
    earliest, latest, rule = interval
    if preposition in {None, "at"} or (earliest is None and latest is None):
        return interval
    ahead = tense == "future"
    open_end = None if ahead else published
    if preposition == "since" or (preposition == "from" and earliest == latest):
        if open_end is not None and earliest is not None and open_end < earliest:
            open_end = None
        return Interval(earliest, open_end, f"since: {rule}")
    if preposition in {"until", "by"}:
        begin = published if ahead and published and latest and published <= latest else None
        return Interval(begin, latest, f"{preposition}: {rule}")
    if preposition == "before" and earliest is not None:
        return Interval(published if ahead else None, step(earliest, -1), f"before: {rule}")
    if preposition == "after" and latest is not None:
        after = step(latest, 1)
        return Interval(after, None if open_end is None or open_end < after else open_end, f"after: {rule}")
    return interval


def resolve_point(point: Point, published: date | None, tense: Tense, context: date | None) -> Interval:
    """Resolve one point of an expression; see :func:`resolve`."""
    if point.kind == "unresolved":
        return Interval(None, None, UNRESOLVED)
    absolute = _absolute(point)
    if absolute is not None:
        return absolute
    if point.kind == "offset" and point.direction in {"earlier", "later"}:
        return _beside(point, context)
    if point.which in {"previous", "following"}:
        return _previous_or_following(point, published, tense, context)
    if published is None:
        return Interval(None, None, NO_PUBLICATION)
    return _RELATIVE[point.kind](point, published, tense)


def _absolute(point: Point) -> Interval | None:
    """Resolve what names its own year."""
    year = point.year
    if year is None:
        return None
    if point.kind == "day":
        day = date(year, point.month or 1, point.day or 1)
        return Interval(day, day, "full date")
    periods = {
        "month": lambda: (months_of(year, point.month or 1, point.month or 1), "month of a year"),
        "year": lambda: (months_of(year, 1, 12), "calendar year"),
        "decade": lambda: (unit_of(date(year, 1, 1), "decade"), "decade"),
        "season": lambda: (_season(point, year), "season of a year"),
        "quarter": lambda: (_quarter(point, year), f"{point.words} of a year"),
    }
    if point.kind not in periods:
        return None
    period, rule = periods[point.kind]()
    return _partial(point, period, rule)


def _partial(point: Point, period: Period, rule: str) -> Interval:
    if point.part is None:
        return Interval(*period, rule)
    first, last = part_of(period, point.part)
    name = {"early": "early in", "late": "late in"}.get(point.part, f"{point.part.replace('_', ' ')} of")
    return Interval(first, last, f"{name}: {rule}")


def _season(point: Point, year: int) -> Period:
    return months_of(year, *date_words().seasons[point.words or "winter"])


def _quarter(point: Point, year: int) -> Period:
    length = 3 if point.words == "quarter" else 6
    first = int((point.number or 1) - 1) * length + 1
    return months_of(year, first, first + length - 1)


def _within(point: Point, period: Period, rule: str, published: date, tense: Tense) -> Interval:
    """Cut a period that holds the day of publication where the tense says on which side it lies."""
    part = point.part
    if part == "so_far":
        return Interval(period.first, min(period.last, published), f"earlier in: {rule}")
    if part == "remaining":
        return Interval(max(period.first, published), period.last, f"later in: {rule}")
    interval = _partial(point, period, rule)
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
    if point.which == "this" or (tense == "present" and point.which is None):
        return _weekday_here(point, published, back, ahead)
    if tense == "future":
        day = step(published, ahead)
        rule = "day of publication" if ahead == 0 else "first after publication"
        return Interval(day, day, f"weekday, future tense: {rule}")
    day = step(published, -back)
    rule = "day of publication" if back == 0 else "latest before publication"
    return Interval(day, day, f"weekday, past tense: {rule}")


def _weekday_here(point: Point, published: date, back: int, ahead: int) -> Interval:
    if point.which == "this":
        day = step(unit_of(published, "week").first, point.weekday or 0)
        return Interval(day, day, "this weekday: of the calendar week of publication")
    day = step(published, -back) if back <= ahead else step(published, ahead)
    # Reporting looks back: without a tense the weekday before publication is meant.
    day = step(published, -back) if back else day
    return Interval(day, day, "weekday: latest up to publication")


def _season_relative(point: Point, published: date, tense: Tense) -> Interval:
    seasons = [_season(point, year) for year in range(published.year - 2, published.year + 3)]
    if point.which == "last":
        period = max(season for season in seasons if season.last < published)
        return _partial(point, period, "last season: latest that ended before publication")
    if point.which == "next" or (tense == "future" and point.which is None):
        period = min(season for season in seasons if season.first > published)
        return _partial(point, period, "next season: first that begins after publication")
    if point.which == "this":
        period = min(seasons, key=lambda season: _distance(season, published))
        return _within(point, period, "this season: nearest to publication", published, tense)
    period = max(season for season in seasons if season.first <= published)
    return _within(point, period, "season, past tense: latest that began by publication", published, tense)


def _distance(period: Period, day: date) -> timedelta:
    if period.first <= day <= period.last:
        return timedelta(0)
    return min(abs(period.first - day), abs(period.last - day))


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


def _beside(point: Point, context: date | None) -> Interval:
    if context is None or point.number is None:
        return Interval(None, None, OTHER_DATE)
    sign = 1 if point.direction == "later" else -1
    day = step_units(context, sign * point.number, point.unit or "day")
    slack = 0 if point.unit in {"day", "hour"} else int(DAYS.get(point.unit or "day", 1.0) / 2)
    count = f"{point.number:g} {point.unit}{'' if point.number == 1 else 's'}"
    rule = f"{count} {'after' if sign == 1 else 'before'} the date named before"
    return Interval(step(day, -slack), step(day, slack), rule)


def _previous_or_following(
    point: Point, published: date | None, tense: Tense, context: date | None
) -> Interval:
    """Count "the following week" and "the previous Friday" from the date named before them."""
    if context is None:
        return Interval(None, None, OTHER_DATE)
    which = "last" if point.which == "previous" else "next"
    if point.kind == "weekday" and which == "next":
        day = step(context, ((point.weekday or 0) - context.weekday()) % 7 or 7)
        return Interval(day, day, "weekday following the date named before")
    interval = _RELATIVE[point.kind](replace(point, which=which), context, tense)
    return interval._replace(rule=f"{interval.rule}, counted from the date named before")


def _shifted(point: Point, published: date, tense: Tense) -> Interval:
    year = published.year + (point.year_shift or 0)
    return _within(
        point, _quarter(point, year), f"{point.words} of last, this or next year", published, tense
    )


_RELATIVE = {
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
}
