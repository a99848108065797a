"""Textual's driver for a terminal that may be taken away, given back, or go for good."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import time
from threading import Event, Thread
from typing import IO, Any, Protocol, cast

from tui.terminal.textual_private import TextualDriver

LOOK = 1000  # milliseconds between looks whether the program has ended
AGAIN = 0.2  # seconds after which a program that has not left its lost terminal is asked again
PATIENCE = 10.0  # seconds in all that it is given to leave in order
HUNG_UP = 129  # the exit code of a program whose terminal has gone


class Leaving(Protocol):
    """What the driver asks of the application."""

    def action_redraw(self) -> None:
        """Draw everything again."""

    def leave_terminal(self) -> None:
        """Leave because the terminal has gone."""


class TerminalDriver(TextualDriver):
    """Ends the program with its terminal, and takes the terminal anew after every stop."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        # Asked of the terminal: without it the size is rich's, and a dumb terminal is always 80×25 to that.
        self.ask_size()
        self.write_to(Forgiving(sys.__stderr__))
        self._over = Event()

    @property
    def _program(self) -> Leaving:
        return cast("Leaving", self.application)

    @property
    def has_terminal(self) -> bool:
        """Whether somebody still holds the terminal's other end."""
        return not self._hangs_up(0)

    def start_application_mode(self) -> None:
        """Take the terminal; nothing is known of what stands on it."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.call_on_loop(self._program.action_redraw)
        self._over = Event()
        Thread(target=self._watch, args=[self._over], name="terminal-end", daemon=True).start()

    def _watch(self, over: Event) -> None:
        """Wait until the terminal has gone: reading it would give end-of-file at once, for ever.

        Then the program is asked to leave until it does: one that has only begun may not hear it the first time. One
        that something holds up is ended as by a kill, which the files of a collection bear.
        """
        while not self._hangs_up(LOOK):
            if over.is_set():
                return
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(RuntimeError):  # the loop has ended: the rest of the program is about to
                self.call_on_loop(self._program.leave_terminal)
            time.sleep(AGAIN)
        os._exit(HUNG_UP)

    def _hangs_up(self, milliseconds: int) -> bool:
        poll = select.poll()  # of its own: two threads may not wait on one
        poll.register(self.fileno, 0)  # a hang-up is always told
        return bool(poll.poll(milliseconds))

    def read_terminal(self) -> None:
        """Read what is typed; leave where nothing can be read any longer."""
        try:
            super().read_terminal()
        except OSError:  # so a terminal that has gone may be read too
            self.call_on_loop(self._program.leave_terminal)
        except Exception as error:  # noqa: BLE001 - ends the program in order, and is written to its log
            self.tell_failure(error)

    # A signal may come in the midst of a write: what writes as well waits for ever unless it has a turn of its own.

    def stop(self) -> None:
        """Stop in the application's turn."""
        self.call_on_loop(super().stop)

    def go_on(self) -> None:
        """Go on in the application's turn."""
        self.call_on_loop(self._take_again)

    def _take_again(self) -> None:
        """Go on after a stop, also after one that did not ask and left the terminal as it was."""
        if self.was_stopped_unasked:
            self.suspend_application_mode()
        super().go_on()

    def close(self) -> None:
        """Leave the terminal for good, or until it is taken again."""
        self._over.set()
        super().close()


class Forgiving:
    """A stream that may be gone: what is written then is lost, and nobody fails."""

    def __init__(self, stream: IO[str] | None) -> None:
        self._stream = stream

    def write(self, words: str) -> None:
        """Write, if that is possible."""
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.write(words)

    def flush(self) -> None:
        """Flush, if that is possible."""
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.flush()

    def fileno(self) -> int:
        """The stream's number."""
        return self._stream.fileno() if self._stream is not None else -1


def let_go_of_streams() -> None:
    """Write to nowhere from now on, so that what is left for a terminal that has gone does not fail the end."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
