"""Which state a city, province or region belongs to, where that is beyond doubt.

Reads ``province_names.csv`` (names only) beside the gazetteer of places.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from sayso.knowledge.actors import table_rows
from sayso.knowledge.places import gazetteer, name_key

PROVINCE_WEIGHT = 3_000_000
"""How much a province counts beside cities of the same name, in inhabitants."""
MARGIN = 3
"""How many times larger than the next namesake a place must be to be meant without its country."""


@lru_cache(maxsize=1)
def provinces() -> dict[str, tuple[str, ...]]:
    """Return the countries of each province by its key (:func:`sayso.knowledge.places.name_key`)."""
    found: dict[str, tuple[str, ...]] = {}
    for country, names in table_rows("province_names.csv"):
        for name in names.split("|"):
            key = name_key(name)
            found[key] = (*found.get(key, ()), country)
    return found


def country_of_place(name: str, named: Collection[str | None] = ()) -> str | None:
    """Return the country of a place, None for a stranger and where several are equally likely.

    Of namesakes, one in a country of ``named`` (those that the article names) goes before larger ones.
    """
    weights: dict[str, int] = {}
    for country in provinces().get(name_key(name), ()):
        weights[country] = PROVINCE_WEIGHT
    for entry in gazetteer().lookup(name):
        if entry.country and entry.kind not in {"country", "water"}:
            weight = entry.population or (PROVINCE_WEIGHT if entry.kind in {"region", "site"} else 1)
            weights[entry.country] = max(weights.get(entry.country, 0), weight)
    near = {country: weight for country, weight in weights.items() if country in named}
    ranked = sorted((near or weights).items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]):
        return None
    return ranked[0][0]
