"""A user's dictionaries made ready for looking up, in one table with the names and nouns of sayso."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from sayso.knowledge.actors import Name, Role, actor_names, fold, parts, roles
from sayso.knowledge.dictionaries.entries import Entry, Noun
from sayso.knowledge.dictionaries.naming import role_kind, words

T = TypeVar("T", bound=tuple[Any, ...])

Option = tuple[tuple[str, ...], tuple[str, ...], tuple[Name, ...]]
"""Folded parts of a name, the parts as written, what they may stand for."""

ENTRY = "entry"
"""The kind of a name that stands for an entry, before a day chooses among its spells."""


class Dictionary:
    """The names and role nouns of a user's dictionaries, over those of sayso.

    ``names`` has the form of :attr:`sayso.knowledge.actors.Names.by_first`, ``nouns`` that of
    :attr:`sayso.knowledge.actors.Roles.by_first`.
    """

    def __init__(self, entries: Sequence[Entry], nouns: Sequence[Noun]) -> None:
        self.entries = tuple(entries)
        self._by_key: dict[tuple[str, ...], list[Entry]] = {}
        self.names: Mapping[str, Sequence[Option]] = _merged(self._names(), actor_names().by_first)
        self._nouns = _nouns(nouns)
        self.nouns: Mapping[str, Sequence[tuple[tuple[str, ...], Role]]] = _merged(
            self._nouns, roles().by_first
        )
        known = {id(role) for options in roles().by_first.values() for _, role in options}
        mine = (role for options in self._nouns.values() for _, role in options)
        self.classes = frozenset(role for role in mine if id(role) not in known)
        """The classes of role nouns that sayso does not have, or has with another sector."""

    def _names(self) -> dict[str, list[Option]]:
        table: dict[str, list[Option]] = {}
        stems: list[tuple[str, Name]] = []
        for entry in self.entries:
            name = Name(ENTRY, entry=entry)
            for surface in entry.surfaces:
                written = parts(surface.text)
                key = tuple(map(fold, written))
                if not key:
                    continue
                self._by_key.setdefault(key, []).append(entry)
                _add(table, key, written, name)
                if surface.is_stem:
                    stems.append((surface.text, name))
        for stem, name in stems:
            for ending in sorted(words()["endings"]):
                written = parts(stem + (ending.upper() if stem.isupper() else ending))
                key = tuple(map(fold, written))
                if key not in self._by_key and not _is_known(key):
                    _add(table, key, written, name)
        return table

    def named(self, name: str, day: date | None, *, is_person: bool) -> Entry | None:
        """Return the entry for a person or a body that is known by a full name, null where there is none."""
        found = [entry for entry in self._by_key.get(_key(name), ()) if entry.is_person in {is_person, None}]
        return choose(found, day)


def choose(entries: Iterable[Entry], day: date | None) -> Entry | None:
    """Return the entry that says what an actor is on a day: of the last file that does, begun last."""
    held = [(entry, spell) for entry in entries if (spell := entry.on(day))]
    best = max(held, key=lambda one: (one[0].rank, one[1].start or date.min), default=None)
    return best[0] if best else None


def _key(name: str) -> tuple[str, ...]:
    return tuple(map(fold, parts(name)))


def _is_known(key: tuple[str, ...]) -> bool:
    return any(folded == key for folded, _, _ in actor_names().by_first.get(key[0], ()))


def _add(table: dict[str, list[Option]], key: tuple[str, ...], written: tuple[str, ...], name: Name) -> None:
    """Add a name in all the ways that a text may write it."""
    options = table.setdefault(key[0], [])
    options += [(key, form, (name,)) for form in dict.fromkeys(_forms(key, written))]


def _forms(key: tuple[str, ...], written: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield a name in capitals also as "VAN den BROEK" and "CHAMBER of commerce" may be written."""
    yield written
    if len(written) > 1 and all(part.isupper() for part in written if part[0].isalpha()):
        small = roles().words["particles"]
        yield (written[0], *key[1:])
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


def _merged(mine: Mapping[str, Sequence[T]], theirs: Mapping[str, Sequence[T]]) -> dict[str, Sequence[T]]:
    """Return both tables as one: the longest name first, mine before theirs of the same length."""
    table = dict(theirs)
    for first, options in mine.items():
        table[first] = sorted([*options, *theirs.get(first, ())], key=lambda option: -len(option[0]))
    return table
