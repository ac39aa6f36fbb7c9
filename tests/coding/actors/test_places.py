"""A name acts or is merely a place."""

import pytest
from tests.coding.actors.actor_tables import mention_of, read, rows


@pytest.mark.parametrize(("sentence", "words", "acts", "whose"), rows("places.txt"))
def test_a_name_can_act_or_is_a_place(sentence, words, acts, whose):
    document, index = read(sentence)
    mention = mention_of(document, index, words)
    assert mention.can_act == (acts == "yes")
    assert index.get(mention.actors[0]).country == whose


def test_a_dateline_names_no_actor():
    _, index = read("LISBON, Portugal, May 12 (Example Wire) - Norway closed the port.")
    assert [actor.country for actor in index.actors] == ["NOR"]
