"""The examples in README and documentation: run, and their output written under them.

A ```` ```console ```` block holds commands, each on a line that begins with ``$``, and their output. A
```` ```pycon ```` block holds Python with ``>>>``. Both are run in a folder that holds ``examples/`` and
keeps what earlier blocks and pages have made, such as ``case.sayso``.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

WIDTH = 100
SECONDS = 300
WELL = (0, 3, 141)
"""Exit codes of an example that does as it should: all well, some documents failed, the reader left."""


def rewritten(page: str, folder: Path) -> str:
    """Return a Markdown page with the output of its examples as they are when run in ``folder``."""
    lines = page.splitlines(keepends=True)
    names: dict[str, object] = {}
    for start, stop, language, text in reversed(list(_blocks(page, folder, names))):
        lines[start:stop] = [f"```{language}\n", text, "```\n"]
    return "".join(lines)


def _blocks(page: str, folder: Path, names: dict[str, object]) -> Iterator[tuple[int, int, str, str]]:
    for token in MarkdownIt().parse(page):
        if token.type != "fence" or token.map is None:
            continue
        if token.info == "console":
            yield token.map[0], token.map[1], token.info, _console(token.content, folder)
        elif token.info == "pycon":
            with contextlib.chdir(folder):
                yield token.map[0], token.map[1], token.info, _python(token.content, names)


def _console(text: str, folder: Path) -> str:
    commands = [line[2:] for line in text.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_output(command, folder)}" for command in commands)


def _output(command: str, folder: Path) -> str:
    bin_folder = Path(sys.executable).parent
    environment = {
        **os.environ,
        "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode not in WELL:
        raise RuntimeError(f"$ {command}\n{done.stdout}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def _python(text: str, names: dict[str, object]) -> str:
    parts: list[str] = []
    for example in doctest.DocTestParser().get_examples(text):
        first, *more = example.source.splitlines()
        parts += [f">>> {first}\n", *(f"... {line}".rstrip() + "\n" for line in more)]
        written = io.StringIO()
        with contextlib.redirect_stdout(written):
            exec(compile(example.source, "<example>", "single"), names)
        parts.append(written.getvalue())
    return "".join(parts)
