"""Work done in a process forked from this one, which has everything imported: it may be killed, starved or cut off."""

from __future__ import annotations

import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass

TellLine = Callable[[str], None]  # takes a line
PATIENCE = 600.0  # seconds, on a machine that others use too: what takes longer hangs


@dataclass(frozen=True)
class Ended:
    """How a process ended: its code (minus the signal), the lines that it reported, and what it printed."""

    code: int
    reported: tuple[str, ...]
    printed: str
    seconds: float

    @property
    def was_killed(self) -> bool:
        """Whether it came to no end of its own."""
        return self.code == -signal.SIGKILL


def in_child(work: Callable[[TellLine], object], kill_after: float | None = None) -> Ended:
    """Do the work in a forked process, which is given what reports a line; killed after so many seconds, if any."""
    reports, prints = os.pipe(), os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    began = time.monotonic()
    process = os.fork()
    if not process:
        _work(work, reports, prints)
    for pipe in (reports, prints):
        os.close(pipe[1])
    texts = _gathered(process, reports[0], prints[0], began, kill_after)
    _, status = os.waitpid(process, 0)
    lines = texts[0].decode("utf-8", "replace").splitlines()
    printed = texts[1].decode("utf-8", "replace")
    return Ended(os.waitstatus_to_exitcode(status), tuple(lines), printed, time.monotonic() - began)


def _work(work: Callable[[TellLine], object], reports: tuple[int, int], prints: tuple[int, int]) -> None:
    code = 70
    try:
        for pipe in (reports, prints):
            os.close(pipe[0])
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for stream in (1, 2):
            os.dup2(prints[1], stream)
        sys.stdout, sys.stderr = (open(stream, "w", encoding="utf-8", closefd=False) for stream in (1, 2))  # noqa: SIM115
        work(lambda line: void(os.write(reports[1], line.encode("utf-8", "replace") + b"\n")))
        code = 0
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:  # noqa: BLE001 - the parent judges what is printed
        traceback.print_exc()
    finally:
        for printed in (sys.stdout, sys.stderr):
            try:
                printed.flush()
            except (OSError, ValueError):
                code = code or 74
        os._exit(code)


def void(_value: object) -> None:
    """Nothing of it."""


def _gathered(
    process: int, reports: int, prints: int, began: float, kill_after: float | None
) -> tuple[bytes, bytes]:
    texts: dict[int, bytearray] = {reports: bytearray(), prints: bytearray()}
    left = [reports, prints]
    until = began + (PATIENCE if kill_after is None else kill_after)
    while left:
        ready, _, _ = select.select(left, [], [], max(0.0, until - time.monotonic()))
        if not ready:
            os.kill(process, signal.SIGKILL)
            until = time.monotonic() + PATIENCE
        for pipe in ready:
            piece = os.read(pipe, 65_536)
            texts[pipe] += piece
            if not piece:
                left.remove(pipe)
                os.close(pipe)
    return bytes(texts[reports]), bytes(texts[prints])
