"""The application: themes, keys, session, errors. Wiring only; what it shows is `screens/browse.py`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from index.collection import Collection
from index.errors import CollectionError, DatelineError
from tui import keymap, log, session, settings, text, themes
from tui.backend import Backend
from tui.commands import bindings
from tui.terminal.colours import FEW
from tui.terminal.program import TerminalApp

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.timer import Timer

    from index.explore import Explorer
    from index.focus import Focus
    from tui.messages import CollectionChosen
    from tui.screens.browse import BrowseScreen

Value = TypeVar("Value")
SWITCH = 0.001  # seconds after which a busy thread lets the screen go on; with Python's 0.005 keys lag
# The collector of garbage stops everything: it is let in when rows are painted, and by itself only after so much.
GARBAGE = (50_000, 20, 50)
KEEP = 1.0  # seconds without an answer after which the reader's place is written down


class DatelineApp(TerminalApp, inherit_bindings=False):
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
        explorer: Explorer | None = None,
    ) -> None:
        """`session` and `settings` are read from their folders where none are given; `focus` is asked first."""
        super().__init__()
        self.settings = settings or _settings()
        self.session = session or _session()
        self.keys, self.problems = keymap.keymap(self.settings)
        self._first = (Backend(collection, explorer), focus)
        self._explorer: BrowseScreen | None = None
        self._keeping: Timer | None = None
        self._settled = False
        self._told: dict[str, float] = {}  # until when what was said last stands on the screen
        for theme in themes.OWN:
            self.register_theme(theme)
        self.animation_level = self.settings.animations  # type: ignore[assignment]
        remembered = self.session.theme if self.depth not in FEW else None
        given = themes.FEW_COLOURS if self.depth in FEW else themes.OWN[0].name
        self._choose_theme(self.settings.theme or remembered or given)

    def _choose_theme(self, wanted: str) -> None:
        if wanted not in self.available_themes:
            self.problems.append(f"There is no theme “{wanted}”; T lists those there are.")
            wanted = themes.OWN[0].name
        self.set_first_theme(wanted)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The reading colours, for themes that do not know them."""
        return themes.reading_colours(self.current_theme)

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

    def on_ready(self) -> None:
        """Let the collector of garbage in, if it was kept out while the program started."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def settle(self) -> None:
        """Keep the collector of garbage from what is loaded by now and stays: looking at it took 0.1 s each time.

        Only once, because what is garbage at that moment is kept too.
        """
        if not self._settled:
            self._settled = True
            gc.freeze()
            gc.set_threshold(*GARBAGE)

    # ── telling ──────────────────────────────────────────────────────────────────────────────────────────────────

    def toast(self, words: str, *, severity: Any = "information", timeout: float = 4) -> None:
        """A short word in the corner, shown as it is; while it stands there it is not said again."""
        now = monotonic()
        self._told = {said: until for said, until in self._told.items() if until > now}
        if words not in self._told:
            self._told[words] = now + timeout
            self.notify(text.clean(words), severity=severity, timeout=timeout, markup=False)

    def tell_error(self, error: Exception, advice: str = "") -> None:
        """Tell what went wrong in one sentence, and keep the details in the log."""
        sentence, more = log.told(error, advice)
        if log.grave(error):
            from tui.screens.error import ErrorScreen

            self.push_screen(ErrorScreen(sentence, more))
        else:
            self.toast(f"{sentence} {more}".strip(), severity="error", timeout=8)

    def choose(self, title: str, choices: Sequence[tuple[str, Value]], then: Callable[[Value], None]) -> None:
        """Let the user choose one of a few things; `then` gets its value."""
        from tui.screens.choose import ChooseScreen

        def take(number: int | None) -> None:
            if number is not None:
                then(choices[number][1])

        self.push_screen(ChooseScreen(title, [label for label, _value in choices]), take)

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


def _settings() -> settings.Settings:
    from index.paths import config_folder

    return settings.load(config_folder() / "config.toml")


def _session() -> session.Session:
    return session.load()
