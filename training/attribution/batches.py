"""Batches of whole articles: windows for the encoder, and gold tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import numpy as np
import torch
from torch import Tensor

from sayso.coding.speech.tagger.decoding import BEGINS, INSIDE, Cue
from sayso.coding.speech.tagger.features import Numbers, cue_head, cue_range, pair_columns
from sayso.coding.speech.tagger.windows import Window, word_places
from training.attribution.data import CONTENT, SOURCE, Example, Gold
from training.attribution.network import ANNOTATORS

CLS, SEP, MASK = 101, 102, 103
TRAIN_WINDOW, TRAIN_CONTEXT = 160, 12


@dataclass(slots=True)
class Batch:
    """Tensors for the encoder; ``order`` puts the words of all windows back in the articles' order."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    heads: Tensor
    columns: Tensor
    annotator: Tensor
    order: Tensor

    def inputs(self) -> tuple[Tensor, ...]:
        """Return what the encoder takes."""
        return self.pieces, self.mask, self.first, self.last, self.heads, self.columns, self.annotator


def even_windows(example: Example, random: Random) -> list[Window]:
    """Cut an article into windows of about one size, at places that differ from one time to the next."""
    starts, total = example.piece_starts, len(example.words)
    room = TRAIN_WINDOW - 2 - 2 * TRAIN_CONTEXT
    count = max(1, -(-int(starts[-1]) // room))
    size = int(starts[-1]) / count
    places = [0.0, *((n + random.uniform(-0.2, 0.2)) * size for n in range(1, count)), float(starts[-1])]
    bounds = sorted({int(np.searchsorted(starts, place)) for place in places} | {0, total})
    windows = []
    for low, high in pairwise(bounds):
        start = int(np.searchsorted(starts, starts[low] - TRAIN_CONTEXT))
        stop = int(np.searchsorted(starts, starts[high] + TRAIN_CONTEXT, side="right")) - 1
        windows.append(Window(start, max(stop, high), low, high))
    return windows


def encode(
    examples: Sequence[Example], annotators: Sequence[int], random: Random, masked: float = 0.0
) -> Batch:
    """Return a batch of whole articles in which a share ``masked`` of the word pieces is hidden."""
    rows = []
    for example, annotator in zip(examples, annotators, strict=True):
        rows += [(example, window, annotator) for window in even_windows(example, random)]
    longest = max(int(e.piece_starts[w.stop] - e.piece_starts[w.start]) for e, w, _ in rows) + 2
    widest = max(w.stop - w.start for _, w, _ in rows)
    pieces = np.zeros((len(rows), longest), dtype=np.int64)
    mask = np.zeros((len(rows), longest), dtype=np.int64)
    places = np.zeros((3, len(rows), widest), dtype=np.int64)
    columns = np.zeros((len(rows), widest, example.words.columns.shape[1]), dtype=np.int64)
    order = []
    for row, (example, window, _) in enumerate(rows):
        low, high = example.piece_starts[window.start], example.piece_starts[window.stop]
        size, words = int(high - low), window.stop - window.start
        ids = example.pieces[low:high].copy()
        if masked:
            ids[np.random.default_rng(random.getrandbits(32)).random(size) < masked] = MASK
        pieces[row, : size + 2] = [CLS, *ids, SEP]
        mask[row, : size + 2] = 1
        places[:, row, :words] = word_places(example.piece_starts, example.words.heads, window)
        columns[row, :words] = example.words.columns[window.start : window.stop]
        order.append(row * widest + np.arange(window.first - window.start, window.last - window.start))
    first, last, heads = torch.from_numpy(places)
    return Batch(
        torch.from_numpy(pieces),
        torch.from_numpy(mask),
        first,
        last,
        heads,
        torch.from_numpy(columns),
        torch.tensor([annotator for *_, annotator in rows]),
        torch.from_numpy(np.concatenate(order)),
    )


def cue_tags(size: int, gold: Sequence[Gold]) -> Tensor:
    """Return the cue tag of each word."""
    tags = np.zeros(size, dtype=np.int64)
    for one in gold:
        tags[one.cue[0] : one.cue[1]] = INSIDE
    for one in gold:
        tags[one.cue[0]] = BEGINS
    return torch.from_numpy(tags)


@dataclass(slots=True)
class CueBatch:
    """Tensors for the roles of cues: indices of their words in the vectors of the batch."""

    words: Tensor
    inside: Tensor
    """Weights (cues, all words) as a sparse choice: which words make the cue's own vector."""
    pairs: Tensor
    mask: Tensor
    ranges: list[tuple[int, int]]


def cue_batch(cues: Sequence[tuple[Example, int, int, int]]) -> CueBatch:
    """Gather the words around cues, each given as an example, where its words begin, and the cue's range."""
    ranges = [cue_range(example.words, start, stop) for example, _, start, stop in cues]
    widest = max(last - first for first, last in ranges)
    words = np.zeros((len(cues), widest), dtype=np.int64)
    mask = np.zeros((len(cues), widest), dtype=np.float32)
    pairs = None
    inside = np.zeros((len(cues), 4), dtype=np.int64)
    for row, ((example, offset, start, stop), (first, last)) in enumerate(zip(cues, ranges, strict=True)):
        found = pair_columns(example.words, start, stop, first, last)
        if pairs is None:
            pairs = np.zeros((len(cues), widest, found.shape[1]), dtype=np.int64)
        pairs[row, : last - first] = found
        words[row, : last - first] = np.arange(first, last) + offset
        mask[row, : last - first] = 1
        head = cue_head(example.words, start, stop)
        inside[row] = np.array([start, stop - 1, head, head]) + offset
    assert pairs is not None
    return CueBatch(
        torch.from_numpy(words),
        torch.from_numpy(inside),
        torch.from_numpy(pairs),
        torch.from_numpy(mask),
        ranges,
    )


def role_tags(gold: Gold, first: int, last: int, width: int) -> Numbers:
    """Return the tag of each word around a cue."""
    tags = np.zeros(width, dtype=np.int64)
    for marked, tag in ((gold.source, SOURCE), (gold.content, CONTENT)):
        inside = [word - first for word in marked if first <= word < last]
        tags[inside] = tag
    return tags


def annotator_number(name: str) -> int:
    """Return an annotator's number; 0 for one that is not known."""
    return ANNOTATORS.index(name) + 1 if name in ANNOTATORS else 0


def wrong_cues(found: Sequence[Cue], gold: Sequence[Gold]) -> list[Cue]:
    """Return the cues found that touch no gold cue."""
    taken = {word for one in gold for word in range(*one.cue)}
    return [cue for cue in found if taken.isdisjoint(range(cue.start, cue.stop))]
