"""The command that adds what appears in folders."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def _place(words: str) -> Path:
    from index.collections import place_written

    return place_written(words)


def add_commands(app: typer.Typer) -> None:
    """Give the program the command `watch`."""
    app.command()(watch)


def watch(
    folders: Annotated[
        list[Path], typer.Argument(exists=True, file_okay=False, help="Folders to look at, with all below.")
    ],
    to: Annotated[
        Path | None,
        typer.Option(parser=_place, metavar="COLLECTION", help="Where to; made where it is not there."),
    ] = None,
    every: Annotated[float, typer.Option(min=1, max=86_400, help="Seconds from one look to the next.")] = 30,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Processes that annotate.")] = 1,
) -> None:
    """Add what appears in folders, or changes there, until ctrl+c. A file that is still written to is waited for.

    \b
    dateline watch ~/wire --to desk
    dateline watch inbox feeds --every 10
    """  # noqa: D301
    from index.ingest.adding import Options
    from tui.cli.add import Adding, target_of
    from tui.cli.watching import Watch
    from tui.cli.watching import watch as watching

    target_of(to)  # said before the wait
    names = ", ".join(map(str, folders))
    typer.echo(f"Watching {names}; ctrl+c stops. In the explorer R takes up what was added.", err=True)
    watched = Watch(folders, every)
    raise typer.Exit(watching(watched, lambda files: Adding(Options(jobs)).add(files, to, None)))
