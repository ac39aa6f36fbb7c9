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

WILL = frozenset({"will", "wo", "'ll", "’ll", "shall"})


def tense_of(token: Token) -> Tense:
    """Return the tense of the verb that governs a token, or of the token itself where it is a verb.

    An infinitive, a modal without "have" and a forward-looking word ("scheduled for Friday") are future;
    a participle without an auxiliary is past; a gerund takes the tense of its governor.
    """
    tense, _ = _governing(token)
    return tense


def tense_of_date(head: Token, *, headline: bool = False) -> Tense:
    """Return the tense that a date with this syntactic root stands in.

    A timetable in the present tense lies ahead ("the truce expires on Sunday"), save in a headline, whose
    present tells of the past.
    """
    tense, verb = _governing(head)
    if tense != "present" or verb is None or headline:
        return tense
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    finite = any(form.tag_ in {"VBP", "VBZ"} for form in (verb, *helpers))
    through_noun = _noun_between(head, verb)
    if not finite or (through_noun and verb.lemma_ not in date_words().timetable):
        return "present"
    return "future"


def _noun_between(head: Token, verb: Token) -> bool:
    """Say whether a date hangs on a common noun ("the attacks in June") and not on the verb."""
    current = head.head
    while current.i not in {verb.i, current.head.i}:
        if current.pos_ == "NOUN":
            return True
        current = current.head
    return False


def _governing(token: Token) -> tuple[Tense, Token | None]:
    """Return the tense around a token and the verb that decides it, null where another word does."""
    forward = date_words().forward
    current, gerund = token, False
    for _ in range(len(token.doc)):
        if current.lemma_.lower() in forward and _looks_ahead(current):
            return "future", None
        if current.pos_ in {"VERB", "AUX"}:
            tense = _verb_tense(current)
            if tense == "present" and gerund:
                return "past", current
            if tense is not None:
                return tense, current
            gerund = gerund or (current.tag_ == "VBG" and current.dep_ == "pcomp")
        if current.head.i == current.i:
            break
        if current.dep_ == "prep" and current.lower_ == "ahead":
            return "future", None
        current = current.head
    return "present", None


def _looks_ahead(word: Token) -> bool:
    """Say whether a forward-looking word decides: not a finite verb, nor a subject that has its own verb."""
    if word.tag_ in {"VBD", "VBP", "VBZ"}:
        return False
    return not (
        word.pos_ == "NOUN" and word.dep_ == "nsubj" and word.head.tag_ == "VBD" and word.head.pos_ == "VERB"
    )


def _verb_tense(verb: Token) -> Tense | None:
    """Return the tense of one verb form, or null where its governor decides."""
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    words = {child.lower_ for child in helpers}
    have = any(child.lemma_ == "have" for child in helpers)
    if words & MODALS_AHEAD and (not have or words & WILL):
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
    """Read "to withdraw" as future, save where it came about or is the purpose of a deed that is told."""
    purpose = verb.dep_ == "advcl" and verb.head.pos_ == "VERB"
    managed = verb.dep_ == "xcomp" and verb.head.lemma_ in date_words().managed
    return None if purpose or managed else "future"


def _present(verb: Token, finite: Token) -> Tense:
    if verb.lemma_ in date_words().reporting:
        return "past"
    if finite is verb and verb.tag_ == "VBP" and verb.lemma_ in date_words().unchanged:
        return "past"
    if verb.lemma_ == "go" and verb.tag_ == "VBG":
        return "future"
    return "present"
