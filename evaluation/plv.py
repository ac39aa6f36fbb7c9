"""PLOVER roots for marked sentences, in the fifteen classes of the PLV data set."""

from __future__ import annotations

import csv
from pathlib import Path

from evaluation.marked import read_marked
from sayso.coding.events.relation import label_relation
from sayso.records import EventType

POOLED: dict[EventType, str] = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The data set keeps CAMEO's YIELD, which PLOVER divides in two."""
QUADS = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "COOPERATE": 2,
    "AID": 2,
    "YIELD": 2,
    "ACCUSE": 3,
    "REQUEST": 3,
    "REJECT": 3,
    "THREATEN": 3,
    "PROTEST": 4,
    "MOBILIZE": 4,
    "SANCTION": 4,
    "COERCE": 4,
    "ASSAULT": 4,
}
"""The data set's number of the quad class of each root, from verbal cooperation to material conflict."""


def predict(table: Path, output: Path) -> int:
    """Label each row of a TSV (``uid``, ``marked_sentence``) and write ``uid, root, penta``. Returns 0.

    Every row gets a root, since the data set has no sentence without one: sayso's right to abstain is off.
    """
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("uid", "root", "penta"))
        for row in read_marked(table):
            label = label_relation(row.text, row.source, row.target, forced=True)
            root = data_root(label.type)
            writer.writerow((row.uid, root, QUADS[root]))
    return 0


def data_root(kind: EventType | None) -> str:
    """Return the data set's name of a root. Raises ``ValueError`` where there is none."""
    if kind is None:
        raise ValueError("the data set has no class for an abstention")
    return POOLED.get(kind, kind)
