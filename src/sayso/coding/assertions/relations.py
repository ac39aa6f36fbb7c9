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
from sayso.coding.syntax.phrases import is_verbal
from sayso.records import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal

    from spacy.tokens import Token

    from sayso.coding.assertions.context import Context
    from sayso.coding.frames import Match
    from sayso.records import Realis, RelationType

Side = tuple["Token", str]


def relations(context: Context, matches: Iterable[Match]) -> Iterator[Relation]:
    """Yield the relations that matches of ``relations.toml`` assert between actors that are known."""
    for match in matches:
        if is_advised(match):
            continue
        pairs = _pairs(context, match)
        for (first, a), (second, b) in pairs:
            anchors = (match.head.i, first.i, second.i) if len(pairs) > 1 else (match.head.i,)
            yield _relation(context, match, a, b, anchors)


def _relation(context: Context, match: Match, a: str, b: str, anchors: tuple[int, ...]) -> Relation:
    attributes = match.frame.attributes
    return Relation(
        id=context.document.record_id("R", "relation", *anchors),
        cue=context.cue(match),
        a=a,
        b=b,
        type=cast("RelationType", attributes["type"]),
        sign=cast('Literal["+", "-"]', attributes["sign"]),
        directed=attributes.get("directed") == "true",
        date=context.date(match.head),
        realis=_realis(match),
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
    return [(a, b) for a, b in combinations(together, 2) if context.are_parties(a[1], b[1])]


def _realis(match: Match) -> Realis:
    """Return the realis of a relation, which lasts unless the words put it in the past or in doubt."""
    head = match.head
    found = asserted_realis(match)
    if found in {"negated", "hypothetical"}:
        return found
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
