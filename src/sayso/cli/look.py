"""The commands that only look: ``show``, ``brief``, ``why``, ``whatif`` and ``schema``."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from sayso.cli.terminal import note, say, write_data
from sayso.errors import BadOptionError

if TYPE_CHECKING:
    from sayso.dossier import Dossier
    from sayso.publishing import Index, Table

dossier_argument = click.argument("dossier", metavar="DOSSIER")


@click.command(short_help="Print a table: claims, positions, statements ...")
@dossier_argument
@click.argument("table", metavar="TABLE")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array with every field of every row.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV with every field of every row.")
@click.option(
    "--where", metavar="COLUMN=VALUE", multiple=True, help="Only rows with this value; may be given again."
)
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="Only the first N rows.")
def show(
    dossier: str, table: str, as_json: bool, as_csv: bool, where: tuple[str, ...], limit: int | None
) -> None:
    """Print a table of a dossier.

    TABLE is one of: articles statements events mentions actors claims positions conflicts dyads relations
    stakes motives estimates questions failures timeline.

    On a terminal the table is laid out to its width; in a pipe its columns are separated by tabs. --json
    and --csv give all columns.
    """
    from sayso import publishing

    if as_json and as_csv:
        raise BadOptionError("--json and --csv cannot go together", "give one of them")
    found = chosen(_table(dossier, table), where)
    rows = found.rows if limit is None else found.rows[:limit]
    left = len(found.rows) - len(rows)
    found = dataclasses.replace(found, rows=rows)
    if as_json:
        write_data(publishing.as_json(found))
    elif as_csv:
        write_data(publishing.as_csv(found))
    else:
        say(publishing.as_text(found, terminal=sys.stdout.isatty(), width=width(most=None)))
    if left:
        note(f"and {left} more rows")


def _table(path: str, name: str) -> Table:
    from sayso import publishing
    from sayso.collating import collate
    from sayso.dossier import Dossier

    with Dossier.open(path) as dossier:
        publishing.check_table(name)
        return publishing.table(name, dossier, collate(dossier.codings()))


def chosen(table: Table, where: Sequence[str]) -> Table:
    """Return the table with the rows that meet every condition ``COLUMN=VALUE``.

    A list meets it by any of its values. Raises :class:`BadOptionError` where a condition has no ``=`` or
    names no column.
    """
    rows = table.rows
    for condition in where:
        column, equals, value = condition.partition("=")
        if not equals:
            raise BadOptionError(f"{condition!r} is not a condition", "--where stance=denies")
        if rows and column not in table.fields:
            raise BadOptionError(
                f"{table.name} has no column {column!r}", f"one of {', '.join(table.fields)}"
            )
        rows = tuple(row for row in rows if value in _texts(row.get(column)))
    return dataclasses.replace(table, rows=rows)


def _texts(value: object) -> set[str]:
    if isinstance(value, list | tuple):
        return {str(one) for one in value}
    if isinstance(value, bool):
        return {"yes" if value else "no", str(value).lower()}
    return {"" if value is None else str(value)}


@click.command(short_help="Print one page on an actor: what it says, gains, loses.")
@dossier_argument
@click.option("--actor", metavar="ACTOR", required=True, help="A code such as CHN or NATO, or a name.")
@click.option("--json", "as_json", is_flag=True, help="Print the brief as JSON.")
def brief(dossier: str, actor: str, as_json: bool) -> None:
    """Print one page on an actor.

    What it is said to gain and lose and on whose word, what it says, what is said of it, how it stands to
    others, and the open questions.
    """
    from sayso import collating, publishing

    index = opened(dossier)
    found = collating.brief(index.collation, index.codings, actor)
    if as_json:
        write_data(_pretty(found))
    else:
        say(publishing.brief_text(found, index, width=width()))


@click.command(short_help="Explain one record: its sentence, place, rule and article.")
@dossier_argument
@click.argument("record", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
def why(dossier: str, record: str, as_json: bool) -> None:
    """Explain one record: the sentence, the offsets, the rule or model, the article.

    ID is the id of any record that a table shows, or its beginning.
    """
    from sayso import publishing

    index = opened(dossier)
    if as_json:
        write_data(_pretty(publishing.why(record, index)))
    else:
        say(publishing.why_text(record, index, width=width(), color=coloured()))


@click.command(short_help="Trace what rests on one claim, source, article or event.")
@dossier_argument
@click.option(
    "--without", metavar="ID", required=True, help="An id, or a source: a code such as KOR, a name."
)
@click.option("--json", "as_json", is_flag=True, help="Print the trace as JSON.")
def whatif(dossier: str, without: str, as_json: bool) -> None:
    """Say what loses its only support without one thing, and what stands on less."""
    from sayso import collating, publishing

    index = opened(dossier)
    found = collating.whatif(index.collation, index.codings, without)
    if as_json:
        write_data(_pretty(found))
    else:
        say(publishing.whatif_text(found, index, width=width()))


@click.command(short_help="Print the JSON Schema of what code --json gives.")
def schema() -> None:
    """Print the JSON Schema of the object that sayso code --json gives for each article."""
    from sayso.cli.schema import coding_schema

    write_data(_pretty(coding_schema()))


def opened(path: str) -> Index:
    """Return everything in the dossier at ``path``, laid side by side and ready for look-ups."""
    from sayso.dossier import Dossier

    with Dossier.open(path) as dossier:
        return index_of(dossier)


def index_of(dossier: Dossier) -> Index:
    """Return the codings of a dossier and their collation, ready for look-ups."""
    from sayso.collating import collate
    from sayso.publishing import Index

    codings = tuple(dossier.codings())
    return Index(codings, collate(codings))


def print_summary(dossier: Dossier) -> None:
    """Print what was counted and the contested claims."""
    from sayso import publishing

    say(publishing.summary(index_of(dossier), width=width()))


def width(*, most: int | None = 110) -> int:
    """Return the width to lay text out in: that of the terminal, or ``COLUMNS``, at most ``most``."""
    columns = shutil.get_terminal_size((80, 24)).columns
    return columns if most is None else min(columns, most)


def coloured() -> bool:
    """Say whether stdout is a terminal whose user has not asked for no colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _pretty(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
