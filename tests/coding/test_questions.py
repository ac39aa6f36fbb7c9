"""Questions with a question mark or in other words, and the records that bear on them."""

import pytest
from tests.coding.assertion_fakes import FakeActors, FakeScope, document_of, event_at

from sayso.coding.assertions import find_assertions
from sayso.coding.questions import find_questions

QUESTIONS = """
Norway left. Will Chile follow?                                  | Will Chile follow?
"Will Chile follow?" he asked.                                   | Will Chile follow?
It is unclear whether Norway will withdraw.                      | whether Norway will withdraw
It is not clear how Norway will respond.                         | how Norway will respond
The question is how Norway will respond.                         | how Norway will respond
It remains to be seen whether Norway will withdraw.              | whether Norway will withdraw
Whether Norway will withdraw remains to be seen.                 | Whether Norway will withdraw
Nobody knows whether Norway will withdraw.                       | whether Norway will withdraw
Norway did not say when the ship left.                           | when the ship left
Why Norway waited is a mystery.                                  | Why Norway waited
"""

NONE = [
    "Norway will withdraw.",
    "Norway knows that Chile will follow.",
    "Norway asked Chile, which declined, for help.",
    "Norway has a friend who asks for nothing.",
]


def table(text):
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


def questions(text, records=(), scope=None):
    document = document_of(text)
    return find_questions(document, FakeActors(document), scope or FakeScope(), records)


@pytest.mark.parametrize(("text", "expected"), table(QUESTIONS))
def test_questions_with_and_without_a_question_mark(text, expected):
    found = questions(text)
    assert [one.text for one in found] == [expected]
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize("text", NONE)
def test_what_asks_nothing_is_no_question(text):
    assert questions(text) == ()


def test_a_question_is_about_the_records_in_it():
    text = "Will Norway send troops to harm Chile's economy?"
    document = document_of(text)
    event = event_at(document, "send")
    stakes = find_assertions(document, FakeActors(document), FakeScope(), (event,))
    found = find_questions(document, FakeActors(document), FakeScope(), (event, *stakes))
    assert set(found[0].about) == {event.id, *(one.id for one in stakes)}


def test_a_question_is_about_events_of_the_same_type_that_share_an_actor():
    text = "Norway sent ships. Chile massed tanks. Peru marched. Will Norway send troops?"
    document = document_of(text)
    asked, same, other_actor, other_type = (
        event_at(document, word, source=(source,), event_type=event_type)
        for word, source, event_type in [
            ("send", "NOR", "MOBILIZE"),
            ("sent", "NOR", "MOBILIZE"),
            ("massed", "CHL", "MOBILIZE"),
            ("marched", "NOR", "PROTEST"),
        ]
    )
    found = find_questions(
        document, FakeActors(document), FakeScope(), (asked, same, other_actor, other_type)
    )
    assert found[0].about == (asked.id, same.id)


def test_a_question_stands_on_the_say_so_of_its_speaker():
    assert questions("Will Norway send troops?")[0].say_so == ("author",)
    assert questions("Will Norway send troops?", scope=FakeScope("S-1"))[0].say_so == ("S-1",)
