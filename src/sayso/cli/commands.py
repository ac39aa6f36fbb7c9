"""The group of all commands."""

from __future__ import annotations

import click

from sayso import __version__
from sayso.cli.code import code
from sayso.cli.look import brief, schema, show, whatif, why
from sayso.cli.publish import export, report


@click.group(invoke_without_command=True)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def sayso(context: click.Context) -> None:
    """Who did what to whom, when and where, and on whose say-so.

    Start with: sayso code REPORTS -d case.sayso
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (code, show, brief, why, whatif, report, export, schema):
    sayso.add_command(command)
