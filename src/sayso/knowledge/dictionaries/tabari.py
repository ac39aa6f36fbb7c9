"""Actor and agent dictionaries of TABARI and PETRARCH, line by line.

The format is that of the TABARI manual 0.8 (chapter 5) and the PETRARCH reader: ``NAME_ [CODE]``,
``+SYNONYM_``, role lines with dates, agents with ``[~CODE]`` and their plural in braces, substitution sets.
Published dictionaries have blemishes: a line that cannot be read is left out and told as a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sayso.knowledge.dictionaries.codes import agent_sector, meaning
from sayso.knowledge.dictionaries.entries import Contents, Entry, Noun, Problem, Spell, Surface
from sayso.knowledge.dictionaries.naming import is_office

COMMENT = re.compile(r"\s*[#;].*")
CODE = re.compile(r"\[([^\[\]]*)\]")
PLURAL = re.compile(r"\{([^{}]*)\}")
SET = re.compile(r"(![A-Z]+!)\s*=\s*(.+)")
TITLED = re.compile(r"\((\w+)\)$")
PIVOT = 30
"""Two-digit years up to this one are of this century, as in KEDS, TABARI and PETRARCH."""


@dataclass(slots=True)
class _Open:
    """An entry that is being read."""

    line: int
    head: str
    names: list[str]
    spells: list[Spell] = field(default_factory=list)
    sectors: list[str | None] = field(default_factory=list)
    plurals: list[str] = field(default_factory=list)
    regular: bool = True
    coded: bool = False
    """Whether a code was there, readable or not."""


def read_tabari(text: str, source: str) -> Contents:
    """Return the entries and role nouns of a dictionary, and its lines that cannot be read."""
    return _Reading(source).read(text)


class _Reading:
    """Reads one file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.entries: list[Entry] = []
        self.nouns: list[Noun] = []
        self.problems: list[Problem] = []
        self.sets: dict[str, list[str]] = {}
        self.open: _Open | None = None

    def read(self, text: str) -> Contents:
        """Read all lines."""
        for number, raw in enumerate(text.splitlines(), 1):
            line = (COMMENT.sub("", raw) if "#" in raw or ";" in raw else raw).rstrip()
            if line and not line.startswith("<"):
                self._line(number, line)
        self._close()
        self.problems.sort(key=lambda problem: problem.line)
        return Contents(tuple(self.entries), tuple(self.nouns), tuple(self.problems))

    def _problem(self, line: int, what: str) -> None:
        self.problems.append(Problem(self.source, line, what))

    def _line(self, number: int, line: str) -> None:
        if "=" in line and (found := SET.fullmatch(line.strip())):
            self.sets[found[1]] = [word.strip() for word in found[2].split(",")]
            return
        if line.count("[") != line.count("]") or line.count("{") != line.count("}"):
            self._problem(number, "a bracket without its other half")
            return
        codes = CODE.findall(line) if "[" in line else []
        head = (CODE.sub("", line) if codes else line).strip()
        if head.startswith("+"):
            self._alias(number, head[1:].strip())
        elif head:
            self._close()
            plural = PLURAL.search(head)
            name = PLURAL.sub("", head).strip()
            self.open = _Open(number, name, [name])
            if plural:
                self.open.regular = False
                self.open.plurals = [word.strip() for word in plural[1].split(",") if word.strip()]
        for code in codes:
            self._code(number, code)

    def _alias(self, number: int, name: str) -> None:
        if self.open is None:
            self._problem(number, f"the synonym {name!r} stands before any name")
        elif not name.strip("_ "):
            self._problem(number, "a synonym without a name")
        else:
            self.open.names.append(name)

    def _code(self, number: int, words: str) -> None:
        entry = self.open
        if entry is None:
            self._problem(number, f"the code [{words}] stands before any name")
            return
        entry.coded = True
        code, _, days = words.strip().partition(" ")
        try:
            if code.startswith("~") or code.endswith("~"):
                entry.sectors.append(agent_sector(code))
                return
            start, end = period("".join(days.split()))
            entry.spells.append(Spell(*meaning(code), None, start, end, number))
        except ValueError as error:
            self._problem(number, str(error))

    def _close(self) -> None:
        """Keep the entry that was being read."""
        entry, self.open = self.open, None
        if entry is None:
            return
        if not entry.coded:
            self._problem(entry.line, f"{entry.head[:40]!r} has no code")
        names = [name for written in entry.names for name in self._expanded(written)]
        if not any(name.strip("_ ") for name in names):
            self._problem(entry.line, "a code without a name")
            return
        if entry.sectors:
            plurals = [form for written in entry.plurals for form in self._expanded(written)]
            words = tuple(dict.fromkeys(_plain(name).lower() for name in (*names, *plurals)))
            self.nouns.append(Noun(words, entry.sectors[0], entry.line))
        surfaces = tuple(dict.fromkeys(surface for name in names for surface in _surfaces(name)))
        if entry.spells and surfaces:
            self.entries.append(Entry(surfaces, tuple(entry.spells), self.source))

    def _expanded(self, name: str) -> list[str]:
        """Return the names that a name with substitution sets (``CATTLE!PERSON!``) stands for."""
        for mark, words in self.sets.items():
            if mark in name:
                return [form for word in words for form in self._expanded(name.replace(mark, word, 1))]
        return [name]


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def _surfaces(name: str) -> Iterator[Surface]:
    """Yield a name as a text writes it: without "the", with and without an abbreviation in brackets after it.

    None for an office ("FRENCH_PRESIDENT"), which sayso reads by itself.
    """
    plain = _plain(name)
    if not plain:
        return
    short = plain[4:] if plain.upper().startswith("THE ") and len(plain) > 4 else plain
    if is_office(short):
        return
    yield Surface(short, is_stem=not name.endswith(("_", " ")) and short[-1].isalpha())
    if found := TITLED.search(short):
        yield Surface(short[: found.start()].strip())


def period(days: str) -> tuple[date | None, date | None]:
    """Return first and last day of ``990809-991231``, ``<920101`` (before) or ``>070101`` (from then on).

    Raises :class:`ValueError` where it cannot be read.
    """
    if not days:
        return None, None
    if days[0] == ">":
        return day_of(days[1:]), None
    if days[0] == "<":
        return None, day_of(days[1:]) - timedelta(days=1)
    first, dash, last = days.partition("-")
    if not dash:
        raise ValueError(f"no period of time: {days!r}")
    start, end = day_of(first), day_of(last)
    if start > end:
        raise ValueError(f"the period {days} ends before it begins")
    return start, end


def day_of(digits: str) -> date:
    """Return the day of ``YYMMDD`` or ``YYYYMMDD``, digits too many left out, as TABARI reads them.

    Raises :class:`ValueError` where there is no such day.
    """
    if not digits.isdecimal() or len(digits) < 6:
        raise ValueError(f"no date: {digits!r}")
    if len(digits) <= 7:
        century = 2000 if int(digits[:2]) <= PIVOT else 1900
        year, month, day = century + int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    else:
        year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:8])
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"there is no day {digits!r}") from None
