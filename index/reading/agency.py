"""Which news agency a report is from, by its dateline, credits, authors or publisher."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from index.model import Article

_DATELINE = re.compile(r"^.{0,80}?[(/]\s*([A-Za-z][\w .-]{1,30}?)\s*[)/]\s*[-–—:]")
_TAIL = re.compile(r"(?:[-–—/(]\s*|\bwith\s+|\bfrom\s+)([A-Z][\w .-]{1,30}?)\s*[)/.]*\s*$")
_TOP = 3  # passages that may hold a dateline


@cache
def _known() -> dict[str, str]:
    data = tomllib.loads((Path(__file__).parent / "agencies.toml").read_text(encoding="utf-8"))
    return {written: name for name, forms in data["agencies"].items() for written in forms}


def agency_of(article: Article) -> str | None:
    """The agency that a report credits, under its usual name; None where it credits none."""
    known = _known()
    passages = [one for one in article.segments if one.kind == "paragraph"]
    for segment in passages[:_TOP]:
        if (found := _DATELINE.match(segment.of(article.text)[:150])) and found[1] in known:
            return known[found[1]]
    for name in (*article.authors, article.publisher or ""):
        if name in known:
            return known[name]
    lines = [one.of(article.text) for one in article.segments if one.kind == "credit"]
    for words in lines[:20]:
        if (found := _TAIL.search(words[-60:])) and found[1] in known:
            return known[found[1]]
        if named := next((known[part.strip(" .")] for part in re.split(r"[/,;|©]| and |: ", words[:300])
                          if part.strip(" .") in known), None):  # fmt: skip
            return named
    if passages and (found := _TAIL.search(passages[-1].of(article.text)[-40:])) and found[1] in known:
        return known[found[1]] if found[0][:1] in "-–—/(" else None
    return None
