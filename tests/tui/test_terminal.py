"""The explorer on a real terminal: how it takes it, what it does with keys in one piece, and how it leaves."""

from __future__ import annotations

import json
import os
import re
import signal
import termios
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import world
from screen_model import ScreenModel

from tools.pseudo_terminal import PROGRAM, PseudoTerminal

SIZE = (100, 30)
LEFT = (b"\x1b[?1049l", b"\x1b[?1003l", b"\x1b[?1000l", b"\x1b[?25h", b"\x1b[?2004l", b"\x1b[<u")
Start = Callable[..., PseudoTerminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the explorer on the harbour collection, and waits until its panes are filled."""
    folder = world.collection(tmp_path).path
    running: list[PseudoTerminal] = []

    def started(wait: bool = True, environment: dict[str, str] | None = None, **given: Any) -> PseudoTerminal:
        home = {"DATELINE_HOME": str(tmp_path / "home"), **(environment or {})}
        terminal = PseudoTerminal(["open", str(folder)], SIZE, home, **given)
        running.append(terminal)
        if wait:
            terminal.until(lambda sent: "North Shipping" in words_in(sent))
        return terminal

    yield started
    for terminal in running:
        try:
            terminal.signal(signal.SIGKILL)
            terminal.status(os.WNOHANG)
        except (ProcessLookupError, ChildProcessError):
            continue


@lru_cache(8)
def words_in(sent: bytes) -> str:
    """What stands on the terminal after all this was sent."""
    model = ScreenModel(*SIZE)
    model.feed(sent.decode("utf-8", "ignore"), strict=False)
    return "\n".join("".join(word for word, _look in line) for line in model.cells)


def search_line(terminal: PseudoTerminal) -> str:
    return words_in(terminal.sent).splitlines()[1]


def session(tmp_path: Path) -> Any:
    (file,) = (tmp_path / "home").rglob("session.json")
    return json.loads(file.read_text())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_a_signal_gives_the_terminal_back_and_ends_with_its_code(
    tmp_path: Path, start: Start, number: signal.Signals
) -> None:
    terminal = start()
    terminal.write("3j")
    terminal.until(lambda sent: "said by Mara Lindt" in words_in(sent))
    before = len(terminal.sent)
    terminal.signal(number)
    assert terminal.code() == 128 + number
    for sequence in LEFT:
        assert sequence in terminal.sent[before:]
    assert b"Traceback" not in terminal.sent
    modes = termios.tcgetattr(terminal.number)
    assert modes[3] & (termios.ECHO | termios.ICANON) == terminal.modes[3] & (termios.ECHO | termios.ICANON)
    assert next(iter(session(tmp_path)["places"].values()))["stops"][0]["pane"] == "quotes"


def test_it_ends_when_the_terminal_has_gone_though_hang_ups_are_ignored(start: Start) -> None:
    terminal = start(first=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    terminal.hang_up()
    assert os.waitstatus_to_exitcode(terminal.status()) == 129


HALTED = """
import os, signal
from tui.terminal.driver import TerminalDriver
made = TerminalDriver.__init__
def halted(*given, **options):
    os.kill(os.getpid(), signal.SIGSTOP)
    made(*given, **options)
TerminalDriver.__init__ = halted
"""


def test_it_ends_when_the_terminal_goes_while_it_begins(start: Start) -> None:
    ignoring = {"wait": False, "first": lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)}
    drawing = start(**ignoring)
    drawing.until(lambda sent: bool(sent))
    drawing.hang_up()
    assert os.waitstatus_to_exitcode(drawing.status()) == 129
    halted = start(**ignoring, program=HALTED + PROGRAM)
    assert os.WIFSTOPPED(halted.status(os.WUNTRACED))
    halted.hang_up()
    halted.signal(signal.SIGCONT)
    assert os.waitstatus_to_exitcode(halted.status()) == 129


HELD_UP = """
import tui.terminal.driver
from tui.terminal.program import TerminalApp
tui.terminal.driver.PATIENCE = 0.5
TerminalApp.leave_terminal = lambda app: None
"""


def test_it_ends_without_its_terminal_though_something_holds_it_up(start: Start) -> None:
    terminal = start(program=HELD_UP + PROGRAM)
    terminal.hang_up()
    assert os.waitstatus_to_exitcode(terminal.status()) == 129


BETWEEN = """
import os, signal
from textual.drivers import linux_driver
taken = linux_driver.termios.tcsetattr
def gone(*given):
    linux_driver.termios.tcsetattr = taken
    os.kill(os.getpid(), signal.SIGSTOP)
    taken(*given)
linux_driver.termios.tcsetattr = gone
"""


def test_it_ends_when_the_terminal_goes_between_two_looks_at_it(start: Start) -> None:
    terminal = start(
        wait=False, first=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN), program=BETWEEN + PROGRAM
    )
    assert os.WIFSTOPPED(terminal.status(os.WUNTRACED))
    terminal.hang_up()
    terminal.signal(signal.SIGCONT)
    assert os.waitstatus_to_exitcode(terminal.status()) == 129


IN_A_WRITE = """
import os, queue, signal
put, sent = queue.Queue._put, []
def interrupted(queue, item):
    if isinstance(item, str) and not sent and "North Shipping" in item:
        sent.append(os.kill(os.getpid(), signal.{name}))
    put(queue, item)
queue.Queue._put = interrupted
"""


@pytest.mark.parametrize("name", ["SIGCONT", "SIGTSTP"])
def test_a_stop_in_the_midst_of_a_write_does_not_hold_it_up(start: Start, name: str) -> None:
    terminal = start(wait=False, program=IN_A_WRITE.format(name=name) + PROGRAM)
    if name == "SIGTSTP":
        terminal.until(lambda sent: b"\x1b[?1049l" in sent)
        assert os.WIFSTOPPED(terminal.status(os.WUNTRACED))
        terminal.signal(signal.SIGCONT)
    terminal.until(lambda sent: sent.count(b"\x1b[?1049h") == 2)
    again = terminal.sent.rindex(b"\x1b[?1049h")
    terminal.until(lambda sent: "North Shipping" in words_in(sent[again:]))
    terminal.write("\x11")
    assert terminal.code() == 0


def test_it_stops_and_goes_on(start: Start) -> None:
    terminal = start()
    before = len(terminal.sent)
    terminal.write("\x1a")
    assert os.WIFSTOPPED(terminal.status(os.WUNTRACED))
    terminal.read()
    assert b"\x1b[?1049l" in terminal.sent[before:]
    stopped = len(terminal.sent)
    terminal.signal(signal.SIGCONT)
    terminal.until(lambda sent: "North Shipping" in words_in(sent[stopped:]))
    terminal.write("3j")
    terminal.until(lambda sent: "said by" in words_in(sent[stopped:]))
    terminal.write("\x11")
    assert terminal.code() == 0


def test_it_draws_everything_again_after_a_stop_that_it_did_not_ask_for(start: Start) -> None:
    terminal = start()
    terminal.signal(signal.SIGSTOP)
    assert os.WIFSTOPPED(terminal.status(os.WUNTRACED))
    stopped = len(terminal.sent)
    terminal.signal(signal.SIGCONT)
    terminal.until(lambda sent: "North Shipping" in words_in(sent[stopped:]))
    terminal.write("\x11")
    assert terminal.code() == 0


FAULT = """
from tui.pane_grid import PaneGrid
def broken(self):
    raise RuntimeError("a wheel came off [/q]")
PaneGrid.zoom = broken
"""


def test_a_fault_is_one_sentence_and_a_log(start: Start) -> None:
    terminal = start(program=FAULT + PROGRAM)
    before = len(terminal.sent)
    terminal.write("z")
    assert terminal.code() == 70
    for sequence in LEFT:
        assert sequence in terminal.sent[before:]
    said = terminal.sent[terminal.sent.rindex(b"\x1b[") :].decode()
    sentence = " ".join(said.split())
    found = re.search(
        r"dateline: something went wrong inside Dateline \(RuntimeError: a wheel came off \[/q\]\)\. "
        r"The details are in (\S+)\.$",
        sentence,
    )
    assert found is not None, sentence
    assert "Traceback" in Path(found[1]).read_text()
    assert b"Traceback" not in terminal.sent


@pytest.mark.parametrize("typed", ["3/raid", "/walkout"])
def test_keys_in_one_piece_are_typed_into_the_search_line(start: Start, typed: str) -> None:
    terminal = start()
    terminal.write(typed)
    words = typed.partition("/")[2]
    terminal.until(lambda sent: f"/ {words}" in words_in(sent).splitlines()[1])


@pytest.mark.parametrize(("typed", "words"), [("?copied", "copied"), (":quotes abo", "quotes abo")])
def test_keys_in_one_piece_are_typed_into_other_lines(start: Start, typed: str, words: str) -> None:
    terminal = start()
    terminal.write(typed)
    terminal.until(lambda sent: words in words_in(sent))


def test_a_paste_of_several_lines_is_one_line(start: Start) -> None:
    terminal = start()
    terminal.write("/\x1b[200~walkout\n costs\tthe \r\nPort\x1b[201~")
    terminal.until(lambda sent: "/ walkout costs the Port" in words_in(sent).splitlines()[1])
    terminal.until(lambda _sent: "1 passage" in search_line(terminal))


LOOK = re.compile(rb"\x1b\[([0-9;]*)m")
COLOURS = re.compile(rb"(^|;)(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;|$)")
OWN = re.compile(rb"(^|;)[34]8;[25];")


@pytest.mark.parametrize(
    ("environment", "colours", "own", "erases"),
    [
        ({"TERM": "linux", "COLORTERM": ""}, True, False, True),
        ({"TERM": "xterm", "COLORTERM": ""}, True, False, True),
        ({"TERM": "vt100", "COLORTERM": ""}, False, False, False),
        ({"TERM": "dumb", "COLORTERM": "", "COLUMNS": "", "LINES": ""}, False, False, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False, False, True),
        ({"TERM": "xterm-256color", "COLORTERM": "", "STY": "1.desk"}, True, True, False),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor"}, True, True, False),
        ({"TERM": "screen-256color", "COLORTERM": "truecolor", "TERM_PROGRAM": "tmux"}, True, True, True),
    ],
)
def test_terminals_get_what_they_can_show(
    start: Start, environment: dict[str, str], colours: bool, own: bool, erases: bool
) -> None:
    terminal = start(environment={"TERM_PROGRAM": "", **environment})
    terminal.write("/walkout\r")
    terminal.until(lambda _sent: "3 passages" in search_line(terminal))
    terminal.read()
    looks = LOOK.findall(terminal.sent)
    assert any(map(COLOURS.search, looks)) is colours
    assert any(map(OWN.search, looks)) is own
    # Where the ground says nothing, the row of the cursor is reversed.
    assert own or any(b"7" in look.split(b";") for look in looks)
    # Erased cells take the ground in some terminals only: in others blanks are written.
    assert bool(re.search(rb"\x1b\[\d+X", terminal.sent)) is erases
