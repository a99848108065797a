"""One setting written into `config.toml`: its line alone is changed, all other words and comments stay as they are."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from index.bounded_file import MB, read_bounded
from index.errors import DatelineError
from index.toml_value import toml_value
from index.whole_file import write_whole

Value = str | int | bool
_VALUE = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"']+)"""


class Unwritable(DatelineError):  # noqa: N818 - it names what the file is
    """A file in which the setting's line cannot be changed without touching anything else."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"{name} was not written: {why}. Change it with an editor; `dateline where` prints the file."
        )


def write_setting(path: Path, name: str, value: Value) -> None:
    """Set `name` in the file, which is made where it is not there. A link stays one.

    Raises Unwritable where the file is no TOML, or has the value over several lines; OSError.
    """
    target = path.resolve()
    try:
        source = read_bounded(target, MB).decode()
    except FileNotFoundError:
        source = ""
    except UnicodeDecodeError:
        raise Unwritable(name, "the file is no UTF-8") from None
    write_whole(target, with_setting(source, name, value).encode())


def with_setting(source: str, name: str, value: Value) -> str:
    """The file's text with one setting changed, or added before its first table. Raises Unwritable."""
    table, newline = _table(source, name), "\r\n" if "\r\n" in source else "\n"
    lines = source.splitlines(keepends=True)
    first = next((at for at, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    setting = re.compile(rf"""(\s*["']?{re.escape(name)}["']?\s*=\s*){_VALUE}""")
    at = next((at for at, line in enumerate(lines[:first]) if setting.match(line)), None)
    if at is not None:
        lines[at] = setting.sub(lambda match: match[1] + toml_value(value), lines[at], count=1)
    else:
        if first and not lines[first - 1].endswith(("\n", "\r")):
            lines[first - 1] += newline
        lines.insert(first, f"{name} = {toml_value(value)}{newline}")
    made = "".join(lines)
    if _table(made, name) != {**table, name: value}:
        raise Unwritable(name, "the file sets it in a way that only a person can change")
    return made


def _table(source: str, name: str) -> dict[str, object]:
    try:
        return tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unwritable(name, f"the file is no TOML ({error})") from None
