"""Date expressions, each resolved against several days of publication: right, wrong or flagged.

The sets lie in the repository, as JSON lines: ``sentence``, the ``expression`` at ``start`` to ``end``,
the day ``published``, whether it is ``resolvable``, the days ``earliest`` and ``latest`` (either may be
null, for an open end), and ``accept``, further pairs of days that are as good; ``earliest_range`` is the
span that the first day may lie in where the words do not fix it ("for almost three years"). ``look_alike``
marks words that are no date at all.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from evaluation.data import ROOT
from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.dates import find_dates
from sayso.coding.document import Document, load_pipeline, parse
from sayso.records import Article, DateRange, Range

FOLDER = ROOT / "evaluation" / "data" / "dates"
Row = Mapping[str, Any]
Verdict = Literal["right", "wrong", "flagged"]


def sets() -> tuple[Path, ...]:
    """Return the sets that are there: development, the half that was opened, and the sealed test set."""
    paths = (FOLDER / f"dates-{name}.jsonl" for name in ("dev", "seen", "test"))
    return tuple(path for path in paths if path.exists())


def read_rows(table: Path) -> list[Row]:
    """Read a set."""
    return [json.loads(line) for line in table.read_text("utf-8").splitlines() if line.strip()]


def predict(table: Path, output: Path) -> int:
    """Resolve the expression of each row and write ``id``, ``found`` (its words), ``earliest``, ``latest``,
    ``rule`` and ``verdict``, which is null without a gold answer. Returns 0.
    """
    with output.open("w", encoding="utf-8") as file:
        for row in read_rows(table):
            found = resolved(row)
            fields = (found.text, found.earliest, found.latest, found.rule) if found else (None,) * 4
            answer = dict(zip(("found", "earliest", "latest", "rule"), fields, strict=True))
            verdict = judged(row, found) if "resolvable" in row else None
            file.write(json.dumps({"id": row["id"], **answer, "verdict": verdict}, default=str) + "\n")
    return 0


def score(_: Path) -> dict[str, float]:
    """Return, for each set, the shares of rows that are right, wrong and flagged; they sum to 1."""
    figures: dict[str, float] = {}
    for table in sets():
        rows = read_rows(table)
        verdicts = Counter(judged(row, resolved(row)) for row in rows)
        name = table.stem.rpartition("-")[2]
        figures |= {f"{name} {kind}": verdicts[kind] / len(rows) for kind in ("right", "wrong", "flagged")}
    return figures


def judged(row: Row, found: DateRange | None) -> Verdict:
    """Say whether what was found is right.

    Flagged means: found, kept with its words, and resolved to nothing. A date that is not found at all is
    wrong, since nobody is told of it.
    """
    if not row["resolvable"]:
        return (
            "wrong"
            if found is not None and (row.get("look_alike") or _days(found) != (None, None))
            else "right"
        )
    if found is None:
        return "wrong"
    if _days(found) == (None, None):
        return "flagged"
    accepted = [(row["earliest"], row["latest"]), *map(tuple, row["accept"])]
    earliest, latest = days = tuple(_iso(_days(found)))
    span = row.get("earliest_range")
    in_span = bool(span and earliest and latest == row["latest"] and span[0] <= earliest <= span[1])
    return "right" if days in accepted or in_span else "wrong"


def resolved(row: Row) -> DateRange | None:
    """Return the date that sayso finds over the words of a row: the one that shares most of them with it."""
    day = date.fromisoformat(row["published"])
    document = _parsed(row["sentence"])
    document = replace(document, article=_article(row["sentence"], DateRange(day, day)))
    overlapping = [
        (shared, mention.date)
        for mention in find_dates(document)
        if (shared := _shared(mention.date, row["start"], row["end"])) > 0
    ]
    return max(overlapping, key=lambda pair: pair[0])[1] if overlapping else None


@lru_cache(maxsize=1024)
def _parsed(sentence: str) -> Document:
    return parse(_article(sentence, None), load_pipeline(DEFAULT_PIPELINE))


def _article(sentence: str, published: DateRange | None) -> Article:
    return Article("A-00000000", sentence, (Range(0, len(sentence)),), published=published)


def _shared(found: DateRange, start: int, end: int) -> int:
    return min(found.end or 0, end) - max(found.start or 0, start)


def _days(found: DateRange) -> tuple[date | None, date | None]:
    return found.earliest, found.latest


def _iso(days: Iterable[date | None]) -> Iterator[str | None]:
    return (day.isoformat() if day else None for day in days)
