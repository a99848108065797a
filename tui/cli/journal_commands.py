"""The commands about what was decided by hand: take back, make hold again, list."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tui.cli.shared_options import AsJson, In

DecisionArgument = Annotated[
    int | None, typer.Argument(metavar="NUMBER", min=1, help="The decision; else the last one.")
]


def add_commands(app: typer.Typer) -> None:
    """Give the program the commands `undo`, `redo` and `journal`."""
    app.command()(undo)
    app.command()(redo)
    app.command()(journal)


def undo(
    seq: DecisionArgument = None,
    later: Annotated[
        bool, typer.Option("--with-later", help="Take back what was made on it too.", show_default=False)
    ] = False,
    in_: In = None,
) -> None:
    """Take back what was decided by hand, the last decision where no number is given."""
    from tui.cli.journal import undo

    undo(seq, in_, with_later=later)


def redo(seq: DecisionArgument = None, in_: In = None) -> None:
    """Make a decision hold again that was taken back."""
    from tui.cli.journal import redo

    redo(seq, in_)


def journal(
    collection: Annotated[
        Path | None,
        typer.Argument(metavar="[COLLECTION]", help="The same as --in.", show_default=False),
    ] = None,
    in_: In = None,
    as_json: AsJson = False,
    accept: Annotated[
        bool,
        typer.Option(
            "--accept",
            help="Go on with a journal that has lost its end, or an older one: the articles become what it says.",
            show_default=False,
        ),
    ] = False,
) -> None:
    """Print what was decided by hand in a collection, when and by whom."""
    from tui.cli.journal import accept_as_it_stands, print_journal

    if collection is not None and in_ is not None:
        raise typer.BadParameter("name the collection once, with or without --in", param_hint="--in")
    place = collection or in_
    if accept:
        accept_as_it_stands(place, as_json=as_json)
        return
    print_journal(place, as_json=as_json)
