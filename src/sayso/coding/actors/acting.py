"""Does a name act, or is it only a place? "Beijing said" against "in Beijing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import roles

if TYPE_CHECKING:
    from spacy.tokens import Token

MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})
VERBAL = frozenset({"VERB", "AUX"})


def country_acts(token: Token) -> bool:
    """Say whether a country's or a body's name at a token may act, or is only where something is."""
    first = _first_conjunct(token)
    preposition = _preposition(first)
    if preposition is None:
        return first.dep_ not in MODIFIERS
    word = preposition.lower_
    if _is("place prepositions", word):
        return word == "in" and _is("relations", _lemma(preposition.head)) and preposition.head.pos_ == "NOUN"
    if word in {"to", "from"}:
        return _receives(preposition.head)
    return True


def city_acts(token: Token) -> bool:
    """Say whether a capital's name at a token stands for its state."""
    token = _first_conjunct(token)
    head = token.head
    if token.dep_ in {"nsubj", "csubj", "agent"}:
        return _is_deed(head)
    if token.dep_ == "nsubjpass":
        return not _is("harm to places", _lemma(head)) and not _is("motion", _lemma(head))
    if token.dep_ == "poss":
        return not _is("things of places", _lemma(head)) and head.ent_type_ not in {"FAC", "LOC", "GPE"}
    if token.dep_ in {"dobj", "dative", "iobj"}:
        return (
            head.pos_ == "VERB"
            and not _is("harm to places", _lemma(head))
            and not _is("motion", _lemma(head))
        )
    if token.dep_ in {"ROOT", "appos", "attr"}:
        return False
    preposition = _preposition(token)
    return preposition is not None and _is_party(preposition)


def _is_party(preposition: Token) -> bool:
    """Say whether a preposition makes a city a party: "talks with Moscow", "pressure on Moscow"."""
    word, head = preposition.lower_, preposition.head
    if _is("place prepositions", word):
        return False
    if _is("party prepositions", word):
        return not (word == "by" and _is("motion", _lemma(head)))
    if "according" in {word, head.lower_}:
        return True
    if word in {"to", "from"} and (_moves(head) or _lemma(head) in {"close", "near", "back", "way"}):
        return False
    if word == "to" and _carries_things(head):
        return True
    lemmas = [_lemma(head), *(_lemma(child) for child in head.children if child.dep_ == "dobj")]
    return _is("giving", lemmas[0]) or any(_is("relations", lemma) for lemma in lemmas)


def _receives(head: Token) -> bool:
    """Say whether "to Russia" or "from Russia" names who receives or gives, not where somebody goes."""
    return not _moves(head)


def _moves(head: Token) -> bool:
    """Say whether a word is one of going somewhere, or its object goes ("sent troops to")."""
    verbs = [head, head.head] if head.dep_ in {"dobj", "nsubjpass", "nsubj"} else [head]
    return any(_is("motion", _lemma(verb)) and not _carries_things(verb) for verb in verbs)


def _carries_things(verb: Token) -> bool:
    """Say whether things are sent, not people: "sent shells to Moscow" has a receiver."""
    if not _is("transport", _lemma(verb)):
        return False
    carried = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass", "pobj", "compound"}]
    carried += [inner for child in verb.children if child.lower_ == "of" for inner in child.children]
    return bool(carried) and not any(_is_person(token) for token in carried)


def _is_person(token: Token) -> bool:
    entries = roles().by_first.get(_lemma(token), ())
    people = any(len(key) == 1 and role.kind not in {"equipment", "body"} for key, role in entries)
    return people or token.pos_ in {"PRON", "PROPN"} or _lemma(token) in {"man", "woman", "people", "child"}


def _is_deed(verb: Token) -> bool:
    if verb.pos_ not in VERBAL:
        return False
    if _is("states of places", _lemma(verb)):
        return any(
            child.dep_ in {"acomp", "attr", "xcomp", "ccomp"}
            and (child.pos_ in {"ADJ", "VERB"} or child.dep_ != "attr")
            for child in verb.children
        )
    return True


def _preposition(token: Token) -> Token | None:
    return token.head if token.dep_ == "pobj" else None


def _first_conjunct(token: Token) -> Token:
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
    return token


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()


def _is(name: str, word: str) -> bool:
    return word in acting_words().classes[name]
