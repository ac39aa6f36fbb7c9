"""Names that may be several things, and names inside longer names."""

import pytest
from tests.coding.actors.actor_tables import read, rows


@pytest.mark.parametrize(("sentence", "words", "whose"), rows("ambiguity.txt"))
def test_an_ambiguous_name_is(sentence, words, whose):
    document, index = read(sentence, None)
    found = {
        actor.country
        for mention in index.mentions
        for actor in map(index.get, mention.actors)
        if document.span(mention.start, mention.stop).text.endswith(words)
        if not document.span(mention.start, mention.stop).text.endswith(f" {words}") or words[0].islower()
    }
    assert found <= {None} if whose == "-" else found == {whose}


def test_a_suffix_of_somebody_does_not_make_a_country_of_the_noun():
    _, index = read("US-backed rebels attacked Uruguayan troops.")
    rebels = next(actor for actor in index.actors if actor.sector == "REB")
    assert rebels.country is None
