"""The power fails at a random step: what was not flushed is lost, cut short or zeros. What was reported is there."""

from __future__ import annotations

import os
import random
import shutil
from typing import Any

from tools.trials import steps
from tools.trials.child import TellLine, in_child
from tools.trials.desk import Desk
from tools.trials.disk_model import DiskModel
from tools.trials.kills import Kills, check_end, check_saved
from tools.trials.operations import OPERATIONS, Operation
from tools.trials.trial import PromiseBroken

FAILED = 9  # the exit code of a process whose power failed


class Power(Kills):
    """Each trial cuts one operation off with all that no flush had secured, and runs it again."""

    def attempt(self, rng: random.Random) -> str:
        """Cut the power, look at what is left, run again, and compare."""
        name = rng.choice(sorted(OPERATIONS))
        end, desk = self.ends[name], self.desk()
        number, drawn = rng.randrange(end.steps), rng.random()
        survivors = self.folder / "survivors"
        shutil.rmtree(survivors, ignore_errors=True)
        ended = in_child(lambda report: cut_off(desk, OPERATIONS[name], report, number, drawn))
        if survivors.exists():
            shutil.rmtree(desk.place)
            survivors.rename(desk.place)
        elif ended.code:
            raise PromiseBroken(f"{name}: it ends with {ended.code}: {ended.printed[-800:]}")
        check_saved(desk, ended, end.truth, failing=FAILED)
        again = in_child(lambda report: OPERATIONS[name](desk, report))
        if again.code:
            raise PromiseBroken(f"{name}: the next run ends with {again.code}: {again.printed[-800:]}")
        check_end(desk, end, name)
        return f"{name} cut off" if ended.code == FAILED else f"{name} ended before"


def cut_off(desk: Desk, operation: Operation, report: TellLine, number: int, drawn: float) -> None:
    """Do the operation until its step of that number; beside the desk stands then what a disk may have of it."""
    disk = DiskModel(desk.place)
    left = number

    def step(_event: str) -> None:
        nonlocal left
        left -= 1
        if left == -1:
            disk.write_survivors(desk.place.parent / "survivors", random.Random(drawn))  # noqa: S311
            os._exit(FAILED)

    flush = os.fsync

    def flushed(fd: Any) -> None:
        flush(fd)
        disk.flushed(fd)

    os.fsync = flushed
    steps.watch_steps(step)
    operation(desk, report)


series = Power
