"""The six tasks: how each predicts, what its figures hang on, and what scores it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evaluation import actors, attribution, coreference, dates, factuality, plv, scoring


@dataclass(frozen=True, slots=True)
class Task:
    """One task.

    ``inputs`` are the paths below the data folder that its figures hang on, absolute where they lie in the
    repository; ``score`` is null where there
    are no development data; ``floorless`` names the figures that have no floor: those that are better low,
    those of a baseline, and precision and recall, which trade against each other.
    """

    name: str
    predict: Callable[[Path, Path], int]
    inputs: tuple[str, ...] = ()
    score: Callable[[Path], scoring.Figures] | None = None
    floorless: frozenset[str] = frozenset()


TASKS = {
    task.name: task
    for task in (
        Task(
            "attribution",
            attribution.predict,
            ("polnear/dev",),
            scoring.score_attribution,
            frozenset({"attr.relaxed P", "attr.relaxed R"}),
        ),
        Task("plv", plv.predict, ("plv/train.tsv",), scoring.score_plv),
        Task(
            "coreference",
            coreference.predict,
            ("coreference/dev",),
            scoring.score_coreference,
            frozenset({"baseline CoNLL F1"}),
        ),
        Task(
            "factuality",
            factuality.predict,
            ("factuality/fact_UDS_IH2_dev.jsonl", "factuality/fact_MEANTIME_dev.jsonl"),
            scoring.score_factuality,
            frozenset({"UDS-IH2 MAE", "MEANTIME MAE"}),
        ),
        Task("actors", actors.predict),
        Task(
            "dates",
            dates.predict,
            tuple(map(str, dates.sets())),
            dates.score,
            frozenset(f"{name} {kind}" for name in ("dev", "test") for kind in ("wrong", "flagged")),
        ),
    )
}
