"""Opening an article's text in the reader's editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from index.processes import outer_environment
from tui import text

_TAKES_LINE = frozenset(
    {"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "ne", "mg"}
)


def editor(setting: str) -> list[str]:
    """The command of the editor: the setting, $VISUAL, $EDITOR, or vi."""
    commands = (setting, os.environ.get("VISUAL", ""), os.environ.get("EDITOR", ""), "vi")
    return next(filter(None, map(shlex.split, commands)))


def arguments(command: list[str], path: Path, line: int) -> list[str]:
    """The command with the file, and the line where the editor is known to take one."""
    at = [f"+{line}"] if Path(command[0]).name in _TAKES_LINE else []
    return [*command, *at, str(path)]


def edit(words: str, offset: int, name: str, setting: str) -> None:
    """Open a copy of the words at an offset, and wait. Raises OSError where there is no such editor."""
    line = words.count("\n", 0, offset) + 1
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        path = Path(folder) / f"{name}.txt"
        path.write_text(text.clean(words), "utf-8")
        subprocess.run(arguments(editor(setting), path, line), check=False, env=outer_environment())  # noqa: S603
