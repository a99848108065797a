"""Articles as the program made them, kept beside those that people corrected: what undoing goes back to."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from index.articlefile import LARGEST_FILE, load
from index.bounded_file import MB, leads_out, read_bounded
from index.collection import Collection, is_article_id
from index.errors import CollectionError, FormatError, reason
from index.model import Article
from index.whole_file import write_whole

FOLDER = "originals"
_APPLIED = "journal.applied"
# The state of a journal that has lines; git may have left its marks in the file.
_STATE = re.compile(r"\d+ [0-9a-f]{64}")


class Originals:
    """The folder `originals` of a collection: a file for each article that a decision has changed."""

    def __init__(self, collection: Collection) -> None:
        """Makes nothing: the folder comes with the first file. Raises CollectionError where it is a link elsewhere."""
        self.collection = collection
        self.folder = collection.path / FOLDER
        if leads_out(self.folder, collection.path):
            raise CollectionError(self.folder, "it is a link that leads out of the collection")

    def ids(self) -> list[str]:
        """The articles that have one, in order."""
        with suppress(OSError):
            return sorted(path.stem for path in self.folder.glob("*.json") if is_article_id(path.stem))
        return []

    def get(self, article_id: str) -> Article | None:
        """The article as the program made it; None where no decision has changed it, or the file is damaged."""
        with suppress(FileNotFoundError, FormatError):
            article, _ = load(self._file(article_id), inside=self.collection.path)
            return article if article.id == article_id else None
        return None

    def keep(self, article: Article) -> None:
        """Keep an article as the program made it. Raises CollectionError where that cannot be."""
        path = self._file(article.id)
        try:
            write_whole(path, article.to_json().encode() + b"\n")
        except OSError as error:
            raise CollectionError(path, f"it cannot be written ({reason(error)})") from error

    def keep_file(self, article_id: str) -> None:
        """Keep an article's file as it stands, byte for byte. Raises CollectionError where that cannot be."""
        path = self._file(article_id)
        try:
            write_whole(path, self._bytes(self.collection.file(article_id)))
        except OSError as error:
            raise CollectionError(path, f"it cannot be written ({reason(error)})") from error

    def restore(self, article_id: str) -> None:
        """Put the original back into its place, byte for byte, and forget it. Raises CollectionError."""
        path = self._file(article_id)
        try:
            content = self._bytes(path)
            self.collection.changing(article_id)
            write_whole(self.collection.file(article_id), content)
            path.unlink()
        except FileNotFoundError:
            return
        except OSError as error:
            raise CollectionError(path, f"it cannot be put back ({reason(error)})") from error

    def forget(self, article_id: str) -> None:
        """Nothing is decided about the article any more. Raises CollectionError."""
        path = self._file(article_id)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CollectionError(path, f"it cannot be removed ({reason(error)})") from error

    def applied(self) -> str:
        """The state of the journal that all articles were last brought to; empty where nobody knows."""
        with suppress(OSError):
            state = read_bounded(self.folder / _APPLIED, MB).decode("utf-8", "replace").strip()
            return state if _STATE.fullmatch(state) else ""
        return ""

    def note_applied(self, state: str) -> None:
        """Note that all articles are what this state of the journal says. Raises CollectionError."""
        path = self.folder / _APPLIED
        try:
            write_whole(path, f"{state}\n".encode())
        except OSError as error:
            raise CollectionError(path, f"it cannot be written ({reason(error)})") from error

    def _bytes(self, path: Path) -> bytes:
        return read_bounded(path, LARGEST_FILE, inside=self.collection.path)

    def _file(self, article_id: str) -> Path:
        return self.folder / self.collection.file(article_id).name
