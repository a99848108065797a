"""What `dateline new` and `dateline searches` print: text for people, JSON lines for programs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index.focus import Focus
from index.plain_json import plain_json
from index.reading.clean import clean
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection, prepared_explorer
from tui.plurals import counted

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.view import PassageRow, View

SINCE = "new:yes"


def print_new(place: Path | None, *, as_json: bool) -> int:
    """Print the articles that came since the last visit, the newest first. Gives the exit code: 1 where none did."""
    view = prepared_explorer(chosen_collection(place)).explore(Focus(query=SINCE))
    for row, passages in _articles(view):
        if as_json:
            day = row.published.isoformat() if row.published else None
            facts = {"publisher": row.publisher, "published": day, "passages": passages}
            typer.echo(plain_json({"article": row.anchor.article, "title": row.title, **facts}))
        else:
            about = filter(None, (str(row.published or ""), row.publisher, counted(passages, "passage")))
            typer.echo(clean(f"{row.title}\n    {' · '.join(about)}\n    [{row.anchor.article}]"))
    if not view.articles:
        _talk(view.notice or "Nothing came since your last visit.")
    return DONE if view.articles else NOTHING_FOUND


def _articles(view: View) -> Iterator[tuple[PassageRow, int]]:
    """The articles of a view, each by its first passage, with the number of its passages."""
    rows: dict[str, tuple[PassageRow, int]] = {}
    for row in view.passages:
        first, passages = rows.get(row.anchor.article, (row, 0))
        rows[row.anchor.article] = first, passages + 1
    yield from rows.values()


def print_brought(article_id: str, place: Path | None, *, as_json: bool) -> int:
    """Print the sentences of an article that bring something new. Gives the exit code: 1 where none does.

    Raises UnknownArticle.
    """
    collection = chosen_collection(place)
    article, explorer = collection.get(article_id), prepared_explorer(collection)
    explorer.group()
    novelty = explorer.novelty(article)
    for sentence in novelty.sentences:
        words = article.text[sentence.start : sentence.end]
        if as_json:
            span = {"article": article.id, "start": sentence.start, "end": sentence.end}
            typer.echo(plain_json({**span, "brings": list(sentence.brings), "text": words}))
        else:
            typer.echo(clean(f"{', '.join(sentence.brings)}\n    {' '.join(words.split())}"))
    _talk(
        f"{novelty.words}." if novelty.words else "There is no article of an earlier day to compare it with."
    )
    return DONE if novelty.sentences else NOTHING_FOUND


def print_searches(place: Path | None, *, as_json: bool) -> int:
    """Print the saved searches with what is new of each. Gives the exit code: 1 where none is saved."""
    from tui import breadcrumbs
    from tui.saved_searches import from_json
    from tui.session import load

    collection = chosen_collection(place)
    saved = [one for one in map(from_json, load().place(collection.path).saved) if one is not None]
    if not saved:
        _talk("No search is saved here; in the explorer the key L saves what is asked.")
        return NOTHING_FOUND
    explorer = prepared_explorer(collection)

    def name(actor: str) -> str:
        card = explorer.actor(actor)
        return card.name if card else actor

    for search in saved:
        words = " › ".join(
            breadcrumbs.label(crumb, name, lambda title: title) for crumb in breadcrumbs.crumbs(search.focus)
        )
        passages = explorer.answer(partial(_passages, search.focus))
        if as_json:
            counts = {"passages": passages, "before": search.passages, "looked": search.looked.isoformat()}
            typer.echo(plain_json({"search": words, **counts, "focus": search.focus.to_json()}))
        else:
            typer.echo(clean(search.line(words, passages)))
    return DONE


def _passages(focus: Focus, viewer: Viewer) -> int:
    return viewer.found(focus, lambda: False)[0]


def _talk(sentence: str) -> None:
    """What is no answer goes to standard error."""
    typer.echo(clean(sentence), err=True)
