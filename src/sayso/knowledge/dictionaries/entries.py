"""What a user's dictionary says: entries with their spells, role nouns, and what is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple


class Spell(NamedTuple):
    """What an actor is from ``start`` to ``end``, both inclusive and open where null.

    A spell without country, organisation and sector says that the name is nobody's (``[---]``).
    """

    country: str | None
    organisation: str | None
    sector: str | None
    role: str | None
    start: date | None
    end: date | None
    line: int

    def holds(self, day: date | None) -> bool:
        """Say whether the spell holds on a day; without a day, whether it holds still."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    @property
    def is_nobody(self) -> bool:
        """Say whether the name stands for nobody."""
        return not (self.country or self.organisation or self.sector)


class Surface(NamedTuple):
    """One way to write a name; ``is_stem`` where endings may follow its last word (TABARI: no underscore)."""

    text: str
    is_stem: bool = False


@dataclass(frozen=True)
class Entry:
    """One actor of a dictionary: how it is written, the name first, and what it is when."""

    surfaces: tuple[Surface, ...]
    spells: tuple[Spell, ...]
    source: str
    """The name of the file."""
    rank: int = 0
    """The place of the file among those given; a later one wins."""

    @cached_property
    def is_person(self) -> bool | None:
        """Whether the actor is a person, null where neither role, sector nor words tell."""
        from sayso.knowledge.dictionaries.naming import is_person

        return is_person(self.surfaces[0].text, self.spells)

    @cached_property
    def name(self) -> str:
        """The name as it is printed."""
        from sayso.knowledge.dictionaries.naming import display

        return display(self.surfaces[0].text, self.is_person)

    def on(self, day: date | None) -> Spell | None:
        """Return the spell that holds on a day: of several the one begun last, an undated one last of all."""
        held = [spell for spell in self.spells if spell.holds(day)]
        return max(held, key=_dated, default=None)

    def before(self, day: date | None) -> Spell | None:
        """Return the spell that ended last before a day."""
        over = [spell for spell in self.spells if spell.end is not None and (day is None or spell.end < day)]
        return max(over, key=lambda spell: spell.end or date.min, default=None)


def _dated(spell: Spell) -> tuple[bool, date]:
    return bool(spell.start or spell.end), spell.start or date.min


class Noun(NamedTuple):
    """A role noun of a dictionary, in all the forms given, and its PLOVER sector (null: it says none)."""

    words: tuple[str, ...]
    sector: str | None
    line: int


class Problem(NamedTuple):
    """What is wrong in a line of a dictionary."""

    source: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.source}:{self.line}: {self.what}"


class Contents(NamedTuple):
    """What was read from one file, in its order."""

    entries: tuple[Entry, ...]
    nouns: tuple[Noun, ...]
    problems: tuple[Problem, ...]
