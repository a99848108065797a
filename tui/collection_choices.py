"""The collections that can be opened, as choices of a menu."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tui.plurals import counted

if TYPE_CHECKING:
    from index.collections import CollectionEntry
    from tui.session import Session


def choices(session: Session, present: Path) -> list[tuple[str, Path]]:
    """Every collection with its number of articles: the present one, then the one opened last before it, and so on."""
    from index.collections import collections

    entries = collections([present, *session.opened()])
    names = Counter(entry.name for entry in entries)
    return [(_label(entry, present, alone=names[entry.name] == 1), entry.path) for entry in entries]


def _label(entry: CollectionEntry, present: Path, *, alone: bool) -> str:
    """`alone`: no other collection has this name."""
    parts = [entry.name if alone else entry.argument, counted(entry.articles, "article")]
    return " · ".join([*parts, "open"] if entry.path == present else parts)
