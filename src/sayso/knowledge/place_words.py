"""Word lists about places, read from ``place_words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Prepositions, verbs and nouns, in lower case, that tell how a place name is used."""

    locative: frozenset[str]
    not_of_countries: frozenset[str]
    coming_down: frozenset[str]
    overhead: frozenset[str]
    direction: frozenset[str]
    origin: frozenset[str]
    movement_verbs: frozenset[str]
    movement_nouns: frozenset[str]
    object_verbs: frozenset[str]
    object_nouns: frozenset[str]
    area_nouns: frozenset[str]
    water_nouns: frozenset[str]
    division_nouns: frozenset[str]
    treaty_nouns: frozenset[str]
    treaties_of: frozenset[str]
    no_names: frozenset[str]
    narrowing: frozenset[str]
    rare: frozenset[str]
    also_persons: frozenset[str]
    us_states: frozenset[str]


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """Load ``place_words.toml`` once a process."""
    raw = tomllib.loads(files("sayso.knowledge").joinpath("place_words.toml").read_text(encoding="utf-8"))
    return PlaceWords(
        locative=frozenset(raw["locative"]["words"]),
        not_of_countries=frozenset(raw["not_of_countries"]["words"]),
        overhead=frozenset(raw["overhead"]["words"]),
        coming_down=frozenset(raw["on"]["words"]),
        direction=frozenset(raw["direction"]["words"]),
        origin=frozenset(raw["origin"]["words"]),
        movement_verbs=frozenset(raw["direction"]["verbs"]),
        movement_nouns=frozenset(raw["direction"]["nouns"]),
        object_verbs=frozenset(raw["object"]["verbs"]),
        object_nouns=frozenset(raw["object_nouns"]["words"]),
        area_nouns=frozenset(raw["area"]["nouns"]),
        water_nouns=frozenset(raw["area"]["water_nouns"]),
        division_nouns=frozenset(raw["division"]["nouns"]),
        treaty_nouns=frozenset(raw["treaties"]["nouns"]),
        treaties_of=frozenset(raw["treaties"]["of"]),
        no_names=frozenset(raw["no_names"]["words"]),
        narrowing=frozenset(raw["narrowing"]["words"]),
        rare=frozenset(raw["rare"]["names"]),
        also_persons=frozenset(raw["also_persons"]["names"]),
        us_states=frozenset(raw["us_states"]["names"]),
    )
