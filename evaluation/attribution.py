"""Attributions (source, cue, content) in PolNeAR's terms: the trained model's, or those of the rules."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, get_args

from sayso.coding.coder import code_article
from sayso.coding.configuration import DEFAULT_PIPELINE
from sayso.coding.document import Document, load_pipeline, parse
from sayso.coding.speech.tagger.model import find_attributions
from sayso.coding.speech.tagger.spans import Attribution
from sayso.records import Article, Coding, Range, Statement, record_id

AUXILIARIES = re.compile(r"\b(?:(?:has|have|had|is|are|was|were)\s+)(?:been\s+|being\s+)?$")
LONGEST_AUXILIARIES = 16
Ranges = list[list[int]]
Model = Literal["default", "light"]
MODELS: tuple[Model, ...] = get_args(Model)
"""``default`` is the trained attribution model, ``light`` the rules alone."""


def predict(folder: Path, output: Path, model: Model = "default") -> int:
    """Read each ``text/NAME.txt`` of a folder and write one JSON line an article.

    Returns how many articles could not be coded; each is named on standard error and gets an empty list, so
    that no article is missing.
    """
    failed = 0
    with output.open("w", encoding="utf-8") as file:
        for path in sorted((folder / "text").glob("*.txt")):
            attributions: list[dict[str, Ranges]] = []
            try:
                attributions = READERS[model](article_of(path))
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
    return [_attribution(statement, coding.article.text) for statement in kept]


def tagged(article: Article) -> list[dict[str, Any]]:
    """Return the attributions that the trained model finds in an article."""
    document = parse(article, load_pipeline(DEFAULT_PIPELINE))
    return [_tagged(found, document) for found in find_attributions(document)]


def ruled(article: Article) -> list[dict[str, Any]]:
    """Return the attributions that the rules find in an article."""
    return attributions_of(code_article(article))


READERS: dict[Model, Callable[[Article], list[dict[str, Any]]]] = {"default": tagged, "light": ruled}


def _tagged(found: Attribution, document: Document) -> dict[str, Ranges]:
    def offsets(part: tuple[int, int]) -> list[int]:
        span = document.span(*part)
        return [span.start, span.end]

    return {
        "source": [offsets(found.source)] if found.source else [],
        "cue": [offsets(found.cue)],
        "content": [offsets(part) for part in found.content],
    }


def _attribution(statement: Statement, text: str) -> dict[str, Ranges]:
    """Return a statement in PolNeAR's terms, whose cues take in the auxiliaries before them and a colon."""
    speaker = statement.speaker
    start, end = statement.cue.start, statement.cue.end
    before = AUXILIARIES.search(text, max(0, start - LONGEST_AUXILIARIES), start)
    start = before.start() if before is not None else start
    end += text[end : end + 1] == ":"
    return {
        "source": [[speaker.start, speaker.end]] if speaker else [],
        "cue": [[start, end]],
        "content": [[span.start, span.end] for span in statement.content],
    }
