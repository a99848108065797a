"""The evaluation command: a table of what each scorer says, and a word about what is not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

SCORER = """
import json, sys
gold, found = sys.argv[1], [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
assert [one["id"] for one in found] == ["s-1"], found
share = {"precision": 0.5, "recall": 1.0, "f1": len(found[0]["events"]) / 4, "accuracy": 0.25}
print(json.dumps({"type": share, "agent": share, "recipient": share, "end_to_end": share}))
"""


def evaluate(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "evaluate.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    ended = evaluate("--data", tmp_path)
    assert ended.returncode == 1
    assert [line.split(" is left out")[0] for line in ended.stderr.splitlines()] == [
        "quotes",
        "events",
        "roles",
        "reading",
    ]


def test_the_table_shows_what_the_scorer_says(tmp_path: Path) -> None:
    folder = tmp_path / "events"
    folder.mkdir()
    (folder / "score.py").write_text(SCORER)
    record = {"id": "S-1", "text": "Rebels attacked the town of Norland on Monday."}
    (folder / "dev.jsonl").write_text(json.dumps(record) + "\n")
    ended = evaluate("--data", tmp_path, "--only", "events", "--jobs", 1, "--write", tmp_path / "page.md")
    assert ended.returncode == 0, ended.stderr
    lines = [line.removeprefix("events").split() for line in ended.stdout.splitlines()]
    assert ["type,", "precision", "50.0"] in lines
    assert ["type,", "F1", "25.0", "85.0"] in lines  # one event of this sentence: a quarter by this scorer
    assert "| events | type, F1 | 25.0 | 85 |" in (tmp_path / "page.md").read_text()
