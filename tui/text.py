"""The only door for text from outside: strings become `Content`, never markup, and no control character passes.

Every style that content may name stands in `STYLES`; how they look is said in `dateline.tcss`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from textual.content import Content, Span

STYLES = frozenset(
    {
        "strong",
        "muted",
        "faint",
        "actor",
        "quote",
        "event",
        "date",
        "place",
        "role",
        "pin",
        "key",
        "bar",
        "warn",
        "marker",
        "tab-focused",
    }
)
# Styles with a ground of their own: component classes of the stylesheet lose an opaque background on the way.
_GROUNDED = {
    "hit": "bold $dl-hit on $dl-hit-back",
    "sentence": "on $dl-sentence",
    "chosen": "bold $dl-chosen on $dl-chosen-back",
    "picked": "bold underline on $dl-cursor",
    "selected": "bold underline $dl-chosen on $dl-chosen-back",
}
StyledSpan = tuple[int, int, str]  # start, end, one of STYLES


@cache
def _replacements() -> dict[int, str]:
    """One character for each that must not reach the terminal, so that offsets into the text stay true."""
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table |= {0x09: " ", 0x0A: "\n", 0x7F: "\u2421"}
    table |= dict.fromkeys(range(0x80, 0xA0), "\ufffd")
    table |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    # Marks that turn the direction of writing around could make a line say something else than it says.
    table |= dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
    table |= {0x2028: " ", 0x2029: " "}
    return table


def style(name: str) -> str:
    """One of `STYLES`, “hit”, “sentence”, “chosen”, “picked” or “selected” in the form that content takes."""
    return _GROUNDED.get(name, f".{name}")


def clean(text: str) -> str:
    """The text with every control character replaced by one visible character; its length stays the same."""
    return text if text.isprintable() else text.translate(_replacements())


def line(text: str) -> str:
    """The text on one line: cleaned, and every run of white space one space."""
    return " ".join(clean(text).split())


def content(text: str, name: str = "") -> Content:
    """Text as content that shows exactly these words, in one of `STYLES` or plain."""
    words = clean(text)
    return Content(words, spans=[Span(0, len(words), style(name))] if name and words else None)


def marked(text: str, marks: Iterable[StyledSpan]) -> Content:
    """Text with marks on it. Of two marks that overlap the later one lies above."""
    words = clean(text)
    return Content(words, spans=[Span(start, end, style(name)) for start, end, name in marks if start < end])


def parts(*pieces: str | tuple[str, str] | Content) -> Content:
    """Content made of pieces: strings, (string, style) or content."""
    made: list[Content] = []
    for piece in pieces:
        if isinstance(piece, Content):
            made.append(piece)
        else:
            words, name = (piece, "") if isinstance(piece, str) else piece
            made.append(content(words, name))
    return Content("").join(made)


def fitted(left: Content, right: Content, width: int) -> Content:
    """One line of `width` cells: `left` cut with an ellipsis where needed, `right` at the right edge.

    Where there is no room for both, `left` alone; where that says nothing, `right`.
    """
    room = width - right.cell_length - 1
    if room < 4 and left:
        return left.truncate(width, ellipsis=True, pad=True)
    if room < 4:
        right = right.truncate(width, ellipsis=True)
        return right.pad_left(width - right.cell_length)
    return Content("").join([left.truncate(room, ellipsis=True, pad=True), Content(" "), right])


def spread(left: Content, right: Content, width: int) -> Content:
    """`left` and `right` on one line where there is room for both, else each on one of its own."""
    if left.cell_length + right.cell_length < width or not right:
        return fitted(left, right, width)
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in (left, right))
