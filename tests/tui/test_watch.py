"""Watching folders: every file is added once it rests, again when it changed, and never while it is written to."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tui.cli.exit_codes import DONE, INTERRUPTED
from tui.cli.watching import Watch, watch

EVERY = 3600.0


def write(path: Path, words: str, *, rested: bool) -> None:
    """Write a file, perhaps as one that rests since long."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")
    if rested:
        os.utime(path, (1_000_000_000, 1_000_000_000 + len(words)))


def watched(folder: Path, steps: Sequence[Callable[[], object]]) -> list[list[str]]:
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

    assert watch(Watch([folder], EVERY), add, wait) == DONE
    return runs


def test_what_is_there_is_added_once_and_what_appears_later_when_it_rests(tmp_path: Path) -> None:
    write(tmp_path / "old.txt", "a strike", rested=True)
    appears = [
        lambda: write(tmp_path / "deep" / "new.txt", "a vote", rested=True),
        lambda: None,
        lambda: (tmp_path / "old.txt").unlink(),
    ]
    assert watched(tmp_path, appears) == [["old.txt"], ["new.txt"]]


def test_a_file_that_is_written_to_is_waited_for(tmp_path: Path) -> None:
    grows = [
        lambda: write(tmp_path / "wire.txt", "a str", rested=False),
        lambda: write(tmp_path / "wire.txt", "a strike of dockers", rested=False),
        lambda: None,
        lambda: None,
    ]
    assert watched(tmp_path, grows) == [["wire.txt"]]


def test_a_file_that_changed_is_added_again(tmp_path: Path) -> None:
    write(tmp_path / "wire.txt", "a strike", rested=True)
    changes = [lambda: None, lambda: write(tmp_path / "wire.txt", "a strike ends", rested=True), lambda: None]
    assert watched(tmp_path, changes) == [["wire.txt"], ["wire.txt"]]


def test_to_stop_a_run_stops_the_watch(tmp_path: Path) -> None:
    write(tmp_path / "wire.txt", "a strike", rested=True)
    assert (
        watch(Watch([tmp_path], EVERY), lambda _files: INTERRUPTED, lambda _s: pytest.fail("goes on")) == DONE
    )
