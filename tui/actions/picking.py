"""Picking words of the article by the keyboard: what is decided, copied and put into a case is then about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui import layout
from tui.picked_words import PickedWords, picked
from tui.reader_marks import sentence

if TYPE_CHECKING:
    from tui.host import Host


def pick(host: Host) -> None:
    """Pick what is chosen in the reader, else the sentence; picked already, the sentence, or its first word."""
    host.grid.go_to(layout.READER)
    reader = host.grid.reader
    article, selected = reader.article, reader.selected
    if article is None:
        return
    span = reader.chosen or reader.sentence or (reader.at, reader.at + 1)
    if selected is not None:
        span = sentence(article, *selected)
    words = picked(article.text, *span)
    if words is None:
        host.app.toast("There are no words to pick here.")
    elif selected == words.span:
        reader.pick(words.swapped().switched())
    else:
        reader.pick(words)


def word(host: Host, step: int) -> None:
    """Move the end that moves by a word."""
    _change(host, lambda words: words.stepped(step))


def line(host: Host, step: int) -> None:
    """Move the end that moves by a line."""

    def moved(words: PickedWords) -> PickedWords:
        offset = host.grid.reader.on_line(words.place, step)
        return words.brought_to(offset) if offset is not None else words

    _change(host, moved)


def other_end(host: Host) -> None:
    """Have the other end move."""
    _change(host, PickedWords.swapped)


def single_word(host: Host) -> None:
    """Pick the single word at the end that moves; or from that one on."""
    _change(host, PickedWords.switched)


def let_go(host: Host) -> None:
    """Select no words any more."""
    host.grid.reader.let_go()


def _change(host: Host, change: Callable[[PickedWords], PickedWords]) -> None:
    """Change what is picked; of what the mouse has selected, its words."""
    reader = host.grid.reader
    selected = reader.selected
    if reader.article is None or selected is None:
        return
    words = reader.picked
    if words is None or words.span != selected:
        words = picked(reader.article.text, *selected)
    if words is not None:
        reader.pick(change(words))
