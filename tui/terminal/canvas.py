"""What stands on the terminal, cell by cell, and the shortest way from there to the next picture. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby, repeat
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style

from tui.terminal.sgr import bare, colours_of, transition

Piece = tuple[int, int, Iterable[Segment]]  # column, line, and what is drawn from there on
Look = Callable[[Style], str]  # a style as the parameters of the sequence that sets it

UNKNOWN = "\0"  # in a cell of which nobody knows what stands there
GAP = 5  # cells that stay may be written again where that is shorter than going past them
# Terminals disagree on how wide other characters are, so that what stands right of them is drawn again with them.
_STEADY = re.compile(
    r"[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u1fff\u2010-\u2027\u2030-\u25ff]*"
)


class Run(NamedTuple):
    """Cells that stand beside each other: where the first one is, their characters and their looks."""

    line: int
    column: int
    words: list[str]
    looks: list[str]


class Canvas:
    """The cells of a terminal of this size."""

    def __init__(self, width: int, height: int, look: Look) -> None:
        """`look` gives the parameters of the sequence that sets a style; nothing is known of the terminal yet."""
        self.size = (width, height)
        self._look = lru_cache(4096)(look)
        self.forget()

    def forget(self) -> None:
        """Take the terminal for unknown, because something else has written to it: all is drawn again."""
        width, height = self.size
        self._words = [[UNKNOWN] * width for _line in range(height)]
        self._looks = [[""] * width for _line in range(height)]

    def draw(self, pieces: Iterable[Piece]) -> str:
        """What is to be sent so that these pieces stand on the terminal; nothing where they stand there already.

        What has the same colours is sent together: going to another place takes less than changing the colours.
        """
        runs: dict[str, list[Run]] = {}
        for column, line, segments in pieces:
            words, looks, steady = self._cells(segments)
            for start, end in self._changed(column, line, words, looks, steady):
                stretch = Run(line, column + start, words[start:end], looks[start:end])
                for colours, run in by_colours(stretch) if steady else [(looks[start], stretch)]:
                    runs.setdefault(colours, []).append(run)
        return _sequences(run for group in runs.values() for run in group)

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

    def _changed(
        self, column: int, line: int, words: list[str], looks: list[str], steady: bool
    ) -> list[tuple[int, int]]:
        """The stretches of a piece that differ from what stands there, which they take the place of."""
        width, height = self.size
        if not 0 <= line < height:
            return []
        room = max(0, width - column)
        del words[room:], looks[room:]
        place = slice(column, column + len(words))
        old_words, old_looks = self._words[line][place], self._looks[line][place]
        if words == old_words and looks == old_looks:
            return []
        self._words[line][place], self._looks[line][place] = words, looks
        if not steady or not _STEADY.fullmatch("".join(old_words)):
            return [(0, len(words))]
        differing = (
            number
            for number, (word, old_word, look, old_look) in enumerate(
                zip(words, old_words, looks, old_looks, strict=True)
            )
            if word != old_word or look != old_look
        )
        return _stretches(differing)


def by_colours(stretch: Run) -> Iterator[tuple[str, Run]]:
    """The parts of a stretch that have the same colours, and which; a blank is of those before or behind it."""
    looks = _inked(stretch)
    begin = 0
    for colours, cells in groupby(looks, colours_of):
        end = begin + sum(1 for _cell in cells)
        yield colours, Run(stretch.line, stretch.column + begin, stretch.words[begin:end], looks[begin:end])
        begin = end


def _inked(stretch: Run) -> list[str]:
    """The looks of a stretch, where a blank takes that of the letters before or behind it if nobody sees the change."""
    looks = list(stretch.looks)
    for cells in (range(len(looks)), range(len(looks) - 1, -1, -1)):
        pen = ""
        for cell in cells:
            if stretch.words[cell] == " " and looks[cell] == stretch.looks[cell] == bare(pen):
                looks[cell] = pen
            else:
                pen = looks[cell]
    return looks


def _sequences(runs: Iterable[Run]) -> str:
    """What sends these runs."""
    sent: list[str] = []
    pen, cursor = "", (-1, -1)
    for line, column, words, looks in runs:
        if cursor != (line, column):
            sent.append(f"\x1b[{line + 1};{column + 1}H")
        for word, look in zip(words, looks, strict=True):
            if look != pen:
                sent.append(transition(pen, look))
                pen = look
            sent.append(word)
        cursor = (line, column + len(words))
    if pen:
        sent.append("\x1b[m")
    return "".join(sent)


def _stretches(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in order as stretches; what is nearer than `GAP` is one."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number - found[-1][1] < GAP:
            found[-1] = (found[-1][0], number + 1)
        else:
            found.append((number, number + 1))
    return found


def _graphemes(text: str) -> Iterable[str]:
    """One string a cell: a character with what is put on it, and nothing in the cells that it fills beside."""
    for start, end, cells in split_graphemes(text)[0]:
        if cells:
            yield text[start:end]
            yield from repeat("", cells - 1)
