"""The formats but HTML: plain text, Markdown, JSON objects and lists."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sayso.errors import DocumentError, MalformedDocumentError
from sayso.knowledge.layout import layout_words
from sayso.reading.body import is_apparatus
from sayso.reading.page import from_html
from sayso.reading.raw import Raw

FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>(?:.*?\r?\n)??)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S
)
YAML_FIELD = re.compile(r"^[A-Za-z_][\w -]*:(?:\s|$)", re.M)
MARKDOWN_TITLE = re.compile(r"\s*#[ \t]+(?P<title>[^\n]+?)[ \t#]*(?=\n|\Z)")
UNDERLINED_TITLE = re.compile(r"\s*(?P<title>\S[^\n]*)\n[ \t]*={3,}[ \t]*(?=\n|\Z)")
FIRST_LINE = re.compile(r"\s*(?P<title>[^\s][^\n]{9,179})\r?\n[ \t]*\r?\n")
SENTENCE_END = re.compile(r"[.!:;,…][\"'”’)]*\s*$|--\s*$")
MARKUP_TEXT = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|article|section|h\d|span)\b", re.I)


def from_text(text: str) -> Raw:
    """Read plain text or Markdown, with or without YAML front matter, which stays in the text.

    Raises :class:`MalformedDocumentError` where the front matter is no YAML.
    """
    match = FRONT_MATTER.match(text)
    if match is None or not (YAML_FIELD.search(match["yaml"]) or not match["yaml"].strip()):
        title, start = _title(text, 0)
        return Raw(text, title=title, body_start=start)
    title, start = _title(text, match.end())
    return _with_metadata(_front_matter(match["yaml"]), text, "front matter", title, start)


def _front_matter(text: str) -> dict[str, Any]:
    import yaml

    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        # YAML turns "2024-02-31" into a date and fails; as words it is kept and told as unresolved.
        try:
            fields = yaml.load(text, Loader=yaml.BaseLoader)
        except yaml.YAMLError:
            reason = str(error).splitlines()[0]
            raise MalformedDocumentError(
                f"its front matter is broken: {reason}", "mend it or take it out"
            ) from error
    return fields if isinstance(fields, dict) else {}


def _with_metadata(
    fields: dict[str, Any], text: str, rule: str, title: str | None = None, start: int = 0
) -> Raw:
    return Raw(
        text,
        title=_first(fields, "title") or title,
        date=_first(fields, "date"),
        date_rule=rule,
        outlet=_first(fields, "outlet"),
        author=_first(fields, "author"),
        url=_first(fields, "url"),
        corrects=_first(fields, "corrects"),
        retracts=_first(fields, "retracts"),
        body_start=start,
    )


def _title(text: str, start: int) -> tuple[str | None, int]:
    """Return the headline that opens a text and where the body begins."""
    for pattern in (MARKDOWN_TITLE, UNDERLINED_TITLE):
        match = pattern.match(text, start)
        if match:
            return match["title"].strip("* \t\r"), match.end()
    match = FIRST_LINE.match(text, start)
    if match and not SENTENCE_END.search(match["title"]) and not is_apparatus(match["title"]):
        return match["title"].strip(), match.end()
    return None, start


def from_json(text: str) -> Iterator[Raw | DocumentError]:
    """Read a JSON object, a list of them, or an object that wraps such a list.

    An entry that cannot be read comes as the error that tells why, so that the others go on. Raises
    :class:`MalformedDocumentError` where the whole is no JSON.
    """
    data = parse_json(text)
    if isinstance(data, dict) and _first(data, "text") is None:
        wrapped = next((data[name] for name in layout_words().fields["wrapped"] if name in data), None)
        data = wrapped if isinstance(wrapped, list) else data
    for record in data if isinstance(data, list) else [data]:
        try:
            yield from_record(record)
        except DocumentError as error:
            yield error


def parse_json(text: str) -> Any:
    """Parse JSON. Raises :class:`MalformedDocumentError`."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedDocumentError(f"broken JSON: {error}", "check that the file is whole") from error


def from_record(record: Any) -> Raw:
    """Read one JSON object with a text and, under the usual names, its metadata.

    A text that is HTML is read as a page. Raises :class:`MalformedDocumentError` where there is no text.
    """
    if not isinstance(record, dict):
        raise MalformedDocumentError("not a JSON object", 'write objects with a "text" field')
    text = _first(record, "text")
    if text is None:
        raise MalformedDocumentError('no field "text", "content" or "body"', "name the field of the text so")
    start = 0
    partial = None
    if MARKUP_TEXT.match(text):
        page = from_html(text)
        text, start, partial = page.text, page.body_start, page.partial
    raw = _with_metadata(record, text, "metadata", start=start)
    if partial is None:
        return raw
    return Raw(**{**{name: getattr(raw, name) for name in Raw.__slots__}, "partial": partial})


def _first(record: dict[str, Any], field: str) -> str | None:
    """Return the value of the first name of a field that the record has, as words."""
    for name in layout_words().fields[field]:
        value = record.get(name)
        if isinstance(value, list):
            value = ", ".join(filter(None, map(_named, value)))
        words = _named(value)
        if words:
            return words
    return None


def _named(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if value is None or isinstance(value, (dict, list, bool)):
        return None
    return str(value).strip("\n") or None
