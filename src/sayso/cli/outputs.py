"""Where a command may write: checked before the work, so that nothing is done in vain."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import SaysoError, UnwritableError


def check_file(path: Path, example: str) -> None:
    """Raise :class:`UnwritableError` where a file could not be written at ``path``.

    ``example`` is a file name to suggest where ``path`` is a folder.
    """
    if path.is_dir():
        raise UnwritableError(f"{path} is a folder", f"name a file: {path / example}")
    _check_place(path)


def check_folder(path: Path) -> None:
    """Raise :class:`UnwritableError` where no folder is, or could be made, at ``path`` to write into."""
    if path.exists() and not path.is_dir():
        raise UnwritableError(f"{path} is a file, not a folder", "name a folder")
    _check_place(path)


def _check_place(path: Path) -> None:
    if path.parent.exists() and not path.parent.is_dir():
        raise UnwritableError(f"{path.parent} is a file, not a folder", "name another place")
    if not path.parent.is_dir():
        raise UnwritableError(f"there is no folder {path.parent}", f"mkdir -p {path.parent}")
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise UnwritableError(f"{path} may not be written: permission denied", f"ls -ld {path.parent}")


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system says against writing ``path`` into :class:`UnwritableError`."""
    try:
        yield
    except SaysoError:
        raise
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise UnwritableError(f"{path} cannot be written: {cause.lower()}", "name another place") from error
