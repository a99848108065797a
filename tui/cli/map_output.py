"""What `dateline map` prints: the world with numbers on it where that can be shown, and the places as a list."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index.exploring.happening_map import coordinates, mark_of, place_records
from index.plain_json import plain_json
from index.reading.clean import clean
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.happening_output import nothing_told, with_collection
from tui.cli.open import prepared_explorer
from tui.plurals import counted
from tui.terminal.colours import draws

if TYPE_CHECKING:
    from index.exploring.happening_map import HappeningMap


def print_map(words: Sequence[str], place: Path | None, *, as_json: bool) -> int:
    """Print where the happenings of a query were. Gives the exit code: 1 where no place is told of any."""
    from index.focus import Focus

    collection, query = with_collection(words, place)
    explorer = prepared_explorer(collection)
    explorer.happenings.update()
    on_map = explorer.happenings.on_map(Focus(query=query))
    if not on_map.places:
        words = (
            "No place is told of any happening here." if on_map.happenings else nothing_told(explorer, query)
        )
        typer.echo(clean(words), err=True)
        return NOTHING_FOUND
    lines: Iterable[str]
    if as_json:
        lines = map(plain_json, place_records(on_map, explorer.happenings.rows))
    else:
        lines = chain(_picture(on_map), _list(on_map))
    for line in lines:
        typer.echo(clean(line))
    return DONE


def _picture(on_map: HappeningMap) -> Iterator[str]:
    """The world around the places, their numbers on it; nothing where it cannot be shown."""
    if not (sys.stdout.isatty() and draws(environ) and (sys.stdout.encoding or "").lower().startswith("utf")):
        return
    from tui.map_lines import looked_at, picture_lines

    size = shutil.get_terminal_size()
    window = looked_at(on_map.places, size.columns, max(10, size.lines - 4))
    yield from (line.plain.rstrip() for line in picture_lines(window, on_map.places, None))


def _list(on_map: HappeningMap) -> Iterator[str]:
    for number, place in enumerate(on_map.places, start=1):
        where = coordinates(place) or "nobody knows where"
        yield f"{number:>4} {mark_of(place)} {place.name}  {where}  {counted(len(place.happenings), 'happening')}"
    if on_map.without_place:
        yield f"       {counted(on_map.without_place, 'happening')} without a place"
