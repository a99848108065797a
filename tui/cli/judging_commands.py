"""The commands that judge the program: what is least sure, and samples for coders."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from tui.cli.shared_options import AsJson, In


def add_commands(app: typer.Typer, correct: typer.Typer) -> None:
    """Give the program the commands `unsure`, `sample` and `agreement`, and `correct` the command `judge`."""
    app.command()(unsure)
    app.command()(sample)
    app.command()(agreement)
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
    dateline correct judge ARTICLE#e1 wrong --in desk
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
    dateline correct judge ARTICLE#e1 right --in desk
    """  # noqa: D301
    from tui.cli.judging import judge_item

    judge_item(item, in_, right=answer == "right", by_lot=by_lot)


def sample(
    size: Annotated[
        int | None,
        typer.Argument(metavar="N", min=1, max=1_000_000, help="How many rows.", show_default=False),
    ] = None,
    query: Annotated[str, typer.Argument(help="Only of what this finds.")] = "",
    of: Annotated[
        Literal["events", "quotes", "actors", "figures"], typer.Option("--of", help="What is judged.")
    ] = "events",
    seed: Annotated[int, typer.Option(min=0, help="The same number draws the same rows again.")] = 1,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="A file .csv or .jsonl; else standard output.")
    ] = None,
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Draw rows at random for coders to judge: a table with a column for their answers.

    \b
    dateline sample 100 --of events --to events.csv
    dateline sample 50 'speaker:kirby' --of quotes --seed 7 --json
    """  # noqa: D301
    from tui.cli.coding import write_sample

    if size is None:
        hint = "say how many rows to draw; the collection of this name is opened by dateline open sample"
        raise typer.BadParameter(hint, param_hint="N")
    raise typer.Exit(write_sample(size, query, of, seed, to, in_, as_json=as_json))


def agreement(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE FILE…", help="The sample as each coder filled it in.")
    ],
    as_json: AsJson = False,
) -> None:
    """Print how far coders agree who judged one sample: Cohen's kappa, Krippendorff's alpha, and where they differ.

    \b
    dateline agreement ana.csv ben.csv
    """  # noqa: D301
    from tui.cli.coding import print_agreement

    raise typer.Exit(print_agreement(files, as_json=as_json))
