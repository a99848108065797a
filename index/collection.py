"""A collection: a folder of annotated articles, one JSON file each. These files are the truth.

Writes are atomic (a new file, flushed to the disk, renamed). A damaged file is named and left as it is; the rest opens.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from index.bounded_file import leads_out
from index.errors import CollectionError, FormatError, UnknownArticle, reason
from index.fingerprint import Fingerprint, fingerprint
from index.paths import expanded
from index.whole_file import make_folder, sweep, write_whole

if TYPE_CHECKING:
    from index.manual.reanchor import Moved
    from index.model import Article

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE_NAME = re.compile(rf"{_ID.pattern}\.json")
SaveOutcome = Literal["added", "unchanged"]


def _plain_mark(entry: os.DirEntry[str]) -> Fingerprint | None:
    """The fingerprint of a plain file; None for what is none, and what cannot be looked at."""
    try:
        status = entry.stat()
    except OSError:
        return None
    return fingerprint(status) if stat.S_ISREG(status.st_mode) else None


def is_article_id(text: str) -> bool:
    """Whether this can be the id of an article: a slug, which never leads out of the folder."""
    return _ID.fullmatch(text) is not None


class Collection:
    """The articles of one folder. Nothing is kept in memory; every call looks at the files."""

    def __init__(self, path: Path) -> None:
        """Use `open` or `create`."""
        self.path = path
        self.folder = path / "articles"
        self.damaged: dict[Path, str] = {}
        self.moved: dict[str, list[Moved]] = {}
        self.changing: Callable[[str], object] = lambda _id: None  # called before an article is written

    @classmethod
    def is_one(cls, path: Path) -> bool:
        """Whether `path` is a collection: a folder with a folder `articles` in it."""
        return (path / "articles").is_dir()

    @classmethod
    def open(cls, path: Path | str) -> Collection:
        """The collection in this folder. Raises CollectionError where there is none."""
        place = expanded(Path(path)).absolute()
        if not place.exists():
            raise CollectionError(
                place, "there is no such folder; name a collection, or a file or folder to read"
            )
        if not cls.is_one(place):
            raise CollectionError(place, "it is no collection (it has no folder “articles”)")
        cls._stays_inside(place)
        return cls(place)

    @classmethod
    def create(cls, path: Path | str) -> Collection:
        """The collection in this folder, made where there is none. Raises CollectionError where it cannot be.

        What killed writers left in it is removed.
        """
        place = expanded(Path(path)).absolute()
        try:
            make_folder(place / "articles")
        except OSError as error:
            raise CollectionError(place, f"no collection can be made here ({reason(error)})") from error
        cls._stays_inside(place)
        for folder in (place, place / "articles", place / "originals", place / "sources"):
            sweep(folder)
        return cls(place)

    @staticmethod
    def _stays_inside(place: Path) -> None:
        if leads_out(place / "articles", place):
            raise CollectionError(place, "its folder “articles” is a link that leads out of the collection")

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.path.name

    def __len__(self) -> int:
        return len(self.ids())

    def ids(self) -> list[str]:
        """The ids of all article files, in order; damaged ones too."""
        return sorted(self.fingerprints())

    def fingerprints(self) -> dict[str, Fingerprint]:
        """The fingerprint of every article file, by id.

        What lies there and is no article file is passed over and named in `damaged`. Raises CollectionError.
        """
        prints: dict[str, Fingerprint] = {}
        is_named = _FILE_NAME.fullmatch
        for path in [path for path in self.damaged if not os.path.lexists(path)]:
            del self.damaged[path]
        try:
            with os.scandir(self.folder) as entries:
                for entry in entries:
                    if is_named(entry.name) and (mark := _plain_mark(entry)):
                        prints[entry.name[:-5]] = mark
                    elif not entry.name.startswith("."):
                        self._note_stray(entry)
        except OSError as error:
            raise CollectionError(self.folder, f"it cannot be read ({reason(error)})") from error
        return prints

    def _note_stray(self, entry: os.DirEntry[str]) -> None:
        """Name in `damaged` what is no article's file."""
        path = entry.path
        if not entry.name.lower().endswith(".json"):
            if entry.is_dir():
                self.damaged[Path(path)] = (
                    f"{path} is a folder, and what lies in it is not read; articles lie beside one another."
                )
            return
        try:
            is_plain = stat.S_ISREG(entry.stat().st_mode)
        except OSError as error:
            self.damaged[Path(path)] = f"{path} cannot be read ({reason(error)})."
            return
        self.damaged[Path(path)] = (
            f"{path} is not read: a file's name is its article's id (a-z, 0-9, hyphens)."
            if is_plain
            else f"{path} is no plain file."
        )

    def file(self, article_id: str) -> Path:
        """The file of an article. Raises UnknownArticle for an id that is no slug: ids never lead out of the folder."""
        if not is_article_id(article_id):
            raise UnknownArticle(article_id)
        return self.folder / f"{article_id}.json"

    def get(self, article_id: str) -> Article:
        """The article of this id. Raises UnknownArticle, or FormatError with the file's path for a damaged one."""
        # Imported late: opening a collection needs no model, and the first picture waits for it.
        from index.articlefile import load

        path = self.file(article_id)
        try:
            article, moved = load(path, inside=self.path)
            if article.id != article_id:
                raise FormatError(path, "id", f"it says {article.id}, the file's name says {article_id}")
        except FileNotFoundError:
            raise UnknownArticle(article_id) from None
        except FormatError as error:
            self.damaged[path] = str(error)
            raise
        self.damaged.pop(path, None)
        if moved:
            self.moved[article_id] = moved
        return article

    def articles(self) -> Iterator[Article]:
        """Every article in the order of ids; damaged ones are passed over and named in `damaged`."""
        for article_id in self.ids():
            try:
                yield self.get(article_id)
            except (FormatError, UnknownArticle):
                continue

    def add(self, article: Article) -> tuple[Article, SaveOutcome]:
        """Keep an article: the same text under its id is left as it is; another text gets an id with a number.

        Gives the article as kept, and whether it was added or there already.
        """
        number = 1
        while True:
            article_id = article.id if number == 1 else f"{article.id}-{number}"
            there = self._there(article_id)
            if there is None:
                named = article if number == 1 else article.model_copy(update={"id": article_id})
                self.changing(article_id)
                if self._write(named, new=True):
                    return named, "added"
            elif not isinstance(there, Path) and there.text == article.text:
                return there, "unchanged"
            number += 1

    def replace(self, article: Article) -> None:
        """Put an article in the place of the one of the same id. Raises CollectionError where it cannot be written."""
        self.changing(article.id)
        self._write(article, new=False)

    def remove(self, article_id: str) -> None:
        """Take an article out of the collection. Raises UnknownArticle or CollectionError."""
        path = self.file(article_id)
        try:
            path.unlink()
        except FileNotFoundError:
            raise UnknownArticle(article_id) from None
        except OSError as error:
            raise CollectionError(path, f"it cannot be removed ({reason(error)})") from error

    def _there(self, article_id: str) -> Article | Path | None:
        """The article of this id, its path where it is damaged, or None."""
        try:
            return self.get(article_id)
        except UnknownArticle:
            return None
        except FormatError:
            return self.file(article_id)

    def _write(self, article: Article, *, new: bool) -> bool:
        """Write the article's file as a whole; False where `new` and somebody made the file meanwhile."""
        path = self.file(article.id)
        try:
            write_whole(path, article.to_json().encode() + b"\n", new=new)
        except FileExistsError:
            return False
        except OSError as error:
            raise CollectionError(
                path, f"it cannot be written ({reason(error)}), and is as it was"
            ) from error
        return True
