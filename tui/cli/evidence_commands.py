"""The commands that ask for evidence: what of a draft stands in the articles, and where an article comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from tui.cli.shared_options import AsJson, Force, In


def add_commands(app: typer.Typer) -> None:
    """Give the program the commands `report`, `proof`, `custody` and `propose`."""
    app.command()(report)
    app.command()(proof)
    app.command()(custody)
    app.command()(propose)


def report(
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case.", show_default=False)],
    to: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="FILE.md, .html, .docx or .json (CSL-JSON); else printed."),
    ] = None,
    force: Force = False,
    in_: In = None,
) -> None:
    """Write a case as a report: every quotation with its number, a chronology, figures, and the sources with hashes.

    \b
    dateline report strikes --to strikes.md
    dateline check strikes.md
    """  # noqa: D301
    from tui.cli.report import write_report

    raise typer.Exit(write_report(case, in_, to, force=force))


def proof(
    draft: Annotated[
        Path, typer.Argument(help="The draft: text, Markdown, Word or a web page.", show_default=False)
    ],
    in_: In = None,
    as_json: AsJson = False,
    to: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Give the draft back with footnotes (FILE.md) or comments (FILE.docx)."
        ),
    ] = None,
    force: Force = False,
) -> None:
    """Hold what a draft quotes against a collection: what stands there word for word, and what differs.

    \b
    dateline proof draft.md --in desk
    dateline proof draft.docx --to proved.docx
    dateline proof draft.docx --json | jq '.quotations[] | select(.finding.verdict != "verbatim")'
    """  # noqa: D301
    from tui.cli.proof import print_proof

    raise typer.Exit(print_proof(draft, in_, as_json=as_json, to=to, force=force))


def custody(
    item: Annotated[str, typer.Argument(metavar="ID", help="An article, or ID#q1, ID#e1, ID:START-END.")],
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Print where an article comes from: source, hashes, when it was read and by what, and each decision on it.

    \b
    dateline custody 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids
    dateline custody 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids#q1 --json
    """  # noqa: D301
    from tui.cli.custody import print_custody

    print_custody(item, in_, as_json=as_json)


def propose(
    task: Annotated[
        Literal["summary", "leads", "query"],
        typer.Argument(
            help="Sentences that sum up, what to ask next, or words as a query.", show_default=False
        ),
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(help="A query; for `query` what you want to know.", show_default=False),
    ] = None,
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Have a model on this machine propose what to read and to ask; off unless config.toml names one.

    Only sentences of articles are shown, whole, with who says them. Nothing is kept: `dateline case add` takes a
    sentence, `dateline search` asks a query.

    \b
    dateline propose summary "border strikes"
    dateline propose query who denied the strike
    """  # noqa: D301
    from tui.cli.propose import print_proposals

    raise typer.Exit(print_proposals(task, " ".join(words or ()), in_, as_json=as_json))
