"""Every command of the screen, once: bindings, key line, help, palette and the README's table derive from this list."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.binding import BindingType

SHOWN = {
    "enter": "⏎",
    "backspace": "⌫",
    "comma": ",",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "shift+tab": "⇧Tab",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "space": "Space",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "Esc",
}

SCREENS = frozenset({"here", "words"})  # where commands are the explorer's, in `actions/`


@dataclass(frozen=True, slots=True)
class Command:
    """Something that the reader can do. `help` is one sentence; the other fields are explained in `commands.toml`."""

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    group: str
    short: str = ""
    where: str = "here"
    needs: tuple[str, ...] = ()
    cannot: str = ""
    action: str = field(default="")

    @property
    def key(self) -> str:
        """The first key, as it is shown."""
        return shown(self.keys[0]) if self.keys else ""

    @property
    def all_keys(self) -> str:
        """All keys, as they are shown."""
        return " ".join(shown(key) for key in self.keys)

    def possible(self, facts: Collection[str]) -> bool:
        """Whether everything that the command needs is among the facts of the moment."""
        return all(any(choice in facts for choice in need.split("|")) for need in self.needs)


def shown(key: str) -> str:
    """A key as people write it: “⏎” for enter, “^q” for ctrl+q."""
    if key.startswith("ctrl+"):
        return "^" + key[5:]
    return SHOWN.get(key, key)


@cache
def commands() -> dict[str, Command]:
    """All commands by id, in the order of `commands.toml`."""
    table = tomllib.loads(Path(__file__).with_name("commands.toml").read_text("utf-8"))
    return {name: _command(name, entry) for name, entry in table.items()}


def _command(name: str, entry: dict[str, str]) -> Command:
    return Command(
        id=name,
        keys=tuple(entry["keys"].split()),
        title=entry["title"],
        help=entry["help"],
        group=entry["group"],
        short=entry.get("short", ""),
        where=entry.get("where", "here"),
        needs=tuple(entry.get("needs", ())),
        cannot=entry.get("cannot", ""),
        action=entry.get("action", name),
    )


def with_keys(keymap: Mapping[str, tuple[str, ...]]) -> dict[str, Command]:
    """All commands by id, with the reader's own keys where `keymap` gives some."""
    from dataclasses import replace

    return {
        name: replace(command, keys=keymap.get(name, command.keys)) for name, command in commands().items()
    }


def bindings(where: str) -> list[BindingType]:
    """Textual's bindings for the commands of one place (“here”, “move” …), each with the command's id."""
    from textual.binding import Binding

    # Those of the program hold on every screen, also above the explorer.
    urgent = where == "program"
    return [
        Binding(
            ",".join(command.keys),
            _action(command),
            command.title,
            id=command.id,
            tooltip=command.help,
            priority=urgent,
        )
        for command in commands().values()
        if command.where == where
    ]


def _action(command: Command) -> str:
    if command.where not in SCREENS:
        return command.action
    return f"{'' if command.where == 'here' else 'screen.'}command('{command.id}')"


def keys_as_markdown() -> str:
    """The Markdown table of all keys, for the README."""
    lines = ["| Key | Command | What it does |", "| --- | --- | --- |"]
    for command in commands().values():
        keys = " ".join(f"`{shown(key)}`" for key in command.keys)
        lines.append(f"| {keys} | {command.title} (`{command.id}`) | {command.help} |")
    return "\n".join(lines) + "\n"


def keys_as_text() -> str:
    """All keys by group, for a terminal."""
    lines: list[str] = []
    group = ""
    for command in commands().values():
        if command.group != group:
            group = command.group
            lines += ["", group] if lines else [group]
        lines.append(f"  {command.all_keys:<18} {command.id:<16} {command.help}")
    return "\n".join(lines)
