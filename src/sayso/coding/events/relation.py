"""The PLOVER root between two marked spans of a sentence, with the right to abstain.

Rules (``relation_rules``) find words that carry a root; a multinomial logistic regression over what the
rules and the parse say (``relation_features``; weights in ``models/relation``) decides between them. Where it
is unsure, the word that governs both spans decides, and where there is none, nothing is said.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline
from sayso.coding.events.relation_features import relation_features
from sayso.coding.events.relation_rules import Trigger, parties, triggers
from sayso.knowledge.relation_words import relation_lexicon
from sayso.records import EventType, QuadClass, Record, Why

if TYPE_CHECKING:
    from spacy.tokens import Doc

UNSURE_BELOW = 0.4
"""The probability under which the model, which is then right less than half the time, does not decide."""
POOLED = "YIELD"
"""The training data's name for CONCEDE and RETREAT together."""


class RelationLabel(Record, frozen=True):
    """What one party does to the other. ``type`` and ``quad`` are null where nothing can be said.

    ``score`` is the model's probability in [0, 1].
    """

    type: EventType | None
    quad: QuadClass | None
    score: float
    why: Why


def label_relation(
    sentence: str,
    source: tuple[int, int],
    target: tuple[int, int] | None,
    *,
    pipeline: str = DEFAULT_PIPELINE,
    forced: bool = False,
) -> RelationLabel:
    """Label what ``source`` is said to do to ``target``: character offsets into ``sentence``, end exclusive.

    ``target`` may be null. With ``forced`` a type is always given, as a closed test set asks.
    Raises ``ValueError`` where a span covers no word.
    """
    doc = load_pipeline(pipeline)(sentence)
    tokens = span_tokens(doc, source)
    return relation_between(doc, tokens, span_tokens(doc, target) if target else None, forced=forced)


def span_tokens(doc: Doc, span: tuple[int, int]) -> tuple[int, int]:
    """Return the token range that overlaps a character range. Raises ``ValueError`` where none does."""
    start, end = span
    inside = [t.i for t in doc if t.idx < end and t.idx + len(t.text) > start and not t.is_space]
    if not inside:
        raise ValueError(f"no word at {start}:{end}")
    return inside[0], inside[-1] + 1


def relation_between(
    doc: Doc,
    source: tuple[int, int],
    target: tuple[int, int] | None,
    *,
    forced: bool = False,
) -> RelationLabel:
    """Label the relation between two token ranges (end exclusive) of a parsed sentence."""
    where = parties(doc, source, target)
    found = triggers(doc, where)
    probabilities = classify(relation_features(doc, where, found), relation_weights())
    label, score = most_likely(probabilities)
    ruled = None if score >= UNSURE_BELOW else governing_root(found)
    if ruled is not None:
        return RelationLabel(
            ruled, relation_lexicon().quad[ruled], score, Why("rule", f"relation: {found[0].entry}")
        )
    entry = _supporting(label, found)
    why = Why("model", f"relation: {entry}" if entry else "relation", round(score, 3))
    if score < UNSURE_BELOW and not forced:
        return RelationLabel(None, None, score, why)
    root = _unpool(label, found)
    return RelationLabel(root, relation_lexicon().quad[root], score, why)


def most_likely(probabilities: dict[str, float]) -> tuple[str, float]:
    """Return the label with the highest probability, and that probability."""
    return max(probabilities.items(), key=lambda item: (item[1], item[0]))


def governing_root(found: list[Trigger]) -> EventType | None:
    """Return the root of the weightiest trigger where it governs both spans or leads to the target."""
    return found[0].root if found and found[0].position in ("governor", "target") else None


def classify(features: dict[str, float], weights: dict[str, dict[str, float]]) -> dict[str, float]:
    """Return the probability of each label: ``weights`` maps feature to label to weight."""
    scores: dict[str, float] = dict.fromkeys(weights["bias"], 0.0)
    for name, value in features.items():
        for label, weight in weights.get(name, {}).items():
            scores[label] += value * weight
    top = max(scores.values())
    powers = {label: math.exp(score - top) for label, score in scores.items()}
    total = sum(powers.values())
    return {label: power / total for label, power in powers.items()}


@lru_cache(maxsize=1)
def relation_weights() -> dict[str, dict[str, float]]:
    """Return the shipped weights, read once a process: feature -> label -> weight."""
    data = json.loads(files("sayso.models").joinpath("relation", "weights.json").read_text("utf-8"))
    labels: list[str] = data["labels"]
    return {
        name: {label: value / data["scale"] for label, value in zip(labels, values, strict=True) if value}
        for name, values in data["weights"].items()
    } | {"bias": dict(zip(labels, (v / data["scale"] for v in data["weights"]["bias"]), strict=True))}


def _supporting(label: str, found: list[Trigger]) -> str | None:
    """Return the entry of the weightiest trigger that speaks for a label."""
    roots = ("CONCEDE", "RETREAT") if label == POOLED else (label,)
    return next((trigger.entry for trigger in found if trigger.root in roots), None)


def _unpool(label: str, found: list[Trigger]) -> EventType:
    """Tell a promised or verbal concession from a material one by the words found."""
    if label != POOLED:
        return cast(EventType, label)
    root = next((trigger.root for trigger in found if trigger.root in ("CONCEDE", "RETREAT")), "RETREAT")
    return cast(EventType, root)
