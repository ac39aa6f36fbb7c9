"""Writing files that may replace our own earlier ones and nobody else's."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from sayso.errors import OutputExistsError

HEAD = 4096
"""Bytes at the beginning of a file in which its signature is looked for."""


def write_own(path: Path, content: Iterable[bytes], signature: bytes) -> None:
    """Write a file, piece by piece, whole or not at all.

    Raises :class:`OutputExistsError` where ``path`` is there and does not show ``signature`` near its
    beginning.
    """
    check_own(path, signature)
    scratch = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with scratch.open("wb") as file:
            file.writelines(content)
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def check_own(path: Path, signature: bytes) -> None:
    """Raise :class:`OutputExistsError` where ``path`` is there and is not a file of ours."""
    if not path.exists():
        return
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not head or signature in head:
            return
    raise OutputExistsError(f"{path} is there and not written by sayso", "move it away or name another place")
