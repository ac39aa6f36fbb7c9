"""Choosing the thresholds on the held-out tenth, with the exported networks and the data's own scorer."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from types import ModuleType
from typing import Any

from sayso.coding.speech.tagger.model import AttributionModel, Candidate
from training.attribution.data import Example

Ranges = list[tuple[int, int]]
LOWEST = 0.05
"""Cues of at least this probability get their roles read while thresholds are chosen."""
SHARES = (0.3, 0.5, 0.7)
THRESHOLDS = tuple(round(0.4 + 0.025 * step, 3) for step in range(12))


def predictions(
    examples: Sequence[Example], found: Sequence[Sequence[Candidate]], share: float, threshold: float
) -> dict[str, list[dict[str, Ranges]]]:
    """Return the candidates above a threshold in the scorer's form."""
    return {
        example.name: [
            {
                "source": _offsets(example, [one.attribution.source] if one.attribution.source else []),
                "cue": _offsets(example, [one.attribution.cue]),
                "content": _offsets(example, one.attribution.content),
            }
            for one in candidates
            if one.score(share) >= threshold
        ]
        for example, candidates in zip(examples, found, strict=True)
    }


def _offsets(example: Example, parts: Sequence[tuple[int, int]]) -> Ranges:
    return [(example.starts[first], example.ends[stop - 1]) for first, stop in parts]


def tune(
    model: AttributionModel, examples: Sequence[Example], scorer: ModuleType, gold: Any
) -> dict[str, float]:
    """Return the thresholds and the share of the first score with the best relaxed and exact F1 together."""
    found = [model.candidates(example.texts, example.words, LOWEST) for example in examples]
    best, chosen = -1.0, (0.0, 0.0)
    for share, threshold in product(SHARES, THRESHOLDS):
        result = scorer.score(gold, predictions(examples, found, share, threshold))
        value = result["attr.relaxed"]["F1"] + result["attr.exact"]["F1"]
        if value > best:
            best, chosen = value, (share, threshold)
            print(f"share {share} threshold {threshold}: {describe(result)}", flush=True)
    share, threshold = chosen
    # A cue below this cannot reach the threshold whatever its roles say.
    return {"cue_threshold": round(threshold ** (1 / share), 3), "cue_share": share, "threshold": threshold}


def describe(result: dict[str, Any]) -> str:
    """Return the figures that matter on one line."""
    names = ("attr.relaxed", "attr.exact", "attr.content", "span.source", "span.cue", "span.content")
    return " ".join(f"{name} {result[name]['F1']:.4f}" for name in names)
