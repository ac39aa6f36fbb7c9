"""Cities, provinces and regions that say whose a role is: "the governor of Kursk", "Lagos police"."""

from __future__ import annotations

from typing import NamedTuple

from sayso.coding.actors.marks import Marks
from sayso.knowledge.provinces import country_of_place

PLACE_TAGS = frozenset({"NNP", "NNPS", "JJ"})
"""Tags of capitalised words that may name places; the tagger takes many for adjectives."""
LONGEST = 6
"""Tokens that the name of a place has at most."""


class Place(NamedTuple):
    """Tokens ``start`` to ``stop`` (exclusive) are a place in ``country``."""

    start: int
    stop: int
    country: str


def place_between(marks: Marks, start: int, stop: int) -> Place | None:
    """Return the last place among tokens that nothing else marks, the longest name first."""
    for end in range(stop, start, -1):
        if not _may_end(marks, end - 1):
            continue
        for begin in range(max(start, end - LONGEST), end):
            if not _may_name(marks, begin, end):
                continue
            country = country_of_place(marks.doc[begin:end].text, marks.named)
            if country is not None:
                return Place(begin, end, country)
    return None


def _may_end(marks: Marks, token: int) -> bool:
    return marks.doc[token].text[0].isupper() and marks.span_at(token) is None


def _may_name(marks: Marks, start: int, stop: int) -> bool:
    """Say whether tokens may be the name of a place: proper, unmarked, and no part of a longer name."""
    doc = marks.doc
    if not (doc[start].text[0].isupper() or doc[start].lower_ in {"al", "el"}):
        return False
    if any(marks.span_at(token) is not None for token in range(start, stop)):
        return False
    return any(token.tag_ in PLACE_TAGS or token.ent_type_ in {"GPE", "LOC"} for token in doc[start:stop])
