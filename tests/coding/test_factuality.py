"""Whether something happened, by the words alone: `sentence with {the predicate} | expected`."""

import re

import pytest

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline
from sayso.coding.events.factuality import factuality
from sayso.knowledge.factuality import factuality_lexicon

LEXICON = factuality_lexicon()
PREDICATE = re.compile(r"\{(.+?)\}")


def value(sentence):
    place = PREDICATE.search(sentence).start()
    doc = load_pipeline(DEFAULT_PIPELINE)(PREDICATE.sub(r"\1", sentence))
    return factuality(next(token for token in doc if token.idx == place))


def reading(number):
    return "happened" if number >= 1.5 else "did not happen" if number <= -1.5 else "open"


@pytest.mark.parametrize("entry", [*LEXICON.governor, *LEXICON.mark], ids=lambda entry: entry.name)
def test_each_class_of_words_reads_its_example(entry):
    assert reading(value(entry.example)) == entry.expect


SENTENCES = """
Norway {attacked} Portugal.                              | happened
Norway has {attacked} Portugal.                          | happened
Norway is {attacking} Portugal.                          | happened
Norway did not {attack} Portugal.                        | did not happen
Norway has never {attacked} Portugal.                    | did not happen
Nobody {attacked} Portugal.                              | did not happen
Norway nearly {attacked} Portugal.                       | did not happen
Norway not only {attacked} Portugal but won.             | happened
Norway may {attack} Portugal.                            | open
Norway will {attack} Portugal.                           | open
Norway could have {attacked} Portugal.                   | open
Norway failed to {attack} Portugal.                      | did not happen
Norway did not fail to {attack} Portugal.                | happened
Norway did not manage to {attack} Portugal.              | did not happen
Norway threatened to {attack} Portugal.                  | open
Norway thanked Portugal for {sending} ships.             | happened
Norway denied {sending} ships.                           | did not happen
Norway denied that Portugal {sent} ships.                | did not happen
Norway left before {paying}.                             | happened
The {attack} did not happen.                             | did not happen
No {attack} took place.                                  | did not happen
Norway reported the {attack}.                            | happened
The {glitch} was not reported.                           | happened
Norway planned the {attack}.                             | open
Norway came and {attacked} Portugal.                     | happened
"""


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_factuality(line):
    sentence, _, expected = line.partition("|")
    assert reading(value(sentence.strip())) == expected.strip()


def test_a_value_stays_on_the_scale_for_every_word_of_a_tangled_sentence():
    text = "If Norway had not refused to stop failing to avoid denying that nobody nearly attacked, it would."
    for token in load_pipeline(DEFAULT_PIPELINE)(text):
        assert -3.0 <= factuality(token) <= 3.0
