"""Who an actor counts as across articles: the party that acts, and the voice that speaks."""

from __future__ import annotations

from sayso.records import Actor, Record

STATE_SECTORS = frozenset({"GOV", "MIL", "SPY", "LEG", "JUD", "COP", "PRM", "IGO"})
"""PLOVER sectors whose members speak for their state or organisation (PLOVER manual, "Sectors")."""

CIVILIAN_SECTORS = frozenset({"CVL", "REF", "MED", "REL", "AGR", "LAB", "BUS", "EDU", "JRN", "ELI", "UNK"})
"""Sectors of unarmed people, whose harm is harm to their country."""


class Voice(Record, frozen=True):
    """Whom a speaker speaks for: a code or a label of his own, and the organ that speaks."""

    key: str
    organ: str
    official: bool


def party_of(actor: Actor, *, target: bool = False) -> str | None:
    """Return the code or name that an actor's deeds are counted under, null where nobody is resolved.

    An organisation or country code for what is part of it; an own label for rebels, opposition and
    others who do not act for their state, save that harm to unarmed people is harm to their country.
    """
    code = actor.organisation or actor.country
    if code is None:
        return _plain(actor.name)
    if actor.organisation or _acts_for_state(actor) or (target and actor.sector in CIVILIAN_SECTORS):
        return code
    return _plain(actor.name) or f"{actor.sector} ({code})"


def voice_of(actor: Actor) -> Voice:
    """Return whom an actor speaks for.

    Officials speak for their state or organisation. Experts, media, opposition and former officials speak
    for themselves, under a label such as ``analysts (KOR)``: a view of theirs is not their government's.
    """
    code = actor.organisation or actor.country
    if code is not None and (_acts_for_state(actor) or (actor.organisation and not actor.sector)):
        return Voice(code, organ_of(actor), official=True)
    own = _plain(actor.name) or _unnamed(actor)
    return Voice(f"{own} ({code})" if code else own, organ_of(actor), official=False)


def organ_of(actor: Actor) -> str:
    """Return who speaks in words: ``Ana Prueba, president``, ``foreign ministry``, ``Norway``."""
    parts = [part for part in (_plain(actor.name), _plain(actor.role)) if part]
    return ", ".join(parts) or _unnamed(actor)


def _acts_for_state(actor: Actor) -> bool:
    """Say whether an actor is a state itself (no sector, no role) or one of its organs."""
    return actor.sector in STATE_SECTORS or (actor.sector is None and actor.role is None)


def _unnamed(actor: Actor) -> str:
    words = actor.role or (actor.mentions[0].text if actor.mentions else None) or actor.id
    plain = _plain(words) or actor.id
    for article in ("a ", "an ", "the "):
        if plain.lower().startswith(article):
            return plain[len(article) :]
    return plain


def _plain(words: str | None) -> str | None:
    return " ".join(words.split()) if words and words.strip() else None
