"""Words of an article cut to the room of a row: around what is marked in them, at the ends of sentences. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from tui import text
from tui.text import StyledSpan

INDENT = 2  # columns before every line of a row but the first
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][”\"’')\]]*(?=\s)"
)  # not “Rep.”
_LAST = 4  # characters in which the end of a sentence is looked for
_WASTED = 4  # cells of a line that words leave empty where they are wrapped
_SHORT = 12  # characters: no sentence is so short, it rather ends with an abbreviation
_FRONT = 3  # of so many parts of the room one may stand before what is marked


def excerpt(words: str, marks: Sequence[StyledSpan], width: int, most: int) -> list[Content]:
    """At most `most` lines of `width` cells: the sentence with the first mark, and those behind it that fit.

    Lines but the first are indented. An ellipsis stands where a sentence is cut, not where whole ones are left out.
    """
    plain = text.clean(words).replace("\n", " ")
    room = max(8, (width - INDENT - _WASTED) * most)
    start, end = _stretch(plain, marks, room)
    shown = text.marked(
        plain[start:end],
        [(max(a, start) - start, min(b, end) - start, name) for a, b, name in marks if a < end and b > start],
    )
    before = [text.content("… ", "muted")] if start and not _ends(plain[:start]) else []
    behind = [] if end == len(plain) or _ends(plain[:end]) else [text.content(" …", "muted")]
    return wrapped(Content("").join([*before, shown, *behind]), width, most)


def _ends(words: str) -> bool:
    """Whether a sentence ends here."""
    return _SENTENCE_END.search(words.rstrip()[-_LAST:] + " ") is not None


def _stretch(words: str, marks: Sequence[StyledSpan], room: int) -> tuple[int, int]:
    """Where the words that are shown begin and end."""
    if len(words) <= room:
        return 0, len(words)
    first = min((start for start, _end, _name in marks), default=0)
    last = max((end for _start, end, _name in marks), default=0)
    ends = [found.end() for found in _SENTENCE_END.finditer(words) if found.end() < len(words)]
    ends.append(len(words))
    start = max((end + 1 for end in ends if end < first), default=0)
    fitting = [end for end in ends if first < end <= start + room and end - start > _SHORT]
    if fitting:
        return start, fitting[-1]
    if last - start > room:  # the marks stand far behind the beginning of a long sentence
        start = words.rfind(" ", 0, max(start + 1, min(first, last - room) - room // _FRONT)) + 1
    return start, max(words.rfind(" ", start, start + room), start + 1)


def wrapped(words: Content, width: int, most: int, indent: int = INDENT) -> list[Content]:
    """The words on at most `most` lines, those but the first indented; what does not fit ends with an ellipsis."""
    room = max(1, width - indent)
    lines = words.wrap(room)
    if len(lines) > most:
        rest = Content(" ").join(lines[most - 1 :])
        lines = [*lines[: most - 1], rest.truncate(room, ellipsis=True)]
    return [line if not number else Content(" " * indent) + line for number, line in enumerate(lines)]


def clipped(words: Content, width: int, *, more: str = "") -> Content:
    """The words that fit on one line; it ends with the last whole one, for a line alone is seen to be a beginning.

    `more` stands behind what was cut, for lines of names: half a name is another one.
    """
    if words.cell_length <= width:
        return words
    if more:
        return Content("").join([clipped(words, width - len(more)), text.content(more, "muted")])
    cut = words.truncate(width + 1)
    space = cut.plain.rstrip().rfind(" ")
    return cut[:space].rstrip() if space > width // 2 else words.truncate(width)


def around(words: str, hits: Sequence[tuple[int, int]], width: int) -> Content:
    """One line of the words, with the first hit in sight and all hits marked."""
    plain = text.clean(words).replace("\n", " ")
    first = hits[0][0] if hits else 0
    start = plain.rfind(" ", 0, max(0, first - width // _FRONT)) + 1 if first > width // 2 else 0
    marks = [(a - start, b - start, "hit") for a, b in hits if a >= start]
    return clipped(text.marked(plain[start : start + width * 2], marks), width)
