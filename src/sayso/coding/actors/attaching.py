"""Prepositional phrases after a role: "the government of Japan", "a spokesman for the ministry"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.coding.actors.composing import Composition, inherit
from sayso.coding.actors.gazetteer import Hit
from sayso.coding.actors.marks import ADJECTIVES, Marks
from sayso.coding.actors.modifiers import ABROAD, settle_sector
from sayso.coding.actors.phrases import Phrase, left_edge
from sayso.coding.actors.placing import Place, federal_states, place_between

if TYPE_CHECKING:
    from spacy.tokens import Token

OWNING = frozenset({"of", "for", "from", "within", "inside"})
PLACING = frozenset({"of", "at", "from"})
LOCATING = frozenset({"in", "at", "near", "outside", "around", "across", "throughout"})
LOCATED_SECTORS = frozenset(
    [
        "GOV",
        "LEG",
        "JUD",
        "COP",
        "OPP",
        "EDU",
        "CVL",
        "SPY",
        "BUS",
        "LAB",
        "SOC",
        "JRN",
        "REL",
        "MED",
        "AGR",
        "REB",
        "PRM",
        "CRM",
        "PTY",
        "ELI",
    ]
)
"""Sectors of those who belong where they are; soldiers in a country are often another's."""
RISING = frozenset({"soldiers", "army officers", "generals", "mutineers", "mutinous soldiers"})
"""Soldiers who, in a country, are most often its own: "soldiers in Niger said"."""
PLACES = frozenset({"name", "capital", "region", "historical", "polity", "polity capital"})
MOST = 2
"""Prepositional phrases that are read after one role."""


class Attachment:
    """Reads what stands after the role of a phrase."""

    def __init__(self, marks: Marks, composition: Composition) -> None:
        self.marks = marks
        self.doc = marks.doc
        self.composition = composition

    def attach(self, phrase: Phrase) -> None:
        """Extend a phrase over the prepositional phrases that say whose the role is."""
        if phrase.role_class is None and phrase.kind == "person":
            self._place_person(phrase)
        for _ in range(MOST):
            preposition = self._preposition_after(phrase)
            if preposition is None or not self._read(phrase, preposition):
                break
        settle_sector(phrase)

    def _place_person(self, phrase: Phrase) -> None:
        """Read "Ana Prueba of the Halden Institute" and "Ana Prueba of Uruguay"."""
        preposition = self.doc[phrase.stop] if phrase.stop < len(self.doc) else None
        if preposition is None or preposition.lower_ not in PLACING or phrase.countries:
            return
        inner = self._object_of(phrase, preposition)
        if inner is None or inner.kind in {"person", "city", "anaphor"}:
            return
        if inner.role_class is not None and inner.role_class.kind != "body":
            return
        self._merge(phrase, inner)
        if inner.kind not in {"country", "people"}:
            phrase.sector = inner.sector

    def _preposition_after(self, phrase: Phrase) -> Token | None:
        if phrase.role_class is None or phrase.stop >= len(self.doc):
            return None
        token = self.doc[phrase.stop]
        return token if token.pos_ in {"ADP", "SCONJ", "PART"} and not token.is_sent_start else None

    def _read(self, phrase: Phrase, preposition: Token) -> bool:
        """Read one prepositional phrase; say whether it belongs to the role."""
        word = preposition.lower_
        assert phrase.role_class is not None
        if word == "to" and phrase.role_class.name in {"diplomat", "embassy"}:
            self._accredit(phrase, preposition)
            return False
        if (
            word in OWNING
            and phrase.countries
            and phrase.owner is None
            and not phrase.role_class.generic
            and word != "for"
        ):
            return False
        if phrase.possessive is not None and phrase.role_class.name in ABROAD:
            return False
        located = word in OWNING or (word in LOCATING and _is_located(phrase))
        if not located and not (word == "in" and phrase.role_class.kind == "person"):
            return False
        if word == "from" and phrase.possessive is not None:
            return False
        inner = self._object_of(phrase, preposition)
        if inner is None or (not located and not _is_organ(inner)):
            return False
        if word in LOCATING and not _is_location(inner, word):
            return False
        if inner.kind == "person" and word == "for" and not phrase.role_class.speaks:
            return False
        self._merge(phrase, inner)
        return True

    def _accredit(self, phrase: Phrase, preposition: Token) -> None:
        """Take in "to China" after "the U.S. ambassador": he is no Chinese, and China stays a mention."""
        target = self._target(preposition)
        if target is not None and target.i in self.marks.hit_at:
            phrase.stop = max(phrase.stop, self.marks.hit_at[target.i].stop)

    def _target(self, preposition: Token) -> Token | None:
        for child in preposition.children:
            if child.dep_ in {"pobj", "pcomp"} and child.i > preposition.i:
                return child
        following = preposition.i + 1
        while following < len(self.doc) and self.doc[following].pos_ in {"DET", "ADJ"}:
            following += 1
        return self.doc[following] if following in self.marks.hit_at else None

    def _object_of(self, phrase: Phrase, preposition: Token) -> Phrase | None:
        target = self._target(preposition)
        if target is None:
            return None
        if self.marks.span_at(target.i) is None:
            return self.marks.anaphor_at(target.i) or self._place_of(target)
        start = reach_left(self.marks, left_edge(target, self.marks.solid))
        if start < phrase.stop:
            return None
        inner = self.composition.compose(start, phrase_stop(self.marks, target), target)
        if inner is None:
            return self.marks.anaphor_at(target.i)
        self.attach(inner)
        return inner

    def _place_of(self, target: Token) -> Phrase | None:
        """Read "Russia's Kursk region", "northern Benin" and "the port of Antwerp" as places."""
        start = left_edge(target, self.marks.solid)
        for hit in self.marks.hits:
            if start <= hit.start and hit.stop <= target.i and hit.kind() in PLACES:
                return self._place(start, target.i + 1, self.marks.choose(hit).country)
        stop = target.i + 1
        while stop < len(self.doc) and self.doc[stop].tag_ == "NNP" and self.doc[stop].head == target:
            stop += 1
        place = place_between(self.marks, start, stop)
        if place is not None:
            state = self._state_after(max(stop, place.stop))
            if state is not None:
                return self._place(start, state.stop, state.country)
            return self._place(start, max(stop, place.stop), place.country)
        if stop < len(self.doc) and self.doc[stop].lower_ == "of":
            inner = self._target(self.doc[stop])
            if inner is not None and inner.i not in self.marks.role_at:
                return self._named_place(start, inner)
        return None

    def _state_after(self, comma: int) -> Place | None:
        """Return the state of a federation after a town: "Birmingham, Alabama"."""
        if comma + 1 >= len(self.doc) or self.doc[comma].text != ",":
            return None
        state = place_between(self.marks, comma + 1, min(comma + 3, len(self.doc)))
        if state is None or state.start != comma + 1:
            return None
        return state if self.doc[state.start : state.stop].text.casefold() in federal_states() else None

    def _named_place(self, start: int, target: Token) -> Phrase | None:
        hit = self.marks.hit_at.get(target.i)
        if hit is not None:
            return self._place(start, hit.stop, self.marks.choose(hit).country if _is_place(hit) else None)
        place = place_between(self.marks, target.i, target.i + 1)
        return self._place(start, place.stop, place.country) if place is not None else None

    def _place(self, start: int, stop: int, country: str | None) -> Phrase | None:
        if country is None:
            return None
        place = Phrase(start, stop, stop - 1, "city", countries=(country,), by_name=True, rule="place")
        place.covers.update(range(start, stop))
        place.place = self.marks.text(start, stop)
        return place

    def _merge(self, phrase: Phrase, inner: Phrase) -> None:
        phrase.stop = max(phrase.stop, inner.stop)
        phrase.covers |= inner.covers
        if inner.kind in {"country", "city", "people"}:
            phrase.countries = phrase.countries or inner.countries
            phrase.place = phrase.place or inner.place
            phrase.by_name = True
            phrase.breakaway |= inner.sector == "PRE"
            return
        phrase.owner = inner
        if inner.kind == "person":
            self.composition.apart.append(inner)
        inherit(phrase, inner)


def _is_place(hit: Hit) -> bool:
    return hit.kind() in PLACES


def _is_located(phrase: Phrase) -> bool:
    """Say whether "in Seoul" after a role tells its country."""
    role = phrase.role_class
    if role is None or role.unique or role.name in ABROAD:
        return False
    displaced = phrase.sector == "REF" and "displaced" in (phrase.role or "").lower()
    if (
        phrase.sector not in LOCATED_SECTORS
        and not displaced
        and not (phrase.plural and (phrase.role or "").lower() in RISING)
    ):
        return False
    return not (phrase.countries or phrase.organisation or phrase.owner or phrase.possessive is not None)


def _is_organ(inner: Phrase) -> bool:
    """Say whether "in" names the organ that somebody serves in: "an officer in the Norwegian army"."""
    organ = inner.role_class is not None and inner.role_class.kind == "body"
    return organ and bool(inner.countries) and inner.sector in {"MIL", "COP", "SPY", "GOV"}


def _is_location(inner: Phrase, word: str) -> bool:
    if inner.reading is not None and inner.reading.ambiguous:
        return False
    organ = inner.role_class is not None and inner.role_class.kind == "body" and bool(inner.countries)
    return word == "at" or organ or inner.kind in {"country", "city"}


def phrase_stop(marks: Marks, head: Token) -> int:
    """Return where the phrase of a head ends, before what is attached to it."""
    span = marks.span_at(head.i)
    stop = max(head.i + 1, span.stop if span else 0)
    person = marks.person_at.get(stop)
    if head.i in marks.role_at and person is not None and person.start == stop:
        return person.stop
    return stop


def _opens(marks: Marks, hit: Hit, start: int) -> bool:
    """Say whether a place opens the sentence, or stands after "in", before a role: "Oslo police said"."""
    role = marks.role_at.get(start)
    if hit.kind() not in PLACES or role is None or role.role.sector not in LOCATED_SECTORS:
        return False
    return marks.doc[hit.start].is_sent_start or marks.doc[hit.start - 1].lower_ == "in"


def reach_left(marks: Marks, start: int, used: frozenset[int] | set[int] = frozenset()) -> int:
    """Take in role nouns and adjectives of countries that the parse left outside, directly before."""
    while start > 0 and not marks.doc[start].is_sent_start:
        role, hit = marks.role_at.get(start - 1), marks.hit_at.get(start - 1)
        span = role or hit
        if span is None or span.stop != start or start - 1 in used:
            break
        if role is not None and not (
            start in marks.person_at and not role.plural and role.role.kind in {"person", "group"}
        ):
            break
        argument = marks.doc[span.stop - 1].dep_ in {"nsubj", "dobj", "pobj"}
        if hit is not None and (hit.kind() not in ADJECTIVES or argument) and not _opens(marks, hit, start):
            break
        start = left_edge(marks.doc[span.stop - 1], marks.solid)
    return start
