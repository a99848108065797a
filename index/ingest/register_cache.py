"""The register of a collection between two runs: kept in the cache for the state of the articles it was made from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from index.annotate.actors.user_actors import UserActor
from index.ingest.register import Register
from index.model import Article

_FORMAT = 2


def open_register(
    articles: Callable[[], Iterable[Article]], state: str, kept: Path, own: Iterable[UserActor]
) -> Register:
    """The register as it was kept for this `state` of the articles, else made from the articles anew."""
    own = tuple(own)
    with suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
        content = json.loads(kept.read_text("utf-8"))
        if (content["format"], content["state"]) == (_FORMAT, state):
            return Register.from_json(json.dumps(content["register"]), own)
    return Register.of(articles(), own)


def keep_register(register: Register, state: str, kept: Path) -> None:
    """Write the register for the next run. A cache that cannot be written costs only time."""
    unfinished = kept.with_suffix(".unfinished")
    content = {"format": _FORMAT, "state": state, "register": json.loads(register.to_json())}
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
        unfinished.replace(kept)
