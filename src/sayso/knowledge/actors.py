"""Who is who: loaders for polities, institutions, organisations, office holders and roles.

The facts stand in ``countries.csv``, ``country_names.csv``, ``institutions.csv``, ``organisations.csv``,
``parties.csv``, ``office_holders.csv`` and ``roles.toml``. Sector codes are those of the PLOVER manual
("Sector Codes"), with IGO, NGO and IMG of its table of non-state actors as the sectors of organisations.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from sayso.knowledge.dictionaries.entries import Entry

RoleKind = Literal["person", "body", "group", "equipment", "none"]

PART = re.compile(r"[^\W_]+|['’]s(?!\w)|[^\w\s\-‐-―.]")
DOTS = re.compile(r"(?<=\w)\.|\.(?=\w)")


CALLED_BY_GIVEN_NAME = frozenset({"ETH", "ERI"})
"""Countries whose people have no family names: "Abiy" is Abiy Ahmed, whose father was Ahmed."""
FAMILY_NAME_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "HKG"})
"""Countries whose names are written with the family name first also in English."""


class Holder(NamedTuple):
    """One person's spell in one office. ``start`` and ``end`` are days; null where open or unknown."""

    name: str
    country: str | None
    organisation: str | None
    role: str
    sector: str
    gender: str | None
    start: date | None
    end: date | None
    checked: bool
    """False for a row without a source that can be checked; such a row never overrides the text."""

    def holds(self, day: date | None) -> bool:
        """Say whether the office is held on a day; without a day, whether it is held still."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Name(NamedTuple):
    """What a surface form may stand for.

    ``kind`` is one of name, demonym, adjective, abbreviation, capital, region, historical, polity, polity
    adjective, polity capital, metonym, institution, organisation, holder, and none for words that only
    look like a name ("South China Sea").
    """

    kind: str
    country: str | None = None
    organisation: str | None = None
    sector: str | None = None
    name: str | None = None
    ambiguous: bool = False
    group: str | None = None
    """What an organisation is: alliance, bloc, agency, court, group, media ..."""
    holders: tuple[Holder, ...] = ()
    entry: Entry | None = None
    """The entry in a dictionary of the user that says so."""
    governs: tuple[tuple[date, date], ...] = ()
    """The spells in which a party governs."""

    def on(self, day: date | None) -> Name:
        """Return the name as of a day (today's state without one): a party that governs is government."""
        when = day or date.max
        if any(start <= when <= end for start, end in self.governs):
            return self._replace(sector="GOV")
        return self


class Role(NamedTuple):
    """A class of nouns that make somebody an actor. See the head of ``roles.toml`` for the fields."""

    name: str
    sector: str | None
    kind: RoleKind
    generic: bool
    needs_country: bool
    gender: str | None
    unique: bool
    speaks: bool
    by_words: bool
    sectors: tuple[tuple[str, frozenset[str]], ...] = ()
    """Other sectors than the usual one, with the countries in which the class has them."""
    of: str | None = None
    """The one country that has such an office: "taoiseach"."""

    def sector_in(self, country: str) -> str | None:
        """Return the sector that the class has only in some countries; None where it has the usual one."""
        return next((sector for sector, countries in self.sectors if country in countries), None)


class Names(NamedTuple):
    """The gazetteer: parts of names (see :func:`parts`), folded, by first part, longest first."""

    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], tuple[Name, ...]]]]
    """For each first part: (folded parts, parts as written, what they may stand for)."""
    surnames: dict[str, tuple[str, ...]]
    """Folded last name -> full names of the office holders who bear it."""


class Roles(NamedTuple):
    """The role nouns by their words, and the word lists beside them."""

    by_first: dict[str, list[tuple[tuple[str, ...], Role]]]
    modifiers: dict[str, str]
    words: dict[str, frozenset[str]]


def fold(text: str) -> str:
    """Return the text without accents, in lower case."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L").replace("ø", "o"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()


def parts(text: str) -> tuple[str, ...]:
    """Cut a name into the parts that are compared: words and marks, without full stops and hyphens.

    ``U.S.`` gives ``US``; ``Guinea-Bissau`` gives ``Guinea``, ``Bissau``.
    """
    if text.isascii() and text.replace(" ", "").isalnum():
        return tuple(text.split())
    return tuple("'s" if part == "’s" else part for part in PART.findall(DOTS.sub("", text)))


def table(name: str) -> Iterator[list[str]]:
    """Yield the rows of a data file of this package, without its header."""
    text = files("sayso.knowledge").joinpath(name).read_text("utf-8")
    rows = csv.reader(io.StringIO(text))
    next(rows)
    return rows


def table_rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a data file that opens with comments, without these and its header."""
    text = files("sayso.knowledge").joinpath(name).read_text("utf-8")
    rows = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    next(rows)
    return rows


@lru_cache(maxsize=1)
def countries() -> dict[str, str]:
    """Return the name of each polity by its ISO 3166-1 alpha-3 code (XKX for Kosovo)."""
    return {row[0]: row[1] for row in table("countries.csv")}


@lru_cache(maxsize=1)
def organisations() -> dict[str, str]:
    """Return the name of each organisation by its code."""
    found: dict[str, str] = {}
    for code, name, *_ in table("organisations.csv"):
        if code:
            found.setdefault(code, name)
    return found


@lru_cache(maxsize=1)
def actor_names() -> Names:
    """Return the gazetteer of all names, read once a process."""
    entries: dict[tuple[str, ...], dict[str, list[Name]]] = {}
    surnames: dict[str, list[str]] = {}
    for surface, name in _all_names():
        written = parts(surface)
        entries.setdefault(tuple(map(fold, written)), {}).setdefault("\0".join(written), []).append(name)
    for full, spells in _holders().items():
        words = parts(full)
        first = spells[0].country in FAMILY_NAME_FIRST and len(words) > 1
        surnames.setdefault(fold(words[0 if first else -1]), []).append(full)
        if spells[0].country in CALLED_BY_GIVEN_NAME and len(words) > 1:
            surnames.setdefault(fold(words[0]), []).append(full)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], tuple[Name, ...]]]] = {}
    for folded, variants in entries.items():
        for key, names in variants.items():
            by_first.setdefault(folded[0], []).append((folded, tuple(key.split("\0")), tuple(names)))
    for options in by_first.values():
        options.sort(key=lambda option: -len(option[0]))
    return Names(by_first, {name: tuple(full) for name, full in surnames.items()})


def _all_names() -> Iterator[tuple[str, Name]]:
    for surface, country, kind, sector, ambiguous in table("country_names.csv"):
        name = countries().get(country) if not kind.startswith("polity") else surface
        yield surface, Name(kind, country or None, None, sector or None, name, bool(ambiguous))
    for surface, title, country, organisation, sector, kind, ambiguous in table("institutions.csv"):
        yield surface, Name(kind, country or None, organisation or None, sector, title, bool(ambiguous))
    for code, title, country, sector, group, aliases, governs in table("organisations.csv"):
        held = _spells(governs)
        for alias in (title, *filter(None, aliases.split("|"))):
            doubtful = alias.startswith("!")
            reading = Name(
                "organisation", country or None, code or None, sector, title, doubtful, group, governs=held
            )
            yield alias.removeprefix("!"), reading
    for title, aliases, country, sector, governs in table_rows("parties.csv"):
        spells_ = _spells(governs)
        for alias in (title, *filter(None, aliases.split("|"))):
            surface, doubtful = alias.removeprefix("!"), alias.startswith("!")
            yield (
                surface,
                Name("institution", country or None, None, sector, title, doubtful, "party", governs=spells_),
            )
    for surface, spells in _holders().items():
        latest = spells[-1]
        yield surface, Name("holder", None, None, None, latest.name, holders=spells)


def _spells(written: str) -> tuple[tuple[date, date], ...]:
    """Return the spells of ``start/end|start/end``, open sides as the first and last possible day."""
    return tuple(
        (
            date.fromisoformat(start) if start else date.min,
            date.fromisoformat(end) if end else date.max,
        )
        for start, _, end in (spell.partition("/") for spell in filter(None, written.split("|")))
    )


@lru_cache(maxsize=1)
def _holders() -> dict[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = {}
    for name, aliases, *rest in table("office_holders.csv"):
        country, organisation, role, sector, gender, start, end, _, _, check = rest
        holder = Holder(
            name,
            country or None,
            organisation or None,
            role,
            sector,
            gender or None,
            date.fromisoformat(start) if start else None,
            date.fromisoformat(end) if end else None,
            not check,
        )
        short = set() if country in FAMILY_NAME_FIRST else _short_forms(name)
        for surface in {name, *filter(None, aliases.split("|")), *short}:
            found.setdefault(surface, []).append(holder)
    return {
        surface: tuple(sorted(spells, key=lambda spell: spell.start or date.min))
        for surface, spells in found.items()
    }


def _short_forms(name: str) -> set[str]:
    """Return the given name with the last one: "Mokgweetse Eric Masisi" is written "Mokgweetse Masisi"."""
    words = name.split()
    if (
        len(words) == 3
        and words[1][0].isupper()
        and not any(mark in name for mark in "-'")
        and words[2] != "Jr."
    ):
        return {f"{words[0]} {words[2]}"}
    return set()


@lru_cache(maxsize=1)
def roles() -> Roles:
    """Return the role nouns, read once a process."""
    data: dict[str, Any] = tomllib.loads(files("sayso.knowledge").joinpath("roles.toml").read_text("utf-8"))
    by_first: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for entry in data["role"]:
        role = Role(
            entry["name"],
            entry.get("sector"),
            entry["kind"],
            entry.get("generic", False),
            entry.get("country") == "required",
            entry.get("gender"),
            entry.get("unique", False),
            entry.get("speaks", False),
            entry.get("by_words", False),
            tuple((sector, frozenset(codes)) for sector, codes in entry.get("sectors", {}).items()),
            entry.get("of"),
        )
        for word in entry["words"]:
            key = tuple(map(fold, parts(word)))
            by_first.setdefault(key[0], []).append((key, role))
    for options in by_first.values():
        options.sort(key=lambda option: -len(option[0]))
    modifiers = {fold(word): entry["sector"] for entry in data["modifier"] for word in entry["words"]}
    return Roles(by_first, modifiers, {name: frozenset(words) for name, words in data["words"].items()})
