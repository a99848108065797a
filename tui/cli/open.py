"""Which collection a command means, and opening it in the screen."""

from __future__ import annotations

import gc
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index import paths
from index.collection import Collection
from index.collections import argument_of, collections_folder, place_of
from index.errors import CollectionError, DatelineError
from index.reading.clean import clean
from tui.left_out import left_out
from tui.session import load

if TYPE_CHECKING:
    from index.explore import Explorer


class NotAsked(DatelineError):  # noqa: N818 - it names what happened
    """A path that is no collection, and nobody at the keyboard to ask whether to read it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is no collection; --yes reads it, or use: dateline add {path} --to COLLECTION."
        )


def last_opened() -> Collection:
    """The collection that was opened last, where it is still there; else the sample."""
    path = load().collection
    if path and Collection.is_one(Path(path)):
        return Collection.open(path)
    return Collection.open(paths.sample_collection())


def chosen_collection(place: Path | None) -> Collection:
    """The collection that was named, by path or by its name in the data folder; else the last one opened."""
    return Collection.open(place_of(place)) if place else last_opened()


def collection_at(path: Path | None, *, yes: bool, jobs: int) -> Collection:
    """The collection at a path, or the last one opened. A file or folder that is none is read into one, after asking.

    Raises CollectionError where nothing is there, NotAsked where nobody can be asked.
    """
    if path is None:
        return last_opened()
    place = place_of(path)
    if Collection.is_one(place):
        return Collection.open(place)
    if not path.exists():
        raise CollectionError(path, "there is no such file, folder or collection")
    target = collections_folder() / _folder_name(path)
    if not yes:
        if not sys.stdin.isatty():
            raise NotAsked(path)
        typer.confirm(f"{path} is no collection. Read it into {target}?", default=True, abort=True, err=True)
    from index.ingest.adding import Options
    from tui.cli.add import Adding

    Adding(Options(jobs=jobs)).add([str(path)], target, None)
    return Collection.open(target)


def _folder_name(path: Path) -> str:
    from index.reading.slugs import slug

    return slug(path.absolute().stem) or "articles"


def prepared_explorer(collection: Collection) -> Explorer:
    """An explorer whose index is up to date, for a command that prints an answer.

    Why an answer may lack something, or comes slowly, is told on standard error.
    """
    from index.explore import Explorer

    explorer = Explorer(collection)
    explorer.prepare()
    if explorer.note:
        typer.echo(clean(explorer.note), err=True)
    tell_left_out(collection)
    return explorer


def tell_left_out(collection: Collection) -> None:
    """Say on standard error which article files were found damaged or wrongly named."""
    sentence = left_out(collection.damaged, f"dateline check {shlex.quote(argument_of(collection.path))}")
    if sentence:
        typer.echo(clean(sentence), err=True)


def run_screen(collection: Collection) -> None:
    """Open a collection in the explorer, where the reader left it."""
    is_served = "TEXTUAL_DRIVER" in os.environ  # to a browser, by dateline serve
    if not is_served and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CollectionError(
            collection.path, "the explorer needs a terminal; dateline search prints answers"
        )
    # The collector has nothing to find while modules are imported; the app lets it in after its first picture.
    gc.disable()
    from tui.app import DatelineApp
    from tui.log import threads_are_logged
    from tui.terminal.endings import ends_on_signals

    app = DatelineApp(collection)
    with ends_on_signals(app.end_soon), threads_are_logged():
        app.run(mouse=app.settings.mouse)
    if app.failure is not None:
        raise app.failure
    if app.return_code:
        raise SystemExit(app.return_code)
