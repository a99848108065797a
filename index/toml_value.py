"""A single value as TOML writes it."""

from __future__ import annotations

import json


def toml_value(value: str | int | bool) -> str:
    """JSON's strings, numbers and truths are TOML's too, but for the one control character that JSON lets pass."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
