"""The screen's tests find their own world beside them, and the terminal is the same whoever runs them."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer.main

from tui.cli import main

sys.path.insert(0, str(Path(__file__).parent))
command_of = cache(typer.main.get_command)  # else every run makes all commands anew


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of all colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(autouse=True)
def painted_at_rest(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A screen is painted where it comes to rest; no app is kept from the collector of garbage, as the program's is."""
    import rest

    rest.only_then(monkeypatch)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    yield
    rest.let_go()


class Ran:
    """What a run of the command gave."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def dateline(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """Run the command in this process."""

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, arguments)])
        monkeypatch.setattr(typer.main, "get_command", command_of)
        capfd.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main.main()
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Ran(int(stopped.value.code or 0), out, err)

    return run
