"""The evaluation command: a table of what each scorer says, and a word about what is not there."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from tools import evaluate as command


class Ran(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


SCORER = """
import json, sys
gold, found = sys.argv[1], [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
assert [one["id"] for one in found] == ["s-1"], found
share = {"precision": 0.5, "recall": 1.0, "f1": len(found[0]["events"]) / 4, "accuracy": 0.25}
print(json.dumps({"type": share, "agent": share, "recipient": share, "end_to_end": share}))
"""


@pytest.fixture
def evaluate(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs the command in this process: its exit code, and what it printed."""

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["evaluate.py", *map(str, arguments)])
        return Ran(command.main(), *capsys.readouterr())

    return run


MEASURES = """
[events]
gold = "dev.jsonl"
measures = [
  { name = "type, precision", path = "type.precision", floor = 40.0 },
  { name = "type, F1", path = "type.f1", floor = 20.5, wanted = 85 },
  { name = "agent", path = "agent.accuracy" },
]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A benchmark of one sentence, with its scorer and measures."""
    folder = tmp_path / "events"
    folder.mkdir()
    (folder / "score.py").write_text(SCORER)
    record = {"id": "S-1", "text": "Rebels attacked the town of Norland on Monday."}
    (folder / "dev.jsonl").write_text(json.dumps(record) + "\n")
    (tmp_path / "measures.toml").write_text(MEASURES)
    return tmp_path


@pytest.fixture
def measured(data: Path, evaluate: Callable[..., Ran]) -> Callable[..., Ran]:
    """Runs the command on that benchmark."""
    measures = data / "measures.toml"
    return partial(evaluate, "--data", data, "--measures", measures, "--only", "events", "--jobs", 1)


def test_what_is_missing_is_said(evaluate: Callable[..., Ran], tmp_path: Path) -> None:
    ended = evaluate("--data", tmp_path)
    assert ended.code == 1
    names = [line.split(" is left out")[0] for line in ended.err.splitlines()]
    assert names == ["quotes", "events", "roles", "reading", "incidents", "fivew"]


def test_the_table_shows_what_the_scorer_says(measured: Callable[..., Ran], data: Path) -> None:
    ended = measured("--write", data / "page.md")
    assert ended.code == 0, ended.err
    lines = [line.removeprefix("events").split() for line in ended.out.splitlines()]
    assert ["type,", "precision", "50.0", "40.0"] in lines
    assert ["type,", "F1", "25.0", "20.5", "85.0"] in lines  # one event of this sentence: a quarter here
    assert "| events | type, F1 | 25.0 | 85 |" in (data / "page.md").read_text()


def test_sections_behind_the_table_stay(measured: Callable[..., Ran], data: Path) -> None:
    (data / "page.md").write_text("# Evaluation\n\nOld figures.\n\n## Read by hand\n\nMore.\n")
    measured("--write", data / "page.md")
    page = (data / "page.md").read_text()
    assert page.endswith("\n\n## Read by hand\n\nMore.\n")
    assert "Old figures" not in page


def test_the_codebooks_of_exports_get_the_figures(measured: Callable[..., Ran], data: Path) -> None:
    ended = measured("--accuracy", data / "accuracy.toml")
    assert ended.code == 0, ended.err
    kept = tomllib.loads((data / "accuracy.toml").read_text())
    assert ["events", "type, F1", 25.0] in kept["figures"]
    assert kept["day"]


def test_a_figure_below_its_floor_is_a_failure(measured: Callable[..., Ran], data: Path) -> None:
    measures = data / "measures.toml"
    measures.write_text(MEASURES.replace("20.5", "25.1"))
    ended = measured()
    assert ended.code == 1
    assert ended.err == "events: type, F1 is 25.0, below its floor of 25.1\n"


def test_floors_are_raised_to_what_was_reached_and_never_lowered(
    measured: Callable[..., Ran], data: Path
) -> None:
    measures = data / "measures.toml"
    measures.write_text(MEASURES.replace("40.0", "60.0"))
    measured("--raise")
    kept = tomllib.loads(measures.read_text())["events"]["measures"]
    assert [one.get("floor") for one in kept] == [60.0, 24.8, 24.8]
    assert kept[1]["wanted"] == 85
