"""JSON for terminals and files: letters stay readable, and nothing in it commands a terminal or turns text round."""

from __future__ import annotations

import json
import re
from typing import Any

_CONTROL = re.compile(  # JSON passes them
    "[\x7f-\x9f\xad\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)


def plain_json(value: Any) -> str:
    """A value on one line of JSON; raises TypeError for what JSON cannot hold."""
    return escaped(json.dumps(value, ensure_ascii=False))


def escaped(line: str) -> str:
    """A JSON text with what acts and is not seen (C1, DEL, line separators, marks of direction, tags) escaped."""
    return _CONTROL.sub(lambda match: json.dumps(match[0])[1:-1], line)
