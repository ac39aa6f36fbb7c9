"""Who is who inside one article: phrases become entities, in text order, names before roles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from sayso.coding.actors.coreference import (
    Entities,
    cataphor,
    last_two,
    own_country,
    quoted_speaker,
    resolve_anaphor,
    resolve_pronoun,
    speaker_after,
)
from sayso.coding.actors.entities import Entity
from sayso.coding.actors.memory import Memory
from sayso.coding.actors.offices import class_of, is_over, office_of
from sayso.coding.actors.phrases import Phrase, copy_phrase
from sayso.coding.actors.pronouns import pronoun
from sayso.coding.actors.scene import Scene
from sayso.knowledge.actors import Holder, countries, fold, parts, roles
from sayso.records import ResolvedBy

if TYPE_CHECKING:
    from sayso.coding.document import Document
    from sayso.knowledge.acting import Anaphor

HOME_GROUPS = frozenset({"LAB", "JUD", "REB", "COP", "CRM"})
"""Sectors of bodies that an article may call "the union" or "the court" without having named one."""
INTERNATIONAL = frozenset({"IGO", "NGO"})
ARMED = frozenset({"MIL", "REB", "COP", "PRM"})
"""Sectors of those whose "men" are armed too."""
STATE_SECTORS = frozenset({"GOV", "LEG", "IGO"})


class Resolver:
    """Tells the entities of one article apart."""

    def __init__(self, document: Document, day: date | None, home: str | None = None) -> None:
        from sayso.coding.actors.roles import RoleResolver

        self.doc = document.doc
        self.day = day
        self.home = home
        """The country that the dateline names, where a bare "the president" may be of."""
        self.memory = Memory(document)
        self.entities: list[Entity] = []
        self.by_key: dict[tuple[object, ...], Entity] = {}
        self.known: dict[int, Entities] = {}
        self.seen: list[Phrase] = []
        """The phrases in ``known``, kept alive so that no later phrase gets the identity of one of them."""
        self.named: frozenset[str] = frozenset()
        self.phrases: list[Phrase] = []
        self.scene = Scene(self)
        self.roles = RoleResolver(self)

    def resolve(self, phrases: list[Phrase]) -> None:
        """Resolve phrases in text order; ``memory.mentions`` then holds each with its entities."""
        self.phrases = phrases
        self.named = frozenset(
            country for phrase in phrases if phrase.by_name for country in phrase.countries
        )
        for phrase in phrases:
            entities = self.entities_of(phrase)
            self._remember_owner(phrase)
            for entity in entities:
                entity.phrases.append(phrase)
            if entities:
                self.memory.add(phrase, entities)

    def _remember_owner(self, phrase: Phrase) -> None:
        """Keep in mind the body inside a phrase: after "the ICC's prosecutor", "its" may be the ICC's."""
        if phrase.possessor is not None:
            self.memory.add(
                replace(phrase.possessor, shadow=True, can_act=True), (self._body(phrase.possessor),)
            )
        if phrase.owner is not None and phrase.owner.kind in {"organisation", "institution", "role"}:
            owners = self.known.get(id(phrase.owner), ())
            if owners and owners[0].is_body:
                self.memory.add(replace(phrase.owner, shadow=True), owners)

    def entities_of(self, phrase: Phrase) -> Entities:
        """Return the entities that a phrase stands for, none where it stands for nobody known."""
        if id(phrase) not in self.known:
            self.seen.append(phrase)
            self.known[id(phrase)] = self._entities_of(phrase)
        return self.known[id(phrase)]

    def _entities_of(self, phrase: Phrase) -> Entities:
        if phrase.again is not None:
            return self.entities_of(phrase.again)
        if phrase.kind == "pronoun":
            return self._pronoun(phrase)
        if phrase.kind == "anaphor":
            return self._anaphor(phrase)
        if phrase.kind == "person":
            return (self._person(phrase),)
        if phrase.kind != "role":
            return (self._body(phrase),)
        self.complete(phrase)
        if len(phrase.countries) > 1:
            found = [self.roles.resolve(copy_phrase(phrase, country)) for country in phrase.countries]
            return tuple(entity for several in found for entity in several)
        return self.roles.resolve(phrase)

    def _pronoun(self, phrase: Phrase) -> Entities:
        later = cataphor(self.doc, phrase, self.phrases)
        speaker = quoted_speaker(self.doc, phrase, self.phrases)
        if speaker is not None:
            # Who is quoted says "I": "he" in the quotation is somebody else.
            return resolve_pronoun(self.memory, phrase, self.entities_of(speaker))
        found = () if later is not None else resolve_pronoun(self.memory, phrase)
        later = later or (None if found else speaker_after(self.doc, phrase, self.phrases))
        return self.entities_of(later) if later is not None else found

    def _anaphor(self, phrase: Phrase) -> Entities:
        """Return whom an anaphor stands for; a capital named before counts as its country."""
        anaphor = phrase.anaphor
        if anaphor is not None and anaphor.members:
            return tuple(self.country(code, phrase) for code in anaphor.members)
        if anaphor is not None and anaphor.refers == "own country":
            code = own_country(self.memory, phrase)
            return (self.country(code, phrase),) if code else ()
        found = resolve_anaphor(self.memory, phrase, self.named)
        if not found and anaphor is not None and anaphor.refers == "group":
            return self._noun_of(phrase)
        return tuple(
            self.country(entity.country, phrase)
            if anaphor is not None and entity.country and _is_state_meant(anaphor, entity)
            else entity
            for entity in found
        )

    def _noun_of(self, phrase: Phrase) -> Entities:
        """Read an anaphor for which nobody was named as the role noun that it is: "the union"."""
        noun = self.doc[phrase.head]
        words = (noun.lower_, noun.lemma_.lower())
        role = next(
            (r for word in words for key, r in roles().by_first.get(word, ()) if key == (word,)), None
        )
        if role is None or role.sector not in HOME_GROUPS or noun.i - phrase.start != 1:
            return ()
        plural = noun.tag_ == "NNS"
        read = replace(
            phrase,
            kind="role",
            role_class=role,
            role=noun.text,
            sector=role.sector,
            plural=plural,
            anaphor=None,
        )
        return self.roles.resolve(read)

    def country(self, code: str, phrase: Phrase) -> Entity:
        """Return the entity of a country, made anew where the article has not named it so far."""
        key = ("country", code, None)
        if key not in self.by_key:
            entity = self.new(phrase, "coreference")
            entity.kind, entity.country, entity.name = "country", code, countries().get(code)
            entity.named = True
            self.by_key[key] = entity
        return self.by_key[key]

    # -- bodies

    def _body(self, phrase: Phrase) -> Entity:
        """Return the entity of a country, a city that acts, an organisation or an institution."""
        key = self._body_key(phrase)
        if key not in self.by_key:
            self.by_key[key] = self._new_body(phrase, str(key[0]))
        return self.by_key[key]

    def _body_key(self, phrase: Phrase) -> tuple[object, ...]:
        country = phrase.countries[0] if phrase.countries else None
        if phrase.kind == "city" and phrase.can_act:
            return ("city", country)
        if phrase.kind == "people" and (phrase.determiner != "definite" or phrase.counted):
            return ("people", country)
        if phrase.kind in {"city", "country", "people"}:
            polity = phrase.reading is not None and phrase.reading.kind.startswith("polity")
            return ("country", country, phrase.name if polity else None)
        return (phrase.kind, country, phrase.organisation, phrase.name)

    def _new_body(self, phrase: Phrase, kind: str) -> Entity:
        reading = phrase.reading
        metonym = kind == "city" or (reading is not None and reading.kind == "metonym")
        entity = self.new(phrase, "metonym" if metonym else "gazetteer")
        entity.kind = kind  # type: ignore[assignment]
        entity.named = kind != "people"
        entity.group = reading.group if reading else None
        entity.plural = kind == "people"
        covered = phrase.covers or {phrase.head}
        words = self.doc[min(covered) : max(covered) + 1].text
        if kind == "city":
            entity.sector, entity.name = "GOV", words
        if kind == "people":
            entity.sector, entity.name, entity.role = "CVL", None, words
        return entity

    # -- persons

    def _person(self, phrase: Phrase) -> Entity:
        self.complete(phrase)
        earlier = self._same_person(phrase)
        if earlier is not None:
            self._enrich(earlier, phrase)
            return earlier
        office = self.roles.vacant_office(phrase) or self.roles.unnamed(phrase)
        if office is not None:
            office.name, office.named = phrase.name, True
            office.gender = office.gender or phrase.gender
            return office
        return self._new_person(phrase)

    def _same_person(self, phrase: Phrase) -> Entity | None:
        mine = [fold(part) for part in parts(phrase.name or "")]
        found = [
            entity
            for entity in reversed(self.entities)
            if entity.name is not None
            and entity.is_person
            and not self._clashes(phrase, entity)
            and _names_agree(mine, [fold(part) for part in parts(entity.name)])
        ]
        # Of two Kims, a bare "Kim" is the one whom the article has called so before.
        called_so = [entity for entity in found if any(p.name == phrase.name for p in entity.phrases)]
        return next(iter(called_so or found), None)

    def _clashes(self, phrase: Phrase, entity: Entity) -> bool:
        if phrase.gender and entity.gender and phrase.gender != entity.gender:
            return True
        return bool(phrase.countries and entity.country and entity.country not in phrase.countries)

    def _enrich(self, entity: Entity, phrase: Phrase) -> None:
        """Give a person known from before what a later mention tells."""
        if entity.resolved_by == "unresolved" and phrase.reading is not None:
            holder = office_of(phrase, self.day, self.named)
            if holder is not None:
                self._take_office(entity, holder, phrase)
        entity.gender = entity.gender or phrase.gender
        if len(parts(entity.name or "")) == 1 and len(parts(phrase.name or "")) > 1:
            entity.name = phrase.name
        if entity.country is None and entity.organisation is None and _is_told(phrase):
            entity.country = phrase.countries[0] if phrase.countries else None
            entity.organisation = phrase.organisation
            entity.resolved_by, entity.rule = "role in the text", phrase.rule
        if entity.role is None and phrase.role is not None:
            entity.role, entity.role_class = phrase.role, phrase.role_class
        entity.sector = entity.sector or phrase.sector
        if entity.country is None and entity.organisation is None and self.scene.titled(phrase):
            entity.country, entity.sector = phrase.countries[0], entity.sector or phrase.sector
            entity.resolved_by, entity.rule = "coreference", phrase.rule

    def _new_person(self, phrase: Phrase) -> Entity:
        holder = office_of(phrase, self.day, self.named)
        told = _is_told(phrase)
        if holder is None and not told and phrase.role_class is not None:
            self.roles.bare.take_seat(phrase, phrase.role_class)
            told = phrase.organisation is not None
        if holder is None and not told and phrase.role_class is not None:
            told = self.scene.bridge(phrase) or self.scene.domestic(phrase, phrase.role_class)
        if holder is None and not told and phrase.role_class is None:
            told = self.scene.titled(phrase)
        office = self.roles.office_of_holder(holder) if holder and holder.holds(self.day) else None
        if office is not None and holder is not None:
            office.name, office.named, office.gender = holder.name, True, holder.gender
            return office
        entity = self.new(phrase, "role in the text" if _is_told(phrase) else "unresolved")
        if told and phrase.rule in {"bridged", "scene"}:
            entity.resolved_by = "coreference"
        entity.named, entity.plural = True, False
        if holder is not None:
            self._take_office(entity, holder, phrase)
        in_office = holder is not None and holder.holds(self.day) and entity.organisation is not None
        if phrase.former and entity.sector in STATE_SECTORS and not in_office:
            entity.sector = "ELI"
        self.roles.remember_office(entity, phrase)
        return entity

    def _take_office(self, entity: Entity, holder: Holder, phrase: Phrase) -> None:
        """Fill from the table of office holders what the text leaves open."""
        held = holder.holds(self.day)
        entity.name = holder.name
        entity.gender = entity.gender or holder.gender
        moved = phrase.former and held and holder.sector == "IGO"
        if not _is_told(phrase) or moved:
            entity.country, entity.organisation = holder.country, holder.organisation
            entity.resolved_by = "office holder at that date"
            entity.rule = "office holder" if holder.checked else "office holder (unverified)"
        role = phrase.role_class
        open_ = role is not None and role.generic and phrase.sector == role.sector and not _is_told(phrase)
        if moved:
            entity.sector, entity.role, entity.role_class = holder.sector, holder.role, class_of(holder.role)
        if entity.sector is None or open_:
            sector = holder.sector if held else "ELI" if is_over(holder, self.day) else None
            entity.sector = sector or entity.sector
        if entity.role is None and held:
            entity.role, entity.role_class = holder.role, class_of(holder.role)

    # -- owners

    def complete(self, phrase: Phrase) -> None:
        """Take the country from the owner: "his spokesman", "the ministry's envoy", "their presidents"."""
        owners = self.owners(phrase)
        if owners and phrase.role_class is not None and phrase.role_class.name == "counterpart":
            self._mirror(phrase, owners[0])
            if phrase.plural and owners[0].country and not phrase.countries:
                own = owners[0].country
                pair = last_two(self.memory, phrase, lambda e: e.is_polity and e.country != own)
                phrase.countries = tuple(entity.country for entity in pair if entity.country)
        if owners and self._serves(phrase, owners[0]):
            phrase.countries, phrase.organisation = (), owners[0].organisation
            phrase.sector = owners[0].sector
        if not owners or phrase.countries:
            return
        countries = tuple(dict.fromkeys(owner.country for owner in owners if owner.country))
        phrase.countries = countries if phrase.plural or len(countries) == 1 else ()
        lawyers = phrase.role_class is not None and phrase.role_class.name == "judge"
        if len(owners) == 1 and not (lawyers and owners[0].sector not in INTERNATIONAL):
            phrase.organisation = phrase.organisation or owners[0].organisation
        role, sector = phrase.role_class, owners[0].sector
        if sector is None:
            return
        if role is None:
            phrase.sector = phrase.sector or (sector if owners[0].is_body else None)
            return
        if role.name == "officer" and sector == "GOV":
            self.scene.take_force(phrase, owners[0].country)
            return
        if (role.name == "people" and sector in ARMED and not owners[0].plural) or (
            role.name == "party" and sector in {"GOV", "OPP"}
        ):
            phrase.sector = sector
        if (role.generic and phrase.sector in {None, role.sector}) or (
            sector in INTERNATIONAL and role.sector == "GOV"
        ):
            phrase.sector = sector

    def _serves(self, phrase: Phrase, owner: Entity) -> bool:
        """Say whether a national holds an office of an organisation: "the alliance's Dutch head"."""
        role = phrase.role_class
        international = owner.organisation is not None and owner.sector in INTERNATIONAL
        office = role is not None and role.kind == "person" and role.name not in {"diplomat", "delegate"}
        return (
            international
            and office
            and not phrase.plural
            and phrase.owner is not None
            and bool(phrase.countries)
        )

    def _mirror(self, phrase: Phrase, owner: Entity) -> None:
        """Give "her Portuguese counterpart" the office of whose counterpart it is."""
        if owner.role_class is None:
            phrase.sector = owner.sector
        else:
            phrase.role_class, phrase.role, phrase.sector = owner.role_class, owner.role, owner.sector
            phrase.possessive = phrase.owner = None

    def owners(self, phrase: Phrase) -> Entities:
        """Return whose a phrase is: the body it belongs to, or whom its possessive pronoun stands for."""
        if phrase.owner is not None:
            return self.entities_of(phrase.owner)
        if phrase.possessive is None:
            return ()
        return self.entities_of(self._pronoun_phrase(phrase))

    def _pronoun_phrase(self, phrase: Phrase) -> Phrase:
        if phrase.pronoun is None:
            assert phrase.possessive is not None
            phrase.pronoun = pronoun(self.doc[phrase.possessive])
        return phrase.pronoun

    def new(self, phrase: Phrase, resolved_by: ResolvedBy) -> Entity:
        """Return a new entity with what its first phrase tells."""
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
            place=phrase.place,
        )
        self.entities.append(entity)
        return entity


def _is_state_meant(anaphor: Anaphor, entity: Entity) -> bool:
    """Say whether an anaphor means the state of which it finds an organ; armies are sides of their own."""
    if anaphor.refers not in {"country", "countries", "other country"}:
        return False
    return entity.kind not in {"country", "organisation"} and entity.sector not in ARMED


def _is_told(phrase: Phrase) -> bool:
    return bool(phrase.countries or phrase.organisation) and phrase.rule not in {"bridged", "scene"}


def _names_agree(mine: list[str], theirs: list[str]) -> bool:
    """Say whether two names may be one person's: "Prueba" and "Ana Prueba", "Kim" and "Kim Jong Un"."""
    if mine == theirs:
        return True
    short, long = sorted((mine, theirs), key=len)
    if len(short) == 1:
        return short[0] in long and short[0] not in roles().words["particles"]
    return (short[-1] == long[-1] and short[0] == long[0]) or short == long[-len(short) :]
