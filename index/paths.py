"""Where Dateline keeps things: settings, data, derived files and state. `DATELINE_HOME` moves all four."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import platformdirs


def _folder(kind: str, default: str) -> Path:
    home = os.environ.get("DATELINE_HOME")
    return expanded(Path(home)) / kind if home else Path(default)


def expanded(path: Path) -> Path:
    """The path with a home folder in the place of its `~`; as it is where no such home is known."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def config_folder() -> Path:
    """The reader's settings: `config.toml`, `themes/`. Written only where the reader sets something."""
    return _folder("config", platformdirs.user_config_dir("dateline"))


def data_folder() -> Path:
    """Collections that the reader did not place elsewhere."""
    return _folder("data", platformdirs.user_data_dir("dateline"))


def cache_folder() -> Path:
    """Derived files, the search indexes above all; all of it can be deleted."""
    return _folder("cache", platformdirs.user_cache_dir("dateline"))


def state_folder() -> Path:
    """The session (what was open, the trail) and the log."""
    return _folder("state", platformdirs.user_state_dir("dateline"))


def collection_key(collection: Path) -> str:
    """The name under which the cache keeps what belongs to a collection: the same by whichever link it is reached."""
    place = str(expanded(collection).resolve())
    return hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:20]


def adding_folder(collection: Path) -> Path:
    """Where the cache keeps what adding to a collection and deciding on it go by."""
    return cache_folder() / "adding" / collection_key(collection)


def sample_collection() -> Path:
    """The collection that ships with the program."""
    import seeds

    return Path(next(iter(seeds.__path__)))
