"""`dateline export`: the articles of a collection, or those that match a query, as files of other tools' formats."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index.collection import Collection
from index.errors import CollectionError, DatelineError, reason
from index.focus import Focus
from index.interchange.codebook import codebook
from index.interchange.material import Material, PassageOffsets
from index.interchange.registry import FORMATS, ExportFormat
from index.output_place import check_output
from index.reading.clean import clean
from index.whole_file import whole_place, write_whole
from tui.cli.exit_codes import DONE, NOTHING_FOUND, SOME_FAILED
from tui.cli.failure import check_standard_output, told
from tui.cli.interrupts import ending_in_order
from tui.cli.open import chosen_collection, prepared_explorer, tell_left_out
from tui.cli.progress import Progress
from tui.plurals import counted

if TYPE_CHECKING:
    from index.explore import Explorer


class FormatRefused(DatelineError):  # noqa: N818 - it names what happened
    """A format that is not known, that needs a place which was not named, or whose library is not there."""


def format_of(name: str) -> ExportFormat:
    """The format of this name. Raises FormatRefused."""
    chosen = FORMATS.get(name)
    if chosen is None:
        raise FormatRefused(
            f"There is no format “{name}”. There are: {', '.join(FORMATS)}; --formats says what they are."
        )
    return chosen


def print_formats() -> int:
    """Print every format: its name, what it makes, what it is."""
    for format_ in FORMATS.values():
        makes = "a folder" if format_.kind == "folder" else "a file"
        needs = f" [pip install 'dateline[{format_.extra}]']" if format_.extra else ""
        typer.echo(f"{format_.name:<12} {makes:<9} {format_.about}{needs}")
    return DONE


def print_codebook(name: str) -> int:
    """Print what each column of a format is. Raises FormatRefused."""
    typer.echo(codebook(format_of(name)), nl=False)
    return DONE


def export_articles(name: str, query: str, place: Path | None, to: Path | None, *, force: bool) -> int:
    """Write articles in a format; gives the exit code: 1 where none match, 3 where one could not be read.

    Raises FormatRefused and CollectionError.
    """
    chosen = format_of(name)
    if chosen.kind != "stream" and to is None:
        what = (
            "several files; say with --to which folder they go to"
            if chosen.kind == "folder"
            else ("a file that is no text; say with --to how it is called")
        )
        raise FormatRefused(f"{name} makes {what}.")
    collection = chosen_collection(place)
    _check_place(chosen, collection, to, force=force)
    explorer = _explorer(collection, query, chosen)
    where = f"--in {shlex.quote(str(place))} " if place else ""
    asked = f"dateline export {name} {where}"
    passages = _matching(explorer, query, asked) if explorer and query.strip() else None
    ids = collection.ids() if passages is None else sorted(passages)
    if passages is None:
        tell_left_out(collection)
    if not ids:
        typer.echo("No article matches.", err=True)
        return NOTHING_FOUND
    return _export(chosen, collection, explorer, query, ids, passages, to, force=force)


def _explorer(collection: Collection, query: str, chosen: ExportFormat) -> Explorer | None:
    """What answers the query and knows the happenings; only a query needs the index."""
    if query.strip():
        explorer = prepared_explorer(collection)
    elif chosen.asks_happenings:
        from index.explore import Explorer

        explorer = Explorer(collection)
    else:
        return None
    if chosen.asks_happenings:
        with Progress("Grouping reports", "articles") as progress:
            done = 0

            def tell(now: int, total: int) -> None:
                nonlocal done
                progress.advance(now - done, total=total)
                done = now

            explorer.happenings.update(tell)
    return explorer


def _check_place(chosen: ExportFormat, collection: Collection, to: Path | None, *, force: bool) -> None:
    """Say before the work that a place is a collection's own, or a folder where a file is to go, or the reverse."""
    if to is None:
        return
    if chosen.kind == "file" and _is_special(to):
        raise CollectionError(to, f"it is no plain file, and {chosen.name} needs one")
    if chosen.kind == "folder" and to.exists() and not to.is_dir():
        raise CollectionError(to, f"it is a file, and {chosen.name} needs a folder")
    if chosen.kind != "folder" and to.is_dir():
        raise CollectionError(
            to, f"it is a folder; say how the file in it is called, as in {to / chosen.name}"
        )
    beside = () if _is_special(to) else (_codebook_place(chosen, to),)
    check_output(to, *beside, collection=collection.path, force=force)


def _codebook_place(chosen: ExportFormat, to: Path) -> Path:
    """Where the codebook goes: into the folder, or beside the file."""
    return to / "codebook.md" if chosen.kind == "folder" else to.with_name(f"{to.name}.codebook.md")


def _is_special(place: Path) -> bool:
    """Whether it is a device or a pipe: it is written to, and never replaced."""
    return place.exists() and not place.is_file() and not place.is_dir()


def _matching(explorer: Explorer, query: str, command: str) -> Mapping[str, list[PassageOffsets]]:
    """The passages that match, by article; where there are none, why not is said. Raises FormatRefused."""
    from index.exploring.matching import MatchingPassages, asks_nothing
    from tui.cli.search import nothing_lines

    if explorer.answer(lambda viewer: asks_nothing(viewer, query)):
        raise FormatRefused(f"“{query}” asks for nothing; leave it out to export all articles.")
    passages = explorer.answer(lambda viewer: MatchingPassages(viewer, query))
    view = explorer.explore(Focus(query=query))
    said = [view.notice] if view.notice else []
    said += nothing_lines(view.nothing, command) if view.nothing else []
    for line in said:
        typer.echo(clean(line), err=True)
    return passages


def _export(
    chosen: ExportFormat,
    collection: Collection,
    explorer: Explorer | None,
    query: str,
    ids: list[str],
    passages: Mapping[str, list[PassageOffsets]] | None,
    to: Path | None,
    *,
    force: bool,
) -> int:
    with Progress("Exporting", "articles", len(ids)) as progress:
        material = Material(
            collection,
            ids,
            query=query,
            passages=passages,
            explorer=explorer if chosen.asks_happenings else None,
            failed=lambda error: typer.echo(told(error)[0], err=True),
            count=lambda: progress.advance(total=len(ids)),
        )
        try:
            with ending_in_order():
                _write(chosen, material, to, force=force)
        except (OSError, sqlite3.OperationalError) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            raise CollectionError(to or "standard output", f"it cannot be written ({why})") from error
    left_out = f", {material.damaged} left out" if material.damaged else ""
    where = f" → {to}" if to else f"; dateline export {chosen.name} --codebook says what is what"
    typer.echo(clean(f"{counted(material.read, 'article')}{left_out}{where}"), err=True)
    return SOME_FAILED if material.damaged or collection.damaged else DONE


def _write(chosen: ExportFormat, material: Material, to: Path | None, *, force: bool) -> None:
    """Write the files whole or not at all, and the codebook into the folder or beside the file.

    Raises OSError, FormatRefused where a library is not there, CollectionError where a file would be written over.
    """
    try:
        if to is None:
            check_standard_output()
            stream = typer.get_binary_stream("stdout")
            chosen.write_stream(material, stream)
            stream.flush()
            return
        if _is_special(to):
            with to.open("wb") as device:
                chosen.write_stream(material, device)
            return
        with whole_place(to) as unfinished:
            chosen.write(material, unfinished)
            if chosen.kind == "folder":
                _codebook_place(chosen, unfinished).write_text(
                    codebook(chosen, _about(material)), encoding="utf-8"
                )
                places = [to / path.name for path in unfinished.iterdir()]
                check_output(*places, collection=material.collection.path, force=force)
    except ImportError as error:
        if not chosen.extra:
            raise
        raise FormatRefused(
            f"{chosen.name} needs a package more: pip install 'dateline[{chosen.extra}]'."
        ) from error
    if chosen.kind != "folder":
        write_whole(_codebook_place(chosen, to), codebook(chosen, _about(material)).encode())


def _about(material: Material) -> str:
    """Of what the export is: the collection, the query, how many articles."""
    query = f", those that match `{clean(material.query).replace('`', '')}`" if material.query else ""
    return clean(f"Of the collection {material.collection.name}{query}: {counted(material.read, 'article')}.")
