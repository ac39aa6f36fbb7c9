"""Which ranges of a text are coded: no front matter, no bylines or captions, each repeated block once."""

from __future__ import annotations

import re

from sayso.records import Range

BREAK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
CAPTION = re.compile(
    r"\s*(?:photo|photograph|image|picture|caption|file photo|video|watch|graphic|map|read more|related|"
    r"see also|advertisement|sign up|subscribe)\s*[:|–—-]\s",
    re.I,
)
BYLINE = re.compile(r"\s*(?:\*\*)?by (?:[A-Z][\w.'’-]+,? ?(?:and )?){1,6}(?:\*\*)?\s*$")
NEAR = 0.9
SHORTEST_REPEAT = 5


def body_ranges(text: str, start: int, title: str | None) -> tuple[Range, ...]:
    """Return the ranges of ``text`` from ``start`` on that are coded, in order, adjacent ones joined."""
    seen: list[frozenset[str]] = [_words(title)] if title else []
    first_title = bool(title)
    kept: list[tuple[int, int]] = []
    whole: list[frozenset[str]] = []
    for begin, end in _blocks(text, start):
        block = text[begin:end]
        words = _words(block)
        repeated = (
            any(_contained(words, other) for other in (*seen, *whole))
            if len(words) >= SHORTEST_REPEAT
            else (first_title and words and words == seen[0])
        )
        if CAPTION.match(block) or BYLINE.match(block) or repeated:
            continue
        whole.append(words)
        kept.append((begin, end))
    return tuple(Range(begin, end) for begin, end in _joined(kept, text))


def _blocks(text: str, start: int) -> list[tuple[int, int]]:
    blocks: list[tuple[int, int]] = []
    position = start
    for match in BREAK.finditer(text, start):
        blocks.append((position, match.start()))
        position = match.end()
    blocks.append((position, len(text)))
    return [(begin, end) for begin, end in blocks if text[begin:end].strip()]


def _words(text: str | None) -> frozenset[str]:
    words = re.findall(r"\w+", (text or "").lower())
    return (
        frozenset(" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))) if words else frozenset()
    )


def _contained(words: frozenset[str], other: frozenset[str]) -> bool:
    return bool(words) and len(words & other) >= NEAR * len(words)


def _joined(ranges: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in ranges:
        if joined and not text[joined[-1][1] : begin].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined
