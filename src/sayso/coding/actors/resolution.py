"""Who is who inside one article: phrases become entities, in text order.

Coreference is by rule, after the sieves of Lee et al. (2013), "Deterministic coreference resolution based
on entity-centric, precision-ranked rules": names first, then roles, then pronouns, each to the nearest
antecedent that agrees in number, gender and kind, subjects before others.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sayso.coding.actors.entities import Entity
from sayso.coding.actors.phrases import Phrase, copy_phrase
from sayso.knowledge.actors import Holder, Role, actor_names, fold, parts, roles
from sayso.records import ResolvedBy

if TYPE_CHECKING:
    from spacy.tokens import Doc

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent", "csubj"})
UNIQUE = frozenset(
    {"president", "head of government", "king", "queen", "ruler", "foreign minister", "defence minister", "secretary-general"}
)
"""Offices that one person holds at a time, so that office and person are one actor."""
SPEAKING_FOR = frozenset({"spokesperson", "spokesman", "spokeswoman"})
BY_WORDS = frozenset({"ministry", "agency", "unit", "party", "institute", "company", "media", "court", "minister",
    "medical", "civilians", "labour", "scholar", "government"})
"""Classes whose members are told apart by their words: the interior ministry is not the health ministry."""
BRIDGED = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
LOOKBACK = 3
"""Sentences that a pronoun looks back."""


class Resolver:
    """Tells the entities of one article apart."""

    def __init__(self, doc: Doc, day: date | None) -> None:
        self.doc = doc
        self.day = day
        self.entities: list[Entity] = []
        self.by_key: dict[tuple[object, ...], Entity] = {}
        self.mentions: list[tuple[Phrase, tuple[Entity, ...]]] = []
        self.sentence_of: list[int] = []
        for number, sentence in enumerate(doc.sents):
            self.sentence_of += [number] * len(sentence)
        self.countries_named: set[str] = set()

    def resolve(self, phrases: list[Phrase]) -> None:
        """Resolve phrases in text order; ``mentions`` then holds each with its entities."""
        self.countries_named = {country for phrase in phrases if phrase.by_name for country in phrase.countries}
        for phrase in phrases:
            entities = self._entities_of(phrase)
            if entities:
                for entity in entities:
                    entity.phrases.append(phrase)
                self.mentions.append((phrase, entities))

    def _entities_of(self, phrase: Phrase) -> tuple[Entity, ...]:
        if phrase.kind == "pronoun":
            return self._pronoun(phrase)
        if phrase.kind == "anaphor":
            return self._anaphor(phrase)
        if len(phrase.countries) > 1 and phrase.kind == "role":
            return tuple(self._single(copy_phrase(phrase, country)) for country in phrase.countries)
        if phrase.kind == "role":
            entity = self._role(phrase)
            return (entity,) if entity else ()
        return (self._single(phrase),)

    def _single(self, phrase: Phrase) -> Entity:
        if phrase.kind == "person":
            return self._person(phrase)
        if phrase.kind == "role":
            return self._role(phrase) or self._new(phrase, "unresolved")
        return self._named_body(phrase)

    # -- names

    def _named_body(self, phrase: Phrase) -> Entity:
        """Return the entity of a country, a city that acts, an organisation or an institution."""
        country = phrase.countries[0] if phrase.countries else None
        reading = phrase.reading
        resolved: ResolvedBy = "gazetteer"
        kind = phrase.kind
        if kind == "people":
            kind = "country" if phrase.determiner == "definite" and not phrase.former else "people"
        if kind == "city":
            if phrase.can_act:
                key: tuple[object, ...] = ("city", country)
                resolved = "metonym"
            else:
                kind = "country"
        if kind == "country":
            name = phrase.name if reading and reading.kind.startswith("polity") else None
            key = ("country", country, name)
        elif kind == "people":
            key = ("people", country)
        elif kind != "city":
            key = (kind, country, phrase.organisation, phrase.name)
            resolved = "metonym" if reading and reading.kind == "metonym" else "gazetteer"
        entity = self.by_key.get(key)
        if entity is None:
            entity = self._new(phrase, resolved)
            entity.kind, entity.country = kind, country
            entity.sector = self._body_sector(phrase, kind)
            entity.named = True
            entity.group = reading.group if reading else None
            entity.plural = kind == "people"
            if kind == "city":
                entity.name = self.doc[phrase.head].text
            if kind == "people":
                entity.name, entity.named = None, False
                entity.role = self.doc[phrase.start : phrase.stop].text
            self.by_key[key] = entity
        return entity

    def _body_sector(self, phrase: Phrase, kind: str) -> str | None:
        if kind == "city":
            return "GOV"
        if kind == "people":
            return "CVL"
        return phrase.sector

    # -- persons

    def _person(self, phrase: Phrase) -> Entity:
        self._complete_country(phrase)
        earlier = self._same_person(phrase)
        if earlier is not None:
            self._enrich(earlier, phrase)
            return earlier
        office = self._office(phrase)
        if office is not None:
            office.name, office.named = phrase.name, True
            office.gender = office.gender or phrase.gender
            return office
        return self._new_person(phrase)

    def _same_person(self, phrase: Phrase) -> Entity | None:
        mine = [fold(part) for part in parts(phrase.name or "")]
        for entity in reversed(self.entities):
            if entity.name is None or entity.kind not in {"person", "role"}:
                continue
            theirs = [fold(part) for part in parts(entity.name)]
            if _names_agree(mine, theirs) and not _countries_clash(phrase, entity):
                return entity
        return None

    def _enrich(self, entity: Entity, phrase: Phrase) -> None:
        """Give a person known from before what a later mention tells."""
        entity.gender = entity.gender or phrase.gender
        if len(phrase.name or "") > len(entity.name or "") and len(parts(entity.name or "")) == 1:
            entity.name = phrase.name
        if entity.country is None and entity.organisation is None and self._is_told(phrase):
            entity.country = phrase.countries[0] if phrase.countries else None
            entity.organisation = phrase.organisation
            entity.resolved_by = "role in the text"
        if entity.role is None and phrase.role is not None:
            entity.role, entity.role_class = phrase.role, phrase.role_class
        if entity.resolved_by != "office holder at that date":
            entity.sector = entity.sector or phrase.sector

    def _is_told(self, phrase: Phrase) -> bool:
        return bool(phrase.countries or phrase.organisation)

    def _office(self, phrase: Phrase) -> Entity | None:
        """Return the unnamed holder of the same office met before ("Norway's president ... Ana Prueba")."""
        role = phrase.role_class
        if role is None or role.name not in UNIQUE or not phrase.countries or phrase.former:
            return None
        entity = self.by_key.get(("office", phrase.countries[0], phrase.organisation, role.name))
        return entity if entity is not None and entity.name is None else None

    def _new_person(self, phrase: Phrase) -> Entity:
        holder, certain = self._holder(phrase)
        told = self._is_told(phrase)
        if holder is not None and not self._fits(holder, phrase):
            holder = None
        entity = self._new(phrase, "role in the text" if told else "unresolved")
        entity.named, entity.plural = True, False
        if holder is not None:
            self._take_office(entity, holder, phrase, told=told)
        elif phrase.former and entity.sector in {"GOV", "LEG", "IGO"}:
            entity.sector = "ELI"
        if not told and holder is None and phrase.rule == "bridged":
            entity.resolved_by = "coreference"
        if entity.role_class and entity.role_class.name in UNIQUE and not phrase.former:
            self.by_key.setdefault(("office", entity.country, entity.organisation, entity.role_class.name), entity)
        return entity

    def _take_office(self, entity: Entity, holder: Holder, phrase: Phrase, *, told: bool) -> None:
        entity.name = holder.name
        entity.gender = entity.gender or holder.gender
        if not told:
            entity.country, entity.organisation = holder.country, holder.organisation
            entity.resolved_by = "office holder at that date"
            entity.rule = "office holder" if holder.checked else "office holder (unverified)"
        if entity.sector is None or not told:
            in_office = holder.holds(self.day)
            entity.sector = phrase.sector or (holder.sector if in_office else "ELI" if self._is_over(holder) else None)
            if phrase.former:
                entity.sector = "ELI"
        if entity.role is None and holder.holds(self.day):
            entity.role = holder.role
            entity.role_class = _class_of(holder.role)

    def _is_over(self, holder: Holder) -> bool:
        return holder.end is not None and (self.day is None or holder.end < self.day)

    def _holder(self, phrase: Phrase) -> tuple[Holder | None, bool]:
        """Return the office that the person holds at the article's date, else the nearest one."""
        spells: list[Holder] = []
        if phrase.reading is not None:
            spells = list(phrase.reading.holders)
        elif phrase.name and len(parts(phrase.name)) == 1:
            spells = self._by_surname(phrase.name)
        if not spells:
            return None, False
        held = [spell for spell in spells if spell.holds(self.day)]
        if held:
            return max(held, key=lambda spell: (spell.checked, spell.start or date.min)), True
        past = [spell for spell in spells if self._is_over(spell)]
        if past:
            return max(past, key=lambda spell: spell.end or date.min), True
        return spells[0], False

    def _by_surname(self, name: str) -> list[Holder]:
        """Return the spells of the one office holder called by a surname, empty where several may be meant."""
        surname = fold(parts(name)[-1])
        names = actor_names()
        held: dict[str, list[Holder]] = {}
        for full in names.surnames.get(surname, ()):
            for key, _, readings in names.by_first.get(fold(parts(full)[0]), ()):
                if key == tuple(map(fold, parts(full))):
                    for reading in readings:
                        current = [spell for spell in reading.holders if spell.holds(self.day)]
                        for spell in current:
                            held.setdefault(spell.name, []).append(spell)
        near = {
            person: spells
            for person, spells in held.items()
            if any(spell.country in self.countries_named or spell.organisation for spell in spells)
        }
        chosen = near if len(near) == 1 else held if len(held) == 1 else {}
        return next(iter(chosen.values()), [])

    def _fits(self, holder: Holder, phrase: Phrase) -> bool:
        """Say whether what the text tells agrees with the table; the text overrides the table."""
        if phrase.countries and holder.country and holder.country != phrase.countries[0]:
            return False
        return not (phrase.organisation and holder.organisation and holder.organisation != phrase.organisation)

    # -- roles

    def _role(self, phrase: Phrase) -> Entity | None:
        role = phrase.role_class
        assert role is not None
        self._complete_country(phrase)
        owner = self._owner(phrase)
        if owner is not None:
            if role.name in SPEAKING_FOR and owner.is_body and owner.kind != "country":
                return owner
            if owner.kind == "organisation" and role.kind == "group" and role.sector in {owner.sector, "REB"} and owner.sector != "IGO":
                return owner
        if not phrase.countries and not phrase.organisation:
            return self._bare_role(phrase, role)
        if role.needs_country and role.name == "agency" and phrase.plural:
            return None
        return self._role_of_country(phrase, role)

    def _complete_country(self, phrase: Phrase) -> None:
        """Take the country from the owner: "his spokesman", "the ministry's building"."""
        owner = self._owner(phrase)
        if owner is None or phrase.countries:
            return
        phrase.countries = (owner.country,) if owner.country else ()
        phrase.organisation = phrase.organisation or owner.organisation
        role = phrase.role_class
        if role and owner.sector and role.generic and phrase.sector in {None, role.sector}:
            phrase.sector = owner.sector

    def _owner(self, phrase: Phrase) -> Entity | None:
        if phrase.owner is not None:
            found = self._entities_of(phrase.owner)
            return found[0] if found else None
        if phrase.possessive is not None:
            token = phrase.possessive
            for other, entities in reversed(self.mentions):
                if other.head == token and other.kind == "pronoun":
                    return entities[0] if len(entities) == 1 else None
            pronoun = _pronoun_at(self.doc, token)
            found = self._pronoun(pronoun) if pronoun else ()
            return found[0] if len(found) == 1 else None
        return None

    def _role_of_country(self, phrase: Phrase, role: Role) -> Entity:
        country = phrase.countries[0] if phrase.countries else None
        resolved: ResolvedBy = "gazetteer" if role.kind in {"group", "equipment"} else "role in the text"
        if not phrase.by_name:
            resolved = "coreference"
        if role.kind == "person" and not phrase.plural:
            return self._officer(phrase, role, country, resolved)
        label = fold(phrase.role or "") if role.name in BY_WORDS else role.name
        key = ("role", country, phrase.organisation, phrase.sector, label, phrase.plural and role.kind == "person")
        entity = self.by_key.get(key)
        if entity is None:
            entity = self.by_key[key] = self._new(phrase, resolved)
            entity.country = country
        return entity

    def _officer(self, phrase: Phrase, role: Role, country: str | None, resolved: ResolvedBy) -> Entity:
        """Return the holder of an office of a country; an indefinite official is always somebody new."""
        key = ("office", country, phrase.organisation, role.name)
        unique = role.name in UNIQUE and not phrase.former
        if unique and key in self.by_key:
            return self.by_key[key]
        if phrase.determiner == "definite" and not phrase.former:
            for entity in reversed(self.entities):
                if entity.role_class is role and entity.country == country and entity.organisation == phrase.organisation and not entity.plural:
                    return entity
        entity = self._new(phrase, resolved)
        entity.country = country
        if phrase.former and entity.sector in {"GOV", "LEG", "IGO"}:
            entity.sector = "ELI"
        if unique:
            self.by_key[key] = entity
        return entity

    def _bare_role(self, phrase: Phrase, role: Role) -> Entity | None:
        """Resolve a role without a country: to one met before, by its neighbours, or to nobody known."""
        if phrase.determiner == "definite":
            entity = self._antecedent(phrase, role)
            if entity is not None:
                return entity
        if role.name in SPEAKING_FOR:
            body = self._spoken_for(phrase)
            if body is not None:
                return body
        if phrase.determiner == "definite" or self._is_titled(phrase):
            entity = self._bridge(phrase, role)
            if entity is not None:
                return entity
        if role.needs_country or (role.kind == "body" and phrase.determiner != "indefinite" and role.sector not in {"JRN", "COP", "OPP"}):
            return None
        if role.kind == "person" and not phrase.plural:
            return self._new(phrase, "unresolved")
        key = ("role", None, None, fold(phrase.role or ""), phrase.plural)
        if key not in self.by_key:
            self.by_key[key] = self._new(phrase, "unresolved")
        return self.by_key[key]

    def _is_titled(self, phrase: Phrase) -> bool:
        return phrase.determiner == "bare" and not phrase.plural and phrase.role_class is not None and phrase.role_class.kind == "body"

    def _antecedent(self, phrase: Phrase, role: Role) -> Entity | None:
        """Return the nearest entity with the same role: "the ministry", "the president", "the troops"."""
        wanted = frozenset(fold(phrase.role or "").replace("-", " ").split())
        for other, entities in reversed(self.mentions):
            for entity in entities:
                if entity.plural != phrase.plural and role.kind == "person":
                    continue
                if entity.role_class is None:
                    if role.kind == "body" and entity.group and entity.group in wanted and len(wanted) == 1:
                        return entity
                    continue
                same = entity.role_class is role and (role.name not in BY_WORDS or wanted <= entity.words() or len(wanted) == 1)
                shares = wanted <= entity.words() and entity.role_class.kind == role.kind
                if (same or shares) and entity.plural == phrase.plural:
                    return entity
        return None

    def _spoken_for(self, phrase: Phrase) -> Entity | None:
        """Return the body for which "a spokesman" speaks: named in the sentence, or subject of the last."""
        here = self.sentence_of[phrase.head]
        for back in (0, 1):
            found = [
                (self.doc[other.head].dep_ in SUBJECTS, other.head, entity)
                for other, entities in self.mentions
                for entity in entities
                if self.sentence_of[other.head] == here - back
                and entity.is_body
                and entity.kind != "country"
                and entity.sector not in {"JRN", "EDU", "BUS"}
                and (back == 0 or self.doc[other.head].dep_ in SUBJECTS)
            ]
            if found:
                return max(found, key=lambda option: option[:2])[2]
        return None

    def _bridge(self, phrase: Phrase, role: Role) -> Entity | None:
        """Give a bare state organ the country that acts in the sentence, or acted in the one before."""
        if phrase.sector not in BRIDGED or role.kind == "group" or phrase.plural:
            return None
        country = self._acting_country(phrase)
        if country is None:
            return None
        phrase.countries = (country,)
        phrase.rule = "bridged"
        return self._role_of_country(phrase, role)

    def _acting_country(self, phrase: Phrase) -> str | None:
        here = self.sentence_of[phrase.head]
        for back in (0, 1):
            found = [
                (self.doc[other.head].dep_ in SUBJECTS, -abs(other.head - phrase.head), entity.country)
                for other, entities in self.mentions
                for entity in entities
                if self.sentence_of[other.head] == here - back and entity.country and other.can_act
            ]
            if found:
                return max(found)[2]
        return None

    # -- coreference

    def _pronoun(self, phrase: Phrase) -> tuple[Entity, ...]:
        token = self.doc[phrase.head]
        options = self._candidates(phrase)
        best: tuple[float, tuple[Entity, ...]] | None = None
        for other, entities in options:
            score = self._salience(other, phrase)
            if best is None or score > best[0]:
                best = (score, entities)
        if best is None:
            return ()
        if phrase.gender and len(best[1]) == 1 and best[1][0].gender is None:
            best[1][0].gender = phrase.gender
        del token
        return best[1]

    def _candidates(self, phrase: Phrase) -> list[tuple[Phrase, tuple[Entity, ...]]]:
        here = self.sentence_of[phrase.head]
        found = []
        for other, entities in self.mentions:
            if other.head >= phrase.head or here - self.sentence_of[other.head] > LOOKBACK:
                continue
            if self._agrees(phrase, other, entities) and not self._is_local(phrase, other):
                found.append((other, entities))
        return found

    def _agrees(self, phrase: Phrase, other: Phrase, entities: tuple[Entity, ...]) -> bool:
        if phrase.plural:
            return len(entities) > 1 or entities[0].plural or (entities[0].is_body and entities[0].kind in {"organisation"})
        if len(entities) > 1:
            return False
        entity = entities[0]
        if phrase.gender:
            return entity.is_person and entity.gender in {None, phrase.gender}
        return entity.is_body and not entity.plural and (other.can_act or other.kind == "pronoun")

    def _is_local(self, phrase: Phrase, other: Phrase) -> bool:
        """Say whether both are arguments of one verb, so that they cannot be the same ("X told him")."""
        pronoun, noun = self.doc[phrase.head], self.doc[other.head]
        return pronoun.tag_ == "PRP" and pronoun.dep_ not in SUBJECTS and (
            pronoun.head == noun.head or pronoun.head.head == noun.head
        ) and not pronoun.lower_.endswith(("self", "selves"))

    def _salience(self, other: Phrase, phrase: Phrase) -> float:
        sentences = self.sentence_of[phrase.head] - self.sentence_of[other.head]
        subject = 6.0 if self.doc[other.head].dep_ in SUBJECTS else 0.0
        return subject - 5.0 * sentences - 0.01 * (phrase.head - other.head)

    def _anaphor(self, phrase: Phrase) -> tuple[Entity, ...]:
        return ()

    # -- new entities

    def _new(self, phrase: Phrase, resolved_by: ResolvedBy) -> Entity:
        entity = Entity(
            kind=phrase.kind,
            country=phrase.countries[0] if phrase.countries else None,
            organisation=phrase.organisation,
            sector=phrase.sector,
            role=phrase.role,
            role_class=phrase.role_class,
            name=phrase.name,
            named=phrase.name is not None,
            resolved_by=resolved_by,
            rule=phrase.rule,
            gender=phrase.gender,
            plural=phrase.plural,
        )
        self.entities.append(entity)
        return entity


def _names_agree(mine: list[str], theirs: list[str]) -> bool:
    """Say whether two names may be one person's: "Prueba" and "Ana Prueba", "Kim" and "Kim Jong Un"."""
    if mine == theirs:
        return True
    particles = roles().words["particles"]
    short, long = sorted((mine, theirs), key=len)
    if len(short) == 1:
        return short[0] in long and short[0] not in particles
    return short[-1] == long[-1] and short[0] == long[0] or short == long[-len(short) :]


def _countries_clash(phrase: Phrase, entity: Entity) -> bool:
    return bool(phrase.countries and entity.country and entity.country not in phrase.countries)


def _class_of(role: str) -> Role | None:
    """Return the class of a role given in words ("prime minister")."""
    key = tuple(map(fold, parts(role)))
    for words, found in roles().by_first.get(key[0], ()):
        if words == key:
            return found
    return None


def _pronoun_at(doc: Doc, token: int) -> Phrase | None:
    from sayso.coding.actors.pronouns import find_pronouns

    return next((phrase for phrase in find_pronouns(doc) if phrase.head == token), None)
