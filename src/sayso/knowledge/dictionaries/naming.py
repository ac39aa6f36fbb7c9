"""What the words of a dictionary's name tell: how to print it, and whether it is a person's."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from sayso.knowledge.actors import actor_names, fold, parts, roles
from sayso.knowledge.dictionaries.entries import Spell

WORD = re.compile(r"[^\W\d_]+")
ABBREVIATED = 4
"""Up to this length a lone word in capitals is taken for an abbreviation ("ANSF")."""


@lru_cache(maxsize=1)
def words() -> dict[str, frozenset[str]]:
    """Return the word lists of ``dictionary_words.toml``: body, small, joining, endings."""
    text = files("sayso.knowledge").joinpath("dictionary_words.toml").read_text("utf-8")
    return {name: frozenset(listed) for name, listed in tomllib.loads(text).items()}


def display(text: str, person: bool | None) -> str:
    """Return a name as it is printed: ``AL-SHABAAB`` as "Al-Shabaab"; one not in capitals as it is."""
    if not text.isupper():
        return text
    found = WORD.findall(text)
    if len(found) == 1 and len(text) <= ABBREVIATED and not person:
        return text
    return WORD.sub(lambda match: _capitalised(match[0], inside=match.start() > 0), text)


def _capitalised(word: str, *, inside: bool) -> str:
    if inside and word.lower() in words()["small"] | roles().words["particles"]:
        return word.lower()
    return word if len(word) <= ABBREVIATED and word in _abbreviations() else word.capitalize()


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(
        surface[0]
        for options in actor_names().by_first.values()
        for _, surface, _ in options
        if len(surface) == 1 and surface[0].isupper()
    )


def is_person(name: str, spells: tuple[Spell, ...]) -> bool | None:
    """Say whether a name is a person's; null where neither role, sector nor words tell."""
    told = next((spell.role for spell in spells if spell.role), None)
    if told is not None:
        return role_kind(told) not in {"body", "group", "equipment"}
    if any(spell.sector == "ELI" for spell in spells):
        return True
    written = [fold(part) for part in parts(name)]
    impersonal = words()["body"] | words()["joining"]
    if len(written) < 2 or not impersonal.isdisjoint(written) or written[0] in words()["small"]:
        return False
    if any(role_kind(word) == "body" for word in written) or not any(spell.sector for spell in spells):
        return False
    return True if any(spell.start or spell.end for spell in spells) else None


def is_office(name: str) -> bool:
    """Say whether a name is an office, with its country or organisation or without ("FRENCH PRESIDENT").

    sayso reads these by itself, together with the name of whoever holds the office.
    """
    words = name.lower().split()
    if not words or _offices().isdisjoint((words[0], words[-1])):
        return False
    key = tuple(map(fold, parts(name)))
    if any(key[at:] in _roles_of_persons() and _is_known(key[:at]) for at in range(len(key))):
        return True
    if "of" in key:
        at = key.index("of")
        return key[:at] in _roles_of_persons() and _is_known(key[at + 1 + key[at + 1 :].count("the") :])
    return False


@lru_cache(maxsize=1)
def _roles_of_persons() -> frozenset[tuple[str, ...]]:
    return frozenset(
        key for options in roles().by_first.values() for key, role in options if role.kind == "person"
    )


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    """Return the first and last words of the offices that persons hold."""
    return frozenset(word for key in _roles_of_persons() for word in (key[0], key[-1]))


def _is_known(key: tuple[str, ...]) -> bool:
    return not key or any(folded == key for folded, _, _ in actor_names().by_first.get(key[0], ()))


def role_kind(noun: str) -> str | None:
    """Return what a role noun or a phrase that ends in one names: person, body, group ..."""
    key = tuple(map(fold, parts(noun)))
    while key:
        found = next((role for known, role in roles().by_first.get(key[0], ()) if known == key), None)
        if found is not None:
            return found.kind
        key = key[1:]
    return None
