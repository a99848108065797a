"""The application of one collection: its first screen, and where the user is. Wiring only."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from index.collection import Collection
from index.errors import CollectionError, DatelineError
from tui import keymap, log, session, settings, themes
from tui.application import Application
from tui.backend import Backend
from tui.commands import bindings
from tui.terminal.colours import FEW

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.timer import Timer

    from index.exploration import Exploration
    from index.focus import Focus
    from tui.messages import CollectionChosen
    from tui.screens.browse import BrowseScreen

SWITCH = 0.001  # seconds after which a busy thread lets the screen go on; with Python's 0.005 keys lag
KEEP = 1.0  # seconds without an answer after which the reader's place is written down


class DatelineApp(Application, inherit_bindings=False):
    """The explorer of one collection."""

    TITLE = "dateline"
    CSS_PATH = Path(__file__).with_name("dateline.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("program"), ("ctrl+c", "help_quit", "How to quit")]
    ENABLE_COMMAND_PALETTE = False
    PAUSE_GC_ON_SCROLL = True

    def __init__(
        self,
        collection: Collection,
        *,
        session: session.Session | None = None,
        settings: settings.Settings | None = None,
        focus: Focus | None = None,
        explorer: Exploration | None = None,
    ) -> None:
        """`session` and `settings` are read from their folders where none are given; `focus` is asked first."""
        super().__init__(session, settings)
        self._first = (Backend(collection, explorer), focus)
        self._explorer: BrowseScreen | None = None
        self._keeping: Timer | None = None

    def get_default_screen(self) -> Any:
        """The explorer."""
        return self._explore(*self._first)

    def _explore(self, backend: Backend, focus: Focus | None = None) -> BrowseScreen:
        from tui.screens.browse import BrowseScreen

        self._explorer = BrowseScreen(backend, self.session.place(backend.path), focus)
        return self._explorer

    async def on_collection_chosen(self, event: CollectionChosen) -> None:
        """Open another collection in the place of this one, where the user left it."""
        self.keep_session()
        try:
            collection = Collection.open(event.path)
        except CollectionError as error:
            self.tell_error(error)
            return
        self._leave()
        await self.replace_screen(self._explore(Backend(collection)))

    def on_mount(self) -> None:
        """Use the user's keys, and say what of the settings was not understood."""
        sys.setswitchinterval(SWITCH)
        self.set_keymap(keymap.for_textual(self.keys))
        problems = [*self.settings.problems, *self.problems]
        if problems:
            self.toast("\n".join(problems), severity="warning", timeout=15)

    # ── the session ──────────────────────────────────────────────────────────────────────────────────────────────

    def on_place_changed(self) -> None:
        """Write down where the user is when there has been nothing new for a moment; collect garbage now and then."""
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(KEEP, self._pause)
        self.call_after_refresh(gc.collect, 0)

    def _pause(self) -> None:
        self.keep_session()
        gc.collect(1)

    def keep_session(self) -> None:
        """Write down where the user is. A disk that is full must not stop anybody from reading."""
        explorer = self._explorer
        if explorer is not None and explorer.is_mounted:
            self.session.remember(explorer.backend.path, explorer.place())
        if self.depth not in FEW or self.theme != themes.FEW_COLOURS:
            self.session.theme = self.theme
        try:
            self.session.save()
        except OSError as error:
            log.write(error)

    def _leave(self) -> None:
        """End the visit to the collection: what comes from now on is new at the next one."""
        if self._explorer is not None and self._explorer.answers.indexing is None:
            try:
                self._explorer.backend.leave()
            except (OSError, DatelineError) as error:
                log.write(error)

    def end(self, code: int) -> None:
        """Keep the place and leave with this exit code."""
        self.keep_session()
        self._leave()
        super().end(code)

    async def action_quit(self) -> None:
        """Keep the place and leave."""
        self.end(0)
