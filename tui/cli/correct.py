"""`dateline correct …`: what is decided by hand, a command for each kind of decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer

from tui.cli.correct_actors import add_commands
from tui.cli.correct_decision import ArticleId, ItemArgument, decide_article, decide_item
from tui.cli.shared_options import In

if TYPE_CHECKING:
    from index.journal.decisions import Decision
    from index.model import Article
    from index.vocabulary import ActorKind

app = typer.Typer(
    rich_markup_mode=None,
    help="Correct by hand what a collection says; every decision can be undone.",
    no_args_is_help=True,
)

Speaker = Annotated[
    str | None, typer.Option(metavar="ACTOR", help="Who says it: an actor's id or name, or nobody.")
]
AgentsOption = Annotated[
    str | None, typer.Option(metavar="ACTOR;…", help="Who did it, by id or name; nobody for none.")
]
Recipients = Annotated[
    str | None, typer.Option(metavar="ACTOR;…", help="To whom it was done; nobody for none.")
]


@app.command("speaker")
def speaker(
    item: ItemArgument,
    name: Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's id or name, or nobody.")],
    in_: In = None,
) -> None:
    """Say who said a quote.

    \b
    dateline correct speaker ARTICLE#q2 "John Kirby" --in desk
    dateline correct speaker ARTICLE#q2 nobody --in desk
    """  # noqa: D301
    from index.journal.builders import quote_of, set_speaker

    decide_item(item, in_, lambda article, part: set_speaker(article, quote_of(article, part), name))


@app.command("quote")
def quote(
    item: ItemArgument,
    kind: Annotated[str | None, typer.Option(help="direct, mixed or indirect.")] = None,
    status: Annotated[
        Literal["denied", "said"] | None, typer.Option(help="Whether it is said or denied.")
    ] = None,
    in_: In = None,
) -> None:
    """Say of what kind a quote is, and whether it denies."""
    from index.journal.builders import quote_of, set_quote

    changes: dict[str, Any] = {"kind": kind} if kind else {}
    if status:
        changes["status"] = "denied" if status == "denied" else None
    if not changes:
        raise typer.BadParameter("say what is otherwise: --kind or --status", param_hint="ID")

    decide_item(item, in_, lambda article, part: set_quote(article, quote_of(article, part), changes))


@app.command("event")
def event(
    item: ItemArgument,
    type_: Annotated[str | None, typer.Option("--type", help="One of the types, such as ACCUSE.")] = None,
    agents: AgentsOption = None,
    recipients: Recipients = None,
    status: Annotated[
        str | None, typer.Option(help="reported, claimed, planned, denied, possible or past.")
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="When: 2021-06-28, or first and last day; none for no day."),
    ] = None,
    where: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="Where it was; none for nowhere.")
    ] = None,
    figures: Annotated[
        str | None,
        typer.Option(metavar="FIGURES", help="3 killed; about 20 wounded. none: its figures are not of it."),
    ] = None,
    in_: In = None,
) -> None:
    """Say of what type an event is, who did it, to whom, when and where, and how it stands.

    \b
    dateline correct event ARTICLE#e2 --agents nobody --status claimed --in desk
    dateline correct event ARTICLE#e2 --agents Iran --type ASSAULT --in desk
    dateline correct event ARTICLE#e2 --figures "3 killed; 6 wounded" --in desk
    """  # noqa: D301
    from index.journal.builders import day_of_event, event_of, place_of_event, set_event
    from index.journal.figure_words import figures_by_hand

    changes: dict[str, Any] = {
        key: value for key, value in (("type", type_ and type_.upper()), ("status", status)) if value
    }
    if day is not None:
        changes["date"] = day_of_event(day)

    _check_said(changes, agents, recipients, day, where, figures)

    def decision(article: Article, part: str) -> Decision:
        chosen = event_of(article, part)
        if where is not None:
            changes["place"] = place_of_event(where, article)
        if figures is not None:
            changes["counts"] = figures_by_hand(article, chosen, figures)
        return set_event(article, chosen, changes, _names(agents), _names(recipients))

    decide_item(item, in_, decision)


@app.command("remove")
def remove(item: ItemArgument, in_: In = None) -> None:
    """Say that a quote or an event is none; annotating again does not bring it back."""
    from index.journal.builders import annotation_of, removed

    decide_item(item, in_, lambda article, part: removed(article, annotation_of(article, part)))


@app.command("add-quote")
def add_quote(
    article_id: ArticleId,
    words: Annotated[str, typer.Argument(help="The words said, as they stand in the article.")],
    speaker: Speaker = None,
    kind: Annotated[str, typer.Option(help="direct, mixed or indirect.")] = "direct",
    in_: In = None,
) -> None:
    """Add a quote that was missed."""
    from index.journal.builders import added_quote

    decide_article(article_id, in_, lambda article: added_quote(article, words, speaker, kind))


@app.command("add-event")
def add_event(
    article_id: ArticleId,
    words: Annotated[str, typer.Argument(help="The words that name it, as they stand in the article.")],
    type_: Annotated[str, typer.Option("--type", help="One of the types, such as ASSAULT.")],
    agents: AgentsOption = None,
    recipients: Recipients = None,
    in_: In = None,
) -> None:
    """Add an event that was missed."""
    from index.journal.builders import added_event

    names = (_names(agents) or [], _names(recipients) or [])
    decide_article(article_id, in_, lambda article: added_event(article, words, type_.upper(), *names))


@app.command("add-actor")
def add_actor(
    article_id: ArticleId,
    words: Annotated[
        str, typer.Argument(help="The words that name the actor, as they stand in the article.")
    ],
    who: Annotated[
        str | None,
        typer.Option("--is", metavar="ACTOR", help="Who that is, by id or name; else called as the words."),
    ] = None,
    kind: Annotated[str, typer.Option(help="What a new actor is: person, group, organization, …")] = "person",
    in_: In = None,
) -> None:
    """Add an actor who was missed, or another place where one is named."""
    from index.journal.builders import added_actor

    decide_article(article_id, in_, lambda article: added_actor(article, words, who, cast("ActorKind", kind)))


@app.command("role")
def role(
    article_id: ArticleId,
    offset: Annotated[int, typer.Argument(min=0, help="Where the sentence is: an offset in the text.")],
    name: Annotated[str, typer.Argument(metavar="ROLE", help="main, consequence, context, history, …")],
    in_: In = None,
) -> None:
    """Say what part a sentence plays in the story."""
    from index.journal.builders import set_role

    decide_article(article_id, in_, lambda article: set_role(article, offset, name))


@app.command("article")
def article_(
    article_id: ArticleId,
    title: Annotated[str | None, typer.Option(help="Its title.")] = None,
    published: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Its day.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    authors: Annotated[str | None, typer.Option(metavar="NAME;…", help="Who wrote it.")] = None,
    in_: In = None,
) -> None:
    """Say what an article is called, when, by whom and where it was published; an empty value clears it."""
    from index.journal.builders import set_article

    given = {"title": title, "published": published, "publisher": publisher}
    fields: dict[str, Any] = {key: value or None for key, value in given.items() if value is not None}
    if authors is not None:
        fields["authors"] = _names(authors)
    decide_article(article_id, in_, lambda article: set_article(article, fields))


add_commands(app)


def _check_said(changes: dict[str, Any], *others: str | None) -> None:
    """Raise BadParameter where nothing of an event is said to be otherwise."""
    if not changes and all(other is None for other in others):
        raise typer.BadParameter(
            "say what is otherwise: --type, --agents, --recipients, --status, …", param_hint="ID"
        )


def _names(line: str | None) -> list[str] | None:
    """`A; B` as names; None where nothing is said."""
    return None if line is None else [name.strip() for name in line.split(";") if name.strip()]
