"""Watching folders: every file is added once it rests, again when it changed, and never while it is written to."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from tui.cli.exit_codes import DONE, INTERRUPTED
from tui.cli.watching import Watch, watch

EVERY = 3600.0


def write(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")


def later() -> float:
    """A time at which everything rests since long."""
    return time.time() + 2 * EVERY


def set_clock(
    monkeypatch: pytest.MonkeyPatch, clock: Callable[[], float], wait: Callable[[float], object]
) -> None:
    monkeypatch.setattr("tui.cli.watching.time", SimpleNamespace(time=clock, sleep=wait))


def watched(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    steps: Sequence[Callable[[], object]],
    clock: Callable[[], float] = later,
) -> list[list[str]]:
    """The names of files that were added at each look; a step is done between two of them, then ctrl+c comes."""
    runs: list[list[str]] = []
    ahead = iter(steps)

    def wait(_seconds: float) -> None:
        step = next(ahead, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    def add(files: list[str]) -> int:
        runs.append([Path(file).name for file in files])
        return DONE

    set_clock(monkeypatch, clock, wait)
    assert watch(Watch([folder], EVERY), add) == DONE
    return runs


def test_what_is_there_is_added_once_and_what_appears_later_when_it_rests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "old.txt", "a strike")
    appears = [
        lambda: write(tmp_path / "deep" / "new.txt", "a vote"),
        lambda: None,
        lambda: (tmp_path / "old.txt").unlink(),
    ]
    assert watched(monkeypatch, tmp_path, appears) == [["old.txt"], ["new.txt"]]


def test_a_file_that_is_written_to_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grows = [
        lambda: write(tmp_path / "wire.txt", "a str"),
        lambda: write(tmp_path / "wire.txt", "a strike of dockers"),
        lambda: None,
        lambda: None,
    ]
    assert watched(monkeypatch, tmp_path, grows, time.time) == [["wire.txt"]]


def test_a_file_that_changed_is_added_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "wire.txt", "a strike")
    changes = [lambda: None, lambda: write(tmp_path / "wire.txt", "a strike ends"), lambda: None]
    assert watched(monkeypatch, tmp_path, changes) == [["wire.txt"], ["wire.txt"]]


def test_a_file_that_changed_is_added_again_though_its_time_was_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "wire.txt"
    write(path, "a strike begins")
    before = path.stat()

    def change() -> None:
        write(path, "a strike is off")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert watched(monkeypatch, tmp_path, [change, lambda: None]) == [["wire.txt"], ["wire.txt"]]


def test_to_stop_a_run_stops_the_watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "wire.txt", "a strike")
    set_clock(monkeypatch, later, lambda _seconds: pytest.fail("goes on"))
    assert watch(Watch([tmp_path], EVERY), lambda _files: INTERRUPTED) == DONE


@pytest.mark.parametrize("every", ["inf", "nan", "0", "1e300"])
def test_what_is_no_time_to_wait_is_said_with_the_times_that_can_be(  # type: ignore[no-untyped-def]
    dateline, tmp_path: Path, every: str
) -> None:
    ran = dateline("watch", tmp_path, "--every", every)
    assert (ran.code, "must be" in ran.err or "range" in ran.err, "Input" in ran.err) == (2, True, False), (
        ran.err
    )
