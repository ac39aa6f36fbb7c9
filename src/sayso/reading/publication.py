"""When a document was published: metadata, the user's word, the dateline, the name of the file."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from email.utils import parsedate_to_datetime
from functools import lru_cache

from sayso.dateline import find_dateline
from sayso.knowledge.dates import date_words
from sayso.reading.raw import Raw
from sayso.records import DateRange

ISO = re.compile(r"(?<!\d)((?:1[89]|20|21)\d\d)-(\d\d?)-(\d\d?)(?!\d)")
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:T|Z|\d{6}|(?!\d))")
IN_FILE_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
NUMERIC = re.compile(r"\s*(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b")
MONTH = re.compile(r"\s*((?:19|20)\d\d)(?:-(\d\d))?\s*$")
EPOCH = re.compile(r"\s*\d{9,10}(?:\.\d+)?\s*$|\s*\d{13}\s*$")


def published_on(raw: Raw, source: str | None, given: date | None, start: int) -> DateRange | None:
    """Return the publication date of a document with the rule that found it, null where nothing tells it.

    The order is metadata and front matter, the date that the user gives, the dateline of the body (which
    begins at ``start``), the name of the file. Words that name no day are kept as unresolved where
    nothing else helps.
    """
    unreadable: DateRange | None = None
    if raw.date is not None:
        span = read_date(raw.date)
        if span is not None:
            return DateRange(*span, raw.date, raw.date_rule)
        unreadable = DateRange(None, None, raw.date, "unresolved")
    if given is not None:
        return DateRange(given, given, None, "given by the user")
    named = _file_date(source)
    line = find_dateline(raw.text, start, len(raw.text), named)
    if line is not None and line.date is not None and line.date.earliest is not None:
        return line.date
    return named or unreadable


def _file_date(source: str | None) -> DateRange | None:
    match = IN_FILE_NAME.search(re.split(r"[/\\]", source)[-1]) if source else None
    if match is None:
        return None
    day = _day(match[1], match[3], match[4])
    return DateRange(day, day, match[0], "file name") if day is not None else None


def read_date(words: str) -> tuple[date, date] | None:
    """Return first and last day of a date as metadata write it, null where the words name none.

    A month or a year alone is read as the whole of it. "10/11/2024" stays unread, since it is the 10th of
    November to some and the 11th of October to others.
    """
    for pattern in (ISO, COMPACT):
        match = pattern.search(words)
        if match:
            return _one(_day(match[1], match[2], match[3]))
    return _numeric(words) or _month(words) or _named(words) or _mail(words) or _epoch(words)


def _one(day: date | None) -> tuple[date, date] | None:
    return (day, day) if day is not None else None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _numeric(words: str) -> tuple[date, date] | None:
    match = NUMERIC.match(words)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if first == second or second > 12:
        return _one(_day(match[3], first, second))
    return _one(_day(match[3], second, first)) if first > 12 else None


def _month(words: str) -> tuple[date, date] | None:
    match = MONTH.match(words)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 0)
    if not match[2]:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


@lru_cache(maxsize=1)
def _named_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    month = "(?P<month>" + "|".join(sorted(date_words().months, key=len, reverse=True)) + r")\b\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    year = r"(?P<year>(?:19|20)\d\d)\b"
    patterns = (
        rf"{month}\s+{day},?\s+{year}",
        rf"\b{day}\s+(?:of\s+)?{month},?\s+{year}",
        rf"{month}\s+{year}",
    )
    first, second, third = (re.compile(pattern, re.IGNORECASE) for pattern in patterns)
    return first, second, third


def _named(words: str) -> tuple[date, date] | None:
    for pattern in _named_patterns():
        match = pattern.search(words)
        if match is None:
            continue
        year, month = int(match["year"]), date_words().months[match["month"].lower()]
        if "day" in pattern.groupindex:
            return _one(_day(year, month, match["day"]))
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return None


def _mail(words: str) -> tuple[date, date] | None:
    try:
        return _one(parsedate_to_datetime(words).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _epoch(words: str) -> tuple[date, date] | None:
    if not EPOCH.match(words):
        return None
    seconds = float(words) / (1000 if len(words.strip()) == 13 else 1)
    return _one(date.fromordinal(date(1970, 1, 1).toordinal() + int(seconds // 86_400)))
