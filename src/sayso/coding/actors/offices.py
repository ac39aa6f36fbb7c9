"""Office holders at the article's date; the text overrides the table."""

from __future__ import annotations

import re
from datetime import date

from sayso.coding.actors.phrases import Phrase
from sayso.knowledge.actors import Holder, Role, actor_names, fold, parts, roles

HEADS = frozenset({"president", "head of government", "king", "queen", "ruler"})
CHIEFS = frozenset({"president", "king", "queen", "supreme leader", "emir", "sultan"})
NICKNAME = re.compile("[\"“'‘][^\"”'’]+[\"”'’] ")
"""A nickname inside a name: Ole "Loko" Eksempel."""
DISTINCT = 5
"""Letters from which on a surname alone may name an office holder whose country the text does not name."""


def office_of(phrase: Phrase, day: date | None, named: frozenset[str]) -> Holder | None:
    """Return the office of a person that holds on a day, else the last or next one; None for a stranger.

    ``named`` are the countries that the article names: a surname alone is read with their help.
    """
    spells: list[Holder] = []
    words = [word for word in parts(NICKNAME.sub("", phrase.name or "")) if len(word) > 1]
    if phrase.reading is not None:
        spells = list(phrase.reading.holders)
    elif len(words) == 1:
        spells = _by_surname(words[0], day, named)
    elif words:
        spells = _spells(" ".join(words))
    spells = [spell for spell in spells if _fits(spell, phrase)]
    held = [spell for spell in spells if spell.holds(day)]
    if held:
        return max(held, key=lambda spell: (spell.checked, spell.start or date.min))
    past = [spell for spell in spells if is_over(spell, day)]
    if past:
        return max(past, key=lambda spell: spell.end or date.min)
    return spells[0] if spells else None


def is_over(holder: Holder, day: date | None) -> bool:
    """Say whether a spell in office had ended by a day."""
    return holder.end is not None and (day is None or holder.end < day)


def _by_surname(name: str, day: date | None, named: frozenset[str]) -> list[Holder]:
    """Return the spells of the one office holder called by a surname, empty where several may be meant."""
    held: dict[str, list[Holder]] = {}
    for full in actor_names().surnames.get(fold(parts(name)[-1]), ()):
        for spell in _spells(full):
            if day is None or spell.holds(day):
                held.setdefault(spell.name, []).append(spell)
    near = {
        person: spells
        for person, spells in held.items()
        if any(spell.country in named or (spell.organisation and not spell.country) for spell in spells)
    }
    distinct = len(held) == 1 and len(name) >= DISTINCT
    chosen = near if len(near) == 1 else held if distinct else _foremost(near)
    return next(iter(chosen.values()), [])


def _foremost(held: dict[str, list[Holder]]) -> dict[str, list[Holder]]:
    """Return the only head of state or government among those who share a surname."""
    heads = {
        person: spells
        for person, spells in held.items()
        if any((role := class_of(spell.role)) and role.name in HEADS for spell in spells)
    }
    if len(heads) > 1:
        heads = {person: spells for person, spells in heads.items() if any(s.role in CHIEFS for s in spells)}
    return heads if len(heads) == 1 else {}


def _spells(full: str) -> list[Holder]:
    key = tuple(map(fold, parts(full)))
    return [
        spell
        for folded, _, readings in actor_names().by_first.get(key[0], ())
        if folded == key
        for reading in readings
        for spell in reading.holders
    ]


def _fits(holder: Holder, phrase: Phrase) -> bool:
    if phrase.countries and holder.country and holder.country != phrase.countries[0]:
        return False
    return not (phrase.organisation and holder.organisation and holder.organisation != phrase.organisation)


def class_of(role: str) -> Role | None:
    """Return the class of a role given in words ("prime minister")."""
    key = tuple(map(fold, parts(role)))
    known = roles().by_first.get(key[0], ()) if key else ()
    return next((found for words, found in known if words == key), None)
