"""Writing to the terminal: text, data, and progress for those who watch."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Meter(Protocol):
    """What shows how far the work is."""

    def __call__(self, text: str) -> None:
        """Show ``text`` in place of what was shown before."""


def write_data(data: bytes) -> None:
    """Write bytes of JSON or CSV to stdout as they are: UTF-8, whatever the terminal speaks."""
    sys.stdout.flush()
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(data.decode())
    else:
        stream.write(data)
        stream.flush()


def say(text: str) -> None:
    """Write a text to stdout, with what the terminal cannot show replaced."""
    sys.stdout.write(text)
    sys.stdout.flush()


def note(text: str) -> None:
    """Write a line to stderr, for the person and not for the pipe."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@contextmanager
def progress(*, quiet: bool) -> Iterator[Meter]:
    """Show progress on stderr while the block runs, where stderr is a terminal and ``quiet`` is false."""
    if quiet or not sys.stderr.isatty():
        yield lambda text: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn("line"), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading")

        def meter(text: str) -> None:
            bar.update(task, description=text)

        yield meter
