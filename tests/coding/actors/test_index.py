"""The index: the contract's example, order, ids, offsets."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coding.actors.actor_tables import read, rows

from sayso.coding.actors import ActorIndex, ActorMention

EXAMPLE = json.loads((Path(__file__).parents[2] / "data" / "coding.example.json").read_text("utf-8"))
FIELDS = ("country", "organisation", "sector", "name", "role", "named", "resolved_by")
SENTENCES = [row[0] for table in ("phrases.txt", "places.txt", "ambiguity.txt") for row in rows(table)]
JOINTS = [" ", "\n\n", "\n", "  ", "\u200b ", " **and** "]


def test_the_example_of_the_contract():
    _, index = read(EXAMPLE["article"]["text"], "2031-05-12")
    wanted = {tuple(actor[field] for field in FIELDS) for actor in EXAMPLE["actors"]}
    assert wanted == {tuple(getattr(actor, field) for field in FIELDS) for actor in index.actors}
    ministry = index.actors[0]
    assert [mention.text for mention in ministry.mentions] == ["Norway's foreign ministry", "a spokesman"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from(JOINTS))
def test_every_mention_is_a_slice_of_the_article(sentences, joint):
    text = joint.join(sentences)
    document, index = read(text)
    for actor in index.actors:
        assert actor.mentions
        assert all(text[mention.start : mention.end] == mention.text for mention in actor.mentions)
    for mention in index.mentions:
        span = document.span(mention.start, mention.stop)
        assert text[span.start : span.end] == span.text
        assert mention.start <= mention.head < mention.stop


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
def test_ids_are_unique_deterministic_and_all_resolve(sentences):
    text = " ".join(sentences)
    _, index = read(text)
    ids = [actor.id for actor in index.actors]
    assert len(ids) == len(set(ids))
    assert {actor for mention in index.mentions for actor in mention.actors} <= set(ids)
    assert read(text)[1] == index


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    _, index = read(text)
    for actor in index.actors:
        assert all(text[mention.start : mention.end] == mention.text for mention in actor.mentions)


def test_actors_and_mentions_are_in_text_order():
    _, index = read("Portugal met Norway. Its president praised Portugal.")
    starts = [mention.start for mention in index.mentions]
    assert starts == sorted(starts)
    firsts = [actor.mentions[0].start for actor in index.actors]
    assert firsts == sorted(firsts)


def test_the_mention_at_a_token_is_the_smallest_that_covers_it():
    inner, outer = ActorMention(1, 2, 1, ("X-1",), True), ActorMention(0, 4, 3, ("X-2",), True)
    index = ActorIndex((), (outer, inner))
    assert (index.at(1), index.at(3), index.at(0), index.at(9)) == (inner, outer, outer, None)


def test_the_mention_headed_by_a_token():
    mention = ActorMention(0, 4, 3, ("X-2",), True)
    index = ActorIndex((), (mention,))
    assert (index.headed_by(3), index.headed_by(0)) == (mention, None)


def test_an_unknown_id_is_a_key_error():
    with pytest.raises(KeyError):
        ActorIndex((), ()).get("X-0")


def test_an_apostrophe_inside_a_role_is_no_word():
    _, index = read("The people ' s army of Norway left.")
    assert index.mentions
