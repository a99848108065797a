"""Commands of the program, given in a forked process: they end with a code of their own, never with a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from unittest.mock import patch

from tools.trials.child import Ended, in_child
from tools.trials.desk import Desk
from tools.trials.trial import PromiseBroken
from tui.cli.main import main

CODES = {0, 1, 2, 3}


def command(words: Sequence[str]) -> None:
    """Give a command of the program in this process."""
    with patch.object(sys, "argv", ["dateline", *words]):
        main()


def at_place(desk: Desk, work: Callable[[], object]) -> Ended:
    """Do something in a process whose current folder is the desk's place."""

    def there(_report: object) -> None:
        os.chdir(desk.place)
        work()

    return in_child(there)


def check_ended(ended: Ended, what: str) -> None:
    """Whether a command ended with a code of its own and without a traceback."""
    if "Traceback" in ended.printed or ended.code not in CODES:
        raise PromiseBroken(f"{what} ends with {ended.code}: {ended.printed[-600:]}")
    if ended.code >= 2 and not ended.printed.strip():
        raise PromiseBroken(f"{what} ends with {ended.code} and no word")
