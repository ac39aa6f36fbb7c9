"""The words of the calendar, read from ``dates.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that stands ``first`` to ``last`` days from publication, and the name of that rule."""

    first: int
    last: int
    rule: str
    example: str


@dataclass(frozen=True, slots=True)
class DateWords:
    """Every word list of ``dates.toml``; keys are lower case, months and weekdays are numbers."""

    months: dict[str, int]
    """1 to 12, as in :class:`datetime.date`."""
    weekdays: dict[str, int]
    """0 (Monday) to 6 (Sunday)."""
    seasons: dict[str, tuple[int, int]]
    before_day: tuple[str, ...]
    after_day: tuple[str, ...]
    prepositions: dict[str, str]
    parts: dict[str, str]
    hedges: dict[str, str]
    units: dict[str, str]
    ordinals: dict[str, int]
    phrases: dict[str, Phrase]
    holidays: dict[str, tuple[int, int]]
    unresolved: tuple[str, ...]
    up_to_publication: tuple[str, ...]
    from_publication: tuple[str, ...]
    forward: frozenset[str]
    reporting: frozenset[str]
    occurrence: frozenset[str]


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {word.lower(): key for key, words in table.items() for word in words}


def _numbered(table: dict[str, list[str]], first: int) -> dict[str, int]:
    return {
        word.lower(): number for number, words in enumerate(table.values(), start=first) for word in words
    }


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """Load ``dates.toml`` once a process."""
    raw: dict[str, Any] = tomllib.loads(
        files("sayso.knowledge").joinpath("dates.toml").read_text(encoding="utf-8")
    )
    phrases = {
        word.lower(): Phrase(entry["from"], entry["to"], entry["rule"], entry["example"])
        for entry in raw["phrases"]
        for word in entry["words"]
    }
    return DateWords(
        months=_numbered(raw["months"], 1),
        weekdays=_numbered(raw["weekdays"], 0),
        seasons={name: (span[0], span[1]) for name, span in raw["seasons"].items()},
        before_day=tuple(raw["day_parts"]["before"]),
        after_day=tuple(raw["day_parts"]["after"]),
        prepositions=_inverted(raw["prepositions"]),
        parts=_inverted(raw["parts"]),
        hedges=_inverted(raw["hedges"]),
        units=_inverted(raw["units"]),
        ordinals=dict(raw["ordinals"]),
        phrases=phrases,
        holidays={name.lower(): (day[0], day[1]) for name, day in raw["holidays"].items()},
        unresolved=tuple(raw["unresolved"]["phrases"]),
        up_to_publication=tuple(raw["up_to_publication"]["phrases"]),
        from_publication=tuple(raw["from_publication"]["phrases"]),
        forward=frozenset(raw["forward"]["words"]),
        reporting=frozenset(raw["reporting"]["verbs"]),
        occurrence=frozenset(raw["occurrence"]["verbs"]),
    )
