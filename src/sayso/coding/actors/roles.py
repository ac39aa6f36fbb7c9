"""Roles to entities: "the ministry", "a spokesman", "Norway's president", "Russian troops"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.actors.bare import BareRoles
from sayso.coding.actors.coreference import Entities
from sayso.coding.actors.entities import Entity
from sayso.coding.actors.offices import class_of
from sayso.coding.actors.phrases import Phrase
from sayso.knowledge.actors import Holder, Role, fold
from sayso.records import ResolvedBy

if TYPE_CHECKING:
    from sayso.coding.actors.resolution import Resolver

HIGH = frozenset({"GOV", "IGO"})
"""Sectors in which "the leader" is who holds the highest office."""


class RoleResolver:
    """Finds or makes the entity of a role; a part of the resolver of an article."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.scene = resolver.scene
        self.bare = BareRoles(resolver, self)

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
            self.scene.take_place(phrase, organ=self.bare.is_organ(phrase, role))
        if not phrase.countries and not phrase.organisation:
            return self.bare.resolve(phrase, role)
        return (self.of_country(phrase, role),)

    def _body_spoken_for(self, phrase: Phrase, body: Role) -> Entities:
        """Return the body that speaks through "a Norwegian foreign ministry spokesman"."""
        organ = replace(
            phrase, role_class=body, role=phrase.body_words, body=None, determiner="definite", gender=None
        )
        if not organ.countries and not organ.organisation and body.name == "government":
            beside = self.scene.acting_here(organ)
            if beside is not None:
                organ.countries, organ.rule = (beside,), "bridged"
        return self.resolve(organ)

    def _is_same_as_owner(self, role: Role, owner: Entity, phrase: Phrase) -> bool:
        """Say whether who speaks or fights for a body is that body: "a Kremlin spokesman", "M23 rebels"."""
        if role.speaks:
            return owner.is_body and owner.kind != "country" and not phrase.plural
        fighters = (
            role.kind == "group" and owner.kind == "organisation" and owner.sector not in {"IGO", "NGO"}
        )
        return fighters and role.sector in {owner.sector, "REB", "MIL", "UAF", "PRM"}

    # -- with a country

    def of_country(self, phrase: Phrase, role: Role) -> Entity:
        """Return the entity of a role whose country or organisation is known."""
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
        found = self.bare.antecedent(phrase, role)
        return found[0] if len(found) == 1 and found[0].name is None and found[0].is_person else None
