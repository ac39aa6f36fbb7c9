"""Figures for labelled mentions in whole documents: speakers, sources and targets.

Each line of the file is a document: ``id``, ``published``, ``text`` and ``mentions``, each with ``text``,
``start`` and ``end`` (characters), ``kind`` (``speaker``, ``source`` or ``target``), ``country``, ``sector``
and, where the words stand for several, ``also``: further pairs of country and sector.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from evaluation.actor_lists import labels
from evaluation.actors import article_of
from sayso.coding.actors import ActorIndex, ActorMention, find_actors
from sayso.coding.configuration import Configuration
from sayso.coding.document import Document, load_pipeline, parse

Figures = dict[str, float]
Outcome = Literal["right", "wrong", "unresolved"]
OUTCOMES: tuple[Outcome, ...] = ("right", "wrong", "unresolved")


def score(table: Path) -> Figures:
    """Return the fractions of mentions that are right, wrong and unresolved, over all and by kind."""
    found: Counter[tuple[str, Outcome]] = Counter()
    for _, mention, outcome in judged(table):
        found["", outcome] += 1
        found[f"{mention['kind']} ", outcome] += 1
    totals = Counter[str]()
    for (kind, _), count in found.items():
        totals[kind] += count
    return {f"{kind}{o}": found[kind, o] / totals[kind] for kind in sorted(totals) for o in OUTCOMES}


def judged(table: Path) -> Iterator[tuple[str, dict[str, Any], Outcome]]:
    """Yield the document's id, the labelled mention and what became of it."""
    configuration = Configuration()
    pipeline = load_pipeline(configuration.pipeline)
    for line in table.read_text("utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        document = parse(article_of(row["text"], row.get("published") or ""), pipeline)
        index = find_actors(document, configuration)
        for mention in row["mentions"]:
            yield row["id"], mention, _outcome(document, index, mention)


def _outcome(document: Document, index: ActorIndex, labelled: dict[str, Any]) -> Outcome:
    found = best_mention(document, index, labelled["start"], labelled["end"])
    wanted = {
        (labelled["country"], labelled["sector"]),
        *(tuple(pair) for pair in labelled.get("also") or ()),
    }
    if found is None:
        return "unresolved"
    given = {labels(index.get(actor)) for actor in found.actors}
    if given == wanted or _all_named(document, index, labelled, wanted):
        return "right"
    unknown = any(not country for country, _ in given) and all(country for country, _ in wanted)
    return "unresolved" if unknown else "wrong"


def _all_named(
    document: Document, index: ActorIndex, labelled: dict[str, Any], wanted: set[tuple[str, str]]
) -> bool:
    """Say whether the mentions inside the words name all that a coordination names ("Norway and Peru")."""
    if len(wanted) == 1:
        return False
    spans = [(document.span(m.start, m.stop), m) for m in index.mentions]
    inside = [m for s, m in spans if labelled["start"] <= s.start and s.end <= labelled["end"]]
    return {labels(index.get(actor)) for mention in inside for actor in mention.actors} == wanted


def best_mention(document: Document, index: ActorIndex, start: int, end: int) -> ActorMention | None:
    """Return the mention that overlaps a range of characters best, one with the same head before others."""
    tokens = {
        token.i
        for token in document.doc
        if (span := document.span(token.i, token.i + 1)).start < end and span.end > start
    }
    heads = {i for i in tokens if document.doc[i].head.i not in tokens or document.doc[i].head.i == i}

    def fit(mention: ActorMention) -> tuple[bool, float]:
        covered = set(range(mention.start, mention.stop))
        return mention.head in heads, len(covered & tokens) / len(covered | tokens)

    near = [m for m in index.mentions if tokens.intersection(range(m.start, m.stop))]
    return max(near, key=fit, default=None)
