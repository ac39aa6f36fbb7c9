"""From bytes to text: size, binary data and encodings."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from sayso.errors import (
    BinaryDocumentError,
    EmptyDocumentError,
    EncodingError,
    OversizeDocumentError,
    UnreadableError,
)

MAX_BYTES = 10_000_000
"""A report is never this large; a document beyond it is data of another kind."""
MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"7z\xbc\xaf",
    b"BZh",
    b"\xfd7zXZ",
    b"SQLite format 3",
    b"{\\rtf",
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
MOST_CONTROLS = 0.02
"""Text has hardly any control characters; one in fifty makes it binary data."""


def load(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """Return a file's bytes. Raises :class:`UnreadableError` or :class:`OversizeDocumentError`."""
    if path.exists() and not path.is_file():
        raise UnreadableError("not a file", "name a file or a folder of files")
    try:
        with path.open("rb") as stream:
            return take(stream, limit=limit)
    except OversizeDocumentError:
        raise
    except OSError as error:
        raise UnreadableError(
            f"cannot be read: {error.strerror or error}", "check its permissions"
        ) from error


def take(stream: BinaryIO, *, limit: int = MAX_BYTES) -> bytes:
    """Return what a stream holds. Raises :class:`OversizeDocumentError` beyond ``limit`` bytes."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise OversizeDocumentError(f"larger than {limit / 1_000_000:g} MB", "split it into articles")
    return data


def decode(data: bytes) -> str:
    """Return the text in some bytes, line ends as they are.

    In this order: the encoding that a byte order mark tells, UTF-8, the one that a web page declares,
    Windows-1252, the likeliest. Raises :class:`EmptyDocumentError`, :class:`BinaryDocumentError` or
    :class:`EncodingError`.
    """
    if not data.strip():
        raise EmptyDocumentError("no text in it", "leave it out")
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(data, name)
    if data.startswith(MAGIC) or b"\x00" in data:
        raise BinaryDocumentError("binary data, not text", "extract its text first")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _declared(data) or _guessed(data)
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text)
    if controls > MOST_CONTROLS * len(text):
        raise BinaryDocumentError("binary data, not text", "extract its text first")
    return text


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise EncodingError(f"not valid {name}: {error.reason}", "save it as UTF-8") from error


def _declared(data: bytes) -> str | None:
    match = DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        return data.decode(match[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
    if best is None:
        raise EncodingError("its encoding cannot be told", "save it as UTF-8")
    return str(best)
