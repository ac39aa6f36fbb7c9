"""Quantities: how many of what, with the bound that the words put on the number."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.coding.amounts import find_amounts
from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline, parse
from sayso.coding.quantities import find_quantities
from sayso.knowledge.numbers import number_value
from sayso.records import Article, Range


def rows(table):
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


def parsed(text):
    return parse(Article("A-1", text, (Range(0, len(text)),)), load_pipeline(DEFAULT_PIPELINE))


def quantities(text):
    return [mention.quantity for mention in find_quantities(parsed(text))]


COUNTED = """
Up to 400 soldiers crossed the river. | Up to 400 | soldiers | 400 | at most
As many as 400 soldiers crossed the river. | As many as 400 | soldiers | 400 | at most
No more than ten ships sailed. | No more than ten | ships | 10 | at most
At least 12 people drowned. | At least 12 | people | 12 | at least
No fewer than ten drones fell. | No fewer than ten | drones | 10 | at least
Ten or more boats sank. | Ten or more | boats | 10 | at least
More than 10,000 soldiers left. | More than 10,000 | soldiers | 10000 | more than
Fewer than 500 soldiers stayed. | Fewer than 500 | soldiers | 500 | less than
Some 12,000 men were sent. | Some 12,000 | men | 12000 | about
Roughly 1,500 special soldiers were sent. | Roughly 1,500 | special soldiers | 1500 | about
Nearly a million people fled. | Nearly a million | people | 1000000 | about
Between 3,000 and 4,000 troops were sent. | Between 3,000 and 4,000 | troops | 4000 | between
About 3,000 to 4,000 men fled. | About 3,000 to 4,000 | men | 4000 | between
Some 3-4 million people live there. | Some 3-4 million | people | 4000000 | between
A dozen ships sailed. | A dozen | ships | 12 | exactly
Dozens of soldiers fell. | Dozens | soldiers | 24 | at least
Several hundred soldiers fell. | Several hundred | soldiers | 200 | at least
Tens of thousands of civilians fled. | Tens of thousands | civilians | 20000 | at least
The state sent two battalions. | two | battalions | 2 | exactly
It cost $1.2 billion. | $1.2 billion | USD | 1200000000 | exactly
The union gave 30 million euros. | 30 million | EUR | 30000000 | exactly
Roughly 20 percent of voters agreed. | Roughly 20 percent | percent | 20 | about
The blast killed 12. | 12 | people | 12 | exactly
More than half a million refugees arrived. | More than half a million | refugees | 500000 | more than
"""


@pytest.mark.parametrize(("text", "words", "what", "value", "bound"), rows(COUNTED))
def test_a_number_of_something_keeps_its_words_and_its_bound(text, words, what, value, bound):
    (found,) = quantities(text)
    assert (found.text, found.what, found.value, found.bound) == (words, what, float(value), bound)


NOT_COUNTED = """
Resolution 1718 was adopted.
Article 5 was invoked.
An F-16 and a T-72 were lost.
He was 45.
The 45-year-old minister resigned.
The war began on 3 May 2014.
They talked for two days.
The text has a 700-word preface.
One of the ministers resigned.
Six in 10 agreed.
The score was 3:2.
"""


@pytest.mark.parametrize("text", [row[0] for row in rows(NOT_COUNTED)])
def test_dates_ages_times_and_names_are_no_quantities(text):
    assert quantities(text) == []


def test_them_and_others_count_what_was_counted_before():
    found = quantities("Ukraine says that 50,000 soldiers are massed there, 11,000 of them from abroad.")
    assert [quantity.what for quantity in found] == ["soldiers", "soldiers"]


def test_the_head_is_the_noun_that_is_counted():
    document = parsed("Up to 400 young soldiers had entered the area.")
    (mention,) = find_quantities(document)
    assert document.doc[mention.head].text == "soldiers"


def test_the_words_are_a_slice_of_the_text():
    text = "The state sent **1,500** soldiers, some 30 ships and $2 million."
    for quantity in quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text


def examples():
    lists = tomllib.loads(files("sayso.knowledge").joinpath("numbers.toml").read_text(encoding="utf-8"))
    for entry in lists["vague"]:
        yield entry["example"], "at least"
    for entry in [*lists["bounds"], *lists["bounds_after"]]:
        yield entry["example"], entry["bound"]


@pytest.mark.parametrize(("example", "bound"), sorted(set(examples())))
def test_the_example_of_every_word_list_entry_has_its_bound(example, bound):
    (found,) = quantities(example)
    assert found.bound == bound


NUMBERS = """
3 | 3
3,000 | 3000
1.2 million | 1200000
1.2bn | 1200000000
600k | 600000
twenty-five | 25
two hundred and ten | 210
three hundred thousand | 300000
a dozen | 12
two dozen | 24
half a million | 500000
a couple of billion | 2000000000
"""


@pytest.mark.parametrize(("words", "value"), rows(NUMBERS))
def test_a_written_number_has_a_value(words, value):
    assert number_value(words) == float(value)


def test_a_word_that_is_no_number_has_no_value():
    assert number_value("three blind") is None


@given(st.text(alphabet="0123456789 ,.-$%aeiotnuhdrs", max_size=60))
def test_amounts_lie_in_the_text_in_order_without_overlap(text):
    position = 0
    for amount in find_amounts(text):
        assert position <= amount.start < amount.end <= len(text)
        position = amount.end


@given(st.integers(0, 10**12))
def test_digits_with_and_without_commas_have_the_same_value(number):
    assert number_value(str(number)) == number_value(f"{number:,}") == number
