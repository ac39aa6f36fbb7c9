"""The places that a document names.

Names come from the embedded gazetteer (GeoNames and lists by hand); :mod:`sayso.coding.places.choice` says
which of several places of one name is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.coding.places.choice import Surroundings, chosen, country_beside
from sayso.knowledge.place_words import place_words
from sayso.knowledge.places import GazetteerEntry, PlaceKind, gazetteer
from sayso.records import Place

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from sayso.coding.document import Document

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
WELL_KNOWN = 200_000
"""Inhabitants from which on a city's name is taken for the city without further signs."""
LONGEST_ACRONYM = 5
OTHER_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name at tokens ``start`` to ``stop`` (exclusive), with "the ... area" where that stands by it.

    ``head`` is the syntactic root of those tokens.
    """

    start: int
    stop: int
    head: int
    place: Place
    kind: PlaceKind = "city"


def find_places(document: Document) -> tuple[PlaceMention, ...]:
    """Return the places that a document names, in text order, without overlaps.

    Names of persons and organisations that hold a place name are left out. A country comes without
    coordinates.
    """
    found = list(_names(document.doc))
    countries = Counter(
        entries[0].country for _, _, entries in found if len({entry.country for entry in entries}) == 1
    )
    mentions: list[PlaceMention] = []
    for position, (start, stop, entries) in enumerate(found):
        surroundings = Surroundings(
            country_beside(document.doc, stop, entries, found[position + 1 :]),
            _country_before(document.doc, start, mentions),
            countries,
            _as_division(document.doc, start, stop),
        )
        entry, rule = chosen(entries, surroundings)
        first, last = _widened(document.doc, start, stop, entry)
        if mentions and first < mentions[-1].stop:
            first = start
        span = document.span(first, last)
        place = Place(span.text, entry.country, entry.lat, entry.lon, span.start, span.end, rule)
        mentions.append(PlaceMention(first, last, document.doc[first:last].root.i, place, entry.kind))
    return tuple(mentions)


def _names(doc: Doc) -> Iterable[tuple[int, int, tuple[GazetteerEntry, ...]]]:
    places = gazetteer()
    entities = {entity.start: entity for entity in doc.ents if entity.label_ in PLACE_LABELS}
    position = 0
    while position < len(doc):
        token = doc[position]
        stop, entries = position + 1, tuple[GazetteerEntry, ...]()
        if token.text[0].isupper() and places.may_begin(token.text):
            stop, entries = _longest(doc, position)
        if not entries and position in entities:
            stop, entries = _unknown(entities[position])
        if entries and _is_place(doc, position, stop, entries):
            yield position, stop, entries
        position = stop if entries else position + 1


def _unknown(entity: Span) -> tuple[int, tuple[GazetteerEntry, ...]]:
    """Take a name that the gazetteer lacks for a place where the grammar says so too ("in Zalambessa")."""
    proper = all(token.pos_ == "PROPN" for token in entity)
    loose = entity.root.head.lower_ in {"on", "for"} or entity.text in place_words().no_names
    if entity.label_ == "FAC" or loose or not proper or not _stands_for_a_place(entity.root):
        return entity.start + 1, ()
    return entity.end, (GazetteerEntry(entity.text, None, None, None, 0, "town"),)


def _longest(doc: Doc, start: int) -> tuple[int, tuple[GazetteerEntry, ...]]:
    limit = min(start + gazetteer().longest, len(doc))
    for stop in range(limit, start, -1):
        entries = gazetteer().lookup(doc[start:stop].text)
        if entries:
            return stop, entries
    return start + 1, ()


def _is_place(doc: Doc, start: int, stop: int, entries: Sequence[GazetteerEntry]) -> bool:
    """Say whether a name of the gazetteer stands for the place here and not for a person or body.

    The entity labels of a small pipeline are weak evidence, so a well-known place counts unless it is
    labelled a person, and a person's label gives way to "in", "from" or "the ... region" around it.
    """
    span = doc[start:stop]
    words = place_words()
    labels = {token.ent_type_ for token in span}
    root = span.root
    locative = _stands_for_a_place(root)
    area = stop < len(doc) and doc[stop].lower_ in words.area_nouns
    if _part_of_longer_name(doc, start, stop) and not area:
        return False
    if _names_a_treaty(doc, start, stop) or _is_acronym(doc, start, stop):
        return False
    if not any(token.pos_ == "PROPN" for token in span) and not labels & PLACE_LABELS:
        return False
    division = all(entry.kind == "province" for entry in entries)
    if (division and not area) or span.text in words.rare or entries[0].name in words.rare:
        large = entries[0].population >= WELL_KNOWN and "PERSON" not in labels
        return (locative or area) and (large or bool(labels & PLACE_LABELS) or _country_follows(doc, stop))
    if locative or area or labels & PLACE_LABELS:
        return True
    if "PERSON" in labels:
        return _is_no_person(span.text, entries)
    return any(
        entry.kind not in {"city", "town", "province"} or entry.population >= WELL_KNOWN for entry in entries
    )


def _stands_for_a_place(root: Token) -> bool:
    """Say whether the grammar around a name asks for a place: "in X", "the city of X", "reached X"."""
    words = place_words()
    governor = root.head
    if root.dep_ == "pobj":
        of_area = governor.lower_ == "of" and governor.head.lower_ in words.area_nouns
        return of_area or governor.lower_ in words.locative | words.direction | {"from"}
    return root.dep_ == "dobj" and governor.lemma_.lower() in words.object_verbs


def _country_follows(doc: Doc, stop: int) -> bool:
    """Say whether a country's name stands right after, as in "Valencia in Venezuela"."""
    if stop + 1 >= len(doc) or doc[stop].lower_ not in {",", "in"}:
        return False
    return any(entry.kind == "country" for entry in gazetteer().lookup(doc[stop + 1].text))


def _names_a_treaty(doc: Doc, start: int, stop: int) -> bool:
    """Say whether a name is that of a treaty or a team: "the Paris Agreement", "the Treaty of Rome"."""
    words = place_words()
    of = start > 1 and doc[start - 1].text == "of" and doc[start - 2].text in words.treaties_of
    return of or (stop < len(doc) and doc[stop].text in words.treaty_nouns)


def _is_acronym(doc: Doc, start: int, stop: int) -> bool:
    """Say whether a name is an acronym that looks like a town in capitals ("the NIS"), or a part of a word
    ("Interfax-Ukraine").
    """
    joined = start > 0 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_
    if joined and doc[start - 2].text[:1].isupper():
        return True
    name = doc[start:stop].text
    if stop - start > 1 or len(name) > LONGEST_ACRONYM or not name.isupper() or gazetteer().has(name):
        return False
    beside = [token for token in doc[start].sent if token.is_alpha and token.i != start]
    return not beside or sum(token.is_upper for token in beside) < len(beside) / 2


def _is_no_person(name: str, entries: Sequence[GazetteerEntry]) -> bool:
    """Say whether a name is a country's, capital's or region's and no person's ("Uruguay", not "Jordan")."""
    known = entries[0].kind in {"country", "capital", "region", "water", "site"}
    return known and name not in place_words().also_persons


def _part_of_longer_name(doc: Doc, start: int, stop: int) -> bool:
    """Say whether capitalised words before or after belong to one name with these ("Jordan Smith")."""
    last = doc[stop - 1]
    entity = next((entity for entity in doc.ents if entity.start <= start < entity.end), None)
    if entity is not None and entity.label_ in OTHER_NAMES and (entity.start < start or entity.end > stop):
        extra = [token for token in entity if not start <= token.i < stop]
        if any(token.pos_ == "PROPN" and not gazetteer().has(token.text) for token in extra):
            return True
    after = doc[stop] if stop < len(doc) else None
    if after is not None and after.pos_ == "PROPN" and last.head.i == after.i and last.dep_ == "compound":
        return True
    before = doc[start - 1] if start else None
    narrowing = place_words().narrowing
    return (
        before is not None
        and before.pos_ == "PROPN"
        and before.dep_ == "compound"
        and start <= before.head.i < stop
        and before.lower_ not in narrowing | place_words().area_nouns
    )


def _country_before(doc: Doc, start: int, mentions: Sequence[PlaceMention]) -> str | None:
    """Return the country of the place named right before, with a comma between ("Atlanta, Georgia")."""
    joined = bool(mentions) and start == mentions[-1].stop + 1 and doc[start - 1].text == ","
    return mentions[-1].place.country if joined else None


def _as_division(doc: Doc, start: int, stop: int) -> bool:
    """Say whether a name stands for a division of a state: "the Kursk region", "the province of Idlib"."""
    nouns = place_words().division_nouns
    if stop < len(doc) and doc[stop].lower_ in nouns:
        return True
    return start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in nouns


def _widened(doc: Doc, start: int, stop: int, entry: GazetteerEntry) -> tuple[int, int]:
    """Take in "the ... region" around a name and a direction before it ("northern Gaza")."""
    words = place_words()
    first, last = start, stop
    modifies = doc[last - 1].dep_ in {"compound", "nmod", "amod"}
    nouns = words.area_nouns if entry.kind != "water" else words.water_nouns
    while modifies and last < len(doc) and doc[last].lower_ in nouns and last < stop + 2:
        last += 1
    while first > 0 and doc[first - 1].lower_ in words.narrowing and doc[first - 1].sent == doc[start].sent:
        first -= 1
    if last > stop and first > 0 and doc[first - 1].lower_ == "the":
        first -= 1
    return first, last
