"""The settings as a menu: what is chosen is set at once, and written into `config.toml`, that line alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from index.errors import DatelineError
from tui.settings import ABOUT, CHOICES, taken

if TYPE_CHECKING:
    from tui.host import Host

LATER = ("mouse", "debounce")  # are as they were until the next start


def show(host: Host) -> None:
    """Choose what to set."""
    choices = [
        (f"{name}: {_shown(getattr(host.app.settings, name)) or 'not set'} — {about}", name)
        for name, about in ABOUT.items()
    ]
    host.app.choose("Settings", choices, partial(_ask, host))


def _shown(value: object) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _ask(host: Host, name: str) -> None:
    from tui.screens.words_screen import WordsScreen

    value = getattr(host.app.settings, name)
    options = CHOICES.get(name) or (sorted(host.app.available_themes) if name == "theme" else ())
    if isinstance(value, bool):
        _set(host, name, not value)
    elif options:
        host.app.choose(name, [(one, one) for one in options], partial(_set, host, name))
    else:
        line = WordsScreen(f"{name}: {ABOUT[name]}", str(value), empty=isinstance(value, str))
        host.app.push_screen(line, partial(_set, host, name))


def _set(host: Host, name: str, words: str | bool | None) -> None:
    """Set it in the file and in the program; where it is wrong, or cannot be written, all stays as it was."""
    from index.paths import config_folder
    from tui.setting_file import write_setting

    if words is None:
        return
    app = host.app
    path = app.settings.path or config_folder() / "config.toml"
    try:
        settings = taken(app.settings, name, words)
        write_setting(path, name, getattr(settings, name))
    except ValueError as error:
        app.toast(f"Not set: {error}", severity="warning")
    except (DatelineError, OSError) as error:
        app.tell_error(error)
    else:
        app.settings = replace(settings, path=path)
        _apply(host, name)
        when = "; from the next start" if name in LATER else ""
        app.toast(f"{name}: {_shown(getattr(settings, name)) or 'not set'}, written to {path}{when}.")


def _apply(host: Host, name: str) -> None:
    app, settings = host.app, host.app.settings
    if name == "theme" and settings.theme in app.available_themes:
        app.theme = settings.theme
    elif name == "animations":
        app.animation_level = settings.animations  # type: ignore[assignment]
    elif name == "least_sure":
        host.rearrange(replace(host.arrangement, least=settings.least_sure / 100))
