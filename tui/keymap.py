"""The reader's own keys: checked as a whole before any is used, because Textual takes whatever it is given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from index.bounded_file import MB, read_bounded
from tui.commands import Command, commands, shown
from tui.settings import Settings, line_of

NAMED = frozenset(
    ["enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"]
    + ["up", "down", "left", "right", "escape", "comma"]
    + [f"f{number}" for number in range(1, 25)]
)
_IMPOSSIBLE = frozenset({"ctrl+i", "ctrl+m", "ctrl+j", "ctrl+enter", "ctrl+tab"})


def keymap(settings: Settings) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """The keys that hold, by command, and a sentence for each that does not (its default stays)."""
    source = _source(settings.path)
    keys: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []

    def refuse(name: str, why: str) -> None:
        place = f"{settings.path}, line {line_of(source, name, 'keymap')}: " if settings.path else ""
        problems.append(f"{place}{why} The default stays.")

    for name, written in settings.keymap.items():
        if name not in commands():
            refuse(name, f"there is no command “{name}”.")
            continue
        chosen = tuple(written.replace(",", " ").split()) if written.strip() != "," else ("comma",)
        wrong = [key for key in chosen if not possible(key)]
        if wrong or not chosen:
            refuse(name, f"{name} cannot have the key “{' '.join(wrong)}”: a terminal does not send it.")
        else:
            keys[name] = chosen
    for name, why in _clashes(keys):
        refuse(name, why)
        del keys[name]
    return keys, problems


def possible(key: str) -> bool:
    """Whether a terminal can send this key, and tell it from all others."""
    if key in _IMPOSSIBLE:
        return False
    if len(key) == 1:
        return key.isprintable() and not key.isspace()
    if key.startswith("ctrl+"):
        return re.fullmatch(r"ctrl\+[a-z]", key) is not None
    if key.startswith("shift+"):
        return key[6:] in NAMED
    return key in NAMED


def _source(path: Path | None) -> str:
    try:
        return read_bounded(path, MB).decode() if path else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _clashes(keys: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    """The entries whose key belongs to another command already, until none is left."""
    refused: dict[str, str] = {}
    while True:
        clash = _clash({name: value for name, value in keys.items() if name not in refused})
        if clash is None or clash[0] in refused:  # of two defaults none can be refused
            return list(refused.items())
        name, key, other = clash
        refused[name] = f"{name} cannot have “{shown(key)}”, the key of {other.title} ({other.id})."


def _clash(keys: Mapping[str, tuple[str, ...]]) -> tuple[str, str, Command] | None:
    holders: dict[tuple[str, bool], str] = {}  # keys of selected words come before those of the other places
    clashing: tuple[str, str, Command] | None = None
    for name, command in commands().items():
        for key in keys.get(name, command.keys):
            other = holders.setdefault((key, command.where == "words"), name)
            if other != name and clashing is None:
                mine, theirs = (name, other) if name in keys else (other, name)
                clashing = (mine, key, commands()[theirs])
    return clashing


def for_textual(keys: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The keys in the form of `App.set_keymap`: names of keys joined by commas."""
    from textual.binding import Binding

    return {
        name: ",".join(
            binding.key
            for key in chosen
            for binding in Binding.make_bindings([Binding(key, "none", id=name)])
        )
        for name, chosen in keys.items()
    }
