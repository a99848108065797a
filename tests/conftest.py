"""What all tests share: the language pipeline, loaded once, and folders of their own."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from spacy.language import Language

# What the suite says of a commit is the same every time; HYPOTHESIS_PROFILE=search looks for what it has not tried.
# No example fails for being slow: that is the machine's doing.
always = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.register_profile("steady", always, derandomize=True, max_examples=50)
settings.register_profile("search", always, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


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
