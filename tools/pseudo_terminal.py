"""A program on a terminal of its own: what it sends can be read, keys can be written, and the terminal can go."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable

PROGRAM = "from tui.cli.main import main; main()"
CALM = 0.6  # seconds without a byte after which nothing more is waited for
PATIENCE = 30.0  # seconds for anything at most
_ASKED, _ANSWER = (
    b"\x1b[?2026$p",
    b"\x1b[?2026;2$y",
)  # whether the terminal shows pictures as a whole: it does


class PseudoTerminal:
    """`python -c program *arguments` on a pseudo-terminal of this size."""

    def __init__(
        self,
        arguments: list[str],
        size: tuple[int, int],
        environment: dict[str, str],
        *,
        program: str = PROGRAM,
        first: Callable[[], object] = int,
    ) -> None:
        """`environment` is added to the present one; `first` is done in the new process before the program."""
        columns, lines = size
        self.sent = b""
        self.process, self.number = pty.fork()
        if not self.process:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.environ |= {"COLUMNS": str(columns), "LINES": str(lines), **environment}
            signal.signal(
                signal.SIGHUP, signal.SIG_DFL
            )  # as from a shell, also where this process ignores it
            first()
            os.execv(sys.executable, [sys.executable, "-c", program, *arguments])  # noqa: S606
        self.modes = termios.tcgetattr(self.number)

    def write(self, keys: str) -> None:
        """Write keys, all in one piece."""
        os.write(self.number, keys.encode())

    def read(self, calm: float = CALM) -> bytes:
        """What is sent until nothing more comes."""
        return self._read(lambda last: time.monotonic() - last >= calm)

    def until(self, condition: Callable[[bytes], bool]) -> bytes:
        """What is sent until a condition holds for all that was sent so far. Raises TimeoutError."""
        got = self._read(lambda _last: condition(self.sent))
        if not condition(self.sent):
            raise TimeoutError(repr(self.sent[-2000:]))
        return got

    def _read(self, enough: Callable[[float], bool]) -> bytes:
        got, begin = b"", time.monotonic()
        last = begin
        while not enough(last) and time.monotonic() - begin < PATIENCE:
            if select.select([self.number], [], [], 0.02)[0]:
                try:
                    piece = os.read(self.number, 65536)
                except OSError:  # nobody holds the terminal any more
                    break
                if _ASKED in piece:
                    os.write(self.number, _ANSWER)
                got, last = got + piece, time.monotonic()
                self.sent += piece
        return got

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.process, number)

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.close(self.number)

    def status(self, options: int = 0) -> int:
        """What `waitpid` says of the program."""
        return os.waitpid(self.process, options)[1]

    def code(self) -> int:
        """The program's exit code; what it still sends is read meanwhile."""
        self._read(lambda _last: False)
        return os.waitstatus_to_exitcode(self.status())
