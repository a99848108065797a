"""The collections that can be opened, as choices of a menu."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.plurals import counted

if TYPE_CHECKING:
    from tui.session import Session


def choices(session: Session, present: Path) -> list[tuple[str, Path]]:
    """Every collection with its number of articles, the one opened last first; the present one is marked."""
    from index.collections import collections

    return [
        (
            f"{entry.name}   {counted(entry.articles, 'article')}{'   open' * (entry.path == present)}",
            entry.path,
        )
        for entry in collections(session.opened())
    ]
