"""What one marked party is said to do to another: `sentence | expected`, the two parties marked."""

import pytest
from evaluation.marked import unmark
from hypothesis import given
from hypothesis import strategies as st

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline
from sayso.coding.events.relation import label_relation, relation_weights, span_tokens
from sayso.coding.events.relation_rules import parse_entry, parties, triggers
from sayso.knowledge.relation_words import relation_lexicon
from sayso.records import Why

LEXICON = relation_lexicon()
EXAMPLES = [
    *((words.example, words.root) for words in LEXICON.words),
    *((entry.example, entry.expect) for entry in (*LEXICON.operators, *LEXICON.flags)),
]


def label(marked, **options):
    text, sources, targets = unmark(marked)
    return label_relation(text, sources[0], targets[0] if targets else None, **options)


@pytest.mark.parametrize(("example", "root"), EXAMPLES)
def test_the_weightiest_word_of_each_example_carries_its_root(example, root):
    text, sources, targets = unmark(example)
    doc = load_pipeline(DEFAULT_PIPELINE)(text)
    where = parties(doc, span_tokens(doc, sources[0]), span_tokens(doc, targets[0]))
    assert triggers(doc, where)[0].root == root


SENTENCES = """
<s>Norway</s> lifted its blockade of <t>Portugal</t> on Friday.                          | CONCEDE
<s>Norway</s> blockaded <t>Portugal</t>'s ports.                                         | COERCE
<t>Two Portuguese captains</t> were arrested by <s>Norwegian police</s>.                 | COERCE
<s>Norway</s> will not meet <t>the Portuguese envoy</t>.                                 | REJECT
<s>Norway</s> met <t>the Portuguese envoy</t> on Monday.                                 | CONSULT
<s>Norway</s> has pledged to send food aid to <t>Uruguay</t>.                            | AGREE
<s>Norway</s> sent food aid to <t>Uruguay</t>.                                           | AID
<s>Norway</s> suspended food aid to <t>Uruguay</t>.                                      | SANCTION
<s>Norway</s> threatened to suspend aid to <t>Uruguay</t>.                               | THREATEN
<s>Norway</s> demanded that <t>Portugal</t> suspend aid to Uruguay.                      | REQUEST
<s>Norway</s> accused <t>Portugal</t> of attacking its ships.                            | ACCUSE
<s>Norwegian warplanes</s> bombed <t>a Portuguese depot</t>.                             | ASSAULT
<s>Norway</s> released <t>six Portuguese sailors</t>.                                    | RETREAT
<s>Teachers</s> went on strike.                                                          | PROTEST
"""


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_relation(line):
    sentence, _, expected = line.partition("|")
    found = label(sentence.strip())
    assert found.type == expected.strip()
    assert found.quad == LEXICON.quad[found.type]


def test_two_parties_that_merely_stand_in_one_sentence_get_no_type():
    found = label("<s>Norway</s> is a country with a coast, unlike <t>Paraguay</t>.")
    assert (found.type, found.quad) == (None, None)


def test_with_no_right_to_abstain_there_is_always_a_type():
    sentence = "<s>Norway</s> is a country with a coast, unlike <t>Paraguay</t>."
    assert label(sentence, forced=True).type is not None


def test_the_reason_names_the_words_that_speak_for_the_type():
    found = label("<s>Norway</s> lifted its blockade of <t>Portugal</t>.")
    assert (found.why.by, found.why.name) == ("model", "relation: lift>blockade")
    assert found.why.score == pytest.approx(found.score, abs=0.001)


def test_where_the_model_is_unsure_the_governing_word_decides():
    found = label("<s>Norway</s> blockaded <t>Portugal</t>'s ports.")
    assert (found.type, found.why) == ("COERCE", Why("rule", "relation: blockade"))


def test_a_span_without_a_word_is_an_error():
    with pytest.raises(ValueError, match="no word"):
        label_relation("Norway met Portugal.", (6, 7), (11, 19))


def test_nationality_is_no_feature():
    names = {name for name in relation_weights() if name.startswith(("source.word=", "target.word="))}
    assert not any(word in name for name in names for word in ("chinese", "russian", "american", "israeli"))


@given(st.integers(0, 18), st.integers(1, 20))
def test_any_pair_of_spans_gives_a_probability(start, length):
    text = "Norway met Portugal in Oslo."
    source = (start, min(start + length, len(text)))
    if text[slice(*source)].strip():
        assert 0.0 < label_relation(text, source, (11, 19)).score <= 1.0


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("attack", ("attack", "", "")),
        ("strike/noun", ("strike", "noun", "")),
        ("lay down", ("lay", "", " down")),
        ("lift>siege", ("lift", "", "siege")),
    ],
)
def test_an_entry_has_a_lemma_and_may_have_a_part_of_speech_or_a_second_lemma(entry, expected):
    assert parse_entry(entry) == expected
