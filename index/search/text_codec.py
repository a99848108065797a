"""Article texts as bytes in which any character is found by its offset alone.

Each text is kept with a fixed width a character: 1 (Windows-1252, which has the typographic quotation marks), 2 (UTF-16
without surrogates) or 4 (UTF-32). So a span is read without decoding what stands before it.
"""

from __future__ import annotations

_CODECS = {1: "cp1252", 2: "utf-16-le", 4: "utf-32-le"}


def encode_text(text: str) -> tuple[bytes, int]:
    """The text's bytes and their width a character."""
    try:
        return text.encode("cp1252"), 1
    except UnicodeEncodeError:
        width = 2 if max(text) < "\U00010000" else 4
        return text.encode(_CODECS[width]), width


def decode_span(data: bytes, width: int) -> str:
    """The words whose bytes these are."""
    return str(data, _CODECS[width])
