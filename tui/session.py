"""What is remembered between two starts: the collection, the trail, the place in every pane, the theme.

One JSON file in the state folder, with a version, written as a whole or not at all. What cannot be read is forgotten.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from index.bounded_file import MB, read_bounded
from index.whole_file import sweep, write_whole
from tui.layout import STEPS

VERSION = 1
_LARGEST = 16 * MB
COLLECTIONS = 20  # places remembered, the latest first
QUERIES = 100  # lines of the search history


@dataclass(slots=True)
class SessionPlace:
    """Where the reader was in one collection. A stop is {"focus", "order", "pane", "rows"} in JSON's types."""

    stops: list[dict[str, Any]] = field(default_factory=list)
    position: int = 0
    queries: list[str] = field(default_factory=list)
    saved: list[dict[str, Any]] = field(default_factory=list)  # searches that were kept, in JSON's types


@dataclass(slots=True)
class Session:
    """What is remembered. `places` is by the collection's path, the latest last."""

    collection: str | None = None
    theme: str | None = None
    arrangement: dict[str, Any] = field(default_factory=dict)
    reader: int = 0  # by how many steps the reader is larger than by itself
    places: dict[str, SessionPlace] = field(default_factory=dict)
    path: Path | None = None
    first: bool = False  # whether there was no start before this one

    def place(self, collection: Path | str) -> SessionPlace:
        """Where the reader was in this collection; a fresh place where it was never open."""
        return self.places.get(str(collection)) or SessionPlace()

    def opened(self) -> list[Path]:
        """The collections that were open, the latest first."""
        latest = [self.collection] if self.collection else []
        return [Path(one) for one in dict.fromkeys([*latest, *reversed(self.places)])]

    def remember(self, collection: Path | str, place: SessionPlace) -> None:
        """Keep a place as the latest."""
        self.collection = str(collection)
        place.queries = place.queries[-QUERIES:]
        self.places.pop(str(collection), None)
        self.places[str(collection)] = place
        for old in list(self.places)[:-COLLECTIONS]:
            del self.places[old]

    def save(self, path: Path | None = None) -> None:
        """Write the session beside the old one and put it in its place. Raises OSError where it cannot be written."""
        target = path or self.path or default_path()
        content = {key: value for key, value in asdict(self).items() if key not in ("path", "first")}
        sweep(target.parent)
        write_whole(target, json.dumps({"version": VERSION, **content}, indent=1).encode())


def default_path() -> Path:
    """The session's file in the state folder."""
    from index.paths import state_folder

    return state_folder() / "session.json"


def load(path: Path | None = None) -> Session:
    """The session that was kept; an empty one where there is none, or none that this version understands."""
    source = path or default_path()
    if not source.exists():
        return Session(path=source, first=True)
    try:
        data = json.loads(read_bounded(source, _LARGEST))
        if not isinstance(data, dict) or data.pop("version", None) != VERSION:
            return Session(path=source)
        return Session(
            collection=_text(data.get("collection")),
            theme=_text(data.get("theme")),
            arrangement=_table(data.get("arrangement")),
            reader=_step(data.get("reader")),
            places={str(name): _place(value) for name, value in data.get("places", {}).items()},
            path=source,
        )
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Session(path=source)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _step(value: object) -> int:
    return max(-STEPS, min(STEPS, value)) if isinstance(value, int) else 0


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _place(value: dict[str, Any]) -> SessionPlace:
    stops = [stop for stop in value.get("stops", []) if isinstance(stop, dict)]
    position = value.get("position", 0)
    queries = [query for query in value.get("queries", []) if isinstance(query, str)]
    saved = [one for one in value.get("saved", []) if isinstance(one, dict)]
    return SessionPlace(stops, position if isinstance(position, int) else 0, queries, saved)
