"""The embedded gazetteer of countries, cities, regions and waters: ``places.csv`` and ``regions.csv``."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Literal

PlaceKind = Literal["country", "capital", "city", "town", "region", "site", "water"]

QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "`": "'"})


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """A place: its usual name, ISO 3166-1 alpha-3 country, WGS 84 coordinates and population, where known."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    population: int
    kind: PlaceKind


class Gazetteer:
    """Places by name. Names are looked up without regard to accents and to the kind of apostrophe."""

    def __init__(self, rows: Iterable[tuple[GazetteerEntry, tuple[str, ...]]]) -> None:
        """Index entries under their names; ``rows`` pairs each with all the names it has."""
        self._index: dict[str, list[GazetteerEntry]] = {}
        for entry, names in rows:
            for key in {name_key(name) for name in names}:
                self._index.setdefault(key, []).append(entry)
        self._first = frozenset(map(first_word, self._index))
        self.longest = max(len(re.split(r"[ '-]", name)) * 2 for name in self._index)
        """The most tokens that a name can have."""

    @cached_property
    def _capitals(self) -> dict[str, str]:
        return {name.upper(): name for name in self._index}

    @cached_property
    def _first_capitals(self) -> frozenset[str]:
        return frozenset(word.upper() for word in self._first)

    def lookup(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return every entry of that name, written in title case or in capitals."""
        key = name_key(name)
        if key not in self._index and key.isupper():
            key = self._capitals.get(key, key)
        return tuple(self._index.get(key, ()))

    def may_begin(self, word: str) -> bool:
        """Say whether any name begins with a word."""
        first = first_word(name_key(word))
        return first in self._first or (first.isupper() and first in self._first_capitals)


def first_word(name: str) -> str:
    """Return what stands before the first blank, hyphen or apostrophe of a name."""
    return name.replace("-", " ").replace("'", " ").split(" ", 1)[0]


def name_key(name: str) -> str:
    """Return a name without accents, with plain apostrophes and single blanks."""
    plain = name.translate(QUOTES)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    plain = " ".join(plain.split())
    return "St. " + plain.split(" ", 1)[1] if plain.startswith(("Saint ", "St ")) else plain


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("sayso.knowledge").joinpath(name).read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))


def _entries() -> Iterator[tuple[GazetteerEntry, tuple[str, ...]]]:
    for source in ("regions.csv", "places.csv"):
        for row in _rows(source):
            aliases = row["aliases"].split("|") if row["aliases"] else []
            entry = GazetteerEntry(
                row["name"],
                row["country"] or None,
                float(row["lat"]) if row["lat"] else None,
                float(row["lon"]) if row["lon"] else None,
                int(row.get("population") or 0),
                row["kind"],  # type: ignore[arg-type]
            )
            yield entry, (row["name"], *aliases)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Load the gazetteer once a process."""
    return Gazetteer(_entries())
