"""Find date expressions in text: a small grammar that says what is written, not yet which day it is.

The grammar, in the order it is tried::

    expression := preposition? (span | point)
    span       := ("between" | "from")? point ("and" | "to" | "until" | dash) point
    point      := composed | part? base           "early" October 2024, "the end of" last year
    composed   := N units (before | after) point | the eve of point | first N units of point | ...
    base       := iso date | day and month | month | weekday | year | decade | season | quarter
                | last/this/next unit | N units ago/earlier/later | past/next N units
                | fixed phrase | feast
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.coding.dates.composed import composed
from sayso.coding.dates.patterns import first_words, patterns
from sayso.coding.dates.plausibility import LEADS, plausible
from sayso.coding.dates.points import Point
from sayso.coding.dates.readings import point_of
from sayso.knowledge.dates import date_words

PERIODS = frozenset({"month", "year", "decade", "century", "season", "unit", "quarter"})
BASES = (
    "phrase", "iso", "numeric", "month day", "day month", "day in words", "anchored", "before last",
    "century", "other year", "weekdays ago", "weekday and day",
    "weekday in a week", "weekday before", "vague weekday", "neighbour", "neighbouring",
    "beside an event", "offset", "ahead", "stretch", "quarter", "short quarter", "decade", "feast",
    "month", "weekday", "weekdays", "season", "year end", "month end", "all unit", "unit", "year",
    "up to publication", "from publication", "unresolved", "then", "vague duration", "duration",
    "ordinal day", "day number", "bare weekend", "bare unit",
)  # fmt: skip
WHOLE = frozenset({"phrase", "up to publication", "from publication", "unresolved"})
"""Kinds that take in the preposition before them ("in recent weeks", "at the time")."""
WORD_START = re.compile(r"(?<![\w$€£#/.,-])[\w'’]+")


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
    dated = _since_a_dated_event(text, start)
    if dated is not None:
        return dated
    ahead = _point(text, start, "none")
    if ahead is not None and (
        ahead[0].kind in WHOLE or ahead[0].direction == "ahead" or _eats_lead(ahead[0])
    ):
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
    if kind in {"before", "after"} and patterns()["clock"].match(text, preposition.end()):
        return replace(found, start=start, preposition="at")
    onwards = patterns()["onwards"].match(text, found.end)
    if kind == "from" and onwards is not None:
        return replace(found, start=start, end=onwards.end(), preposition="since")
    return replace(found, start=start, preposition=kind)


def _since_a_dated_event(text: str, start: int) -> Expression | None:
    """Read "since the coup in 2021" as since 2021."""
    event = patterns()["anchored"].match(text, start)
    if event is None or event["link"].lower() != "since":
        return None
    joint = patterns()["dated"].match(text, event.end())
    point = _point(text, joint.end(), "at") if joint is not None else None
    if point is None or point[0].kind not in {"day", "weekday", *PERIODS}:
        return None
    return Expression(start, point[1], point[0], preposition="since")


def _eats_lead(point: Point) -> bool:
    """Say whether a point takes in its own preposition ("for months", "on the eve of 12 May")."""
    return point.kind == "beside" or (point.kind == "duration" and point.words == "vague")


def _span(text: str, start: int, lead: str | None) -> Expression | None:
    """Read a point, and a second one where "to", "and" or a dash joins it to the first."""
    years = patterns()["years"].match(text, start)
    if years is not None and int(years["until"]) > int(years["year"]) % 100:
        first_year, last_year = int(years["year"]), int(years["year"][:2] + years["until"])
        return Expression(start, years.end(), Point("year", first_year), Point("year", last_year))
    first = _point(text, start, lead)
    if first is None:
        return None
    point, end = first
    joint = patterns()["joint"].match(text, end)
    if joint is not None:
        second = _point(text, joint.end(), "span") or _now(text, joint, lead)
        loose = joint[0].strip().lower() in {"and", "or"} and lead not in {"between", "from"}
        if (
            second is not None
            and not (second[0].kind == "day number" and _counts(point, second[0], text, second[1]))
            and _joinable(point, second[0], lead)
            and not (loose and not _adjacent(point, second[0]))
        ):
            return Expression(start, second[1], *_shared(point, second[0]))
    if point.kind == "day number" or lead == "between":
        return None
    return Expression(start, end, point, preposition=lead if lead == "from" else None)


def _counts(first: Point, number: Point, text: str, end: int) -> bool:
    """Say whether the number after a day counts something ("sentenced on December 30 to 20 years")."""
    if patterns()["counted"].match(text, end) is not None:
        return True
    return first.kind == "day" and (number.day or 0) <= (first.day or 0)


def _now(text: str, joint: re.Match[str], lead: str | None) -> tuple[Point, int] | None:
    """Read "from 2014 to the present"."""
    match = patterns()["now"].match(text, joint.end())
    return (Point("now"), match.end()) if match is not None and lead in {"between", "from"} else None


def _joinable(first: Point, last: Point, lead: str | None) -> bool:
    days = {"day", "day number"}
    if last.kind == "now" or (last.kind == "phrase" and lead in {"between", "from"}):
        return first.kind in {"day", "month", "year", "weekday", "season", "decade", "unit"}
    if first.kind in days and last.kind in days:
        return not (first.kind == last.kind == "day number")
    spans = {"month", "year", "weekday", "season", "decade", "quarter"}
    return (first.kind == last.kind and first.kind in spans) or (
        lead in {"between", "from"}
        and first.kind in spans | {"day", "unit"}
        and last.kind in spans | {"day", "unit"}
    )


def _adjacent(first: Point, last: Point) -> bool:
    """Say whether "and" joins two days or months that follow each other ("on 3 and 4 May")."""
    if first.kind == "weekday":
        plain = first.which is None and last.which is None
        return plain and ((last.weekday or 0) - (first.weekday or 0)) % 7 == 1
    if first.kind == "month":
        return (
            first.which is None and first.year is None and ((last.month or 0) - (first.month or 0)) % 12 == 1
        )
    return "day number" in {first.kind, last.kind}


def _shared(first: Point, last: Point) -> tuple[Point, Point]:
    """Give each end of a span the month and year that only the other names."""
    if last.kind == "day number":
        last = replace(first, day=last.day, weekday=None)
    elif first.kind == "day number":
        first = replace(last, day=first.day, weekday=None)
    elif (
        first.kind == last.kind and first.kind in {"day", "month", "season", "quarter"} and first.year is None
    ):
        first = replace(first, year=last.year, year_shift=last.year_shift)
    return first, last


def _point(text: str, start: int, lead: str | None) -> tuple[Point, int] | None:
    fixed = patterns()["phrase"].match(text, start)
    overnight = fixed is not None and fixed[0].lower() == "overnight"
    found = composed(text, start, _point) if fixed is None or overnight else None
    if found is not None:
        return found
    part = patterns()["part"].match(text, start)
    if part is not None:
        base = _base(text, part.end(), lead if lead in LEADS else "part")
        if base is not None and base[0].kind in PERIODS and base[0].part is None:
            words = " ".join(part["part"].lower().split())
            name = date_words().parts.get(words) or date_words().parts[f"the {words}"]
            return replace(base[0], part=name), base[1]
    day_part = patterns()["day part"].match(text, start)
    if day_part is not None:
        base = _base(text, day_part.end(), lead if lead in LEADS else "day part")
        if base is not None and base[0].kind in {"weekday", "day", "ordinal day"}:
            return base
    base = _base(text, start, lead)
    if base is None or (base[0].kind == "unit" and base[0].which is None and lead != "anchor"):
        return None
    return base


def _base(text: str, start: int, lead: str | None) -> tuple[Point, int] | None:
    for name in BASES:
        match = patterns()[name].match(text, start)
        if match is None:
            continue
        point = point_of(name, match)
        if point is not None and plausible(point, match, text, lead):
            return point, match.end()
    return None
