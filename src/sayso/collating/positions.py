"""Positions: where each actor stands on each claim, read from what statements are about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Literal

from sayso.collating.claims import Key
from sayso.collating.sources import SaySo
from sayso.records import Basis, Coding, Position, Stance, Statement

PASSED_ON: Mapping[Stance, Stance] = {
    "confirms": "confirms",
    "denies": "denies",
    "doubts": "doubts",
    "declines": "declines",
    "no_information": "no_information",
    "does_not_deny": "does_not_deny",
}
"""Stances towards somebody's words that hold for what these words assert.

Merely to report words (asserts) is no position on what they say.
"""


def positions(coding: Coding, say_so: SaySo, claims: Mapping[Key, str]) -> Iterator[Position]:
    """Yield the positions that one article reports, in text order.

    ``claims`` gives the claim id of each event. A statement gives a position where its speaker is resolved
    and it is made, not planned. Silence gives none.
    """
    for statement in coding.statements:
        voice = say_so.voice(statement)
        if voice is None or statement.planned:
            continue
        taken: dict[str, tuple[Stance, Basis]] = {}
        for ref, stance, basis in _reach(statement, say_so, {statement.id}):
            if claim := claims.get((coding.article.id, ref)):
                _keep(taken, claim, stance, basis)
        for claim, (stance, basis) in taken.items():
            yield Position(
                id=_position_id(coding.article.id, statement.id, claim),
                claim=claim,
                actor=voice.key,
                organ=voice.organ,
                stance=stance,
                basis=basis,
                hand=_hand(statement, say_so),
                said_on=statement.said_on,
                statement=statement.id,
                article=coding.article.id,
            )


def _reach(statement: Statement, say_so: SaySo, seen: set[str]) -> Iterator[tuple[str, Stance, Basis]]:
    """Yield the events that a statement takes a stance on, through the statements that it is about."""
    for about in statement.about:
        other = say_so.statement(about.ref)
        if other is None:
            yield about.ref, about.stance, about.basis
        elif other.id not in seen and about.stance in PASSED_ON:
            for ref, stance, _ in _reach(other, say_so, seen | {other.id}):
                if passed := _composed(about.stance, stance):
                    yield ref, passed, about.basis


def _composed(outer: Stance, inner: Stance) -> Stance | None:
    """Return the stance on a proposition of one who takes ``outer`` on words that take ``inner`` on it.

    To deny a denial is not to assert, so only what is confirmed keeps a stance other than asserting.
    """
    if inner in {"asserts", "confirms"}:
        return PASSED_ON[outer]
    return inner if outer == "confirms" else None


def _keep(taken: dict[str, tuple[Stance, Basis]], claim: str, stance: Stance, basis: Basis) -> None:
    """Keep one stance of a statement on a claim: the explicit one before the presupposed, else the first."""
    before = taken.get(claim)
    if before is None or (before[1] == "presupposed" and basis == "explicit"):
        taken[claim] = stance, basis


def _hand(statement: Statement, say_so: SaySo) -> Literal["first", "second"]:
    """Return second where another speaker relays the statement."""
    own = say_so.voice(statement)
    relays = [say_so.voice(one) for one in say_so.chain(statement.id)[1:]]
    others = [relay for relay in relays if relay is None or own is None or relay.organ != own.organ]
    return "second" if others else "first"


def _position_id(article: str, statement: str, claim: str) -> str:
    key = "|".join((article, statement, claim))
    return f"L-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
