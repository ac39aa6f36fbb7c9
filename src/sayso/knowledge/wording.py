"""Words that stand for one idea, empty words and irregular forms, read from ``wording.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from sayso.records import Record


class Idea(Record, frozen=True):
    """One idea: the words that stand for it, and two wordings of one thing that must meet in it."""

    name: str
    words: tuple[str, ...]
    same: tuple[str, str]


class Wording(Record, frozen=True):
    """The word lists of ``wording.toml``; all words are lower case, irregular forms map to base forms.

    ``empty`` words say nothing about which thing is meant; ``collective`` nouns count groups of something;
    ``negation`` gives what is left of a negation when it is taken away.
    """

    ideas: tuple[Idea, ...]
    empty: frozenset[str]
    collective: frozenset[str]
    irregular: dict[str, str]
    negation: dict[str, str]


@cache
def wording() -> Wording:
    """Load ``wording.toml`` once a process."""
    raw = tomllib.loads(files("sayso.knowledge").joinpath("wording.toml").read_text("utf-8"))
    ideas = tuple(Idea(one["name"], tuple(one["words"]), tuple(one["same"])) for one in raw["idea"])
    return Wording(
        ideas,
        frozenset(raw["empty"]["words"]),
        frozenset(raw["collective"]["words"]),
        raw["irregular"],
        raw["negation"],
    )
