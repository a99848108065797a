"""A page or feed as its server gave it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FetchedPage:
    """What an address gave. `url` is where it was found after redirects; `unchanged` says it came from the cache."""

    url: str
    data: bytes
    charset: str | None = None
    media_type: str | None = None
    unchanged: bool = False
    etag: str | None = None
    last_modified: str | None = None
