"""Where the development data and their scorers are, and what identifies an input."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent
OWN = Path(__file__).parent / "data"
"""The data sets that lie in this repository."""


class MissingDataError(FileNotFoundError):
    """Occurs when the data or the scorer that a task needs are not there."""


def data_folder() -> Path:
    """Return the folder of the development data: ``SAYSO_DATA``, else the one beside the project."""
    return Path(os.environ.get("SAYSO_DATA", ROOT.parent / "shared" / "data"))


def existing(path: Path) -> Path:
    """Return a path that exists. Raises :class:`MissingDataError` where it does not."""
    if not path.exists():
        raise MissingDataError(f"{path} is not there")
    return path


@cache
def scorer(name: str, data: Path) -> ModuleType:
    """Load a scorer such as ``score_plv`` from ``tools`` beside the data. It is no part of the project."""
    path = existing(data.parent / "tools" / f"{name}.py")
    specification = importlib.util.spec_from_file_location(f"development_{name}", path)
    if specification is None or specification.loader is None:
        raise MissingDataError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def fingerprint(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of the contents of files and folders, with their names, in the order given."""
    total = hashlib.sha256()
    for path in paths:
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            name = file.relative_to(path).as_posix() if path.is_dir() else file.name
            total.update(name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()
