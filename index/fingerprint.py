"""What tells a file from what it was."""

from __future__ import annotations

import os

Fingerprint = tuple[int, int]  # size in bytes and time of change in nanoseconds


def fingerprint(status: os.stat_result) -> Fingerprint:
    """What tells a file from what it was: its size, and when it was changed last.

    The time is the system's own (ctime), which no program sets: copying tools put the other one back.
    """
    return status.st_size, status.st_ctime_ns
