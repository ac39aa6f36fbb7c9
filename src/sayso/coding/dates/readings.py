"""Read what a date pattern matched into a :class:`~sayso.coding.dates.points.Point`."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.coding.dates.points import Point
from sayso.knowledge.dates import date_words
from sayso.knowledge.numbers import number_value

WHICH = {
    "past": "last",
    "upcoming": "next",
    "this past": "last",
    "current": "this",
    "preceding": "previous",
    "coming": "next",
    "this coming": "next",
}

DIRECTIONS = {
    "ago": "ago",
    "from now": "ahead",
    "hence": "ahead",
    "away": "ahead",
    "later": "later",
    "after": "later",
}
SHORT_YEARS = 50
"""Years of two digits below this one belong to this century."""


def point_of(name: str, match: re.Match[str]) -> Point | None:
    """Return the point that the pattern of that name matched; null where the words are no date after all."""
    return _READERS[name](match)


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def number_of(name: str, table: dict[str, int]) -> int:
    """Return the number of a month or weekday, written in full or cut short."""
    key = name.lower().rstrip(".")
    return table[key] if key in table else table[key + "."]


def _which(match: re.Match[str]) -> str | None:
    word = match.groupdict().get("which")
    key = _key(word) if word else None
    return WHICH.get(key, key) if key else None


def _shift(match: re.Match[str]) -> int | None:
    word = match.groupdict().get("shift")
    return {"last": -1, "this": 0, "next": 1}[word.lower()] if word else None


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("short_year"):
        short = int(groups["short_year"])
        return short + (2000 if short < SHORT_YEARS else 1900)
    return int(groups["year"]) if groups.get("year") else None


def _read_day(match: re.Match[str]) -> Point:
    month = match["month"]
    number = int(month) if month.isdigit() else number_of(month, date_words().months)
    digits = match["day"].lower()
    day = int(digits) if digits.isdigit() else date_words().day_ordinals[digits]
    weekday = match.groupdict().get("weekday")
    return Point(
        "day",
        _year(match),
        number,
        day,
        weekday=number_of(weekday, date_words().weekdays) if weekday else None,
        year_shift=_shift(match),
    )


def _read_numeric(match: re.Match[str]) -> Point | None:
    """Read "25/12/2023"; where day and month cannot be told apart, the words stay unresolved.

    Dots are written between day, month and year only in that order.
    """
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == 2:
        if match["mark"] == "-" or (match["mark"] == "." and len(match[0]) < len("03.11.20")):
            return None
        year += 2000 if year < SHORT_YEARS else 1900
    low, high = sorted((first, second))
    if not 1 <= low <= 12 or high > 31:
        return None
    if second > 12:
        first, second = second, first
    elif first <= 12 and first != second and match["mark"] != ".":
        return Point("unresolved", words="ambiguous")
    return Point("day", year, second, first)


def _read_month(match: re.Match[str]) -> Point:
    month = number_of(match["month"], date_words().months)
    return Point("month", _year(match), month, which=_which(match), year_shift=_shift(match))


def _read_weekday(match: re.Match[str]) -> Point:
    weekday = number_of(match["weekday"], date_words().weekdays)
    week, after = match["week"], match["after"]
    which = {"last": "last", "just gone": "last", "next": "next"}[_key(after)] if after else _which(match)
    return Point("weekday", weekday=weekday, which=which, unit=week.lower() if week else None)


def _read_weekday_and_day(match: re.Match[str]) -> Point:
    """Read "Friday the 13th"."""
    weekday = number_of(match["weekday"], date_words().weekdays)
    return Point("ordinal day", day=int(match["day"]), weekday=weekday)


def _read_weekday_in_a_week(match: re.Match[str]) -> Point:
    weekday = number_of(match["weekday"] or match["from"], date_words().weekdays)
    return Point("weekday", weekday=weekday, unit="in a week")


def _read_season(match: re.Match[str]) -> Point:
    season = match["season"].lower()
    return Point("season", _year(match), which=_which(match), words=season, year_shift=_shift(match))


def _read_weekdays_ago(match: re.Match[str]) -> Point:
    weekday = number_of(match["weekday"], date_words().weekdays)
    return Point("weekday", weekday=weekday, which="last", number=number_value(match["number"]))


def _read_before_last(match: re.Match[str]) -> Point | None:
    unit = date_words().units[match["unit"].lower()] if match["unit"] else None
    weekday = number_of(match["weekday"], date_words().weekdays) if match["weekday"] else None
    side = "last" if "before" in match["side"].lower() else "next"
    if unit in {"hour", "day", "fortnight"}:
        return None
    season = match["season"]
    return Point(
        "before last", unit=unit, weekday=weekday, words=season.lower() if season else None, which=side
    )


def _read_decade(match: re.Match[str]) -> Point:
    short = match["short"]
    year = (1900 + int(short) if int(short) > 20 else 2000 + int(short)) if short else int(match["year"])
    part = {"early": "early", "mid": "middle", "late": "late"}.get((match["part"] or "").lower())
    return Point("decade", year, part=part)


def _read_century(match: re.Match[str]) -> Point | None:
    words = match["words"]
    number = int(match["number"]) if match["number"] else date_words().day_ordinals[_key(words)]
    if not 1 <= number <= 22:
        return None
    part = {"early": "early", "mid": "middle", "late": "late"}.get((match["part"] or "").lower())
    return Point("century", 100 * number - 99, part=part)


def _read_quarter(match: re.Match[str]) -> Point | None:
    number = date_words().ordinals[match["ordinal"].lower()]
    what = match["what"].lower()
    if what == "half" and (number > 2 or not match["of"]):
        return None
    number = {"quarter": 4, "half": 2}[what] if number < 0 else number
    shift = None if match["year"] or not match["of"] else (_shift(match) or 0)
    return Point("quarter", _year(match), number=number, words=what, year_shift=shift)


def _read_short_quarter(match: re.Match[str]) -> Point | None:
    what, number = {"Q": "quarter", "H": "half"}[match["what"]], int(match["number"])
    if what == "half" and number > 2:
        return None
    return Point("quarter", _year(match), number=number, words=what, year_shift=_shift(match))


def _read_unit(match: re.Match[str]) -> Point | None:
    unit = date_words().units[match["unit"].lower()]
    word, definite = _key(match["which"]), bool(match["the"])
    if unit == "hour" or (unit == "day" and word not in {"next", "following", "previous"}):
        return None
    if unit == "fortnight":
        ahead = _which(match) == "next"
        return (
            None
            if word == "this"
            else Point("stretch", number=2, unit="week", which="next" if ahead else "last")
        )
    if unit == "weekend" and word in {"past", "this past", "coming", "this coming", "upcoming"}:
        return Point("unit", which="next" if "coming" in word else "last", unit=unit)
    if word in {"past", "coming", "this past", "this coming"} or (
        definite and word in {"last", "next"} and unit not in {"day", "weekend", "century"}
    ):
        ahead = word in {"coming", "next", "this coming"}
        return Point("stretch", number=1, unit=unit, which="next" if ahead else "last")
    if unit == "day":
        return Point("offset", number=1, unit="day", direction="earlier" if word == "previous" else "later")
    if unit.endswith("s") or match["unit"].lower().endswith(("s", "'")):
        return None
    return Point("unit", which=_which(match), unit=unit, definite=definite)


def _read_bare_unit(match: re.Match[str]) -> Point | None:
    unit = date_words().units[match["unit"].lower()]
    if unit == "weekend":
        return Point("unit", which="the", unit=unit)
    return None if unit in {"hour", "day", "fortnight"} else Point("unit", unit=unit, definite=True)


def amount_of(match: re.Match[str]) -> tuple[float, str, str | None]:
    """Return the number, the unit and the kind of hedge of a matched span of time."""
    number = number_value(_key(match["number"]).replace("half an", "half").replace("half a", "half")) or 1.0
    groups = match.groupdict()
    number += 0.5 if groups.get("half") or groups.get("half2") else 0.0
    unit = date_words().units[match["unit"].lower()]
    hedge = groups.get("hedge")
    if unit == "fortnight":
        number, unit = number * 2, "week"
    return number, unit, date_words().hedges[_key(hedge)] if hedge else None


def _read_offset(match: re.Match[str]) -> Point:
    number, unit, hedge = amount_of(match)
    hedge = "exactly" if match["exact"] else hedge
    if match["years"]:
        number, unit = (number_value(match["years"]) or 0) * 12 + number, "month"
    return Point(
        "offset",
        number=number,
        unit=unit,
        hedge=hedge,
        direction=DIRECTIONS.get(_key(match["direction"]), "earlier"),
    )


def _read_neighbour(match: re.Match[str]) -> Point:
    unit = match["unit"].lower()
    unit = "day" if unit in {"night", "evening", "morning", "afternoon"} else unit
    later = match["direction"].lower() in {"after", "later", "next", "following"}
    return Point("offset", number=1, unit=unit, direction="later" if later else "earlier")


def _read_ahead(match: re.Match[str]) -> Point:
    """Read "in two weeks" as a point two weeks on, "within" and "in less than" as a stretch up to it."""
    number, unit, hedge = amount_of(match)
    plain = hedge in {None, "about", "exactly"} and not match["next"]
    exact = match["time"] is not None or (match["lead"].lower() == "in" and plain)
    return Point(
        "ahead", number=number, unit=unit, hedge=hedge, direction="ahead", words="point" if exact else None
    )


def _read_stretch(match: re.Match[str]) -> Point:
    number, unit, _ = amount_of(match)
    return Point("stretch", number=number, unit=unit, which=_which(match))


def _read_duration(match: re.Match[str]) -> Point | None:
    number, unit, hedge = amount_of(match)
    if unit == "quarter":
        return None
    return Point("duration", number=number, unit=unit, hedge=hedge)


def _read_feast(match: re.Match[str]) -> Point:
    name = _key(match["feast"]).replace("’", "'")
    return Point("day", _year(match), words=name, year_shift=_shift(match))


def _read_ordinal_day(match: re.Match[str]) -> Point:
    which = match["which"]
    return Point("ordinal day", day=int(match["day"]), which=which.lower() if which else None)


def _read_vague_weekday(match: re.Match[str]) -> Point:
    return Point("unresolved", words=_key(match["determiner"]))


def _read_weekday_before(match: re.Match[str]) -> Point | None:
    if match["end"] is not None:
        # "the Friday before" is the previous Friday.
        which = "previous" if match["direction"].lower() == "before" else "following"
        return Point("weekday", weekday=number_of(match["weekday"], date_words().weekdays), which=which)
    return None if match["last"] else Point("unresolved")


_READERS: dict[str, Callable[[re.Match[str]], Point | None]] = {
    "iso": _read_day,
    "month day": _read_day,
    "day month": _read_day,
    "month": _read_month,
    "weekday": _read_weekday,
    "season": _read_season,
    "decade": _read_decade,
    "quarter": _read_quarter,
    "unit": _read_unit,
    "bare unit": _read_bare_unit,
    "offset": _read_offset,
    "ahead": _read_ahead,
    "neighbour": _read_neighbour,
    "neighbouring": _read_neighbour,
    "century": _read_century,
    "weekday and day": _read_weekday_and_day,
    "stretch": _read_stretch,
    "duration": _read_duration,
    "feast": _read_feast,
    "numeric": _read_numeric,
    "day in words": _read_day,
    "weekday in a week": _read_weekday_in_a_week,
    "vague weekday": _read_vague_weekday,
    "weekday before": _read_weekday_before,
    "weekdays ago": _read_weekdays_ago,
    "all unit": lambda match: Point("unit", unit=match["unit"].lower(), which="this"),
    "other year": lambda match: Point("unresolved", words="other year"),
    "weekdays": lambda match: Point("unresolved"),
    "before last": _read_before_last,
    "short quarter": _read_short_quarter,
    "bare weekend": lambda match: Point("unit", which="the", unit="weekend"),
    "ordinal day": _read_ordinal_day,
    "vague duration": lambda match: Point("duration", words="vague"),
    "anchored": lambda match: Point("unresolved", words="event"),
    "month end": lambda match: Point("unit", unit="month", which="this", part="end"),
    "year": lambda match: Point("year", int(match["year"])),
    "year end": lambda match: Point("unit", unit="year", which="this", part="end"),
    "phrase": lambda match: Point("phrase", words=_key(match["phrase"])),
    "up to publication": lambda match: Point("up to publication", words=_key(match["phrase"])),
    "from publication": lambda match: Point("from publication", words=_key(match["phrase"])),
    "unresolved": lambda match: Point("unresolved"),
    "then": lambda match: Point("then", words=_key(match[0])),
    "beside an event": lambda match: Point("unresolved"),
    "day number": lambda match: Point("day number", day=int(match["day"])),
}
