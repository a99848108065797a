"""The list of sources of a collection: `custody.jsonl`, a line for each article and source that it was read from.

Lines are only ever added. Killed at any byte, what is written stands and the rest is noted by the next run.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from index.bounded_file import MB, Unfit, read_bounded
from index.custody.source_store import SourceStore
from index.errors import CollectionError, reason
from index.line_file import Faults, append_lines, whole_lines, whole_lines_end
from index.model import Article, Slug
from index.paths import expanded
from index.plain_json import escaped
from index.reading.clean import clean_line
from index.reading.source_bytes import SourceBytes

FILE_NAME = "custody.jsonl"
_LARGEST = 512 * MB
_MOST_LINES = 1_000_000
_SHA256 = r"^[0-9a-f]{64}$"
_ARTICLE = re.compile(rb'"article"\s*:\s*"([a-z0-9-]+)"')
_TOGETHER = 200  # lines that are written at once


class Origin(BaseModel):
    """That an article was read from these bytes. Hashes are SHA-256 in hexadecimal digits; `read` is in UTC."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    article: Slug
    text: str = Field(pattern=_SHA256)  # of the article's text, UTF-8, as it was read
    address: str
    sha256: str = Field(pattern=_SHA256)  # of the source
    size: int = Field(ge=0)  # bytes of the source
    read: AwareDatetime
    by: str  # program and version
    reader: str | None = None  # of the format, with the version of the package that does it
    record: str | None = None  # of a web archive
    kept: str | None = None  # the file below the collection that holds the source

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two lines one."""
        return self.article, self.sha256, self.address


class Custody:
    """The sources of a collection's articles: those that are known, and those that a run adds."""

    def __init__(self, collection: Path, *, keep: bool = False) -> None:
        """`keep` copies every source into the collection. Raises CollectionError where the list cannot be read."""
        self.path = collection / FILE_NAME
        self._originals = SourceStore(collection) if keep else None
        self._lines, self._end = _read(self.path)
        self._waiting: list[Origin] = []

    @property
    def origins(self) -> list[Origin]:
        """Where all articles come from, in the order in which that was written first."""
        return self._parsed[0]

    @property
    def unreadable(self) -> Faults:
        """A sentence for each line of the list that is none."""
        return self._parsed[1]

    @cached_property
    def _parsed(self) -> tuple[list[Origin], Faults]:
        return _parsed(self.path, self._lines)

    @cached_property
    def _lines_of(self) -> defaultdict[str, list[bytes]]:
        """The lines of each article, by its id: so that an article that is added needs only its own read."""
        lines_of: defaultdict[str, list[bytes]] = defaultdict(list)
        for line in self._lines:
            if named := _ARTICLE.search(line):
                lines_of[named[1].decode()].append(line)
        return lines_of

    def of(self, article_id: str) -> list[Origin]:
        """What an article was read from, the first time first."""
        return _parsed(self.path, self._lines_of.get(article_id, []))[0]

    @property
    def files(self) -> Iterator[Path]:
        """The files that articles came from, each once."""
        for address in dict.fromkeys(origin.address for origin in self.origins):
            if address.startswith(("~", "/")):
                yield expanded(Path(address))

    def other_text(self) -> Callable[[Article], bool]:
        """Whether an article's text is none of those that were read; asked of many articles, as they stand now."""
        texts: dict[str, set[str]] = {}
        for origin in self.origins:
            texts.setdefault(origin.article, set()).add(origin.text)

        def is_other(article: Article) -> bool:
            return article.id in texts and sum_of(article.text) not in texts[article.id]

        return is_other

    def note(self, article_id: str, article: Article, source: SourceBytes) -> None:
        """Note where an article, as it was read, came from; what is known already is passed over.

        It is written by `flush`, or when there is much of it. Raises CollectionError where it cannot be.
        """
        place = self._originals.keep(source) if self._originals else None
        origin = Origin(
            article=article_id,
            text=sum_of(article.text),
            address=_address(source),
            sha256=source.sha256,
            size=source.size,
            read=datetime.now(UTC).replace(microsecond=0),
            by=f"dateline {version('dateline')}",
            reader=clean_line(source.reader),
            record=article.found.get("record"),
            kept=place,
        )
        noted = {one.key: one.kept for one in (*self.of(article_id), *self._waiting)}
        if origin.key in noted and (place is None or noted[origin.key] == place):
            return
        self._waiting.append(origin)
        if len(self._waiting) >= _TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write what was noted, and flush it to the disk. Raises CollectionError where it cannot be written."""
        if not self._waiting:
            return
        lines = [escaped(origin.model_dump_json(exclude_none=True)).encode() for origin in self._waiting]
        try:
            self._end = append_lines(self.path, self._end, b"".join(b"%b\n" % line for line in lines))
        except OSError as error:
            raise CollectionError(self.path, f"it cannot be written ({reason(error)})") from error
        self._lines += lines
        for origin, line in zip(self._waiting, lines, strict=True):
            self._lines_of[origin.article].append(line)
        self.__dict__.pop("_parsed", None)
        self._waiting = []


def sum_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _address(source: SourceBytes) -> str:
    """A file by its whole path, from the home folder where it lies there, so that no name of a user is handed on."""
    path = source.address
    if source.data is None:
        path = str(Path(path).absolute())
        home = str(expanded(Path("~")))
        if path.startswith(home + os.sep):
            path = f"~{path[len(home) :]}"
    return clean_line(path) or "?"


def _read(path: Path) -> tuple[list[bytes], int]:
    """The lines of the list, and where the last whole one ends."""
    try:
        content = read_bounded(path, _LARGEST, inside=path.parent)
        lines = whole_lines(path, content, _MOST_LINES)
    except FileNotFoundError:
        return [], 0
    except (Unfit, OSError) as error:
        raise CollectionError(path, f"it cannot be read ({reason(error)})") from error
    return [line for line in lines if line.strip()], whole_lines_end(content)


def _parsed(path: Path, lines: list[bytes]) -> tuple[list[Origin], Faults]:
    """What lines say, and a sentence for each that says nothing; a later line says where a source is kept."""
    origins: dict[tuple[str, str, str], Origin] = {}
    unreadable = Faults(path)
    for number, line in enumerate(lines, 1):
        try:
            origin = Origin.model_validate_json(line)
            origins[origin.key] = origin
        except ValidationError:
            unreadable.add(f"{path}: line {number} says of no article where it comes from.")
    return list(origins.values()), unreadable
