"""Pronouns and anaphors: words that stand for somebody named before ("it", "both countries")."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.coding.actors.phrases import Phrase
from sayso.knowledge.acting import Anaphor, acting_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THIRD_PERSON = MALE | FEMALE | NEUTER | PLURAL
CLAUSES = frozenset({"ccomp", "xcomp", "acl", "relcl", "advcl"})


def find_pronouns(tokens: Iterable[Token]) -> list[Phrase]:
    """Return the third-person pronouns of a document that may stand for an actor, in text order."""
    return [
        pronoun(token)
        for token in tokens
        if token.lower_ in THIRD_PERSON and token.tag_ in {"PRP", "PRP$"} and not is_expletive(token)
    ]


def pronoun(token: Token) -> Phrase:
    """Return the phrase of a pronoun."""
    gender = "m" if token.lower_ in MALE else "f" if token.lower_ in FEMALE else None
    phrase = Phrase(
        token.i, token.i + 1, token.i, "pronoun", gender=gender, determiner="definite", rule="pronoun"
    )
    phrase.plural = token.lower_ in PLURAL
    return phrase


def find_anaphors(doc: Doc, tokens: Iterable[Token]) -> list[Phrase]:
    """Return the anaphors of the word list in a document with some tokens ("both countries")."""
    anaphors, lengths = acting_words().anaphors, _lengths()
    texts = [token.lower_ for token in tokens]
    found: list[Phrase] = []
    position = 0
    while position < len(texts):
        stop, anaphor = position + 1, None
        for length in lengths.get(texts[position], ()):
            words = tuple(texts[position : position + length])
            if words in anaphors and _stands_alone(doc, position, position + length):
                stop, anaphor = position + length, anaphors[words]
                break
        if anaphor is None and texts[position] == "the":
            end = _described_group(doc, position)
            stop, anaphor = (end, anaphors["the", texts[end - 1]]) if end else (stop, None)
        if anaphor is not None:
            found.append(_anaphor(position, stop, anaphor))
        position = stop
    return found


@lru_cache(maxsize=1)
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how many words the anaphors have that begin with a word, the longest first."""
    found: dict[str, set[int]] = {}
    for words in acting_words().anaphors:
        found.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _anaphor(start: int, stop: int, anaphor: Anaphor) -> Phrase:
    phrase = Phrase(start, stop, stop - 1, "anaphor", rule="anaphor", determiner="definite")
    phrase.anaphor = anaphor
    return phrase


def _governs_verb(preposition: Token) -> bool:
    """Say whether a preposition opens a clause: "accused its neighbour of flying"."""
    after = preposition.nbor() if preposition.i + 1 < len(preposition.doc) else preposition
    return after.tag_ == "VBG"


def _described_group(doc: Doc, start: int) -> int:
    """Return where "the regional bloc" or "the Oslo-based group" ends, 0 where none begins with "the"."""
    for stop in range(start + 2, min(start + 6, len(doc))):
        anaphor = acting_words().anaphors.get(("the", doc[stop].lower_))
        if anaphor is not None and anaphor.refers == "group":
            inner = doc[start + 1 : stop]
            based = inner[-1].lower_ == "based"
            plain = all(token.pos_ == "ADJ" and token.text[0].islower() for token in inner)
            same = all(token.head.i == stop or based for token in inner)
            return stop + 1 if same and (based or plain) and _stands_alone(doc, start, stop + 1) else 0
        if doc[stop].pos_ in {"VERB", "AUX", "PUNCT"} and doc[stop].lower_ not in {"-", "based"}:
            return 0
    return 0


def _stands_alone(doc: Doc, start: int, stop: int) -> bool:
    """Say whether the words are a whole phrase: "the group", not "the group stage" or "the group of nine"."""
    head = doc[stop - 1]
    if stop - start == 1 and head.text[0].islower():
        return False
    if stop - start == 1 and (
        head.dep_ in {"compound", "amod", "nmod"} or start == 0 or not doc[start].text[0].isupper()
    ):
        return False
    if head.dep_ in {"compound", "amod", "nmod", "nummod"} and head.head.i > head.i:
        return False
    if doc[start].lower_ == "the" and head.lower_ in {"north", "south"} and not head.text[0].isupper():
        return False
    following = doc[stop] if stop < len(doc) else None
    return following is None or (
        not (following.lower_ == "of" and following.head == head and not _governs_verb(following))
        and following.tag_ not in {"NN", "NNS", "NNP"}
    )


def is_expletive(token: Token) -> bool:
    """Say whether "it" stands for nothing: "it is unclear whether", "it was reported that"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "expl" or verb.lemma_.lower() in acting_words().words["expletive"]:
        return True
    if token.dep_ == "nsubjpass":
        return any(child.dep_ in {"ccomp", "advcl"} for child in verb.children)
    if token.dep_ == "nsubj" and verb.lemma_ == "be":
        return any(
            child.dep_ in {"ccomp", "xcomp"}
            or (child.dep_ in {"advcl", "acomp", "attr"} and _opens_clause(child))
            for child in verb.children
        )
    return False


def _opens_clause(complement: Token) -> bool:
    return any(child.dep_ in CLAUSES for child in complement.children)
