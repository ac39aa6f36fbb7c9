"""Actor dictionaries as CSV: one row for what an actor is over one span of time.

All that is wrong in a file is told at once, each with its line.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator
from datetime import date

from sayso.knowledge.actors import countries, fold, parts
from sayso.knowledge.dictionaries.codes import sectors
from sayso.knowledge.dictionaries.entries import Contents, Entry, Noun, Problem, Spell, Surface

COLUMNS = ("name", "country", "organisation", "sector", "role", "aliases", "start", "end")
SAYS = ("country", "organisation", "sector")
"""Columns of which a row fills one at least."""
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ORGANISATION = re.compile(r"[A-Z][A-Z0-9]+")

Row = dict[str, str]


def read_sheet(text: str, source: str) -> Contents:
    """Return the entries and role nouns of a CSV file, and everything that is wrong in it."""
    return _Sheet(source).read(text)


class _Sheet:
    """Reads one file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.rows: dict[str, list[tuple[Row, Spell]]] = {}
        self.nouns: list[Noun] = []
        self.taken: dict[tuple[object, ...], int] = {}

    def read(self, text: str) -> Contents:
        """Read header and rows."""
        rows = self._numbered(text)
        line, header = next(rows, (1, []))
        columns = [cell.strip().lower() for cell in header]
        if self._is_header(line, columns):
            for number, cells in rows:
                self._row(number, columns, cells)
        entries = tuple(self._entry(rows) for rows in self.rows.values())
        return Contents(entries, tuple(self.nouns), tuple(self.problems))

    def _problem(self, line: int, what: str) -> None:
        self.problems.append(Problem(self.source, line, what))

    def _numbered(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows that are not blank with the line that each begins in."""
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        line = 1
        while True:
            try:
                cells = next(reader, None)
            except csv.Error as error:
                self._problem(line, f"no CSV: {error}")
                return
            if cells is None:
                return
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1

    def _is_header(self, line: int, columns: list[str]) -> bool:
        if not columns:
            self._problem(line, "the file is empty")
            return False
        if len(columns) == 1 and ";" in columns[0]:
            self._problem(line, "the columns are separated by semicolons, not by commas")
            return False
        for column in dict.fromkeys(columns):
            if column not in COLUMNS:
                near = difflib.get_close_matches(column, COLUMNS, 1)
                self._problem(line, f"unknown column {column!r}{_perhaps(near)}")
            elif columns.count(column) > 1:
                self._problem(line, f"the column {column!r} is there twice")
        if "name" not in columns:
            self._problem(line, "there is no column 'name'")
        if not set(SAYS) & set(columns):
            self._problem(line, "there is no column 'country', 'organisation' or 'sector'")
        return "name" in columns

    def _row(self, line: int, columns: list[str], cells: list[str]) -> None:
        if len(cells) > len(columns):
            self._problem(line, f"{len(cells)} cells, but the header has {len(columns)}")
            return
        row = dict.fromkeys(COLUMNS, "") | {
            column: " ".join(cell.split()) for column, cell in zip(columns, cells, strict=False)
        }
        before = len(self.problems)
        names = self._names(line, row)
        spell = self._spell(line, row)
        if len(self.problems) > before:
            return
        self._is_new(line, names, spell)
        if row["name"].islower() and not (spell.country or spell.organisation):
            self.nouns.append(Noun(tuple(names), spell.sector, line))
        else:
            self.rows.setdefault(" ".join(_key(row["name"])), []).append((row, spell))

    def _names(self, line: int, row: Row) -> list[str]:
        """Return the name and the aliases of a row, each once."""
        if not row["name"]:
            self._problem(line, "there is no name")
        names = [row["name"], *(alias.strip() for alias in row["aliases"].split("|"))]
        names = list(dict.fromkeys(filter(None, names)))
        for name in names:
            if not any(part[0].isalnum() for part in parts(name)):
                self._problem(line, f"no name: {name!r}")
        return names

    def _spell(self, line: int, row: Row) -> Spell:
        self._check_codes(line, row)
        start, end = (self._day(line, column, row[column]) for column in ("start", "end"))
        if start and end and start > end:
            self._problem(line, f"start {start} is after end {end}")
        if not any(row[column] for column in SAYS):
            self._problem(line, "there is no country, organisation or sector")
        country, organisation, sector, role = (row[column] or None for column in (*SAYS, "role"))
        return Spell(country, organisation, sector, role, start, end, line)

    def _check_codes(self, line: int, row: Row) -> None:
        country, organisation, sector = (row[column] for column in SAYS)
        if country and country not in countries():
            self._problem(line, f"unknown country code {country!r}{_perhaps(_country_like(country))}")
        if organisation and not ORGANISATION.fullmatch(organisation):
            self._problem(line, f"no organisation code: {organisation!r} (capital letters and digits)")
        if sector and sector not in sectors():
            near = difflib.get_close_matches(sector.upper(), sectors(), 1)
            self._problem(line, f"unknown sector {sector!r}{_perhaps(near)}")

    def _day(self, line: int, column: str, text: str) -> date | None:
        if not text:
            return None
        try:
            if ISO_DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        self._problem(line, f"{column} {text!r} is no day (YYYY-MM-DD)")
        return None

    def _is_new(self, line: int, names: list[str], spell: Spell) -> None:
        """Complain where another row says of one of the names what it is over the same span of time."""
        for name in names:
            key = (_key(name), spell.start, spell.end)
            other = self.taken.setdefault(key, line)
            if other != line:
                self._problem(line, f"{name!r} stands in line {other} for the same time")
                return

    def _entry(self, rows: list[tuple[Row, Spell]]) -> Entry:
        name = rows[0][0]["name"]
        spells = tuple(spell for _, spell in rows)
        written = [name, *(alias.strip() for row, _ in rows for alias in row["aliases"].split("|"))]
        surfaces = tuple(Surface(form) for form in dict.fromkeys(filter(None, written)))
        return Entry(surfaces, spells, self.source)


def _key(name: str) -> tuple[str, ...]:
    return tuple(map(fold, parts(name)))


def _country_like(text: str) -> list[str]:
    """Return the code of a country that is given by its name or in small letters."""
    codes = {fold(code): code for code in countries()}
    codes |= {fold(name): code for code, name in countries().items()}
    return [codes[fold(text)]] if fold(text) in codes else []


def _perhaps(near: list[str]) -> str:
    return f" (perhaps {near[0]!r}?)" if near else ""
