"""A second reader from the command line: off until it is set up, and what it proposes is kept nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from driving import press, running, settle

from index.journal.journal_file import Journal
from index.paths import config_folder
from index.second_reader import reading
from tests.index.journal.made import desk
from tui.screens.asking_screen import AskingScreen


def test_it_is_off_until_it_is_set_up_and_keeps_nothing(
    dateline: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(tmp_path / "desk")
    ran = dateline("propose", "summary", "port", "--in", tmp_path / "desk")
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert "No second reader is set up" in ran.err
    config_folder().mkdir(parents=True, exist_ok=True)
    (config_folder() / "config.toml").write_text('second_reader = "http://127.0.0.1:9/v1"\n')
    answer = json.dumps(
        {
            "claims": [
                {"passage": "p1", "words": words}
                for words in ("Police beat two dockers", "Police killed two dockers")
            ]
        }
    )
    monkeypatch.setattr(reading, "ask", lambda *_: answer)
    ran = dateline("propose", "summary", "port", "--in", tmp_path / "desk")
    assert ran.code == 0
    assert ran.out.startswith(
        "“Police beat two dockers, Tom Brand said.”\n    said by Police (not word for word)"
    )
    assert "killed" not in ran.out
    assert "Refused, 1: its words do not stand in the passage." in ran.err
    assert Journal(tmp_path / "desk").entries == []
    ran = dateline("propose", "summary", "zeppelin", "--in", tmp_path / "desk")
    assert (ran.code, ran.out) == (3, "")
    assert "No passage matches, so the second reader was not asked" in ran.err


async def test_leaving_the_screen_or_the_program_breaks_the_question_off(tmp_path: Path) -> None:
    async with running(tmp_path) as (pilot, _):
        waiting, until_the_end = AskingScreen("It is asked …"), AskingScreen("It is asked …")
        pilot.app.push_screen(waiting)
        await settle(pilot)
        assert not waiting.left.is_set()
        await press(pilot, "escape")
        await settle(pilot)
        assert waiting.left.is_set()
        pilot.app.push_screen(until_the_end)
        await settle(pilot)
        assert not until_the_end.left.is_set()
    assert until_the_end.left.is_set()
