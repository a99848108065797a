"""Whether a page's HTML breaks off before its end."""

from __future__ import annotations

import re
from collections import Counter

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|(?P<comment>\Z))|<(script|style)\b.*?(?:</\2\s*>|(?P<code>\Z))", re.I | re.S
)
_END = re.compile(r"</(?:body|html)\s*>", re.I)
_BEGIN = re.compile(r"<(?:body|html)\b", re.I)
_MUST_CLOSE = re.compile(
    r"<(/?)(div|article|main|section|header|footer|aside|nav|table|ul|ol|blockquote|figure|h[1-6]|span|a|em|strong)\b"
    r"[^<>]{0,2000}?(/?)>",
    re.I,
)
_OPEN_TAG = re.compile(r"<[a-z/!][^<>]{0,2000}\Z", re.I)
_SENTENCE_END = re.compile(r"[.!?…:;”’\"'»)\]>]\s*\Z")


def is_cut_off(source: str) -> bool:
    """Whether HTML breaks off in the midst: in a tag, in an element that has to be closed, or in a sentence.

    A page that closes its body or itself is whole. HTML allows leaving these ends out; then all else has to be closed.
    """
    shown = _HIDDEN.sub("", source)
    if _END.search(shown):
        return False
    if _ends_hidden(source) or _OPEN_TAG.search(shown):
        return True
    depths: Counter[str] = Counter()
    for tag in _MUST_CLOSE.finditer(shown):
        if not tag[3]:
            depths[tag[2].lower()] += -1 if tag[1] else 1
    if any(depth > 0 for depth in depths.values()):
        return True
    return bool(_BEGIN.search(shown)) and not _SENTENCE_END.search(shown)


def _ends_hidden(source: str) -> bool:
    """Whether a comment or a script is open at the end."""
    return any(
        match["comment"] is not None or match["code"] is not None for match in _HIDDEN.finditer(source)
    )
