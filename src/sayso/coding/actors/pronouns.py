"""Pronouns and words that stand for somebody named before: "it", "the alliance", "both countries"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.actors.phrases import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
RECIPROCAL = frozenset({"other", "another"})
THIRD_PERSON = MALE | FEMALE | NEUTER | PLURAL
WEATHER = frozenset({"rain", "snow", "seem", "appear", "turn", "matter", "happen", "remain"})


def find_pronouns(doc: Doc) -> list[Phrase]:
    """Return the third-person pronouns of a document that may stand for an actor, in text order."""
    found = []
    for token in doc:
        if token.lower_ in THIRD_PERSON and token.tag_ in {"PRP", "PRP$"} and not is_expletive(token):
            gender = "m" if token.lower_ in MALE else "f" if token.lower_ in FEMALE else None
            found.append(
                Phrase(
                    token.i,
                    token.i + 1,
                    token.i,
                    "pronoun",
                    plural=token.lower_ in PLURAL,
                    gender=gender,
                    determiner="definite",
                    rule="pronoun",
                )
            )
    return found


def is_expletive(token: Token) -> bool:
    """Say whether "it" stands for nothing: "it is unclear whether", "it was reported that"."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if token.dep_ == "expl" or verb.lemma_.lower() in WEATHER:
        return True
    if token.dep_ == "nsubjpass":
        return any(child.dep_ in {"ccomp", "advcl"} for child in verb.children)
    if token.dep_ == "nsubj" and verb.lemma_ == "be":
        return any(
            child.dep_ in {"ccomp", "xcomp", "advcl", "acomp", "attr"} and (child.dep_ in {"ccomp", "xcomp"} or _opens_clause(child))
            for child in verb.children
        )
    return False


def _opens_clause(complement: Token) -> bool:
    return any(child.dep_ in {"ccomp", "xcomp", "acl", "relcl", "advcl"} for child in complement.children)
