"""Assertions: relations, stakes, motives and estimates, found by cue frames in four data files."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sayso.coding.assertions.context import ActorLookup, Context, Dates
from sayso.coding.assertions.estimates import estimates
from sayso.coding.assertions.motives import motives
from sayso.coding.assertions.relations import relations
from sayso.coding.assertions.stakes import stakes
from sayso.coding.assertions.voices import SaySo
from sayso.coding.frames import FrameMatcher
from sayso.knowledge.frames import load_frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.coding.document import Document
    from sayso.records import AnyAssertion, Event, Statement

__all__ = ["ActorLookup", "Dates", "SaySo", "find_assertions"]


def find_assertions(
    document: Document,
    actors: ActorLookup,
    scope: SaySo,
    events: Sequence[Event],
    *,
    statements: Sequence[Statement] = (),
    dates: Dates | None = None,
) -> tuple[AnyAssertion, ...]:
    """Return what the text asserts about relations, stakes, motives and likelihoods, in text order.

    ``actors`` resolves a token to actor ids, ``scope`` says on whose say-so a token stands, ``events``
    are those found in the same document. ``statements`` tell who estimates and which statement a motive
    explains; without them every estimate is the author's. ``dates`` gives the date of a predicate. An
    assertion whose actor cannot be resolved is dropped.
    """
    context = Context(document, actors, scope, events, statements, dates)
    found: list[AnyAssertion] = []
    found += relations(context, matcher("relations").matches(document.doc))
    found += stakes(context, matcher("stakes").matches(document.doc))
    found += motives(context, matcher("motives").matches(document.doc))
    context.add(found)
    found += estimates(context, matcher("estimates").matches(document.doc))
    return tuple(sorted(found, key=lambda record: (record.cue.start, record.id)))


@cache
def matcher(name: str) -> FrameMatcher:
    """Return the matcher of a frame file, built once a process."""
    return FrameMatcher(load_frames(name))
