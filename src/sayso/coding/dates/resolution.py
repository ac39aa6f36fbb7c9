"""Say which days a date expression means, given the day of publication and the tense around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from sayso.coding.dates.anchored import beside, resolve_anchored
from sayso.coding.dates.expressions import Expression
from sayso.coding.dates.interval import (
    NO_PUBLICATION,
    OTHER_DATE,
    UNRESOLVED,
    Interval,
    Tense,
    day_in,
    partial,
    quarter_of,
    season_of,
)
from sayso.coding.dates.periods import Period, century, months_of, step, step_months, unit_of
from sayso.coding.dates.points import Point
from sayso.coding.dates.relative import resolve_relative

WEEK = 7
REASONS = {
    "event": "unresolved: relative to an event",
    "ambiguous": "unresolved: day and month cannot be told apart",
    "every": "unresolved: no single day",
    "each": "unresolved: no single day",
    "any": "unresolved: no single day",
}


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
            first = _joined(first, last, tense)
    except (ValueError, OverflowError):
        return Interval(None, None, "unresolved: no such day")
    return _bounded(_bound(expression, tense), first, published, tense)


def _bound(expression: Expression, tense: Tense) -> str | None:
    """Return the bound that the preposition sets before this point in this tense."""
    preposition, point = expression.preposition, expression.point
    if preposition == "before" and point.part in {"end", "late"}:
        return "by"
    if preposition == "through":
        return "until" if point.kind in {"day", "weekday", "ordinal day"} else "at"
    if preposition == "as_of":
        return "since" if tense == "future" else "at"
    return {"starting": "since", "from": "since"}.get(preposition or "at", preposition)


def _joined(first: Interval, last: Interval, tense: Tense) -> Interval:
    """Join two ends; where they lie the wrong way round, the tense says which of them has to move."""
    if first.earliest is None or last.latest is None:
        return Interval(None, None, first.rule if first.earliest is None else last.rule)
    earliest, latest = first.earliest, last.latest
    if earliest > latest and last.earliest is not None:
        # "from Friday to Sunday": a week apart; "between December 20 and January 5": a year.
        week = (earliest - latest).days < WEEK
        if tense == "future":
            latest = step(latest, WEEK) if week else step_months(latest, 12)
        else:
            earliest = step(earliest, -WEEK) if week else step_months(earliest, -12)
    return Interval(earliest, latest if earliest <= latest else None, f"span: {last.rule}")


def _bounded(preposition: str | None, interval: Interval, published: date | None, tense: Tense) -> Interval:
    earliest, latest, rule = interval
    if preposition in {None, "at"} or (earliest is None and latest is None):
        return interval
    ahead = tense == "future"
    open_end = None if ahead else published
    if preposition == "since":
        if open_end is not None and earliest is not None and open_end < earliest:
            open_end = None
        return Interval(earliest, open_end, f"since: {rule}")
    if preposition == "until":
        return Interval(None, latest, f"until: {rule}")
    if preposition == "by":
        begin = published if ahead and published and latest and published <= latest else None
        return Interval(begin, latest, f"by: {rule}")
    if preposition == "before" and earliest is not None:
        return Interval(None, step(earliest, -1), f"before: {rule}")
    if preposition == "after" and latest is not None:
        after = step(latest, 1)
        return Interval(after, None if open_end is None or open_end < after else open_end, f"after: {rule}")
    return interval


def resolve_point(point: Point, published: date | None, tense: Tense, context: date | None) -> Interval:
    """Resolve one point of an expression; see :func:`resolve`."""
    if point.kind == "unresolved":
        return Interval(None, None, REASONS.get(point.words or "", UNRESOLVED))
    if point.anchor is not None:
        if published is not None and _recurs(point.anchor):
            return _recurring(point, point.anchor, published, tense)
        return resolve_anchored(point, resolve_point(point.anchor, published, tense, context))
    absolute = _absolute(point)
    if absolute is not None:
        return absolute
    if point.kind == "offset" and point.direction in {"earlier", "later"}:
        return _beside(point, context)
    if point.kind == "then":
        return (
            Interval(context, context, "the date named before")
            if context
            else Interval(None, None, OTHER_DATE)
        )
    if point.which in {"previous", "following"}:
        return _previous_or_following(point, published, tense, context)
    if published is None:
        return Interval(None, None, NO_PUBLICATION)
    return resolve_relative(point, published, tense)


def _recurs(anchor: Point) -> bool:
    """Say whether an anchor comes round every year, month or week and leaves open which one is meant."""
    if anchor.kind == "unit":
        return anchor.which is None and anchor.unit in {"week", "month", "year"} and anchor.part is None
    named = anchor.year is not None or anchor.year_shift is not None or anchor.which is not None
    return anchor.kind in {"day", "month", "season", "quarter"} and not named


def _recurring(point: Point, anchor: Point, published: date, tense: Tense) -> Interval:
    """Choose, by the tense, among the days that a composed point means in the years around publication.

    The tense places the days that are meant and not their anchor: on 28 February the last day of February
    was that of the year before.
    """
    found = [
        resolve_anchored(point, interval) for interval in _in_turn(anchor, published) if interval.earliest
    ]
    days = [(first, last, rule) for first, last, rule in found if first is not None and last is not None]
    if not days:
        return Interval(None, None, "unresolved: no such day")
    cut = point.kind == "share"
    if tense == "future":
        first, last, rule = min((item for item in days if item[1] >= published), default=days[-1])
        return Interval(
            max(first, published) if cut else first, last, f"{rule}, future tense: first not over"
        )
    if tense in {"past", "perfect"}:
        # "the three months to June" are over.
        over = point.words == "ending"
        begun = (item for item in days if (item[1] if over else item[0]) <= published)
        first, last, rule = max(begun, default=days[0])
        return Interval(first, min(last, published) if cut else last, f"{rule}, past tense: latest begun")
    return Interval(*min(days, key=lambda item: abs(item[0] - published)))


def _in_turn(anchor: Point, published: date) -> Iterator[Interval]:
    """Yield a recurring anchor in each year, or each month or week, around publication."""
    if anchor.kind == "unit":
        unit = anchor.unit or "month"
        for shift in range(-2, 3):
            yield Interval(*unit_of(published, unit, shift), f"calendar {unit}")
        return
    for year in range(published.year - 2, published.year + 3):
        try:
            yield _absolute(replace(anchor, year=year)) or Interval(None, None, UNRESOLVED)
        except ValueError:
            continue


def _absolute(point: Point) -> Interval | None:
    """Resolve what names its own year."""
    year = point.year
    if year is None:
        return None
    if point.kind == "day":
        day = day_in(point, year)
        return Interval(day, day, "full date")
    periods: dict[str, Callable[[], tuple[Period, str]]] = {
        "month": lambda: (months_of(year, point.month or 1, point.month or 1), "month of a year"),
        "year": lambda: (months_of(year, 1, 12), "calendar year"),
        "decade": lambda: (unit_of(date(year, 1, 1), "decade"), "decade"),
        "century": lambda: (century((year - 1) // 100 + 1), "century"),
        "season": lambda: (season_of(point, year), "season of a year"),
        "quarter": lambda: (quarter_of(point, year), f"{point.words} of a year"),
    }
    if point.kind not in periods:
        return None
    period, rule = periods[point.kind]()
    return partial(point, period, rule)


def _beside(point: Point, context: date | None) -> Interval:
    if context is None or point.number is None:
        return Interval(None, None, OTHER_DATE)
    return beside(point, Period(context, context), "the date named before")


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
    interval = resolve_relative(replace(point, which=which), context, tense)
    return interval._replace(rule=f"{interval.rule}, counted from the date named before")
