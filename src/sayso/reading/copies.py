"""A sketch of a text, from which copies and near copies of it are known again.

Min-hash by one permutation with rotation for empty bins (Li, Owen and Zhang 2012; Shrivastava and Li 2014):
every shingle of five words falls into one of 64 bins, each bin keeps its least value, and the share of
equal bins estimates the share of shingles that two texts have in common (Jaccard).
"""

from __future__ import annotations

import hashlib
import re

BINS = 64
SHINGLE = 5
WORD = re.compile(r"\w+")
SPREAD = 1 << 26
"""Values of one bin lie below this; a borrowed value is set apart by multiples of it."""


def shingle_hashes(text: str) -> tuple[int, ...]:
    """Return the sketch of a text: 64 values, the same on every machine; empty for a text without words.

    Case, punctuation and white space do not count.
    """
    words = WORD.findall(text.lower())
    least: list[int | None] = [None] * BINS
    for start in range(max(1, len(words) - SHINGLE + 1) if words else 0):
        shingle = " ".join(words[start : start + SHINGLE])
        digest = hashlib.blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=4).digest()
        value, position = divmod(int.from_bytes(digest, "big"), BINS)
        before = least[position]
        least[position] = value if before is None else min(before, value)
    return _filled(least) if words else ()


def _filled(least: list[int | None]) -> tuple[int, ...]:
    """Let each empty bin borrow from the next one that is not."""
    filled: list[int] = []
    for position in range(BINS):
        for distance in range(BINS):
            value = least[(position + distance) % BINS]
            if value is not None:
                filled.append(value + distance * SPREAD)
                break
    return tuple(filled)


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Return the estimated share of five-word shingles that two sketched texts have in common, 0 to 1."""
    if not a or len(a) != len(b):
        return 0.0
    return sum(one == other for one, other in zip(a, b, strict=True)) / len(a)
