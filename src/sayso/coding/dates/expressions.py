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

from sayso.coding.dates.patterns import first_words, patterns
from sayso.coding.dates.plausibility import plausible
from sayso.coding.dates.points import Point, point_of
from sayso.knowledge.dates import date_words

PERIODS = frozenset({"month", "year", "decade", "season", "unit", "quarter"})
BASES = (
    "phrase", "iso", "month day", "day month", "neighbour", "beside an event", "offset", "ahead", "stretch",
    "quarter", "decade", "holiday", "month", "weekday", "season", "year end", "unit", "year",
    "up to publication", "from publication", "unresolved", "then", "duration", "day number", "bare unit",
)  # fmt: skip
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
    ahead = _point(text, start, "none")
    if ahead is not None and (ahead[0].kind == "phrase" or ahead[0].direction == "ahead"):
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
            words = " ".join(part["part"].lower().split())
            name = date_words().parts.get(words) or date_words().parts[f"the {words}"]
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
        point = point_of(name, match)
        if point is not None and plausible(point, match, text, lead):
            return point, match.end()
    return None
