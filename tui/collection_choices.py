"""The collections that can be opened, as choices of a menu."""

from __future__ import annotations

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
    return [(_label(entry, present), entry.path) for entry in entries]


def _label(entry: CollectionEntry, present: Path) -> str:
    parts = [entry.name, counted(entry.articles, "article")]
    return " · ".join([*parts, "open"] if entry.path == present else parts)
