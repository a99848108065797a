"""JSON for terminals and files: letters stay readable, and nothing in it commands a terminal or turns text round."""

from __future__ import annotations

import json
import re
from typing import Any

_CONTROL = re.compile(
    "[\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)  # JSON passes them


def plain_json(value: Any) -> str:
    """A value on one line of JSON; raises TypeError for what JSON cannot hold."""
    return escaped(json.dumps(value, ensure_ascii=False))


def escaped(line: str) -> str:
    """A JSON text with its control characters (C1, DEL, line separators, marks of direction) escaped."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
