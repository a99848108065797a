"""The command that asks where things happened."""

from __future__ import annotations

import typer

from tui.cli.happening_commands import QueryArgument
from tui.cli.shared_options import AsJson, In


def add_commands(app: typer.Typer) -> None:
    """Give the program the command `map`."""
    app.command(name="map")(map_)


def map_(query: QueryArgument = None, in_: In = None, as_json: AsJson = False) -> None:
    """Print where things happened: a map with numbers on it, and the places with how much happened at each.

    Where the terminal cannot show Braille characters, or the output goes to a file, it is the list alone.

    \b
    dateline map
    dateline map strike --json                each place with coordinates and happenings
    """  # noqa: D301
    from tui.cli.map_output import print_map

    raise typer.Exit(print_map(query or [], in_, as_json=as_json))
