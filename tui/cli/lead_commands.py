"""The commands that ask of actors: all on one, its background and network, two beside each other, who acts on whom."""

from __future__ import annotations

from typing import Annotated

import typer

from tui.cli.shared_options import AsJson, In

NameArgument = Annotated[
    str,
    typer.Argument(
        metavar="ACTOR", help="A name, the beginning of one, or an id (id:…).", show_default=False
    ),
]
QueryWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]", help="Words and fields, as for search; everything without one.", show_default=False
    ),
]


def add_commands(app: typer.Typer) -> None:
    """Give the program its commands: `actor`, `background`, `network`, `matrix`, `path`, `compare`, …."""
    app.command()(actor)
    app.command()(background)
    app.command()(network)
    app.command()(matrix)
    app.command()(path)
    app.command()(compare)
    app.command()(copies)
    app.command()(facets)


def actor(name: NameArgument, in_: In = None, as_json: AsJson = False) -> None:
    """Print all that there is on an actor: names, descriptions, words, deeds, company, places, with counts.

    \b
    dateline actor kirby
    dateline actor 'Hashed al-Shaabi' --json
    """  # noqa: D301
    from index.leads.actor_page import actor_page
    from tui.cli.leads import print_leads

    raise typer.Exit(print_leads(actor_page, [name], in_, as_json=as_json))


def background(
    name: NameArgument,
    in_: In = None,
    limit: Annotated[int, typer.Option(min=1, help="Sentences printed at most.")] = 30,
    as_json: AsJson = False,
) -> None:
    """Print what articles tell of the past of an actor or a happening, in the order of what they tell of.

    The same fact stands once. A happening is named by its id, which dateline happenings prints.

    \b
    dateline background 'islamic state' --limit 10
    """  # noqa: D301
    from tui.cli.leads import print_background

    raise typer.Exit(print_background(name, in_, limit, as_json=as_json))


def network(name: NameArgument, in_: In = None, as_json: AsJson = False) -> None:
    """Print who acts on an actor, and on whom the actor acts, with counts and the newest sentence.

    \b
    dateline network 'united states'
    """  # noqa: D301
    from index.leads.actor_network import network as sides
    from tui.cli.leads import print_leads

    raise typer.Exit(print_leads(sides, [name], in_, as_json=as_json))


def matrix(
    query: QueryWords = None,
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Print who acts on whom among the twenty between whom most happens, with counts and the newest sentence.

    \b
    dateline matrix
    dateline matrix 'place:syria' --json
    """  # noqa: D301
    from tui.cli.matrix_output import print_matrix

    raise typer.Exit(print_matrix(" ".join(query or []), in_, as_json=as_json))


def path(
    name: NameArgument,
    other: Annotated[str, typer.Argument(metavar="ACTOR", help="Where it leads to.", show_default=False)],
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Print the shortest chain of acts and words from one actor to another, each step with its sentence.

    \b
    dateline path kirby iran
    """  # noqa: D301
    from index.leads.path import path as chain
    from tui.cli.leads import print_leads

    raise typer.Exit(print_leads(chain, [name, other], in_, as_json=as_json))


def compare(
    name: NameArgument,
    other: Annotated[str, typer.Argument(metavar="ACTOR", help="The other one.", show_default=False)],
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Print what two actors did to each other, and what each says of the other.

    \b
    dateline compare kirby iran
    """  # noqa: D301
    from index.leads.comparison import comparison
    from tui.cli.leads import print_leads

    raise typer.Exit(print_leads(comparison, [name, other], in_, as_json=as_json))


def copies(
    query: QueryWords = None,
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Print which articles are copies of one another: a line for each origin, with who copied it.

    \b
    dateline copies
    dateline copies 'publisher:herald' --json
    """  # noqa: D301
    from index.leads.copies import copies as groups
    from tui.cli.leads import print_leads_of

    raise typer.Exit(print_leads_of(groups, " ".join(query or []), in_, as_json=as_json))


def facets(
    query: QueryWords = None,
    in_: In = None,
    as_json: AsJson = False,
) -> None:
    """Print what passages are about: kinds of events, places, background, months, publishers, with counts.

    \b
    dateline facets
    dateline facets 'militias place:syria' --json
    """  # noqa: D301
    from index.leads.facet_lead import facets as kinds
    from tui.cli.leads import print_leads_of

    raise typer.Exit(print_leads_of(kinds, " ".join(query or []), in_, as_json=as_json))
