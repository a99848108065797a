"""Where Dateline keeps things: settings, data, derived files and state. `DATELINE_HOME` moves all four."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

from index.errors import DatelineError

_NO_HOME = "It is not known where your home folder is: set DATELINE_HOME to a folder of yours."


def _folder(kind: str, default: Callable[[str], str]) -> Path:
    """A folder below `DATELINE_HOME`, or the system's default. Raises DatelineError where the user has no home."""
    home = os.environ.get("DATELINE_HOME")
    if home:
        return expanded(Path(home)) / kind
    try:
        return Path(default("dateline"))
    except RuntimeError as error:  # no HOME, and a user who stands in no list of users, as in a container
        raise DatelineError(_NO_HOME) from error


def expanded(path: Path) -> Path:
    """The path with a home folder in the place of its `~`; as it is where no such home is known."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def config_folder() -> Path:
    """The reader's settings: `config.toml`, `themes/`. Written only where the reader sets something."""
    return _folder("config", platformdirs.user_config_dir)


def data_folder() -> Path:
    """Collections that the reader did not place elsewhere."""
    return _folder("data", platformdirs.user_data_dir)


def cache_folder() -> Path:
    """Derived files, the search indexes above all; all of it can be deleted."""
    return _folder("cache", platformdirs.user_cache_dir)


def state_folder() -> Path:
    """The session (what was open, the trail) and the log."""
    return _folder("state", platformdirs.user_state_dir)


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
