"""Web pages: the main text and the metadata, with a fallback so that no text is lost silently."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from sayso.errors import EmptyDocumentError
from sayso.reading.raw import Raw

DEEPEST = 250
"""Beyond about this depth of nesting the parser under trafilatura drops text without a word."""
ENOUGH = 0.7
SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "button"})
APPARATUS = frozenset({"nav", "footer", "form", "aside"})
VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "em", "font", "i", "img", "ins", "kbd", "mark"}
    | {"q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
"""Only dates that the page gives as its own: a search in the text would find the dates of events."""


def from_html(html: str) -> Raw:
    """Read a web page: main text and metadata by trafilatura, else all its visible text.

    The text keeps one blank line between paragraphs. Where the main text was not found, or less of it
    than the page shows, ``partial`` says so. Raises :class:`EmptyDocumentError` where there is no text.
    """
    import trafilatura

    body = trafilatura.extract(html, include_comments=False, include_tables=False, favor_recall=True)
    partial = None
    visible = VisibleText.of(html)
    if not body or (visible.deepest >= DEEPEST and len(body) < ENOUGH * len(visible.text)):
        body = visible.text
        partial = "no main text found: all visible text is taken"
    if not body.strip():
        raise EmptyDocumentError("no text in it", "leave it out")
    found = trafilatura.extract_metadata(html, date_config=dict(DATE_SEARCH))
    fields = found.as_dict() if found is not None else {}
    return Raw(
        re.sub(r"\n+", "\n\n", body),
        title=_title(fields.get("title"), fields.get("sitename"), visible.heading),
        date=fields.get("date"),
        outlet=fields.get("sitename"),
        author=fields.get("author"),
        url=fields.get("url"),
        partial=partial,
    )


def _title(title: str | None, outlet: str | None, heading: str | None) -> str | None:
    """Return a page's title without the outlet's name at its end ("... | Example Wire")."""
    title = title or heading
    if title and outlet:
        title = re.sub(rf"\s*[|–—-]\s*{re.escape(outlet)}\s*$", "", title) or title
    return title


class VisibleText(HTMLParser):
    """Collect the text that a page shows, paragraph by paragraph, at any depth of nesting."""

    def __init__(self, skipped: frozenset[str]) -> None:
        """Leave out the text inside elements named in ``skipped``."""
        super().__init__(convert_charrefs=True)
        self.deepest = 0
        self.heading: str | None = None
        self._skipped = skipped
        self._depth = 0
        self._hidden = 0
        self._in_title = self._in_heading = False
        self._pieces: list[str] = []
        self._heading: list[str] = []

    @classmethod
    def of(cls, html: str) -> VisibleText:
        """Return the visible text of a page, with navigation where nothing else is left."""
        for skipped in (SKIPPED | APPARATUS, SKIPPED):
            collector = cls(skipped)
            collector.feed(html)
            collector.close()
            if collector.text:
                break
        return collector

    @property
    def text(self) -> str:
        """The paragraphs so far, a blank line between two."""
        paragraphs = re.split(r"\s*\n\n\s*", "".join(self._pieces))
        return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enter an element."""
        if tag == "br":
            self._pieces.append("\n")
        if tag not in INLINE and tag != "br":
            self._pieces.append("\n\n")
        if tag in VOID:
            return
        self._depth += 1
        self.deepest = max(self.deepest, self._depth)
        self._hidden += tag in self._skipped
        self._in_title = tag == "title" or self._in_title
        self._in_heading = tag == "h1" or self._in_heading

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass an element without content."""
        if tag not in INLINE:
            self._pieces.append("\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if tag in VOID:
            return
        self._depth = max(0, self._depth - 1)
        if tag in self._skipped:
            self._hidden = max(0, self._hidden - 1)
        if tag == "title":
            self._in_title = False
        if tag == "h1" and self._in_heading:
            self._in_heading = False
            self.heading = self.heading or " ".join("".join(self._heading).split()) or None
        if tag not in INLINE:
            self._pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Take text that is not hidden."""
        if self._in_heading and not self._hidden:
            self._heading.append(data)
        if not self._hidden and not self._in_title:
            self._pieces.append(re.sub(r"\s+", " ", data))
