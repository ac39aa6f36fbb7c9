"""The tasks: how each predicts, what its figures hang on, and what scores it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evaluation import actors, attribution, coreference, dates, factuality, plv, scoring
from evaluation.data import OWN


@dataclass(frozen=True, slots=True)
class Task:
    """One task.

    ``inputs`` are the paths below the data folder that its figures hang on, absolute where they lie in the
    repository; ``score`` is null where there are no development data, ``predict`` where no format of
    predictions is set; ``own`` marks data that lie in this repository (:data:`evaluation.data.OWN`), not in
    the data folder; ``floorless`` names the figures that have no floor: those that are better low, those of a
    baseline, and precision and recall, which trade against each other.
    """

    name: str
    predict: Callable[[Path, Path], int] | None
    inputs: tuple[str, ...] = ()
    score: Callable[[Path], scoring.Figures] | None = None
    floorless: frozenset[str] = frozenset()
    own: bool = False

    def folder(self, data: Path) -> Path:
        """Return the folder that the inputs lie in; ``data`` is that of the development data."""
        return OWN if self.own else data


DOCUMENTS = frozenset(
    f"{kind}{outcome}"
    for kind in ("", "speaker ", "source ", "target ")
    for outcome in ("wrong", "unresolved")
)

TASKS = {
    task.name: task
    for task in (
        Task(
            "attribution",
            attribution.predict,
            ("polnear/dev",),
            scoring.score_attribution,
            frozenset(f"{prefix}attr.relaxed {part}" for prefix in ("", "light ") for part in "PR"),
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
        Task("actors", actors.predict, ("actors/phrases-dev.tsv",), scoring.score_phrases, own=True),
        Task(
            "actors-test",
            None,
            ("actors/phrases-test.tsv",),
            scoring.score_test_phrases,
            own=True,
        ),
        Task(
            "actors-documents",
            None,
            ("actors/documents-test.jsonl",),
            scoring.score_documents,
            DOCUMENTS,
            own=True,
        ),
        Task("actors-seen", None, ("actors/phrases-seen.tsv",), scoring.score_seen_phrases, own=True),
        Task(
            "documents-seen",
            None,
            ("actors/documents-seen.jsonl",),
            scoring.score_seen_documents,
            DOCUMENTS,
            own=True,
        ),
        Task(
            "dates",
            dates.predict,
            tuple(map(str, dates.sets())),
            dates.score,
            frozenset(f"{name} {kind}" for name in ("dev", "seen", "test") for kind in ("wrong", "flagged")),
        ),
    )
}
