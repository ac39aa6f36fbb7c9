"""Wordings made comparable: a text as the set of ideas that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from sayso.knowledge.wording import wording

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def ideas(text: str, *, names: bool = True) -> frozenset[str]:
    """Return the ideas that the content words of ``text`` stand for: a listed idea, else the word's stem.

    Without ``names``, words with a capital letter are left out.
    """
    words = (match.group() for match in WORD.finditer(text))
    kept = (word for word in words if names or word.islower())
    return frozenset(found for word in kept for found in ideas_of_word(word))


@lru_cache(maxsize=100_000)
def ideas_of_word(word: str) -> tuple[str, ...]:
    """Return the ideas of one word, none for an empty word. A word may stand for several."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    lists = wording()
    if lower in lists.empty or len(lower) < 2:
        return ()
    stem = _stem(lower)
    return _listed().get(stem, (stem,))


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    """Return the listed ideas by the stems of their words."""
    found: dict[str, tuple[str, ...]] = {}
    for idea in wording().ideas:
        for word in idea.words:
            stem = _stem(word)
            found[stem] = tuple(dict.fromkeys((*found.get(stem, ()), f"={idea.name}")))
    return found


def _stem(word: str) -> str:
    return str(_stemmer().stemWord(wording().irregular.get(word, word)))


@cache
def _stemmer() -> Any:
    """The Snowball stemmer for English (Porter2)."""
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def folded(text: str) -> str:
    """Return ``text`` with only its letters and digits, in lower case and separated by blanks."""
    return " ".join(_tokens(text))


def _tokens(text: str) -> Iterator[str]:
    import unicodedata

    plain = unicodedata.normalize("NFKD", text.casefold())
    yield from re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the smaller set that both have, 0 where one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
