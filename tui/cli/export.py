"""`dateline export`: the articles of a collection, or those that match a query, as files of other tools' formats."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import typer

from index.collection import Collection
from index.errors import CollectionError, DatelineError, reason
from index.focus import Focus
from index.interchange import FORMATS, ExportFormat
from index.model import Article
from index.whole_file import whole_file, write_whole
from tui.cli.exit_codes import DONE, NOTHING_FOUND, SOME_FAILED
from tui.cli.open import chosen_collection, prepared_explorer, tell_left_out
from tui.plurals import counted


class Unfit(DatelineError):  # noqa: N818 - it names what happened
    """A format that is not known, or that needs a folder which was not named."""


def export_articles(name: str, query: str, place: Path | None, to: Path | None) -> int:
    """Write articles in a format; gives the exit code: 1 where none match, 3 where one could not be read.

    Raises Unfit and CollectionError.
    """
    chosen = FORMATS.get(name)
    if chosen is None:
        known = "; ".join(f"{one.name} ({one.about})" for one in FORMATS.values())
        raise Unfit(f"There is no format “{name}”. There are: {known}.")
    if chosen.is_folder and to is None:
        raise Unfit(f"{name} makes several files; say with --to which folder they go to.")
    collection = chosen_collection(place)
    ids = matching(collection, query)
    if not ids:
        typer.echo("No article matches.", err=True)
        return NOTHING_FOUND
    articles = _Readable(collection, ids)
    try:
        _write(chosen, iter(articles), to)
    except OSError as error:
        raise CollectionError(to or "standard output", f"it cannot be written ({reason(error)})") from error
    where = f" → {to}" if to else ""
    typer.echo(f"{counted(articles.read, 'article')}{where}", err=True)
    return SOME_FAILED if articles.read < len(ids) or collection.damaged else DONE


def matching(collection: Collection, query: str) -> list[str]:
    """The ids of the articles with a passage that matches, in order; all of them without a query."""
    if not query.strip():
        ids = collection.ids()
        tell_left_out(collection)
        return ids
    passages = prepared_explorer(collection).explore(Focus(query=query)).passages
    return sorted({row.anchor.article for row in passages})


class _Readable:
    """Articles, and how many of them were read; one that is damaged is told and passed over."""

    def __init__(self, collection: Collection, ids: list[str]) -> None:
        self.collection, self.ids, self.read = collection, ids, 0

    def __iter__(self) -> Iterator[Article]:
        for article_id in self.ids:
            try:
                article = self.collection.get(article_id)
            except DatelineError as error:
                from tui.cli.failure import told

                typer.echo(told(error)[0], err=True)
                continue
            self.read += 1
            yield article


def _write(chosen: ExportFormat, articles: Iterator[Article], to: Path | None) -> None:
    """Write the files; pieces of one name are one file, whole or not at all."""
    with ExitStack() as stack:
        streams: dict[str, BinaryIO] = {}
        for name, content in chosen.files(articles):
            if to is None:
                typer.echo(content, nl=False)
            elif chosen.in_pieces:
                if name not in streams:
                    path = to / name if chosen.is_folder else to
                    streams[name] = stack.enter_context(whole_file(path))
                streams[name].write(content.encode())
            else:
                write_whole(to / name if chosen.is_folder else to, content.encode())
