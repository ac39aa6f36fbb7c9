"""JSON lines: one document a line, read as a stream of any length; a broken line is one failure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sayso.errors import DocumentError, MalformedDocumentError, OversizeDocumentError, UnreadableError
from sayso.reading.bytes import MAX_BYTES, decode
from sayso.reading.formats import from_record, parse_json
from sayso.reading.raw import Raw

SUFFIXES = frozenset({".jsonl", ".ndjson"})


def is_lines(path: Path) -> bool:
    """Say whether a file's ending is one of JSON lines."""
    return path.suffix.lower() in SUFFIXES


def json_lines(path: Path) -> Iterator[tuple[str, Raw | DocumentError]]:
    """Yield the document, or the error, of each line that is not empty, as ``path:number``."""
    if not path.is_file():
        yield str(path), UnreadableError("not a file", "name a file or a folder of files")
        return
    seen = False
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(_lines(stream), 1):
                if line is None or line.strip():
                    seen = True
                    yield f"{path}:{number}", _document(line)
    except OSError as error:
        yield (
            str(path),
            UnreadableError(f"cannot be read: {error.strerror or error}", "check its permissions"),
        )
        return
    if not seen:
        yield str(path), MalformedDocumentError("no line in it", "leave it out")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line, null for one that is longer than a document may be."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)
        yield None


def _document(line: bytes | None) -> Raw | DocumentError:
    try:
        if line is None:
            raise OversizeDocumentError(f"larger than {MAX_BYTES / 1_000_000:g} MB", "split it into articles")
        return from_record(parse_json(decode(line)))
    except DocumentError as error:
        return error
