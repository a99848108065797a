"""How many colours a terminal shows, by what the environment says of it. Pure but for the terminals' own database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Depth = Literal["none", "standard", "256", "truecolor"]
FEW = frozenset({"none", "standard"})  # too few for a theme that gives its own colours


def depth(environ: Mapping[str, str]) -> Depth:
    """None, the sixteen that every terminal has its own of, 256, or all."""
    terminal = environ.get("TERM", "").lower()
    if environ.get("NO_COLOR") is not None or terminal in ("", "dumb", "unknown"):
        return "none"
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    number = _colours(terminal)
    if number >= 2**24:
        return "truecolor"
    if number >= 256:
        return "256"
    return "standard" if number > 1 else "none"


def _colours(terminal: str) -> int:
    """The number in the terminals' database; where that does not know the terminal, by the terminal's name."""
    try:
        import curses

        curses.setupterm(terminal, 1)
        return curses.tigetnum("colors")
    except (ImportError, curses.error):
        return 256 if "256color" in terminal else 8
