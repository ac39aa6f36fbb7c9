"""From scores to spans: cues out of three scores a word, source and content out of a chain of tags."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Tags = NDArray[np.int64]
NONE, SOURCE, CONTENT = 0, 1, 2
"""The tags of the words around a cue."""
OUTSIDE, BEGINS, INSIDE = 0, 1, 2
"""The tags by which cues are found."""


CORE = 0.5
"""How likely, beside a cue's likeliest word, another word of an unlikely cue has to be."""


class Cue(NamedTuple):
    """Words ``start:stop`` report something, with a probability."""

    start: int
    stop: int
    score: float


def find_cues(logits: Scores, threshold: float) -> list[Cue]:
    """Return the cues whose words are likelier than ``threshold`` to stand in one; logits (words, 3).

    The best path through the three tags is taken, with the threshold as the odds that a cue must beat. A low
    threshold must find more cues and not longer ones, so words at their edges have to be likely themselves.
    """
    if not len(logits):
        return []
    logs = logits - log_sum(logits)[:, None]
    biased = logs.copy()
    biased[:, OUTSIDE] += np.log(threshold / (1 - threshold))
    tags = _cue_path(biased.tolist())
    starts = np.flatnonzero(tags == BEGINS)
    ends = np.append(np.flatnonzero(tags != INSIDE), len(tags))
    stops = ends[np.searchsorted(ends, starts, side="right")]
    inside = 1 - np.exp(logs[:, OUTSIDE])
    return [_core(inside, int(start), int(stop)) for start, stop in zip(starts, stops, strict=True)]


def _cue_path(scores: list[list[float]]) -> Tags:
    """Return the best path on which only a cue goes on inside; plain Python, for it is one long row."""
    back: list[tuple[int, int]] = []
    outside, begins, inside = scores[0][OUTSIDE], scores[0][BEGINS], -math.inf
    for word in scores[1:]:
        cue = BEGINS if begins >= inside else INSIDE
        within = begins if cue == BEGINS else inside
        best, before = (outside, OUTSIDE) if outside >= within else (within, cue)
        back.append((before, cue))
        outside, begins, inside = best + word[OUTSIDE], best + word[BEGINS], within + word[INSIDE]
    ends = ((outside, OUTSIDE), (begins, BEGINS), (inside, INSIDE))
    tag = max(ends, key=lambda end: end[0])[1]
    tags = [tag]
    for before, cue in reversed(back):
        tag = cue if tag == INSIDE else before
        tags.append(tag)
    return np.array(tags[::-1])


def _core(inside: Scores, start: int, stop: int) -> Cue:
    """Return the cue around the likeliest word of a range, with the neighbours that are likely as well."""
    first = start + int(inside[start:stop].argmax())
    score = float(inside[first])
    least, last = min(0.5, CORE * score), first + 1
    while first > start and inside[first - 1] >= least:
        first -= 1
    while last < stop and inside[last] >= least:
        last += 1
    return Cue(first, last, score)


def best_paths(logits: Scores, steps: Scores, start: Scores, sizes: Tags | None = None) -> Tags:
    """Return the likeliest tags of each row by Viterbi; logits (rows, words, tags), steps (from, to).

    ``sizes`` says how many words each row has where rows are padded; tags after these mean nothing.
    """
    rows, words, tags = logits.shape
    sizes = np.full(rows, words) if sizes is None else sizes
    stay = np.arange(tags)
    back = np.zeros((words, rows, tags), dtype=np.int64)
    best = start + logits[:, 0]
    for word in range(1, words):
        through = best[:, :, None] + steps
        live = (word < sizes)[:, None]
        back[word] = np.where(live, through.argmax(1), stay)
        best = np.where(live, through.max(1) + logits[:, word], best)
    path = np.empty((rows, words), dtype=np.int64)
    path[:, -1] = best.argmax(1)
    everyone = np.arange(rows)
    for word in range(words - 1, 0, -1):
        path[:, word - 1] = back[word, everyone, path[:, word]]
    return path


def runs(tags: Tags, tag: int) -> list[tuple[int, int]]:
    """Return the ranges of neighbouring words that have a tag."""
    marked = np.concatenate([[0], (tags == tag).astype(np.int8), [0]])
    change = np.flatnonzero(np.diff(marked))
    return [(int(a), int(b)) for a, b in zip(change[::2], change[1::2], strict=True)]


def log_sum(logits: Scores) -> Scores:
    """Return the logarithm of the sum of the exponentials along the last axis."""
    top = logits.max(-1, keepdims=True)
    total: Scores = top[..., 0] + np.log(np.exp(logits - top).sum(-1))
    return total
