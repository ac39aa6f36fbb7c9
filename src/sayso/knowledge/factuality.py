"""What grammar and governing words say of whether something happened, read from ``factuality.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from sayso.records import Record

Expectation = Literal["happened", "did not happen", "open"]


class Governor(Record, frozen=True):
    """Lemmas over a clause or noun, and what becomes of what stands under them."""

    name: str
    effect: Literal["same", "reverse", "keep"] | float
    lemmas: frozenset[str]
    example: str
    expect: Expectation


class Mark(Record, frozen=True):
    """Words that open a clause, and the value of what stands in it."""

    name: str
    value: float
    lemmas: frozenset[str]
    example: str
    expect: Expectation


class FactualityLexicon(Record, frozen=True):
    """Governors, marks, and the values of the grammatical cases, all on the scale from -3 to 3."""

    governor: tuple[Governor, ...]
    mark: tuple[Mark, ...]
    values: dict[str, float]
    words: dict[str, frozenset[str]]

    @property
    def happening(self) -> frozenset[str]:
        """Verbs that say of their subject or object only that it happens."""
        return self.words["happening"]

    @property
    def simultaneous(self) -> frozenset[str]:
        """Prepositions before a gerund that is as real as what it goes with."""
        return self.words["simultaneous"]

    @property
    def approximators(self) -> frozenset[str]:
        """Words that say that something came near and did not happen."""
        return self.words["approximators"]

    @property
    def disbelief(self) -> frozenset[str]:
        """Verbs that deny even a finite clause."""
        return self.words["disbelief"]

    @property
    def resulting(self) -> frozenset[str]:
        """Verbs of change whose infinitive tells the result."""
        return self.words["resulting"]


@lru_cache(maxsize=1)
def factuality_lexicon() -> FactualityLexicon:
    """Return the lexicon of factuality, read once a process."""
    data: dict[str, Any] = tomllib.loads(
        files("sayso.knowledge").joinpath("factuality.toml").read_text("utf-8")
    )
    return msgspec.convert(data, FactualityLexicon)
