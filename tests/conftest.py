"""What all tests share: the language pipeline, loaded once, and folders of their own."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from spacy.language import Language

    from index.reading.sandbox.reader_process import Limits, ReaderProcess

# What the suite says of a commit is the same every time; HYPOTHESIS_PROFILE=search looks for what it has not tried.
# No example fails for being slow: that is the machine's doing.
always = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.register_profile("steady", always, derandomize=True, max_examples=50)
settings.register_profile("search", always, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector of garbage looked at all of it, and took a seventh of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The default spaCy pipeline."""
    from index.annotate.parse.language import load

    return load()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every test's own folder is made."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def own_folders(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data, cache and state of a test never touch those of the person who runs it."""
    home = Path(mkdtemp(dir=homes))
    monkeypatch.setenv("DATELINE_HOME", str(home))
    monkeypatch.delenv("DATELINE_PIPELINE", raising=False)
    return home


@pytest.fixture(scope="session")
def reader() -> Iterator[ReaderProcess]:
    """A worker that reads files, started once: it takes a third of a second."""
    from index.reading.sandbox.reader_process import ReaderProcess

    with ReaderProcess() as process:
        yield process


@pytest.fixture(autouse=True)
def shared_reader(reader: ReaderProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read by a worker that the tests share, where it is free; the tests of reading start their own."""
    from index.reading import files

    owner, in_use = os.getpid(), [False]

    @contextmanager
    def free_or_new(limits: Limits | None = None) -> Iterator[ReaderProcess]:
        with ExitStack() as stack:
            if limits is not None or in_use[0] or os.getpid() != owner:
                yield stack.enter_context(type(reader)(limits))
            else:
                in_use[0] = True
                stack.callback(in_use.__setitem__, 0, False)
                yield reader

    monkeypatch.setattr(files, "ReaderProcess", free_or_new)
