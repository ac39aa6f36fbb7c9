"""Countries and sectors for short phrases that name an actor, each with the date it was written."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from sayso.coding.actors import ActorIndex, find_actors
from sayso.coding.configuration import Configuration
from sayso.coding.document import Document, load_pipeline, parse
from sayso.records import Actor, Article, DateRange, Range, record_id


def predict(table: Path, output: Path) -> int:
    """Resolve each row of a TSV (``id``, ``text``, ``date``) and write ``id, country, sector``. Returns 0.

    ``country`` is an ISO 3166-1 alpha-3 code, else an organisation's code, else empty.
    """
    with (
        table.open(encoding="utf-8", newline="") as rows,
        output.open("w", encoding="utf-8", newline="") as file,
    ):
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(("id", "country", "sector"))
        for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            actor = resolve(row["text"], row.get("date") or "")
            writer.writerow((row["id"], *codes(actor)))
    return 0


def resolve(phrase: str, day: str) -> Actor | None:
    """Return the actor that a phrase names, as known on a day (``YYYY-MM-DD``, or empty for unknown)."""
    configuration = Configuration()
    # The full stop makes the phrase a sentence, so that it is not read as a headline.
    text = phrase if phrase.rstrip().endswith((".", "!", "?")) else f"{phrase.rstrip()}."
    document = parse(article_of(text, day), load_pipeline(configuration.pipeline))
    return actor_of_head(document, find_actors(document, configuration))


def article_of(text: str, day: str) -> Article:
    """Return a whole text as one article, published on a day (``YYYY-MM-DD``, or empty for unknown)."""
    known = _day(day)
    published = DateRange(known, known, day, "given") if known else None
    return Article(
        record_id("A", text, "phrase"), text, (Range(0, len(text)),), published=published, language="en"
    )


def _day(written: str) -> date | None:
    """Return an ISO date, with or without hyphens or a time, or nothing."""
    try:
        return date.fromisoformat(written.strip().partition("T")[0])
    except ValueError:
        return None


def actor_of_head(document: Document, index: ActorIndex) -> Actor | None:
    """Return the actor whose mention heads the phrase, else the first mentioned, else nothing."""
    for token in document.doc:
        if token.head.i == token.i and (mention := index.at(token.i)) is not None:
            return index.get(mention.actors[0])
    return index.get(index.mentions[0].actors[0]) if index.mentions else None


def codes(actor: Actor | None) -> tuple[str, str]:
    """Return the country or organisation code and the sector code of an actor, empty where unknown."""
    if actor is None:
        return "", ""
    return actor.country or actor.organisation or "", actor.sector or ""
