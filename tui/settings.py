"""What the reader can set, in `config.toml`. The program writes there only what the reader sets in it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from index.bounded_file import MB, read_bounded


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set, with its defaults. `problems` are sentences about what was not understood, with file and line."""

    theme: str = ""
    animations: str = "none"
    debounce: int = 100
    editor: str = ""
    copy: str = ""
    mouse: bool = True
    least_sure: int = 40
    second_reader: str = ""
    second_reader_model: str = "default"
    keymap: dict[str, str] = field(default_factory=dict)
    """Keys by the command's id."""
    path: Path | None = None
    """The file that was read."""
    problems: tuple[str, ...] = ()


ABOUT = {
    "theme": "name of a theme; empty is the one chosen last, at first dateline-dark",
    "animations": "none, basic or full",
    "debounce": "keys of the search line that come faster, in milliseconds, are asked together",
    "editor": "command of the editor; empty is $VISUAL or $EDITOR",
    "copy": "a command that takes what is copied, besides the terminal's own clipboard",
    "mouse": "whether the mouse is used; without it the terminal selects text as ever",
    "least_sure": "events and quotes less sure, in percent, are left out and counted; % shows them",
    "second_reader": "address of a model on this machine, as http://127.0.0.1:8080/v1; empty: there is none",
    "second_reader_model": "name of the model there",
}
_KINDS: dict[str, type[str | int | bool]] = {name: type(getattr(Settings(), name)) for name in ABOUT}
_WORDS: dict[type[str | int | bool], str] = {
    str: "words in quotation marks",
    int: "a whole number",
    bool: "true or false",
}
CHOICES = {"animations": ("none", "basic", "full")}


def load(path: Path) -> Settings:
    """The settings in this file; the defaults where it is missing, and where an entry is wrong."""
    try:
        source = read_bounded(path, MB).decode()
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        return Settings(path=path, problems=(f"{path} could not be read ({error}); the defaults are used.",))
    try:
        table = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Settings(path=path, problems=(f"{path} is no TOML: {error}. The defaults are used.",))
    return _checked(table, path, source)


def _checked(table: dict[str, Any], path: Path, source: str) -> Settings:
    values: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in table.items():
        problem = _problem(name, value)
        if problem:
            problems.append(f"{path}, line {line_of(source, name)}: {problem}")
        else:
            values[name] = value
    values["keymap"] = {name: str(keys) for name, keys in values.get("keymap", {}).items()}
    return replace(Settings(), **values, path=path, problems=tuple(problems))


def _problem(name: str, value: object) -> str | None:
    if name == "keymap":
        return None if isinstance(value, dict) else "keymap is a table of keys by command."
    if name not in _KINDS:
        names = ", ".join(one.name for one in fields(Settings) if one.name not in ("path", "problems"))
        return f"there is no setting “{name}”; there are {names}."
    if not isinstance(value, _KINDS[name]) or (isinstance(value, bool) and _KINDS[name] is not bool):
        return f"{name} is {_WORDS[_KINDS[name]]}, not “{value}”."
    choices = CHOICES.get(name)
    if choices and value not in choices:
        return f"{name} is one of {', '.join(choices)}, not “{value}”."
    if name == "least_sure" and not 0 <= int(str(value)) <= 100:
        return "least_sure is a number of percent from 0 to 100."
    if name == "debounce" and not 0 <= int(str(value)) <= 5000:
        return "debounce is a number of milliseconds from 0 to 5000."
    return None


def taken(settings: Settings, name: str, words: str | bool) -> Settings:
    """The settings with one that was written by a person. Raises ValueError, which says what it is to be."""
    value: str | int | bool = words
    if _KINDS[name] is int:
        value = int(words) if str(words).strip().isdecimal() else words
    problem = _problem(name, value)
    if problem:
        raise ValueError(problem)
    changed: dict[str, Any] = {name: value}
    return replace(settings, **changed)


def line_of(source: str, name: str, table: str = "") -> int:
    """The line of a TOML file (from 1) where `name` is set, in a table if one is given; 1 where it is not found."""
    heading_name = ""
    for number, text in enumerate(source.splitlines(), 1):
        heading = re.match(r"\s*\[([^\]]+)\]", text)
        if heading:
            heading_name = heading[1].strip()
            if not table and heading_name == name:
                return number
        elif heading_name == table and re.match(rf"""\s*["']?{re.escape(name)}["']?\s*=""", text):
            return number
    return 1
