"""Who can hold a stake, stand in a relation or have a motive: an actor of international affairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sayso.coding.syntax import subjects

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.assertions.context import Context

PRIVATE = frozenset({"AGR", "BUS", "CRM", "CVL", "EDU", "JRN", "LAB", "MED", "REF", "REL", "SOC"})
"""PLOVER sectors whose persons act for themselves."""
ARMED = frozenset({"REB", "PRM", "UAF", "OPP"})
"""PLOVER sectors that are parties to a conflict in their own country, or without one."""


class Party(Protocol):
    """What tells whether an actor takes part in international affairs."""

    @property
    def country(self) -> str | None:
        """Return the ISO 3166-1 alpha-3 code."""

    @property
    def organisation(self) -> str | None:
        """Return the code of an organisation."""

    @property
    def sector(self) -> str | None:
        """Return the PLOVER sector."""

    @property
    def name(self) -> str | None:
        """Return the name of a person or body."""


def is_known(actor: Party) -> bool:
    """Say whether the text tells which state, organisation or armed group an actor is or belongs to."""
    return actor.country is not None or actor.organisation is not None or actor.sector in {*ARMED, "IGO"}


def is_private_person(actor: Party) -> bool:
    """Say whether an actor is somebody by name who stands for nobody but himself."""
    return actor.sector in PRIVATE and actor.name is not None


def is_public(actor: Party) -> bool:
    """Say whether an actor's aims are those of a state, an organisation or a party to a conflict."""
    return is_known(actor) and actor.sector not in PRIVATE


def are_parties(one: Party, other: Party) -> bool:
    """Say whether two actors can stand in a relation: known both, and not two voices of one country."""
    if not (is_known(one) and is_known(other)) or is_private_person(one) or is_private_person(other):
        return False
    if one.country is None or one.country != other.country:
        return True
    return one.sector in ARMED or other.sector in ARMED


def _differs_from_parallel(context: Context, its: Token, clause: Token) -> bool:
    """Say whether "its fleet sails, and its ties cool" is read as two owners."""
    owners = (child for one in subjects(clause.head) for child in one.children if child.lower_ == "its")
    return any(context.actors(owner) != context.actors(its) for owner in owners)


def _is_for_somebody_else(context: Context, token: Token) -> bool:
    """Say whether a sentence begins with whom it concerns: "For Chad, the loss of its ally is a blow"."""
    first = token.sent[0]
    if token.dep_ != "poss" or first.lower_ != "for" or token.lower_ not in {"its", "their"}:
        return False
    concerned = {actor for child in first.children for actor in context.actors(child)}
    return bool(concerned) and not concerned & set(context.actors(token))


def is_misread_pronoun(context: Context, token: Token) -> bool:
    """Say whether a pronoun must mean a body that is no known actor: "Acme said it would lose money".

    The subject of the reporting verb, or of the clause before, is the nearest thing that "it" can mean.
    """
    if token.lower_ not in {"it", "its", "they", "their", "them"}:
        return False
    if _is_for_somebody_else(context, token):
        return True
    clause = token.head
    while clause.dep_ in {"xcomp", "poss", "dobj", "attr", "acomp", "pobj", "prep"}:
        clause = clause.head
    if clause.dep_ not in {"ccomp", "conj"} or token.i > clause.i + 6:
        return False
    if clause.dep_ == "conj" and token.dep_ not in {"nsubj", "nsubjpass"}:
        return token.lower_ == "its" and _differs_from_parallel(context, token, clause)
    above = [one for one in subjects(clause.head) if one.pos_ in {"NOUN", "PROPN"}]
    if clause.dep_ == "conj" and not above:
        reported = (child for child in clause.head.children if child.dep_ == "ccomp")
        above = [one for verb in reported for one in subjects(verb) if one.pos_ in {"NOUN", "PROPN"}]
    return bool(above) and not any(context.actors(one) for one in above)
