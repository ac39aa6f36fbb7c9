"""Arguments and realis of a predicate, as an analyst would read them off the sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.coding import syntax
from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline
from sayso.knowledge.frames import syntax_classes


def parsed(sentence):
    return load_pipeline(DEFAULT_PIPELINE)(sentence)


def find(doc, word):
    return next(token for token in doc if token.text == word)


def texts(tokens):
    return [token.text for token in tokens]


SUBJECTS = """
Norway attacked Portugal.                                                | attacked | Norway
Portugal was attacked by Norway.                                         | attacked | Norway
Norway and Chile attacked Portugal.                                      | attacked | Norway Chile
Troops sent by Norway crossed the border.                                | sent     | Norway
Norway, which invaded Portugal last year, is poor.                       | invaded  | Norway
The troops that Norway sent are tired.                                   | sent     | Norway
Norway urged Portugal to withdraw.                                       | withdraw | Portugal
Portugal was asked by Norway to withdraw.                                | withdraw | Portugal
Norway promised Portugal to withdraw.                                    | withdraw | Norway
Norway wants to annex Salto.                                             | annex    | Norway
Norway crossed the river and seized the town.                            | seized   | Norway
Norway has threatened to attack Portugal and to blockade its ports.      | blockade | Norway
Norway broke the truce by sending troops.                                | sending  | Norway
Norway accused Portugal of sending troops.                               | sending  | Portugal
Norway condemned Portugal for sending troops.                            | sending  | Portugal
Norway withdrew, citing a lack of money.                                 | citing   | Norway
Norway's invasion of Portugal began in May.                              | invasion | Norway
The Norwegian invasion of Portugal began in May.                         | invasion | Norwegian
The invasion of Portugal by Norway began in May.                         | invasion | Norway
Norway carried out an attack on Portugal.                                | attack   | Norway
Talks between Norway and Portugal collapsed.                             | Talks    | Norway Portugal
The withdrawal of Norway surprised Portugal.                             | withdrawal | Norway
Norway's decision to send troops surprised Portugal.                     | send     | Norway
Norway made a decision to send troops.                                   | send     | Norway
Norway is likely to send troops.                                         | send     | Norway
"""

OBJECTS = """
Norway attacked Portugal and Chile.                                      | attacked | Portugal Chile
Portugal was attacked by Norway.                                         | attacked | Portugal
The troops that Norway sent are tired.                                   | sent     | troops
The troops Norway sent are tired.                                        | sent     | troops
Troops sent by Norway crossed the border.                                | sent     | Troops
Norway's invasion of Portugal began in May.                              | invasion | Portugal
Portugal's invasion by Norway began in May.                              | invasion | Portugal
Norway urged Portugal to withdraw.                                       | urged    | Portugal
Norway gave them weapons.                                                | gave     | weapons them
"""

REALIS = """
Norway sent troops to Chile.                                | sent     | occurred
Norway has sent troops to Chile.                            | sent     | occurred
Portugal denied that Norway sent troops.                    | sent     | occurred
Norway is sending troops to Chile.                          | sending  | ongoing
Norwegian troops have been fighting in Chile.               | fighting | ongoing
Norway will send troops to Chile.                           | send     | planned
Norway plans to send troops to Chile.                       | send     | planned
Norway is to send troops to Chile.                          | send     | planned
Norway is going to send troops to Chile.                    | send     | planned
Norway said it would send troops to Chile.                  | send     | planned
Norway may send troops to Chile.                            | send     | hypothetical
Norway could have sent troops to Chile.                     | sent     | hypothetical
If Norway sends troops, Chile will leave.                   | sends    | hypothetical
If Norway sends troops, Chile will leave.                   | leave    | hypothetical
Chile will leave unless Norway sends troops.                | leave    | hypothetical
Norway wants to send troops to Chile.                       | send     | hypothetical
Norway threatened to attack Chile.                          | attack   | hypothetical
Norway is considering sending troops to Chile.              | sending  | hypothetical
Norway criticised the planned deployment.                   | deployment | planned
Norway criticised a possible deployment.                    | deployment | hypothetical
Norway criticised the deployment.                           | deployment | occurred
Norway launched an attack on Chile.                         | attack   | occurred
Norway did not launch an attack on Chile.                   | attack   | negated
Norway will launch an attack on Chile.                      | attack   | planned
Norway has not condemned the attack.                        | condemned | negated
Norway has not condemned the attack.                        | attack   | occurred
Norway never condemned the attack.                          | condemned | negated
Norway sent no troops to Chile.                             | sent     | negated
No troops were sent to Chile.                               | sent     | negated
Norway failed to condemn the attack.                        | condemn  | negated
Norway refused to withdraw.                                 | withdraw | negated
Norway acted without consulting Chile.                      | consulting | negated
Norway not only sent troops but also paid them.             | sent     | occurred
Norway managed to sink the ship.                            | sink     | occurred
Norway continued to shell the town.                         | shell    | ongoing
Norway was accused of shelling the town.                    | shelling | occurred
Talks will begin on Monday.                                 | Talks    | planned
There is a risk of an attack on Chile.                      | attack   | hypothetical
"""


def table(text):
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


@pytest.mark.parametrize(("sentence", "predicate", "expected"), table(SUBJECTS))
def test_logical_subjects(sentence, predicate, expected):
    assert texts(syntax.subjects(find(parsed(sentence), predicate))) == expected.split()


@pytest.mark.parametrize(("sentence", "predicate", "expected"), table(OBJECTS))
def test_logical_objects(sentence, predicate, expected):
    assert texts(syntax.objects(find(parsed(sentence), predicate))) == expected.split()


@pytest.mark.parametrize(("sentence", "predicate", "expected"), table(REALIS))
def test_realis_is_that_of_the_proposition_before_any_stance(sentence, predicate, expected):
    assert syntax.realis(find(parsed(sentence), predicate)) == expected


@pytest.mark.parametrize("entry", syntax_classes(), ids=lambda entry: entry["name"])
def test_every_class_of_words_does_what_its_example_says(entry):
    predicate = find(parsed(entry["example"]), entry["predicate"])
    for name, expected in entry["expect"].items():
        found = getattr(syntax, name)(predicate)
        assert (found if isinstance(found, str) else texts(found)) == expected


@pytest.mark.parametrize(
    ("sentence", "predicate", "prepositions", "expected"),
    [
        ("Norway relies on Chile and Peru for gas.", "relies", ["on"], ["Chile", "Peru"]),
        ("Norway sent troops in return for oil.", "sent", ["in return for"], ["oil"]),
        ("Norway acted out of fear.", "acted", ["out of"], ["fear"]),
        ("Norway held talks with Portugal.", "talks", ["with"], ["Portugal"]),
        ("Norway imposed sanctions on Portugal.", "imposed", ["on", "against"], ["Portugal"]),
        ("Norway imposed sanctions.", "imposed", ["on"], []),
    ],
)
def test_obliques(sentence, predicate, prepositions, expected):
    assert texts(syntax.oblique(find(parsed(sentence), predicate), *prepositions)) == expected


def text_of(doc, head, **options):
    first, stop = syntax.phrase(find(doc, head), **options)
    return doc[first:stop].text


def test_a_phrase_leaves_out_relative_clauses_unless_asked():
    doc = parsed("Norway met the old president of Portugal, who lives in Chile.")
    assert text_of(doc, "president") == "the old president of Portugal"
    assert text_of(doc, "president", relative_clauses=True).endswith("lives in Chile")


def test_a_phrase_can_leave_out_its_conjuncts():
    doc = parsed("The kingdom of Norway and the republic of Portugal met.")
    assert text_of(doc, "kingdom", conjuncts=False) == "The kingdom of Norway"


def test_a_condition_is_the_words_after_if():
    doc = parsed("Chile will leave if Norway sends troops.")
    first, stop = syntax.condition(find(doc, "leave"))
    assert doc[first:stop].text == "Norway sends troops"
    assert syntax.condition(find(parsed("Chile will leave."), "leave")) is None


WORDS = [
    "Norway",
    "which",
    "attacked",
    "was",
    "by",
    "of",
    "the",
    "to",
    "and",
    "if",
    ",",
    "not",
    "Chile",
    "'s",
    "war",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
def test_any_jumble_of_words_has_arguments_within_it(words):
    doc = parsed(" ".join(words))
    for token in doc:
        found = [
            *syntax.subjects(token),
            *syntax.objects(token),
            *syntax.bearers(token),
            *syntax.oblique(token, "of"),
        ]
        assert all(0 <= other.i < len(doc) for other in found)
        first, stop = syntax.phrase(token)
        assert first <= token.i < stop <= len(doc)
        assert syntax.realis(token) in {"occurred", "ongoing", "planned", "hypothetical", "negated"}
