"""Out to the tools that people already use: one module a format, from articles to files. Nothing here writes a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from index.interchange import brat, gexf, tables
from index.model import Article

File = tuple[str, str]  # name and content


@dataclass(frozen=True)
class ExportFormat:
    """A format that articles can be put into. `files` gives names and contents.

    `is_folder` says that there are several names, `in_pieces` that the content of a name comes in several pieces.
    """

    name: str
    about: str
    files: Callable[[Iterable[Article]], Iterator[File]]
    is_folder: bool = False
    in_pieces: bool = False


def _json_lines(articles: Iterable[Article]) -> Iterator[File]:
    """Articles of the format `dateline/1`, one a line: everything, and what `dateline add` reads back."""
    for article in articles:
        yield "articles.jsonl", article.to_json(indent=None) + "\n"


_ALL = (
    ExportFormat(
        "jsonl", "articles with all annotations, one JSON object a line", _json_lines, in_pieces=True
    ),
    ExportFormat(
        "csv", "tables of articles, passages, actors, quotes, events, figures", tables.files, True, True
    ),
    ExportFormat(
        "brat", "brat standoff: for each article a text and its annotations", brat.files, is_folder=True
    ),
    ExportFormat("gexf", "the network of who acts on whom and who speaks of whom", gexf.files),
)
FORMATS = {export.name: export for export in _ALL}
