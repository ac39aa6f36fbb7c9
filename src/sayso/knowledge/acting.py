"""Words that decide whether a name acts, and anaphors, read from ``acting.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

Refers = Literal[
    "country",
    "countries",
    "persons",
    "group",
    "partner",
    "own country",
    "members",
    "latter",
    "other country",
    "leader",
]


class Anaphor(NamedTuple):
    """Words that stand for somebody named before. See ``acting.toml`` for the meaning of each field."""

    name: str
    refers: Refers
    groups: frozenset[str]
    partner: str | None
    beside: str | None
    members: tuple[str, ...]
    sectors: frozenset[str]


class Rival(NamedTuple):
    """Words in an article that show a name to be something else than a country, and words against that."""

    words: frozenset[str]
    but: frozenset[str]


class ActingWords(NamedTuple):
    """The classes of words by name, the anaphors by their folded words, and the word lists."""

    classes: dict[str, frozenset[str]]
    anaphors: dict[tuple[str, ...], Anaphor]
    rivals: dict[str, Rival]
    words: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def acting_words() -> ActingWords:
    """Return the word lists, read once a process."""
    data: dict[str, Any] = tomllib.loads(files("sayso.knowledge").joinpath("acting.toml").read_text("utf-8"))
    anaphors = {
        tuple(words.split()): Anaphor(
            entry["name"],
            entry["refers"],
            frozenset(entry.get("groups", ())),
            entry.get("partner"),
            entry.get("beside"),
            tuple(entry.get("members", ())),
            frozenset(entry.get("sectors", ())),
        )
        for entry in data["anaphor"]
        for words in entry["words"]
    }
    return ActingWords(
        {entry["name"]: frozenset(entry["words"]) for entry in data["class"]},
        anaphors,
        {entry["name"]: Rival(frozenset(entry["words"]), frozenset(entry["but"])) for entry in data["rival"]},
        {name: frozenset(words) for name, words in data["words"].items()},
    )
