"""What all tests share: the language pipeline, loaded once, and folders of their own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from spacy.language import Language

# What the suite says of a commit is the same every time; HYPOTHESIS_PROFILE=search looks for what it has not tried.
settings.register_profile("steady", derandomize=True)
settings.register_profile("search", max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The default spaCy pipeline."""
    from index.annotate.parse.language import load

    return load()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data, cache and state of a test never touch those of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DATELINE_HOME", str(home))
    monkeypatch.delenv("DATELINE_PIPELINE", raising=False)
    return home
