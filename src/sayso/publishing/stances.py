"""The seven stances as readers meet them: their order, words, colours' names and shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.records import Stance


@dataclass(frozen=True, slots=True)
class Look:
    """How a stance is shown: verbs for one and for several actors, a shape, and what it means."""

    stance: Stance
    verb: str
    plural: str
    shape: str
    meaning: str


LOOKS: tuple[Look, ...] = (
    Look("asserts", "asserts", "assert", "disc", "says that it is so"),
    Look("confirms", "confirms", "confirm", "ringed disc", "says that it is so after others have said it"),
    Look(
        "does_not_deny",
        "does not deny",
        "do not deny",
        "half disc",
        "was asked or speaks of it and stops short of a denial",
    ),
    Look(
        "no_information",
        "has no information",
        "have no information",
        "empty ring",
        "says that it does not know",
    ),
    Look("declines", "declines to comment", "decline to comment", "bar", "would not say"),
    Look("doubts", "doubts", "doubt", "diamond", "calls it into question"),
    Look("denies", "denies", "deny", "cross", "says that it is not so"),
)
"""From yes to no: the order in which stances are listed everywhere."""

LOOK = {look.stance: look for look in LOOKS}
RANK = {look.stance: rank for rank, look in enumerate(LOOKS)}
AFFIRMING: frozenset[Stance] = frozenset({"asserts", "confirms"})


def contested(stances: Iterable[Stance]) -> bool:
    """Say whether somebody does more, or less, than assert: denies, doubts, declines, does not know."""
    return not AFFIRMING.issuperset(stances)


def verb(stance: Stance, actors: int = 1) -> str:
    """Return the stance as a verb: ``asserts`` for one actor, ``assert`` for several."""
    return LOOK[stance].verb if actors == 1 else LOOK[stance].plural
