"""The commands that say what is new: since the last visit, in an article, of the searches that were saved."""

from __future__ import annotations

from typing import Annotated

import typer

from tui.cli.shared_options import AsJson, In


def add_commands(app: typer.Typer) -> None:
    """Give the program the commands `new` and `searches`."""
    app.command()(new)
    app.command()(searches)


def new(
    article: Annotated[
        str, typer.Argument(help="An article's id; without one all that came since your last visit.")
    ] = "",
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Print which articles came since you left the explorer, or what an article brings that no earlier one has.

    \b
    dateline new
    dateline new 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids --json
    """  # noqa: D301
    from tui.cli.visit_lines import print_brought, print_new

    raise typer.Exit(
        print_brought(article, in_, as_json=as_json) if article else print_new(in_, as_json=as_json)
    )


def searches(in_: In = None, as_json: AsJson = False) -> None:
    """Print the searches that you saved in the explorer, and how much each finds that is new since you looked.

    \b
    dateline searches
    dateline searches --in desk --json
    """  # noqa: D301
    from tui.cli.visit_lines import print_searches

    raise typer.Exit(print_searches(in_, as_json=as_json))
