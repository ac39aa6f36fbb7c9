"""The embedded gazetteer: ``places.csv``, ``regions.csv``, ``provinces.csv`` and ``towns.csv``.

The four files have the same seven columns and no quotes: name, ISO 3166-1 alpha-3 country, latitude,
longitude, population, kind, and further names, parted by "|". A row is read only when its name is asked for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Literal

PlaceKind = Literal["country", "capital", "city", "town", "region", "province", "site", "water"]

SOURCES = ("regions", "places", "provinces", "towns")
HEADER = "name,country,lat,lon,population,kind,aliases"
COLUMNS = HEADER.count(",") + 1
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

    def __init__(self, rows: Iterable[str]) -> None:
        """Index rows of the gazetteer files under all the names they hold."""
        self._rows: dict[str, list[str]] = {}
        for row in rows:
            for name in row_names(row):
                self._rows.setdefault(name_key(name), []).append(row)
        self._found: dict[str, tuple[GazetteerEntry, ...]] = {}
        self._first = frozenset(map(first_word, self._rows))
        self.longest = max(name.count(" ") + name.count("-") + name.count("'") + 1 for name in self._rows) * 2
        """The most tokens that a name can have."""

    @cached_property
    def _capitals(self) -> dict[str, str]:
        return {name.upper(): name for name in self._rows}

    @cached_property
    def _first_capitals(self) -> frozenset[str]:
        return frozenset(word.upper() for word in self._first)

    def lookup(self, name: str) -> tuple[GazetteerEntry, ...]:
        """Return every entry of that name, written in title case or in capitals."""
        key = name_key(name)
        if key not in self._rows and key.isupper():
            key = self._capitals.get(key, key)
        if key not in self._rows:
            return ()
        if key not in self._found:
            self._found[key] = tuple(entry_of(row) for row in dict.fromkeys(self._rows[key]))
        return self._found[key]

    def has(self, name: str) -> bool:
        """Say whether there is a place of exactly that name, not counting names put into capitals."""
        return name_key(name) in self._rows

    def may_begin(self, word: str) -> bool:
        """Say whether any name begins with a word."""
        first = first_word(name_key(word))
        return first in self._first or (first.isupper() and first in self._first_capitals)


def entry_of(row: str) -> GazetteerEntry:
    """Read one row of a gazetteer file."""
    name, country, lat, lon, population, kind, _ = row.split(",")
    return GazetteerEntry(
        name,
        country or None,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(population or 0),
        kind,  # type: ignore[arg-type]
    )


def row_names(row: str) -> tuple[str, ...]:
    """Return the name of a row and its further names."""
    name = row[: row.index(",")]
    aliases = row[row.rindex(",") + 1 :]
    return (name, *aliases.split("|")) if aliases else (name,)


def first_word(name: str) -> str:
    """Return what stands before the first blank, hyphen or apostrophe of a name."""
    return name.replace("-", " ").replace("'", " ").split(" ", 1)[0]


def name_key(name: str) -> str:
    """Return a name without accents, with plain apostrophes and single blanks."""
    plain = name.replace("`", "'")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(QUOTES))
        plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    plain = " ".join(plain.split())
    return "St. " + plain.split(" ", 1)[1] if plain.startswith(("Saint ", "St ")) else plain


def gazetteer_rows() -> Iterator[str]:
    """Yield the rows of every gazetteer file, those written by hand first."""
    for source in SOURCES:
        file = files("sayso.knowledge").joinpath(f"{source}.csv")
        if file.is_file():
            for line in file.read_text(encoding="utf-8").splitlines():
                if line and line[0] != "#" and line != HEADER:
                    yield line


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Load the gazetteer once a process."""
    return Gazetteer(gazetteer_rows())
