"""Words of a text picked by the keyboard: from one to another, of which one end moves. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.widgets.paragraphs import LineSpan

_WORD = re.compile(r"\w+(?:[’'.,&/-]\w+)*")  # with what stands within: “1,200”, “don’t”, “U.S”


@dataclass(frozen=True, slots=True)
class PickedWords:
    """From a word to a word of `words`, by number; `is_single`: both ends are one word, and move together."""

    words: Sequence[LineSpan]
    fixed: int
    moving: int
    is_single: bool = False

    @property
    def span(self) -> LineSpan:
        """From the first letter to behind the last."""
        first, last = sorted((self.fixed, self.moving))
        return self.words[first][0], self.words[last][1]

    @property
    def place(self) -> int:
        """The first letter of the word at the end that moves."""
        return self.words[self.moving][0]

    def stepped(self, step: int) -> PickedWords:
        """With the end that moves so many words further on, or back."""
        return self._at(min(max(self.moving + step, 0), len(self.words) - 1))

    def brought_to(self, offset: int) -> PickedWords:
        """With the end that moves at the word that stands at an offset of the text, or before it."""
        return self._at(max(0, bisect_right(self.words, (offset, len(self.words) and self.words[-1][1])) - 1))

    def swapped(self) -> PickedWords:
        """With the other end moving."""
        return replace(self, fixed=self.moving, moving=self.fixed)

    def switched(self) -> PickedWords:
        """The single word at the end that moves; or from the single word on."""
        if self.is_single or self.fixed == self.moving:
            return replace(self, is_single=not self.is_single)
        return replace(self, fixed=self.moving, is_single=True)

    def _at(self, number: int) -> PickedWords:
        return replace(self, fixed=number if self.is_single else self.fixed, moving=number)


def picked(text: str, start: int, end: int) -> PickedWords | None:
    """The words of a text that a stretch touches, or else the first one behind it; None where there are none."""
    words = [match.span() for match in _WORD.finditer(text)]
    touched = [number for number, (first, last) in enumerate(words) if first < end and start < last]
    if not touched:
        touched = [number for number, (first, _last) in enumerate(words) if first >= start][:1]
    return PickedWords(words, touched[0], touched[-1]) if touched else None
