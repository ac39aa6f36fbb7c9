"""Events: who did what to whom, whether it happened, and on whose say-so."""

from datetime import date

import pytest

from sayso.coding.coder import code_article
from sayso.records import Article, DateRange, Range

DAY = DateRange(date(2031, 5, 12), date(2031, 5, 12), "2031-05-12", "metadata")


def code(text):
    return code_article(Article(id="A-1", text=text, body=(Range(0, len(text)),), published=DAY))


def events(text):
    """Return (source, type, target, realis of the first mention) of each event, at country level."""
    coding = code(text)
    actors = {actor.id: actor.organisation or actor.country or "?" for actor in coding.actors}
    return [
        (
            "+".join(sorted({actors[actor] for actor in event.source})) or "-",
            event.type or f"CAMEO {event.cameo}",
            "+".join(sorted({actors[actor] for actor in event.target})) or "-",
            event.mentions[0].realis,
        )
        for event in coding.events
    ]


TABLE = """
Portuguese troops crossed into Uruguay on Monday. | PRT | MOBILIZE | URY | occurred
Portugal sent 400 soldiers to Chile. | PRT | MOBILIZE | - | occurred
Chilean ships carried 400 Portuguese soldiers to the island. | PRT | MOBILIZE | - | occurred
Portugal will send 400 soldiers to the border. | PRT | MOBILIZE | - | planned
Portugal has not sent soldiers to the border. | PRT | MOBILIZE | - | negated
The deployment of Portuguese troops to the border began in May. | PRT | MOBILIZE | - | occurred
Norway imposed sanctions on Portugal. | NOR | SANCTION | PRT | occurred
Two Portuguese diplomats were expelled by Norway. | NOR | SANCTION | PRT | occurred
Portuguese forces attacked a Uruguayan convoy. | PRT | ASSAULT | URY | occurred
The Norwegian foreign minister met the Portuguese president in Lisbon. | NOR | CONSULT | PRT | occurred
Norway supplied missiles to Uruguay. | NOR | AID | URY | occurred
Uruguay severed ties with Portugal. | URY | SANCTION | PRT | occurred
Portuguese troops withdrew from Uruguay. | PRT | RETREAT | URY | occurred
Uruguay accused Portugal of spying. | URY | ACCUSE | PRT | occurred
Norway urged Portugal to withdraw its troops. | NOR | REQUEST | PRT | occurred
Portugal threatened to attack Uruguay. | PRT | THREATEN | URY | occurred
Portugal denied that it had sent soldiers. | PRT | CAMEO 016 | - | occurred
Portugal declined to comment on the reports. | PRT | CAMEO 011 | - | occurred
If Portugal sent soldiers to the border, Norway would be alarmed. | PRT | MOBILIZE | - | hypothetical
"""


@pytest.mark.parametrize("row", TABLE.strip().splitlines())
def test_event(row):
    sentence, *expected = (cell.strip() for cell in row.split(" | "))
    assert tuple(expected) in events(sentence)


NO_EVENT = [
    "Portugal beat Uruguay 3-1 in the final on Sunday.",
    "Heavy rain is expected in Norway this week.",
    "The Lisbon stock exchange closed higher on Tuesday.",
    "The novelist Ana Prueba published a book about her childhood in Chile.",
]


@pytest.mark.parametrize("sentence", NO_EVENT)
def test_sport_weather_and_business_give_no_event(sentence):
    assert events(sentence) == []


def test_an_occurrence_told_twice_is_one_event():
    coding = code("Portuguese troops crossed into Uruguay. The incursion began at dawn on Monday.")
    assert [[mention.trigger.text for mention in event.mentions] for event in coding.events] == [
        ["crossed into", "incursion"]
    ]


POSITIONS = """
Portugal denied that it had sent soldiers to Uruguay. | occurred | denies | explicit
Portugal said that it had sent no soldiers to Uruguay. | occurred | denies | explicit
Portugal said that it had not sent soldiers to Uruguay. | occurred | denies | explicit
Portugal confirmed that it had sent soldiers to Uruguay. | occurred | confirms | explicit
Norway condemned the deployment of Portuguese soldiers. | occurred | asserts | presupposed
Norway said that Portugal would send soldiers to Uruguay. | planned | asserts | explicit
Norway has no information on reports that Portugal sent soldiers to Uruguay. | occurred | no_information | explicit
Portugal did not deny that it had sent soldiers to Uruguay. | occurred | does_not_deny | explicit
Norway declined to say whether Portugal had sent soldiers to Uruguay. | occurred | declines | explicit
Norway doubts that Portugal has sent soldiers to Uruguay. | occurred | doubts | explicit
"""


@pytest.mark.parametrize("row", POSITIONS.strip().splitlines())
def test_realis_stands_before_stance(row):
    sentence, realis, stance, basis = (cell.strip() for cell in row.split(" | "))
    coding = code(sentence)
    moves = {event.id: event.mentions[0].realis for event in coding.events if event.type == "MOBILIZE"}
    found = {
        (moves[about.ref], about.stance, about.basis)
        for statement in coding.statements
        if statement.speaker is not None
        for about in statement.about
        if about.ref in moves
    }
    assert found == {(realis, stance, basis)}


def test_who_asks_for_something_takes_no_position_on_it():
    coding = code("Norway urged Portugal to send soldiers to Uruguay.")
    assert [statement.about for statement in coding.statements] == [()]


def test_a_predicted_denial_is_no_position():
    coding = code("Portugal will certainly deny that it sent soldiers to Uruguay.")
    assert [(statement.planned, statement.about) for statement in coding.statements] == [(True, ())]


def test_scores_stay_out_of_statements():
    coding = code("Portugal denied that it had attacked Uruguay.")
    denial = next(event for event in coding.events if event.cameo == "016")
    assert (denial.type, denial.quad, denial.goldstein) == (None, None, None)
