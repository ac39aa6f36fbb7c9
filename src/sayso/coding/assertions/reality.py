"""How real an assertion is: what is told in the present goes on, what is only advised is not asserted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.syntax import condition, lemma, modals, realis
from sayso.coding.syntax.phrases import is_clausal, is_verbal
from sayso.knowledge.frames import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.frames import Match
    from sayso.records import Realis

TOLD = frozenset({"occurred", "ongoing", "planned"})
OPEN = frozenset({"doubtful", "unclear", "unlikely", "uncertain", "improbable", "unproven", "implausible"})
SETTLED = frozenset({"obvious", "clear", "certain", "true", "evident", "known", "sure", "plain", "likely"})
ADVISING = frozenset({"should", "must", "ought"})
RESUMING = frozenset({"again", "more"})
REPORTING_TENSES = frozenset({"VBD", "VBN"})


def asserted_realis(match: Match) -> Realis:
    """Return the realis of an assertion: what is told in the present tense goes on."""
    head = match.head
    if any(
        child.dep_ == "det" and child.lower_ == "no" for token in match.tokens for child in token.children
    ):
        return "negated"
    found = realis(head)
    clause = clause_of(match)
    if clause != head:
        if head.pos_ in {"ADP", "SCONJ"} or found == "occurred" or head.dep_ in {"attr", "acomp"}:
            found = realis(clause)
    elif found == "negated" and _is_only_unwanted(head):
        return "hypothetical"
    if found in TOLD and (condition(head) is not None or _is_doubted(clause)):
        return "hypothetical"
    if found == "occurred" and _is_present(clause):
        return "ongoing"
    return found


def clause_of(match: Match) -> Token:
    """Return the verb whose tense and modals hold for a match: the cue's own, or that above it."""
    head = match.head
    if head.pos_ in {"ADP", "SCONJ"} and is_verbal(head.head):
        return head.head
    if not is_verbal(head) and head.dep_ in {"dobj", "attr", "acomp", "oprd", "nsubjpass"}:
        return head.head
    return head


def is_advised(match: Match) -> bool:
    """Say whether a clause only tells what ought to be done: "should", "must", "would be wise to"."""
    node = clause_of(match)
    if node != match.head and lemma(node) == "afford":
        return True
    for _ in range(4):
        if modals(node) & ADVISING and node.left_edge.lower_ != "should":
            return True
        if node.dep_ not in {"xcomp", "acl", "advcl", "ccomp", "acomp", "pcomp", "prep"} or _is_finite(node):
            return False
        if lemma(node.head) in word_class("advising words"):
            return True
        node = node.head
    return False


def is_past(match: Match) -> bool:
    """Say whether a word puts a relation in the past: "former ally", "once an ally", "once-warm ties"."""
    near = [match.head, *match.tokens]
    near += [child for token in near for child in token.children if child.dep_ in {"amod", "advmod"}]
    return any(
        word.lower_ in word_class("past modifiers") and word.nbor(1).lower_ not in RESUMING
        for word in near
        if word.i + 1 < len(word.doc)
    )


def is_reported_in_the_past(clause: Token) -> bool:
    """Say whether a past tense is only that of the words which report it: "he said X was an ally"."""
    return clause.dep_ == "ccomp" and clause.tag_ == "VBD" and clause.head.tag_ in REPORTING_TENSES


def _is_finite(verb: Token) -> bool:
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children)
    return is_verbal(verb) and (own or verb.tag_ in {"VBZ", "VBD"}) and not _has_to(verb)


def _has_aux(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass"} for child in verb.children)


def _has_lasted(verb: Token) -> bool:
    """Say whether a perfect tells of a state that is still there: "has long wanted"."""
    words = {child.lower_ for child in verb.children}
    return bool(words & {"have", "has"}) and bool(words & {"long", "always", "for", "since"})


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _is_doubted(clause: Token) -> bool:
    """Say whether a clause hangs on words that leave it open: "it is not obvious that", "doubts that"."""
    node = clause
    while node.dep_ in {"xcomp", "conj", "acomp", "attr", "prep", "pobj", "dobj"} and node.head != node:
        node = node.head
    if node.dep_ not in {"ccomp", "csubj", "advcl"} or node.i < node.head.i:
        return False
    governor = node.head
    words = {lemma(governor), *(lemma(child) for child in governor.children if child.dep_ == "acomp")}
    if words & OPEN or lemma(governor) == "doubt":
        return node.dep_ != "advcl"
    denied = any(child.dep_ == "neg" or child.lower_ == "nor" for child in governor.children)
    return denied and bool(words & SETTLED)


def _is_only_unwanted(head: Token) -> bool:
    """Say whether the negation is that of a wish: who "does not want to lose" has not kept anything yet."""
    if any(child.dep_ == "neg" for child in head.children) or head.dep_ not in {"xcomp", "pcomp"}:
        return False
    above = head.head if head.dep_ == "xcomp" else head.head.head
    return lemma(above) in {"want", "wish", "intend", "avoid", "plan"}


def _is_present(verb: Token) -> bool:
    """Say whether a clause is in the present, or tells of a state that has lasted until now."""
    if verb.tag_ in {"VBZ", "VBP"} or (verb.tag_ == "NNS" and is_clausal(verb)):
        return True
    if verb.tag_ == "VBN" and lemma(verb) in word_class("stative verbs") and _has_lasted(verb):
        return True
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBG"} and not _has_aux(verb):
        first = verb.head if verb.head.dep_ != "acomp" else verb.head.head
        return is_verbal(first) and _is_present(first)
    present = [child for child in verb.children if child.tag_ in {"VBZ", "VBP"} and child.dep_[:3] == "aux"]
    if verb.lower_ == "been":
        return bool(present)
    return any(child.dep_ == "auxpass" or verb.tag_ == "VBG" for child in present)
