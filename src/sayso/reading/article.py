"""From a raw document to an article: id, body, publication date, language, correction."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from sayso.dateline import find_dateline
from sayso.errors import EmptyDocumentError, LanguageError
from sayso.reading.body import body_ranges
from sayso.reading.raw import Raw
from sayso.records import Article, DateRange

ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
FEWEST_WORDS = 20
"""Fewer words than this do not tell a language."""


def article_from_text(
    text: str,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    author: str | None = None,
) -> Article:
    """Make an article of a text. Raises :class:`EmptyDocumentError` or :class:`LanguageError`."""
    raw = Raw(text, title=title, outlet=outlet, url=url, author=author)
    return make_article(raw, None, published)


def make_article(raw: Raw, source: str | None, published: date | None) -> Article:
    """Make an article of a raw document read from ``source``; ``published`` fills in a missing date.

    Raises :class:`EmptyDocumentError` where there is no text and :class:`LanguageError` where it is not
    English.
    """
    body = body_ranges(raw.text, raw.body_start, raw.title)
    if not body:
        raise EmptyDocumentError("no text in it", "leave it out")
    language = _language(" ".join(raw.text[part.start : part.end] for part in body))
    if language not in {None, "en"}:
        raise LanguageError(f"written in {language!r}, not in English", "sayso reads English only")
    return Article(
        id=_article_id(raw),
        text=raw.text,
        body=body,
        title=raw.title,
        outlet=raw.outlet,
        author=raw.author,
        url=raw.url,
        published=_published(raw, source, published, body[0].start),
        language=language,
        status="partial" if raw.partial else "ok",
        reason=raw.partial,
        source=source,
    )


def _article_id(raw: Raw) -> str:
    key = "\x1f".join((raw.text, raw.outlet or "", raw.url or "", raw.title or ""))
    return f"A-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def _published(raw: Raw, source: str | None, given: date | None, start: int) -> DateRange | None:
    unreadable: DateRange | None = None
    if raw.date is not None:
        day = parse_day(raw.date)
        if day is not None:
            return DateRange(day, day, raw.date, raw.date_rule)
        unreadable = DateRange(None, None, raw.date, "unresolved")
    if given is not None:
        return DateRange(given, given, None, "given by the user")
    line = find_dateline(raw.text, start, len(raw.text), None)
    if line is not None and line.date is not None and line.date.earliest is not None:
        return line.date
    match = FILE_DATE.search(source.rsplit("/", 1)[-1]) if source else None
    if match:
        day = _day(*match.groups())
        if day is not None:
            return DateRange(day, day, match[0], "file name")
    return unreadable


def parse_day(words: str) -> date | None:
    """Return the day that the words of a date name, null where they name none."""
    match = ISO_DATE.search(words)
    if match:
        return _day(*match.groups())
    from dateutil import parser

    try:
        return parser.parse(words, fuzzy=False).date()
    except (ValueError, OverflowError):
        return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _language(text: str) -> str | None:
    if len(text.split()) < FEWEST_WORDS:
        return None
    import py3langid

    return str(py3langid.classify(text[:5000])[0])
