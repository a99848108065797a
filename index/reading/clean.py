"""Cleaning text from outside: what could move a cursor, turn text round or break a file never gets further."""

from __future__ import annotations

import re

LONGEST_LINE = 500  # characters kept of a title, a name or another one-line field
LONGEST_URL = 2_000

_LINE_ENDS = re.compile(r"\r\n?")
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides and isolates
    "\ufeff\ud800-\udfff]"  # byte order mark, lone surrogates
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_MOST_CONTROLS = 40  # a short text may hold a few
_UNWANTED_IN_TEXT = re.compile(
    "([\xc2-\xf4\u0300-\u036f][\x80-\xbf]{1,3})"  # a letter that was encoded twice, perhaps decomposed: kept
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufeff\ud800-\udfff]"
)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def clean(text: str) -> str:
    r"""`text` with `\n` line ends and without control characters, bidi controls, marks of order and surrogates.

    Nothing else changes: no trimming, no normalising.
    """
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    return _UNWANTED.sub("", text)


def verbatim(text: str) -> str:
    r"""A plain text as it stands, with `\n` line ends and without what commands a terminal.

    Unlike `clean` it keeps what belongs to the words, so that they are found again in the file: bidi embeddings and
    isolates, and C1 characters that are the rest of a letter encoded twice (“Ã\x83”). Drawing cleans once more.
    """
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    return _UNWANTED_IN_TEXT.sub(lambda match: match[1] or "", text)


def clean_line(text: object) -> str | None:
    """A one-line field (title, name, publisher): cleaned, white space made single, cut; None where nothing is left."""
    if not isinstance(text, str):
        return None
    line = " ".join(clean(text[: 4 * LONGEST_LINE]).split())
    if len(line) > LONGEST_LINE:
        line = line[: LONGEST_LINE - 1].rstrip() + "…"
    return line or None


def clean_url(text: object) -> str | None:
    """A web address, or None where it is none (another scheme, too long, white space in it)."""
    if not isinstance(text, str) or len(text) > LONGEST_URL:
        return None
    url = clean(text).strip()
    return url if _WEB_ADDRESS.fullmatch(url) else None


def is_text(text: str) -> bool:
    """Whether this is text at all: at most one character in a hundred is a control character."""
    sample = text[:100_000]
    controls = len(_CONTROLS.findall(sample))
    return controls <= _MOST_CONTROLS or controls <= len(sample) / 100
