"""Articles that are about to be written, on the disk before they are: what a killed run has written, the next knows.

So the list of what a collection holds is true again, and no article is said to be added or changed by somebody else.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from index.bounded_file import MB, read_bounded
from index.collection import is_article_id
from index.whole_file import flush_folder, make_folder

_LARGEST = 64 * MB


class Changing:
    """A file of ids in the cache, a line each. A cache that cannot be written costs only the word of `check`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.ids: set[str] = set()
        with suppress(OSError):
            lines = read_bounded(path, _LARGEST).decode("utf-8", "replace").split("\n")
            # a loss of power cuts the last line short or leaves zeros: half an id is none, or another article's
            self.ids |= {line for line in lines[:-1] if is_article_id(line)}

    def note(self, article_id: str) -> None:
        """An article is about to be added or changed."""
        if article_id in self.ids:
            return
        self.ids.add(article_id)
        with suppress(OSError):
            make_folder(self._path.parent)
            is_new = not self._path.exists()
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"\n{article_id}\n")  # behind a line that was cut short it stands alone
                file.flush()
                os.fsync(file.fileno())
            if is_new:
                flush_folder(self._path.parent)

    def forget(self) -> None:
        """All that was written stands on the list of what the collection holds."""
        self.ids.clear()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
