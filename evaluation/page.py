"""The table of figures in the documentation, written from the floors so that the two cannot part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from evaluation.data import ROOT
from evaluation.floors import Floor

PAGE = ROOT / "docs" / "reference" / "evaluation.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
BETWEEN = re.compile(re.escape(BEGIN) + ".*?" + re.escape(END), re.S)


def table(floors: Mapping[str, Floor]) -> str:
    """Return the floors as a Markdown table, a figure a row, to three digits."""
    rows = ["| task | figure | reached |", "|---|---|---|"]
    for name, floor in sorted(floors.items()):
        rows += [f"| {name} | {figure} | {value:.3f} |" for figure, value in sorted(floor.figures.items())]
    return "\n".join(rows)


def with_table(page: str, floors: Mapping[str, Floor]) -> str:
    """Return a page with the table between its two marks. Raises ``ValueError`` where it has none."""
    if not BETWEEN.search(page):
        raise ValueError(f"the page has no {BEGIN} ... {END}")
    return BETWEEN.sub(lambda _: f"{BEGIN}\n{table(floors)}\n{END}", page)


def write_table(floors: Mapping[str, Floor], path: Path = PAGE) -> None:
    """Write the table anew."""
    path.write_text(with_table(path.read_text("utf-8"), floors), encoding="utf-8")
