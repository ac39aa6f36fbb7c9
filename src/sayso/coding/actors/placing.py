"""Cities, provinces and regions that say whose a role is: "the governor of Kursk", "Lagos police"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from sayso.coding.actors.marks import Marks
from sayso.knowledge.place_words import place_words
from sayso.knowledge.provinces import country_of_place

PLACE_TAGS = frozenset({"NNP", "NNPS", "JJ"})
"""Tags of capitalised words that may name places; the tagger takes many for adjectives."""
CANADIAN = ("Ontario", "Quebec", "Alberta", "Manitoba", "Saskatchewan", "British Columbia", "Nova Scotia")
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
            name = marks.doc[begin:end].text
            country = country_of_place(name.title() if marks.uncased else name, marks.named)
            if country is not None:
                return Place(begin, end, country)
    return None


def _may_end(marks: Marks, token: int) -> bool:
    return (marks.uncased or marks.doc[token].text[0].isupper()) and marks.span_at(token) is None


def _may_name(marks: Marks, start: int, stop: int) -> bool:
    """Say whether tokens may be the name of a place: proper, unmarked, and no part of a longer name."""
    doc = marks.doc
    if not (marks.uncased or doc[start].text[0].isupper() or doc[start].lower_ in {"al", "el"}):
        return False
    if any(marks.span_at(token) is not None for token in range(start, stop)):
        return False
    if marks.uncased and all(token.tag_ in {"NN", "NNS"} for token in doc[start:stop]):
        return stop - start == 1 and len(doc[start]) > 3
    return any(token.tag_ in PLACE_TAGS or token.ent_type_ in {"GPE", "LOC"} for token in doc[start:stop])


@lru_cache(maxsize=1)
def federal_states() -> frozenset[str]:
    """Return the states and provinces that stand after a town's name, in lower case."""
    return frozenset(name.casefold() for name in (*place_words().us_states, *CANADIAN))
