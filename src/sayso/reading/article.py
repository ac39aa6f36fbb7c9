"""From a raw document to an article: id, body, publication date, language, sketch."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

from sayso.errors import BadOptionError, EmptyDocumentError, LanguageError
from sayso.reading.body import body_ranges
from sayso.reading.copies import shingle_hashes
from sayso.reading.formats import from_text
from sayso.reading.language import language_of
from sayso.reading.publication import published_on
from sayso.reading.raw import Raw
from sayso.records import Article

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that broken input can hold and that neither UTF-8 nor a database can store."""


def article_from_text(
    text: str,
    title: str | None = None,
    published: date | str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    author: str | None = None,
    *,
    force: bool = False,
) -> Article:
    """Make an article of a text, which may open with front matter and a headline.

    What is given here counts before what the text says of itself; ``published`` is a day or ``YYYY-MM-DD``.
    Raises :class:`BadOptionError` for another date, :class:`EmptyDocumentError`, and
    :class:`LanguageError` for a text that is not English, unless ``force``.
    """
    raw = from_text(text)
    if published is not None:
        raw = replace(raw, date=_iso(published), date_rule="given by the user")
    raw = replace(
        raw,
        title=title or raw.title,
        outlet=outlet or raw.outlet,
        url=url or raw.url,
        author=author or raw.author,
    )
    return make_article(raw, None, None, force=force)


def _iso(day: date | str) -> str:
    try:
        return (date.fromisoformat(day) if isinstance(day, str) else day).isoformat()[:10]
    except ValueError:
        raise BadOptionError(f"{day!r} is not a date", "write it as 2024-10-23") from None


def make_article(raw: Raw, source: str | None, published: date | None, *, force: bool = False) -> Article:
    """Make an article of a raw document read from ``source``; ``published`` fills in a missing date.

    Raises :class:`EmptyDocumentError` where there is no text and :class:`LanguageError` where it is not
    English, unless ``force``.
    """
    raw = replace(raw, text=UNSTORABLE.sub("\ufffd", raw.text))
    body = body_ranges(raw.text, raw.body_start, raw.title, (raw.author, raw.outlet))
    if not body:
        raise EmptyDocumentError("no text in it", "leave it out")
    coded = "\n\n".join(raw.text[part.start : part.end] for part in body)
    language = language_of(coded)
    if language not in {None, "en"} and not force:
        raise LanguageError(f"written in {language!r}, not in English", "sayso reads English only")
    return Article(
        id=_article_id(raw),
        text=raw.text,
        body=body,
        title=_stored(raw.title),
        outlet=_stored(raw.outlet),
        author=_stored(raw.author),
        url=_stored(raw.url),
        published=published_on(raw, source, published, body[0].start),
        language=language,
        status="partial" if raw.partial else "ok",
        reason=raw.partial,
        source=source,
        corrects=raw.corrects,
        retracts=raw.retracts,
        sketch=shingle_hashes(coded),
    )


def _stored(words: str | None) -> str | None:
    return UNSTORABLE.sub("\ufffd", words) if words else None


def _article_id(raw: Raw) -> str:
    """Hash what makes an article the one it is; path and date may change without making another."""
    key = "\x1f".join((raw.text, raw.outlet or "", raw.url or "", raw.title or ""))
    return f"A-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:8]}"
