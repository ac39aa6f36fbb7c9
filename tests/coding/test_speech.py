"""Statements: who says what, in which act and with which stance."""

import pytest

from sayso.coding.actors import ActorIndex, find_actors
from sayso.coding.configuration import DEFAULT_PIPELINE, Configuration
from sayso.coding.document import load_pipeline, parse
from sayso.coding.speech.drafts import find_drafts
from sayso.coding.speech.stances import settle
from sayso.knowledge.speech import speech_lexicon
from sayso.records import Article, Range


def statements(text, resolved=False):
    """Return (speaker, cue, content, act, stance, planned) of each statement, actors unresolved or not."""
    article = Article(id="A-1", text=text, body=(Range(0, len(text)),))
    document = parse(article, load_pipeline(DEFAULT_PIPELINE))
    index = find_actors(document, Configuration()) if resolved else ActorIndex((), ())
    drafts = find_drafts(document, index)
    settle(drafts, document.doc)
    return [
        (
            document.span(*draft.speaker).text if draft.speaker else "",
            document.span(draft.match.start, draft.match.stop).text,
            " ".join(document.span(*part).text for part in draft.content),
            draft.act,
            draft.stance,
            draft.match.planned,
        )
        for draft in drafts
    ]


@pytest.mark.parametrize("cue", speech_lexicon().cues, ids=lambda cue: cue.name)
def test_every_cue_reads_its_example(cue):
    found = [
        {"speaker": speaker, "content": content, "act": act, "stance": stance}
        for speaker, _, content, act, stance, _ in statements(cue.example, cue.kind == "punctuation")
    ]
    assert cue.expect in found


STANCES = """
Norway's defence ministry said it had no information on any such deployment. | Norway's defence ministry | said | decline | no_information
"I have no information about that," the spokeswoman Ana Prueba told reporters on Thursday. | the spokeswoman Ana Prueba | told | decline | no_information
The president did not deny it and said it was his country's own business. | The president | deny | decline | does_not_deny
The ambassador called the reports lies spread by hostile powers. | The ambassador | called | deny | denies
"These are nothing but dirty rumours," he said. | he | said | deny | denies
The ministry neither confirmed nor denied that its ships had left port. | The ministry | neither confirmed nor denied | decline | declines
Kyiv says Moscow denies that its forces crossed the border. | Moscow | denies | deny | denies
The envoy stopped short of confirming the deployment. | The envoy | stopped short of confirming | decline | declines
Lisbon dismissed the report as fake news. | Lisbon | dismissed | deny | denies
It is not true that our soldiers are in Uruguay, the spokesman insisted. | the spokesman | insisted | deny | denies
The general refused to rule out that more soldiers would be sent. | The general | refused to rule out | decline | does_not_deny
The allegations are baseless, Portugal's envoy told the council on Monday. | Portugal's envoy | told | deny | denies
The spokeswoman rejected suggestions that the army had been ordered not to comment. | The spokeswoman | rejected | deny | denies
Analysts doubt that Portugal will withdraw. | Analysts | doubt | question | doubts
The alliance could not confirm the reports. | The alliance | could not confirm | decline | no_information
Uruguay's president urged Norway to stop supplying arms to Portugal. | Uruguay's president | urged | request | asserts
Uruguay warned Portugal against sending more soldiers. | Uruguay | warned | warn | asserts
"""


@pytest.mark.parametrize("row", STANCES.strip().splitlines())
def test_act_and_stance(row):
    sentence, speaker, cue, act, stance = (cell.strip() for cell in row.split(" | "))
    assert (speaker, cue, act, stance) in [
        (found[0], found[1], found[3], found[4]) for found in statements(sentence)
    ]


SILENCE = [
    "Portugal has not commented on the allegations.",
    "The ministry did not immediately respond to a request for comment.",
    'The so-called "iron general" crossed the river at night.',
    "The weather turned cold and the harvest failed.",
]


@pytest.mark.parametrize("sentence", SILENCE)
def test_silence_and_scare_quotes_are_no_statements(sentence):
    assert statements(sentence) == []


def test_a_predicted_denial_is_planned():
    assert [found[5] for found in statements("The minister will certainly deny that troops were sent.")] == [
        True
    ]


def test_the_last_speaker_owns_the_quotation_that_follows():
    found = statements('"The border is calm," Ana Prueba said. "Nobody has crossed it for days."')
    assert [(speaker, content) for speaker, _, content, *_ in found] == [
        ("Ana Prueba", '"The border is calm," "Nobody has crossed it for days."')
    ]


def test_a_sentence_cut_by_a_blank_line_is_read_whole():
    found = statements("The envoy said the border,\n\nwhich was closed in May, would open again.")
    assert found[0][2] == "the border,\n\nwhich was closed in May, would open again"


def test_a_reporting_clause_that_the_parser_loses_is_read_from_word_order():
    found = statements(
        "Another 500 soldiers have been sent to Norway, the director of the agency told a committee on Monday."
    )
    assert found[0][:3] == (
        "the director of the agency",
        "told",
        "Another 500 soldiers have been sent to Norway",
    )
