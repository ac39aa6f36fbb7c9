"""Opening a dossier's file, and telling a user plainly why it cannot be opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.dossier.schema import SCHEMA_VERSION, statements_of_creation
from sayso.errors import (
    DossierBusyError,
    MissingFileError,
    NewerDossierError,
    NotADossierError,
    UnwritableError,
    UsageError,
)

if TYPE_CHECKING:
    import duckdb


def connect(path: Path, *, create: bool) -> duckdb.DuckDBPyConnection:
    """Connect to the dossier at ``path``; with ``create`` for writing, laying its tables where new.

    Raises the errors of :meth:`sayso.dossier.Dossier.open`. Nothing is created where it raises, nor
    without ``create``.
    """
    if not path.exists() and not create:
        raise MissingFileError(f"there is no file {path}", "sayso code FILES -d PATH makes a dossier")
    if not path.parent.is_dir():
        raise MissingFileError(f"there is no folder {path.parent}", f"mkdir -p {path.parent}")
    connection = _connect(path, read_only=not create)
    try:
        _prepare(connection, path, create=create)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    import duckdb

    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.Error as error:
        raise _explained(path, str(error), read_only=read_only) from error


def _explained(path: Path, message: str, *, read_only: bool) -> UsageError:
    """Return the error of the user's world that stands behind a message of DuckDB."""
    if "Could not set lock" in message or "different configuration" in message:
        return DossierBusyError(f"{path} is being written by another process", "wait until it has ended")
    if "version number" in message:
        return NewerDossierError(f"{path} was written by another version of DuckDB", "pip install -U duckdb")
    if "ermission denied" in message and read_only:
        return NotADossierError(f"{path} may not be read: permission denied", f"ls -l {path}")
    if "ermission denied" in message:
        return UnwritableError(f"{path} may not be written: permission denied", f"ls -ld {path.parent}")
    return NotADossierError(f"{path} is not a dossier", "name a file that sayso code -d has made")


def _prepare(connection: duckdb.DuckDBPyConnection, path: Path, *, create: bool) -> None:
    tables = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    if not tables and create:
        _lay(connection)
    elif not {"meta", "codings"} <= tables:
        raise NotADossierError(
            f"{path} is a DuckDB file but not a dossier", "name a file that sayso code -d has made"
        )
    rows = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()
    version = int(rows[0][0]) if rows else 0
    if version > SCHEMA_VERSION:
        raise NewerDossierError(
            f"{path} has schema {version}, and this sayso reads up to {SCHEMA_VERSION}",
            "pip install -U sayso",
        )


def _lay(connection: duckdb.DuckDBPyConnection) -> None:
    connection.begin()
    for statement in statements_of_creation():
        connection.execute(statement)
    connection.execute("INSERT INTO meta VALUES ('schema', ?)", [str(SCHEMA_VERSION)])
    connection.commit()
