"""Roles to entities: "the ministry", "a spokesman", "Norway's president", "Russian troops"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.actors.coreference import Entities, last_two
from sayso.coding.actors.entities import Entity
from sayso.coding.actors.offices import class_of
from sayso.coding.actors.phrases import Phrase, copy_phrase
from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import Holder, Role, fold
from sayso.records import ResolvedBy

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.coding.actors.resolution import Resolver

NAMESAKE_LOOKBACK = 8
"""Sentences within which a named body can be taken up by its last word alone."""

BRIDGED = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP"})
"""Sectors of state organs, which belong to the country that the text speaks of."""
HIGH = frozenset({"GOV", "IGO"})
"""Sectors in which "the leader" is who holds the highest office."""
STATE_OFFICES = frozenset({"minister", "opponent"})
"""Offices that are of the country that the text speaks of; a senator or a lawyer may be anybody's."""
FREE_BODIES = frozenset({"JRN", "COP", "OPP", "SOC", "LAB", "REL", "MED", "AGR"})
"""Sectors of bodies that are actors even where no country is known: "police", "the opposition"."""
MUTE = frozenset({"JRN", "EDU", "BUS"})
"""Sectors of bodies for which "a spokesman" beside them seldom speaks."""


class RoleResolver:
    """Finds or makes the entity of a role; a part of the resolver of an article."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver

    def resolve(self, phrase: Phrase) -> Entities:
        """Return the entities of a role phrase; none for a noun that is nobody without a country."""
        role = phrase.role_class
        assert role is not None
        if phrase.sector == "IGO" and phrase.countries and not phrase.organisation:
            phrase.sector = "GOV"
        if phrase.body is not None and not phrase.plural:
            return self._body_spoken_for(phrase, phrase.body)
        owners = self.resolver.owners(phrase)
        owner = owners[0] if len(owners) == 1 else None
        if owner is not None and self._is_same_as_owner(role, owner, phrase):
            return (owner,)
        if not phrase.countries and not phrase.organisation:
            self._take_place(phrase, role)
        if not phrase.countries and not phrase.organisation:
            return self._without_country(phrase, role)
        return (self._of_country(phrase, role),)

    def _body_spoken_for(self, phrase: Phrase, body: Role) -> Entities:
        """Return the body that speaks through "a Norwegian foreign ministry spokesman"."""
        organ = replace(
            phrase, role_class=body, role=phrase.body_words, body=None, determiner="definite", gender=None
        )
        return self.resolve(organ)

    def _is_same_as_owner(self, role: Role, owner: Entity, phrase: Phrase) -> bool:
        """Say whether who speaks or fights for a body is that body: "a Kremlin spokesman", "M23 rebels"."""
        if role.speaks:
            return owner.is_body and owner.kind != "country" and not phrase.plural
        fighters = (
            role.kind == "group" and owner.kind == "organisation" and owner.sector not in {"IGO", "NGO"}
        )
        return fighters and role.sector in {owner.sector, "REB", "MIL", "UAF", "PRM"}

    def _take_place(self, phrase: Phrase, role: Role) -> None:
        """Give a bare organ the capital where it speaks, and soldiers whoever sends them.

        "The foreign ministry said in Brasilia"; "Brazil is sending 60 soldiers".
        """
        verb = self.resolver.doc[phrase.head].head
        country = None
        if self._is_organ(phrase, role):
            country = self._capital_beside(verb)
        elif role.name == "armed forces":
            # "sent 60 soldiers to train": the parse may make them the subject of "train"
            raised = self.resolver.doc[phrase.head].dep_ == "nsubj" and verb.dep_ in {"ccomp", "xcomp"}
            sending = verb.head if raised else verb
            if sending.lemma_.lower() in acting_words().classes["fielding"]:
                country = self._sender(phrase, sending)
        if country is not None:
            phrase.countries, phrase.rule = (country,), "bridged"

    def _capital_beside(self, verb: Token) -> str | None:
        for child in verb.children:
            if child.lower_ == "in":
                for place in child.children:
                    for other in self.resolver.phrases:
                        if other.head == place.i and other.kind == "city" and other.countries:
                            return other.countries[0]
        return None

    def _sender(self, phrase: Phrase, verb: Token) -> str | None:
        if self.resolver.doc[phrase.head].dep_ not in {"dobj", "nsubj"}:
            return None
        for mention in self.resolver.memory.recent(phrase, 0):
            token = self.resolver.doc[mention.phrase.head]
            if token.dep_ == "nsubj" and token.head == verb and len(mention.entities) == 1:
                return mention.entities[0].country
        return None

    # -- with a country

    def _of_country(self, phrase: Phrase, role: Role) -> Entity:
        resolved: ResolvedBy = "gazetteer" if role.kind in {"group", "equipment"} else "role in the text"
        if not phrase.by_name:
            resolved = "coreference"
        if role.kind == "person" and not phrase.plural:
            return self._officer(phrase, role, resolved)
        label = fold(phrase.role or "") if role.by_words else role.name
        key = (
            "role",
            phrase.countries[:1],
            phrase.organisation,
            phrase.sector,
            label,
            phrase.plural,
            phrase.name,
        )
        if key not in self.resolver.by_key:
            self.resolver.by_key[key] = self.resolver.new(phrase, resolved)
        return self.resolver.by_key[key]

    def _officer(self, phrase: Phrase, role: Role, resolved: ResolvedBy) -> Entity:
        """Return the holder of an office of a country; an indefinite official is always somebody new."""
        key = self._office_key(phrase)
        if key is not None and key in self.resolver.by_key:
            return self.resolver.by_key[key]
        chief = self._chief(phrase, role)
        if chief is not None:
            return chief
        if phrase.determiner == "definite" and not phrase.former:
            for entity in reversed(self.resolver.entities):
                if self._is_that_officer(entity, phrase, role):
                    return entity
        entity = self.resolver.new(phrase, resolved)
        if phrase.former and entity.sector in {"GOV", "LEG", "IGO"}:
            entity.sector = "ELI"
        self.remember_office(entity, phrase)
        return entity

    def _chief(self, phrase: Phrase, role: Role) -> Entity | None:
        """Return whom "the UN chief" or "the Ukrainian leader" is, where the article has named him."""
        if (
            role.name != "leader"
            or phrase.determiner != "definite"
            or phrase.former
            or phrase.sector not in HIGH
        ):
            return None
        country = phrase.countries[0] if phrase.countries else None
        for mention in self.resolver.memory.recent(phrase, 30):
            for entity in mention.entities:
                same = entity.country == country and entity.organisation == phrase.organisation
                if same and entity.is_person and entity.role_class and entity.role_class.unique:
                    return entity
        return None

    def _is_that_officer(self, entity: Entity, phrase: Phrase, role: Role) -> bool:
        same = entity.country == (phrase.countries[0] if phrase.countries else None)
        if not same or entity.plural or entity.role_class is not role or entity.place != phrase.place:
            return False
        wanted = set(fold(phrase.role or "").split())
        return entity.organisation == phrase.organisation and wanted <= entity.words()

    def _office_key(self, phrase: Phrase) -> tuple[object, ...] | None:
        role = phrase.role_class
        if role is None or not role.unique or phrase.former or phrase.plural or phrase.place:
            return None
        words = fold(phrase.role or "").split()
        deputy = next((word for word in words if word in {"vice", "deputy", "assistant", "under"}), None)
        return ("office", phrase.countries[:1], phrase.organisation, role.name, deputy)

    def remember_office(self, entity: Entity, phrase: Phrase) -> None:
        """Remember who holds an office that only one can hold."""
        key = self._office_key(phrase) if phrase.role_class else None
        free = key is None and not phrase.former and entity.place is None
        if free and entity.role_class is not None and entity.role_class.unique:
            country = (entity.country,) if entity.country else ()
            key = ("office", country, entity.organisation, entity.role_class.name, None)
        if key is not None and (key[1] or key[2]):
            self.resolver.by_key.setdefault(key, entity)

    def office_of_holder(self, holder: Holder) -> Entity | None:
        """Return the unnamed officer met before whose office the table gives to a person named now."""
        role = class_of(holder.role)
        if role is None or not role.unique:
            return None
        country = (holder.country,) if holder.country else ()
        entity = self.resolver.by_key.get(("office", country, holder.organisation, role.name, None))
        return entity if entity is not None and entity.name is None else None

    def vacant_office(self, phrase: Phrase) -> Entity | None:
        """Return the unnamed holder of the same office met before ("Norway's president ... Ana Prueba")."""
        key = self._office_key(phrase)
        entity = self.resolver.by_key.get(key) if key else None
        return (
            entity
            if entity is not None and entity.name is None and (phrase.countries or phrase.organisation)
            else None
        )

    def _is_stale(self, phrase: Phrase, role: Role, found: Entities) -> bool:
        """Say whether an organ met long ago is another country's than the one that acts now."""
        if role.kind != "body" or phrase.sector not in BRIDGED or len(found) != 1:
            return False
        last = found[0].phrases[-1] if found[0].phrases else None
        if last is None or self.resolver.memory.sentences_back(phrase, last) <= 2:
            return False
        country = self._acting_country(phrase)
        return country is not None and country != found[0].country

    def _take_force(self, phrase: Phrase) -> None:
        """Give bare "officers" the country and sector of the police or army named just before."""
        for mention in self.resolver.memory.recent(phrase, 1):
            entity = mention.entities[0]
            if entity.sector in {"COP", "MIL"} and entity.country and entity.kind != "person":
                phrase.countries, phrase.sector, phrase.rule = (entity.country,), entity.sector, "bridged"
                return

    def _are_two(self, phrase: Phrase) -> bool:
        words = {token.lower_ for token in self.resolver.doc[phrase.start : phrase.head]}
        return bool(words & {"two", "both"})

    def _pair(self, phrase: Phrase, role: Role) -> Entities:
        """Return the officers of the two countries in question: "the two foreign ministers"."""
        pair = last_two(self.resolver.memory, phrase, lambda entity: entity.is_polity)
        found: list[Entity] = []
        for entity in pair:
            one = copy_phrase(phrase, entity.country or "")
            one.plural = False
            one.determiner = "definite"
            found.append(self._of_country(one, role))
        return tuple(found)

    def unnamed(self, phrase: Phrase) -> Entity | None:
        """Return the unnamed officer met before whom "the director, Ana Prueba" gives a name."""
        role = phrase.role_class
        if (
            role is None
            or phrase.determiner != "definite"
            or phrase.countries
            or phrase.organisation
            or phrase.plural
        ):
            return None
        found = self._antecedent(phrase, role)
        return found[0] if len(found) == 1 and found[0].name is None and found[0].is_person else None

    # -- without a country

    def _without_country(self, phrase: Phrase, role: Role) -> Entities:
        """Resolve a bare role: to somebody met before, by its neighbours, or to nobody known."""
        if phrase.determiner == "definite" and phrase.name is None:
            found = self._antecedent(phrase, role) if phrase.possessive is None else ()
            if found and not self._is_stale(phrase, role, found):
                return found
        if role.name == "officer":
            self._take_force(phrase)
            if phrase.countries:
                return (self._of_country(phrase, role),)
        if phrase.plural and role.unique and self._are_two(phrase):
            return self._pair(phrase, role)
        if role.speaks and not phrase.plural:
            body = self._spoken_for(phrase)
            if body is not None:
                return (body,)
        if role.name == "armed forces" and phrase.determiner != "definite":
            force = self._only_force(phrase, role)
            if force is not None:
                return (force,)
        if self._is_organ(phrase, role) and self.bridge(phrase):
            return (self._of_country(phrase, role),)
        if phrase.name is None and (
            role.needs_country or (role.kind == "body" and role.sector not in FREE_BODIES)
        ):
            return ()
        return (self._unresolved(phrase, role),)

    def _only_force(self, phrase: Phrase, role: Role) -> Entity | None:
        """Return the only country's forces in the article: "12,000 soldiers" are of these."""
        doc = self.resolver.doc
        hurt = {doc[phrase.head].head.lemma_.lower(), *(child.lemma_ for child in doc[phrase.head].children)}
        if phrase.stop < len(doc) and doc[phrase.stop].lower_ in {"of", "from"}:
            return None
        if hurt & acting_words().words["hurting"]:
            return None
        forces = {
            country
            for other in self.resolver.phrases
            if other.role_class is role and other.by_name
            for country in other.countries
        }
        if len(forces) != 1:
            return None
        return self._of_country(replace(phrase, countries=tuple(forces), rule="only force"), role)

    def _is_organ(self, phrase: Phrase, role: Role) -> bool:
        """Say whether a bare role is an organ or office of some state: "the ministry", "parliament"."""
        if role.kind not in {"body", "person"} or phrase.plural or phrase.determiner == "indefinite":
            return False
        return phrase.determiner == "definite" or role.kind == "body"

    def _unresolved(self, phrase: Phrase, role: Role) -> Entity:
        if role.kind == "person" and not phrase.plural:
            return self.resolver.new(phrase, "unresolved")
        key = ("role", (), None, fold(phrase.role or ""), phrase.plural, phrase.name)
        if key not in self.resolver.by_key:
            self.resolver.by_key[key] = self.resolver.new(phrase, "unresolved")
        return self.resolver.by_key[key]

    def _antecedent(self, phrase: Phrase, role: Role) -> Entities:
        """Return who was met before with the same role: "the ministry", "the president", "the troops"."""
        wanted = frozenset(fold(phrase.role or "").replace("-", " ").split())
        pair: list[Entity] = []
        for mention in self.resolver.memory.recent(phrase, 30):
            matching = [entity for entity in mention.entities if self._matches(entity, phrase, role, wanted)]
            if matching and len(matching) == len(mention.entities):
                return mention.entities
            if phrase.plural and role.kind == "person":
                pair += [
                    entity for entity in mention.entities if entity.role_class is role and entity not in pair
                ]
                if len(pair) == 2:
                    return tuple(reversed(pair))
        return ()

    def _matches(self, entity: Entity, phrase: Phrase, role: Role, wanted: frozenset[str]) -> bool:
        if entity.role_class is None or entity.plural != phrase.plural:
            return role.kind == "body" and len(wanted) == 1 and entity.group in wanted
        if entity.role_class is role:
            return not role.by_words or len(wanted) == 1 or wanted <= entity.words()
        if entity.role_class.kind != role.kind:
            return False
        return wanted <= entity.words() or (role.speaks and entity.role_class.speaks)

    def _spoken_for(self, phrase: Phrase) -> Entity | None:
        """Return the body for which "a spokesman" speaks: named in the sentence, or subject of the last."""
        memory = self.resolver.memory
        for back in (0, 1):
            found = [
                (memory.is_subject(other), other.head, entity)
                for other, entity in memory.in_sentence(phrase, back)
                if entity.is_body and entity.kind != "country" and entity.sector not in MUTE
                if back == 0 or memory.is_subject(other)
            ]
            if found:
                return max(found, key=lambda option: option[:2])[2]
        return None

    def bridge(self, phrase: Phrase) -> bool:
        """Give a bare state organ the country that acts in its sentence, or acted in the one before."""
        role = phrase.role_class
        if role is None or role.needs_country or phrase.sector not in BRIDGED:
            return False
        if role.name == "officer" and phrase.determiner == "definite" and not phrase.countries:
            self._take_force(phrase)
            return bool(phrase.countries)
        if phrase.plural or phrase.countries or phrase.organisation:
            return False
        office = role.unique or role.speaks or role.name in STATE_OFFICES
        if role.kind == "person" and not office and phrase.body is None:
            return False
        country = (
            self._namesake(phrase)
            or self._capital_beside(self.resolver.doc[phrase.head].head)
            or self._acting_country(phrase)
            or self.resolver.home
        )
        if country is None:
            return False
        phrase.countries, phrase.rule = (country,), "bridged"
        return True

    def _namesake(self, phrase: Phrase) -> str | None:
        """Return the country of the body taken up: "the department" after "the State Department"."""
        doc = self.resolver.doc
        nouns = {token.lower_ for token in doc[phrase.start : phrase.stop] if token.pos_ == "NOUN"}
        for mention in self.resolver.memory.recent(phrase, NAMESAKE_LOOKBACK):
            for entity in mention.entities:
                words = (entity.name or "").lower().split()
                if len(words) > 1 and words[-1] in nouns and entity.country:
                    return entity.country
        return None

    def _is_topic(self, country: str) -> bool:
        """Say whether an article speaks of a country, and does not merely mention it once among others."""
        named = [other for other in self.resolver.phrases if other.by_name and other.countries]
        sentences = {
            self.resolver.memory.sentence_of[other.head] for other in named if country in other.countries
        }
        return len(sentences) > 1 or {code for other in named for code in other.countries} <= {country}

    def _acting_country(self, phrase: Phrase) -> str | None:
        memory = self.resolver.memory
        for back in (0, 1):
            found = [
                (memory.is_subject(other), -abs(other.head - phrase.head), entity.country)
                for other, entity in memory.in_sentence(phrase, back)
                if entity.country and other.can_act and (back == 0 or self._is_topic(entity.country))
            ]
            if found:
                return max(found, key=lambda option: option[:2])[2]
        return None
