"""Words that stand for somebody named before."""

import pytest
from tests.coding.actors.actor_tables import mention_of, read, rows


@pytest.mark.parametrize(("text", "words", "whose", "sector", "name"), rows("coreference.txt"))
def test_words_stand_for(text, words, whose, sector, name):
    document, index = read(text)
    mention = mention_of(document, index, words)
    assert len(mention.actors) == 1
    actor = index.get(mention.actors[0])
    found = (actor.organisation or actor.country, actor.sector or "-", actor.name or "-")
    assert found == (whose, sector, name)


@pytest.mark.parametrize(
    ("text", "words", "countries"),
    [
        ("Norway and Portugal signed. Both countries praised it.", "Both countries", ["NOR", "PRT"]),
        ("Norway and Portugal signed. They praised it.", "They", ["NOR", "PRT"]),
        ("Norway accused Portugal. The two sides will meet.", "The two sides", ["NOR", "PRT"]),
        ("Norway and Portugal trust each other.", "each other", ["NOR", "PRT"]),
        ("Norwegian and Portuguese troops left.", "Norwegian and Portuguese troops", ["NOR", "PRT"]),
        ("Norway and Portugal signed. Their presidents left.", "Their presidents", ["NOR", "PRT"]),
        (
            "Norway accused Portugal. The two foreign ministers met.",
            "The two foreign ministers",
            ["NOR", "PRT"],
        ),
        ("Norway asked the two Koreas for restraint.", "the two Koreas", ["PRK", "KOR"]),
        ("Norway, Portugal and Uruguay signed. Their leaders left.", "Their leaders", ["NOR", "PRT", "URY"]),
        ("Norway, Portugal and Uruguay signed. All three left.", "All three", ["NOR", "PRT", "URY"]),
        (
            "Norway and Portugal fought. Norway accused Portugal. Soldiers in Jordan, India and Kenya left. "
            "The two governments traded blame.",
            "The two governments",
            ["NOR", "PRT"],
        ),
        (
            "Norway accused Portugal of theft. Uruguay offered to mediate. Its president met his two counterparts.",
            "his two counterparts",
            ["NOR", "PRT"],
        ),
        ("Norway asked the two Guineas for restraint.", "the two Guineas", ["GIN", "GNB"]),
        ("Norway's army and M23 fought. Both sides left.", "Both sides", ["NOR", "COD"]),
        (
            "Uruguay's president, Ana Prueba, met Norway's president, Ole Eksempel. The two leaders left.",
            "The two leaders",
            ["URY", "NOR"],
        ),
    ],
)
def test_words_stand_for_two(text, words, countries):
    document, index = read(text)
    mention = mention_of(document, index, words)
    assert [index.get(actor).country for actor in mention.actors] == countries


def test_an_unnamed_official_is_never_guessed():
    _, index = read("Norway and Portugal quarrel. A senior official said the talks went on.")
    official = next(actor for actor in index.actors if actor.role == "official")
    assert (official.country, official.named, official.resolved_by) == (None, False, "unresolved")


def test_two_indefinite_officials_are_two_actors():
    _, index = read("A Norwegian official confirmed it. Another Norwegian official denied it.")
    assert len([actor for actor in index.actors if actor.role == "official"]) == 2


def test_country_troops_ministry_and_president_are_four_actors():
    text = "Norway said Norwegian troops left. The Norwegian foreign ministry and Norway's president agreed."
    _, index = read(text)
    found = {(actor.country, actor.sector, actor.role) for actor in index.actors}
    assert found == {
        ("NOR", None, None),
        ("NOR", "MIL", "troops"),
        ("NOR", "GOV", "foreign ministry"),
        ("NOR", "GOV", "president"),
    }


def test_an_expert_is_not_his_government():
    _, index = read("The deployment is a mistake, said Ana Prueba, an analyst at a Seoul institute.")
    analyst = next(actor for actor in index.actors if actor.name == "Ana Prueba")
    assert (analyst.country, analyst.sector) == ("KOR", "EDU")


def test_the_text_overrides_the_table_of_office_holders():
    _, index = read("Portugal's foreign minister, Wang Yi, agreed.")
    assert (index.actors[0].country, index.actors[0].resolved_by) == ("PRT", "role in the text")


@pytest.mark.parametrize(("day", "sector"), [("2016-06-01", "GOV"), ("2018-06-01", "ELI"), (None, "ELI")])
def test_an_office_is_looked_up_at_the_date_of_the_article(day, sector):
    _, index = read("Barack Obama met the press in the United States.", day)
    actor = next(actor for actor in index.actors if actor.name == "Barack Obama")
    assert (actor.country, actor.sector) == ("USA", sector)


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Portugal quarrel. China criticised Norway. Senator Ana Prueba left.",
        "Norway and Portugal quarrel. Norway and Portugal met. Turkey offered to mediate. Ana Prueba, a lawyer, left.",
    ],
)
def test_a_senator_or_a_lawyer_gets_no_country_from_the_sentence_before(text):
    _, index = read(text)
    assert next(actor for actor in index.actors if actor.name == "Ana Prueba").country is None


def test_the_governors_of_two_provinces_are_two_actors():
    _, index = read("The governor of Kursk left. The governor of Belgorod stayed.")
    assert [actor.country for actor in index.actors] == ["RUS", "RUS"]


def test_a_bare_group_has_no_country_where_two_countries_are_in_question():
    _, index = read("Norway met Portugal. Norway praised Portugal. Portugal thanked Norway. Protesters left.")
    assert [actor.country for actor in index.actors if actor.sector == "CVL"] == [None]


def test_who_says_something_aside_is_not_who_is_spoken_of():
    text = "Norway's president, Ole Eksempel, left. Rui Ensaio of Portugal, he added, had stayed."
    document, index = read(text)
    assert index.get(mention_of(document, index, "he").actors[0]).country == "NOR"


def test_soldiers_whom_rebels_kill_are_not_the_only_forces_named():
    _, index = read("French forces left Mali. JNIM fighters killed 14 soldiers.")
    assert [actor.country for actor in index.actors if actor.sector == "MIL"] == ["FRA", None]


def test_nothing_is_attributed_to_a_name_in_a_caption():
    _, index = read("Norway held a vote.\n\nPhoto: Ole Eksempel\n\nHe said that it was over.")
    assert all(mention.text != "He" for actor in index.actors for mention in actor.mentions)


def test_a_leader_of_a_state_that_no_table_knows_gets_no_neighbour_for_a_country():
    text = "Norway's neighbour, Belmoria, held a vote. President Rui Ensaio of Belmoria left. The president fled."
    document, index = read(text)
    assert index.get(mention_of(document, index, "The president").actors[0]).country is None


def test_he_is_not_a_people():
    _, index = read("The Norwegian people want peace, he said.")
    assert all(mention.text != "he" for actor in index.actors for mention in actor.mentions)


def test_the_mayor_is_not_the_governor():
    _, index = read("OSLO, May 3 - Norway closed the port, the governor said. The mayor denied it.")
    assert [actor.role for actor in index.actors if actor.sector == "GOV"] == ["governor", "mayor"]
