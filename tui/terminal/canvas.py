"""What stands on the terminal, cell by cell, and the shortest way from there to the next picture. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import repeat

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style

from tui.terminal.pen import Pen
from tui.terminal.runs import Colours, Run, colours_of, parts
from tui.terminal.sgr import bare

DrawnPiece = tuple[int, int, Iterable[Segment]]  # column, line, and what is drawn from there on
Look = Callable[[Style], str]  # a style as the parameters of the sequence that sets it

UNKNOWN = "\0"  # in a cell of which nobody knows what stands there
# Terminals disagree on how wide other characters are, so that what stands right of them is drawn again with them.
_STEADY = re.compile(
    r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2027\u2030-\u25ff]*"
)


class Canvas:
    """The cells of a terminal of this size."""

    def __init__(self, width: int, height: int, look: Look, *, erases: bool) -> None:
        """`look` gives the parameters of the sequence that sets a style; `erases` is for the pen.

        Nothing is known of the terminal yet.
        """
        self.size = (width, height)
        self._erases = erases
        self._look = lru_cache(4096)(look)
        self.forget()

    def forget(self) -> None:
        """Take the terminal for unknown, because something else has written to it: all is drawn again."""
        width, height = self.size
        self._words = [[UNKNOWN] * width for _line in range(height)]
        self._looks = [[""] * width for _line in range(height)]

    def draw(self, pieces: Iterable[DrawnPiece]) -> str:
        """What is to be sent so that these pieces stand on the terminal; nothing where they stand there already.

        What has the same colours is sent together: going to another place takes less than changing the colours.
        """
        runs: dict[Colours, list[Run]] = {}
        for piece in pieces:
            for colours, run in self._changed(*piece):
                runs.setdefault(colours, []).append(run)
        pen = Pen(self.size[0], erases=self._erases)
        for colours in sorted(runs):
            for run in runs[colours]:
                pen.write(run)
        return pen.finish()

    def _cells(self, segments: Iterable[Segment]) -> tuple[list[str], list[str], bool]:
        """The characters and looks of the cells, and whether every terminal takes them for as wide as this does."""
        words: list[str] = []
        looks: list[str] = []
        steady = True
        for text, style, control in segments:
            if control:
                continue
            before = len(words)
            if text.isascii():
                words.extend(text)
            else:
                steady = steady and _STEADY.fullmatch(text) is not None
                words.extend(text if steady else _graphemes(text))
            look = self._look(style) if style else ""
            blank = bare(look)
            if blank == look:
                looks.extend(repeat(look, len(words) - before))
            else:
                looks.extend(blank if word == " " else look for word in words[before:])
        return words, looks, steady

    def _changed(self, column: int, line: int, segments: Iterable[Segment]) -> Iterable[tuple[Colours, Run]]:
        """The runs of a piece that differ from what stands there, which they take the place of."""
        width, height = self.size
        if not 0 <= line < height:
            return []
        words, looks, steady = self._cells(segments)
        room = max(0, width - column)
        del words[room:], looks[room:]
        place = slice(column, column + len(words))
        old_words, old_looks = self._words[line][place], self._looks[line][place]
        if words == old_words and looks == old_looks:
            return []
        self._words[line][place], self._looks[line][place] = words, looks
        whole = Run(line, column, words, looks, steady)
        if not steady:
            return [(colours_of(whole, 0), whole)]
        is_steady = _STEADY.fullmatch("".join(old_words)) is not None
        changes = zip(words, old_words, looks, old_looks, strict=True)
        differing = [not is_steady or word != old or look != before for word, old, look, before in changes]
        return parts(whole, differing)


def _graphemes(text: str) -> Iterable[str]:
    """One string a cell: a character with what is put on it, and nothing in the cells that it fills beside."""
    for start, end, cells in split_graphemes(text)[0]:
        if cells:
            yield text[start:end]
            yield from repeat("", cells - 1)
