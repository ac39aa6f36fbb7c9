"""Roles without a country: somebody met before, an organ of whoever acts, or nobody known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.coding.actors.coreference import Entities, last_two
from sayso.coding.actors.entities import Entity
from sayso.coding.actors.phrases import Phrase, copy_phrase
from sayso.coding.actors.scene import BRIDGED
from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import Role, fold

if TYPE_CHECKING:
    from sayso.coding.actors.resolution import Resolver
    from sayso.coding.actors.roles import RoleResolver

FREE_BODIES = frozenset({"JRN", "COP", "OPP", "SOC", "LAB", "REL", "MED", "AGR"})
"""Sectors of bodies that are actors even where no country is known: "police", "the opposition"."""
MUTE = frozenset({"JRN", "EDU", "BUS"})
"""Sectors of bodies for which "a spokesman" beside them seldom speaks."""


ORGANS = frozenset({"Commission", "Secretariat"})
"""Organs of international organisations that are called by one word beside a spokesman or an official."""
SEAT_LOOKBACK = 12
"""Sentences within which the organisation of an organ must have been named."""
PARTICULAR = frozenset(
    {"department", "bureau", "secretariat", "directorate", "agency", "commission", "office"}
)
"""Nouns of organs that take up the one that was named so, however long ago."""


APART = frozenset({"local official", "judge", "general", "clergy", "lawmaker"})
"""Classes of which members differ by their nouns: the mayor is not the governor, the prosecutor no judge."""


class BareRoles:
    """Resolves the roles that no country is told of; a part of the resolver of roles."""

    def __init__(self, resolver: Resolver, roles: RoleResolver) -> None:
        self.resolver = resolver
        self.scene = resolver.scene
        self.roles = roles

    def resolve(self, phrase: Phrase, role: Role) -> Entities:
        """Resolve a bare role: to somebody met before, by its neighbours, or to nobody known."""
        self.take_seat(phrase, role)
        if phrase.organisation is not None:
            return (self.roles.of_country(phrase, role),)
        if phrase.determiner == "definite" and phrase.name is None:
            found = self.antecedent(phrase, role) if phrase.possessive is None else ()
            if found and not self._is_stale(phrase, role, found):
                return found
        if role.name == "officer":
            self.scene.take_force(phrase)
            if phrase.countries:
                return (self.roles.of_country(phrase, role),)
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
        lost = phrase.possessive is not None and bool(self.resolver.owners(phrase))
        if self.is_organ(phrase, role) and not lost and self.scene.bridge(phrase):
            return (self.roles.of_country(phrase, role),)
        free = phrase.name is None and phrase.possessive is None
        if free and self.scene.domestic(phrase, role):
            return (self.roles.of_country(phrase, role),)
        if phrase.name is None and (
            role.needs_country or (role.kind == "body" and role.sector not in FREE_BODIES)
        ):
            return ()
        return (self._unresolved(phrase, role),)

    def take_seat(self, phrase: Phrase, role: Role) -> None:
        """Give an official the organisation at whose seat he is."""
        body = self._seat(phrase, role)
        if body is not None:
            phrase.organisation, phrase.sector, phrase.rule = body.organisation, body.sector, "seat"

    def _seat(self, phrase: Phrase, role: Role) -> Entity | None:
        """Return the organisation of "an official at headquarters" and of "a Commission spokesman"."""
        doc = self.resolver.doc
        if role.kind != "person" or role.sector not in {"GOV", "IGO"}:
            return None
        after = [token.lower_ for token in doc[phrase.stop : phrase.stop + 2]]
        words = {token.text for token in doc[phrase.start : phrase.head]}
        if after != ["at", "headquarters"] and not words & ORGANS:
            return None
        for mention in self.resolver.memory.recent(phrase, SEAT_LOOKBACK):
            for entity in mention.entities:
                if entity.organisation and entity.sector == "IGO" and not entity.is_person:
                    return entity
        return None

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
        return self.roles.of_country(replace(phrase, countries=tuple(forces), rule="only force"), role)

    def is_organ(self, phrase: Phrase, role: Role) -> bool:
        """Say whether a bare role is an organ or office of some state: "the ministry", "parliament"."""
        if role.kind not in {"body", "person"} or phrase.determiner == "indefinite":
            return False
        if phrase.plural and role.kind != "body":
            return False
        return phrase.determiner == "definite" or role.kind == "body"

    def _unresolved(self, phrase: Phrase, role: Role) -> Entity:
        if role.kind == "person" and not phrase.plural:
            return self.resolver.new(phrase, "unresolved")
        key = ("role", (), None, fold(phrase.role or ""), phrase.plural, phrase.name)
        if key not in self.resolver.by_key:
            self.resolver.by_key[key] = self.resolver.new(phrase, "unresolved")
        return self.resolver.by_key[key]

    def antecedent(self, phrase: Phrase, role: Role) -> Entities:
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
        other = entity.role_class
        if phrase.former and entity.sector in {"GOV", "LEG"}:
            return False  # "the deposed president" is not the one who holds the office now
        if role.name in APART and other is role and _last_word(entity.role) != _last_word(phrase.role):
            return False
        bodies = other is not None and role.kind == other.kind == "body"
        if other is None or (entity.plural != phrase.plural and not bodies):
            return role.kind == "body" and len(wanted) == 1 and entity.group in wanted
        if other is role:
            return not role.by_words or len(wanted) == 1 or wanted <= entity.words()
        if other.kind != role.kind:
            return False
        return wanted <= entity.words() or (role.speaks and other.speaks)

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

    def _is_stale(self, phrase: Phrase, role: Role, found: Entities) -> bool:
        """Say whether an organ met long ago is another country's than the one that acts now."""
        words = fold(phrase.role or "").split()
        precise = len(words) > 1 or words[-1:] in [[noun] for noun in PARTICULAR]
        if role.kind != "body" or phrase.sector not in BRIDGED or len(found) != 1 or precise:
            return False
        last = found[0].phrases[-1] if found[0].phrases else None
        if last is None or self.resolver.memory.sentences_back(phrase, last) <= 2:
            return False
        country = self.scene.acting_country(phrase)
        return country is not None and country != found[0].country

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
            found.append(self.roles.of_country(one, role))
        return tuple(found)


def _last_word(role: str | None) -> str:
    return "".join(fold(role or "").split()[-1:])
