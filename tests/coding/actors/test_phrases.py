"""Who a phrase stands for: country or organisation, sector, name, and what resolved it."""

import pytest
from tests.coding.actors.actor_tables import mention_of, read, rows


@pytest.mark.parametrize(("sentence", "words", "whose", "sector", "name", "resolved_by"), rows("phrases.txt"))
def test_a_phrase_stands_for(sentence, words, whose, sector, name, resolved_by):
    document, index = read(sentence)
    mention = mention_of(document, index, words)
    actor = index.get(mention.actors[0])
    found = (actor.organisation or actor.country or "-", actor.sector or "-", actor.name or "-")
    assert found == (whose, sector, name)
    assert actor.resolved_by == resolved_by
