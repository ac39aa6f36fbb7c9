"""The files of a user's dictionaries: named in a configuration by path and digest, read once a process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from os import PathLike
from pathlib import Path

from sayso.errors import BadDictionaryError, MissingFileError
from sayso.knowledge.dictionaries.entries import Contents, Problem
from sayso.knowledge.dictionaries.lookup import Dictionary
from sayso.knowledge.dictionaries.sheet import COLUMNS, read_sheet
from sayso.knowledge.dictionaries.tabari import read_tabari
from sayso.records import Record

LISTED = 20
"""Problems that an error lists; the rest is counted."""


class ActorFile(Record, frozen=True):
    """A dictionary by its path and the digest of its name and content.

    The digest, not the content, travels to other processes: each reads the file once and checks it.
    """

    path: str
    digest: str


Paths = str | PathLike[str] | Iterable[str | PathLike[str]]
"""One path or several."""


def actor_files(paths: Paths) -> tuple[ActorFile, ...]:
    """Return the dictionaries at a path or several, checked; of two that name an actor, the later one counts.

    Raises :class:`MissingFileError`, or :class:`BadDictionaryError` with all that is wrong in the files.
    """
    given = [Path(path) for path in ([paths] if isinstance(paths, (str, PathLike)) else paths)]
    missing = [str(path) for path in given if not path.exists()]
    if missing:
        raise MissingFileError(f"there is no dictionary {', '.join(missing)}", "check the spelling, or ls")
    files = tuple(ActorFile(str(path.resolve()), _digest(path, _bytes(path))) for path in given)
    wrong = [problem for file in files for problem in _refused(_contents(file), file)]
    if wrong:
        raise BadDictionaryError(_told(wrong), _hint(wrong))
    return files


def left_out(file: ActorFile) -> tuple[Problem, ...]:
    """Return the lines of a TABARI file that cannot be read, which are left out."""
    return _contents(file).problems


@lru_cache(maxsize=4)
def dictionary(files: tuple[ActorFile, ...]) -> Dictionary | None:
    """Return what some files say together, null for no files.

    Raises :class:`BadDictionaryError` where a file is not what it was when it was named.
    """
    if not files:
        return None
    contents = [_contents(file) for file in files]
    entries = [
        replace(entry, rank=rank) if rank else entry
        for rank, content in enumerate(contents)
        for entry in content.entries
    ]
    return Dictionary(entries, [noun for content in reversed(contents) for noun in content.nouns])


@lru_cache(maxsize=16)
def _contents(file: ActorFile) -> Contents:
    path = Path(file.path)
    data = _bytes(path)
    if _digest(path, data) != file.digest:
        raise BadDictionaryError(f"the dictionary {file.path} has changed since", "run the command again")
    is_sheet = path.suffix.lower() == ".csv"
    if b"\0" in data:
        return Contents((), (), (Problem(path.name, 1, "binary data, not text"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if is_sheet:
            return Contents((), (), (Problem(path.name, line, "not UTF-8"),))
        text = data.decode("cp1252", errors="replace")
    return read_sheet(text, path.name) if is_sheet else read_tabari(text, path.name)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BadDictionaryError(f"the dictionary {path} cannot be read: {reason}", "name a file") from error


def _digest(path: Path, data: bytes) -> str:
    return hashlib.sha256(path.name.encode("utf-8", "surrogateescape") + b"\0" + data).hexdigest()[:16]


def _refused(contents: Contents, file: ActorFile) -> tuple[Problem, ...]:
    """Return why a file is refused: any problem of a CSV; a TABARI file that is mostly unreadable."""
    name = Path(file.path).name
    read = len(contents.entries) + len(contents.nouns)
    if name.lower().endswith(".csv"):
        return contents.problems
    if not read:
        return contents.problems[:1] or (Problem(name, 1, "there is no actor in it"),)
    return contents.problems if len(contents.problems) > read else ()


def _told(problems: list[Problem]) -> str:
    names = ", ".join(dict.fromkeys(problem.source for problem in problems))
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    lines = [str(problem) for problem in problems[:LISTED]]
    if len(problems) > LISTED:
        lines.append(f"... and {len(problems) - LISTED} more")
    return "\n  ".join([f"{count} in {names}", *lines])


def _hint(problems: list[Problem]) -> str:
    if any(problem.source.lower().endswith(".csv") for problem in problems):
        return f"correct the lines named; the columns are {', '.join(COLUMNS)}"
    return "correct the lines named; an entry is NAME_ [CODE], as in PETRARCH"
