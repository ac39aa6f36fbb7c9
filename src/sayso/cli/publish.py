"""The commands that write a dossier for others: ``report`` and ``export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.look import dossier_argument
from sayso.cli.outputs import check_file, check_folder, writing
from sayso.cli.terminal import say

if TYPE_CHECKING:
    from sayso.publishing.export import Format


@click.command(short_help="Write the dossier as one self-contained HTML page.")
@dossier_argument
@click.option("-o", "--output", metavar="FILE", required=True, help="The HTML file to write.")
@click.option("--actor", metavar="ACTOR", help="Put the brief on this actor into the page.")
@click.option("--title", metavar="TEXT", help="The heading of the page.")
def report(dossier: str, output: str, actor: str | None, title: str | None) -> None:
    """Write the dossier as one HTML page that needs nothing else and no network.

    A page that sayso wrote before is replaced; no other file is.
    """
    from sayso import collating, publishing
    from sayso.dossier import Dossier

    path = Path(output)
    with Dossier.open(dossier) as store:
        check_file(path, "case.html")
        codings = tuple(store.codings())
        collation = collating.collate(codings)
        found = collating.brief(collation, codings, actor) if actor else None
        with writing(path):
            publishing.write_report(path, store, collation, title=title, brief=found)
    say(f"Wrote {path}\n")


@click.command(short_help="Write all tables as JSON Lines, CSV or Parquet.")
@dossier_argument
@click.option(
    "--to", "form", type=click.Choice(["jsonl", "csv", "parquet"]), required=True, help="The format to write."
)
@click.option(
    "-o", "--output", metavar="FOLDER", required=True, help="The folder to write into, made where not there."
)
def export(dossier: str, form: Format, output: str) -> None:
    """Write everything, whatever its size, into a folder.

    jsonl writes the codings, one object an article (codings.jsonl); csv and parquet write one file a table.
    """
    from sayso import publishing
    from sayso.collating import collate
    from sayso.dossier import Dossier

    path = Path(output)
    with Dossier.open(dossier) as store:
        check_folder(path)
        with writing(path):
            written = publishing.export(path, form, store, collate(store.codings()))
    for one in written:
        say(f"Wrote {one}\n")
