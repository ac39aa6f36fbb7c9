"""Documents grouped by topic: TF-IDF vectors, their cosines, and average-link clustering.

Average linkage is that of Sokal and Michener (1958): two clusters merge while the mean similarity of their
members is at least a threshold. Deterministic: ties go to the clusters that were formed first.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.knowledge.wording import wording

Vector = dict[str, float]
Similarities = Mapping[tuple[str, str], float]
"""Similarity of two ids, the smaller id first; a pair that is not there has none."""

TERM = re.compile(r"[a-z][a-z'’-]+|\d+")
TOPIC_THRESHOLD = 0.15
"""Mean cosine from which documents are one topic; set on coreference ``train``."""


def terms(text: str) -> list[str]:
    """Return the words and numbers of a text in lower case, less those that say nothing of its subject."""
    empty = wording().empty
    return [word for word in TERM.findall(text.lower()) if word not in empty]


def vectors(bags: Mapping[str, Iterable[str]], *, least: int = 2) -> dict[str, Vector]:
    """Return a TF-IDF vector of length 1 for each bag of terms, over terms in ``least`` bags or more."""
    counts = {name: Counter(bag) for name, bag in bags.items()}
    frequency = Counter(term for count in counts.values() for term in count)
    rarity = {term: math.log(len(counts) / n) for term, n in frequency.items() if n >= least}
    return {name: _unit(count, rarity) for name, count in counts.items()}


def _unit(count: Counter[str], rarity: Mapping[str, float]) -> Vector:
    weights = {
        term: (1 + math.log(n)) * rarity[term] for term, n in count.items() if rarity.get(term, 0.0) > 0
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items()}


def cosine(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())


def cosines(of: Mapping[str, Vector]) -> dict[tuple[str, str], float]:
    """Return the cosines of all pairs that share a term."""
    postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name in sorted(of):
        for term, weight in of[name].items():
            postings[term].append((name, weight))
    found: dict[tuple[str, str], float] = defaultdict(float)
    for entries in postings.values():
        for place, (one, weight) in enumerate(entries):
            for other, other_weight in entries[place + 1 :]:
                found[one, other] += weight * other_weight
    return dict(found)


def topics(documents: Mapping[str, str]) -> dict[str, int]:
    """Return the number of the topic of each document, by id."""
    similarities = cosines(vectors({name: terms(text) for name, text in documents.items()}))
    clusters = average_link(sorted(documents), similarities, TOPIC_THRESHOLD)
    return {name: number for number, cluster in enumerate(clusters) for name in cluster}


def average_link(items: Sequence[str], similarities: Similarities, threshold: float) -> list[list[str]]:
    """Cluster items bottom-up while the mean similarity of two clusters is at least ``threshold``."""
    number = {item: index for index, item in enumerate(items)}
    members = {index: [item] for item, index in number.items()}
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in similarities.items():
        near[number[one]][number[other]] = near[number[other]][number[one]] = value
    queue = [(-value, i, j) for i in near for j, value in near[i].items() if i < j and value >= threshold]
    heapq.heapify(queue)
    fresh = len(items)
    while queue:
        _, i, j = heapq.heappop(queue)
        if i not in members or j not in members:
            continue
        near[fresh] = _mean(near, members, i, j)
        members[fresh] = members.pop(i) + members.pop(j)
        for k, value in near[fresh].items():
            near[k][fresh] = value
            if value >= threshold:
                heapq.heappush(queue, (-value, k, fresh))
        fresh += 1
    return [sorted(cluster) for _, cluster in sorted(members.items())]


def _mean(
    near: Mapping[int, dict[int, float]], members: Mapping[int, list[str]], i: int, j: int
) -> dict[int, float]:
    """Return the mean similarity of the union of two clusters to every other."""
    one, other = len(members[i]), len(members[j])
    return {
        k: (near[i].get(k, 0.0) * one + near[j].get(k, 0.0) * other) / (one + other)
        for k in sorted(near[i].keys() | near[j].keys())
        if k in members and k not in (i, j)
    }
