"""Noun phrases as the coder of actors sees them, and their edges."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from sayso.knowledge.acting import Anaphor
from sayso.knowledge.actors import Name, Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind = Literal[
    "country", "people", "city", "organisation", "institution", "person", "role", "pronoun", "anaphor"
]
Determiner = Literal["definite", "indefinite", "bare"]

INNER = frozenset(
    {"compound", "amod", "nmod", "nummod", "det", "npadvmod", "quantmod", "punct", "case", "predet"}
)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
FILLERS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV", "SYM"})
DANGLING = frozenset({"PUNCT", "ADP", "CCONJ", "PART", "SCONJ", "ADV"})
HYPHENS = frozenset("-‐‑–")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
INDEFINITE = frozenset(
    {"a", "an", "another", "one", "some", "any", "several", "other", "two", "many", "each", "no"}
)


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase that may stand for an actor, before it is resolved. Tokens; ``stop`` exclusive."""

    start: int
    stop: int
    head: int
    kind: Kind
    countries: tuple[str, ...] = ()
    organisation: str | None = None
    sector: str | None = None
    role: str | None = None
    role_class: Role | None = None
    name: str | None = None
    reading: Name | None = None
    plural: bool = False
    gender: str | None = None
    determiner: Determiner = "bare"
    possessor: Phrase | None = None
    """The country or capital before the noun: "Russia's envoy"."""
    owner: Phrase | None = None
    """Whose: the body that a spokesman speaks for, the person whose aide somebody is."""
    possessive: int | None = None
    """The token of a possessive pronoun before the noun: "his", "its"."""
    by_name: bool = False
    """Whether the country or organisation stands in the phrase by name."""
    can_act: bool = True
    former: bool = False
    place: str | None = None
    """The part of the country that the phrase names: a city, a province, a people."""
    breakaway: bool = False
    """Whether the country is named by a polity inside it that few states recognise."""
    shadow: bool = False
    """Whether the phrase only keeps somebody in mind and is no mention of its own."""
    counted: bool = False
    """Whether a number stands before the noun."""
    rule: str = ""
    body: Role | None = None
    """The class of the body that an unnamed spokesman's own words name ("foreign ministry spokesman")."""
    body_words: str | None = None
    again: Phrase | None = None
    """The phrase that gave a body the name or abbreviation by which it is called here."""
    anaphor: Anaphor | None = None
    pronoun: Phrase | None = None
    """The phrase of the possessive pronoun."""
    covers: set[int] = field(default_factory=set)


def is_possessive(token: Token) -> bool:
    """Say whether a token is a mark of possession, also the bare one that the tagger takes for a quote."""
    if token.tag_ == "POS":
        return True
    before = token.doc[token.i - 1] if token.i else None
    return (
        token.text in {"'", "’"}
        and before is not None
        and not before.whitespace_
        and before.text.endswith("s")
        and before.tag_ in {"NNP", "NNPS", "NNS"}
        and sum(other.text in {"'", "‘"} for other in token.sent) % 2 == 1
    )


def is_head(token: Token) -> bool:
    """Say whether a token heads a noun phrase of its own."""
    if token.pos_ not in NOMINAL and token.tag_ not in {"NN", "NNS", "NNP", "NNPS"}:
        return False
    inner = token.dep_ in INNER and token.head.i > token.i and token.head.pos_ in {*NOMINAL, "ADJ"}
    return not inner or any(other.tag_ == "VBD" for other in token.doc[token.i : token.head.i])


def left_edge(token: Token, solid: frozenset[int]) -> int:
    """Return the first token of the phrase headed by a token, on its left side only.

    ``solid`` are tokens of names and role nouns, which are never cut ("Secretary of State").
    """
    doc = token.doc
    start = token.i
    while start > 0:
        before = doc[start - 1]
        if before.is_sent_end or not (_belongs(before, token, solid) or _is_hyphenated(doc, start - 1)):
            break
        start -= 1
    quotes = [other.i for other in doc[start : token.i] if other.is_quote and other.tag_ != "POS"]
    if len(quotes) % 2:
        start = quotes[-1] + 1
    while (
        start < token.i and start not in solid and (doc[start].pos_ in DANGLING or doc[start].tag_ == "POS")
    ):
        start += 1
    return start


def _belongs(before: Token, head: Token, solid: frozenset[int]) -> bool:
    if before.ent_type_ in {"DATE", "TIME"} and before.i not in solid and before.pos_ == "PROPN":
        return False
    if before.i in solid and (before.i + 1 in solid or before.pos_ in FILLERS):
        return _under(before, head) or before.pos_ == "ADP"
    if before.tag_ in {"PRP$", "WP$", "POS"}:
        return _under(before, head)
    if before.pos_ in FILLERS or _is_participle(before):
        return _under(before, head)
    if before.lower_ in {"and", "or", ","} or before.text == "/":
        return before.head.dep_ in {"amod", "compound", "nmod"} and _under(before, head)
    return before.is_quote and _under(before, head)


def _is_participle(token: Token) -> bool:
    """Say whether a verb modifies the noun: "deposed president", not "the chief briefed them"."""
    if token.pos_ != "VERB" or token.dep_ != "amod":
        return False
    return token.i == 0 or token.nbor(-1).pos_ not in {"NOUN", "PROPN"}


def _is_hyphenated(doc: Doc, token: int) -> bool:
    """Say whether a token is a hyphen inside a word, or the word before one."""
    if doc[token].text in HYPHENS:
        return not doc[token].whitespace_ and token > 0 and not doc[token - 1].whitespace_
    after = doc[token + 1]
    return after.text in HYPHENS and not doc[token].whitespace_ and not after.whitespace_


def _under(token: Token, head: Token) -> bool:
    """Say whether a token stands under a head, through tokens left of the head only."""
    while token.head.i != token.i:
        token = token.head
        if token.i == head.i:
            return True
        if token.i > head.i:
            return False
    return False


def determiner(doc: Doc, start: int, stop: int) -> Determiner:
    """Return how the phrase is determined: definite, indefinite or bare."""
    for token in doc[start:stop]:
        if token.lower_ in DEFINITE:
            return "definite"
        if token.lower_ in INDEFINITE or token.pos_ == "NUM":
            return "indefinite"
    return "bare"


def copy_phrase(phrase: Phrase, country: str) -> Phrase:
    """Return the phrase as that of one of its countries."""
    return replace(phrase, countries=(country,))
