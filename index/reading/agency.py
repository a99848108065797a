"""Which news agency a report is from, by its dateline, credits, authors or publisher."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from index.model import Article

_DATELINE = re.compile(r"^.{0,80}?[(/]\s*([A-Za-z][\w .-]{1,30}?)\s*[)/]\s*[-–—:]")
_TAIL = re.compile(r"(?:[-–—/(]\s*|\bwith\s+|\bfrom\s+)([A-Z][\w .-]{1,30}?)\s*[)/.]*\s*$")
_PARTS = re.compile(r"[/,;|©]| and |: ")
_TOP = 3  # passages that may hold a dateline


@cache
def known_agencies() -> dict[str, str]:
    """The usual name of every agency by each way to write it."""
    data = tomllib.loads((Path(__file__).parent / "agencies.toml").read_text(encoding="utf-8"))
    return {written: name for name, forms in data["agencies"].items() for written in forms}


def agency_of(article: Article) -> str | None:
    """The agency that a report credits, under its usual name; None where it credits none."""
    passages = [one.of(article.text) for one in article.segments if one.kind == "paragraph"]
    lines = [one.of(article.text) for one in article.segments if one.kind == "credit"]
    return (
        _of_dateline(passages)
        or _of_names((*article.authors, article.publisher or ""))
        or agency_in(lines, passages)
    )


def agency_in(credit_lines: list[str], passages: list[str]) -> str | None:
    """The agency that credit lines name, or the last passage's end (“— AFP”)."""
    agencies = known_agencies()
    for words in credit_lines[:20]:
        match = _TAIL.search(words[-60:])
        if match and match[1] in agencies:
            return agencies[match[1]]
        parts = [part.strip(" .") for part in _PARTS.split(words[:300])]
        if named := next((agencies[part] for part in parts if part in agencies), None):
            return named
    match = _TAIL.search(passages[-1][-40:]) if passages else None
    return agencies.get(match[1]) if match and match[0][:1] in "-–—/(" else None


def _of_dateline(passages: list[str]) -> str | None:
    for words in passages[:_TOP]:
        if (match := _DATELINE.match(words[:150])) and match[1] in known_agencies():
            return known_agencies()[match[1]]
    return None


def _of_names(names: tuple[str, ...]) -> str | None:
    return next((known_agencies()[name] for name in names if name in known_agencies()), None)
