"""`dateline correct …`: what is decided by hand, a command for each kind of decision."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

import typer

from tui.cli.shared_options import In

if TYPE_CHECKING:
    from index.ingest.corrections import Corrections, Decided
    from index.journal.decisions import Decision
    from index.model import Article
    from index.vocabulary import ActorKind

app = typer.Typer(
    rich_markup_mode=None,
    help="Correct by hand what a collection says; every decision can be undone.",
    no_args_is_help=True,
)

ItemArgument = Annotated[
    str, typer.Argument(metavar="ID", help="ARTICLE#q1 or ARTICLE#e1, as dateline show prints.")
]
ArticleId = Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")]
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
    dateline correct speaker 2021-06-28-pentagon-says-strikes-answered-drone-attacks-on-us-personnel#q2 "John Kirby"
    dateline correct speaker 2021-06-28-pentagon-says-strikes-answered-drone-attacks-on-us-personnel#q2 nobody
    """  # noqa: D301
    from index.journal.builders import quote_of, set_speaker

    _decide_item(item, in_, lambda article, part: set_speaker(article, quote_of(article, part), name))


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

    _decide_item(item, in_, lambda article, part: set_quote(article, quote_of(article, part), changes))


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
        typer.Option(metavar="DAY", help="When: 2021-06-28, or first and last day; empty for none."),
    ] = None,
    where: Annotated[
        str | None, typer.Option("--place", metavar="PLACE", help="Where it was; empty for nowhere.")
    ] = None,
    figures: Annotated[
        str | None,
        typer.Option(metavar="FIGURES", help="3 killed; about 20 wounded. none: its figures are not of it."),
    ] = None,
    in_: In = None,
) -> None:
    """Say of what type an event is, who did it, to whom, when and where, and how it stands.

    \b
    dateline correct event 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids#e2 --agents nobody --status claimed
    dateline correct event 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids#e2 --agents Iran --type ASSAULT
    dateline correct event 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids#e2 --figures "3 killed; 6 wounded"
    """  # noqa: D301
    from index.journal.builders import day_of_event, event_of, place_of_event, set_event
    from index.journal.figure_words import figures_by_hand

    changes: dict[str, Any] = {
        key: value for key, value in (("type", type_ and type_.upper()), ("status", status)) if value
    }
    if day is not None:
        changes["date"] = day_of_event(day)

    def decision(article: Article, part: str) -> Decision:
        told = event_of(article, part)
        if where is not None:
            changes["place"] = place_of_event(where, article)
        if figures is not None:
            changes["counts"] = figures_by_hand(article, told, figures)
        return set_event(article, told, changes, _names(agents), _names(recipients))

    _decide_item(item, in_, decision)


@app.command("remove")
def remove(item: ItemArgument, in_: In = None) -> None:
    """Say that a quote or an event is none; annotating again does not bring it back."""
    from index.journal.builders import annotation_of, removed

    _decide_item(item, in_, lambda article, part: removed(article, annotation_of(article, part)))


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

    _decide_article(article_id, in_, lambda article: added_quote(article, words, speaker, kind))


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
    _decide_article(article_id, in_, lambda article: added_event(article, words, type_.upper(), *names))


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

    _decide_article(
        article_id, in_, lambda article: added_actor(article, words, who, cast("ActorKind", kind))
    )


@app.command("role")
def role(
    article_id: ArticleId,
    offset: Annotated[int, typer.Argument(min=0, help="Where the sentence is: an offset in the text.")],
    name: Annotated[str, typer.Argument(metavar="ROLE", help="main, consequence, context, history, …")],
    in_: In = None,
) -> None:
    """Say what part a sentence plays in the story."""
    from index.journal.builders import set_role

    _decide_article(article_id, in_, lambda article: set_role(article, offset, name))


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
    _decide_article(article_id, in_, lambda article: set_article(article, fields))


@app.command("actor")
def actor(
    who: Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's id or name.")],
    name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    kind: Annotated[
        str | None, typer.Option(help="person, group, organization, government, country, media or other.")
    ] = None,
    description: Annotated[str | None, typer.Option(help="What the actor is.")] = None,
    in_: In = None,
) -> None:
    """Say what an actor is called and is, in all articles."""
    from index.journal.builders import set_actor

    given = (("name", name), ("kind", kind), ("description", description))
    changes = {key: value for key, value in given if value is not None}
    _decide(in_, lambda desk: set_actor(desk.actor(who), changes))


@app.command("same")
def same(
    actors: Annotated[list[str], typer.Argument(metavar="ACTOR OTHER…", help="Ids or names.")],
    in_: In = None,
) -> None:
    """Say that several actors are one, who keeps the first one's name.

    \b
    dateline correct same "Joanna Marr" "J. Marr"
    """  # noqa: D301
    from index.journal.builders import same as are_same

    _decide(in_, lambda desk: are_same([desk.actor(name) for name in actors]))


@app.command("disputed")
def disputed(
    actors: Annotated[list[str], typer.Argument(metavar="ACTOR OTHER…", help="Ids or names.")],
    in_: In = None,
) -> None:
    """Say that it is disputed whether actors are one: they stay apart, and each names the others.

    \b
    dateline correct disputed "Joanna Marr" "J. Marr"
    """  # noqa: D301
    from index.journal.builders import disputed as may_be_one

    _decide(in_, lambda desk: may_be_one([desk.actor(name) for name in actors]))


@app.command("apart")
def apart(
    article_id: ArticleId,
    who: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor's id or name in it.")],
    in_: In = None,
) -> None:
    """Say that the actor of an article is somebody else than the one of that name in other articles."""
    from index.journal.builders import apart as is_apart
    from index.journal.builders import known_actor

    _decide_article(article_id, in_, lambda article: is_apart(article, known_actor(article, who)))


@app.command("happening")
def happening(
    how: Annotated[Literal["same", "apart", "disputed"], typer.Argument(help="How they belong together.")],
    ids: Annotated[
        list[str], typer.Argument(metavar="ID OTHER…", help="As dateline happenings and show print them.")
    ],
    in_: In = None,
) -> None:
    """Say that happenings are one, that a report is of another one, or that it is disputed.

    “same” joins all reports of the rows; “apart” and “disputed” are about the first report and the others, or, where no
    other is named, about it and those it is grouped with.

    \b
    dateline correct happening same 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids#h2 \\
      2021-06-28-pentagon-says-strikes-answered-drone-attacks-on-us-personnel#h1
    dateline correct happening apart 2021-06-28-hashed-al-shaabi-vows-revenge-after-us-raids#h2
    """  # noqa: D301
    from tui.cli.correct_happenings import decision

    _decide(in_, lambda desk: decision(desk.collection, how, ids))


@app.command("no-actor")
def no_actor(
    article_id: ArticleId,
    who: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor's id or name in it.")],
    in_: In = None,
) -> None:
    """Say that what an article has as an actor is none; nobody is said to say or do what it was said to."""
    from index.journal.builders import known_actor
    from index.journal.builders import no_actor as is_none

    _decide_article(article_id, in_, lambda article: is_none(article, known_actor(article, who)))


@app.command("rule")
def rule(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name, as articles have it.")],
    who: Annotated[
        str | None, typer.Option("--is", metavar="ACTOR", help="Who is called so, by id or name.")
    ] = None,
    none: Annotated[bool, typer.Option("--no-actor", help="Whoever is called so is no actor.")] = False,
    speaker: Annotated[
        str | None,
        typer.Option(
            "--said-by",
            metavar="ACTOR",
            help="Who says what that name is given, where an article has both; or nobody.",
        ),
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Print the articles that it would change, and decide nothing.")
    ] = False,
    in_: In = None,
) -> None:
    """Say who is meant by a name in all articles, also later ones; the rule is written into actors.toml too.

    \b
    dateline correct rule "the admiral" --is john-kirby --preview
    dateline correct rule "Reuters Staff" --no-actor
    dateline correct rule "the spokesman" --said-by john-kirby
    """  # noqa: D301
    from index.journal.builders import NOBODY
    from tui.cli.journal import decide_rule

    if (who is not None) + none + (speaker is not None) != 1:
        raise typer.BadParameter("say --is ACTOR, --said-by ACTOR or --no-actor", param_hint="NAME")
    meant = who or (speaker if speaker != NOBODY else None)
    decide_rule(name, meant, "quotes" if speaker is not None else "actors", in_, preview=preview)


@app.command("merge")
def merge(
    journal: Annotated[
        Path, typer.Argument(metavar="JOURNAL", help="Somebody else's journal.jsonl, or their collection.")
    ],
    in_: In = None,
) -> None:
    """Take over what somebody else has decided about the same collection; what conflicts is listed and does not hold.

    \b
    dateline correct merge /media/stick/desk/journal.jsonl --in desk
    """  # noqa: D301
    from tui.cli.journal import merge_journal

    merge_journal(journal, in_)


def _decide_item(item: str, place: Path | None, decision: Callable[[Article, str], Decision]) -> None:
    article_id, hash_, part = item.partition("#")
    if not hash_:
        raise typer.BadParameter("write ARTICLE#q1 or ARTICLE#e1", param_hint="ID")
    _decide_article(article_id, place, lambda article: decision(article, part))


def _decide_article(article_id: str, place: Path | None, decision: Callable[[Article], Decision]) -> None:
    _decide(place, lambda desk: decision(desk.collection.get(article_id)))


def _decide(place: Path | None, decision: Callable[[Corrections], Decision]) -> None:
    from pydantic import ValidationError

    from index.errors import Undecidable
    from tui.cli.journal import opened_corrections, print_decided, print_offers

    with opened_corrections(place) as desk:
        try:
            decided: Decided = desk.decide(decision(desk))
        except ValidationError as error:
            raise Undecidable(f"That cannot be: {error.errors()[0]['msg'].lower()}.") from None
        print_decided(decided, desk.journal)
        print_offers(desk.offered(decided.entry))


def _names(line: str | None) -> list[str] | None:
    """`A; B` as names; None where nothing is said."""
    return None if line is None else [name.strip() for name in line.split(";") if name.strip()]
