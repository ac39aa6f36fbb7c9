"""What the words of a dictionary's name tell: how to print it, and whether it is a person's."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.knowledge.actors import actor_names, fold, parts, roles
from sayso.knowledge.dictionaries.entries import Spell

WORD = re.compile(r"[^\W\d_]+")
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "du", "del", "la", "le", "al", "bin", "ibn"})
ABBREVIATED = 4
"""Up to this length a lone word in capitals is taken for an abbreviation ("ANSF")."""
BODY_WORDS = frozenset(
    "army forces force party front group movement union council committee organization organisation "
    "association federation alliance league agency bank institute foundation company corporation university "
    "ministry government police brigade brigades liberation congress assembly commission network society "
    "center centre international national united republic province".split()
)
"""Words that show that a name is no person's, beside the role nouns of bodies."""


def display(text: str, person: bool | None) -> str:
    """Return a name as it is printed: ``AL-SHABAAB`` as "Al-Shabaab"; one not in capitals as it is."""
    if not text.isupper():
        return text
    words = WORD.findall(text)
    if len(words) == 1 and len(text) <= ABBREVIATED and not person:
        return text
    first = words[0] if words else ""
    return WORD.sub(lambda match: _capitalised(match[0], match.start() > 0 and match[0] != first), text)


def _capitalised(word: str, inside: bool) -> str:
    if inside and word.lower() in SMALL:
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
    words = [fold(part) for part in parts(name)]
    told = next((spell.role for spell in spells if spell.role), None)
    if told is not None:
        return role_kind(told) not in {"body", "group", "equipment"}
    if any(spell.sector == "ELI" for spell in spells):
        return True
    if len(words) < 2 or BODY_WORDS.intersection(words) or not SMALL.isdisjoint(words[:1]):
        return False
    if "of" in words or "for" in words or "and" in words or any(role_kind(word) == "body" for word in words):
        return False
    if not any(spell.sector for spell in spells):
        return False
    return True if any(spell.start or spell.end for spell in spells) else None


def role_kind(words: str) -> str | None:
    """Return what a role noun or a phrase that ends in one names: person, body, group ..."""
    key = tuple(map(fold, parts(words)))
    while key:
        found = next((role for known, role in roles().by_first.get(key[0], ()) if known == key), None)
        if found is not None:
            return found.kind
        key = key[1:]
    return None
