"""The disk is full at random points: one sentence, nothing half written, and once there is room it goes on."""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path

from index.articlefile import parse
from tools.trials.child import TellLine, in_child
from tools.trials.desk import Desk
from tools.trials.kills import End, Kills, check_end, check_saved
from tools.trials.operations import OPERATIONS, Operation
from tools.trials.small_disk import fill, mount_small_disk
from tools.trials.trial import PromiseBroken
from tui.cli.exit_codes import SOME_FAILED
from tui.cli.failure import told

SIZE = 64 * 1024  # kilobytes of the whole disk
MOST_ROOM = 700  # kilobytes left; about what the operations need


class Disk(Kills):
    """Each trial does one operation on a disk with little room, makes room, and does it again."""

    def attempt(self, rng: random.Random) -> str:
        """Fill the disk up to a random point, and look at what is said and what is there."""
        name, room = rng.choice(sorted(OPERATIONS)), int(MOST_ROOM * rng.random() ** 3)
        place = self.desk().place
        shutil.rmtree(place)
        place.mkdir()
        base, end = self.folder / "base", self.ends[name]
        ended = in_child(lambda report: _on_a_small_disk(base, place, name, room, end, report))
        if ended.code:
            raise PromiseBroken(f"{name} with {room} kB left: {ended.printed[-900:]}")
        return f"{name} {ended.reported[-1]}"


def _on_a_small_disk(base: Path, place: Path, name: str, room: int, end: End, report: TellLine) -> None:
    mount_small_disk(place, SIZE)
    shutil.copytree(base, place, symlinks=True, dirs_exist_ok=True)
    desk = Desk(place)
    before = desk.truth()
    filler = fill(place, room)
    first = in_child(lambda said: _told(OPERATIONS[name], desk, said))
    check_saved(desk, first, end.truth, failing=SOME_FAILED)
    if first.code and not first.printed.strip():
        raise PromiseBroken(f"it ends with {first.code} and no word")
    for path, content in desk.truth().items():
        if path.endswith(".json") and content != before.get(path):
            parse(content)
    filler.unlink()
    again = in_child(lambda said: OPERATIONS[name](desk, said))
    if again.code:
        raise PromiseBroken(f"with room again it ends with {again.code}: {again.printed[-700:]}")
    check_end(desk, end, name)
    report("stopped" if first.code else "went through")


def _told(operation: Operation, desk: Desk, report: TellLine) -> None:
    try:
        operation(desk, report)
    except Exception as error:  # noqa: BLE001 - as the command does
        sentence, code = told(error)
        print(sentence)
        sys.exit(code)


series = Disk
