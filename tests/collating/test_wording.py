import pytest

from sayso.collating.wording import folded, ideas
from sayso.knowledge.wording import wording


@pytest.mark.parametrize("idea", wording().ideas, ids=lambda idea: idea.name)
def test_two_wordings_of_one_thing_meet_in_their_idea(idea):
    one, other = idea.same
    assert f"={idea.name}" in ideas(one) & ideas(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said that it was so.", set()),
        ("fishing quotas", {"fish", "quota"}),
        ("Uruguay's quotas", {"uruguay", "quota"}),
    ],
)
def test_ideas_of_a_text(text, expected):
    assert ideas(text) == expected


def test_names_can_be_left_out():
    assert ideas("Norway raised the quotas", names=False) == ideas("raised quotas")


def test_folding_ignores_case_accents_and_marks():
    assert folded("Señor  “Prueba”,\nO'Neil") == "senor prueba o neil"
