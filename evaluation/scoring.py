"""Figures on the development data: each function predicts afresh and calls the data's own scorer."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from evaluation import actor_documents, actor_lists, attribution, coreference, factuality
from evaluation.data import existing, scorer
from evaluation.marked import read_marked
from evaluation.plv import QUADS

Figures = dict[str, float]
Predictor = Callable[[Path, Path], int]


def score_attribution(data: Path) -> Figures:
    """PolNeAR dev: F1 of attributions (relaxed, exact, content only) and of the three kinds of span.

    First the trained model's, then, named ``light``, those of the rules alone.
    """
    gold, tool = existing(data / "polnear" / "dev"), scorer("score_attribution", data)
    articles = tool.load_gold(str(gold))
    names = ("attr.relaxed", "attr.exact", "attr.content", "span.source", "span.cue", "span.content")
    figures: Figures = {}
    for model in attribution.MODELS:
        prefix = "light " if model == "light" else ""
        predict = partial(attribution.predict, model=model)
        result = tool.score(articles, _read(predict, gold, lambda path: tool.load_pred(path, articles)))
        figures |= {f"{prefix}{name} F1": result[name]["F1"] for name in names}
        figures |= {f"{prefix}attr.relaxed {part}": result["attr.relaxed"][part] for part in ("P", "R")}
    return figures


def score_plv(data: Path) -> Figures:
    """PLV train, cross-validated: macro F1 of root, quad class and conflict against cooperation.

    The shipped model has seen these rows, so its own predictions on them would say nothing.
    """
    from training.relation import cross_validate, folds_by_governor, folds_in_turn, read_examples

    tool = scorer("score_plv", data)
    examples = read_examples(read_marked(existing(data / "plv" / "train.tsv")))
    gold = [example.root for example in examples]
    figures: Figures = {}
    for name, folds in (("in turn", folds_in_turn(examples)), ("by predicate", folds_by_governor(examples))):
        predicted = cross_validate(examples, folds)
        for level, labels in LEVELS.items():
            found = tool.prf([labels(root) for root in gold], [labels(root) for root in predicted])
            figures[f"{level} macro F1, folds {name}"] = found["macro_f1"]
    return figures


LEVELS: dict[str, Callable[[str], str]] = {
    "root": str,
    "quad": lambda root: str(QUADS[root]),
    "binary": lambda root: str(QUADS[root] > 2),
}


def score_coreference(data: Path) -> Figures:
    """ECB+ dev, gold mentions, predicted topics: CoNLL F1 and its parts, beside the lemma baseline."""
    folder, tool = existing(data / "coreference" / "dev"), scorer("score_coref", data)
    gold = _by_id(folder / "gold.jsonl", "cluster")
    figures: Figures = {}
    for name, predict in (("", coreference.predict), ("baseline ", coreference.predict_baseline)):
        result = tool.score(gold, _read(predict, folder, lambda path: _by_id(path, "cluster")))
        figures[f"{name}CoNLL F1"] = float(result["conll"])
    return figures


def score_factuality(data: Path) -> Figures:
    """UDS-IH2 dev and MEANTIME dev, never pooled: Pearson r, macro F1 of three ways, mean absolute error."""
    tool = scorer("score_factuality", data)
    figures: Figures = {}
    for name, file in (("UDS-IH2", "fact_UDS_IH2_dev.jsonl"), ("MEANTIME", "fact_MEANTIME_dev.jsonl")):
        table = existing(data / "factuality" / file)
        predicted = _read(factuality.predict, table, lambda path: _by_id(path, "value"))
        result = tool.score(_by_id(table, "value"), predicted)
        figures |= {
            f"{name} r": result["r"],
            f"{name} macro F1": result["macro_f1"],
            f"{name} MAE": result["mae"],
        }
    return figures


def score_phrases(data: Path) -> Figures:
    """Our development list of phrases: the fraction with the right country, sector, and both."""
    return actor_lists.score(existing(data / "actors" / "phrases-dev.tsv"))


def score_test_phrases(data: Path) -> Figures:
    """Our test list of phrases, in the same figures."""
    return actor_lists.score(existing(data / "actors" / "phrases-test.tsv"))


def score_seen_phrases(data: Path) -> Figures:
    """The half of the test list of phrases that was given to development, in the same figures."""
    return actor_lists.score(existing(data / "actors" / "phrases-seen.tsv"))


def score_documents(data: Path) -> Figures:
    """Our labelled documents: mentions right, wrong and unresolved, over all and by kind."""
    return actor_documents.score(existing(data / "actors" / "documents-test.jsonl"))


def score_seen_documents(data: Path) -> Figures:
    """The half of our labelled documents that was given to development, in the same figures."""
    return actor_documents.score(existing(data / "actors" / "documents-seen.jsonl"))


def _by_id(table: Path, field: str) -> dict[str, Any]:
    """Return one field of each JSON line by id."""
    rows = (json.loads(line) for line in table.read_text("utf-8").splitlines() if line.strip())
    return {row["id"]: row[field] for row in rows}


def _read(predict: Predictor, given: Path, read: Callable[[Path], Any]) -> Any:
    """Predict into a file that lasts as long as a scorer's own reader needs it."""
    with tempfile.TemporaryDirectory(prefix="sayso-evaluation-") as folder:
        output = Path(folder) / "predicted"
        predict(given, output)
        return read(output)
