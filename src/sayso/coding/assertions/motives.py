"""Motives: why an actor is said to do something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.assertions.context import asserted_realis, why
from sayso.coding.frames import candidates
from sayso.coding.syntax.phrases import is_verbal
from sayso.records import Motive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from sayso.coding.assertions.context import Context
    from sayso.coding.frames import Match


def motives(context: Context, matches: Iterable[Match]) -> Iterator[Motive]:
    """Yield the motives that matches of ``motives.toml`` assert, one for each actor that is known."""
    for match in matches:
        if match.frame.attributes.get("is_purpose_clause") == "true" and not is_purpose_clause(match.head):
            continue
        motive = next(candidates(match, "motive"), None)
        actors = context.resolved(match, "actor")
        for token, actor in actors:
            if motive is None or motive == token:
                continue
            anchors = (match.head.i, token.i) if len(actors) > 1 else (match.head.i,)
            yield Motive(
                id=context.document.record_id("M", "motive", *anchors),
                cue=context.cue(match),
                actor=actor,
                behaviour=_behaviour(context, match),
                motive=context.phrase(motive),
                realis=asserted_realis(match),
                condition=context.condition(match.head),
                say_so=context.say_so(match.head),
                why=why(match),
            )


def is_purpose_clause(verb: Token) -> bool:
    """Say whether an infinitive tells the purpose of the verb it hangs on: "sent a ship to deter X"."""
    if verb.dep_ != "advcl" or not is_verbal(verb.head):
        return False
    words = {child.lower_ for child in verb.children if child.i < verb.i}
    return "to" in words and not words & {"order", "as"} and verb.i > verb.head.i


def _behaviour(context: Context, match: Match) -> str | None:
    for token in candidates(match, "behaviour"):
        event = context.event_of(token)
        if event is not None:
            return event.id
        statement = context.statement_at(token)
        if statement is not None:
            return statement
    return None
