"""The user's own dictionaries in one article: what they say on its day, and that they have the last word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sayso.coding.actors.gazetteer import Hit, find_names
from sayso.coding.actors.offices import class_of
from sayso.knowledge.actors import Holder, Name, countries
from sayso.knowledge.dictionaries import ActorFile, Dictionary, Entry, Spell, choose, dictionary

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from sayso.coding.actors.entities import Entity

NOUNLIKE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
"""Parts of speech of a lone word that can be a name of a dictionary: "WHO", but not "Who"."""
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "IGO"})
"""Sectors of offices, which somebody whose time is over no longer holds."""
ORGANS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
"""Sectors of bodies that are organs of a state."""
PLACES = frozenset({"capital", "polity capital", "metonym"})
RULE = "dictionary of the user"


@dataclass(frozen=True, slots=True)
class Consultation:
    """A user's dictionaries on the day of an article."""

    dictionary: Dictionary
    day: date | None

    def find_names(self, doc: Doc) -> list[Hit]:
        """Return the names in a document, those of the dictionaries before those of the gazetteer."""
        found = (self._settled(doc, hit) for hit in find_names(doc, self.dictionary.names))
        return [hit for hit in found if hit is not None]

    def _settled(self, doc: Doc, hit: Hit) -> Hit | None:
        """Return a hit with the reading that holds on the day; none where nothing is left of it."""
        entries = dict.fromkeys(name.entry for name in hit.names if name.entry is not None)
        if not entries:
            return hit
        known = tuple(name for name in hit.names if name.entry is None)
        token = doc[hit.start]
        lone = hit.stop - hit.start == 1 and not token.text.isupper()
        if not lone or token.pos_ in NOUNLIKE:
            reading = self._reading(doc, hit, list(entries), known)
            if reading is not None:
                return Hit(hit.start, hit.stop, (reading,))
        return Hit(hit.start, hit.stop, known) if known else None

    def _reading(self, doc: Doc, hit: Hit, entries: list[Entry], known: tuple[Name, ...]) -> Name | None:
        entry = choose(entries, self.day)
        if entry is None:
            former = next((entry for entry in entries if entry.is_person and entry.before(self.day)), None)
            return None if former is None else _person(former, former.before(self.day))
        spell = entry.on(self.day)
        assert spell is not None
        if spell.is_nobody:
            return Name("none", name=entry.name, entry=entry)
        if entry.is_person or (entry.is_person is None and _looks_human(doc, hit)):
            return _person(entry, spell)
        return next((_owned(name, entry) for name in known if _agrees(name, spell)), _body(entry, spell))

    def overrule(self, entities: list[Entity]) -> None:
        """Give every entity that the dictionaries know what they say of it, whatever else was found."""
        for entity in entities:
            entry = self._entry_of(entity)
            if entry is not None:
                self._overrule(entity, entry)
            elif entity.role_class in self.dictionary.classes:
                entity.rule = f"{entity.rule} ({RULE})"

    def _entry_of(self, entity: Entity) -> Entry | None:
        """Return the entry by which an entity was named first, or that has its full name."""
        for phrase in entity.phrases:
            if phrase.reading is not None and phrase.reading.entry is not None and phrase.kind == entity.kind:
                return phrase.reading.entry
            if entity.kind in {"country", "people", "city"}:
                return None
        if entity.name and (entity.is_person or entity.kind in {"organisation", "institution"}):
            return self.dictionary.named(entity.name, self.day, is_person=entity.is_person)
        return None

    def _overrule(self, entity: Entity, entry: Entry) -> None:
        held = entry.on(self.day)
        spell = held or entry.before(self.day)
        if spell is None or spell.is_nobody:
            return
        entity.resolved_by = RULE
        entity.rule = f"{RULE}: {entry.source}, line {spell.line}"
        if entity.kind in {"country", "people", "city"}:
            return
        entity.country, entity.organisation = spell.country, spell.organisation
        sector = spell.sector if held or spell.sector not in STATE_SECTORS else "ELI"
        entity.sector = sector or (entity.sector or None)
        told = any(phrase.role for phrase in entity.phrases)
        if not told:
            entity.role = (spell.role if held else None) or None
            entity.role_class = class_of(entity.role) if entity.role else entity.role_class
        if entity.is_person:
            entity.name = entry.name


def consult(files: tuple[ActorFile, ...], day: date | None) -> Consultation | None:
    """Return the user's dictionaries on a day, none where there are none."""
    found = dictionary(files)
    return None if found is None else Consultation(found, day)


def _person(entry: Entry, spell: Spell | None) -> Name:
    assert spell is not None
    holder = Holder(
        entry.name,
        spell.country,
        spell.organisation,
        spell.role or "",
        spell.sector or "",
        None,
        spell.start,
        spell.end,
        True,
    )
    return Name("holder", name=entry.name, holders=(holder,), entry=entry)


def _body(entry: Entry, spell: Spell) -> Name:
    if spell.country and not spell.organisation and not spell.sector:
        return Name("name", spell.country, name=countries()[spell.country], entry=entry)
    kind = "institution" if spell.sector in ORGANS and not spell.organisation else "organisation"
    return Name(kind, spell.country, spell.organisation, spell.sector, entry.name, entry=entry)


def _agrees(name: Name, spell: Spell) -> bool:
    """Say whether the gazetteer says the same of a name, and more: that it is a capital, an adjective."""
    same = (name.country, name.organisation) == (spell.country, spell.organisation)
    return same and spell.sector in {None, name.sector} and name.kind not in {"holder", "none"}


def _owned(name: Name, entry: Entry) -> Name:
    """Return a reading of the gazetteer as the user's; a capital stays one, to act or to be a place."""
    return name if name.kind in PLACES else name._replace(entry=entry)


def _looks_human(doc: Doc, hit: Hit) -> bool:
    return any(
        entity.label_ == "PERSON" and entity.start <= hit.start and hit.stop <= entity.end
        for entity in doc.ents
    )
