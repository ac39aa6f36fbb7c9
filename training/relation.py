"""Train the relation model on PLV sentences and say how good it is by cross-validation.

    python -m training.relation ../shared/data/plv/train.tsv

writes ``src/sayso/models/relation/weights.json``. Two splits are reported, five folds each: rows dealt out
in turn, and rows grouped by the lemma of the governing predicate, so that no predicate that is tested was
trained on. Needs numpy and scipy, which the product itself does not.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.marked import MarkedSentence, read_marked

from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import load_pipeline
from sayso.coding.events.relation import (
    POOLED,
    UNSURE_BELOW,
    classify,
    governing_root,
    most_likely,
    span_tokens,
)
from sayso.coding.events.relation_features import relation_features
from sayso.coding.events.relation_rules import parties, triggers
from training.softmax import Features, Weights, train

OUTPUT = Path(__file__).parent.parent / "src" / "sayso" / "models" / "relation" / "weights.json"
FOLDS = 5
SCALE = 1000
MINIMUM = 3


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence ready for training.

    ``ruled`` is what the rules say where the model is unsure; ``governor`` the governing predicate's lemma.
    """

    uid: str
    features: Features
    root: str
    ruled: str | None
    governor: str


def read_examples(sentences: Sequence[MarkedSentence]) -> list[Example]:
    """Parse sentences that have a gold root and take their features."""
    pipeline = load_pipeline(DEFAULT_PIPELINE)
    return [
        _example(sentence, doc)
        for sentence, doc in zip(sentences, pipeline.pipe(s.text for s in sentences), strict=True)
    ]


def _example(sentence: MarkedSentence, doc: object) -> Example:
    from spacy.tokens import Doc

    assert isinstance(doc, Doc)
    if sentence.root is None:
        raise ValueError(f"row {sentence.uid} has no gold root")
    target = span_tokens(doc, sentence.target) if sentence.target else None
    where = parties(doc, span_tokens(doc, sentence.source), target)
    found = triggers(doc, where)
    ruled: str | None = governing_root(found)
    ruled = POOLED if ruled in ("CONCEDE", "RETREAT") else ruled
    features = relation_features(doc, where, found)
    return Example(sentence.uid, features, sentence.root, ruled, doc[where.governor].lemma_.lower())


def fit(examples: Sequence[Example]) -> Weights:
    """Train with the settings that ship, rounded as they ship."""
    weights = train([e.features for e in examples], [e.root for e in examples], penalty=1.0, minimum=MINIMUM)
    return {
        name: {label: round(w * SCALE) / SCALE for label, w in row.items()} for name, row in weights.items()
    }


def cross_validate(examples: Sequence[Example], folds: Sequence[int]) -> list[str]:
    """Return a root for each example, decided as the product does, by a model trained on the other folds."""
    predicted = [""] * len(examples)
    for fold in sorted(set(folds)):
        weights = fit([e for e, number in zip(examples, folds, strict=True) if number != fold])
        for index, number in enumerate(folds):
            if number == fold:
                label, score = most_likely(classify(examples[index].features, weights))
                predicted[index] = (examples[index].ruled if score < UNSURE_BELOW else None) or label
    return predicted


def folds_in_turn(examples: Sequence[Example]) -> list[int]:
    """Deal the rows out in turn."""
    return [index % FOLDS for index in range(len(examples))]


def folds_by_governor(examples: Sequence[Example]) -> list[int]:
    """Keep all rows with the same governing lemma in one fold."""
    return [zlib.crc32(example.governor.encode()) % FOLDS for example in examples]


def macro_f1(gold: Sequence[str], predicted: Sequence[str]) -> float:
    """Return the plain mean of the F1 of every label in gold or prediction."""
    labels = sorted(set(gold) | set(predicted))
    pairs = list(zip(gold, predicted, strict=True))
    scores = []
    for label in labels:
        right = sum(g == p == label for g, p in pairs)
        wrong = sum((g == label) != (p == label) for g, p in pairs)
        scores.append(2 * right / (2 * right + wrong))
    return sum(scores) / len(scores)


def write_weights(weights: Weights, path: Path) -> None:
    """Write weights as whole thousandths, one feature a line, in alphabetical order."""
    labels = sorted(weights["bias"])
    lines = [
        f"{json.dumps(name)}: [{','.join(str(round(row[label] * SCALE)) for label in labels)}]"
        for name, row in sorted(weights.items())
    ]
    head = f'{{"labels": {json.dumps(labels)}, "scale": {SCALE}, "weights": {{\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


def main() -> None:
    """Report cross-validated figures, then train on all rows and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    examples = read_examples(read_marked(arguments.data))
    gold = [example.root for example in examples]
    for name, folds in (("in turn", folds_in_turn(examples)), ("by governor", folds_by_governor(examples))):
        print(f"macro F1, {FOLDS} folds {name}: {macro_f1(gold, cross_validate(examples, folds)):.3f}")
    write_weights(fit(examples), arguments.output)
    print(f"wrote {arguments.output}")


if __name__ == "__main__":
    main()
