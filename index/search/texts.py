"""Article texts as bytes in which any character is found by its offset alone.

Each text is kept with a fixed width a character: 1 (Windows-1252, which has the typographic quotation marks), 2 (UTF-16
without surrogates) or 4 (UTF-32). So a span is read without decoding what stands before it.
"""

from __future__ import annotations

from index.search.storage import Array

_CODECS = {1: "cp1252", 2: "utf-16-le", 4: "utf-32-le"}


def encode_text(text: str) -> tuple[bytes, int]:
    """The text's bytes and their width a character."""
    try:
        return text.encode("cp1252"), 1
    except UnicodeEncodeError:
        width = 2 if max(text) < "\U00010000" else 4
        return text.encode(_CODECS[width]), width


def read_span(data: Array, offset: int, width: int, start: int, end: int) -> str:
    """The words from `start` to `end` of the text that begins at byte `offset` of `data`."""
    return str(data[offset + start * width : offset + end * width].tobytes(), _CODECS[width])
