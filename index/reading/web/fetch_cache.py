"""What was fetched before, kept so that a server need not send it again. Derived: the folder can be deleted."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from index.reading.web.fetched_page import FetchedPage
from index.whole_file import sweep, write_whole

_MOST_PAGES = 5_000
_KEPT = ("url", "charset", "media_type", "etag", "last_modified")


@dataclass(frozen=True)
class PageCache:
    """Pages in a folder, two files each: what the server said, and the bytes. Names are hashes of the address."""

    folder: Path

    def get(self, url: str) -> FetchedPage | None:
        """The page that this address gave last time, or None where it cannot be asked for conditionally."""
        said, body = self._files(url)
        try:
            facts = json.loads(said.read_bytes())
            data = body.read_bytes()
            if facts["asked"] != url or facts["size"] != len(data):
                return None
            return FetchedPage(data=data, **{key: facts[key] for key in _KEPT})
        except (OSError, ValueError, KeyError, TypeError):
            return None  # no or a damaged copy: it is fetched again

    def put(self, url: str, page: FetchedPage) -> None:
        """Keep a page that its server can be asked about again. A full or read-only disk is no fault of the page."""
        if not (page.etag or page.last_modified):
            return
        said, body = self._files(url)
        facts = {key: value for key, value in asdict(page).items() if key in _KEPT}
        with suppress(OSError):
            self._trim()
            sweep(self.folder)
            write_whole(body, page.data)
            write_whole(said, json.dumps({**facts, "asked": url, "size": len(page.data)}).encode())

    def _files(self, url: str) -> tuple[Path, Path]:
        name = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:40]
        return self.folder / f"{name}.json", self.folder / f"{name}.body"

    def _trim(self) -> None:
        """Leave out the oldest quarter where there are too many."""
        pages = sorted(self.folder.glob("*.json"), key=lambda one: one.stat().st_mtime)
        for said in pages[: _MOST_PAGES // 4] if len(pages) >= _MOST_PAGES else ():
            said.unlink(missing_ok=True)
            said.with_suffix(".body").unlink(missing_ok=True)
