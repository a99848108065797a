"""A terminal in small: it obeys the sequences that the explorer sends, and can be asked what stands on it."""

from __future__ import annotations

import re

from rich.cells import split_graphemes

_PIECE = re.compile(
    r"\x1b\[(?P<numbers>[0-9;]*)(?P<order>[ABCDHKXm])|(?P<backs>\x08+)|(?P<words>[^\x1b\x08]+)"
)
_OTHER = re.compile(
    r"\x1b\[[?<>=][0-9;$]*[A-Za-z]|\x1b\[\d*[EFGJ]|\x1b[()][A-Z0-9]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|[\r\n\x07]"
)
_OFF = {22: (1, 2), 23: (3,), 24: (4, 21), 25: (5, 6), 27: (7,), 28: (8,), 29: (9,), 54: (51, 52), 55: (53,)}
_SEEN = {4, 5, 6, 7, 9, 21, 51, 52, 53}  # what shows on a blank as well
Look = tuple[frozenset[int], str, str]
PLAIN: Look = (frozenset(), "", "")


class ScreenModel:
    """Cells by line and column, each a grapheme and its look; the second cell of a wide one is empty."""

    def __init__(self, width: int, height: int, *, erases_in_colour: bool = True) -> None:
        self.cells = [[(" ", PLAIN)] * width for _line in range(height)]
        self._erases_in_colour = erases_in_colour
        self._is_lost = True  # where the cursor is: terminals disagree, or nobody has said yet
        self._line = self._column = 0
        self._look = PLAIN

    def feed(self, sent: str, *, strict: bool = True) -> None:
        """Obey what is sent; what is not understood is an error, or else passed over."""
        sent, at = sent if strict else _OTHER.sub("", sent), 0
        for found in _PIECE.finditer(sent):
            assert found.start() == at or not strict, sent[at : found.start()]
            at = found.end()
            order, numbers = (
                found["order"],
                [int(number or 0) for number in (found["numbers"] or "").split(";")],
            )
            assert found["words"] or order in ("H", "m") or not self._is_lost or not strict, found[0]
            if found["words"]:
                self._write(found["words"])
            elif order is None:
                self._column -= len(found["backs"])
            elif order == "m":
                self._dress(numbers)
            elif order in "KX":
                self._erase(numbers[0] or 1 if order == "X" else len(self.cells[self._line]))
            else:
                self._move(order, [number or 1 for number in numbers])
        assert at == len(sent) or not strict

    def _move(self, order: str, numbers: list[int]) -> None:
        if order == "H":
            self._line, self._column = numbers[0] - 1, (numbers[1] if len(numbers) > 1 else 1) - 1
            self._is_lost = False
        elif order in "AB":
            self._line += numbers[0] * (1 if order == "B" else -1)
        else:
            self._column += numbers[0] * (1 if order == "C" else -1)

    def _erase(self, number: int) -> None:
        assert not self._look[0] & _SEEN, "terminals disagree on whether what is erased has lines"
        ground = self._look[2] if self._erases_in_colour else ""
        line = self.cells[self._line]
        for cell in range(self._column, min(self._column + number, len(line))):
            line[cell] = (" ", (frozenset(), "", ground))

    def _write(self, words: str) -> None:
        for start, end, width in split_graphemes(words)[0]:
            for cell in range(min(width, len(self.cells[self._line]) - self._column)):
                grapheme = words[start:end] if not cell else ""
                self.cells[self._line][self._column + cell] = (grapheme, self._look)
            self._column += width
            self._is_lost = self._is_lost or width != 1 or end - start != 1
        self._is_lost = self._is_lost or self._column >= len(self.cells[self._line])

    def _dress(self, codes: list[int]) -> None:
        attributes, colour, ground = self._look
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
    bare = word == " " and not attributes & _SEEN
    return (frozenset(), "", ground) if bare else look
