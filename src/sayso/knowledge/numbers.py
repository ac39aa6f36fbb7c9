"""Number words, bounds and currencies, read from ``numbers.toml``, and the reading of a written number."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from sayso.records import Bound

DIGITS = re.compile(r"(\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)(\.\d+)?")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Every word list of ``numbers.toml``; keys are lower case."""

    words: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    groups: dict[str, int]
    vague: dict[str, int]
    bounds: dict[str, Bound]
    bounds_after: dict[str, Bound]
    labels: frozenset[str]
    not_counted: frozenset[str]
    befalling: frozenset[str]
    currencies: dict[str, str]


def _bounds(entries: list[dict[str, Any]]) -> dict[str, Bound]:
    return {word: cast("Bound", entry["bound"]) for entry in entries for word in entry["words"]}


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """Load ``numbers.toml`` once a process."""
    raw: dict[str, Any] = tomllib.loads(
        files("sayso.knowledge").joinpath("numbers.toml").read_text(encoding="utf-8")
    )
    return NumberWords(
        words=raw["words"],
        scales=raw["scales"],
        suffixes=raw["suffixes"],
        groups=raw["groups"],
        vague={entry["words"]: entry["value"] for entry in raw["vague"]},
        bounds=_bounds(raw["bounds"]),
        bounds_after=_bounds(raw["bounds_after"]),
        labels=frozenset(raw["labels"]["words"]),
        not_counted=frozenset(raw["not_counted"]["words"]),
        befalling=frozenset(raw["befalling"]["verbs"]),
        currencies={sign.lower(): code for sign, code in raw["currencies"].items()},
    )


def number_value(text: str) -> float | None:
    """Return the value of a number written in digits, words or both ("1.2 million", "twenty-five").

    Returns null where a word is no part of a number.
    """
    lists = number_words()
    total, current, seen = 0.0, 0.0, False
    for word in re.split(r"[\s-]+|(?<=\d)(?=[a-z])", text.strip().lower()):
        digits = DIGITS.fullmatch(word)
        if digits:
            current += float(re.sub(r"[,\u00a0\u202f]", "", word))
        elif word in lists.words:
            current += lists.words[word]
        elif word in lists.groups:
            current = (current or 1) * lists.groups[word]
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in lists.scales or (word in lists.suffixes and seen):
            total += (current or 1) * (lists.scales.get(word) or lists.suffixes[word])
            current = 0.0
        elif word == "half" and not seen:
            current = 0.5
        elif (word in {"a", "an"} and not seen) or (word in {"and", "of", "a", "an"} and seen):
            continue
        else:
            return None
        seen = True
    return total + current if seen else None
