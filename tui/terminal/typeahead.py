"""Keys that arrive together have their effects one after the other: “/raid” in one piece is typed into the search line.

Textual hands a key to who has the keyboard at that moment; over a slow line the next ones come before that has changed.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from textual import events
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.widget import Widget
    from textual.worker import Worker
    from textual.worker_manager import WorkerManager

PATIENCE = 0.5  # seconds after which a key that nobody answers for is taken as done
OPENS = "opens a screen"  # name of a worker for which the keys wait that were typed after its own
STEPS = 2  # by which an input says that it is done: to what it stands in, and from there to the screen
Typed = events.Key | events.Paste
MOST_WAITING = 2_000  # keys: as many as the search line takes


class KeyTaker(Protocol):
    """The application whose keys wait."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen in front."""

    @property
    def focused(self) -> Widget | None:
        """Who has the keyboard."""

    @property
    def workers(self) -> WorkerManager:
        """The threads at work."""

    def set_timer(self, delay: float, callback: Any) -> Timer:
        """Call back once, after so many seconds."""

    def call_later(self, callback: Any) -> bool:
        """Call back when what waits is done."""

    async def hand_on(self, event: Typed) -> None:
        """Give a key to who has the keyboard."""


class KeyDone(Message):
    """Follows a key on its way, and comes to the application when the key has had its effect."""

    def __init__(
        self,
        screen: Screen[object],
        holder: Widget,
        steps: int = 0,
        opening: frozenset[Worker[Any]] = frozenset(),
    ) -> None:
        """`screen` and `holder` are whom the key was for; so many `steps` more it goes the same way.

        `opening` are the threads that were about to open a screen before it.
        """
        super().__init__()
        self.screen, self.holder, self.steps, self.opening = screen, holder, steps, opening

    def onward(self) -> KeyDone:
        """What follows the words that the key had the holder say."""
        return KeyDone(self.screen, self.holder, self.steps - 1, self.opening)


class Typeahead:
    """The keys that wait for the one before them."""

    def __init__(self, app: KeyTaker) -> None:
        self._app = app
        self._typed: deque[Typed] = deque()
        self._awaited: KeyDone | None = None
        self._held: KeyDone | None = None  # word of a key that has a thread open a screen
        self._since = 0.0

    async def take(self, event: Typed) -> None:
        """Hand a key on, now or when those before it are done. A paste of several lines becomes one line.

        What is typed while very much waits is no reader's, but a paste that the terminal does not tell: it is dropped.
        """
        if len(self._typed) >= MOST_WAITING:
            return
        if isinstance(event, events.Paste):
            event = events.Paste(" ".join(event.text.split()))
        self._typed.append(event)
        if self._awaited is None or monotonic() - self._since > PATIENCE:
            await self._next()
        elif len(self._typed) == 1:
            self._app.set_timer(PATIENCE, self._give_up)

    async def _next(self) -> None:
        self._awaited = None
        while self._typed and self._awaited is None:
            event = self._typed.popleft()
            screen = self._app.screen
            holder, opening = self._app.focused or screen, self._opening()
            await self._app.hand_on(event)
            steps = STEPS if isinstance(holder, Input) and not _is_written(event) else 0
            self._since = monotonic()
            self._follow(KeyDone(screen, holder, steps, opening))

    def _follow(self, message: KeyDone) -> bool:
        """Send word of a key on its way; gives whether there still is somebody whom the key was for."""
        is_sent = message.holder.post_message(message)
        self._awaited = message if is_sent else None
        return is_sent

    async def _give_up(self) -> None:
        if self._typed and monotonic() - self._since >= PATIENCE:
            await self._next()

    async def done(self, message: KeyDone) -> None:
        """Go on with the next key, once a screen that was opened by this one stands."""
        if message is not self._awaited:
            return
        if message.steps and message.screen is self._app.screen and self._follow(message.onward()):
            return
        if self._opening() - message.opening:
            self._held = message  # until `opened`, or until it was waited long enough
            return
        if message.screen is not self._app.screen or _may_leave_later(message):
            self._go_on_after(message, self._app.screen)
        else:
            await self._next()

    async def opened(self) -> None:
        """Go on with the next key, where it waited for a screen that a thread has opened now."""
        held, self._held = self._held, None
        if held is not None:
            await self.done(held)

    def _opening(self) -> frozenset[Worker[Any]]:
        """The threads that are about to open a screen."""
        return frozenset(
            worker for worker in self._app.workers if worker.name == OPENS and not worker.is_finished
        )

    def _go_on_after(self, message: KeyDone, screen: Screen[Any]) -> None:
        screen.call_after_refresh(self._app.call_later, partial(self._go_on, message, screen))

    async def _go_on(self, message: KeyDone, screen: Screen[Any]) -> None:
        """Go on, where the screen that was waited for is still in front; a menu may open the next, by a thread too."""
        if message is not self._awaited:
            return
        if screen is not self._app.screen:
            self._go_on_after(message, self._app.screen)
        elif self._opening() - message.opening:
            self._held = message
        else:
            await self._next()


def _may_leave_later(message: KeyDone) -> bool:
    """Whether the key was for a menu, which leaves only once it has been painted."""
    return isinstance(message.screen, ModalScreen) and not isinstance(message.holder, Input)


def _is_written(event: Typed) -> bool:
    """Whether an input writes this; any other key may have it hand the keyboard on."""
    return isinstance(event, events.Paste) or event.is_printable
