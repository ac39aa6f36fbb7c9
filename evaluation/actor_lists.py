"""Figures for phrases that name an actor: how many get the right country, sector, and both.

The lists are tables with the columns ``id``, ``text``, ``date``, ``country`` and ``sector``.
"""

from __future__ import annotations

import csv
from pathlib import Path

from evaluation.actors import codes, resolve
from sayso.records import Actor

Figures = dict[str, float]


def score(table: Path) -> Figures:
    """Resolve each phrase of a list and return the fractions of rows that are right."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    right = [_right(row, resolve(row["text"], row["date"])) for row in rows]
    return {
        "country": sum(country for country, _ in right) / len(right),
        "sector": sum(sector for _, sector in right) / len(right),
        "both": sum(country and sector for country, sector in right) / len(right),
    }


def _right(row: dict[str, str], actor: Actor | None) -> tuple[bool, bool]:
    country, sector = labels(actor)
    return country == row["country"], sector == row["sector"]


def labels(actor: Actor | None) -> tuple[str, str]:
    """Return the country or organisation and the sector of an actor; a bare state is government."""
    country, sector = codes(actor)
    if actor is not None and country and not sector and actor.role is None and actor.country:
        sector = "GOV"
    return country, sector
