"""``sayso code``: read, code and keep."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path

import click
import msgspec

from sayso.cli.coding import Tally, coded
from sayso.cli.look import print_summary
from sayso.cli.outputs import check_file
from sayso.cli.terminal import note, progress, say, write_data
from sayso.coding.configuration import DEFAULT_PIPELINE, Configuration
from sayso.dossier import Dossier
from sayso.errors import BadOptionError, MissingFileError
from sayso.knowledge.dictionaries import left_out
from sayso.records import Article, Coding, Failure

STOPPED, SOME_FAILED = 130, 3
LEFT_OUT = 3
"""Lines of a dictionary that are told one by one."""


@click.command(short_help="Read documents, code them and keep the result in a dossier.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "-d", "--dossier", metavar="FILE", help="Keep the codings in this dossier, made where not there."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an article, one a line.")
@click.option(
    "--published",
    metavar="DATE",
    help="Day of publication, YYYY-MM-DD, of documents that do not give theirs.",
)
@click.option(
    "--model",
    type=click.Choice(["light"]),
    default="light",
    show_default=True,
    help="How much to compute with.",
)
@click.option(
    "--pipeline",
    metavar="NAME",
    default=DEFAULT_PIPELINE,
    show_default=True,
    help="The spaCy pipeline that parses.",
)
@click.option(
    "--actors",
    metavar="FILE",
    multiple=True,
    help="A dictionary of your own actors, CSV or PETRARCH; goes before what sayso knows. Repeatable.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print no summary and show no progress.")
def code(
    paths: tuple[str, ...],
    dossier: str | None,
    as_json: bool,
    published: str | None,
    model: str,
    pipeline: str,
    actors: tuple[str, ...],
    quiet: bool,
) -> int:
    """Read documents, code each article and keep the result.

    PATH is a file (.txt, .md, .html, .json, .jsonl), a folder of such files, or - for standard input.

    Without --dossier nothing is kept. With it, articles that it already holds are not coded again: after
    Ctrl-C, the same command goes on where it stopped. A document that fails is listed with its reason,
    here and in the table failures, and the others go on.
    """
    configuration = Configuration(pipeline=pipeline, model=model).with_actors(actors)
    _tell_left_out(configuration)
    documents = _documents(paths, published)
    tally = Tally()
    with _store(dossier, configuration) as store:
        try:
            with progress(quiet=quiet) as meter:
                for outcome, was_there in coded(documents, configuration, store):
                    tally.count(outcome, was_there)
                    meter(str(tally))
                    if as_json and isinstance(outcome, Coding):
                        write_data(msgspec.json.encode(outcome) + b"\n")
        except KeyboardInterrupt:
            note(_stopped(tally, dossier))
            return STOPPED
        if not quiet and not as_json:
            say(f"Read {tally}.\n\n")
            print_summary(store)
    _tell(tally.failures, dossier)
    return SOME_FAILED if tally.failures else 0


def _tell_left_out(configuration: Configuration) -> None:
    """Tell which lines of a PETRARCH dictionary could not be read: how many, and the first of them."""
    for file in configuration.actors:
        problems = left_out(file)
        for problem in problems[:LEFT_OUT]:
            note(f"left out: {problem}")
        if len(problems) > LEFT_OUT:
            note(f"left out: {len(problems) - LEFT_OUT} more lines of {problems[0].source}")


def _documents(paths: Sequence[str], published: str | None) -> Iterator[Article | Failure]:
    """Start reading, so that a mistake in the command is told before anything is made."""
    from sayso.reading import read

    day = _day(published)
    missing = [path for path in paths if path != "-" and not Path(path).exists()]
    if len(missing) == len(paths):
        raise MissingFileError(f"there is no file {', '.join(missing)}", "check the spelling, or ls")
    absent = [Failure(path, MissingFileError.code, "there is no such file") for path in missing]
    documents = chain(absent, read([path for path in paths if path not in missing], published=day))
    first = next(documents, None)
    if first is None:
        raise MissingFileError(f"there is nothing to read in {', '.join(paths)}", "name files of text")
    return chain([first], documents)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadOptionError(f"{text!r} is not a date", "--published 2024-10-23") from None


@contextmanager
def _store(path: str | None, configuration: Configuration) -> Iterator[Dossier]:
    """Open the dossier to keep codings in, or one that is gone at the end."""
    if path is None:
        with (
            tempfile.TemporaryDirectory() as folder,
            Dossier.open(Path(folder, "none"), create=True) as store,
        ):
            yield store
        return
    check_file(Path(path), "case.sayso")
    if not Path(path).exists():
        _check_pipeline(configuration)
    with Dossier.open(path, create=True) as store:
        yield store


def _check_pipeline(configuration: Configuration) -> None:
    """Raise :class:`MissingPipelineError` now, before a dossier is made that nothing could fill."""
    from sayso.coding.document import load_pipeline

    load_pipeline(configuration.pipeline)


def _stopped(tally: Tally, dossier: str | None) -> str:
    if dossier is None:
        return f"Stopped after {tally}; nothing is kept without --dossier."
    return f"Stopped after {tally}; kept in {dossier}. The same command goes on from there."


def _tell(failures: Sequence[Failure], dossier: str | None) -> None:
    """List on stderr every document that failed."""
    for failure in failures:
        note(f"{failure.code}: {failure.source}: {failure.reason}")
    if failures:
        where = f"; see: sayso show {dossier} failures" if dossier else ""
        note(f"{len(failures)} of the documents failed, the others are done{where}")
