"""The commands that judge the program: what is least sure, and samples for coders."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from tui.cli.happening_commands import AsJson, In


def add_commands(app: typer.Typer, correct: typer.Typer) -> None:
    """Give the program the command `unsure`, and `correct` the command `judge`."""
    app.command()(unsure)
    correct.command()(judge)


def unsure(
    of: Annotated[
        Literal["events", "quotes"] | None, typer.Option("--of", help="Events or quotes; else both.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many are printed.")] = 20,
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Print what is least sure and counts most, every other one drawn by lot; and how often the answers say right.

    \b
    dateline unsure --of events
    dateline correct judge 2021-06-28-strikes#e1 wrong
    """  # noqa: D301
    from tui.cli.judging import print_unsure

    raise typer.Exit(print_unsure(of, limit, in_, as_json=as_json))


def judge(
    item: Annotated[str, typer.Argument(metavar="ID", help="ARTICLE#q1 or ARTICLE#e1.")],
    answer: Annotated[Literal["right", "wrong"], typer.Argument(help="What is wrong is taken out.")],
    by_lot: Annotated[
        bool, typer.Option("--by-lot", help="It was drawn by lot, as dateline unsure says of it.")
    ] = False,
    in_: In = None,
) -> None:
    """Say whether a quote or an event that dateline unsure asks about is right.

    \b
    dateline correct judge 2021-06-28-strikes#e1 right
    """  # noqa: D301
    from tui.cli.judging import judge_item

    judge_item(item, in_, right=answer == "right", by_lot=by_lot)
