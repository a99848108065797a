"""`dateline case …`: what is gathered for a story, with notes, in columns for, against and open."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from tui.cli.shared_options import AsJson, In

app = typer.Typer(
    help="Gather words of articles in a case, with tags and notes; each step can be taken back with dateline undo.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

CaseArgument = Annotated[str, typer.Argument(metavar="NAME", help="The case.", show_default=False)]
ClippingArgument = Annotated[
    int, typer.Argument(metavar="NUMBER", min=1, help="The clipping, as show prints it.", show_default=False)
]
ClippingsArgument = Annotated[
    list[int],
    typer.Argument(metavar="NUMBER…", min=1, help="Clippings, as show prints them.", show_default=False),
]
WordsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="WORDS", help="None takes it away.", show_default=False)
]


@app.command("list")
def list_(in_: In = None, as_json: AsJson = False) -> None:
    """Print the cases of a collection and how much is in them."""
    from tui.cli.cases import print_cases

    raise typer.Exit(print_cases(in_, as_json=as_json))


@app.command()
def show(name: CaseArgument, in_: In = None, as_json: AsJson = False) -> None:
    """Print a case: its clippings in columns, with the number of each, where it stands, its tag and its note."""
    from tui.cli.cases import print_case

    raise typer.Exit(print_case(name, in_, as_json=as_json))


@app.command()
def add(
    name: CaseArgument,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID…", help="ARTICLE#q1, #e1, #h1, #ACTOR or ARTICLE:START-END.", show_default=False
        ),
    ],
    note: Annotated[str, typer.Option(metavar="WORDS", help="What it is there for.")] = "",
    tag: Annotated[str, typer.Option(metavar="WORD", help="A word to find it by.")] = "",
    column: Annotated[
        Literal["for", "against", "open"], typer.Option(help="Whether it supports what you suppose.")
    ] = "open",
    in_: In = None,
) -> None:
    """Put quotes, events, actors or passages into a case, which is made where there is none.

    \b
    dateline case add strikes 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids#q1 --column against
    """  # noqa: D301
    from tui.cli.cases import add_clippings

    add_clippings(name, ids, in_, column=column, tag=tag, note=note)


@app.command()
def note(number: ClippingArgument, words: WordsArgument = None, in_: In = None) -> None:
    """Write a clipping's note anew."""
    _change([number], in_, {"note": " ".join(words or ())})


@app.command()
def tag(number: ClippingArgument, words: WordsArgument = None, in_: In = None) -> None:
    """Give a clipping another tag."""
    _change([number], in_, {"tag": " ".join(words or ())})


@app.command("for")
def for_(numbers: ClippingsArgument, in_: In = None) -> None:
    """Set clippings down as speaking for what is supposed."""
    _change(numbers, in_, {"column": "for"})


@app.command()
def against(numbers: ClippingsArgument, in_: In = None) -> None:
    """Set clippings down as speaking against it."""
    _change(numbers, in_, {"column": "against"})


@app.command("open")
def open_(numbers: ClippingsArgument, in_: In = None) -> None:
    """Set clippings down as open."""
    _change(numbers, in_, {"column": "open"})


@app.command()
def move(
    number: ClippingArgument,
    before: Annotated[
        int,
        typer.Option(min=0, metavar="NUMBER", help="The clipping that it is to stand before; 0 is the end."),
    ] = 0,
    in_: In = None,
) -> None:
    """Move a clipping before another one of its case, or to the end."""
    _change([number], in_, {"before": before})


@app.command()
def remove(numbers: ClippingsArgument, in_: In = None) -> None:
    """Take clippings out of their case."""
    _change(numbers, in_, {"removed": True})


def _change(numbers: list[int], place: Path | None, change: dict[str, object]) -> None:
    from tui.cli.cases import change_clippings

    change_clippings(numbers, place, change)
