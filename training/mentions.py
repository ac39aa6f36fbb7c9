"""Fit the weights that say whether two mentions tell of one event.

    python -m training.mentions ../shared/data/coreference/train

writes ``src/sayso/models/mentions/weights.json``. Needs numpy and scipy, which the product does not.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from evaluation.coreference import read_mentions
from numpy.typing import NDArray
from scipy.optimize import minimize

from sayso.collating.mentions import FEATURES, grouped_by_topic

OUTPUT = Path(__file__).parent.parent / "src" / "sayso" / "models" / "mentions" / "weights.json"
Array = NDArray[np.float64]


def pairs(folder: Path) -> tuple[Array, Array]:
    """Return the features of all pairs inside a predicted topic, and whether each is one event."""
    mentions, documents = read_mentions(folder)
    lines = (folder / "gold.jsonl").read_text("utf-8").splitlines()
    gold = {row["id"]: row["cluster"] for row in map(json.loads, lines)}
    rows, answers = [], []
    for _, found in grouped_by_topic(mentions, documents):
        for (one, other), features in found:
            rows.append(features)
            answers.append(gold[one] == gold[other])
    return np.array(rows, dtype=np.float64), np.array(answers, dtype=np.float64)


def fit(features: Array, answers: Array, penalty: float = 1.0) -> Array:
    """Return the weights of an L2-penalised logistic regression."""

    def loss(weights: Array) -> tuple[float, Array]:
        scores = features @ weights
        value = np.logaddexp(0, scores).sum() - answers @ scores + penalty / 2 * weights @ weights
        gradient = features.T @ (1 / (1 + np.exp(-scores)) - answers) + penalty * weights
        return float(value), gradient

    start = np.zeros(features.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def main() -> None:
    """Fit on all pairs of a folder and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    weights = fit(*pairs(arguments.data))
    named = {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)}
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    arguments.output.write_text(json.dumps({"weights": named}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(named, indent=1))


if __name__ == "__main__":
    main()
