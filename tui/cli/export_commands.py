"""The commands that carry a collection to other tools: `export`, `schema` and `serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tui.cli.shared_options import Force, In


def add_export_commands(app: typer.Typer) -> None:
    """Give the program the commands `export`, `schema` and `serve`."""
    app.command()(export)
    app.command()(schema)
    app.command()(serve)


def export(
    format_: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help="As --formats lists them: jsonl, csv, …", show_default=False),
    ] = "",
    query: Annotated[
        list[str] | None, typer.Argument(help="Only articles that match; see the query language.")
    ] = None,
    in_: In = None,
    to: Annotated[
        Path | None, typer.Option(metavar="PATH", help="The file or folder; else standard output.")
    ] = None,
    force: Force = False,
    formats: Annotated[bool, typer.Option("--formats", help="Print the formats that there are.")] = False,
    codebook: Annotated[
        bool, typer.Option("--codebook", help="Print what each column of the format is, and how good it is.")
    ] = False,
) -> None:
    """Write articles with their annotations in a format that other tools read, with a codebook.

    \b
    dateline export --formats
    dateline export csv --to tables/
    dateline export gexf speaker:kirby --to kirby.gexf
    dateline export jsonl 'date:2021-06' | jq .title
    """  # noqa: D301
    from tui.cli import export as exporting

    if formats:
        raise typer.Exit(exporting.print_formats())
    if not format_:
        raise typer.BadParameter("name a format; --formats lists them", param_hint="FORMAT")
    if codebook:
        raise typer.Exit(exporting.print_codebook(format_))
    raise typer.Exit(exporting.export_articles(format_, " ".join(query or ()), in_, to, force=force))


def schema() -> None:
    """Print the JSON Schema of an article, format dateline/1: one line of `dateline export jsonl`.

    \b
    dateline schema > dateline-1.schema.json
    """  # noqa: D301
    from index.interchange.article_schema import article_schema
    from index.plain_json import plain_json

    typer.echo(plain_json(article_schema()))


def serve(
    path: Annotated[
        Path | None, typer.Argument(help="The collection; else the last one opened.", show_default=False)
    ] = None,
    port: Annotated[int, typer.Option(min=1024, max=65535, help="Where it listens on 127.0.0.1.")] = 8765,
) -> None:
    """Open the explorer in a browser of this machine; nobody else can reach it.

    \b
    dateline serve
    dateline serve desk --port 9000
    """  # noqa: D301
    from tui.cli.open import chosen_collection
    from tui.cli.serve import serve

    raise typer.Exit(serve(chosen_collection(path), port))
