"""The facts about actors are whole and consistent, and every word list keeps its examples."""

import tomllib
from importlib.resources import files

import pytest
from tests.coding.actors.actor_tables import mention_of, read

from sayso.knowledge.acting import acting_words
from sayso.knowledge.actors import actor_names, countries, fold, organisations, parts, roles, table

SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
    ]
)
INTERNATIONAL = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})
DATA = {
    name: tomllib.loads(files("sayso.knowledge").joinpath(name).read_text("utf-8"))
    for name in ("roles.toml", "acting.toml")
}


def test_every_state_has_its_code():
    states = {row[0] for row in table("countries.csv") if row[2] == "state"}
    assert len(states) == 194
    assert {"TWN", "XKX", "PSE", "ESH"} <= set(countries())


def test_every_name_belongs_to_a_country_of_the_table():
    for surface, country, kind, sector, _ in table("country_names.csv"):
        assert (kind == "none") == (country == ""), surface
        assert not country or country in countries(), surface
        assert not sector or sector in SECTORS, surface


def test_every_state_has_an_adjective():
    have = {row[1] for row in table("country_names.csv") if row[2] == "adjective"}
    states = {row[0] for row in table("countries.csv") if row[2] == "state"}
    assert states - have == {"VAT"}


@pytest.mark.parametrize("name", ["institutions.csv", "organisations.csv"])
def test_every_sector_is_one_of_the_codebook(name):
    sectors = {row[-3 if name == "institutions.csv" else 3] for row in table(name)}
    assert sectors <= SECTORS | INTERNATIONAL


def test_organisations_of_one_code_are_one_organisation():
    assert organisations()["UNO"] == "United Nations"
    assert organisations()["EUU"] == "European Union"


def test_an_office_has_a_source_and_a_date_or_is_marked_unverified():
    for name, _, country, organisation, _, sector, _, start, end, source, as_of, check in table(
        "office_holders.csv"
    ):
        assert country or organisation, name
        assert sector in SECTORS | INTERNATIONAL, name
        assert bool(source and as_of) != (check == "unverified"), name
        assert not end or start <= end, name


@pytest.mark.parametrize("section", ["role", "modifier"])
def test_every_role_has_an_example_that_holds(section):
    for entry in DATA["roles.toml"][section]:
        _, index = read(entry["example"])
        wanted = entry["expect"]
        if entry.get("kind") == "none":
            assert {actor.role for actor in index.actors} == {None}, entry["example"]
            continue
        found = [{key: getattr(actor, key) for key in wanted} for actor in index.actors]
        assert wanted in found, (entry["example"], found)


@pytest.mark.parametrize("entry", DATA["acting.toml"]["class"], ids=lambda entry: entry["name"])
def test_every_class_of_acting_words_has_an_example_that_holds(entry):
    document, index = read(entry["example"])
    mention = mention_of(document, index, entry["name_in_example"])
    assert mention.can_act == entry["expect"]["can_act"]


@pytest.mark.parametrize("entry", DATA["acting.toml"]["anaphor"], ids=lambda entry: entry["name"])
def test_every_anaphor_has_an_example_that_holds(entry):
    document, index = read(entry["example"])
    mention = mention_of(document, index, entry["anaphor"])
    actors = [index.get(actor) for actor in mention.actors]
    assert [actor.organisation or actor.country for actor in actors] == entry["expect"]


@pytest.mark.parametrize("entry", DATA["acting.toml"]["rival"], ids=lambda entry: entry["name"])
def test_a_name_with_a_rival_is_no_country_beside_its_words(entry):
    _, index = read(entry["example"])
    options = actor_names().by_first[fold(entry["name"])]
    codes = {name.country for _, _, names in options for name in names if name.name == entry["name"]}
    assert codes
    assert not codes & {actor.country for actor in index.actors}


def test_names_are_cut_into_parts_without_stops_and_hyphens():
    assert parts("U.S.") == ("US",)
    assert parts("Guinea-Bissau") == ("Guinea", "Bissau")
    assert parts("Norway's") == ("Norway", "'s")
    assert parts("People’s Republic") == ("People", "'s", "Republic")


def test_accents_and_case_do_not_count():
    assert fold("Türkiye") == fold("TURKIYE") == "turkiye"


def test_the_word_lists_load():
    assert "president" in roles().by_first
    assert ("the", "alliance") in acting_words().anaphors
