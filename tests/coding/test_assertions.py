"""Relations, stakes, motives and estimates, as an analyst would read them off the sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.coding.assertion_fakes import FakeActors, FakeScope, document_of, event_at

from sayso.coding.assertions import find_assertions
from sayso.knowledge.frames import icd203_bands, load_frames
from sayso.records import DateRange, Estimate, Motive, Reference, Relation, Span, Stake, Statement, Why

RELATIONS = """
Norway is a reliable ally of Portugal.                            | NOR + ally PRT | ongoing
Norway, Portugal's closest ally, stayed away.                     | NOR + ally PRT | ongoing
Norway is Portugal's main trading partner.                        | NOR + partner PRT | ongoing
Norway has a mutual defence treaty with Portugal.                 | NOR + treaty PRT | ongoing
Portugal, long backed by Norway, refused.                         | NOR + patron PRT | ongoing
Norway relies on Portuguese gas.                                  | NOR + dependence PRT | ongoing
Norway and Chile are rivals.                                      | NOR - rival CHL | ongoing
Chile's arch-foe Norway stayed away.                              | NOR - enemy CHL | ongoing
Ties between Norway and Portugal have soured.                     | NOR - strain PRT | occurred
Norway's relations with Portugal remain frosty.                   | NOR - strain PRT | ongoing
Norway's rapprochement with Portugal goes on.                     | NOR + warming PRT | ongoing
Norway has moved closer to Portugal.                              | NOR + warming PRT | occurred
Norway is no longer an ally of Portugal.                          | NOR + ally PRT | negated
Norway is a former ally of Portugal.                              | NOR + ally PRT | occurred
Norway may become an ally of Portugal.                            | NOR + ally PRT | hypothetical
"""

STAKES = """
The move would harm Portugal's reputation.                        | PRT loss reputation | hypothetical
The move harms Portugal's reputation.                             | PRT loss reputation | ongoing
The move harmed Portugal's reputation.                            | PRT loss reputation | occurred
The move did not harm Portugal's reputation.                      | PRT loss reputation | negated
The deal strengthens Norway's hand.                               | NOR gain influence | ongoing
The pact would ease Norway's isolation.                           | NOR gain influence | hypothetical
The vote increased pressure on Norway.                            | NOR loss general | occurred
Norway stands to lose influence over Chile.                       | NOR loss influence | hypothetical
Norway risks losing its seat.                                     | NOR loss influence | hypothetical
Norwegian exporters benefit from the embargo.                     | NOR gain economy | ongoing
The ruling is a blow to Norway's economy.                         | NOR loss economy | ongoing
The embargo is a boon for Norway.                                 | NOR gain general | ongoing
Norway expanded its territory at Chile's expense.                 | CHL loss general | occurred
The vote puts Norway in an awkward position.                      | NOR loss general | ongoing
The deployment could cost Norway its reputation.                  | NOR loss reputation | hypothetical
The sale would expose Norway to sanctions.                        | NOR loss economy | hypothetical
Norway fears that Portugal will leave the bloc.                   | NOR loss general | hypothetical
The pact could drag Norway into a war.                            | NOR loss security | hypothetical
A truce would be in Norway's interest.                            | NOR gain general | hypothetical
"""

MOTIVES = """
Norway sent soldiers to Chile in return for oil.                  | NOR | oil
Norway sent soldiers in order to deter Chile.                     | NOR | to deter Chile
Norway sent soldiers to deter Chile.                              | NOR | to deter Chile
Norway sent soldiers out of fear.                                 | NOR | fear
Norway sent soldiers because Norway wants gas.                    | NOR | Norway wants gas
Norway sent soldiers in the hope of winning friends.              | NOR | winning friends
Norway seeks to secure its border.                                | NOR | to secure its border
"""

ESTIMATES = """
Norway will probably withdraw.                                    | probably | 0.55-0.8 | affirmed
Norway is likely to withdraw.                                     | likely | 0.55-0.8 | affirmed
Norway is very unlikely to withdraw.                              | very unlikely | 0.05-0.2 | affirmed
It is almost certain that Norway will withdraw.                   | almost certain | 0.95-0.99 | affirmed
There is a remote chance that Norway will withdraw.               | remote | 0.01-0.05 | affirmed
There is almost no chance that Norway will withdraw.              | almost no chance | 0.01-0.05 | affirmed
There is roughly even chance of a withdrawal by Norway.           | roughly even chance | 0.45-0.55 | affirmed
Norway is not likely to withdraw.                                 | likely | none | negated
It is unlikely that Norway was unaware of the plan.               | unlikely | none | negated
It is unlikely that Norway was aware of the plan.                 | unlikely | 0.2-0.45 | affirmed
It is unlikely that Norway did not know of the plan.              | unlikely | none | negated
Norway is highly likely to withdraw.                              | highly likely | none | affirmed
Norway is quite likely to withdraw.                               | quite likely | none | affirmed
It is possible that Norway will withdraw.                         | possible that | none | affirmed
"""


def table(text):
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def found(text, kind, *, events=(), **options):
    document = document_of(text)
    triggers = [event_at(document, word, **more) for word, more in events]
    scope = options.pop("scope", FakeScope())
    records = find_assertions(document, FakeActors(document), scope, triggers, **options)
    return [record for record in records if isinstance(record, kind)]


@pytest.mark.parametrize(("sentence", "expected", "realis"), table(RELATIONS))
def test_relations(sentence, expected, realis):
    relations = found(sentence, Relation)
    assert [f"{one.a} {one.sign} {one.type} {one.b}" for one in relations] == [expected]
    assert relations[0].realis == realis


@pytest.mark.parametrize(("sentence", "expected", "realis"), table(STAKES))
def test_stakes(sentence, expected, realis):
    stakes = [
        one for one in found(sentence, Stake) if f"{one.holder} {one.direction} {one.domain}" == expected
    ]
    assert [one.realis for one in stakes] == [realis], found(sentence, Stake)


@pytest.mark.parametrize(("sentence", "actor", "motive"), table(MOTIVES))
def test_motives(sentence, actor, motive):
    motives = found(sentence, Motive, events=[("sent", {})] if " sent " in sentence else [])
    assert [(one.actor, one.motive.text) for one in motives] == [(actor, motive)]
    assert motives[0].behaviour == ("E-sent" if " sent " in sentence else None)


@pytest.mark.parametrize(("sentence", "cue", "band", "polarity"), table(ESTIMATES))
def test_estimates_have_a_band_only_for_exact_terms_that_nothing_negates(sentence, cue, band, polarity):
    estimates = found(sentence, Estimate)
    assert [one.cue.text for one in estimates] == [cue]
    assert estimates[0].icd203 == (None if band == "none" else tuple(map(float, band.split("-"))))
    assert estimates[0].negated == (polarity == "negated")


@pytest.mark.parametrize(
    "sentence",
    [
        "The move would harm nobody's reputation.",
        "It is an ally of Portugal.",
        "Norway is an ally of the movement.",
        "They sent soldiers to deter an attack.",
        "Norway's government relies on Norway.",
        "Norway helped Portugal.",
        "Norway threatened Portugal.",
    ],
)
def test_what_names_no_actor_or_is_a_deed_asserts_nothing(sentence):
    assert not found(sentence, Relation | Stake | Motive)


def test_relations_between_several_actors_have_an_id_each():
    relations = found("Norway, Chile and Peru are allies.", Relation)
    assert {(one.a, one.b) for one in relations} == {("NOR", "CHL"), ("NOR", "PER"), ("CHL", "PER")}
    assert len({one.id for one in relations}) == 3


def test_a_patron_is_directed_from_patron_to_client():
    relation = found("Norway is the main backer of Portugal.", Relation)[0]
    assert (relation.a, relation.b, relation.directed) == ("NOR", "PRT", True)


def test_a_relation_is_dated_by_publication_unless_dates_are_given():
    sentence = "Norway is an ally of Portugal."
    assert found(sentence, Relation)[0].date.rule == "by publication"
    given_date = DateRange(rule="from the text")
    assert found(sentence, Relation, dates=lambda predicate: given_date)[0].date == given_date


def test_what_is_at_stake_keeps_its_modifier():
    stake = found("The move would harm Portugal's reputation as a reliable ally of Norway.", Stake)[0]
    assert stake.what.text == "Portugal's reputation as a reliable ally of Norway"


@pytest.mark.parametrize(
    "text",
    [
        "Norway sent troops. The deployment harms Norway's reputation.",
        "Norway sent troops. The move harms Norway's reputation.",
        "Norway sent troops. This harms Norway's reputation.",
        "If Norway sent troops, the affair would harm Norway's reputation.",
    ],
)
def test_the_cause_of_a_stake_is_the_event_that_it_names_or_refers_to(text):
    stakes = found(text, Stake, events=[("sent", {})])
    assert [one.cause for one in stakes] == ["E-sent"]


def test_a_gerund_can_be_the_cause():
    stake = found("Sending troops would harm Norway's reputation.", Stake, events=[("Sending", {})])[0]
    assert stake.cause == "E-Sending"


def test_a_stake_keeps_its_condition():
    stake = found("Norway would lose influence if Chile left the pact.", Stake)[0]
    assert stake.condition.text == "Chile left the pact"
    assert stake.realis == "hypothetical"


def test_the_actor_of_a_motive_may_be_known_from_the_event():
    text = "Ships were sent by Norway. The move was meant to impress Chile."
    motives = found(text, Motive, events=[("sent", {"source": ("NOR",)})])
    assert [(one.actor, one.behaviour) for one in motives] == [("NOR", "E-sent")]


def test_an_estimate_is_about_the_stake_or_event_it_qualifies():
    text = "The move would likely harm Portugal's reputation."
    stake, estimate = found(text, Stake)[0], found(text, Estimate)[0]
    assert estimate.about == stake.id
    sentence = "Norway probably sent troops."
    assert found(sentence, Estimate, events=[("sent", {})])[0].about == "E-sent"


def test_a_modal_verb_is_an_estimate_without_a_number_and_only_of_known_records():
    estimate = found("Norway may send troops.", Estimate, events=[("send", {})])[0]
    assert (estimate.cue.text, estimate.about, estimate.icd203) == ("may", "E-send", None)
    assert found("Norway may be right.", Estimate) == []


def statement(speaker):
    words = Span("said", 0, 4)
    return Statement(
        id="S-1", speaker=Reference(speaker, "x", 0, 1), cue=words, content=(words,), form="indirect", act="say",
        about=(), addressee=None, venue=None, said_on=DateRange(), nested_in=None, why=Why("rule", "test"),
    )  # fmt: skip


def test_the_estimator_is_the_speaker_on_whose_say_so_the_words_stand():
    sentence = "Norway will probably withdraw."
    assert found(sentence, Estimate)[0].estimator == "author"
    said = found(sentence, Estimate, scope=FakeScope("S-1"), statements=[statement("PRT")])[0]
    assert (said.estimator, said.say_so) == ("PRT", ("S-1",))


def test_two_cues_that_share_a_word_give_one_stake():
    stakes = found("Norway has suffered a loss of credibility.", Stake)
    assert [(one.domain, one.what.text) for one in stakes] == [("reputation", "a loss of credibility")]


def test_only_exact_terms_have_bands():
    listed = {
        " ".join(cue)
        for frame in load_frames("estimates")
        if "icd203" in frame.attributes
        for cue in frame.cues
    }
    assert listed == set(icd203_bands())


PIECES = [
    "Norway",
    "Portugal",
    "'s",
    "ally",
    "of",
    "would",
    "harm",
    "reputation",
    "likely",
    "if",
    "to",
    "risks",
    ",",
    ".",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_every_assertion_quotes_the_text_and_has_an_id_of_its_own(words):
    text = " ".join(words)
    document = document_of(text)
    records = find_assertions(document, FakeActors(document), FakeScope(), ())
    assert len({one.id for one in records}) == len(records)
    for one in records:
        spans = [one.cue, one.condition, getattr(one, "what", None), getattr(one, "motive", None)]
        assert all(text[span.start : span.end] == span.text for span in spans if span is not None)
    assert records == find_assertions(document, FakeActors(document), FakeScope(), ())
