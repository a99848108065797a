"""Which panes are on the screen at which width, and which of them has the room. Pure."""

from __future__ import annotations

LISTS = ("actors", "events", "quotes", "context", "passages")
READER = "reader"
WIDE_LISTS = LISTS[1:]  # that share the wide column; actors have one of their own
NARROW, MEDIUM, WIDE = "-narrow", "-medium", "-wide"
STEPS = 3  # by which the reader can be made larger, or smaller
BREAKPOINTS = [(0, NARROW), (100, MEDIUM), (150, WIDE)]


def layout_for(width: int) -> str:
    """The name of the layout for a screen of this many columns."""
    return next(name for least, name in reversed(BREAKPOINTS) if width >= least)


def visible(layout: str, pane: str, large: str, *, alone: bool, split: bool) -> tuple[str, ...]:
    """The panes on the screen, in the order in which Tab walks them.

    `pane` is the one in use, `large` the list of the wide column that was used last. `alone` leaves only the one in
    use; on a narrow screen that is so already, and `split` shows the reader under the list.
    """
    if layout == NARROW:
        chosen = large if pane == READER else pane
        return (chosen, READER) if split else (pane,)
    if alone:
        return (pane,)
    return (*LISTS, READER) if layout == WIDE else ("actors", large, READER)


def large_after(pane: str, large: str) -> str:
    """The list that has the wide column after `pane` was chosen."""
    return pane if pane in WIDE_LISTS else large


def neighbour(shown: tuple[str, ...], pane: str, step: int) -> str:
    """The pane `step` further among those shown, round and round."""
    if pane not in shown:
        return shown[0]
    return shown[(shown.index(pane) + step) % len(shown)]


def reader_share(layout: str, step: int) -> tuple[int, int]:
    """The room of the lists and of the reader, as two parts of one whole; `step` is how much larger the reader is."""
    lists, reader, by = {NARROW: (10, 9, 2), MEDIUM: (11, 10, 2), WIDE: (56, 44, 6)}[layout]
    return lists - step * by, reader + step * by
