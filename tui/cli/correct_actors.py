"""`dateline correct …`: decisions about actors and happenings of all articles, a command for each kind."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from tui.cli.correct_decision import ArticleId, decide, decide_article
from tui.cli.shared_options import In


def add_commands(app: typer.Typer) -> None:
    """Give `dateline correct` its commands about actors and happenings."""
    app.command("actor")(actor)
    app.command("same")(same)
    app.command("disputed")(disputed)
    app.command("apart")(apart)
    app.command("happening")(happening)
    app.command("no-actor")(no_actor)
    app.command("rule")(rule)
    app.command("merge")(merge)


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
    from index.journal.actor_builders import set_actor

    given = (("name", name), ("kind", kind), ("description", description))
    changes = {key: value for key, value in given if value is not None}
    if not changes:
        raise typer.BadParameter("say what is otherwise: --name, --kind or --description", param_hint="ACTOR")
    decide(in_, lambda desk: set_actor(desk.actor(who), changes))


def same(
    actors: Annotated[list[str], typer.Argument(metavar="ACTOR OTHER…", help="Ids or names.")],
    in_: In = None,
) -> None:
    """Say that several actors are one, who keeps the first one's name.

    \b
    dateline correct same "Joanna Marr" "J. Marr" --in desk
    """  # noqa: D301
    from index.journal.actor_builders import same as are_same

    decide(in_, lambda desk: are_same([desk.actor(name) for name in actors]))


def disputed(
    actors: Annotated[list[str], typer.Argument(metavar="ACTOR OTHER…", help="Ids or names.")],
    in_: In = None,
) -> None:
    """Say that it is disputed whether actors are one: they stay apart, and each names the others.

    \b
    dateline correct disputed "Joanna Marr" "J. Marr" --in desk
    """  # noqa: D301
    from index.journal.actor_builders import disputed as may_be_one

    decide(in_, lambda desk: may_be_one([desk.actor(name) for name in actors]))


def apart(
    article_id: ArticleId,
    who: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor's id or name in it.")],
    in_: In = None,
) -> None:
    """Say that the actor of an article is somebody else than the one of that name in other articles."""
    from index.journal.actor_builders import apart as is_apart
    from index.journal.actor_builders import known_actor

    decide_article(article_id, in_, lambda article: is_apart(article, known_actor(article, who)))


def happening(
    how: Annotated[
        Literal["same", "apart", "disputed", "own"], typer.Argument(help="How they belong together.")
    ],
    ids: Annotated[
        list[str], typer.Argument(metavar="ID OTHER…", help="As dateline happenings and show print them.")
    ],
    in_: In = None,
) -> None:
    """Say that happenings are one, a report is of another one, that is disputed, or events are one by themselves.

    “same” joins all reports of the rows; “apart” and “disputed” are about the first report and the others, or, where no
    other is named, about it and those it is grouped with. “own” takes events of an article out of what it tells with
    others: they are a happening of their own.

    \b
    dateline correct happening same ARTICLE#h2 ANOTHER#h1 --in desk
    dateline correct happening apart ARTICLE#h2 --in desk
    dateline correct happening own ARTICLE#e3 ARTICLE#e4 --in desk
    """  # noqa: D301
    from tui.cli.correct_happenings import decision, own

    decide(
        in_, lambda desk: own(desk.collection, ids) if how == "own" else decision(desk.collection, how, ids)
    )


def no_actor(
    article_id: ArticleId,
    who: Annotated[str, typer.Argument(metavar="ACTOR", help="The actor's id or name in it.")],
    in_: In = None,
) -> None:
    """Say that what an article has as an actor is none; nobody is said to say or do what it was said to."""
    from index.journal.actor_builders import known_actor
    from index.journal.actor_builders import no_actor as is_none

    decide_article(article_id, in_, lambda article: is_none(article, known_actor(article, who)))


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
    dateline correct rule "Reuters Staff" --no-actor --in desk
    dateline correct rule "the spokesman" --said-by john-kirby --in desk
    """  # noqa: D301
    from index.journal.actor_builders import NOBODY, NONE
    from tui.cli.journal import decide_rule

    if (who is not None) + none + (speaker is not None) != 1:
        raise typer.BadParameter("say --is ACTOR, --said-by ACTOR or --no-actor", param_hint="NAME")
    meant = who or (speaker if speaker not in (NOBODY, NONE) else None)
    decide_rule(name, meant, "quotes" if speaker is not None else "actors", in_, preview=preview)


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
