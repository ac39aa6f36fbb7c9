"""One noun phrase: its core (a person's name, a role noun, a name) and what stands before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.actors.acting import city_acts, country_acts
from sayso.coding.actors.gazetteer import Hit
from sayso.coding.actors.marks import ADJECTIVES, CAPITALS, INSTITUTIONS, Marks
from sayso.coding.actors.modifiers import RULING, is_staff, nationalise, take_modifiers
from sayso.coding.actors.people import PersonName
from sayso.coding.actors.phrases import HYPHENS, Kind, Phrase, determiner, is_possessive
from sayso.coding.actors.placing import place_between
from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import Name, fold, roles

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED_SECTORS = frozenset({"EDU", "BUS", "PTY", "JRN", "SOC", "LAB", "REL", "MED"})
"""Sectors of bodies that have names no table knows: institutes, companies, parties."""
STANDING = frozenset({"nsubj", "conj", "ROOT"})
DEMONSTRATIVES = frozenset({"the", "that", "this"})
ENVOYS = frozenset({"diplomat", "embassy", "delegate"})
"""Classes of those who are of the state that sends them, not of the body where they sit."""
TITLES = {
    "military_titles": "MIL",
    "police_titles": "COP",
    "clerical_titles": "REL",
    "legislative_titles": "LEG",
}
"""Lists of titles, with the sector of those who bear them."""
PRESIDED = frozenset({"LEG", "JUD", "LAB", "BUS", "SOC", "EDU"})
"""Sectors of bodies whose president is no head of state: "the president of the Bundestag"."""
ABSTRACT = frozenset({"leadership"})
BODIES = frozenset({"institution", "organisation"})


class Composition:
    """What tokens ``start`` to ``stop`` say: a phrase, none, and possessors that stand on their own."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.doc = marks.doc
        self.apart: list[Phrase] = []
        """Possessors that are mentions of their own: of "Russia's weapons", of "Putin's spokesman"."""

    def compose(self, start: int, stop: int, head: Token) -> Phrase | None:
        """Read a phrase: possessor, modifiers, role nouns, name. None where its noun is no actor."""
        mark = self._possessive_mark(start, head.i)
        owner, place, main = None, None, start
        if mark is not None:
            main = mark + 1
            owner = self.marks.anaphor_at(mark - 1) or self.compose(start, mark, self.doc[mark - 1])
            place = place_between(self.marks, start, mark) if owner is None else None
        phrase = self._core(main, stop, head)
        if phrase is None:
            if owner is not None and owner.kind != "anaphor":
                owner.can_act = True
                self.apart.append(owner)
            return None
        phrase.start = start
        phrase.determiner = "definite" if mark is not None else determiner(self.doc, start, head.i)
        phrase.counted = any(token.pos_ == "NUM" for token in self.doc[start : head.i])
        for token in self.doc[main:stop]:
            if token.tag_ in {"PRP$", "WP$"}:
                phrase.possessive, phrase.determiner = token.i, "definite"
        if owner is not None:
            self._give_owner(phrase, owner)
        elif place is not None and phrase.role_class is not None and not phrase.countries:
            phrase.countries, phrase.by_name = (place.country,), True
            phrase.place = self.marks.text(place.start, place.stop)
        return phrase

    def _possessive_mark(self, start: int, stop: int) -> int | None:
        for token in reversed(self.doc[start:stop]):
            inside = self.marks.span_at(token.i) is not None
            if not inside and is_possessive(token):
                return token.i if token.i > start else None
        return None

    def _core(self, start: int, stop: int, head: Token) -> Phrase | None:
        last = stop - 1
        if last in self.marks.person_at:
            return self._person(start, stop, head, self.marks.person_at[last])
        if last in self.marks.role_at:
            return self._role(start, stop, head)
        if last in self.marks.hit_at:
            return self.name(start, stop, head, self.marks.hit_at[last])
        return None

    # -- persons

    def _person(self, start: int, stop: int, head: Token, person: PersonName) -> Phrase:
        phrase = Phrase(start, stop, head.i, "person", rule="person's name")
        phrase.name = self.marks.text(person.start, person.stop)
        hit = self.marks.hit_at.get(person.start)
        if hit is not None and hit.kind() == "holder":
            phrase.reading = hit.names[0]
        take_modifiers(self.marks, phrase, self._title_start(start, person.start), person.start)
        phrase.gender = phrase.gender or self._title_gender(start, person.start)
        if phrase.role_class is None:
            phrase.sector = phrase.sector or self._title_sector(start, person.start)
        phrase.covers.update(range(person.start, person.stop))
        return phrase

    def _title_start(self, start: int, stop: int) -> int:
        """Return where the words of the name begin: not "Lawmakers" in "Lawmakers Criticise Ana Prueba"."""
        for token in reversed(self.doc[start:stop]):
            if token.i in self.marks.role_at or token.i in self.marks.hit_at:
                continue
            if token.pos_ == "VERB" and token.text[0].isupper():
                return token.i + 1
        return start

    def _title_gender(self, start: int, stop: int) -> str | None:
        words = {fold(token.text).rstrip(".") for token in self.doc[max(start - 1, 0) : stop]}
        if words & roles().words["male_titles"]:
            return "m"
        return "f" if words & roles().words["female_titles"] else None

    def _title_sector(self, start: int, stop: int) -> str | None:
        """Return the sector that a title before a name tells: "Gen. Ana Prueba", "Supt. Ana Prueba"."""
        titles = {fold(token.text).rstrip(".") for token in self.doc[max(start - 2, 0) : stop]}
        words = roles().words
        return next((sector for kind, sector in TITLES.items() if titles & words[kind]), None)

    # -- roles

    def _role(self, start: int, stop: int, head: Token) -> Phrase | None:
        hit = self.marks.role_at[stop - 1]
        phrase = Phrase(start, stop, head.i, "role", role_class=hit.role, plural=hit.plural, rule="role noun")
        take_modifiers(self.marks, phrase, start, stop)
        if hit.role.kind == "equipment" and not (phrase.by_name and (head.dep_ in STANDING or _is_hit(head))):
            return None
        self._give_to_person(phrase, start, hit.start)
        following = self.doc[stop].lower_ if stop < len(self.doc) else ""
        if hit.role.name == "any group" and self.doc[start].lower_ in DEMONSTRATIVES:
            return None
        if following == "of" and (
            hit.role.name in {"source", "any group"} or self.doc[stop - 1].lower_ in ABSTRACT
        ):
            return None
        if following == "to" and hit.role.name == "opposition":
            return None
        named = self.marks.hit_at.get(stop)
        if named is not None and named.kind() in BODIES and hit.role.kind == "body" and not hit.plural:
            self._take_known_name(phrase, self.marks.choose(named), named)
        if hit.noun_stop:
            phrase.name = self.marks.text(hit.noun_stop, hit.stop)
        elif hit.role.kind == "body" and hit.role.sector in NAMED_SECTORS and not hit.plural:
            self._take_name(phrase, hit.start, stop)
        return phrase

    def _give_to_person(self, phrase: Phrase, start: int, stop: int) -> None:
        """Read "the Prueba administration" as that of a person."""
        person = next((name for name in self.marks.people if start <= name.start and name.stop <= stop), None)
        if person is not None and not phrase.countries:
            owner = Phrase(person.start, person.stop, person.stop - 1, "person", rule="person's name")
            owner.name = self.marks.text(person.start, person.stop)
            hit = self.marks.hit_at.get(person.start)
            owner.reading = hit.names[0] if hit is not None and hit.kind() == "holder" else None
            phrase.owner, phrase.determiner = owner, "definite"
            phrase.covers.update(range(person.start, person.stop))

    def _take_known_name(self, phrase: Phrase, name: Name, hit: Hit) -> None:
        """Read "the metalworkers' union IG Metall" where the parse makes the noun the head."""
        if phrase.countries or phrase.organisation or hit.stop - hit.start > len(self.doc) - phrase.stop:
            return
        phrase.countries = (name.country,) if name.country else ()
        phrase.organisation, phrase.name, phrase.by_name = name.organisation, name.name, True
        phrase.sector = name.sector or phrase.sector
        phrase.stop = max(phrase.stop, hit.stop)
        phrase.covers.update(range(hit.start, hit.stop))

    def _take_name(self, phrase: Phrase, first: int, stop: int) -> None:
        """Read "Halden Institute" and "University of Halden" as the names of bodies that no table knows."""
        if not self.doc[first].text[0].isupper():
            return
        start, end = first, stop
        while start > phrase.start and self.marks.is_proper(start - 1):
            start -= 1
        if start == first and stop + 1 < len(self.doc) and self.doc[stop].lower_ == "of":
            end = stop + 1
            while end < len(self.doc) and self.marks.is_proper(end):
                end += 1
        if start < first or end > stop + 1:
            phrase.name = self.marks.text(start, end)
            phrase.stop = max(phrase.stop, end)
            phrase.covers.update(range(start, end))

    # -- names

    def name(self, start: int, stop: int, head: Token, hit: Hit) -> Phrase | None:
        """Read a phrase whose last word is a name of the gazetteer."""
        name = self._read_name(hit, head)
        if name.kind == "holder":
            return None
        phrase = Phrase(start, stop, head.i, _kind(name), reading=name, by_name=True)
        phrase.rule = f"gazetteer: {name.kind}"
        phrase.covers.update(range(hit.start, hit.stop))
        phrase.countries = (name.country,) if name.country else ()
        phrase.organisation, phrase.sector, phrase.name = name.organisation, name.sector, name.name
        phrase.can_act = city_acts(head) if phrase.kind == "city" else country_acts(head)
        phrase.plural = phrase.kind == "people"
        if phrase.plural and hit.stop < len(self.doc) and self.doc[hit.stop].text in HYPHENS:
            phrase.kind, phrase.plural, phrase.can_act = "country", False, False
        if name.group == "party":
            words = {token.lower_ for token in self.doc[start : hit.start]}
            phrase.sector = "OPP" if "opposition" in words else "GOV" if words & RULING else phrase.sector
        if phrase.kind in {"institution", "organisation"}:
            for other in self.marks.modifying(start, hit.start):
                given = self.marks.choose(other)
                if given.country and given.kind != "holder":
                    nationalise(self.marks, phrase, (given.country,))
                    phrase.covers.update(range(other.start, other.stop))
        return phrase

    def _read_name(self, hit: Hit, head: Token) -> Name:
        """Return the reading of a name; a city may be a capital and the seat of an organisation."""
        kinds = {name.kind: name for name in hit.names}
        if "metonym" in kinds and "capital" in kinds:
            return kinds["metonym" if city_acts(head) else "capital"]
        return self.marks.choose(hit)

    # -- owners

    def _give_owner(self, phrase: Phrase, owner: Phrase) -> None:
        """Give the phrase to the possessor before it: a country, a body, a person."""
        phrase.covers |= owner.covers
        if owner.kind not in {"country", "city", "people"}:
            phrase.owner = owner
            if owner.kind == "person":
                self.apart.append(owner)
            inherit(phrase, owner)
            return
        phrase.by_name, phrase.possessor = True, owner
        if phrase.role_class and phrase.role_class.name in ENVOYS:
            phrase.organisation = phrase.owner = None
        nationalise(self.marks, phrase, owner.countries)
        if phrase.kind != "organisation":  # "Norway's NATO bid" makes no Norwegian of NATO
            phrase.countries = phrase.countries or owner.countries
        phrase.breakaway |= owner.sector == "PRE"
        if owner.reading is not None and owner.reading.kind.startswith("polity"):
            phrase.place = owner.name


def _is_hit(head: Token) -> bool:
    """Say whether a ship or a plane is what somebody fires at: so its crew is the target."""
    verb = head.head.head if head.dep_ == "pobj" else head.head
    aimed = head.dep_ in {"dobj", "nsubjpass"} or (
        head.dep_ == "pobj" and head.head.lower_ in {"at", "on", "against"}
    )
    return aimed and verb.lemma_.lower() in acting_words().words["firing"]


def inherit(phrase: Phrase, owner: Phrase) -> None:
    """Take country, organisation and, for a generic role, the sector of the owner."""
    phrase.countries = phrase.countries or owner.countries
    phrase.organisation = phrase.organisation or owner.organisation
    phrase.by_name = phrase.by_name or owner.by_name
    role = phrase.role_class
    staff = is_staff(owner.sector, phrase.sector, phrase.organisation)
    presides = role is not None and role.name == "president" and owner.sector in PRESIDED
    if role and owner.sector and (role.generic or staff or presides):
        phrase.sector = owner.sector


def _kind(name: Name) -> Kind:
    if name.kind in CAPITALS:
        return "city"
    if name.kind in INSTITUTIONS:
        return "institution"
    if name.kind == "organisation":
        return "organisation"
    return "people" if name.kind == "demonym" or name.kind in ADJECTIVES else "country"
