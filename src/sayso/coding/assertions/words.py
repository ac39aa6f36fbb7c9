"""Which words are quoted for what is at stake or meant: a phrase without marks, with stray modifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.syntax import lemma, phrase
from sayso.coding.syntax.phrases import is_nominal, is_verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

EXTENDING = frozenset({"as", "over", "among", "with"})
"""Prepositions that a parser often hangs on the verb although they belong to its object."""


def whole_phrase(token: Token) -> tuple[int, int]:
    """Return the tokens of a phrase, with a modifier that the parse hung on the verb above it."""
    first, stop = phrase(token, conjuncts=False)
    participle = token.tag_ == "VBN" and token.dep_ in {"acomp", "oprd", "ccomp"}
    if token.pos_ == "ADJ" or (participle and not _has_subject(token)):
        first = token.i
    if token.dep_ == "dobj" and lemma(token.head) == "want":
        stop = max(stop, _wanted(token, stop))
    if is_nominal(token) and token.dep_ in {"dobj", "nsubjpass", "pobj"}:
        stop = max(stop, _extended(token, stop))
    if is_verbal(token):
        first = _without_mark(token, first)
    return first, stop


def end_with_clause(token: Token, stop: int) -> int:
    """Return where a noun phrase ends with its relative clause, unless a comma cuts that off."""
    for child in token.children:
        if child.dep_ == "relcl" and child.left_edge.i == stop and is_nominal(token):
            return phrase(child, relative_clauses=True)[1]
    return stop


def _without_mark(verb: Token, first: int) -> int:
    """Return where a clause begins after "that", "because" or "in order"."""
    for child in verb.children:
        if child.lower_ == "to" and child.dep_ == "aux" and child.i < verb.i and not _has_subject(verb):
            return child.i - 1 if child.i > first and child.nbor(-1).dep_ == "neg" else child.i
    return first + 1 if verb.doc[first].dep_ == "mark" and first < verb.i else first


def _wanted(token: Token, stop: int) -> int:
    """Return where a wish ends that tells where its object shall be: "wants ships out of the area"."""
    after = token.doc[stop] if stop < len(token.doc) else None
    if after is None or after.dep_ not in {"prep", "advmod", "prt"} or after.head not in (token, token.head):
        return stop
    return phrase(after)[1]


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.i < verb.i for child in verb.children)


def _extended(token: Token, stop: int) -> int:
    """Return where a phrase ends when the next prepositional phrase is counted in ("reputation as ...")."""
    doc = token.doc
    if stop >= len(doc) or doc[stop].lower_ not in EXTENDING or doc[stop].dep_ != "prep":
        return stop
    if doc[stop].head not in (token, token.head):
        return stop
    end = stop
    for child in doc[stop].children:
        if child.dep_ == "pobj":
            end = phrase(child)[1]
    return end
