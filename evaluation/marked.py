"""Sentences with a source and a target marked, ``<s>...</s>`` and ``<t>...</t>``, as in the PLV data set."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence without its marks, the character ranges of the two spans, and its gold root where given.

    Where only the target is marked it stands in for the source, and ``target`` is null; where nothing is
    marked, the first word does.
    """

    uid: str
    text: str
    source: tuple[int, int]
    target: tuple[int, int] | None
    root: str | None


def unmark(marked: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the text without marks, and the ranges marked as source and as target."""
    text, position = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        position = mark.end()
        closing, name = mark.groups()
        if not closing:
            opened[name] = len(text)
        elif name in opened and text[opened[name] :].strip():
            spans[name].append((opened.pop(name), len(text)))
    return text + marked[position:], spans["s"], spans["t"]


def read_marked(path: Path) -> list[MarkedSentence]:
    """Read a TSV with the columns ``uid`` and ``marked_sentence``, and ``gold_root`` where there is one."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_row(row) for row in csv.DictReader(file, delimiter="\t")]


def _row(row: dict[str, str]) -> MarkedSentence:
    text, sources, targets = unmark(row["marked_sentence"])
    first = sources or targets or [(0, len(text.split(" ", 1)[0]))]
    target = targets[0] if sources and targets else None
    return MarkedSentence(row["uid"], text, first[0], target, row.get("gold_root") or None)
