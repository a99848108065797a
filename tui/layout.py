"""Which panes are on the screen at which width, and in which order they are laid out. Pure."""

from __future__ import annotations

LISTS = ("actors", "events", "quotes", "context", "passages")
READER = "reader"
BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (160, "-wide")]
_ORDERS = {
    "-narrow": (*LISTS, READER),
    "-medium": (*LISTS, READER),
    "-wide": ("actors", "events", READER, "passages", "quotes", "context"),
}
_MIDDLE = ("events", "quotes", "context")


def layout_for(width: int) -> str:
    """The name of the layout for a screen of this many columns."""
    return next(name for least, name in reversed(BREAKPOINTS) if width >= least)


def order(layout: str) -> tuple[str, ...]:
    """The panes in the order in which the grid takes them."""
    return _ORDERS[layout]


def visible(layout: str, chosen: str, middle: str, zoomed: str | None) -> tuple[str, ...]:
    """The panes on the screen, in the order in which Tab walks them.

    `chosen` is the list that the reader looked at last, `middle` the last one of events, quotes and context.
    """
    if zoomed:
        return (zoomed,)
    if layout == "-wide":
        return (*LISTS, READER)
    if layout == "-medium":
        return ("actors", middle, "passages", READER)
    return (chosen, READER)


def middle_after(pane: str, middle: str) -> str:
    """The pane of the middle slot after `pane` was chosen."""
    return pane if pane in _MIDDLE else middle


def neighbour(shown: tuple[str, ...], pane: str, step: int) -> str:
    """The pane `step` further among those shown, round and round."""
    if pane not in shown:
        return shown[0]
    return shown[(shown.index(pane) + step) % len(shown)]
