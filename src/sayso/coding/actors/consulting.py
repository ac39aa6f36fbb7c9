"""The user's own dictionaries in one article: what they say on its day, and that they have the last word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sayso.coding.actors.gazetteer import Hit, find_names
from sayso.coding.actors.offices import class_of
from sayso.knowledge.actors import Holder, Name, countries
from sayso.knowledge.dictionaries import ActorFile, Dictionary, Entry, Spell, choose, dictionary
from sayso.records import ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from sayso.coding.actors.entities import Entity

NOUNLIKE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
"""Parts of speech of a lone word that can be a name of a dictionary: "WHO", but not "Who"."""
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "IGO"})
"""Sectors of offices, which somebody whose time is over no longer holds."""
ORGANS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
"""Sectors of bodies that are organs of a state."""
PLACES = frozenset({"capital", "polity capital", "metonym"})
RULE: ResolvedBy = "dictionary of the user"


@dataclass(frozen=True, slots=True)
class Consultation:
    """A user's dictionaries on the day of an article."""

    dictionary: Dictionary
    day: date | None

    def find_names(self, doc: Doc, tokens: Sequence[Token] | None = None) -> list[Hit]:
        """Return the names in a document, those of the dictionaries before those of the gazetteer."""
        found = (self._settled(doc, hit) for hit in find_names(doc, self.dictionary.names, tokens))
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
            return None if former is None else self._person(former, former.before(self.day), known)
        spell = entry.on(self.day)
        assert spell is not None
        if spell.is_nobody:
            return Name("none", name=entry.name, entry=entry)
        if entry.is_person or (entry.is_person is None and _looks_human(doc, hit)):
            return self._person(entry, spell, known)
        return next((_owned(name, entry) for name in known if _agrees(name, spell)), _body(entry, spell))

    def _person(self, entry: Entry, spell: Spell | None, known: tuple[Name, ...]) -> Name:
        """Return an entry as an office holder; name and office, where it has none, are the gazetteer's."""
        assert spell is not None
        holders = [holder for name in known for holder in name.holders]
        same = [holder for holder in holders if _is_same_office(holder, spell) and holder.holds(self.day)]
        office = max(same, key=lambda holder: (holder.checked, holder.start or date.min), default=None)
        holder = Holder(
            holders[0].name if holders else entry.name,
            spell.country,
            spell.organisation,
            spell.role or (office.role if office else ""),
            spell.sector or "",
            holders[0].gender if holders else None,
            spell.start,
            spell.end,
            True,
        )
        return Name("holder", name=holder.name, holders=(holder,), entry=entry)

    def overrule(self, entities: list[Entity]) -> None:
        """Give every entity that the dictionaries know what they say of it, whatever else was found."""
        for entity in entities:
            reading = self._reading_of(entity)
            entry = reading.entry if reading else self._namesake(entity)
            if entry is not None:
                self._overrule(entity, entry, reading)
            elif entity.role_class in self.dictionary.classes:
                entity.rule = f"{entity.rule} ({RULE})"

    def _reading_of(self, entity: Entity) -> Name | None:
        """Return the reading of the dictionaries by which an entity was named first."""
        named = (phrase for phrase in entity.phrases if phrase.reading is not None)
        first = next((phrase for phrase in named if phrase.kind == entity.kind), None)
        if first is None or first.reading is None or first.reading.entry is None:
            return None
        return first.reading

    def _namesake(self, entity: Entity) -> Entry | None:
        """Return the entry of somebody whom the text calls otherwise, where it says something new."""
        if not entity.name or not (entity.is_person or entity.kind in {"organisation", "institution"}):
            return None
        entry = self.dictionary.named(entity.name, self.day, is_person=entity.is_person)
        spell = entry.on(self.day) if entry else None
        if spell is None or spell.is_nobody:
            return None
        says = (spell.country, spell.organisation, spell.sector or entity.sector)
        return None if says == (entity.country, entity.organisation, entity.sector) else entry

    def _overrule(self, entity: Entity, entry: Entry, reading: Name | None) -> None:
        held = entry.on(self.day)
        spell = held or entry.before(self.day)
        if spell is None:
            return
        entity.resolved_by = RULE
        entity.rule = f"{RULE}: {entry.source}, line {spell.line}"
        if entity.kind in {"country", "people", "city"}:
            return
        entity.country, entity.organisation = spell.country, spell.organisation
        sector = spell.sector if held or spell.sector not in STATE_SECTORS else "ELI"
        entity.sector = sector or entity.sector or None
        entity.role = entity.role or None
        if held and held.role and not any(phrase.role for phrase in entity.phrases):
            entity.role, entity.role_class = held.role, class_of(held.role)
        if reading is not None and reading.holders:
            entity.name = reading.name


def consult(files: tuple[ActorFile, ...], day: date | None) -> Consultation | None:
    """Return the user's dictionaries on a day, none where there are none."""
    found = dictionary(files)
    return None if found is None else Consultation(found, day)


def _is_same_office(holder: Holder, spell: Spell) -> bool:
    same = (holder.country, holder.organisation) == (spell.country, spell.organisation)
    return same and spell.sector in {None, holder.sector}


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
