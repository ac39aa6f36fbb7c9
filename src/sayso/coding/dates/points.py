"""One date as written: what a matched date pattern says, before anything is resolved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sayso.knowledge.dates import date_words
from sayso.knowledge.numbers import number_value

Kind = Literal[
    "day", "day number", "month", "weekday", "year", "decade", "season", "quarter", "unit", "offset",
    "stretch", "ahead", "duration", "phrase", "up to publication", "from publication", "then", "unresolved",
]  # fmt: skip
WHICH = {
    "past": "last",
    "this past": "last",
    "current": "this",
    "coming": "next",
    "this coming": "next",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One date as written. Which fields are set depends on ``kind``."""

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: str | None = None
    """``last``, ``this``, ``next``, ``previous`` or ``following``."""
    number: float | None = None
    unit: str | None = None
    direction: str | None = None
    """``ago``, ``ahead``, ``earlier`` or ``later``, for offsets."""
    hedge: str | None = None
    """``under``, ``over`` or ``about``, for spans of time."""
    words: str | None = None
    year_shift: int | None = None
    """Years from the year of publication: -1 in "October last year"."""
    part: str | None = None
    """The share of the period that is meant, such as ``early`` or ``end``."""
    definite: bool = False
    """Whether "the" stands before it: "the next year" is twelve months, "next year" a calendar year."""


def point_of(name: str, match: re.Match[str]) -> Point | None:
    """Return the point that the pattern of that name matched; null where the words are no date after all."""
    return _READERS[name](match)


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def _number_of(name: str, table: dict[str, int]) -> int:
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
    return int(match["year"]) if match.groupdict().get("year") else None


def _read_day(match: re.Match[str]) -> Point:
    month = match["month"]
    number = int(month) if month.isdigit() else _number_of(month, date_words().months)
    return Point("day", _year(match), number, int(match["day"]), year_shift=_shift(match))


def _read_month(match: re.Match[str]) -> Point:
    month = _number_of(match["month"], date_words().months)
    return Point("month", _year(match), month, which=_which(match), year_shift=_shift(match))


def _read_weekday(match: re.Match[str]) -> Point:
    weekday = _number_of(match["weekday"], date_words().weekdays)
    week = match["week"]
    return Point("weekday", weekday=weekday, which=_which(match), unit=week.lower() if week else None)


def _read_season(match: re.Match[str]) -> Point:
    return Point("season", _year(match), which=_which(match), words=match["season"].lower())


def _read_decade(match: re.Match[str]) -> Point:
    short = match["short"]
    year = (1900 + int(short) if int(short) > 20 else 2000 + int(short)) if short else int(match["year"])
    part = {"early": "early", "mid": "middle", "late": "late"}.get((match["part"] or "").lower())
    return Point("decade", year, part=part)


def _read_quarter(match: re.Match[str]) -> Point | None:
    number = date_words().ordinals[match["ordinal"].lower()]
    what = match["what"].lower()
    if what == "half" and number > 2:
        return None
    shift = None if match["year"] else (_shift(match) or 0)
    return Point("quarter", _year(match), number=number, words=what, year_shift=shift)


def _read_unit(match: re.Match[str]) -> Point | None:
    unit = date_words().units[match["unit"].lower()]
    word, definite = _key(match["which"]), bool(match["the"])
    if unit in {"hour", "fortnight"} or (unit == "day" and word not in {"next", "following", "previous"}):
        return None
    if word in {"past", "coming", "this past", "this coming"} or (
        definite and word in {"last", "next"} and unit not in {"day", "weekend"}
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


def _amount(match: re.Match[str]) -> tuple[float, str, str | None]:
    number = number_value(_key(match["number"]).replace("half an", "half").replace("half a", "half")) or 1.0
    unit = date_words().units[match["unit"].lower()]
    hedge = match.groupdict().get("hedge")
    if unit == "fortnight":
        number, unit = number * 2, "week"
    return number, unit, date_words().hedges[_key(hedge)] if hedge else None


def _read_offset(match: re.Match[str]) -> Point:
    number, unit, hedge = _amount(match)
    directions = {"ago": "ago", "from now": "ahead", "hence": "ahead", "later": "later", "after": "later"}
    return Point(
        "offset",
        number=number,
        unit=unit,
        hedge=hedge,
        direction=directions.get(_key(match["direction"]), "earlier"),
    )


def _read_neighbour(match: re.Match[str]) -> Point:
    unit = {"night": "day", "evening": "day", "morning": "day"}.get(
        match["unit"].lower(), match["unit"].lower()
    )
    direction = "later" if match["direction"].lower() in {"after", "later"} else "earlier"
    return Point("offset", number=1, unit=unit, direction=direction)


def _read_ahead(match: re.Match[str]) -> Point:
    number, unit, hedge = _amount(match)
    exact = match["time"] is not None
    return Point("offset" if exact else "ahead", number=number, unit=unit, hedge=hedge, direction="ahead")


def _read_stretch(match: re.Match[str]) -> Point:
    number, unit, _ = _amount(match)
    return Point("stretch", number=number, unit=unit, which=_which(match))


def _read_duration(match: re.Match[str]) -> Point | None:
    number, unit, hedge = _amount(match)
    if unit == "quarter":
        return None
    return Point("duration", number=number, unit=unit, hedge=hedge)


def _read_holiday(match: re.Match[str]) -> Point:
    month, day = date_words().holidays[_key(match["holiday"]).replace("’", "'")]
    return Point("day", _year(match), month, day)


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
    "stretch": _read_stretch,
    "duration": _read_duration,
    "holiday": _read_holiday,
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
