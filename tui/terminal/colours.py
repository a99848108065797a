"""What a terminal can, by what the environment says of it. Pure but for the terminals' own database."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Literal

Depth = Literal["none", "standard", "256", "truecolor"]
_NO_KIND = ("", "dumb", "unknown")
FEW = frozenset({"none", "standard"})  # too few for a theme that gives its own colours


def depth(environ: Mapping[str, str]) -> Depth:
    """None, the sixteen that every terminal has its own of, 256, or all."""
    terminal = environ.get("TERM", "").lower()
    if environ.get("NO_COLOR") is not None or terminal in _NO_KIND:
        return "none"
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    number = _colours(terminal)
    if number >= 2**24:
        return "truecolor"
    if number >= 256:
        return "256"
    return "standard" if number > 1 else "none"


def draws(environ: Mapping[str, str]) -> bool:
    """Whether pictures made of Braille characters can be looked for: not on a terminal that names no kind."""
    return environ.get("TERM", "").lower() not in _NO_KIND


def erases_in_colour(environ: Mapping[str, str]) -> bool:
    """Whether cells that are erased take the present ground: tmux gives it to them, screen mostly does not."""
    if "STY" in environ:  # in screen, whatever TERM says
        return False
    if environ.get("TERM_PROGRAM") == "tmux":
        return True
    try:
        curses = _database(environ.get("TERM", "").lower())
    except LookupError:
        return False
    return bool(curses.tigetflag("bce") == 1 and curses.tigetstr("ech") == b"\x1b[%p1%dX")


def _colours(terminal: str) -> int:
    """The number in the terminals' database; where that does not know the terminal, by the terminal's name."""
    try:
        number: int = _database(terminal).tigetnum("colors")
    except LookupError:
        return 256 if "256color" in terminal else 8
    return number


def _database(terminal: str) -> ModuleType:
    """The terminals' database, opened at this one. Raises LookupError where it does not know it, or there is none."""
    try:
        import curses
    except ImportError as error:
        raise LookupError from error
    try:
        curses.setupterm(terminal, 1)
    except curses.error as error:
        raise LookupError from error
    return curses
