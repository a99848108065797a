"""Words from outside as Markdown (CommonMark): what is markup in them is escaped, so that they read as they are."""

from __future__ import annotations

import re
from urllib.parse import quote as percent

_MARKUP = re.compile(r"([\\`*_{}\[\]<>&#|~!$])")
_TURNS_ROUND = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]")  # the direction of what follows
_AT_THE_START = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")  # lists, underlines, tables


def plain(words: str) -> str:
    """Words on one line that Markdown shows as they are."""
    line = _MARKUP.sub(r"\\\1", _TURNS_ROUND.sub("", " ".join(words.split())))
    return _AT_THE_START.sub(
        lambda found: f"\\{found[1]}" if not found[1].isdigit() else f"{found[1]}\\", line
    )


def link_to(url: str) -> str:
    """An address as a link."""
    return f"<{percent(url, safe=':/?#[]@!$&()*+,;=%~._-')}>"
