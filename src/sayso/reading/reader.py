"""Reading files, folders and standard input one document at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from sayso.errors import (
    DocumentError,
    MalformedDocumentError,
    MissingFileError,
    UnreadableError,
    UnsupportedFormatError,
)
from sayso.reading.article import make_article
from sayso.reading.bytes import decode, load, take
from sayso.reading.formats import from_json, from_text
from sayso.reading.lines import is_lines, json_lines
from sayso.reading.page import from_html
from sayso.reading.raw import Raw
from sayso.records import Article, Failure

STDIN = "-"
Document = tuple[str, Raw | DocumentError]
"""A document's source and what its format gave, or why it gave nothing."""


def read(
    paths: Iterable[Path | str], published: date | None = None, *, force: bool = False
) -> Iterator[Article | Failure]:
    """Yield an article or a failure for each document in files and folders; ``-`` is standard input.

    Folders are walked in sorted order, hidden files left out. ``published`` is the publication date of
    documents that name none; ``force`` takes texts in other languages too. A document that cannot be
    read becomes a failure with its reason and the others go on. Raises :class:`MissingFileError` for a
    path that is not there, before anything is read.
    """
    listed = list(paths)
    for path in listed:
        if str(path) != STDIN and not Path(path).exists():
            raise MissingFileError(f"{path} is not there", "check the path")
    return (_outcome(*document, published, force) for document in _documents(listed))


def _outcome(source: str, raw: Raw | DocumentError, published: date | None, force: bool) -> Article | Failure:
    try:
        if isinstance(raw, DocumentError):
            raise raw
        return make_article(raw, source, published, force=force)
    except DocumentError as error:
        return Failure(source, error.code, error.cause)


def _documents(paths: Iterable[Path | str]) -> Iterator[Document]:
    for path in paths:
        if str(path) == STDIN:
            yield from _guarded("stdin", _from_stdin)
            continue
        for file in _files(Path(path), frozenset()):
            if isinstance(file, Path):
                yield from _file(file)
            else:
                yield str(file[0]), file[1]


def _files(path: Path, above: frozenset[Path]) -> Iterator[Path | tuple[Path, DocumentError]]:
    """Yield the files under a path; a folder that cannot be listed comes with the error."""
    if not path.is_dir():
        yield path
        return
    here = path.resolve()
    if here in above:
        return
    try:
        entries = sorted(path.iterdir())
    except OSError as error:
        reason = f"cannot be listed: {error.strerror or error}"
        yield path, UnreadableError(reason, "check its permissions")
        return
    for entry in entries:
        if not entry.name.startswith("."):
            yield from _files(entry, above | {here})


def _file(path: Path) -> Iterator[Document]:
    suffix = path.suffix.lower()
    if is_lines(path):
        yield from json_lines(path)
    elif suffix in READERS:
        yield from _guarded(str(path), lambda: READERS[suffix](decode(load(path))))
    else:
        told = suffix or "files without an ending"
        endings = ", ".join(sorted([*READERS, ".jsonl", ".ndjson"]))
        yield str(path), UnsupportedFormatError(f"sayso does not read {told}", f"use one of {endings}")


def _from_stdin() -> Iterator[Raw | DocumentError]:
    text = decode(take(sys.stdin.buffer))
    head = text.lstrip("\ufeff \t\r\n")[:1]
    if head in {"{", "["}:
        yield from from_json(text)
    elif head == "<":
        yield from_html(text)
    else:
        yield from_text(text)


def _from_page(text: str) -> Iterator[Raw | DocumentError]:
    yield from_html(text)


def _from_plain(text: str) -> Iterator[Raw | DocumentError]:
    yield from_text(text)


def _guarded(source: str, raws: Callable[[], Iterator[Raw | DocumentError]]) -> Iterator[Document]:
    """Give each document of a file its source, and what goes wrong its place among the failures."""
    try:
        found = list(raws())
    except DocumentError as error:
        yield source, error
    except Exception as error:
        # A parser's own failure on odd input must not stop the other documents.
        yield source, MalformedDocumentError(f"cannot be parsed: {type(error).__name__}: {error}")
    else:
        for number, raw in enumerate(found, 1):
            yield (source if len(found) == 1 else f"{source}:{number}"), raw


READERS: dict[str, Callable[[str], Iterator[Raw | DocumentError]]] = {
    ".txt": _from_plain,
    ".md": _from_plain,
    ".html": _from_page,
    ".htm": _from_page,
    ".json": from_json,
}
