"""Exports: codings as JSON Lines, tables as CSV or Parquet, one file a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso.collating import Collation
from sayso.errors import BadOptionError, OutputExistsError
from sayso.publishing.outputs import write_own
from sayso.publishing.rows import COLLATED
from sayso.publishing.tables import TABLE_NAMES, Table, tables
from sayso.publishing.tabular import as_csv

if TYPE_CHECKING:
    import pyarrow

    from sayso.dossier import Dossier

Format = Literal["jsonl", "csv", "parquet"]
FORMATS: tuple[Format, ...] = ("jsonl", "csv", "parquet")

CODINGS = "codings.jsonl"

MARK = ".sayso-export"
"""The file that lists the files of a folder that sayso wrote, and may replace."""


def export(folder: Path, kind: Format, dossier: Dossier, collation: Collation) -> list[Path]:
    """Write a dossier into ``folder`` and return the files written: all of it, whatever its size.

    ``jsonl`` writes the codings, one an article and a line; ``csv`` and ``parquet`` one file a table.
    Earlier exports are replaced. Raises :class:`OutputExistsError` where a file of somebody else stands
    in the way and :class:`BadOptionError` for another ``kind``.
    """
    if kind not in FORMATS:
        raise BadOptionError(f"there is no export to {kind!r}", f"one of: {' '.join(FORMATS)}")
    names = [CODINGS] if kind == "jsonl" else [f"{name}.{kind}" for name in TABLE_NAMES]
    _prepare(folder, names)
    if kind == "jsonl":
        lines = (msgspec.json.encode(coding) + b"\n" for coding in dossier.codings())
        write_own(folder / CODINGS, lines, b"")
        return [folder / CODINGS]
    return list(_write_tables(folder, kind, dossier, collation))


def _prepare(folder: Path, names: Iterable[str]) -> None:
    """Make the folder, or check that all that an export would replace in it is an earlier export."""
    if folder.is_dir():
        ours = (folder / MARK).read_text().split("\n") if (folder / MARK).is_file() else []
        foreign = [name for name in names if (folder / name).exists() and name not in ours]
        if foreign:
            cause = f"{folder / foreign[0]} is there and not written by sayso"
            raise OutputExistsError(cause, "name another folder")
        names = dict.fromkeys([*ours, *names])
    elif folder.exists():
        raise OutputExistsError(f"{folder} is a file", "name a folder")

    folder.mkdir(exist_ok=True)
    (folder / MARK).write_text("\n".join(filter(None, names)) + "\n")


def _write_tables(folder: Path, kind: Format, dossier: Dossier, collation: Collation) -> Iterator[Path]:
    for made in tables(TABLE_NAMES, dossier, collation):
        path = folder / f"{made.name}.{kind}"
        if kind == "csv":
            path.write_bytes(as_csv(made))
        else:
            _write_parquet(as_arrow(made, dossier), path)
        yield path


def _write_parquet(arrow: pyarrow.Table, path: Path) -> None:
    import pyarrow.parquet

    pyarrow.parquet.write_table(arrow, path)


def as_arrow(made: Table, dossier: Dossier) -> pyarrow.Table:
    """Return a table as Arrow, its fields typed as the dossier types them where it stores them."""
    import pyarrow

    stored = [] if made.name in COLLATED else dossier.table(made.name).schema
    types = {field.name: field.type for field in stored}
    return pyarrow.table(
        {
            field: pyarrow.array([row.get(field) for row in made.rows], type=types.get(field))
            for field in made.fields
        }
    )
