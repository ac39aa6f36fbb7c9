"""Who fills a role: from the words of an argument to actor ids, and when two fillers agree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sayso.coding.actors import ActorIndex, ActorMention
from sayso.coding.syntax import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

POLITICAL = frozenset(
    {"GOV", "MIL", "REB", "OPP", "COP", "JUD", "LEG", "SPY", "IGO", "PTY", "UAF", "PRM", "NGO", None}
)
RELATIONAL = frozenset(
    {
        "neighbour",
        "neighbor",
        "rival",
        "enemy",
        "foe",
        "ally",
        "counterpart",
        "opponent",
        "critic",
        "adversary",
    }
    | {"partner", "patron", "colleague", "predecessor", "successor", "host", "guest"}
)
"""Nouns that name somebody else than their owner: "its neighbour"."""
POINTING = frozenset({"of", "in", "from", "near", "at", "on", "within", "inside"})


def fillers(tokens: Iterable[Token], index: ActorIndex, *, inside: bool = True) -> tuple[str, ...]:
    """Return the actor ids that argument heads name, each once, in order.

    Where a head is nobody itself ("a convoy", "the port of Salto") the actor inside its phrase stands
    for it ("a Uruguayan convoy"), if ``inside``.
    """
    found: list[str] = []
    for token in tokens:
        mention = index.headed_by(token.i)
        if mention is not None and not _is_somebody(mention, index, token):
            continue
        if mention is not None:
            known = any(is_resolved(index, actor) for actor in mention.actors)
            found += mention.actors if known else _inside(token, index) or mention.actors
        elif inside:
            found += _inside(token, index)
    return tuple(dict.fromkeys(found))


def _is_somebody(mention: ActorMention, index: ActorIndex, token: Token) -> bool:
    """Say whether a mention is anybody who can act, not a word in capitals ("Restraint was urged")."""
    if any(is_resolved(index, actor) or index.get(actor).sector for actor in mention.actors):
        return True
    return token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"} or token.pos_ == "PRON"


def _inside(token: Token, index: ActorIndex) -> tuple[str, ...]:
    first, stop = phrase(token)
    for position in range(first, stop):
        if position == token.i:
            continue
        mention = index.headed_by(position)
        if mention is None or not first <= mention.start < stop:
            continue
        other = token.doc[position]
        if other.dep_ == "poss" and other.pos_ == "PRON" and token.lemma_.lower() in RELATIONAL:
            continue
        if other.head.i == token.i or (other.dep_ == "pobj" and other.head.lower_ in POINTING):
            return mention.actors
    return ()


def affiliation(index: ActorIndex, actor_id: str) -> str | None:
    """Return the country or organisation an actor stands for, its name where it stands for none."""
    actor = index.get(actor_id)
    return actor.organisation or actor.country or actor.name


def affiliations(index: ActorIndex, actor_ids: Iterable[str]) -> frozenset[str]:
    """Return the affiliations of several actors."""
    return frozenset(code for actor in actor_ids if (code := affiliation(index, actor)) is not None)


def is_resolved(index: ActorIndex, actor_id: str) -> bool:
    """Say whether an actor is one of international affairs: a country's or an organisation's."""
    actor = index.get(actor_id)
    return bool(actor.country or actor.organisation)
