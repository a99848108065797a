"""A terminal in small: it obeys the sequences that the explorer sends, and can be asked what stands on it."""

from __future__ import annotations

import re

from rich.cells import split_graphemes

_PIECE = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([0-9;]*)m|([^\x1b]+)")
_OTHER = re.compile(
    r"\x1b\[[?<>=][0-9;$]*[A-Za-z]|\x1b\[\d*[A-GJK]|\x1b[()][A-Z0-9]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|[\r\n\x07]"
)
_OFF = {22: (1, 2), 23: (3,), 24: (4, 21), 25: (5, 6), 27: (7,), 28: (8,), 29: (9,), 54: (51, 52), 55: (53,)}
Look = tuple[frozenset[int], str, str]
PLAIN: Look = (frozenset(), "", "")


class ScreenModel:
    """Cells by line and column, each a grapheme and its look; the second cell of a wide one is empty."""

    def __init__(self, width: int, height: int) -> None:
        self.cells = [[(" ", PLAIN)] * width for _line in range(height)]
        self._line = self._column = 0
        self._look = PLAIN

    def feed(self, sent: str, *, strict: bool = True) -> None:
        """Obey what is sent; what is not understood is an error, or else passed over."""
        sent, at = sent if strict else _OTHER.sub("", sent), 0
        for found in _PIECE.finditer(sent):
            assert found.start() == at or not strict, sent[at : found.start()]
            at = found.end()
            if found[1]:
                self._line, self._column = int(found[1]) - 1, int(found[2]) - 1
            elif found[4] is None:
                self._dress(found[3])
            else:
                self._write(found[4])
        assert at == len(sent) or not strict

    def _write(self, words: str) -> None:
        for start, end, width in split_graphemes(words)[0]:
            for cell in range(min(width, len(self.cells[self._line]) - self._column)):
                grapheme = words[start:end] if not cell else ""
                self.cells[self._line][self._column + cell] = (grapheme, self._look)
            self._column += width

    def _dress(self, parameters: str) -> None:
        attributes, colour, ground = self._look
        codes = [int(code or 0) for code in parameters.split(";")]
        while codes:
            code = codes.pop(0)
            if code in (38, 48):
                length = 4 if codes[0] == 2 else 2
                value = ";".join(map(str, codes[:length]))
                del codes[:length]
                colour, ground = (value, ground) if code == 38 else (colour, value)
            elif code == 0:
                attributes, colour, ground = PLAIN
            elif code in _OFF:
                attributes -= set(_OFF[code])
            elif code in (39, 49):
                colour, ground = ("", ground) if code == 39 else (colour, "")
            elif 30 <= code <= 37 or 90 <= code <= 97:
                colour = str(code)
            elif 40 <= code <= 47 or 100 <= code <= 107:
                ground = str(code)
            else:
                attributes |= {code}
        self._look = attributes, colour, ground

    def seen(self) -> list[list[tuple[str, Look]]]:
        """The cells as a person sees them: a blank has no colour of letters, unless it has a line or is reversed."""
        return [[(word, _seen(word, look)) for word, look in line] for line in self.cells]


def _seen(word: str, look: Look) -> Look:
    attributes, _colour, ground = look
    bare = word == " " and not attributes & {4, 5, 6, 7, 9, 21, 51, 52, 53}
    return (frozenset(), "", ground) if bare else look
