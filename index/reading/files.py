"""Many files: folders walked, archives opened, standard input; each read in the worker, with a line for each fault."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import FetchError, ReadError
from index.fingerprint import Fingerprint, fingerprint
from index.model import Article
from index.reading.clean import clean_line
from index.reading.companions import Bundle, Whole, bundled
from index.reading.sandbox.reader_process import ReaderProcess
from index.reading.slugs import apart, digest
from index.reading.source import LARGEST_DOCUMENT, MB
from index.reading.source_bytes import SourceBytes

if TYPE_CHECKING:
    from index.reading.web.fetch import Fetcher

STANDARD_INPUT = "-"
_REGISTERS = frozenset(
    ("actors.toml", "articles.sha256", "custody.jsonl", "journal.jsonl")
)  # of a collection


@dataclass(frozen=True)
class Read:
    """One result: the file or address it came from, and either an article or the error that says why there is none."""

    origin: str
    article: Article | None = None
    error: ReadError | FetchError | None = None
    source: SourceBytes | None = field(default=None, repr=False)  # where the caller asked for it


def files_of(paths: Iterable[str | Path]) -> Iterator[Path | str | ReadError]:
    """Every file to read, in order: folders walked (names sorted, hidden ones and links left out), the rest as named.

    Addresses and `-` come through as they are. A link in a folder is an error, since it may lead out of it. Of a
    collection the articles are given, and not the lists that are kept of them.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT or is_address(str(path)):
            yield str(path)
        elif Path(path).is_dir():
            yield from _walk(Path(path))
        else:
            yield Path(path)


def sources_of(paths: Iterable[str | Path]) -> Iterator[Whole]:
    """Every file to read as `files_of` gives them, with those that belong together as one (`companions.py`)."""
    return bundled(files_of(paths))


def is_address(path: str) -> bool:
    """Whether this names a page or feed on the web and no file."""
    return path.lower().startswith(("http://", "https://"))


def _walk(folder: Path) -> Iterator[Path | ReadError]:
    faults: list[ReadError] = []

    def note(error: OSError) -> None:
        faults.append(ReadError(error.filename or folder, (error.strerror or "it cannot be opened").lower()))

    for inside, folders, names in os.walk(folder, followlinks=False, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        registers = _REGISTERS if "articles" in folders else frozenset()
        yield from (_link(Path(inside, one)) for one in folders if Path(inside, one).is_symlink())
        for name in sorted(names):
            path = Path(inside, name)
            if not name.startswith(".") and name not in registers:
                yield _link(path) if path.is_symlink() else path
    yield from faults


def _link(path: Path) -> ReadError:
    return ReadError(path, "it is a link; name what it leads to in order to read it")


def read_files(
    paths: Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    fetcher: Fetcher | None = None,
    skip: Callable[[Path], bool] | None = None,
    with_sources: bool = False,
) -> Iterator[Read]:
    """Every article in these files, folders, archives, addresses and standard input (`-`), as it is read.

    `columns` maps an article's fields to the columns of tables. Addresses need a `fetcher`. Files for which `skip`
    is true are passed over; `with_sources` gives each article the bytes it came from. Ids are unique in the
    run: two texts never share one. Nothing is raised for a file; IncompleteInstallation where a package of Dateline
    itself is missing.
    """
    taken: dict[str, str] = {}
    paths = list(paths)
    named = set(map(str, paths))  # these may be links; one that comes up in a folder leads out of it
    with ReaderProcess() as worker:
        for item in sources_of(paths):
            if isinstance(item, ReadError):
                yield _cleaned(Read(str(item.path), error=item))
                continue
            path = item.path if isinstance(item, Bundle) else item
            if isinstance(path, str) or not (skip and skip(path)):
                source = SourceBytes.of_file(path) if with_sources and isinstance(path, Path) else None
                for result in _read_item(item, worker, columns or {}, fetcher, follow=str(path) in named):
                    if source is not None:
                        result = replace(result, source=replace(source, reader=worker.reader))
                    yield _with_own_id(_cleaned(result), taken)


def _read_item(
    item: Path | str | Bundle,
    worker: ReaderProcess,
    columns: Mapping[str, str],
    fetcher: Fetcher | None,
    *,
    follow: bool,
) -> Iterator[Read]:
    if isinstance(item, Path):
        for outcome in worker.read_path(item, follow=follow, columns=columns):
            yield _result(item, outcome, None)
    elif isinstance(item, Bundle):
        for outcome in _bundle(item, worker, follow=follow):
            yield _result(item.path, outcome, None)
    elif item == STANDARD_INPUT:
        yield from _standard_input(worker, columns)
    elif fetcher is None:
        yield Read(item, error=FetchError(item, "fetching is not allowed here"))
    else:
        from index.reading.web.web_articles import read_address

        for fetched, source in read_address(item, fetcher, worker):
            yield _result(item, fetched, source)


def _bundle(bundle: Bundle, worker: ReaderProcess, *, follow: bool) -> Iterator[Article | ReadError]:
    try:
        data = bundle.archive(follow=follow)
    except ReadError as error:
        yield error
    else:
        yield from worker.read_bytes(data, bundle.path.name)


def _result(item: Path | str, outcome: Article | ReadError | FetchError, source: SourceBytes | None) -> Read:
    if isinstance(outcome, Article):
        return Read(str(item), article=outcome, source=source)
    return Read(str(item), error=outcome, source=source)


def _standard_input(worker: ReaderProcess, columns: Mapping[str, str]) -> Iterator[Read]:
    data = sys.stdin.buffer.read(LARGEST_DOCUMENT + 1)
    if len(data) > LARGEST_DOCUMENT:
        error = ReadError("standard input", f"it is larger than {LARGEST_DOCUMENT // MB} MB")
        yield Read(STANDARD_INPUT, error=error)
        return
    source = SourceBytes.of_bytes("standard input", data)
    for outcome in worker.read_bytes(data, "standard input", columns=columns):
        yield _result(STANDARD_INPUT, outcome, replace(source, reader=worker.reader))


def _cleaned(result: Read) -> Read:
    """The result with names that can be shown: a file's name may hold escape sequences."""
    error, origin = result.error, clean_line(result.origin) or "?"
    if isinstance(error, ReadError):
        path = str(error.path)
        if not is_address(result.origin) and path.startswith(Path(result.origin).name):
            path = str(Path(result.origin).parent / path)  # a part is named by its file; show where that lies
        error = ReadError(clean_line(path) or "?", clean_line(error.why) or "?")
    return Read(origin, result.article, error, result.source)


def _with_own_id(result: Read, taken: dict[str, str]) -> Read:
    """The result with another id where this run has given its id to another text."""
    article = result.article
    if article is None:
        return result
    key = digest(article.text)
    if taken.setdefault(article.id, key) != key:
        article = article.model_copy(update={"id": apart(article)})
        taken[article.id] = key
    return replace(result, article=article)


def stamp(path: Path) -> Fingerprint | None:
    """What tells a plain file from what it was; None for anything else, and what cannot be looked at."""
    try:
        status = path.stat()
    except OSError:
        return None
    return fingerprint(status) if stat.S_ISREG(status.st_mode) else None
