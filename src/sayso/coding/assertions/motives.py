"""Motives: why an actor is said to do something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.assertions.context import why
from sayso.coding.assertions.parties import is_public
from sayso.coding.assertions.reality import asserted_realis, is_advised
from sayso.coding.frames import candidates
from sayso.coding.syntax import is_passive, lemma, realis
from sayso.coding.syntax.phrases import is_verbal
from sayso.records import Motive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Token

    from sayso.coding.assertions.context import Context
    from sayso.coding.frames import Match
    from sayso.records import Realis

QUESTION_WORDS = frozenset({"WP", "WDT", "WRB"})


def motives(context: Context, matches: Iterable[Match]) -> Iterator[Motive]:
    """Yield the motives that matches of ``motives.toml`` assert, one for each actor that is known."""
    for match in matches:
        if match.frame.attributes.get("is_purpose_clause") == "true" and not is_purpose_clause(match.head):
            continue
        if is_advised(match):
            continue
        motive = next(candidates(match, "motive"), None)
        behaviour, deed = _behaviour(context, match)
        actors = context.resolved(match, "actor") or [(match.head, actor) for actor in deed]
        for token, actor in actors:
            party = context.party(actor)
            if (
                motive is None
                or motive == token
                or _is_empty(motive)
                or party is None
                or not is_public(party)
            ):
                continue
            anchors = (match.head.i, token.i) if len(actors) > 1 else (match.head.i,)
            yield Motive(
                id=context.document.record_id("M", "motive", *anchors),
                cue=context.cue(match),
                actor=actor,
                behaviour=behaviour,
                motive=context.phrase(motive, restricted=True),
                realis=_realis(match),
                condition=context.condition(match.head),
                say_so=context.say_so(match.head),
                why=why(match),
            )


def _is_empty(motive: Token) -> bool:
    """Say whether words only stand for a motive told elsewhere: "in search of one"."""
    return motive.tag_ in QUESTION_WORDS or motive.lower_ in {"one", "it", "them", "this", "that", "so"}


def is_purpose_clause(verb: Token) -> bool:
    """Say whether an infinitive tells the purpose of the verb it hangs on: "sent a ship to deter X"."""
    if verb.dep_ != "advcl" or not is_verbal(verb.head) or lemma(verb.head) == "be" or is_passive(verb):
        return False
    words = {child.lower_ for child in verb.children if child.i < verb.i}
    return "to" in words and not words & {"order", "as"} and verb.i > verb.head.i


def _behaviour(context: Context, match: Match) -> tuple[str | None, tuple[str, ...]]:
    """Return the event or statement that a motive explains and, of an event, who does it."""
    for token in candidates(match, "behaviour"):
        event = context.event_of(token)
        if event is not None:
            return event.id, event.source
        statement = context.statement_at(token)
        if statement is not None:
            return statement, ()
    return None, ()


def _realis(match: Match) -> Realis:
    """Return the realis of having the motive: that of the deed where the cue is a purpose clause."""
    if match.frame.attributes.get("is_purpose_clause") == "true":
        return realis(match.head.head)
    found = asserted_realis(match)
    if found == "negated" and match.head.pos_ in {"ADP", "SCONJ"}:
        denied = match.start > 0 and match.head.doc[match.start - 1].lower_ in {"not", "n't"}
        return "negated" if denied else "occurred"
    return found
