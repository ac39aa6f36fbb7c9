"""Does a name act, or is it only a place? "Beijing said" against "in Beijing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE_PREPOSITIONS = frozenset(
    "in at near outside inside within around across into through throughout over toward towards via beyond along "
    "off onto above beneath amid under".split()
)
PARTY_PREPOSITIONS = frozenset("with between against among by on for of about like unlike than despite".split())
MOTION = frozenset(
    "go travel fly flee move return visit come arrive head drive march sail deploy send ship trip journey flight "
    "route road way access withdraw retreat depart leave cross enter bring transfer evacuate rush escape bus train "
    "border extradite deport commute land relocate airlift transport redeploy".split()
)
HARM = frozenset(
    "attack strike hit bomb shell bombard invade raid storm seize capture liberate occupy besiege encircle reach "
    "enter leave visit visiting rock flood evacuate quit cross surround tour destroy retake shake overrun".split()
)
STATIVE = frozenset("be lie sit remain stand house host become".split())
COMMON_PLACES = frozenset(
    "outskirts suburb suburbs district streets street centre center city capital mayor airport residents resident "
    "port north south east west siege fall battle suburb town university hotel region people areas area".split()
)
RELATIONS = frozenset(
    "tie relation relationship alliance support pressure influence sanction talk deal agreement pact treaty war threat "
    "message ally aid assistance leverage patience trust hostility policy partner partnership cooperation accusation "
    "criticism warning rebuke response reply word promise demand concession letter signal challenge opposition will "
    "intention interest position help friend stance behalf part side favour favor hand consent approval "
    "conduct credibility loyalty dependence trade reputation silence view eyes".split()
)


def country_acts(token: Token) -> bool:
    """Say whether a country's name at a token may act, or is only the place where something is."""
    preposition = _preposition(token)
    if preposition is None:
        return token.dep_ not in {"amod", "compound", "nmod", "npadvmod"}
    word = preposition.lower_
    if word in PLACE_PREPOSITIONS:
        return word == "in" and preposition.head.lemma_.lower() in {"confidence", "trust", "interest"}
    if word in {"to", "from"}:
        return not _moves(preposition.head)
    return True


def city_acts(token: Token) -> bool:
    """Say whether a capital's name at a token stands for its state."""
    head = token.head
    if token.dep_ == "conj":
        return city_acts(_first_of(token))
    if token.dep_ in {"nsubj", "csubj"}:
        return _is_deed(head)
    if token.dep_ == "nsubjpass":
        return head.lemma_.lower() not in HARM and not _has_place(head)
    if token.dep_ == "poss":
        return not _is_common_place(head)
    if token.dep_ in {"dobj", "dative", "iobj"}:
        return head.pos_ == "VERB" and head.lemma_.lower() not in HARM | MOTION
    preposition = _preposition(token)
    return preposition is not None and _party(preposition, token)


def _party(preposition: Token, token: Token) -> bool:
    word, head = preposition.lower_, preposition.head
    if word in {"between", "with", "against", "by", "despite", "like", "unlike"}:
        return not (word == "by" and head.lemma_.lower() in MOTION)
    if word == "according" or (word == "to" and head.lower_ == "according"):
        return True
    lemma = head.lemma_.lower()
    if word in {"of", "on", "for", "over", "from", "to", "about", "towards", "toward"}:
        return lemma in RELATIONS or (word in {"on", "to", "from"} and _is_deed(head) and not _moves(head) and head.pos_ == "VERB")
    return False


def _preposition(token: Token) -> Token | None:
    token = _first_of(token)
    if token.dep_ == "pobj":
        return token.head
    return None


def _first_of(token: Token) -> Token:
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
    return token


def _moves(head: Token) -> bool:
    """Say whether a word is one of going somewhere, or its object goes ("sent troops to")."""
    lemmas = {head.lemma_.lower()}
    if head.dep_ in {"dobj", "nsubjpass", "nsubj"}:
        lemmas.add(head.head.lemma_.lower())
    return bool(lemmas & MOTION)


def _is_deed(verb: Token) -> bool:
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    lemma = verb.lemma_.lower()
    if lemma in STATIVE:
        return any(child.dep_ in {"acomp", "attr"} and child.pos_ in {"ADJ", "VERB"} for child in verb.children)
    return True


def _has_place(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in {"in", "at"} for child in verb.children)


def _is_common_place(noun: Token) -> bool:
    return noun.lemma_.lower() in COMMON_PLACES or noun.ent_type_ in {"FAC", "LOC", "GPE"}
