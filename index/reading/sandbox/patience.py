"""How long a process is waited for: by the processor time that it had, so that a busy machine refuses no file."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

ROUNDS = 10  # times the seconds: the longest by the clock
_IDLE = 0.01  # of the seconds: whoever did less since the last look stands still


def processor_seconds(process: int) -> float | None:
    """The processor time that a process has used; None where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


def time_left(process: int, seconds: float) -> Iterator[float]:
    """Each time the seconds until the next look at a process, in the end always zero.

    It has that many seconds of a processor, as long as it uses them: by the clock at most ten times as long. Where the
    system does not tell what a process has used, the clock alone counts.
    """
    start = seen = processor_seconds(process)
    look = time.monotonic() + seconds
    for _ in range(ROUNDS):
        while (left := look - time.monotonic()) > 0:
            yield left
        now = processor_seconds(process)
        if start is None or seen is None or now is None:
            break
        if now - start >= seconds * (1 - _IDLE) or now - seen < seconds * _IDLE:
            break
        seen, look = now, time.monotonic() + max(seconds - (now - start), seconds / ROUNDS)
    while True:
        yield 0.0
