"""What the application is to its screens: settings, session, keys, themes; how it tells and asks something."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, TypeVar

from tui import keymap, log, session, settings, text, themes
from tui.commands import with_keys
from tui.terminal.colours import FEW
from tui.terminal.program import TerminalApp

Value = TypeVar("Value")
# The collector of garbage stops everything: it is let in when rows are painted, and by itself only after so much.
GARBAGE = (50_000, 20, 50)


class Application(TerminalApp, inherit_bindings=False):
    """The application without its first screen."""

    def __init__(
        self, session: session.Session | None = None, settings: settings.Settings | None = None
    ) -> None:
        """`session` and `settings` are read from their folders where none are given."""
        super().__init__()
        self.settings = settings or _settings()
        self.session = session or _session()
        self.keys, self.problems = keymap.keymap(self.settings)
        self._settled = False
        self._told: dict[str, float] = {}  # until when what was said last stands on the screen
        self._warned = 0.0  # until when a warning or an error does
        for theme in themes.OWN:
            self.register_theme(theme)
        self.animation_level = self.settings.animations  # type: ignore[assignment]
        remembered = self.session.theme if self.depth not in FEW else None
        given = themes.FEW_COLOURS if self.depth in FEW else themes.OWN[0].name
        self._choose_theme(self.settings.theme or remembered or given)

    def _choose_theme(self, name: str) -> None:
        if name not in self.available_themes:
            key = with_keys(self.keys)["theme"].key
            self.problems.append(f"There is no theme “{name}”; {key} lists those there are.")
            name = themes.OWN[0].name
        self.set_first_theme(name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The reading colours, for themes that do not know them."""
        return themes.reading_colours(self.current_theme)

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
        """A short word in the corner, shown as it is; while it stands there it is not said again.

        It takes the place of those before, but for warnings and errors: a small screen has no room for many.
        """
        now = monotonic()
        self._told = {said: until for said, until in self._told.items() if until > now}
        if words not in self._told:
            if severity == "information" and self._warned < now:
                self.clear_notifications()
                self._told.clear()
            self._told[words] = now + timeout
            if severity != "information":
                self._warned = now + timeout
            self.notify(text.clean(words), severity=severity, timeout=timeout, markup=False)

    def tell_error(self, error: Exception, advice: str = "") -> None:
        """Tell what went wrong in one sentence, and keep the details in the log."""
        sentence, more = log.told(error, advice)
        if log.grave(error):
            from tui.screens.error import ErrorScreen

            self.push_screen(ErrorScreen(sentence, more))
        else:
            self.toast(f"{sentence} {more}".strip(), severity="error", timeout=8)

    def choose(
        self,
        title: str,
        choices: Sequence[tuple[str, Value]],
        then: Callable[[Value], None],
        write: Callable[[str], None] | None = None,
    ) -> None:
        """Let the user choose one of a few things; `then` gets its value, `write` the letters that begin a name."""
        from tui.screens.choose import ChooseScreen

        def take(answer: int | str | None) -> None:
            if isinstance(answer, int):
                then(choices[answer][1])
            elif answer is not None and write is not None:
                write(answer)

        labels = [label for label, _value in choices]
        self.push_screen(ChooseScreen(title, labels, begins=write is not None), take)


def _settings() -> settings.Settings:
    from index.paths import config_folder

    return settings.load(config_folder() / "config.toml")


def _session() -> session.Session:
    return session.load()
