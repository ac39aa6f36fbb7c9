"""The words of the calendar, read from ``dates.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that stands ``first`` to ``last`` days from publication, null where open; that rule's name."""

    first: int | None
    last: int | None
    rule: str
    example: str


@dataclass(frozen=True, slots=True)
class Feasts:
    """Days of the year with a name: fixed, counted from Easter, or the so-manieth weekday of a month."""

    fixed: dict[str, tuple[int, int]]
    """Month and day."""
    easter: dict[str, int]
    """Days from Easter Sunday."""
    nth_weekday: dict[str, tuple[int, int, int, int]]
    """Month, weekday, number (-1 is the last), days after it."""

    @property
    def names(self) -> frozenset[str]:
        """Every name, in lower case."""
        return frozenset({*self.fixed, *self.easter, *self.nth_weekday})


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
    clock: tuple[str, ...]
    prepositions: dict[str, str]
    parts: dict[str, str]
    hedges: dict[str, str]
    units: dict[str, str]
    ordinals: dict[str, int]
    """1 to 4, and -1 for the last."""
    day_ordinals: dict[str, int]
    phrases: dict[str, Phrase]
    feasts: Feasts
    not_before: tuple[str, ...]
    """Words in title case that make a name of the weekday after them ("Bloody Sunday")."""
    not_after: tuple[str, ...]
    not_after_day: tuple[str, ...]
    people: frozenset[str]
    """Words, in lower case, that a person's name follows ("striker", "Mr")."""
    unresolved: tuple[str, ...]
    event_links: tuple[str, ...]
    event_nouns: tuple[str, ...]
    up_to_publication: tuple[str, ...]
    from_publication: tuple[str, ...]
    forward: frozenset[str]
    promising: frozenset[str]
    reporting: frozenset[str]
    timetable: frozenset[str]
    unchanged: frozenset[str]
    managed: frozenset[str]
    occurrence: frozenset[str]


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    return {word.lower(): key for key, words in table.items() for word in words}


def _numbered(table: dict[str, list[str]], first: int) -> dict[str, int]:
    return {
        word.lower(): number for number, words in enumerate(table.values(), start=first) for word in words
    }


def _feasts(raw: dict[str, Any]) -> Feasts:
    return Feasts(
        fixed={name.lower(): (day[0], day[1]) for name, day in raw["holidays"].items()},
        easter={name.lower(): days for name, days in raw["easter"].items()},
        nth_weekday={name.lower(): (*rule,) for name, rule in raw["nth_weekday"].items()},
    )


@lru_cache(maxsize=1)
def date_words() -> DateWords:
    """Load ``dates.toml`` once a process."""
    raw: dict[str, Any] = tomllib.loads(
        files("sayso.knowledge").joinpath("dates.toml").read_text(encoding="utf-8")
    )
    phrases = {
        word.lower(): Phrase(entry.get("from"), entry.get("to"), entry["rule"], entry["example"])
        for entry in raw["phrases"]
        for word in entry["words"]
    }
    return DateWords(
        months=_numbered(raw["months"], 1),
        weekdays=_numbered(raw["weekdays"], 0),
        seasons={name: (span[0], span[1]) for name, span in raw["seasons"].items()},
        before_day=tuple(raw["day_parts"]["before"]),
        after_day=tuple(raw["day_parts"]["after"]),
        clock=tuple(raw["day_parts"]["clock"]),
        prepositions=_inverted(raw["prepositions"]),
        parts=_inverted(raw["parts"]),
        hedges=_inverted(raw["hedges"]),
        units=_inverted(raw["units"]),
        ordinals=dict(raw["ordinals"]),
        day_ordinals={word: day for day, word in enumerate(raw["day_ordinals"]["words"], start=1)},
        phrases=phrases,
        feasts=_feasts(raw),
        not_before=tuple(raw["look_alikes"]["before"]),
        not_after_day=tuple(raw["look_alikes"]["after_day"]),
        not_after=tuple(raw["look_alikes"]["after"]),
        people=frozenset(word.lower() for word in raw["look_alikes"]["people"]),
        unresolved=tuple(raw["unresolved"]["phrases"]),
        event_links=tuple(raw["events"]["links"]),
        event_nouns=tuple(raw["events"]["nouns"]),
        up_to_publication=tuple(raw["up_to_publication"]["phrases"]),
        from_publication=tuple(raw["from_publication"]["phrases"]),
        forward=frozenset(raw["forward"]["words"]),
        promising=frozenset(raw["promising"]["verbs"]),
        reporting=frozenset(raw["reporting"]["verbs"]),
        timetable=frozenset(raw["timetable"]["verbs"]),
        unchanged=frozenset(raw["unchanged"]["verbs"]),
        managed=frozenset(raw["managed"]["verbs"]),
        occurrence=frozenset(raw["occurrence"]["verbs"]),
    )
