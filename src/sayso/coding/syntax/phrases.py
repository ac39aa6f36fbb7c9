"""Phrases: a token's conjuncts, the range of tokens that it heads, its normal form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.knowledge.frames import lemma_corrections

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSES = frozenset({"relcl", "advcl"})
VERBAL = frozenset({"VERB", "AUX"})


def lemma(token: Token) -> str:
    """Return the lemma in lower case, mended where the lemmatizer is known to be wrong."""
    return lemma_corrections().get(token.lower_) or (token.lemma_ or token.text).lower()


def is_verbal(token: Token) -> bool:
    """Say whether the token heads a clause: a verb, or a participle that the tagger calls so."""
    return token.pos_ in VERBAL


def is_nominal(token: Token) -> bool:
    """Say whether the token heads a noun phrase."""
    return token.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}


def is_clausal(token: Token) -> bool:
    """Say whether the token has arguments of its own, as a verb does that the tagger takes for a noun."""
    return is_verbal(token) or any(child.dep_ in {"nsubj", "nsubjpass", "dobj"} for child in token.children)


def coordinated(token: Token) -> list[Token]:
    """Return the token and the conjuncts that hang on it ("A, B and C" at A gives all three)."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found += coordinated(child)
    return found


def first_conjunct(token: Token) -> Token:
    """Return the head of the coordination that the token belongs to."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def phrase(token: Token, *, relative_clauses: bool = False, conjuncts: bool = True) -> tuple[int, int]:
    """Return the range of tokens that ``token`` heads, as (first, stop), stop exclusive.

    Relative clauses, and with ``conjuncts=False`` what is coordinated, are left out with all that
    follows them. Trailing punctuation never belongs to the phrase.
    """
    stop = token.right_edge.i + 1
    for inner in token.subtree:
        if inner.i > token.i and inner.dep_ in CLAUSES and not relative_clauses and _is_cut_off(inner, token):
            stop = min(stop, inner.left_edge.i)
    for child in token.children:
        if child.i > token.i and child.dep_ in {"conj", "cc"} and not conjuncts:
            stop = min(stop, child.left_edge.i)
    first = token.left_edge.i
    while first < token.i and token.doc[first].is_punct and not token.doc[first].is_quote:
        first += 1
    while stop - 1 > token.i and (token.doc[stop - 1].is_punct or token.doc[stop - 1].dep_ in {"cc", "case"}):
        if token.doc[stop - 1].is_quote and _opens_quote(token, first, stop - 1):
            break
        stop -= 1
    return first, stop


def _is_cut_off(clause: Token, token: Token) -> bool:
    """Say whether a clause hangs on the head itself, or stands after a comma deeper in the phrase."""
    first = clause.left_edge.i
    return clause.head == token or (first > 0 and token.doc[first - 1].lower_ == ",")


def _opens_quote(token: Token, first: int, closing: int) -> bool:
    return sum(other.is_quote for other in token.doc[first:closing]) % 2 == 1
