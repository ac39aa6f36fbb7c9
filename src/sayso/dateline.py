"""The dateline that opens a report: "SEOUL, Oct 18 (Example Wire) -", "KYIV —", "LONDON/PARIS, 3 March -".

It stands beside the rooms because two of them read it: reading takes a publication date from it, and
coding keeps it from the parser, since a dateline says where a text was filed, not where an event was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sayso.knowledge.dates import date_words
from sayso.records import DateRange, Span

LONGEST = 200
"""No dateline is longer than so many characters."""
NO_YEAR = "unresolved: dateline without a year"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at ``text[start:end]``, with the dash and blanks after it.

    ``date`` is null where it names none; its ends are null where the year cannot be told.
    """

    start: int
    end: int
    places: tuple[Span, ...]
    date: DateRange | None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lists = date_words()
    month = "(?i:" + "|".join(sorted(lists.months, key=len, reverse=True)) + r")\.?"
    weekday = (
        "(?i:"
        + "|".join(sorted((name.rstrip(".") for name in lists.weekdays), key=len, reverse=True))
        + r")\.?"
    )
    year = r"(?:,?\s+(?P<{}>(?:19|20)\d\d))?"
    day = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
    dates = (
        rf"(?:{weekday},?\s+)?(?:(?P<month1>{month})\s+(?P<day1>{day}){year.format('year1')}"
        rf"|(?P<day2>{day})\s+(?P<month2>{month}){year.format('year2')}|(?P<iso>(?:19|20)\d\d-\d\d-\d\d))"
        rf"|{weekday}"
    )
    capitals = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:\s+(?:[A-ZÀ-Þ][A-ZÀ-Þ.'’-]*|de|la|el|al))*"
    title = r"[A-ZÀ-Þ][\w.'’-]+(?:[ ](?:[A-ZÀ-Þ][\w.'’-]+|de|la|el|al|of)){0,3}"
    place = rf"(?:{capitals}|{title})"
    return re.compile(
        rf"[\s*_]*(?:(?P<places>{place}(?:\s*[/;&]\s*{place}|\s+and\s+{place})*)"
        rf"(?P<region>,\s+(?!(?:{month}|{weekday})\s){title})?)?"
        rf"(?P<date>(?:,|(?<!\w))\s*(?:{dates}))?,?\s*"
        r"(?P<agency>[(\[][^()\[\]\n]{2,60}[)\]])?[*_]*"
        r"(?:\s*(?P<mark>--+|[—–])\s*|\s+-+\s+|(?P<stop>[:.])(?=[\s*_]))[*_]*\s*"
    )


def find_dateline(text: str, start: int, end: int, published: DateRange | None) -> Dateline | None:
    """Find the dateline that opens ``text[start:end]``; offsets are into ``text``.

    A date without a year takes the year that brings it nearest to publication. Places in small letters
    need a date or an agency beside them, and a bare name in capitals must be a place that is known, so
    that "NATO - the alliance" and "Hope - or despair" are no datelines.
    """
    match = _pattern().match(text, start, min(end, start + LONGEST))
    if match is None or not _is_dateline(match):
        return None
    return Dateline(match.start() + _leading(match[0]), match.end(), _places(match), _date(match, published))


def _leading(words: str) -> int:
    return len(words) - len(words.lstrip())


def _is_dateline(match: re.Match[str]) -> bool:
    places, dated, agency = match["places"], match["date"], match["agency"]
    if match["stop"] and not (dated or agency):
        return False
    if match["stop"] == "." and not (dated and places):
        return False
    if not places:
        return bool(dated and agency)
    capitals = places.replace(" and ", " ").isupper()
    if dated or agency:
        return capitals or bool(match["mark"] or dated)
    if not capitals:
        return False
    return bool(match["region"]) or all(_known_city(span.text) for span in _places(match))


def _known_city(name: str) -> bool:
    from sayso.knowledge.places import gazetteer

    return any(entry.kind != "country" for entry in gazetteer().lookup(name))


def _places(match: re.Match[str]) -> tuple[Span, ...]:
    if not match["places"]:
        return ()
    spans = []
    position = match.start("places")
    for name in re.split(r"(\s*[/;&]\s*|\s+and\s+)", match["places"]):
        if name.strip(" /;&\n\t") and name.strip() != "and":
            spans.append(Span(name, position, position + len(name)))
        position += len(name)
    return tuple(spans)


def _date(match: re.Match[str], published: DateRange | None) -> DateRange | None:
    if not match["date"]:
        return None
    words = match["date"].lstrip(", \t\r\n")
    end = match.end("date")
    start = end - len(words)
    day, rule = _read(match, published)
    return DateRange(day, day, words, rule, start, end)


def _read(match: re.Match[str], published: DateRange | None) -> tuple[date | None, str]:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]), "dateline"
        month, day = match["month1"] or match["month2"], match["day1"] or match["day2"]
        if month is None:
            return None, "unresolved: dateline with a weekday alone"
        number = date_words().months[month.lower().rstrip(".")]
        digits = int(re.sub(r"\D", "", day))
        written = match["year1"] or match["year2"]
        if written:
            return date(int(written), number, digits), "dateline"
        near = (published.latest or published.earliest) if published else None
        if near is None:
            return None, NO_YEAR
        days = [date(year, number, digits) for year in (near.year - 1, near.year, near.year + 1)]
        # A report may be stored under the day before its dateline's where time zones differ.
        day = max(day for day in days if day <= near + timedelta(days=2))
        return day, "dateline, year of publication"
    except ValueError:
        return None, "unresolved: no such day"
