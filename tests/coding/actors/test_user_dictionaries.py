"""What a user's own dictionary does to the actors of an article: it has the last word, on the day."""

import pytest
from tests.coding.actors.actor_tables import document_of

from sayso.coding.actors import find_actors
from sayso.coding.coder import code_article
from sayso.coding.configuration import Configuration

HEADER = "name,country,organisation,sector,role,aliases,start,end\n"
RULED = "dictionary of the user"


@pytest.fixture
def actors_of(tmp_path):
    """Return the actors of a text under some lines of CSV, or a dictionary in TABARI's format."""

    def found(text, content, day="2024-11-20", name="own.csv"):
        path = tmp_path / name
        path.write_text((HEADER if name.endswith(".csv") else "") + content)
        return find_actors(document_of(text, day), Configuration().with_actors([path])).actors

    return found


def one(actors, words):
    (actor,) = [actor for actor in actors if any(span.text.endswith(words) for span in actor.mentions)]
    return actor


def codes(actor):
    return actor.country, actor.organisation, actor.sector


@pytest.mark.parametrize(
    ("text", "row", "words", "expected"),
    [
        ("The Halden Front denied the report.", "Halden Front,NOR,,REB,,,,", "Halden Front", ("NOR", None, "REB")),
        ("The HF denied the report.", "Halden Front,NOR,,REB,,HF|Front of Halden,,", "HF", ("NOR", None, "REB")),
        ("Ana Prueba denied the report.", "Ana Prueba,PRT,,GOV,minister,,,", "Ana Prueba", ("PRT", None, "GOV")),
        # Over what sayso knows: the country, the organisation, an office holder, a place
        ("Hamas denied the report.", "Hamas,PSE,,GOV,,,,", "Hamas", ("PSE", None, "GOV")),
        ("NATO denied the report.", "NATO,,OTAN,IGO,,,,", "NATO", (None, "OTAN", "IGO")),
        ("Vladimir Putin denied the report.", "Vladimir Putin,NOR,,BUS,,,,", "Vladimir Putin", ("NOR", None, "BUS")),
        ("Putin said Russia was ready.", "Vladimir Putin,NOR,,BUS,,,,", "Putin", ("NOR", None, "BUS")),
        ("Norway denied the report.", "Norway,PRT,,,,,,", "Norway", ("PRT", None, None)),
        # Over what the text says beside the name
        ("Russian businessman Ivan Prueba denied it.", "Ivan Prueba,PRT,,PRM,,,,", "Ivan Prueba", ("PRT", None, "PRM")),
        # A name without a country
        ("The Halden Front denied the report.", "Halden Front,,,REB,,,,", "Halden Front", (None, None, "REB")),
    ],
)  # fmt: skip
def test_the_dictionary_has_the_last_word(actors_of, text, row, words, expected):
    actor = one(actors_of(text, row + "\n"), words)
    assert codes(actor) == expected
    assert actor.resolved_by == RULED
    assert actor.why.name == f"{RULED}: own.csv, line 2"


def test_the_longest_name_wins_also_over_the_dictionary(actors_of):
    (actor,) = actors_of("South Korea denied the report.", "Korea,PRK,,,,,,\n")
    assert (actor.country, actor.resolved_by) == ("KOR", "gazetteer")


def test_what_is_not_in_the_dictionary_stays_as_it_is(actors_of):
    (actor,) = actors_of("Norway denied the report.", "Halden Front,NOR,,REB,,,,\n")
    assert (actor.country, actor.resolved_by) == ("NOR", "gazetteer")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-06-01", (None, None, None)),
        ("2021-06-01", ("PRT", None, "GOV")),
        ("2023-06-01", ("PRT", None, "ELI")),
        ("2025-06-01", ("URY", None, "OPP")),
        (None, ("URY", None, "OPP")),
    ],
)
def test_the_day_of_the_article_chooses_the_row(actors_of, day, expected):
    rows = "Ana Prueba,PRT,,GOV,minister,,2020-01-01,2022-12-31\nAna Prueba,URY,,OPP,,,2024-01-01,\n"
    assert codes(one(actors_of("Ana Prueba denied the report.", rows, day), "Ana Prueba")) == expected


def test_an_entry_that_does_not_hold_on_the_day_leaves_what_sayso_knows(actors_of):
    (actor,) = actors_of("Hamas denied the report.", "Hamas,PSE,,GOV,,,1990-01-01,1991-01-01\n")
    assert (actor.organisation, actor.resolved_by) == ("HAMAS", "gazetteer")


def test_the_role_of_the_dictionary_stands_where_the_text_tells_none(actors_of):
    row = "Ana Prueba,PRT,,GOV,trade envoy,Prueba,,\n"
    assert one(actors_of("Ana Prueba denied it.", row), "Prueba").role == "trade envoy"
    assert one(actors_of("Foreign minister Ana Prueba denied it.", row), "Prueba").role == "Foreign minister"


def test_a_pronoun_stands_for_a_person_of_the_dictionary(actors_of):
    (actor,) = actors_of("Ana Prueba arrived. She denied the report.", "Ana Prueba,PRT,,GOV,minister,,,\n")
    assert [span.text for span in actor.mentions] == ["Ana Prueba", "She"]


def test_who_was_known_all_along_keeps_office_and_name(actors_of):
    lines = "VLADIMIR_PUTIN_\n\t[RUSGOV >990809]\n\t[RUSELI]\n"
    actor = one(actors_of("Vladimir Putin denied the report.", lines, name="own.txt"), "Putin")
    assert (actor.name, actor.role, actor.resolved_by) == ("Vladimir Putin", "president", RULED)


@pytest.mark.parametrize(
    ("line", "text", "country"),
    [
        ("HALDEN_ [NOR]", "Halden denied the report.", "NOR"),
        ("HALDEN_ [NOR]", "HALDEN DENIED THE REPORT.", "NOR"),
        ("HALDEN_ [NOR]", "The Haldenian denied the report.", None),
        ("HALDEN [NOR]", "The Haldenian denied the report.", "NOR"),
        ("HALDEN [NOR]", "The Haldenberg denied the report.", None),
        ("NIGER [NER]", "The Nigerian army denied the report.", "NGA"),
        ("UNITED_STATE_OF_HALDEN_ [NOR]", "The United State of Halden denied the report.", "NOR"),
        ("SOUTH_HALDEN_GREEN_FRONT_ [NORREB]", "The South Halden green front denied it.", "NOR"),
        ("ANA_VAN_DER_PRUEBA_ [PRTELI]", "Ana van der Prueba denied the report.", "PRT"),
        ("WHO_ [NOR]", "Who denied the report?", None),
        ("WHO_ [NOR]", "WHO denied the report.", "NOR"),
        ("MAY_ [NOR]", "May they deny the report?", None),
    ],
)
def test_a_name_in_capitals_is_found_as_a_text_writes_it(actors_of, line, text, country):
    actors = actors_of(text, line + "\n", name="own.txt")
    assert next((actor.country for actor in actors), None) == country


def test_a_name_of_nobody_is_no_actor(actors_of):
    assert actors_of("Norway denied the report.", "NORWAY_ [---]\n", name="own.txt") == ()


def test_an_agent_gives_its_sector_to_the_noun(actors_of):
    text = "Norwegian crofters denied the report. Norwegian teachers denied it."
    lines = "CROFTER [~AGR]\nTEACHER [~LAB]\n"
    crop, school = actors_of(text, lines, name="own.txt")
    assert codes(crop) == ("NOR", None, "AGR")
    assert codes(school) == ("NOR", None, "LAB")
    assert crop.why.name == f"role noun ({RULED})"


def test_an_agent_that_says_what_sayso_knows_changes_nothing(actors_of):
    (actor,) = actors_of("Norway's president denied the report.", "PRESIDENT [~GOV]\n", name="own.txt")
    assert (codes(actor), actor.why.name) == (("NOR", None, "GOV"), "role noun")


def test_a_noun_longer_than_that_of_the_dictionary_stays_whole(actors_of):
    (actor,) = actors_of("Norwegian police officers denied the report.", "POLICE [~MIL]\n", name="own.txt")
    assert actor.role == "police officers"


def test_of_two_files_the_later_one_counts(tmp_path):
    one_file, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one_file.write_text(HEADER + "Halden Front,NOR,,REB,,,,\n")
    other.write_text(HEADER + "Halden Front,PRT,,OPP,,,,\n")
    document = document_of("The Halden Front denied the report.")
    for paths, country in (((one_file, other), "PRT"), ((other, one_file), "NOR")):
        (actor,) = find_actors(document, Configuration().with_actors(paths)).actors
        assert actor.country == country


def test_a_coding_is_the_same_every_time_and_says_by_what_it_was_made(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(HEADER + "Halden Front,NOR,,REB,,,,\n")
    article = document_of("The Halden Front said Norway had lied.").article
    configuration = Configuration().with_actors([path])
    coding = code_article(article, configuration)
    assert coding == code_article(article, configuration)
    assert coding.coder.config == configuration.fingerprint != Configuration().fingerprint
