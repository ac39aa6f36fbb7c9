"""The store: one DuckDB file that codings are added to and read from."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self

import msgspec

from sayso.dossier.finding import Found, found_in
from sayso.dossier.opening import connect
from sayso.dossier.rows import Row, rows_of
from sayso.dossier.schema import CODINGS, STORED, TABLES, Columns
from sayso.errors import UnknownRecordError, UnknownTableError, UsageError
from sayso.records import Coding, Failure

if TYPE_CHECKING:
    import duckdb
    import pyarrow

Outcome = Literal["added", "unchanged", "replaced"]

BATCH = 200
"""Codings written in one transaction by :meth:`Dossier.add_all`, and read at a time."""

_PUBLISHED = "coalesce(published_earliest, published_latest)"


class Dossier:
    """One DuckDB file of coded articles. Adding is idempotent; an interrupted write leaves the file whole.

    Opened for reading, it can be read by many processes at once; one process at a time may write.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path, *, writable: bool) -> None:
        self._connection = connection
        self.path = path
        self.writable = writable

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Self:
        """Open the dossier at ``path``: for reading, or with ``create`` for writing, laid where not there.

        Raises :class:`MissingFileError`, :class:`NotADossierError`, :class:`NewerDossierError`, and
        :class:`DossierBusyError` where another process is writing to it.
        """
        return cls(connect(Path(path), create=create), Path(path), writable=create)

    def close(self) -> None:
        """Close the file. Closing twice is harmless."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, coding: Coding) -> Outcome:
        """Add one coding: ``added``, ``unchanged`` (same article and coder) or ``replaced``."""
        with self._transaction():
            return self._write([coding])[0]

    def add_all(self, codings: Iterable[Coding]) -> Counter[Outcome]:
        """Add codings in transactions of :data:`BATCH` and return how many were added, unchanged, replaced.

        Where the iterable raises, the batches before it are kept and its own batch is rolled back.
        """
        outcomes: Counter[Outcome] = Counter()
        waiting: list[Coding] = []
        for coding in codings:
            waiting.append(coding)
            if len(waiting) == BATCH:
                outcomes.update(self._write_batch(waiting))
                waiting = []
        outcomes.update(self._write_batch(waiting))
        return outcomes

    def add_failure(self, failure: Failure) -> None:
        """Keep why a document failed, in place of an earlier failure of the same source."""
        with self._transaction():
            self._connection.execute("DELETE FROM failures WHERE source = ?", [failure.source])
            row = [failure.source, failure.code, failure.reason]
            self._connection.execute("INSERT INTO failures VALUES (?, ?, ?)", row)

    def has(self, article_id: str, config: str) -> bool:
        """Say whether the article was coded under the configuration with the fingerprint ``config``."""
        sql = "SELECT 1 FROM codings WHERE article = ? AND config = ? LIMIT 1"
        return bool(self._rows(sql, [article_id, config]))

    def codings(self) -> Iterator[Coding]:
        """Yield every coding exactly as added, by date of publication (undated last), then article id."""
        decoder = msgspec.json.Decoder(Coding)
        cursor = self._connection.cursor()
        try:
            cursor.execute(
                "SELECT codings.json FROM codings JOIN articles ON codings.article = articles.id"
                f" ORDER BY {_PUBLISHED} NULLS LAST, articles.id"
            )
            while rows := cursor.fetchmany(BATCH):
                for (encoded,) in rows:
                    yield decoder.decode(encoded)
        finally:
            cursor.close()

    def coding(self, article_id: str) -> Coding:
        """Return the coding of one article. Raises :class:`UnknownRecordError`."""
        sql = "SELECT json FROM codings WHERE article = ?"
        rows = self._rows(sql, [article_id])
        if not rows:
            raise UnknownRecordError(
                f"{self.path} holds no article {article_id}", f"sayso show {self.path} articles"
            )
        return msgspec.json.decode(rows[0][0], type=Coding)

    def table(self, name: str) -> pyarrow.Table:
        """Return the table ``name`` (see :data:`TABLES`) as Arrow, in a fixed order.

        Rows stand by publication and article, and within an article in the order of its coding.
        Raises :class:`UnknownTableError`.
        """
        if name not in TABLES:
            raise UnknownTableError(f"there is no table {name!r}", f"one of {', '.join(TABLES)}")
        return self._connection.sql(_selection(name)).to_arrow_table()

    def find(self, record_id: str) -> Found:
        """Return the record with this id, or the only one whose id begins so, with its sentence.

        ``ARTICLE/ID`` names a record of one article. Raises :class:`UnknownRecordError` where there is
        none, or several.
        """
        article, _, wanted = record_id.rpartition("/")
        places = sorted(self._places(wanted, article))
        exact = [place for place in places if place[2] == wanted]
        places = exact or places
        if not wanted or not places:
            raise UnknownRecordError(
                f"{self.path} holds no record {record_id}", f"sayso show {self.path} TABLE"
            )
        if len(places) > 1:
            names = ", ".join(f"{place[0]}/{place[2]}" for place in places[:5])
            raise UnknownRecordError(f"{len(places)} records begin with {record_id}", f"one of {names}")
        article, table, found = places[0]
        return found_in(self.coding(article), table, found)

    def _places(self, wanted: str, article: str) -> Iterator[tuple[str, str, str]]:
        """Yield (article, table, id) of every record whose id begins with ``wanted``."""
        for table, columns in STORED.items():
            if "id" not in columns:
                continue
            owner = "id" if table == "articles" else "article"
            sql = f"SELECT {owner}, id FROM {table} WHERE starts_with(id, ?) AND starts_with({owner}, ?)"
            for place in self._rows(sql, [wanted, article]):
                yield place[0], table, place[1]

    def _rows(self, sql: str, values: list[Any]) -> list[Any]:
        """Return all rows of a query, since a result left half read would block the connection."""
        return self._connection.execute(sql, values).fetchall()

    def _write_batch(self, codings: list[Coding]) -> list[Outcome]:
        if not codings:
            return []
        with self._transaction():
            return self._write(codings)

    def _write(self, codings: list[Coding]) -> list[Outcome]:
        known = self._fingerprints([coding.article.id for coding in codings])
        outcomes: list[Outcome] = []
        latest: dict[str, Coding] = {}
        for coding in codings:
            article, fingerprint = coding.article.id, fingerprint_of(coding)
            before = known.get(article)
            if before == fingerprint:
                outcomes.append("unchanged")
                continue
            outcomes.append("added" if before is None else "replaced")
            known[article] = fingerprint
            latest[article] = coding
        self._delete(list(latest))
        self._forget_failures(codings)
        self._insert_codings(latest.values())
        return outcomes

    def _fingerprints(self, articles: list[str]) -> dict[str, str]:
        sql = "SELECT article, fingerprint FROM codings WHERE list_contains(?, article)"
        return dict(self._rows(sql, [articles]))

    def _delete(self, articles: list[str]) -> None:
        for table in ("codings", *STORED):
            key = "id" if table == "articles" else "article"
            self._connection.execute(f"DELETE FROM {table} WHERE list_contains(?, {key})", [articles])

    def _forget_failures(self, codings: list[Coding]) -> None:
        sources = [coding.article.source for coding in codings if coding.article.source]
        self._connection.execute("DELETE FROM failures WHERE list_contains(?, source)", [sources])

    def _insert_codings(self, codings: Iterable[Coding]) -> None:
        rows: defaultdict[str, list[Row]] = defaultdict(list)
        for coding in codings:
            rows["codings"].append(_encoded(coding))
            for table, found in rows_of(coding).items():
                rows[table] += found
        for table, found in rows.items():
            self._insert(table, CODINGS if table == "codings" else STORED[table], found)

    def _insert(self, table: str, columns: Columns, rows: list[Row]) -> None:
        import pyarrow

        kinds = _arrow_types()
        arrays = {
            name: pyarrow.array([row.get(name) for row in rows], type=kinds[kind])
            for name, kind in columns.items()
        }
        self._connection.register("incoming", pyarrow.table(arrays))
        try:
            self._connection.execute(f"INSERT INTO {table} SELECT * FROM incoming")
        finally:
            self._connection.unregister("incoming")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Do all of a write or nothing of it."""
        if not self.writable:
            raise UsageError(f"{self.path} was opened for reading", "open it with create=True")
        self._connection.begin()
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()


def fingerprint_of(coding: Coding) -> str:
    """Return the digest of what a coding was made from: the article record and the coder."""
    return hashlib.sha256(msgspec.json.encode((coding.article, coding.coder))).hexdigest()


def _encoded(coding: Coding) -> Row:
    return {
        "article": coding.article.id,
        "fingerprint": fingerprint_of(coding),
        "config": coding.coder.config,
        "json": msgspec.json.encode(coding).decode(),
    }


def _selection(table: str) -> str:
    if table == "failures":
        return "SELECT * FROM failures ORDER BY source"
    if table == "articles":
        return f"SELECT * FROM articles ORDER BY {_PUBLISHED} NULLS LAST, id"
    position = "start, t.id" if table == "assertions" else "rowid"
    return (
        f"SELECT t.* FROM {table} t JOIN articles a ON t.article = a.id"
        f" ORDER BY {_PUBLISHED} NULLS LAST, t.article, t.{position}"
    )


def _arrow_types() -> dict[str, Any]:
    import pyarrow

    return {
        "VARCHAR": pyarrow.string(),
        "VARCHAR[]": pyarrow.list_(pyarrow.string()),
        "INTEGER": pyarrow.int32(),
        "DOUBLE": pyarrow.float64(),
        "DATE": pyarrow.date32(),
        "BOOLEAN": pyarrow.bool_(),
    }
