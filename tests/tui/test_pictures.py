"""Pictures of the states that a person would name, at 80×24 and 160×50 under the default theme."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from driving import app_on, keys_of, press, settle
from textual.pilot import Pilot
from textual.widgets import Input

SIZES = [(80, 24), (160, 50)]
STATES = {
    "first": [],
    "search": ["/", *keys_of("walkout"), "enter"],
    "quotes": ["3", "j"],
    "events": ["2"],
    "help": ["?"],
    "labels": ["f"],
    "copying": ["3", "y"],
    "empty": ["/", *keys_of("zeppelin"), "enter"],
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES)
def test_picture(tmp_path: Path, snap_compare: Any, state: str, size: tuple[int, int]) -> None:
    async def before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in STATES[state]:  # each letter has its answer, whose width counts for the next
            await press(pilot, key)
        for line in pilot.app.screen.query(Input):
            line.cursor_blink = False  # a picture is taken at either moment
        await settle(pilot)

    assert snap_compare(app_on(tmp_path), terminal_size=size, run_before=before)
