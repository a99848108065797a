"""Bytes to text: byte order mark, strict UTF-8, the declared charset, then a guess that is named as one."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = [
    "utf_8", "utf_16", "cp1252", "cp1250", "cp1251", "cp1254", "shift_jis", "gb18030", "euc_kr", "big5",
]  # fmt: skip
_SEVEN_BITS = {"iso-2022-": b"\x1b", "hz": b"~{", "utf-7": b"+"}  # and what their other letters begin with
_LOST = "\ufffd"
_SAMPLE = 64_000  # bytes that the guess looks at
_FEW_LOST = 8  # letters that are read, for each that is lost
_WESTERN = {
    "English", "French", "German", "Spanish", "Portuguese", "Italian", "Dutch", "Swedish", "Danish",
    "Norwegian", "Finnish", "Icelandic", "Catalan", "Irish", "Latin", "",
}  # fmt: skip


_NO_CHARSETS = (
    "idna",
    "punycode",
    "unicode-escape",
    "raw-unicode-escape",
    "undefined",
)  # Python's own, some slow


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding it was read with, and how that was found. `sure` is False for a guess.

    `lost` says how many characters stand as � because their bytes are of no encoding.
    """

    text: str
    encoding: str
    how: str
    sure: bool = True
    lost: int = 0

    @property
    def loss(self) -> str | None:
        """What is told of characters that are lost; None where none is."""
        if not self.lost:
            return None
        return f"{self.lost:,} character{'s' if self.lost > 1 else ''} of no known encoding (now �)"


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. Never fails: what no encoding explains is read as cp1252 with replacements.

    `declared` is the charset that the page, mail or server names; it is used where it decodes strictly.
    """
    decoded = _decoded(data, declared)
    if _LOST not in decoded.text:
        return decoded
    written = data.count(_LOST.encode()) if decoded.encoding == "utf-8" else 0  # stood there before
    return replace(decoded, lost=max(0, decoded.text.count(_LOST) - written))


def _decoded(data: bytes, declared: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode("utf-8", "replace") if encoding == "utf-8" else None
            return Decoded(text or data.decode(encoding, "replace"), encoding, "byte order mark")
    if declared and (text := _in_seven_bits(data, declared)) is not None:
        return Decoded(text, declared.lower(), "the declared charset")
    if not _looks_wide(data):
        try:
            return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
        except UnicodeDecodeError:
            pass  # the next rules say what it is
    if declared and (text := _strictly(data, declared)) is not None:
        return Decoded(text, declared.lower(), "the declared charset")
    return _guess(data)


def _strictly(data: bytes, charset: str) -> str | None:
    try:
        name = codecs.lookup(charset.strip()).name
        if name in _NO_CHARSETS:
            return None
        if name in ("iso8859-1", "ascii"):
            name = "cp1252"  # what is called Latin-1 is cp1252 in practice (WHATWG Encoding)
        text = data.decode(name)
    except (LookupError, ValueError, AttributeError, TypeError):
        return None
    return text if isinstance(text, str) else None  # some codecs of Python give bytes


def _in_seven_bits(data: bytes, charset: str) -> str | None:
    """The text of a charset that writes other letters with ASCII ones; None for another, or where it writes none."""
    name = charset.strip().lower().replace("_", "-")
    mark = next((mark for start, mark in _SEVEN_BITS.items() if name.startswith(start)), None)
    return _strictly(data, charset) if mark and mark in data and data.isascii() else None


def _looks_wide(data: bytes) -> bool:
    """Whether this may be UTF-16 without a mark: NUL in every other byte, and only there."""
    sample = data[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    return (
        len(sample) >= 8
        and max(even, odd) > 0.3 * len(sample) / 2
        and min(even, odd) < 0.05 * len(sample) / 2
    )


def _mostly_utf_8(data: bytes) -> str | None:
    """The text where most of what is beyond ASCII is UTF-8: other encodings hit upon its pairs by chance only."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    letters = sum(character > "\x7f" for character in text) - lost
    return text if letters > _FEW_LOST * lost else None


def _guess(data: bytes) -> Decoded:
    if _looks_wide(data):
        encoding = "utf-16-le" if data[1:2000:2].count(0) > data[:2000:2].count(0) else "utf-16-be"
        return Decoded(data.decode(encoding, "replace"), encoding, "guessed from its NUL bytes", sure=False)
    if (text := _mostly_utf_8(data)) is not None:
        return Decoded(text, "utf-8", "guessed; some characters are lost", sure=False)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    encoding = best.encoding if best else "cp1252"
    if best and encoding in ("cp1250", "cp1254") and best.language in _WESTERN:
        encoding = "cp1252"
    text = _strictly(data, encoding)
    if text is None:
        return Decoded(
            data.decode("cp1252", "replace"), "cp1252", "guessed; some characters are lost", sure=False
        )
    return Decoded(text, encoding, "guessed", sure=False)
