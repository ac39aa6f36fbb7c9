"""Which of several places of one name is meant, and by what rule."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sayso.knowledge.place_words import place_words
from sayso.knowledge.places import GazetteerEntry

if TYPE_CHECKING:
    from spacy.tokens import Doc

RANKS = {
    "country": 4, "region": 3, "water": 3, "site": 3, "capital": 3, "city": 1, "town": 1, "province": 0,
}  # fmt: skip
LARGE = 500_000
"""Inhabitants from which on a city followed by another country's name is that city, in a list of places."""
Found = tuple[int, int, tuple[GazetteerEntry, ...]]
"""First and last token (exclusive) of a name, with the places of that name."""


class Surroundings(NamedTuple):
    """What the text around a name says.

    ``beside`` is the country named right after it, ``before`` that of the place named right before, with a
    comma between; ``division`` tells that the words call it a division of a state.
    """

    beside: str | None
    before: str | None
    countries: Mapping[str | None, int]
    division: bool


def chosen(entries: Sequence[GazetteerEntry], around: Surroundings) -> tuple[GazetteerEntry, str]:
    """Return the place that is meant, and the rule that chose it.

    A place in the country named right beside it wins; then one that is a division of a state, where the
    words say so; a country; a place in a country that the document speaks of; a region, water, site or
    capital; and at last the one with most inhabitants.
    """
    beside = around.beside
    if beside is not None and all(entry.country != beside for entry in entries):
        known = GazetteerEntry(entries[0].name, beside, None, None, 0, "town")
        return known, "not in the gazetteer: country named beside it"
    if not any(entry.country or entry.lat is not None for entry in entries):
        return entries[0], "not in the gazetteer: a name where the grammar asks for a place"

    def spoken_of(entry: GazetteerEntry) -> bool:
        return entry.country is not None and around.countries[entry.country] > 0

    best = max(
        entries,
        key=lambda entry: (
            beside is not None and entry.country == beside,
            around.before is not None and entry.country == around.before,
            around.division and entry.kind in {"province", "region"},
            entry.kind == "country",
            spoken_of(entry),
            RANKS[entry.kind],
            entry.population,
        ),
    )
    others = {(entry.country, entry.kind) for entry in entries} - {(best.country, best.kind)}
    return best, f"gazetteer, {best.kind}: {_reason(best, others, around, spoken=spoken_of(best))}"


def _reason(
    best: GazetteerEntry, others: Collection[tuple[str | None, str]], around: Surroundings, *, spoken: bool
) -> str:
    if not others:
        return "the only one of that name"
    if around.beside is not None and best.country == around.beside:
        return "in the country named beside it"
    if around.division and best.kind in {"province", "region"}:
        return "the words call it a division of a state"
    if all(country == best.country for country, _ in others):
        return "first of its kind in that country"
    if around.before is not None and best.country == around.before:
        return "in the country of the place named before it"
    if best.kind == "country":
        return "a country before places of that name"
    if spoken:
        return "in a country that the text speaks of"
    if best.kind in {"city", "town"}:
        return "the largest of that name"
    return f"a {best.kind} before smaller places of that name"


def country_beside(
    doc: Doc, stop: int, entries: Sequence[GazetteerEntry], following: Sequence[Found]
) -> str | None:
    """Return the country named right after a place: "Tripoli, Lebanon", "Tripoli in Lebanon".

    A country before another is a list ("Brazil, Britain"), as is a well-known city ("Seoul, Japan").
    """
    if stop + 1 < len(doc) and doc[stop].text == "," and _us_state(doc, stop + 1):
        in_georgia = doc[stop + 1].text == "Georgia" and any(entry.country == "GEO" for entry in entries)
        return "GEO" if in_georgia else "USA"
    if any(entry.kind == "country" for entry in entries):
        return None
    if not following or stop >= len(doc) or doc[stop].lower_ not in {",", "in"}:
        return None
    start, _, named = following[0]
    country = named[0].country if start == stop + 1 and named[0].kind == "country" else None
    known = any(entry.country == country for entry in entries)
    large = any(
        entry.population >= LARGE or entry.kind in {"capital", "region", "water"} for entry in entries
    )
    return country if known or not large else None


def _us_state(doc: Doc, start: int) -> bool:
    names = place_words().us_states
    return doc[start].text in names or doc[start : start + 2].text in names
