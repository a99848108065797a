"""Which article files a collection leaves out, in a sentence."""

from __future__ import annotations

from collections.abc import Collection as Several
from pathlib import Path

from tui.plurals import counted

NAMED = 5  # files named at most


def left_out(paths: Several[Path], command: str = "dateline check") -> str | None:
    """How many files are damaged or wrongly named, the first of them, and the command that says what is wrong.

    None where there are none.
    """
    if not paths:
        return None
    names = sorted(path.name for path in paths)
    more = len(names) - NAMED
    listed = ", ".join(names[:NAMED]) + (f" and {more:,} more" if more > 0 else "")
    are = "is" if len(names) == 1 else "are"
    files = counted(len(names), "article file")
    return f"{files} {are} left out (damaged or wrongly named): {listed}. {command} says what is wrong."
