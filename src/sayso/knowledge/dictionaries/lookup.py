"""A user's dictionaries made ready for looking up, in one table with the names and nouns of sayso."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sayso.knowledge.actors import Name, Role, actor_names, fold, parts, roles
from sayso.knowledge.dictionaries.entries import Entry, Noun
from sayso.knowledge.dictionaries.naming import role_kind, words

Option = tuple[tuple[str, ...], tuple[str, ...], tuple[Name, ...]]
"""Folded parts of a name, the parts as written, what they may stand for."""

Nouns = Mapping[str, Sequence[tuple[tuple[str, ...], Role]]]
"""Role nouns by their first word."""
ENTRY = "entry"
"""The kind of a name that stands for an entry, before a day chooses among its spells."""


class Dictionary:
    """The names and role nouns of a user's dictionaries, over those of sayso.

    ``names`` has the form of :attr:`sayso.knowledge.actors.Names.by_first`, ``nouns`` that of
    :attr:`sayso.knowledge.actors.Roles.by_first`.
    """

    def __init__(self, entries: Sequence[Entry], nouns: Sequence[Noun]) -> None:
        self.entries = tuple(entries)
        self.names = NamesOfUser(self.entries)
        self._nouns = _nouns(nouns)
        self.nouns = _merged(self._nouns, roles().by_first)
        known = {id(role) for options in roles().by_first.values() for _, role in options}
        mine = (role for options in self._nouns.values() for _, role in options)
        self.classes = frozenset(role for role in mine if id(role) not in known)
        """The classes of role nouns that sayso does not have, or has with another sector."""

    def named(self, name: str, day: date | None, *, is_person: bool) -> Entry | None:
        """Return the entry for a person or a body that is known by a full name, null where there is none."""
        found = [entry for entry in self.names.entries(name) if entry.is_person in {is_person, None}]
        return choose(found, day)


class NamesOfUser(Mapping[str, Sequence[Option]]):
    """The names of entries and those of the gazetteer by their first part, the longest first.

    Names are cut into parts when their first part is looked up for the first time: of 25,000 names a
    thousand articles touch a few hundred.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._theirs = actor_names().by_first
        self._ready: dict[str, Sequence[Option]] = {}
        self._waiting: dict[str, list[tuple[str, Name, bool]]] = {}
        for entry in entries:
            name = Name(ENTRY, entry=entry)
            for surface in entry.surfaces:
                self._wait(surface.text, name)
                if surface.is_stem:
                    for ending in sorted(words()["endings"]):
                        written = surface.text + (ending.upper() if surface.text.isupper() else ending)
                        self._wait(written, name, is_ending=True)

    def _wait(self, surface: str, name: Name, *, is_ending: bool = False) -> None:
        first = parts(surface.split(maxsplit=1)[0]) or parts(surface)
        if first:
            self._waiting.setdefault(fold(first[0]), []).append((surface, name, is_ending))

    def get(self, first: str, default: Any = ()) -> Any:
        """Return the names that begin with a folded part."""
        if first in self._ready:
            return self._ready[first]
        if first not in self._waiting:
            return self._theirs.get(first, default)
        self._ready[first] = self._made(first)
        return self._ready[first]

    def _made(self, first: str) -> list[Option]:
        """Return the names that begin with a part; one with an ending gives way to one that is known."""
        theirs = self._theirs.get(first, ())
        taken = {key for key, _, _ in theirs}
        taken |= {_key(surface) for surface, _, is_ending in self._waiting[first] if not is_ending}
        made: list[Option] = []
        for surface, name, is_ending in self._waiting[first]:
            written = parts(surface)
            key = tuple(map(fold, written))
            if not (is_ending and key in taken):
                made += [(key, form, (name,)) for form in dict.fromkeys(_forms(key, written))]
        return sorted([*made, *theirs], key=lambda option: -len(option[0]))

    def entries(self, name: str) -> list[Entry]:
        """Return the entries that are written like a name, in the order of the files."""
        key = _key(name)
        options = self.get(key[0]) if key else ()
        found = (reading.entry for folded, _, readings in options if folded == key for reading in readings)
        return list(dict.fromkeys(entry for entry in found if entry is not None))

    def __getitem__(self, first: str) -> Sequence[Option]:
        if first not in self:
            raise KeyError(first)
        found: Sequence[Option] = self.get(first)
        return found

    def __contains__(self, first: object) -> bool:
        return first in self._waiting or first in self._theirs

    def __iter__(self) -> Iterator[str]:
        return iter(self._waiting.keys() | self._theirs.keys())

    def __len__(self) -> int:
        return len(self._waiting.keys() | self._theirs.keys())


def choose(entries: Iterable[Entry], day: date | None) -> Entry | None:
    """Return the entry that says what an actor is on a day: of the last file that does, begun last."""
    held = [(entry, spell) for entry in entries if (spell := entry.on(day))]
    best = max(held, key=lambda one: (one[0].rank, one[1].start or date.min), default=None)
    return best[0] if best else None


def _key(name: str) -> tuple[str, ...]:
    return tuple(map(fold, parts(name)))


def _forms(key: tuple[str, ...], written: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a name in capitals also as "HALDEN TRADE union" and "VAN den BROEK" may be written."""
    yield written
    if len(written) > 1 and all(part.isupper() for part in written if part[0].isalpha()):
        small = roles().words["particles"]
        for capitals in range(1, len(key)):
            yield (*written[:capitals], *key[capitals:])
        if not small.isdisjoint(key):
            yield tuple(
                low if low in small and at else part
                for at, (low, part) in enumerate(zip(key, written, strict=True))
            )


def _nouns(nouns: Iterable[Noun]) -> dict[str, list[tuple[tuple[str, ...], Role]]]:
    """Return the classes of role nouns, one for each built-in class and sector; the first of two counts."""
    found: dict[tuple[str, ...], Role] = {}
    changed: dict[tuple[Role, str | None], Role] = {}
    for noun in nouns:
        for word in noun.words:
            key = _key(word)
            if not key or key in found:
                continue
            known = next((role for form, role in roles().by_first.get(key[0], ()) if form == key), None)
            if known is None or known.kind == "none":
                kind = role_kind(_head(key))
                person = kind not in {"body", "group", "equipment"}
                new = Role(
                    " ".join(key), noun.sector, "person" if person else kind,  # type: ignore[arg-type]
                    False, False, None, False, False, True,
                )  # fmt: skip
            elif noun.sector in {None, known.sector}:
                new = known
            else:
                new = changed.setdefault(
                    (known, noun.sector), known._replace(sector=noun.sector, generic=False)
                )
            found[key] = new
    table: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for key, role in found.items():
        table.setdefault(key[0], []).append((key, role))
    return table


def _head(key: tuple[str, ...]) -> str:
    """Return the words of a noun up to its head: "chamber" of "chamber of commerce"."""
    stop = next((at for at, word in enumerate(key) if at and word in words()["joining"]), len(key))
    return " ".join(key[:stop])


def _merged(mine: Nouns, theirs: Nouns) -> Nouns:
    """Return both tables as one: the longest noun first, mine before theirs of the same length."""
    table = dict(theirs)
    for first, options in mine.items():
        table[first] = sorted([*options, *theirs.get(first, ())], key=lambda option: -len(option[0]))
    return table
