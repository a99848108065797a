"""Files from outside to articles: one module a format, chosen here by content and by name."""

from __future__ import annotations

from pathlib import Path

from index.errors import ReadError
from index.model import Article

from .clean import is_text
from .decode import decode

LARGEST_TEXT = 32_000_000  # bytes of a plain text
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")


def read_bytes(data: bytes, name: str) -> list[Article]:
    """The articles in `data`; `name` is the file's name. Raises ReadError where there is none in it."""
    if not data.strip():
        raise ReadError(name, "it is empty")
    if len(data) > LARGEST_TEXT:
        raise ReadError(name, f"it is larger than {LARGEST_TEXT // 1_000_000} MB")
    decoded = decode(data)
    if not is_text(decoded.text):
        raise ReadError(name, "it holds no text")
    if name.lower().endswith(_MARKDOWN):
        from .markdown import read_markdown

        return [read_markdown(decoded.text, name)]
    from .text import read_text

    return [read_text(decoded.text, name)]


def read(path: Path | str) -> list[Article]:
    """The articles in one file."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(path, (error.strerror or "it cannot be opened").lower()) from None
    return read_bytes(data, path.name)
