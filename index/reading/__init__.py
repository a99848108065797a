"""Files from outside to articles: one module a format, chosen by content and by name (`detect.py`).

`read_files` is the way in for files that others made: it reads in a process of its own, under limits.
`read_bytes` and `read` read in this process; no library of a format is loaded before a file needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ReadError

if TYPE_CHECKING:  # loaded late: a command that prints an answer needs no more than how words are cleaned
    from index.model import Article
    from index.reading.source import Source

__all__ = ["read", "read_bytes"]


def read_bytes(
    data: bytes,
    name: str,
    *,
    url: str | None = None,
    charset: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> list[Article]:
    """The articles in `data`; `name` is the file's name. Raises ReadError where there is none in it.

    `url` and `charset` are what is known of a fetched page; `columns` maps an article's fields to a table's columns.
    """
    from index.reading.source import Source

    return _articles(Source.of(data, name, url=url, charset=charset, columns=columns))


def read(path: Path | str, *, columns: Mapping[str, str] | None = None) -> list[Article]:
    """The articles in one file. Raises ReadError where it cannot be opened or holds none."""
    from index.reading.source import open_source

    source = open_source(Path(path), columns=columns)
    with source.file:
        return _articles(source)


def _articles(source: Source) -> list[Article]:
    from index.model import Article
    from index.reading.parts import read_source

    results = list(read_source(source))
    articles = [one for one in results if isinstance(one, Article)]
    if not articles:
        raise next(
            (one for one in results if isinstance(one, ReadError)),
            ReadError(source.name, "it holds no article"),
        )
    return articles
