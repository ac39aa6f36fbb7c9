"""The formats: plain text, Markdown, HTML, JSON and JSON lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sayso.errors import EmptyDocumentError, MalformedDocumentError
from sayso.reading.raw import Raw

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.S)
MARKDOWN_TITLE = re.compile(r"\A\s*#[ \t]+(?P<title>[^\n]+)")
FIRST_LINE = re.compile(r"\A\s*(?P<title>[^\n]{10,140})\r?\n[ \t]*\r?\n")
SENTENCE_END = re.compile(r"[.!?:;,][\"'”’)]*\s*$")
FIELDS = {
    "text": ("text", "content", "body", "article", "maintext"),
    "title": ("title", "headline"),
    "date": (
        "date",
        "published",
        "date_published",
        "publish_date",
        "datePublished",
        "pub_date",
        "published_at",
    ),
    "outlet": ("outlet", "source", "publisher", "sitename", "source_domain", "hostname"),
    "author": ("author", "byline", "authors", "creator"),
    "url": ("url", "link", "source_url"),
}


def from_text(text: str) -> Raw:
    """Read plain text or Markdown, with or without front matter."""
    match = FRONT_MATTER.match(text)
    if match is None:
        title, start = _title(text, 0)
        return Raw(text, title=title, body_start=start)
    fields = _front_matter(match["yaml"])
    title, start = _title(text, match.end())
    return Raw(
        text,
        title=_first(fields, "title") or title,
        date=_first(fields, "date"),
        date_rule="front matter",
        outlet=_first(fields, "outlet"),
        author=_first(fields, "author"),
        url=_first(fields, "url"),
        body_start=start,
    )


def _front_matter(text: str) -> dict[str, Any]:
    import yaml

    try:
        fields = yaml.safe_load(text)
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise MalformedDocumentError(
            f"its front matter is broken: {reason}", "mend it or take it out"
        ) from error
    return fields if isinstance(fields, dict) else {}


def _title(text: str, start: int) -> tuple[str | None, int]:
    """Return the headline that opens a text and where the body begins."""
    rest = text[start:]
    match = MARKDOWN_TITLE.match(rest)
    if match:
        return match["title"].strip("# *"), start + match.end()
    match = FIRST_LINE.match(rest)
    if match and not SENTENCE_END.search(match["title"]):
        return match["title"].strip(), start + match.end()
    return None, start


def from_html(text: str) -> Raw:
    """Read a web page: main text and metadata, by trafilatura, else all its visible text."""
    import trafilatura

    metadata = trafilatura.extract_metadata(text)
    body = trafilatura.extract(text, include_comments=False, include_tables=False, favor_recall=True)
    partial = None
    if body:
        body = re.sub(r"\n+", "\n\n", body)
    else:
        body, partial = _visible_text(text), "no main text found: all visible text taken"
    if not body:
        raise EmptyDocumentError("no text in it", "leave it out")
    found = metadata.as_dict() if metadata is not None else {}
    return Raw(
        body,
        title=found.get("title"),
        date=found.get("date"),
        outlet=found.get("sitename"),
        author=found.get("author"),
        url=found.get("url"),
        partial=partial,
    )


def _visible_text(text: str) -> str:
    from lxml import etree

    parser = etree.HTMLParser(huge_tree=True, recover=True)
    tree = etree.fromstring(text.encode("utf-8"), parser)
    if tree is None:
        return ""
    pieces: list[str] = []
    for element in tree.iter():
        if element.tag in {"script", "style", "noscript", "template", "title"} or not isinstance(
            element.tag, str
        ):
            pieces.append(element.tail or "")
        else:
            pieces += [element.text or "", element.tail or ""]
    lines = (piece.strip() for piece in pieces)
    return "\n\n".join(line for line in lines if line)


def from_json(text: str) -> Iterator[Raw]:
    """Read a JSON object or a list of them. Raises :class:`MalformedDocumentError`."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise MalformedDocumentError(f"broken JSON: {error}", "check that the file is whole") from error
    for record in data if isinstance(data, list) else [data]:
        yield from_record(record)


def from_record(record: Any) -> Raw:
    """Read one JSON object with a text and, under the usual names, its metadata."""
    if not isinstance(record, dict):
        raise MalformedDocumentError("not a JSON object", 'write objects with a "text" field')
    body = _first(record, "text")
    if body is None:
        raise MalformedDocumentError('no field "text", "content" or "body"', "name the field of the text so")
    return Raw(
        body,
        title=_first(record, "title"),
        date=_first(record, "date"),
        outlet=_first(record, "outlet"),
        author=_first(record, "author"),
        url=_first(record, "url"),
    )


def _first(record: dict[str, Any], field: str) -> str | None:
    for name in FIELDS[field]:
        value = record.get(name)
        if isinstance(value, list):
            value = ", ".join(map(str, value)) if all(isinstance(one, str) for one in value) else None
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if value not in (None, ""):
            return str(value)
    return None
