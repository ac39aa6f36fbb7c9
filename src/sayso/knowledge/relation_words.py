"""The words that say how one party acts towards another, read from ``relation_words.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from sayso.records import EventType, QuadClass, Record


class RelationWords(Record, frozen=True):
    """Lemmas that carry a PLOVER root. See the head of ``relation_words.toml`` for their forms."""

    root: EventType
    lemmas: tuple[str, ...]
    example: str


class RelationOperator(Record, frozen=True):
    """Lemmas that turn the root of what they govern into another; ``*`` stands for every root not named."""

    name: str
    lemmas: tuple[str, ...]
    turns: dict[str, EventType]
    expect: EventType
    example: str


class RelationFlag(Record, frozen=True):
    """Closed-class lemmas that stand for one operator word such as ``negation``."""

    name: str
    lemmas: tuple[str, ...]
    expect: EventType
    example: str


class RelationLexicon(Record, frozen=True):
    """All words, operators and flags, and the quad class of each root (PLOVER manual, event categories)."""

    words: tuple[RelationWords, ...]
    operators: tuple[RelationOperator, ...]
    flags: tuple[RelationFlag, ...]
    quad: dict[EventType, QuadClass]


@lru_cache(maxsize=1)
def relation_lexicon() -> RelationLexicon:
    """Return the lexicon of relations, read once a process."""
    path = files("sayso.knowledge").joinpath("relation_words.toml")
    data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return msgspec.convert(data, RelationLexicon)
