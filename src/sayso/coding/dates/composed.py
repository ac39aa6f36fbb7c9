"""Read dates that count from another date: "three days before Christmas", "the first Monday of June"."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.coding.dates.patterns import patterns
from sayso.coding.dates.points import Point
from sayso.coding.dates.readings import amount_of, number_of
from sayso.knowledge.dates import date_words

Reader = Callable[[str, int, str | None], tuple[Point, int] | None]
"""Reads the point that begins at an offset, after a lead such as a preposition."""
DAYS = frozenset({"day", "weekday", "ordinal day", "nth weekday", "phrase"})
PERIODS = frozenset({"month", "year", "decade", "century", "season", "unit", "quarter"})
SATURDAY = 5
PARTS_OF_A_DAY = frozenset({"night", "evening", "morning"})


def composed(text: str, start: int, read: Reader) -> tuple[Point, int] | None:
    """Return the composed point at an offset, with its end; ``read`` reads the date it hangs on."""
    for name, build in _BUILDERS.items():
        match = patterns()[name].match(text, start)
        if match is None:
            continue
        anchor = read(text, match.end(), "anchor")
        if anchor is None:
            continue
        if anchor[0].kind in PERIODS and text[anchor[1] : anchor[1] + 2] in {"'s", "’s"}:
            # "two days after last month's summit": nobody says which day of the month.
            return Point("unresolved", words="event"), anchor[1]
        point = build(match, anchor[0])
        if point is not None:
            return point, anchor[1]
    return None


def _neighbour(match: re.Match[str], anchor: Point) -> Point | None:
    if anchor.kind not in DAYS | PERIODS | {"share"} or (anchor.kind == "unit" and not anchor.which):
        return None
    if match["eve"]:
        return Point("beside", number=1, unit="day", direction="earlier", anchor=anchor)
    unit = match["unit"].lower()
    direction = "earlier" if match["direction"].lower() == "before" else "later"
    unit = "day" if unit in PARTS_OF_A_DAY else unit
    return Point("beside", number=1, unit=unit, direction=direction, anchor=anchor)


def _distance(match: re.Match[str], anchor: Point) -> Point | None:
    if anchor.kind not in DAYS | PERIODS:
        return None
    number, unit, hedge = amount_of(match)
    direction = "earlier" if match["direction"].lower() == "before" else "later"
    return Point("beside", number=number, unit=unit, hedge=hedge, direction=direction, anchor=anchor)


def _distance_to_now(match: re.Match[str], anchor: Point) -> Point | None:
    """Read "a week ago on Tuesday", "two weeks from Friday", "a year ago yesterday"."""
    number, unit, hedge = amount_of(match)
    spoken = anchor.kind == "phrase" and anchor.words in {"today", "yesterday", "tomorrow"}
    if hedge is not None or not (spoken or (anchor.kind == "weekday" and unit == "week")):
        return None
    direction = "earlier" if match["direction"].lower() == "ago" else "later"
    return Point("beside", number=number, unit=unit, hedge="exactly", direction=direction, anchor=anchor)


def _run_up(match: re.Match[str], anchor: Point) -> Point | None:
    """Read "the three months to June", "the year ended 31 March"."""
    if anchor.kind not in PERIODS | {"day", "weekday"}:
        return None
    number, unit, _ = (
        amount_of(match) if match["number"] else (1.0, date_words().units[match["unit"].lower()], None)
    )
    if unit in {"hour", "weekend"} or not float(number).is_integer():
        return None
    return Point("around", number=number, unit=unit, words="ending", anchor=anchor)


def _share(match: re.Match[str], anchor: Point) -> Point | None:
    """Read "the last two weeks of May"; "the first days of May" is no count."""
    if anchor.kind not in PERIODS or (match["number"] is None and match["unit"].lower().endswith("s")):
        return None
    number, unit, _ = (
        amount_of(match) if match["number"] else (1.0, date_words().units[match["unit"].lower()], None)
    )
    which = "first" if match["which"].lower() in {"first", "opening"} else "last"
    return None if unit == "hour" else Point("share", number=number, unit=unit, which=which, anchor=anchor)


def _nth_weekday(match: re.Match[str], anchor: Point) -> Point | None:
    if anchor.kind not in PERIODS:
        return None
    name = match["weekday"].lower()
    weekday = SATURDAY if name == "weekend" else number_of(name, date_words().weekdays)
    number = date_words().ordinals[match["ordinal"].lower()]
    unit = "weekend" if name == "weekend" else None
    return Point("nth weekday", weekday=weekday, number=number, unit=unit, anchor=anchor)


def _weekday_beside(match: re.Match[str], anchor: Point) -> Point | None:
    """Read "the Saturday before Christmas"."""
    if anchor.kind not in {"day", "ordinal day", "nth weekday"}:
        return None
    direction = "earlier" if match["direction"].lower() == "before" else "later"
    weekday = number_of(match["weekday"], date_words().weekdays)
    return Point("beside", weekday=weekday, direction=direction, anchor=anchor)


def _around(match: re.Match[str], anchor: Point) -> Point | None:
    """Read "the week of 12 May", "the week beginning 12 May", "the month of May"."""
    unit, how = match["unit"].lower(), match["how"].lower()
    if unit == "month":
        return anchor if anchor.kind == "month" else None
    if anchor.kind not in {"day", "weekday"}:
        return None
    return Point(
        "around", unit=unit, words={"starting": "beginning", "to": "ending"}.get(how, how), anchor=anchor
    )


def _overnight(match: re.Match[str], anchor: Point) -> Point | None:
    """Read "overnight into Sunday" and "overnight on Saturday"."""
    if anchor.kind not in {"day", "weekday"}:
        return None
    into = (match["into"] or "").lower() in {"into", "to"}
    return Point("around", words="night into" if into else "night of", anchor=anchor)


_BUILDERS: dict[str, Callable[[re.Match[str], Point], Point | None]] = {
    "neighbour of": _neighbour,
    "distance": _distance,
    "distance to now": _distance_to_now,
    "run up": _run_up,
    "share": _share,
    "nth weekday": _nth_weekday,
    "weekday beside": _weekday_beside,
    "around": _around,
    "overnight": _overnight,
}
