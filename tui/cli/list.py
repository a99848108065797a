"""What `dateline list` prints: every collection that can be opened, the last one opened first."""

from __future__ import annotations

import typer

from index.collections import CollectionEntry, collections
from index.plain_json import plain_json
from index.reading.clean import clean
from tui.plurals import counted
from tui.session import load


def print_collections(*, as_json: bool) -> None:
    """Print a line for each collection: what opens it, how many articles it has, where it lies."""
    entries = collections(load().opened())
    width = max((len(clean(entry.name)) for entry in entries), default=0)
    for entry in entries:
        typer.echo(plain_json(_record(entry)) if as_json else _line(entry, width))


def _line(entry: CollectionEntry, width: int) -> str:
    return f"{clean(entry.name):{width}}  {counted(entry.articles, 'article'):>16}  {clean(str(entry.path))}"


def _record(entry: CollectionEntry) -> dict[str, object]:
    return {
        "name": entry.name,
        "path": str(entry.path),
        "articles": entry.articles,
        "open": entry.argument,
        "opened": entry.opened,
    }
