"""Mentions of one event come together across documents; other events and other topics stay apart."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.collating.mentions import EventWording, cluster_mentions, same_lemma_clusters
from sayso.collating.topics import average_link, cosines, topics, vectors

PROBE = "Norway {} its lunar probe from the northern spaceport on Friday, engineers at the spaceport said."
BAKERS = "Bakers in Lisbon walked out over flour prices, and the bakers' union {} a second strike."
DOCUMENTS = {
    "d1": PROBE.format("launched"),
    "d2": "The launch of the Norwegian lunar probe from the northern spaceport delighted engineers.",
    "d3": BAKERS.format("announced"),
    "d4": "The union of bakers in Lisbon made its announcement of a second strike over flour prices.",
    "d5": "A choir in Quito sang.",
}


def mention(identifier, document, text, lemma):
    return EventWording(identifier, document, text, lemma, DOCUMENTS[document])


def test_documents_on_one_thing_are_one_topic():
    found = topics(DOCUMENTS)
    assert found["d1"] == found["d2"]
    assert found["d3"] == found["d4"]
    assert len({found["d1"], found["d3"], found["d5"]}) == 3


def test_verb_and_noun_of_one_event_come_together():
    mentions = [mention("a", "d1", "launched", "launch"), mention("b", "d2", "launch", "launch")]
    mentions += [
        mention("c", "d3", "announced", "announce"),
        mention("d", "d4", "announcement", "announcement"),
    ]
    found = cluster_mentions(mentions, DOCUMENTS)
    assert found["a"] == found["b"]
    assert found["c"] == found["d"]
    assert found["a"] != found["c"]


def test_the_same_word_in_another_topic_is_another_event():
    mentions = [mention("a", "d1", "said", "say"), mention("b", "d5", "said", "say")]
    found = cluster_mentions(mentions, DOCUMENTS)
    assert found["a"] != found["b"]


def test_the_baseline_knows_lemmas_and_topics_only():
    mentions = [mention("a", "d1", "launched", "launch"), mention("b", "d2", "launch", "launch")]
    mentions.append(mention("c", "d2", "delighted", "delight"))
    found = same_lemma_clusters(mentions, DOCUMENTS)
    assert found["a"] == found["b"] != found["c"]


def test_the_order_of_mentions_does_not_matter():
    mentions = [mention("a", "d1", "launched", "launch"), mention("b", "d2", "launch", "launch")]
    assert cluster_mentions(mentions, DOCUMENTS) == cluster_mentions(mentions[::-1], DOCUMENTS)


def test_average_link_merges_by_the_mean_of_all_pairs():
    likeness = {("a", "b"): 0.9, ("b", "c"): 0.8}
    assert average_link(["a", "b", "c"], likeness, 0.5) == [["c"], ["a", "b"]]
    assert average_link(["a", "b", "c"], likeness, 0.4) == [["a", "b", "c"]]


LIKENESS = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0, 1),
)


@given(LIKENESS, st.floats(0.01, 1))
def test_average_link_keeps_each_item_once(likeness, threshold):
    clusters = average_link(list("abcdef"), likeness, threshold)
    assert sorted(item for cluster in clusters for item in cluster) == list("abcdef")


@given(
    st.dictionaries(st.text("xyz", min_size=1, max_size=2), st.lists(st.sampled_from("pqrst")), max_size=5)
)
def test_cosines_lie_between_nothing_and_one(bags):
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in cosines(vectors(bags)).values())
