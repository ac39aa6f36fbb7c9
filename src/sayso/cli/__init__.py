"""The cli room: the command line, which alone wires the rooms together."""

from sayso.cli.boundary import main

__all__ = ["main"]
