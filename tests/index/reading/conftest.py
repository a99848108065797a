"""What the tests of reading share: one worker process a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.reading.sandbox.reader_process import Limits, ReaderProcess


@pytest.fixture(scope="module")
def worker() -> Iterator[ReaderProcess]:
    with ReaderProcess(Limits(seconds=20, megabytes=1_200)) as process:
        yield process


@pytest.fixture
def shared_reader() -> None:
    """Here every reader is its own, as in the program."""
