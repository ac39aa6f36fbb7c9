"""Reading files, folders and standard input one document at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from sayso.errors import DocumentError, MalformedDocumentError, MissingFileError, UnsupportedFormatError
from sayso.reading.article import make_article
from sayso.reading.bytes import decode, load
from sayso.reading.formats import from_html, from_json, from_record, from_text
from sayso.reading.raw import Raw
from sayso.records import Article, Failure

MAX_FEED_BYTES = 2_000_000_000
STDIN = "-"


def read(paths: Iterable[Path | str], published: date | None = None) -> Iterator[Article | Failure]:
    """Yield an article or a failure for each document in files and folders; ``-`` is standard input.

    Folders are walked in sorted order, hidden files left out. ``published`` is the publication date of
    documents that name none. Raises :class:`MissingFileError` for a path that is not there, before
    anything is read.
    """
    listed = list(paths)
    for path in listed:
        if str(path) != STDIN and not Path(path).exists():
            raise MissingFileError(f"{path} is not there", "check the path")
    return _read(listed, published)


def _read(paths: Iterable[Path | str], published: date | None) -> Iterator[Article | Failure]:
    for path in paths:
        if str(path) == STDIN:
            yield from _documents("stdin", lambda: _from_stdin(), published)
            continue
        for file in _files(Path(path)):
            yield from _file(file, published)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        for entry in sorted(path.iterdir()):
            if not entry.name.startswith("."):
                yield from _files(entry)
    else:
        yield path


def _file(path: Path, published: date | None) -> Iterator[Article | Failure]:
    suffix = path.suffix.lower()
    if suffix in {".jsonl", ".ndjson"}:
        yield from _lines(path, published)
    elif suffix in READERS:
        yield from _documents(str(path), lambda: READERS[suffix](decode(load(path))), published)
    else:
        yield from _documents(str(path), lambda: _unknown(path), published)


def _unknown(path: Path) -> Iterator[Raw]:
    raise UnsupportedFormatError(
        f"sayso does not read {path.suffix or 'files without an ending'}",
        f"use one of {', '.join(sorted(READERS))}",
    )
    yield


def _from_stdin() -> Iterator[Raw]:
    text = decode(sys.stdin.buffer.read())
    head = text.lstrip()[:1]
    if head in {"{", "["}:
        yield from from_json(text)
    elif head == "<":
        yield from_html(text)
    else:
        yield from_text(text)


def _documents(
    source: str, raws: Callable[[], Iterator[Raw]], published: date | None
) -> Iterator[Article | Failure]:
    try:
        for raw in raws():
            yield _made(raw, source, published)
    except DocumentError as error:
        yield Failure(source, error.code, error.cause)


def _made(raw: Raw, source: str, published: date | None) -> Article | Failure:
    try:
        return make_article(raw, source, published)
    except DocumentError as error:
        return Failure(source, error.code, error.cause)


def _lines(path: Path, published: date | None) -> Iterator[Article | Failure]:
    """Read JSON lines; a broken line is a failure with its number and the others go on."""
    import json

    try:
        text = decode(load(path, limit=MAX_FEED_BYTES))
    except DocumentError as error:
        yield Failure(str(path), error.code, error.cause)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        source = f"{path}:{number}"
        try:
            yield make_article(from_record(json.loads(line)), source, published)
        except ValueError as error:
            if isinstance(error, DocumentError):
                yield Failure(source, error.code, error.cause)
            else:
                yield Failure(source, MalformedDocumentError.code, f"broken JSON: {error}")


READERS: dict[str, Callable[[str], Iterator[Raw]]] = {
    ".txt": lambda text: iter([from_text(text)]),
    ".md": lambda text: iter([from_text(text)]),
    ".html": lambda text: iter([from_html(text)]),
    ".htm": lambda text: iter([from_html(text)]),
    ".json": from_json,
}
