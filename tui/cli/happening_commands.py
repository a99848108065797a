"""The commands that ask of happenings: what happened, who says what, how many, and when."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from tui.cli.shared_options import AsJson, In

QueryArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]",
        help="Words and fields, as for search; or the id of a happening. A collection's folder may come first.",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(min=1, help="Happenings at most; else 20, with --json or --csv all.", show_default=False),
]
FewLimit = Annotated[int, typer.Option(min=1, help="Happenings at most.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="A table for a spreadsheet.")]
Bins = Annotated[
    Literal["year", "month", "day", "hour"] | None,
    typer.Option("--by", help="The bins; else the finest that fit on a screen.", show_default=False),
]


def add_commands(app: typer.Typer) -> None:
    """Give the program the commands `happenings`, `accounts`, `figures` and `timeline`."""
    app.command()(happenings)
    app.command()(accounts)
    app.command()(figures)
    app.command()(timeline)


def happenings(
    query: QueryArgument = None,
    in_: In = None,
    limit: Limit = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Print what happened: one row for one event, however many articles report it.

    Without a query the newest come first, with one those that it is told of most.

    \b
    dateline happenings                       the twenty newest
    dateline happenings quake --limit 5       of the passages that match
    dateline happenings by:"united states" --json
    """  # noqa: D301
    from tui.cli.happening_output import print_happenings

    raise typer.Exit(print_happenings(query or [], in_, limit, as_json=as_json, as_csv=as_csv))


def accounts(
    query: QueryArgument = None,
    in_: In = None,
    limit: FewLimit = 1,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Print who says what of a happening: each account with its speaker and sentence, those that agree as one.

    A speaker is whom an article gives as its source; else it is the article itself that says so.

    \b
    dateline accounts strike                  of the happening that is told of most
    dateline accounts 2021-06-28-us-strikes-on-iran-backed-militias-kill-at-least-seven-at#h1
    dateline accounts strike --json
    """  # noqa: D301
    from tui.cli.happening_output import print_accounts

    raise typer.Exit(print_accounts(query or [], in_, limit, as_json=as_json, as_csv=as_csv))


def figures(
    query: QueryArgument = None,
    in_: In = None,
    limit: FewLimit = 1,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Print the figures of a happening: how many, by whose count, through which outlet, and how they changed.

    Kinds of figures are never added up, and none is preferred; the grade says by which rule it was given.

    \b
    dateline figures quake                    how the toll changed
    dateline figures quake --csv > toll.csv
    """  # noqa: D301
    from tui.cli.happening_output import print_figures

    raise typer.Exit(print_figures(query or [], in_, limit, as_json=as_json, as_csv=as_csv))


def timeline(
    query: QueryArgument = None,
    in_: In = None,
    by: Bins = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Print happenings by the day they happened, each day with its reason; those without a day apart.

    \b
    dateline timeline
    dateline timeline strike --by month
    dateline timeline strike --by hour        of the first reports, where articles have one
    """  # noqa: D301
    from tui.cli.happening_output import print_timeline

    raise typer.Exit(print_timeline(query or [], in_, by, as_json=as_json, as_csv=as_csv))
