"""Estimates: words of estimative probability, who uses them, and what they qualify.

Only the exact terms of ICD 203 get a band, and only where neither they nor what they qualify is negated:
"unlikely that it was unaware" is not "unlikely that it was aware".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.assertions.context import why
from sayso.coding.frames import candidates
from sayso.coding.syntax import lemma, negated, realis
from sayso.coding.syntax.phrases import is_verbal
from sayso.knowledge.frames import icd203_bands, word_class
from sayso.records import Estimate, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from sayso.coding.assertions.context import Context
    from sayso.coding.frames import Match

ADVERBIAL = frozenset(
    {
        "because",
        "since",
        "as",
        "after",
        "before",
        "when",
        "while",
        "until",
        "if",
        "unless",
        "though",
        "although",
    }
)
TOLD = frozenset({"occurred", "ongoing"})
CLAUSES = frozenset({"advcl", "relcl", "ccomp", "conj", "parataxis", "nsubj"})


def estimates(context: Context, matches: Iterable[Match]) -> Iterator[Estimate]:
    """Yield the estimates that matches of ``estimates.toml`` make.

    A modal verb ("may", "could") is kept only where it qualifies a record that is known, and a noun
    only where no exact term stands before it ("a remote chance").
    """
    found = list(matches)
    exact = {match.head.i for match in found if match.frame.attributes.get("icd203") == "true"}
    for match in found:
        if any(child.i in exact for child in match.head.children) or not _is_judged(match):
            continue
        if match.frame.attributes.get("emphatic") == "true" and realis(match.head.head) in TOLD:
            continue
        qualified = [token for token in candidates(match, "about") if not _gives_a_reason(token)]
        only_known = match.frame.attributes.get("only_known") == "true"
        about = _about(context, qualified, deep=not only_known)
        if only_known and (about is None or context.is_part_of(match.head, about)):
            continue
        denied = is_negated(match, qualified)
        yield Estimate(
            id=context.document.record_id("P", "estimate", match.head.i),
            cue=context.cue(match),
            estimator=context.estimator(_judgement(match)),
            about=about,
            negated=denied,
            icd203=None if denied else band(match),
            realis="ongoing",
            condition=context.condition(qualified[0] if qualified else match.head),
            say_so=context.say_so(match.head),
            why=_why(match),
        )


def _judgement(match: Match) -> Token:
    """Return the word whose subject estimates: of "she puts the risk at a third" the verb."""
    noun = match.head
    reckons = noun.dep_ == "dobj" and lemma(noun.head) in {
        "see",
        "put",
        "reckon",
        "estimate",
        "assess",
        "rate",
    }
    return noun.head if reckons else noun


def _is_judged(match: Match) -> bool:
    """Say whether a bare noun judges at all: to raise the possibility of a visit is no estimate."""
    noun = match.head
    if noun.dep_ in {"advmod", "npadvmod", "ROOT"} and noun.pos_ == "ADV":
        return any(is_verbal(token) for token in noun.sent)
    if match.frame.attributes.get("only_predicative") != "true":
        return True
    if noun.dep_ in {"attr", "acomp", "ROOT", "conj"}:
        return True
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        return lemma(noun.head) in word_class("verbs of degree")
    return noun.dep_ == "dobj" and lemma(noun.head) in word_class("reckoning verbs")


def _gives_a_reason(clause: Token) -> bool:
    """Say whether a clause only stands beside the words: "unlikely to go because it fears ..."."""
    return clause.dep_ == "advcl" and any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in ADVERBIAL for child in clause.children
    )


def band(match: Match) -> tuple[float, float] | None:
    """Return the ICD 203 band of a cue that is word for word one of its terms."""
    if match.frame.attributes.get("icd203") != "true" or _is_graded(match):
        return None
    return icd203_bands().get(" ".join(token.lower_ for token in match.tokens))


def _is_graded(match: Match) -> bool:
    """Say whether another word grades the term ("quite likely") and so makes it another."""
    return any(
        child.dep_ == "advmod"
        and child not in match.tokens
        and child.i < match.head.i
        and child.pos_ == "ADV"
        and child.lower_ not in {"also", "now", "still", "therefore", "thus", "then"}
        for child in match.head.children
    )


def is_negated(match: Match, qualified: list[Token]) -> bool:
    """Say whether the words, or what they qualify, are negated, by grammar or by a negative adjective."""
    head = match.head
    if any(token.lower_ == "no" for token in match.tokens):
        return any(_is_negative(token) for token in qualified[:1])
    if any(child.dep_ == "neg" or child.lower_ == "not" for child in head.children):
        return True
    before = head.doc[match.start - 1].lower_ if match.start else ""
    if before in {"not", "n't", "n’t", "never", "hardly"}:
        return True
    if match.stop < len(head.doc) and head.doc[match.stop].lower_ == "not":
        return True
    if head.dep_ in {"acomp", "attr", "oprd"} and is_verbal(head.head) and negated(head.head):
        return True
    return any(_is_negative(token) for token in qualified[:1])


def _is_negative(token: Token) -> bool:
    if any(child.dep_ == "neg" for child in token.children):
        return True
    if is_verbal(token) and negated(token):
        return True
    described = [token, *(child for child in token.children if child.dep_ in {"acomp", "attr", "oprd"})]
    return any(lemma(word) in word_class("negative adjectives") for word in described)


def _about(context: Context, qualified: list[Token], *, deep: bool) -> str | None:
    for token in qualified:
        found = context.record_at(token)
        if found is not None:
            return found
    if not deep:
        return None
    for token in qualified:
        for other in sorted(_within(token), key=lambda other: abs(other.i - token.i)):
            if (found := context.record_at(other)) is not None:
                return found
    return None


def _within(token: Token) -> Iterator[Token]:
    """Yield the words of a phrase or clause without those of other clauses inside it."""
    yield token
    for child in token.children:
        if child.dep_ not in CLAUSES:
            yield from _within(child)


def _why(match: Match) -> Why:
    return Why("rule", "ICD 203 term") if band(match) is not None else why(match)
