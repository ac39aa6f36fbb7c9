"""Cutting a document into the windows that the encoder reads, and words into word pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from sayso.coding.speech.tagger.features import Numbers

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW = 160
"""Word pieces in a window at most, with the two special ones."""
LONGEST_WORD = 8
"""Word pieces kept of one word: a web address has dozens and nobody's attribution hangs on them."""
CONTEXT = 12
"""Word pieces of neighbouring sentences that a window holds on each side of what is read from it."""
REMEMBERED = 50_000
"""Words whose pieces are kept in memory."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start:stop`` are encoded together; of these ``first:last`` are read from this window."""

    start: int
    stop: int
    first: int
    last: int


def word_pieces(words: Iterable[str], pieces_of: Callable[[str], Sequence[int]]) -> tuple[Numbers, Numbers]:
    """Return the ids of all word pieces, and where each word's pieces begin (one entry more than words).

    ``pieces_of`` gives the ids of one word's pieces, at least one; only the first few of a word are kept.
    """
    ids = [pieces_of(word)[:LONGEST_WORD] for word in words]
    starts = np.concatenate([[0], np.cumsum([len(pieces) for pieces in ids])]).astype(np.int64)
    flat = np.array([piece for pieces in ids for piece in pieces], dtype=np.int64)
    return flat, starts


def piece_id(tokenizer: Tokenizer, piece: str) -> int:
    """Return the id of a word piece. Raises ``ValueError`` where the tokenizer has no such piece."""
    found = tokenizer.token_to_id(piece)
    if found is None:
        raise ValueError(f"the tokenizer has no {piece}")
    return found


def piece_reader(tokenizer: Tokenizer) -> Callable[[str], Sequence[int]]:
    """Return a function from a word to the ids of its pieces that remembers the words it has seen.

    A word that the tokenizer drops altogether stands as unknown, so that every word has a piece.
    """
    unknown = piece_id(tokenizer, "[UNK]")

    @lru_cache(maxsize=REMEMBERED)
    def pieces_of(word: str) -> Sequence[int]:
        return tokenizer.encode(word, add_special_tokens=False).ids or [unknown]

    return pieces_of


def cut(starts: Numbers, size: int = WINDOW, context: int = CONTEXT) -> list[Window]:
    """Return the windows of a document: each word is read from exactly one of them.

    They are cut wherever a window is full, in the middle of a sentence too, as in training; ending each at a
    sentence costs a tenth more time and gains nothing.
    """
    windows: list[Window] = []
    first, total = 0, len(starts) - 1
    while first < total:
        start = _back(starts, first, context)
        stop = _forth(starts, start, size - 2)
        last = total if stop >= total else max(_back(starts, stop, context), first + 1)
        windows.append(Window(start, stop, first, last))
        first = last
    return windows


def _back(starts: Numbers, word: int, pieces: int) -> int:
    """Return the first word of at most so many pieces before a word."""
    return int(np.searchsorted(starts, starts[word] - pieces, side="left"))


def _forth(starts: Numbers, word: int, pieces: int) -> int:
    """Return the word after the last of at most so many pieces from a word on."""
    return int(np.searchsorted(starts, starts[word] + pieces, side="right")) - 1


def word_places(starts: Numbers, heads: Numbers, window: Window) -> Numbers:
    """Return the places in a window of each word's first and last piece and its head's first; (3, words)."""
    base = starts[window.start] - 1
    words = np.arange(window.start, window.stop)
    mine = heads[window.start : window.stop]
    mine = np.where((mine >= window.start) & (mine < window.stop), mine, words)
    return np.stack([starts[words] - base, starts[words + 1] - 1 - base, starts[mine] - base])
