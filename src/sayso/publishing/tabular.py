"""A table as text for a terminal or a pipe, as JSON, JSON Lines or CSV. Nothing is ever left out of it."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence
from textwrap import wrap

import msgspec

from sayso.publishing.tables import Column, Table, cell

PROSE = frozenset(
    ("label", "claim_label", "content", "title", "motive", "reason", "sentence", "text", "what", "values")
)
"""Fields that hold a sentence, which need room to be read."""

IDS = frozenset(("id", "statement", "event"))
"""Fields that hold one id, which is never broken."""

LEAST_PROSE, LEAST_WORDS = 24, 14
"""Characters that a column needs at least; where there is less room, each row is a block of lines."""

DATES = frozenset(("date", "said_on", "published"))
"""Fields that hold a date, which is easier to read on one line."""

GAP, EDGE = 3, 2
"""Characters that the grid puts around a column, and around all of them."""


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
    lines = _cells(table)
    least = [_least(column, [line[at] for line in lines]) for at, column in enumerate(table.columns)]
    room = width - EDGE - GAP * len(least)
    if sum(least) > room:
        return f"{table.title}\n\n{_as_blocks(table, lines, width)}{counted}\n"
    widths = _widths(table, lines, least, room)
    return _as_grid(table, lines, widths, width) + f"{counted}\n"


def _least(column: Column, cells: Sequence[str]) -> int:
    """Return how narrow a column may be: an id whole, its longest word up to a limit, room for prose."""
    whole = max(map(len, [*cells, column.heading]))
    if column.field in IDS:
        return whole
    if column.field in DATES:
        return min(whole, LEAST_WORDS)
    word = max(len(word) for text in (*cells, column.heading) for word in text.split() or [""])
    return min(whole, LEAST_PROSE if column.field in PROSE else min(word, LEAST_WORDS))


def _cells(table: Table) -> list[list[str]]:
    return [[harmless(cell(row, column.field)) for column in table.columns] for row in table.rows]


def _widths(table: Table, lines: Sequence[Sequence[str]], least: Sequence[int], room: int) -> list[int]:
    """Share the room among the columns: each gets its least, and of the rest as it has use for more."""
    natural = [
        max(map(len, [column.heading, *(line[at] for line in lines)]))
        for at, column in enumerate(table.columns)
    ]
    widths = list(least)
    while sum(widths) < room and widths != natural:
        short = [at for at in range(len(widths)) if widths[at] < natural[at]]
        share = max((room - sum(widths)) // len(short), 1)
        for at in short[: room - sum(widths)]:
            widths[at] = min(widths[at] + share, natural[at])
    return widths


def _as_grid(table: Table, lines: Sequence[Sequence[str]], widths: Sequence[int], width: int) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(title=table.title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for column, characters in zip(table.columns, widths, strict=True):
        style = "dim" if column.field in IDS else None
        grid.add_column(column.heading, overflow="fold", width=characters, style=style)
    for line in lines:
        grid.add_row(*(Text(text) for text in line))
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=True, highlight=False).print(grid)
    return out.getvalue()


def _as_blocks(table: Table, lines: Sequence[Sequence[str]], width: int) -> str:
    headings = [column.heading for column in table.columns]
    indent = max(map(len, headings)) + 2
    blocks: list[str] = []
    for cells in lines:
        for heading, text in zip(headings, cells, strict=True):
            blocks += wrap(text, max(width, indent + 20), initial_indent=f"{heading:<{indent}}",
                           subsequent_indent=" " * indent)  # fmt: skip
        blocks.append("")
    return "".join(f"{line}\n" for line in blocks)


def harmless(text: str) -> str:
    """Return ``text`` on one line without control characters, so that no article can steer a terminal."""
    return " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in text).split())
