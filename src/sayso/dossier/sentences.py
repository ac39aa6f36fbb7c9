"""The sentence around a stretch of stored text, found without a parser."""

from __future__ import annotations

import re

_BOUNDARY = (
    r"(?P<stop>(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])[.]|[!?…])"
    r"[\"'”’)\]*_]*(?P<gap>\s+)(?=[\"'“‘(\[*_]*[A-Z0-9])"
    r"|(?P<paragraph>{paragraph})(?![a-z\s])"
)
"""A full stop, not after an initial or a short capitalised word (Mr., Gen., Oct.), before a capital; or the
end of a paragraph, unless the text goes on in lower case."""

_WRAPPED = re.compile(_BOUNDARY.replace("{paragraph}", r"\n[ \t\r]*\n\s*"))
_UNWRAPPED = re.compile(_BOUNDARY.replace("{paragraph}", r"\s*\n\s*"))
"""In a block whose lines are longer than a page is wide, every line end closes a paragraph."""

_LONG_LINE = re.compile(r"[^\n]{121}")

WINDOW = 1500
"""Characters on either side beyond which no sentence is followed."""


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the sentence or sentences of ``text`` that ``text[start:end]`` stands in."""
    low, high = max(0, start - WINDOW), min(len(text), end + WINDOW)
    first, last = low, high
    block = max(low, text.rfind("\n\n", low, start)), text.find("\n\n", end, high)
    long_line = _LONG_LINE.search(text, block[0], block[1] if block[1] >= 0 else high)
    boundary = _UNWRAPPED if long_line else _WRAPPED
    for match in boundary.finditer(text, low, high):
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
