"""A table as text for a terminal or a pipe, as JSON, JSON Lines or CSV. Nothing is ever left out of it."""

from __future__ import annotations

import csv
import io
import unicodedata
from textwrap import wrap

import msgspec

from sayso.publishing.tables import Table, cell

NARROWEST = 11
"""Characters a column needs on average; on a terminal with fewer, each row is a block of lines."""


def as_json(table: Table) -> bytes:
    """Return the rows as one JSON array of objects with every field, dates in ISO 8601."""
    return msgspec.json.format(msgspec.json.encode(table.rows), indent=1) + b"\n"


def as_jsonl(table: Table) -> bytes:
    """Return the rows as JSON Lines: one object with every field a line."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in table.rows)


def as_csv(table: Table) -> bytes:
    """Return the rows as CSV in UTF-8 with every field and a header; lists are joined by ``; ``."""
    out = io.StringIO()
    writer = csv.DictWriter(out, table.fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows({field: _plain(value) for field, value in row.items()} for row in table.rows)
    return out.getvalue().encode()


def _plain(value: object) -> object:
    return "; ".join(str(one) for one in value) if isinstance(value, list | tuple) else value


def as_text(table: Table, *, terminal: bool = False, width: int = 80) -> str:
    """Return the table for the eye: laid out on a terminal, tab-separated lines where the output is piped."""
    if not terminal:
        lines = [[column.heading for column in table.columns], *_cells(table)]
        return "".join("\t".join(line) + "\n" for line in lines)
    counted = f"{len(table.rows)} {'row' if len(table.rows) == 1 else 'rows'}"
    if len(table.columns) * NARROWEST > width:
        return f"{table.title}\n\n{_as_blocks(table, width)}{counted}\n"
    return _as_grid(table, width) + f"{counted}\n"


def _cells(table: Table) -> list[list[str]]:
    return [[harmless(cell(row, column.field)) for column in table.columns] for row in table.rows]


def _as_grid(table: Table, width: int) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(title=table.title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for column in table.columns:
        ids = column.field in ("id", "statement", "event", "claim")
        grid.add_column(column.heading, overflow="fold", no_wrap=ids, style="dim" if ids else None)
    for line in _cells(table):
        grid.add_row(*(Text(text) for text in line))
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=True, highlight=False).print(grid)
    return out.getvalue()


def _as_blocks(table: Table, width: int) -> str:
    headings = [column.heading for column in table.columns]
    indent = max(map(len, headings)) + 2
    lines: list[str] = []
    for cells in _cells(table):
        for heading, text in zip(headings, cells, strict=True):
            lines += wrap(text, max(width, indent + 20), initial_indent=f"{heading:<{indent}}",
                          subsequent_indent=" " * indent)  # fmt: skip
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def harmless(text: str) -> str:
    """Return ``text`` on one line without control characters, so that no article can steer a terminal."""
    return " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in text).split())
