"""The bar of `dateline add`: how many articles of how many, how quickly, and how long it takes yet."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tools.pseudo_terminal import PseudoTerminal
from tui.cli.pace import PATIENCE, WINDOW, Pace


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_first_seconds_tell_no_rate() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(32):  # the first batch arrives at once
        pace.work()
    clock.now += PATIENCE - 0.5
    pace.work(32)
    assert pace.rate is None
    assert pace.seconds_for(100) is None


def test_what_was_there_already_does_not_count_as_work() -> None:
    clock = Clock()
    pace = Pace(clock)
    clock.now += 60
    pace.start()
    for _ in range(3):
        clock.now += 4
        pace.work(32)
    assert pace.rate == pytest.approx(8)
    assert pace.seconds_for(80) == pytest.approx(10)


def test_batches_that_arrive_within_seconds_give_the_rate_at_which_they_are_made() -> None:
    clock = Clock()
    pace = Pace(clock)
    rates = []
    for _ in range(8):
        clock.now += 16
        for _ in range(32):
            clock.now += 0.125
            pace.work()
            rates.append(pace.rate)
    assert max(rate for rate in rates if rate is not None) < 2  # 32 in 20 seconds are 1.6
    assert pace.rate == pytest.approx(1.6, rel=0.1)


def test_the_rate_is_that_of_the_last_minutes() -> None:
    clock = Clock()
    pace = Pace(clock)
    for rate in (50, 2):
        for _ in range(int(2 * WINDOW)):
            clock.now += 1
            pace.work(rate)
    assert pace.rate == pytest.approx(2)


def counts(sent: bytes) -> list[str]:
    """What the bar counted, in order."""
    return re.findall(r"([\d,]+(?:/[\d,]+)?) articles(?! without a date)", sent.decode("utf-8", "replace"))


def test_adding_json_lines_counts_articles_and_goes_on_counting(tmp_path: Path) -> None:
    told = [
        {"id": f"a{number}", "text": f"The mayor of Norland opened bridge {number} on Monday."}
        for number in range(40)
    ]
    lines = tmp_path / "reports.jsonl"
    for known in (25, 40):  # the file grows, as where a run was stopped in its midst
        lines.write_text("".join(json.dumps(one) + "\n" for one in told[:known]))
        arguments = ["add", str(lines), "--to", str(tmp_path / "desk"), "--jobs", "1"]
        terminal = PseudoTerminal(arguments, (100, 30), {"DATELINE_HOME": str(tmp_path / "home")})
        assert terminal.code() == 0
        said = counts(terminal.sent)
        assert said[0] == f"0/{known}"
        assert said[-1] == f"{known}/{known}"
        assert {one.partition("/")[2] for one in said} == {str(known)}
