"""Places: which names are places, of which country, and where a predicate happened."""

import time
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline, parse
from sayso.coding.places import find_places, place_for
from sayso.knowledge.dates import date_words
from sayso.knowledge.place_words import place_words
from sayso.knowledge.places import (
    COLUMNS,
    PlaceKind,
    entry_of,
    gazetteer,
    gazetteer_rows,
    row_names,
)
from sayso.records import Article, Range


def rows(table):
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def parsed(text):
    return parse(Article("A-1", text, (Range(0, len(text)),)), load_pipeline(DEFAULT_PIPELINE))


def place_of(text, word):
    document = parsed(text)
    (predicate,) = [token for token in document.doc if token.text == word]
    return place_for(predicate, find_places(document), document)


TABLE = (Path(__file__).parent / "places.txt").read_text("utf-8")


def table_rows():
    for line in TABLE.splitlines():
        if line.strip() and not line.startswith("#"):
            sentence, named = line.split(" | ")
            yield pytest.param(sentence, named, id=sentence[:40])


def described(place):
    where = "-" if place.lat is None else f"{place.lat:.1f}, {place.lon:.1f}"
    return f"{place.text} = {place.country or '-'} @ {where}"


def near(one, other):
    """Say whether two descriptions of a place name the same, with coordinates within a degree."""
    (name, where), (other_name, other_where) = one.split(" @ "), other.split(" @ ")
    if name != other_name or "-" in {where, other_where}:
        return one == other
    pairs = zip(where.split(", "), other_where.split(", "), strict=True)
    return all(abs(float(a) - float(b)) <= 1 for a, b in pairs)


@pytest.mark.parametrize(("sentence", "named"), list(table_rows()))
def test_the_places_of_a_sentence_have_their_country_and_coordinates(sentence, named):
    found = [described(mention.place) for mention in find_places(parsed(sentence))]
    expected = [] if named.strip() == "none" else [one.strip() for one in named.split(";")]
    same = len(found) == len(expected) and all(map(near, found, expected))
    assert same, f"{found} instead of {expected}"


NAMED = """
Troops crossed into Uruguay. | Uruguay | URY
Shells fell on Kharkiv. | Kharkiv | UKR
The ministers met in Saint Petersburg. | Saint Petersburg | RUS
Soldiers entered the Salto area of Uruguay. | the Salto area, Uruguay | URY, URY
Fighting spread to northern Gaza. | northern Gaza | PSE
The fleet crossed the Black Sea. | Black Sea | None
The army withdrew from Kherson. | Kherson | UKR
The envoy flew to the U.S. on Friday. | U.S. | USA
Rebels captured the city of Goma. | Goma | COD
He spoke in Tripoli, Lebanon, on Friday. | Tripoli, Lebanon | LBN, LBN
He spoke in Portsmouth, N.H., on Friday. | Portsmouth | USA
"""


@pytest.mark.parametrize(("text", "names", "countries"), rows(NAMED))
def test_a_place_name_is_found_with_its_country(text, names, countries):
    found = [mention.place for mention in find_places(parsed(text))]
    assert ", ".join(place.text for place in found) == names
    assert ", ".join(str(place.country) for place in found) == countries


NO_PLACES = """
Jordan Smith met Victoria Miller.
George Washington was born on a farm.
The Portuguese soldiers left.
She was reading a nice book about the split.
The Paris Agreement was signed.
"""


@pytest.mark.parametrize("text", [row[0] for row in rows(NO_PLACES)])
def test_persons_demonyms_and_longer_names_are_no_places(text):
    assert find_places(parsed(text)) == ()


def test_of_two_towns_of_one_name_that_of_the_country_spoken_of_wins():
    (salto,) = [
        m.place
        for m in find_places(parsed("Uruguay says that troops reached Salto."))
        if "Salto" in m.place.text
    ]
    assert salto.country == "URY"


def test_without_context_the_larger_town_wins():
    (tripoli,) = find_places(parsed("The envoys met in Tripoli."))
    assert tripoli.place.country == "LBY"


def test_a_country_has_no_coordinates_and_a_city_has():
    country, city = (mention.place for mention in find_places(parsed("They left Uruguay for Tehran.")))
    assert (country.lat, round(city.lat), round(city.lon)) == (None, 36, 51)


def test_the_words_of_a_place_are_a_slice_of_the_text():
    text = "Troops were sent to **eastern** Ukraine and the Kursk region."
    for mention in find_places(parsed(text)):
        assert text[mention.place.start : mention.place.end] == mention.place.text


LOCATED = """
Soldiers had entered the Salto area. | entered | the Salto area
Portuguese troops crossed into Uruguay. | crossed | Uruguay
The soldiers were sent to Russia's Kursk region. | sent | Kursk region
The army withdrew from Kherson. | withdrew | Kherson
The ministers met in Brussels. | met | Brussels
Rebels captured the city of Goma. | captured | Goma
Shells hit the Black Sea port of Odesa. | hit | Odesa
The Kursk offensive began. | offensive | Kursk
The fleet sailed through the Taiwan Strait. | sailed | Taiwan Strait
Troops massed near the border with Ukraine. | massed | Ukraine
The envoy said in Geneva that troops had landed in Sudan. | landed | Sudan
The envoy said in Geneva that troops had landed in Sudan. | said | Geneva
The president visited Tehran. | visited | Tehran
Talks between Russia and Ukraine failed. | failed | None
The union imposed sanctions on Russia. | imposed | None
Russia denied the report. | denied | None
The envoy put pressure on Moscow. | put | None
The ministers discussed the quarrel over Essequibo. | discussed | None
A rocket fell on Kharkiv. | fell | Kharkiv
Aircraft flew over Guyana. | flew | Guyana
The convoy stopped in Zalambessa on Friday. | stopped | Zalambessa
The state would not go to war over Guyana. | go | None
The army has troops on Kinmen. | has | Kinmen
Drones hit an oil terminal in Novorossiysk on the Black Sea. | hit | Novorossiysk
Two missiles hit Pokrovsk in the Donetsk region. | hit | Pokrovsk
Rebels seized the Bunagana border crossing with Uganda. | seized | the Bunagana border crossing
The ship was boarded 30 miles off Hodeidah. | boarded | Hodeidah
Shells fell along the Line of Control. | fell | Line of Control
Soldiers died near Kursk. | died | Kursk
Beijing accused Washington of meddling. | accused | None
Kinshasa accuses Kigali of backing rebels. | accuses | None
The Treaty of Rome was signed. | signed | None
"""


@pytest.mark.parametrize(("text", "predicate", "expected"), rows(LOCATED))
def test_a_predicate_happens_where_its_prepositions_and_objects_say(text, predicate, expected):
    place = place_of(text, predicate)
    assert (place.text if place else "None") == expected


def test_the_dateline_is_not_the_place_of_an_event():
    assert place_of("SEOUL, Oct 18 - Portuguese ships sailed.", "sailed") is None


def test_the_gazetteer_reads_accents_capitals_and_saints_alike():
    places = gazetteer()
    assert places.lookup("Bogota")[0] == places.lookup("BOGOTÁ")[0]
    assert places.lookup("St. Petersburg") == places.lookup("Saint Petersburg")
    assert places.lookup("Sana’a")[0].country == "YEM"


def test_dates_and_places_load_in_a_blink():
    def seconds(work):
        begin = time.process_time()
        work()
        return time.process_time() - begin

    def load():
        for facts in (gazetteer, place_words, date_words):
            facts.cache_clear()
            facts()

    assert min(seconds(load) for _ in range(3)) < 0.2


def test_every_row_has_its_columns_and_its_country_and_coordinates_are_in_range():
    for row in gazetteer_rows():
        assert row.count(",") + 1 == COLUMNS, row
        assert '"' not in row
        entry = entry_of(row)
        assert entry.country is None or (len(entry.country) == 3 and entry.country.isupper()), entry
        assert entry.lat is None or (-90 <= entry.lat <= 90 and -180 <= entry.lon <= 180), entry
        assert entry.kind in get_args(PlaceKind), entry
        assert all(row_names(row))


@given(st.text(max_size=30))
def test_any_words_may_be_looked_up(words):
    assert isinstance(gazetteer().lookup(words), tuple)
