"""Plain calendar arithmetic: periods of days, their parts, and steps by months. Weeks begin on Monday."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

DAYS = {
    "day": 1.0,
    "week": 7.0,
    "weekend": 7.0,
    "month": 30.44,
    "quarter": 91.31,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
}


class Period(NamedTuple):
    """First and last day, both included."""

    first: date
    last: date


def step(day: date, days: float) -> date:
    """Return the day so many days on, held inside the range that :class:`datetime.date` knows."""
    number = min(max(day.toordinal() + round(days), 1), date.max.toordinal())
    return date.fromordinal(number)


def step_months(day: date, months: int) -> date:
    """Return the same day so many months on, or the last day of a shorter month."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def step_units(day: date, number: float, unit: str) -> date:
    """Step by days, weeks, months, quarters, years or decades; fractions count in days."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if unit == "hour":
        return step(day, number / 24 if abs(number) >= 24 else (1 if number > 0 else -1))
    if months is not None and float(number * months).is_integer():
        return step_months(day, int(number * months))
    return step(day, number * DAYS[unit])


def slack_of(unit: str) -> int:
    """Return how many days a count of such units may be off: none for days, else half a unit."""
    return 0 if unit in {"day", "hour"} else int(DAYS.get(unit, 1.0) / 2)


def easter(year: int) -> date:
    """Return Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(period: Period, weekday: int, number: int) -> date:
    """Return the so-manieth weekday of a period; -1 is the last."""
    if number < 0:
        last = step(period.last, -((period.last.weekday() - weekday) % 7))
        return step(last, 7 * (number + 1))
    return step(period.first, (weekday - period.first.weekday()) % 7 + 7 * (number - 1))


def months_of(year: int, first: int, last: int) -> Period:
    """Return the period from the first to the last month, which may run into the next year."""
    end_year = year if last >= first else year + 1
    return Period(date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1]))


def unit_of(day: date, unit: str, shift: int = 0) -> Period:
    """Return the calendar week, weekend, month, year, decade or such of a day, or one beside it."""
    if unit in {"week", "weekend"}:
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return Period(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))
    if unit == "month":
        first = step_months(day.replace(day=1), shift)
        return months_of(first.year, first.month, first.month)
    if unit == "quarter":
        first = step_months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3 * shift)
        return months_of(first.year, first.month, first.month + 2)
    if unit == "decade":
        start = day.year // 10 * 10 + 10 * shift
        return Period(date(start, 1, 1), date(start + 9, 12, 31))
    if unit == "century":
        return century(max((day.year - 1) // 100 + 1 + shift, 1))
    return months_of(day.year + shift, 1, 12)


def century(number: int) -> Period:
    """Return a century; the nineteenth runs from 1801 to 1900."""
    return Period(date(100 * number - 99, 1, 1), date(100 * number, 12, 31))


SHARES = {
    "early": (0, 1 / 3), "middle": (1 / 3, 2 / 3), "late": (2 / 3, 1), "start": (0, 1 / 4), "end": (3 / 4, 1),
    "first_half": (0, 1 / 2), "second_half": (1 / 2, 1), "first_quarter": (0, 1 / 4),
    "second_quarter": (1 / 4, 1 / 2), "third_quarter": (1 / 2, 3 / 4), "fourth_quarter": (3 / 4, 1),
}  # fmt: skip

THIRDS = ("early", "middle", "late")
WEEK_THIRDS = {"early": (0, 1), "middle": (2, 3), "late": (4, 6)}
DECADE_THIRDS = {"early": (0, 3), "middle": (4, 6), "late": (7, 9)}
CENTURY_THIRDS = {"early": (0, 32), "middle": (33, 66), "late": (67, 99)}
WEEKS = {"second_week": 1, "third_week": 2, "fourth_week": 3}


def part_of(period: Period, part: str) -> Period:
    """Return the share of a period that a word names: a third for early, mid and late, a quarter for an end.

    A period of whole years is cut by months, so that "early 2024" is January to April; a decade by years,
    three, three and four, and a century alike; a week into two days, two and three.
    """
    days = (period.last - period.first).days + 1
    if part.endswith("_week"):
        first = step(period.first, 7 * WEEKS[part])
        return Period(first, min(step(first, 6), period.last))
    if part in THIRDS and days == 7:
        low_day, high_day = WEEK_THIRDS[part]
        return Period(step(period.first, low_day), step(period.first, high_day))
    if part in THIRDS and days > 3650:
        thirds = CENTURY_THIRDS if days > 36500 else DECADE_THIRDS
        first_year, last_year = (period.first.year + year for year in thirds[part])
        return Period(date(first_year, 1, 1), date(last_year, 12, 31))
    if part not in SHARES:
        return period
    low, high = SHARES[part]
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    whole_months = period.first.day == 1 and step(period.last, 1).day == 1
    if whole_months and months % 12 == 0:
        first = step_months(period.first, round(months * low))
        return Period(first, step(step_months(period.first, round(months * high)), -1))
    # Thirty-one days still have thirds of ten, ten and eleven, as "early" and "mid" are used.
    base = 30 if days in {28, 29, 31} else days
    last = period.last if high == 1 else step(period.first, round(base * high) - 1)
    return Period(step(period.first, round(base * low)), last)
