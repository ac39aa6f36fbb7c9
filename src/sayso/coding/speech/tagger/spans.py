"""Attributions out of the tags around cues: one source, and contents that end where quotations do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from sayso.coding.speech.tagger.decoding import CONTENT, NONE, SOURCE, Cue, Scores, Tags, runs
from sayso.coding.speech.tagger.features import UNCLOSED, Words

Range = tuple[int, int]
MOST = 0.5
"""The share of a quotation that a content has to hold to be given all of it."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, in which words. Ranges are ranges of the document's tokens, stop exclusive.

    ``score`` says how sure the model is that the cue reports something, in [0, 1].
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    score: float


def attribution(cue: Cue, tags: Tags, logits: Scores, first: int, words: Words) -> Attribution | None:
    """Return what a cue reports; null where no content is found. Word ``first`` is where the tags begin."""
    core, source = (cue.start, cue.stop), best_source(tags, logits, first)
    found = [(start + first, stop + first) for start, stop in runs(tags, CONTENT)]
    whole = [quote for quote in quotations(found, words) if not _touches(quote, core, source)]
    content = joined([*found, *whole], core)
    return Attribution(core, source, tuple(content), cue.score) if content else None


def best_source(tags: Tags, logits: Scores, first: int) -> Range | None:
    """Return the run of words that is most clearly a source; an attribution has one at most."""
    clear = logits[:, SOURCE] - logits[:, NONE]
    found = max(runs(tags, SOURCE), key=lambda run: float(clear[run[0] : run[1]].sum()), default=None)
    return None if found is None else (found[0] + first, found[1] + first)


def quotations(content: Iterable[Range], words: Words) -> list[Range]:
    """Return the quotations that a content holds most of, each with its marks.

    One that a paragraph leaves open goes on where the next paragraph begins with a mark, as is the custom.
    """
    inside = np.zeros(len(words), dtype=bool)
    for start, stop in content:
        inside[start:stop] = True
    found: list[Range] = []
    for word in np.flatnonzero(inside & (words.quotes >= 0)).tolist():
        if not found or word >= found[-1][1]:
            start, stop = words.quotation(word)
            if inside[start:stop].mean() >= MOST:
                found.append((start, _continued(stop, words)))
    return found


def _continued(stop: int, words: Words) -> int:
    while stop < len(words) and words.marks[stop - 1] == UNCLOSED and words.quotes[stop] >= 0:
        stop = words.quotation(stop)[1]
    return stop


def _touches(quote: Range, *others: Range | None) -> bool:
    return any(other is not None and other[0] < quote[1] and quote[0] < other[1] for other in others)


def joined(parts: Iterable[Range], cue: Range) -> list[Range]:
    """Return the ranges in order, with what touches joined and the cue cut out."""
    result: list[Range] = []
    for start, stop in sorted(part for whole in parts for part in _without(whole, cue)):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(stop, result[-1][1]))
        else:
            result.append((start, stop))
    return result


def _without(whole: Range, cut: Range) -> list[Range]:
    if cut[1] <= whole[0] or cut[0] >= whole[1]:
        return [whole]
    return [part for part in ((whole[0], cut[0]), (cut[1], whole[1])) if part[0] < part[1]]
