"""The boundary between sayso and the shell: what each ending means, in words and in an exit code.

0 all well; 1 a defect of sayso; 2 the command could not be carried out as asked; 3 some documents failed;
130 stopped by Ctrl-C; 141 whoever read the output closed it. A user's mistake never shows a traceback;
``SAYSO_DEBUG=1`` shows one for every error.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from sayso.cli.commands import sayso
from sayso.cli.terminal import note
from sayso.errors import BadOptionError, SaysoError, UnwritableError

DEFECT, STOPPED, CLOSED = 1, 130, 141


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line with ``arguments``, those of the process by default, and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code, telling errors on stderr."""
    try:
        code = sayso.main(arguments, prog_name="sayso", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        return _closed()
    except SystemExit as leaving:
        # All that is left of a broken pipe when click has handled it.
        return _closed() if leaving.code == 1 else 0
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except Exception as error:
        if os.environ.get("SAYSO_DEBUG") == "1":
            traceback.print_exc()
        return _told(error)
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> int:
    known = _known(error)
    if known:
        note(str(known))
        return known.exit_code
    note(
        f"{SaysoError.code}: a defect of sayso, not of your command: {type(error).__name__}: {error}\n"
        "  try: run it again with SAYSO_DEBUG=1 and report what it prints as an issue (CONTRIBUTING.md)"
    )
    return DEFECT


def _known(error: Exception) -> SaysoError | None:
    """Return the error of the user's world that stands behind an exception, if there is one."""
    if isinstance(error, SaysoError):
        return error
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "sayso"
        return BadOptionError(_sentence(error.format_message()), f"{command} --help")
    if getattr(error, "errno", None) == errno.ENOSPC or "No space left on device" in str(error):
        return UnwritableError("the disk is full", "make room and run the command again; it goes on")
    return None


def _sentence(message: str) -> str:
    """Bring a message of click to the form of ours: one line, no capital, no full stop."""
    line = " ".join(message.split()).removesuffix(".")
    return line[:1].lower() + line[1:]


def _closed() -> int:
    """End quietly where the reader has gone, as in ``sayso show ... | head``."""
    # Python flushes stdout once more at exit, and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return CLOSED
