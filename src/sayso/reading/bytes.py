"""From bytes to text: size, binary data and encodings."""

from __future__ import annotations

import codecs
from pathlib import Path

from sayso.errors import (
    BinaryDocumentError,
    EmptyDocumentError,
    EncodingError,
    OversizeDocumentError,
    UnreadableError,
)

MAX_BYTES = 10_000_000
"""A report is never this large; a file beyond it is data of another kind."""
MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
)
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
MOST_CONTROLS = 0.02


def load(path: Path, *, limit: int = MAX_BYTES) -> bytes:
    """Return a file's bytes. Raises :class:`UnreadableError` or :class:`OversizeDocumentError`."""
    try:
        if path.stat().st_size > limit:
            raise OversizeDocumentError(f"larger than {limit // 1_000_000} MB", "split it into articles")
        return path.read_bytes()
    except OSError as error:
        if isinstance(error, OversizeDocumentError):
            raise
        raise UnreadableError(
            f"cannot be read: {error.strerror or error}", "check its permissions"
        ) from error


def decode(data: bytes) -> str:
    """Return the text in some bytes: UTF-8, UTF-16 with a mark, else the likeliest encoding.

    Raises :class:`EmptyDocumentError`, :class:`BinaryDocumentError` or :class:`EncodingError`.
    """
    if not data.strip():
        raise EmptyDocumentError("no text in it", "leave it out")
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decoded(data, name)
    if data.startswith(MAGIC) or b"\x00" in data:
        raise BinaryDocumentError("binary data, not text", "extract its text first")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guessed(data)
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text)
    if controls > MOST_CONTROLS * len(text):
        raise BinaryDocumentError("binary data, not text", "extract its text first")
    return text


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise EncodingError(f"not valid {name}: {error.reason}", "save it as UTF-8") from error


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None:
        raise EncodingError("its encoding cannot be told", "save it as UTF-8")
    return str(best)
