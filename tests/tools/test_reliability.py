"""The table of confidences: what is right of what is marked with each, kept as a section of a page."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tools.reliability import JudgedAnnotation, main, table, with_section


class Ran(NamedTuple):
    """What a run of the command gave."""

    code: int
    out: str
    err: str


SCORER = """
import json
from pathlib import Path
def read_jsonl(path):
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]
class Article:
    def __init__(self, gold, prediction):
        self.events = prediction["events"]
    def on_trigger(self, event, gold):
        return True
    def slots(self, event, gold):
        return (False, True)
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "events"
    folder.mkdir()
    (folder / "score.py").write_text(SCORER)
    record = {"id": "S-1", "type": "ASSAULT", "text": "Rebels attacked the town of Norland on Monday."}
    (folder / "dev.jsonl").write_text(json.dumps(record) + "\n")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs the command on a folder of benchmarks, in this process: its exit code, and what it printed."""

    def ran(data: Path, *more: object) -> Ran:
        arguments = ["reliability.py", "--data", data, "--jobs", "1", *more]
        monkeypatch.setattr(sys, "argv", list(map(str, arguments)))
        return Ran(main(), *capsys.readouterr())

    return ran


def test_each_kind_says_how_much_of_it_is_right(run: Callable[..., Ran], data: Path) -> None:
    ended = run(data, "--only", "events", "--write", data / "page.md")
    assert ended.code == 0, ended.err
    assert "| event, its type | all | 1 |" in ended.out
    assert "| 1.00 |" in ended.out  # the type is right
    assert "| 0.00 |" in ended.out  # the parties are not
    assert "## Confidences" in (data / "page.md").read_text()


def test_what_is_missing_is_said(run: Callable[..., Ran], tmp_path: Path) -> None:
    ended = run(tmp_path, "--only", "roles")
    assert ended.code == 1
    assert ended.err.startswith("roles is left out")


def test_bands_tell_how_sure_it_was_and_how_often_it_was_right() -> None:
    sure = [JudgedAnnotation("day", 0.95, True)] * 19 + [JudgedAnnotation("day", 0.95, False)]
    doubtful = [JudgedAnnotation("day", 0.4, True)] * 8 + [JudgedAnnotation("day", 0.4, False)] * 12
    lines = table([*sure, *doubtful]).splitlines()
    assert "| day | all | 40 | 0.67 | 0.68 |" in lines
    assert "|  | 0.9 – 1.0 | 20 | 0.95 | 0.95 |" in lines
    assert "|  | 0.3 – 0.5 | 20 | 0.40 | 0.40 |" in lines


def test_the_section_takes_the_place_of_the_one_before() -> None:
    page = "# Evaluation\n\n| a table |\n"
    once = with_section(page, "first")
    twice = with_section(once + "\n## Read by hand\n\nMore.\n", "second")
    assert once.startswith(page)
    assert "first" not in twice
    assert twice.count("## Confidences") == 1
    assert twice.endswith("second\n\n## Read by hand\n\nMore.\n")
