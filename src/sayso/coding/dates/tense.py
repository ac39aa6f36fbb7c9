"""The tense of a predicate, as far as dates need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.dates.interval import Tense
from sayso.knowledge.dates import date_words

if TYPE_CHECKING:
    from spacy.tokens import Token

MODALS_AHEAD = frozenset(
    {"will", "wo", "'ll", "’ll", "shall", "would", "'d", "may", "might", "could", "can", "should", "must"}
)


def tense_of(token: Token) -> Tense:
    """Return the tense of the verb that governs a token, or of the token itself where it is a verb.

    An infinitive, a modal without "have" and a forward-looking word ("scheduled for Friday") are future;
    a participle without an auxiliary is past; a gerund takes the tense of its governor.
    """
    forward = date_words().forward
    current = token
    for _ in range(len(token.doc)):
        if current.lemma_.lower() in forward and current.tag_ not in {"VBD", "VBP", "VBZ"}:
            return "future"
        if current.pos_ in {"VERB", "AUX"}:
            tense = _verb_tense(current)
            if tense is not None:
                return tense
        if current.head.i == current.i:
            break
        if current.dep_ == "prep" and current.lower_ == "ahead":
            return "future"
        current = current.head
    return "present"


def _verb_tense(verb: Token) -> Tense | None:
    """Return the tense of one verb form, or null where its governor decides."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    have = any(child.lemma_ == "have" for child in helpers)
    if words & MODALS_AHEAD and not have:
        return "future"
    if "to" in words or any(child.dep_ == "aux" and child.tag_ == "TO" for child in helpers):
        return "past" if have else _infinitive(verb)
    if have:
        return "past" if "had" in words else "perfect"
    if verb.tag_ == "MD":
        return "future"
    finite = next((child for child in helpers if child.tag_ in {"VBD", "VBP", "VBZ"}), verb)
    if finite is verb and verb.tag_ == "VBN" and verb.dep_ == "conj":
        return None
    if finite.tag_ == "VBD" or (finite is verb and verb.tag_ == "VBN"):
        return "past"
    if finite.tag_ in {"VBP", "VBZ"}:
        return _present(verb, finite)
    return "present" if verb.dep_ == "ROOT" else None


def _infinitive(verb: Token) -> Tense | None:
    """Read "to withdraw" as future, save under verbs that say that it began, went on or was managed."""
    managed = {"begin", "start", "continue", "manage", "fail", "help", "use", "appear", "seem"}
    if verb.dep_ == "xcomp" and verb.head.lemma_ in managed:
        return None
    return "future"


def _present(verb: Token, finite: Token) -> Tense:
    if verb.lemma_ in date_words().reporting:
        return "past"
    if verb.lemma_ == "go" and verb.tag_ == "VBG":
        return "future"
    return "present"
