"""The table of keys, for `dateline keys` and the README: rendered from the one list of commands."""

from __future__ import annotations

from tui.commands import commands, shown


def key_table() -> str:
    """All keys as a Markdown table."""
    lines = ["| key | does |", "| --- | --- |"]
    for command in commands().values():
        keys = " ".join(f"`{shown(key)}`" for key in command.keys)
        lines.append(f"| {keys} | {command.help} |")
    return "\n".join(lines) + "\n"


def key_lines() -> str:
    """All keys for a terminal, a line each, with the id that names the command in a keymap."""
    return "".join(
        f"{command.all_keys:12} {command.id:16} {command.help}\n" for command in commands().values()
    )
