"""Multinomial logistic regression on sparse named features: deterministic, L2-penalised, by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Features = dict[str, float]
Weights = dict[str, dict[str, float]]
"""Feature name -> label -> weight."""


def vocabulary(rows: Sequence[Features], minimum: int) -> dict[str, int]:
    """Number the features that occur in at least ``minimum`` rows, in alphabetical order."""
    counts = Counter(name for row in rows for name in row)
    return {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c >= minimum))}


def train(
    rows: Sequence[Features],
    labels: Sequence[str],
    *,
    penalty: float = 1.0,
    minimum: int = 2,
    balance: float = 0.5,
) -> Weights:
    """Return the weights that minimise the penalised log-loss.

    ``penalty`` is the L2 factor; ``minimum`` the rows a feature must occur in; ``balance`` between 0 (every
    row counts alike) and 1 (every label counts alike).
    """
    names = vocabulary(rows, minimum)
    classes = sorted(set(labels))
    matrix = _matrix(rows, names)
    targets = np.array([classes.index(label) for label in labels])
    counts = np.bincount(targets, minlength=len(classes))
    weight = ((len(labels) / (len(classes) * counts)) ** balance)[targets]
    onehot = np.eye(len(classes))[targets]
    shape = (len(names), len(classes))

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        beta = flat.reshape(shape)
        scores = matrix @ beta
        scores -= scores.max(axis=1, keepdims=True)
        log_sum = np.log(np.exp(scores).sum(axis=1, keepdims=True))
        value = -(weight * ((scores - log_sum) * onehot).sum(axis=1)).sum() + 0.5 * penalty * (flat @ flat)
        gradient = matrix.T @ (weight[:, None] * (np.exp(scores - log_sum) - onehot)) + penalty * beta
        return float(value), gradient.ravel()

    result = minimize(
        loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    )
    beta = result.x.reshape(shape)
    return {name: dict(zip(classes, map(float, beta[number]), strict=True)) for name, number in names.items()}


def _matrix(rows: Sequence[Features], names: dict[str, int]) -> csr_matrix:
    data, columns, starts = [], [], [0]
    for row in rows:
        for name in sorted(row):
            if name in names:
                data.append(row[name])
                columns.append(names[name])
        starts.append(len(data))
    return csr_matrix((data, columns, starts), shape=(len(rows), len(names)))


def predict(row: Features, weights: Weights) -> dict[str, float]:
    """Return the probability of each label."""
    classes = next(iter(weights.values())).keys()
    scores = dict.fromkeys(classes, 0.0)
    for name, value in row.items():
        for label, weight in weights.get(name, {}).items():
            scores[label] += value * weight
    top = max(scores.values())
    powers = {label: float(np.exp(score - top)) for label, score in scores.items()}
    total = sum(powers.values())
    return {label: power / total for label, power in powers.items()}
