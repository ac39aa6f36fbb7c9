"""Which ranges of a text are coded: no front matter, no bylines or captions, each repeated block once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.knowledge.layout import layout_words
from sayso.records import Range

BREAK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
BYLINE = re.compile(r"\W*by (?:(?:[A-Z][\w.'’-]*|and|in|of|the|for),? ?){1,10}\W*$", re.IGNORECASE)
BYLINE_START = re.compile(r"\W*(?:By|BY) [A-Z]")
IMAGE = re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*$")
WIRE_CREDIT = re.compile(
    r"(?:^|\s)[A-Z]{2,10}(?: (?:Photo|Images))?\s?/\s?[A-Z][\w.-]+(?: [A-Z][\w.-]+)*\W*$"
)
SHORT_BLOCK = 60
"""A credit at the end makes a caption of a block of at most so many words."""
GRAM = 3
FEWEST_GRAMS = 4
"""Shorter blocks repeat by chance; they must be equal to be left out."""
NEAR = 0.9
"""So much of a block in another of like length makes it a repetition: one "not" more makes it none."""
QUOTED = 0.75
MUCH_SHORTER = 0.7
"""A pull quote is cut from a clearly longer paragraph, and often trimmed."""
COMMON = 200
"""Word triples of more blocks than this say nothing and cost much."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph at ``text[start:end]``, with its words in lower case and its word triples."""

    start: int
    end: int
    words: tuple[str, ...]
    grams: frozenset[tuple[str, ...]]


def body_ranges(
    text: str, start: int, title: str | None, names: Iterable[str | None] = ()
) -> tuple[Range, ...]:
    """Return the ranges of ``text`` from ``start`` on that are coded, in order, adjacent ones joined.

    Left out are captions, credits and bylines, blocks that only repeat the title or one of ``names`` (the
    author's, the outlet's), second occurrences of a block, and pull quotes: blocks whose words stand,
    nearly all, in a longer block.
    """
    plain = {_words(name) for name in (title, *names) if name}
    plain |= {("by", *words) for words in plain}
    blocks = [_block(text, begin, end) for begin, end in _paragraphs(text, start)]
    blocks = [
        block
        for block in blocks
        if block.words and block.words not in plain and not is_apparatus(text[block.start : block.end])
    ]
    titles = [_block(title, 0, len(title))] if title else []
    kept = _without_repeats(blocks, titles)
    return tuple(Range(begin, end) for begin, end in _joined(kept, text))


def is_apparatus(block: str) -> bool:
    """Say whether a block is a caption, a credit, a byline, an image or an appeal, and no report."""
    plain = block.strip().strip("*_#").strip()
    folded = " ".join(plain.lower().split())
    if IMAGE.match(block) or folded.strip(" .:|-–—") in layout_words().alone:
        return True
    if BYLINE_START.match(block) and BYLINE.match(block) and len(folded.split()) <= 12:
        return True
    if _opening().match(plain):
        return True
    ending = folded[-60:]
    credited = any(words in ending for words in layout_words().credit) or WIRE_CREDIT.search(plain)
    return bool(credited) and len(folded.split()) <= SHORT_BLOCK and not plain.endswith(('"', "”"))


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    words = sorted(layout_words().opening, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})\s*[:|–—]\s", re.IGNORECASE)


def _paragraphs(text: str, start: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    position = start
    for match in BREAK.finditer(text, start):
        found.append((position, match.start()))
        position = match.end()
    found.append((position, len(text)))
    return [_stripped(text, begin, end) for begin, end in found if text[begin:end].strip()]


def _stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    inside = text[begin:end]
    return begin + len(inside) - len(inside.lstrip()), end - (len(inside) - len(inside.rstrip()))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


def _block(text: str, start: int, end: int) -> Block:
    words = _words(text[start:end])
    grams = frozenset(words[i : i + GRAM] for i in range(len(words) - GRAM + 1))
    return Block(start, end, words, grams)


def _without_repeats(blocks: Sequence[Block], titles: Sequence[Block]) -> list[tuple[int, int]]:
    """Drop blocks that were there before, and blocks whose words stand in a longer one or in the title."""
    first: dict[tuple[str, ...], Block] = {}
    for block in blocks:
        first.setdefault(block.words, block)
    distinct = list(first.values())
    holders = [*titles, *distinct]
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, block in enumerate(holders):
        for gram in block.grams:
            index[gram].append(number)
    return [
        (block.start, block.end)
        for number, block in enumerate(distinct, start=len(titles))
        if not _held(number, block, holders, index)
    ]


def _held(
    number: int,
    block: Block,
    holders: Sequence[Block],
    index: defaultdict[tuple[str, ...], list[int]],
) -> bool:
    """Say whether nearly all word triples of a block stand in one other, longer or earlier."""
    if len(block.grams) < FEWEST_GRAMS:
        return False
    shared = Counter(other for gram in block.grams if len(index[gram]) <= COMMON for other in index[gram])
    for other, count in shared.items():
        if other == number:
            continue
        length, own = len(holders[other].grams), len(block.grams)
        enough = QUOTED if own <= MUCH_SHORTER * length else NEAR
        if count >= enough * own and (length, -other) > (own, -number):
            return True
    return False


def _joined(ranges: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(ranges):
        if joined and not text[joined[-1][1] : begin].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined
