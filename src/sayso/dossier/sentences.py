"""The sentence around a stretch of stored text, found without a parser."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(
    r"(?P<stop>(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])[.]|[!?…])"
    r"[\"'”’)\]*_]*(?P<gap>\s+)(?=[\"'“‘(\[*_]*[A-Z0-9])"
    r"|(?P<paragraph>\n[ \t\r]*\n\s*)(?![a-z])"
)
"""A full stop, not after an initial or a short capitalised word (Mr., Gen., Oct.), before a capital; or a
blank line, unless the text goes on in lower case."""

WINDOW = 1500
"""Characters on either side beyond which no sentence is followed."""


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence or sentences of ``text`` that ``text[start:end]`` stands in."""
    low, high = max(0, start - WINDOW), min(len(text), end + WINDOW)
    first, last = low, high
    for match in _BOUNDARY.finditer(text, low, high):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end - 1:
            last = match.start("gap") if match["stop"] else match.start()
            break
    return first, last


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences that ``text[start:end]`` stands in, white space folded."""
    first, last = sentence_bounds(text, start, end)
    return " ".join(text[first:last].split())
