"""Find date expressions in text: a small grammar that says what is written, not yet which day it is.

The grammar, in the order it is tried::

    expression := preposition? (span | point)
    span       := ("between" | "from")? point ("and" | "to" | "until" | dash) point
    point      := part? base                      "early" October 2024, "the end of" last year
    base       := iso date | day and month | month | weekday | year | decade | season | quarter
                | last/this/next unit | N units ago/earlier/later | past/next N units
                | fixed phrase | holiday
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from sayso.coding.dates.patterns import first_words, patterns
from sayso.knowledge.dates import date_words
from sayso.knowledge.numbers import number_value

Kind = Literal[
    "day", "day number", "month", "weekday", "year", "decade", "season", "quarter", "unit", "offset",
    "stretch", "ahead", "duration", "phrase", "holiday", "up to publication", "unresolved",
]  # fmt: skip
PERIODS = frozenset({"month", "year", "decade", "season", "unit", "quarter"})
BASES = (
    "phrase", "iso", "month day", "day month", "offset", "ahead", "stretch", "quarter", "decade", "holiday",
    "month", "weekday", "season", "year end", "unit", "year", "up to publication", "unresolved",
    "duration", "day number", "bare unit",
)  # fmt: skip
WORD_START = re.compile(r"(?<![\w$€£#/.,-])[\w'’]+")
# Bare names that are also words or first names: they need a preposition, a year or another sign of a date.
NAMES_WITH_OTHER_USES = frozenset({"may", "march", "mar", "april", "june", "august", "jan", "sep", "dec"})
WHICH = {"past": "last", "previous": "previous", "current": "this", "coming": "next", "this past": "last"}


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


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression at ``text[start:end]``; ``last`` is set for spans ("8 to 13 October")."""

    start: int
    end: int
    point: Point
    last: Point | None = None
    preposition: str | None = None


def find_expressions(text: str) -> Iterator[Expression]:
    """Yield the date expressions of a text in order, without overlaps."""
    position = 0
    for match in WORD_START.finditer(text):
        if match.start() < position or not _may_begin(match[0]):
            continue
        expression = _expression(text, match.start())
        if expression is not None:
            position = expression.end
            yield expression


def _may_begin(word: str) -> bool:
    return word[0].isdigit() or word[0] in "'’" or re.split(r"['’]", word)[0].lower() in first_words()


def _expression(text: str, start: int) -> Expression | None:
    lead = patterns()["between"].match(text, start)
    if lead is not None:
        span = _span(text, lead.end(), lead["lead"].lower())
        if span is not None:
            return replace(span, start=start)
    ahead = _point(text, start, "none")
    if ahead is not None and ahead[0].kind in {"ahead", "phrase", "up to publication"}:
        return Expression(start, ahead[1], ahead[0])
    preposition = patterns()["preposition"].match(text, start)
    if preposition is None:
        return _span(text, start, None)
    kind = date_words().prepositions[" ".join(preposition["preposition"].lower().split())]
    found = _span(text, preposition.end(), kind)
    if found is None:
        return _span(text, start, None)
    # "since last week's talks": the preposition belongs to the talks, not to the week.
    if kind != "at" and re.match(r"['’]s?\b", text[found.end : found.end + 2]):
        return replace(found, preposition=None)
    return replace(found, start=start, preposition=kind)


def _span(text: str, start: int, lead: str | None) -> Expression | None:
    """Read a point, and a second one where "to", "and" or a dash joins it to the first."""
    first = _point(text, start, lead)
    if first is None:
        return None
    point, end = first
    joint = patterns()["joint"].match(text, end)
    if joint is not None and (lead in {"between", "from"} or "and" not in joint[0].lower()):
        second = _point(text, joint.end(), "span")
        if second is not None and _joinable(point, second[0]):
            return Expression(start, second[1], *_shared(point, second[0]))
    if point.kind == "day number" or lead == "between":
        return None
    return Expression(start, end, point, preposition=lead if lead == "from" else None)


def _joinable(first: Point, last: Point) -> bool:
    days = {"day", "day number"}
    if first.kind in days and last.kind in days:
        return not (first.kind == last.kind == "day number")
    return first.kind == last.kind and first.kind in {"month", "year", "weekday", "season", "decade"}


def _shared(first: Point, last: Point) -> tuple[Point, Point]:
    """Give each end of a span the month and year that only the other names."""
    if last.kind == "day number":
        last = replace(first, day=last.day, weekday=None)
    elif first.kind == "day number":
        first = replace(last, day=first.day, weekday=None)
    elif first.kind in {"day", "month"} and first.year is None:
        first = replace(first, year=last.year, year_shift=last.year_shift)
    return first, last


def _point(text: str, start: int, lead: str | None) -> tuple[Point, int] | None:
    part = patterns()["part"].match(text, start)
    if part is not None:
        base = _base(text, part.end(), lead or "part")
        if base is not None and base[0].kind in PERIODS and base[0].part is None:
            name = (
                date_words().parts.get(_key(part["part"])) or date_words().parts["the " + _key(part["part"])]
            )
            return replace(base[0], part=name), base[1]
    day_part = patterns()["day part"].match(text, start)
    if day_part is not None:
        base = _base(text, day_part.end(), lead or "day part")
        if base is not None and base[0].kind in {"weekday", "day", "phrase"}:
            return base
    base = _base(text, start, lead)
    return None if base is None or (base[0].kind == "unit" and base[0].which is None) else base


def _base(text: str, start: int, lead: str | None) -> tuple[Point, int] | None:
    for name in BASES:
        match = patterns()[name].match(text, start)
        if match is None:
            continue
        point = _READERS[name](match)
        if point is not None and _plausible(point, match, text, lead):
            return point, match.end()
    return None


def _plausible(point: Point, match: re.Match[str], text: str, lead: str | None) -> bool:
    """Turn down words that only look like a date ("May", "2000 soldiers", "for two days")."""
    before = text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 24]
    if point.kind == "month" and point.year is None and point.which is None and point.year_shift is None:
        if match["month"].rstrip(".").lower() in NAMES_WITH_OTHER_USES:
            attributive = re.search(r"(?:\bthe|['’]s)\s+$", before, re.I) and re.match(r"\s+[a-z]", after)
            led = lead in {"at", "since", "until", "by", "before", "after", "from", "between", "part", "span"}
            return bool(attributive) or (led and not re.match(r"\s+[A-Z]", after))
        return True
    if point.kind == "year":
        return _plausible_year(before, after, lead)
    if point.kind == "season":
        return (
            point.which is not None or point.year is not None or (lead == "at" and "the" in match[0].lower())
        )
    if point.kind == "day number":
        return lead in {"span", "between", "from"} or bool(re.match(r"\s*(?:[-–]|to|and)\s*\d", after))
    if point.kind == "duration":
        return point.hedge is not None or lead in {"at", "after"}
    return True


def _plausible_year(before: str, after: str, lead: str | None) -> bool:
    attributive = re.search(r"(?:\b(?:the|its|their|his|her)|['’]s)\s+$", before, re.I)
    if attributive:
        return re.match(r"\s+[A-Za-z]", after) is not None
    counted = re.match(r"\s+(?:[a-z]+s|people|men|women|personnel|percent|per|of|[a-z]+\s+[a-z]+s)\b", after)
    led = lead in {"at", "since", "until", "by", "before", "after", "from", "between", "part", "span"}
    return led and not re.search(r"\b(?:over|for|resolution|article|no\.)\s+$", before, re.I) and not counted


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def _number_of(name: str, table: dict[str, int]) -> int:
    key = name.lower()
    return (
        table[key]
        if key in table
        else table[key.rstrip(".")]
        if key.rstrip(".") in table
        else table[key + "."]
    )


def _which(match: re.Match[str]) -> str | None:
    word = match.groupdict().get("which")
    key = _key(word) if word else None
    return {"this coming": "next", **WHICH}.get(key, key) if key else None


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


def _read_ahead(match: re.Match[str]) -> Point:
    number, unit, hedge = _amount(match)
    exact = match["time"] is not None
    return Point("offset" if exact else "ahead", number=number, unit=unit, hedge=hedge, direction="ahead")


def _read_stretch(match: re.Match[str]) -> Point:
    number, unit, _ = _amount(match)
    return Point("stretch", number=number, unit=unit, which=_which(match))


def _read_duration(match: re.Match[str]) -> Point | None:
    number, unit, hedge = _amount(match)
    return Point("duration", number=number, unit=unit, hedge=hedge)


def _read_holiday(match: re.Match[str]) -> Point:
    month, day = date_words().holidays[_key(match["holiday"]).replace("’", "'")]
    return Point("day", _year(match), month, day)


_READERS = {
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
    "stretch": _read_stretch,
    "duration": _read_duration,
    "holiday": _read_holiday,
    "year": lambda match: Point("year", int(match["year"])),
    "year end": lambda match: Point("unit", unit="year", which="this", part="end"),
    "phrase": lambda match: Point("phrase", words=_key(match["phrase"])),
    "up to publication": lambda match: Point("up to publication"),
    "unresolved": lambda match: Point("unresolved"),
    "day number": lambda match: Point("day number", day=int(match["day"])),
}
