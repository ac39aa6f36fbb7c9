"""Attributions (source, cue, content) from the statements that sayso finds, in PolNeAR's terms."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from sayso.coding.coder import code_article
from sayso.records import Article, Coding, Range, Statement, record_id

Ranges = list[list[int]]


def predict(folder: Path, output: Path) -> int:
    """Code each ``text/NAME.txt`` of a folder and write one JSON line an article.

    Returns how many articles could not be coded; each is named on standard error and gets an empty list, so
    that no article is missing.
    """
    failed = 0
    with output.open("w", encoding="utf-8") as file:
        for path in sorted((folder / "text").glob("*.txt")):
            attributions: list[dict[str, Ranges]] = []
            try:
                attributions = attributions_of(code_article(article_of(path)))
            except Exception as error:
                # A defect that one article shows must not cost the predictions for all others.
                failed += 1
                print(f"{path.name}: {type(error).__name__}: {error}", file=sys.stderr)
            file.write(json.dumps({"doc": path.stem, "attributions": attributions}) + "\n")
    return failed


def article_of(path: Path) -> Article:
    """Return the whole file as one article: every character counts, as in the gold offsets."""
    with path.open(encoding="utf-8", newline="") as file:
        text = file.read()
    return Article(record_id("A", path.stem, "article"), text, (Range(0, len(text)),), language="en")


def attributions_of(coding: Coding) -> list[dict[str, Any]]:
    """Return an attribution for each statement that has a content, in the order of the text."""
    kept = sorted(
        (s for s in coding.statements if s.content), key=lambda s: (s.cue.start, s.content[0].start)
    )
    return [_attribution(statement) for statement in kept]


def _attribution(statement: Statement) -> dict[str, Ranges]:
    speaker = statement.speaker
    return {
        "source": [[speaker.start, speaker.end]] if speaker else [],
        "cue": [[statement.cue.start, statement.cue.end]],
        "content": [[span.start, span.end] for span in statement.content],
    }
