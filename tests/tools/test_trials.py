"""The trials run, and see what they are there to see."""

from __future__ import annotations

import os
import random
from importlib import import_module
from pathlib import Path

import pytest

from tools.trials import steps
from tools.trials.child import in_child
from tools.trials.disk_model import DiskModel
from tools.trials.trial import Batches, PromiseBroken, run

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")


@pytest.mark.parametrize(
    "name", ["kills", "undoing", "power", "damage", "want", "readers", "sentences", "second_reader"]
)
def test_what_is_promised_holds(name: str) -> None:
    said: list[str] = []
    series = import_module(f"tools.trials.{name}").series()
    series.inputs = min(series.inputs, 20)
    assert run(name, series, 3, 1, say=said.append), said


class _Odd(Batches):
    def __enter__(self) -> _Odd:
        return self

    def attempt(self, rng: random.Random) -> str:
        if rng.random() < 0.5:
            raise PromiseBroken("it is odd")
        return "even"


def test_a_failure_is_told_with_how_to_repeat_it() -> None:
    said: list[str] = []
    assert not run("odd", _Odd(), 20, 1, say=said.append)
    number = said[0].split()[2]
    assert said[:2] == [
        f"odd: trial {number} failed: it is odd",
        f"    again: python -m tools.trials odd --seed 1 --only {number}",
    ]
    assert not run("odd", _Odd(), 20, 1, only=int(number), say=said.append)


def test_a_process_is_killed_at_the_step_that_was_drawn(tmp_path: Path) -> None:
    def work() -> None:
        for number in range(3):
            (tmp_path / f"{number}").write_text("there")

    count = in_child(lambda report: report(str(steps.counted(work)))).reported[-1]
    for path in tmp_path.iterdir():
        path.unlink()

    def killed(report: object) -> None:
        steps.die_at(int(count) - 1)
        work()

    assert in_child(killed).was_killed
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "1"]


def test_what_was_flushed_outlives_the_power_and_nothing_else_is_sure(tmp_path: Path) -> None:
    root = tmp_path / "disk"
    root.mkdir()
    disk = DiskModel(root)
    for name in ("sure", "unsure"):
        (root / name).write_text("content")
    with (root / "sure").open("rb") as file:
        disk.flushed(file.fileno())
    seen: dict[str, set[bytes | None]] = {"sure": set(), "unsure": set()}
    for number in range(60):
        target = tmp_path / f"left-{number}"
        disk.write_survivors(target, random.Random(number))  # noqa: S311
        for name, contents in seen.items():
            path = target / name
            contents.add(path.read_bytes() if path.exists() else None)
    assert seen["sure"] == {None, b"content"}  # its name was not flushed
    assert {None, b"", bytes(7), b"content"} < seen["unsure"]
    handle = os.open(root, os.O_RDONLY)
    disk.flushed(handle)
    os.close(handle)
    disk.write_survivors(tmp_path / "last", random.Random(1))  # noqa: S311
    assert (tmp_path / "last" / "sure").read_bytes() == b"content"
