"""Clusters of event mentions across documents, in the terms of ECB+ with opaque ids."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sayso.collating.mentions import EventWording, cluster_mentions, same_lemma_clusters

Clusterer = Callable[[Sequence[EventWording], Mapping[str, str]], dict[str, str]]


def predict(folder: Path, output: Path) -> int:
    """Cluster the mentions of a folder and write one JSON line a mention: ``id``, ``cluster``. Returns 0."""
    return _write(folder, output, cluster_mentions)


def predict_baseline(folder: Path, output: Path) -> int:
    """Write the baseline: the same lemma in the same predicted topic is one cluster. Returns 0."""
    return _write(folder, output, same_lemma_clusters)


def _write(folder: Path, output: Path, clusterer: Clusterer) -> int:
    mentions, documents = read_mentions(folder)
    clusters = clusterer(mentions, documents)
    with output.open("w", encoding="utf-8") as file:
        for mention in mentions:
            file.write(json.dumps({"id": mention.id, "cluster": clusters[mention.id]}) + "\n")
    return 0


def read_mentions(folder: Path) -> tuple[list[EventWording], dict[str, str]]:
    """Read ``mentions.jsonl`` and ``docs/ID.txt``: the mentions, and the texts by document id."""
    lines = (folder / "mentions.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    mentions = [EventWording(r["id"], r["doc"], r["text"], r["lemma"], r["window"]) for r in rows]
    names = sorted({mention.document for mention in mentions})
    return mentions, {name: (folder / "docs" / f"{name}.txt").read_text("utf-8") for name in names}
