"""Mentions of events grouped across documents by how they are worded: one cluster, one event.

Mentions are compared only inside a topic (``topics``). The likeness of two is a logistic function of a few
plain features: the same lemma, shared ideas ("announced" and "announcement", "quake" and "earthquake"), the
words around them, and how alike their documents are. Weights are in ``models/mentions``.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import combinations

from sayso.collating.topics import Vector, average_link, cosine, cosines, terms, topics, vectors
from sayso.collating.wording import ideas
from sayso.records import Record

LINK_THRESHOLD = 0.4
"""Mean likeness from which mentions are one event; set on coreference ``train``."""
NEGLIGIBLE = 0.02
"""Likeness under which a pair is left out of the sums."""
PREFIX = 4
FEATURES = (
    "bias",
    "same lemma",
    "shared ideas",
    "same head",
    "same beginning",
    "like words around",
    "same head in like documents",
    "same head in one document",
)


class EventWording(Record, frozen=True):
    """A mention of an event: its words, their lemma, the words around it, and the document's id."""

    id: str
    document: str
    text: str
    lemma: str
    window: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A mention ready to be compared."""

    id: str
    document: str
    lemma: str
    ideas: frozenset[str]
    around: Vector


def cluster_mentions(mentions: Sequence[EventWording], documents: Mapping[str, str]) -> dict[str, str]:
    """Return the cluster of each mention, by id. ``documents`` maps document ids to texts.

    Clusters are named after their first mention in the order of ids. Raises ``KeyError`` where a mention's
    document is not given.
    """
    weights = mention_weights()
    clusters: dict[str, str] = {}
    for group, likenesses in grouped_by_topic(mentions, documents):
        scored = {
            pair: likeness
            for pair, features in likenesses
            if (likeness := _logistic(features, weights)) >= NEGLIGIBLE
        }
        for cluster in average_link(group, scored, LINK_THRESHOLD):
            clusters.update(dict.fromkeys(cluster, cluster[0]))
    return clusters


def same_lemma_clusters(mentions: Sequence[EventWording], documents: Mapping[str, str]) -> dict[str, str]:
    """Return the baseline: one cluster for each lemma in each topic."""
    topic = topics(documents)
    return {m.id: f"{topic[m.document]}|{m.lemma.lower()}" for m in mentions}


def grouped_by_topic(
    mentions: Sequence[EventWording], documents: Mapping[str, str]
) -> Iterator[tuple[list[str], Iterator[tuple[tuple[str, str], tuple[float, ...]]]]]:
    """Yield the mention ids of each topic, with the features of all their pairs."""
    topic = topics(documents)
    alike = cosines(vectors({name: terms(text) for name, text in documents.items()}))
    groups: dict[int, list[Prepared]] = defaultdict(list)
    for mention in _prepare(mentions):
        groups[topic[mention.document]].append(mention)
    for number in sorted(groups):
        group = groups[number]
        yield (
            [m.id for m in group],
            (((a.id, b.id), _features(a, b, alike)) for a, b in combinations(group, 2)),
        )


def _prepare(mentions: Sequence[EventWording]) -> list[Prepared]:
    around = vectors({m.id: _around(m) for m in mentions}, least=1)
    ordered = sorted(mentions, key=lambda mention: mention.id)
    return [
        Prepared(
            m.id, m.document, m.lemma.lower(), ideas(m.text) or frozenset({m.lemma.lower()}), around[m.id]
        )
        for m in ordered
    ]


def _around(mention: EventWording) -> list[str]:
    own = set(terms(mention.text))
    return [term for term in terms(mention.window) if term not in own]


def _features(one: Prepared, other: Prepared, alike: Mapping[tuple[str, str], float]) -> tuple[float, ...]:
    """Return the features of a pair in the order of ``FEATURES``."""
    same = one.lemma == other.lemma
    shared = len(one.ideas & other.ideas)
    head = 1.0 if same else shared / min(len(one.ideas), len(other.ideas))
    beginning = not same and not shared and one.lemma[:PREFIX] == other.lemma[:PREFIX]
    together = one.document == other.document
    first, second = sorted((one.document, other.document))
    return (
        1.0,
        float(same),
        shared / len(one.ideas | other.ideas),
        head,
        float(beginning),
        cosine(one.around, other.around),
        0.0 if together else head * alike.get((first, second), 0.0),
        head * together,
    )


def _logistic(features: Sequence[float], weights: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(value * weight for value, weight in zip(features, weights, strict=True))))


@lru_cache(maxsize=1)
def mention_weights() -> tuple[float, ...]:
    """Return the shipped weights in the order of ``FEATURES``, read once a process."""
    data = json.loads(files("sayso.models").joinpath("mentions", "weights.json").read_text("utf-8"))
    return tuple(float(data["weights"][name]) for name in FEATURES)
