"""Cleaning text from outside: what could move a cursor, turn text round or break a file never gets further."""

from __future__ import annotations

import re

LONGEST_LINE = 500  # characters kept of a title, a name or another one-line field
LONGEST_URL = 2_000

_OTHER_LINE_ENDS = "\x0b\x0c\u2028\u2029"
_NEXT_LINE = re.compile("(?<![\xc2-\xf4\u0300-\u036f])\x85")  # behind these it is the rest of a letter
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and line feed, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # what turns the direction of writing
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u3164\uffa0"  # what has no width
    "\ufeff\ufff0-\ufffc\ufffe\uffff\ufdd0-\ufdef"  # marks of order, of objects and annotations; no characters
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # shorthand, music, tags
    "\ud800-\udfff]"  # lone surrogates
)
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
# Joiners belong to the words of some scripts, and to none of those up to here: the Latin, Greek and Cyrillic ones.
_JOINERS = "\u200c\u200d"
_LAST_WITHOUT_JOINERS = "\u058f"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd]")
_MOST_CONTROLS = 40  # a short text may hold a few
_FEWEST_GUESSED, _MOST_CONTROLS_GUESSED = 8, 2  # where the encoding is a guess: any bytes are text in one
_UNWANTED_IN_TEXT = re.compile(
    "([\xc2-\xf4\u0300-\u036f][\x80-\xbf]{1,3})"  # a letter that was encoded twice, perhaps decomposed: kept
    "|[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufeff\ud800-\udfff]"
)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def clean(text: str) -> str:
    r"""`text` with `\n` line ends and without anything that cannot be seen but acts.

    That is: control characters, bidi controls, soft hyphens and other characters of no width, tag characters, marks
    of order and surrogates. Nothing else changes: no trimming, no normalising.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNWANTED.sub(_joiner, _with_plain_line_ends(text))


def _joiner(match: re.Match[str]) -> str:
    """Nothing; a joiner between two letters of a script that uses them stays."""
    if match[0] not in _JOINERS:
        return ""
    around = (
        match.string[max(0, match.start() - 1) : match.start()],
        match.string[match.end() : match.end() + 1],
    )
    return match[0] if all(one > _LAST_WITHOUT_JOINERS for one in around) else ""


def without_commands(text: str) -> str:
    r"""`text` with `\n` line ends and without control characters: for what is still to be parsed, then cleaned."""
    return _COMMANDS.sub("", _with_plain_line_ends(text))


def verbatim(text: str) -> str:
    r"""A plain text as it stands, with `\n` line ends and without what commands a terminal.

    Unlike `clean` it keeps what belongs to the words, so that they are found again in the file: bidi embeddings and
    isolates, and C1 characters that are the rest of a letter encoded twice (“Ã\x83”). Drawing cleans once more.
    """
    return _UNWANTED_IN_TEXT.sub(lambda match: match[1] or "", _with_plain_line_ends(text))


def _with_plain_line_ends(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for end in _OTHER_LINE_ENDS:
        if end in text:
            text = text.replace(end, "\n")
    return _NEXT_LINE.sub("\n", text) if "\x85" in text else text


def on_one_line(text: str) -> str:
    """A text on one line, cleaned, its other white space as it is: words from outside may hold line ends."""
    return clean(text).replace("\n", " ")


def flat(text: str) -> str:
    """A text on one line, cleaned, all white space single."""
    return " ".join(clean(text).split())


def clean_line(text: object) -> str | None:
    """A one-line field (title, name, publisher): cleaned, white space made single, cut; None where nothing is left."""
    if not isinstance(text, str):
        return None
    line = flat(text[: 4 * LONGEST_LINE])
    if len(line) > LONGEST_LINE:
        line = line[: LONGEST_LINE - 1].rstrip() + "…"
    return line or None


def clean_url(text: object) -> str | None:
    """A web address, or None where it is none (another scheme, too long, white space in it)."""
    if not isinstance(text, str) or len(text) > LONGEST_URL:
        return None
    url = clean(text).strip()
    return url if _WEB_ADDRESS.fullmatch(url) else None


def is_text(text: str, *, sure: bool = True) -> bool:
    """Whether this is text at all: at most one character in a hundred is a control character.

    A short text may hold a few more. Where the encoding is a guess (`sure` is False) it needs some length.
    """
    sample = text[:100_000]
    controls = len(_CONTROLS.findall(sample))
    if not sure and len(sample) < _FEWEST_GUESSED:
        return False
    return controls <= max(len(sample) / 100, _MOST_CONTROLS if sure else _MOST_CONTROLS_GUESSED)
