"""Why a record is there."""

from datetime import date

import msgspec
import pytest

from sayso.errors import UnknownRecordError
from sayso.publishing import why, why_text
from sayso.publishing.explainer import Explainer
from sayso.publishing.index import records_of
from sayso.publishing.naming import Names
from sayso.publishing.quoting import quotation
from sayso.records import (
    AUTHOR,
    Article,
    Coder,
    Coding,
    DateRange,
    Event,
    EventMention,
    Place,
    Range,
    Span,
    Why,
)
from tests.publishing.casebook import codings


def statement(index, cue, article="A-00000002"):
    coding = next(one for one in index.codings if one.article.id == article)
    return next(one for one in coding.statements if one.cue.text == cue)


def test_the_words_are_marked_in_their_sentence(index):
    one = statement(index, "did not deny")
    evidence = why(one.id, index).evidence[0]
    assert evidence.sentence.words == "did not deny"
    assert evidence.sentence.before == "Asked again, Tessaly's president "
    assert evidence.sentence.after == " that his navy had mined the waterway."


@pytest.mark.parametrize("coding", codings(), ids=lambda coding: coding.article.id)
def test_the_offsets_lead_to_the_words(index, coding):
    for record in records_of(coding):
        for evidence in why(record.id, index).evidence:
            words = coding.article.text[evidence.start : evidence.end]
            assert " ".join(words.split()) == evidence.sentence.words


def test_the_chain_of_say_so_leads_from_the_outlet_to_the_root(index):
    event = index.codings[0].events[0]
    chain = why(event.id, index).evidence[0].say_so[0]
    assert [link.speaker for link in chain] == ["Kell Telegraph", "Ilse Marrin, defence minister (Ostrana)"]
    assert chain[-1].cue == "said"


def test_a_judgement_of_the_author_rests_on_the_outlet(index):
    stake = next(one for one in index.codings[1].assertions if one.id.startswith("K-"))
    assert [link.speaker for link in why(stake.id, index).evidence[0].say_so[0]] == ["The Calder Observer"]


def test_a_model_is_named_with_its_score(index):
    one = statement(index, "confirmed")
    assert "made by     model “attribution”, score 0.99" in why_text(one.id, index)


def test_actors_are_shown_with_how_they_were_resolved(index):
    one = statement(index, "did not deny")
    note = why(one.id, index).actors[0]
    assert (note.label, note.resolved_by) == ("president (Tessaly)", "role in the text")


def facts_of(mention):
    words = "Ostrana says ships laid mines off Kell on Friday."
    article = Article("A-1", words, (Range(0, len(words)),), outlet="Kell Telegraph")
    event = Event("E-1", "ASSAULT", None, (), None, None, None, (), (), None, (mention,), Why("rule", "laid"))
    coding = Coding(coder=Coder("1", "none", "c"), article=article, events=(event,))
    return Explainer(coding, Names(())).explain(event, event.why).facts


def test_a_date_and_a_place_are_shown_with_their_words_and_the_rule_that_resolved_them():
    friday = date(2031, 5, 9)
    when = DateRange(friday, friday, "on Friday", "weekday, past tense: latest before publication", 39, 48)
    where = Place("Kell", "NOR", 61.5, 5.25, 34, 38, "gazetteer, town: the largest of that name")
    facts = facts_of(EventMention(Span("laid", 19, 23), "occurred", when, where, (), (AUTHOR,)))
    assert facts[1:] == (
        ("told as", "“laid”: occurred"),
        ("when", "9 May 2031 (“on Friday”): weekday, past tense: latest before publication"),
        (
            "where",
            "Norway, 61.50, 5.25 (“Kell”): gazetteer, town: the largest of that name; "
            "on the say-so of Kell Telegraph",
        ),
    )


def test_a_date_that_stays_unresolved_shows_its_words_and_why():
    when = DateRange(None, None, "after the vote", "unresolved: relative to an event", 0, 14)
    facts = facts_of(EventMention(Span("laid", 19, 23), "occurred", when, None, (), (AUTHOR,)))
    assert facts[2:] == (("when", "undated (“after the vote”): unresolved: relative to an event"),)


def test_the_article_is_named_with_its_file(index):
    text = " ".join(why_text(statement(index, "did not deny").id, index).split())
    assert "League confirms mines; Tessaly falls silent, The Calder Observer, 5 Mar 2031" in text
    assert "reports/02.txt" in text


def test_a_claim_is_explained_by_the_mentions_it_is_made_of(index, mined):
    found = why(mined.id, index)
    assert [one.kind for one in found.supports] == ["event", "event", "event"]
    assert ("sources", "3 independent: League of Straits, Merovia, Ostrana") in found.facts


def test_a_position_is_explained_by_its_statement(index, mined):
    position = next(one for one in index.positions_of[mined.id] if one.stance == "does_not_deny")
    found = why(position.id, index)
    assert found.label == "Tessaly does not deny"
    assert [one.id for one in found.supports] == [position.statement]


@pytest.mark.parametrize("width", [40, 80])
def test_the_text_fits_the_width(index, width):
    for record in index.records:
        assert all(len(line) <= width for line in why_text(record, index, width=width).splitlines())


def test_the_words_are_marked_without_colour_and_bold_with_it(index):
    one = statement(index, "did not deny").id
    assert "⟦did not deny⟧" in why_text(one, index)
    assert "\x1b[1;4m⟦did not deny⟧\x1b[0m" in why_text(one, index, color=True)


def test_the_beginning_of_an_id_is_enough(index):
    one = statement(index, "did not deny")
    assert why(one.id[:8], index).id == one.id


@pytest.mark.parametrize("wrong", ["S-ffffffff", "", "S-"])
def test_an_id_that_is_not_there_is_said_to_be_unknown(index, wrong):
    with pytest.raises(UnknownRecordError):
        why(wrong, index)


def test_a_beginning_that_several_ids_share_names_some_of_them(index):
    with pytest.raises(UnknownRecordError) as caught:
        why("A-0000000", index)
    assert "A-00000001" in caught.value.hint


def test_every_explanation_can_be_written_as_json(index):
    for record in index.records:
        assert msgspec.json.decode(msgspec.json.encode(why(record, index)))["id"] == record


SENTENCES = [
    # text, words, before, after
    ("He denied it. She denied it.", (18, 24), "She ", " it."),
    ("He denied it.\n\nShe\ndenied it.", (19, 25), "She ", " it."),
    ("Denied.", (0, 6), "", "."),
    ("It was\nsaid  to be so.", (0, 12), "", " to be so."),
]


@pytest.mark.parametrize(("text", "words", "before", "after"), SENTENCES)
def test_a_sentence_is_parted_at_its_words(text, words, before, after):
    found = quotation(text, *words)
    assert (found.before, found.after) == (before, after)
    assert found.words == " ".join(text[slice(*words)].split())
