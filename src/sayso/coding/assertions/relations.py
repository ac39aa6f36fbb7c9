"""Relations: how two actors stand to each other."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, cast

from sayso.coding.assertions.context import why
from sayso.coding.assertions.reality import (
    asserted_realis,
    clause_of,
    is_advised,
    is_past,
    is_reported_in_the_past,
)
from sayso.coding.syntax import lemma, realis
from sayso.coding.syntax.phrases import is_verbal
from sayso.knowledge.frames import word_class
from sayso.records import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from spacy.tokens import Token

    from sayso.coding.assertions.context import Context
    from sayso.coding.frames import Match
    from sayso.records import Realis, RelationType

INDEFINITE = frozenset({"a", "an", "any", "another"})
Side = tuple["Token", str]


def relations(context: Context, matches: Iterable[Match]) -> Iterator[Relation]:
    """Yield the relations that matches of ``relations.toml`` assert between actors that are known."""
    for match in matches:
        if is_advised(match) or _is_unwanted(match.head):
            continue
        if match.frame.attributes.get("only_lasting") == "true" and _realis(match) == "hypothetical":
            continue
        pairs = _pairs(context, match)
        for (first, a), (second, b) in pairs:
            anchors = (match.head.i, first.i, second.i) if len(pairs) > 1 else (match.head.i,)
            yield _relation(context, match, a, b, anchors)


def _relation(context: Context, match: Match, a: str, b: str, anchors: tuple[int, ...]) -> Relation:
    attributes = match.frame.attributes
    found = _realis(match)
    return Relation(
        id=context.document.record_id("R", "relation", *anchors),
        cue=context.cue(match),
        a=a,
        b=b,
        type=cast("RelationType", attributes["type"]),
        sign=cast('Literal["+", "-"]', attributes["sign"]),
        directed=attributes.get("directed") == "true",
        date=context.date(match.head, lasting=found == "ongoing"),
        realis=found,
        condition=context.condition(match.head),
        say_so=context.say_so(match.head, aside=True),
        why=why(match),
    )


def _pairs(context: Context, match: Match) -> list[tuple[Side, Side]]:
    """Return the pairs of distinct actors, from the roles a and b or from a role that holds both."""
    together = context.resolved(match, "pair")
    if len(together) < 2:
        firsts, seconds = context.resolved(match, "a"), context.resolved(match, "b")
        apart = [(a, b) for a, b in product(firsts, seconds) if context.are_parties(a[1], b[1])]
        if apart:
            return apart
        if not seconds and len(firsts) > 1 and "pair" in match.frame.roles:
            together = firsts
    if len(together) < 2:
        together = context.resolved(match, "names")
    if len(together) > 2 and is_verbal(match.head):
        return []  # "links were severed by A, B and C": with whom is not said
    return [(a, b) for a, b in combinations(together, 2) if context.are_parties(a[1], b[1])]


def _is_unwanted(verb: Token) -> bool:
    """Say whether somebody only does not want a relation: "did not want to antagonise Portugal"."""
    if verb.dep_ != "xcomp" or not is_verbal(verb):
        return False
    return any(child.dep_ == "neg" for child in (*verb.head.children, *verb.children))


def _is_only_supposed(head: Token) -> bool:
    """Say whether an indefinite subject is as unreal as its verb: "a rift between X and Y would suit Z"."""
    noun = head.head if head.dep_ == "relcl" else head
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    indefinite = any(child.dep_ == "det" and child.lower_ in INDEFINITE for child in noun.children)
    return indefinite and realis(noun.head) in {"hypothetical", "planned"}


def _is_presupposed(match: Match) -> bool:
    """Say whether a verb tells what may become of a relation that is there: "would strain the alliance"."""
    noun = match.head
    if is_verbal(noun) or noun.dep_ not in {"dobj", "nsubjpass"} or is_past(match):
        return False
    return lemma(noun.head) in word_class("changing verbs")


def _realis(match: Match) -> Realis:
    """Return the realis of a relation, which lasts unless the words put it in the past or in doubt."""
    head = match.head
    found = asserted_realis(match)
    if found in {"hypothetical", "planned", "occurred"} and _is_presupposed(match):
        return "ongoing"
    if found in {"negated", "hypothetical"}:
        return found
    if _is_only_supposed(match.head):
        return "hypothetical"
    if found == "planned":
        return "hypothetical"
    if is_past(match):
        return "occurred"
    if is_reported_in_the_past(clause_of(match)) and not is_verbal(head):
        return "ongoing"
    if is_verbal(head):
        lasting = head.tag_ == "VBN" and head.dep_ in {"acl", "amod", "advcl"}
        return "ongoing" if lasting else found
    if head.dep_ in {"attr", "acomp"} and head.head.tag_ == "VBD":
        return "occurred"
    return "ongoing"
