"""Which of a document's places says where a predicate happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from sayso.coding.places.mentions import PlaceMention
from sayso.knowledge.place_words import place_words
from sayso.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.document import Document


ANY = frozenset({"country", "capital", "city", "town", "region", "province", "site", "water"})
NO_COUNTRY = ANY - {"country"}
GROUND = frozenset({"region", "province", "site", "water"})
"""What people and things can be on."""
POINTS = frozenset({"capital", "city", "town", "site"})
"""Places that lie in others."""
OBJECT = 2
"""The rank of a place that hangs on a predicate's object."""


class Candidate(NamedTuple):
    """A token that may name the place of a predicate: the lower the rank, the closer it is tied."""

    rank: int
    token: Token
    kinds: frozenset[str] = ANY
    """The kinds of place that will do here: "pressure on" a capital is not in it."""


def place_for(predicate: Token, mentions: Iterable[PlaceMention], document: Document) -> Place | None:
    """Return the place where a predicate (verb or event noun) happened, null where none is attached.

    What counts: a locative preposition on the predicate or on its object; "to" and "into" with movement,
    "from" with leaving; the object of a verb that takes a place ("entered the Salto area"); for an event
    noun also the name before it ("the Kursk offensive"). The place tied closest to the predicate wins,
    then the one that the phrase names itself before those inside it.
    """
    by_head = {mention.head: mention for mention in mentions}
    found: list[tuple[int, int, PlaceMention]] = []
    for order, candidate in enumerate(_candidates(predicate)):
        mention = by_head.get(candidate.token.i)
        if mention is not None and mention.kind in candidate.kinds:
            found.append((candidate.rank, order, mention))
    if not found:
        return None
    found.sort(key=lambda item: item[:2])
    closest = found[0][2]
    within = (mention for rank, _, mention in found if rank <= OBJECT and _lies_in(mention, closest))
    return next(within, closest).place


def _lies_in(mention: PlaceMention, wider: PlaceMention) -> bool:
    """Say whether a town may lie in or on a region or sea that is named too: "Pokrovsk in Donetsk region"."""
    return (
        mention.kind in POINTS
        and wider.kind not in POINTS
        and wider.place.country in {None, mention.place.country}
    )


def _candidates(predicate: Token) -> Iterator[Candidate]:
    words = place_words()
    lemma = predicate.lemma_.lower()
    accepted = _prepositions(lemma)
    yield from _prepositional(predicate, accepted, 0)
    for child in predicate.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            particle = any(part.dep_ == "prt" and part.lower_ in accepted for part in predicate.children)
            if lemma in words.object_verbs or particle:
                yield from (Candidate(1, token) for token in _named(child))
            yield from _prepositional(child, _prepositions(child.lemma_.lower()) | accepted, 2)
        elif child.dep_ in {"prt", "advmod"}:
            yield from _prepositional(child, accepted, 1)
        elif child.dep_ == "compound" and predicate.pos_ == "NOUN":
            yield Candidate(1, child, NO_COUNTRY)
        elif child.dep_ == "prep" and child.lower_ == "of" and lemma in words.object_nouns:
            yield from (Candidate(1, token) for token in _objects(child))
    if predicate.dep_ == "conj" and predicate.head.pos_ == predicate.pos_:
        yield from _prepositional(predicate.head, accepted, 3)


def _prepositions(lemma: str) -> frozenset[str]:
    """Return the prepositions that tell the place of what a word names."""
    words = place_words()
    accepted = words.locative
    if lemma in words.movement_verbs | words.movement_nouns:
        accepted |= words.direction
    return accepted | {"from"} if lemma in words.origin else accepted


def _prepositional(governor: Token, accepted: frozenset[str], rank: int) -> Iterator[Candidate]:
    for preposition in governor.children:
        if preposition.dep_ not in {"prep", "dative"} or preposition.lower_ not in accepted:
            continue
        kinds = _kinds(governor, preposition.lower_)
        yield from (Candidate(rank, token, kinds) for token in _objects(preposition))
        yield from _prepositional(preposition, accepted, rank)


def _kinds(governor: Token, preposition: str) -> frozenset[str]:
    """Return the kinds of place that a preposition puts what governs it at."""
    words = place_words()
    if preposition == "on":
        return ANY if governor.lemma_.lower() in words.coming_down | words.object_verbs else GROUND
    if preposition in {"over", "above"}:
        return ANY if governor.lemma_.lower() in words.overhead else frozenset()
    return NO_COUNTRY if preposition in words.not_of_countries else ANY


def _objects(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from _named(child)


def _named(noun: Token) -> Iterator[Token]:
    """Yield a noun and, where it only stands for an area, the name in it: "the city of Goma"."""
    yield noun
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "near", "with"}:
            yield from _objects(child)
    for child in noun.children:
        area = child.dep_ in {"poss", "compound", "nmod"} and noun.lemma_.lower() in place_words().area_nouns
        if child.dep_ == "appos" or area:
            yield child
