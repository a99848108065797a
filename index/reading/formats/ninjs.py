"""News in JSON (ninjs of the IPTC, versions 1 and 2)."""

from __future__ import annotations

from typing import Any

from index.model import Article
from index.reading.assemble import Block
from index.reading.clean import clean
from index.reading.composed import DocumentFacts, article_of
from index.reading.entities import plain_line
from index.reading.html.parse import html_blocks
from index.reading.plain.segments import segments_of
from index.reading.source_dates import find_day


def article_of_ninjs(item: dict[str, Any], name: str) -> Article:
    """The article of an item. Raises ReadError where it holds no text."""
    stated = DocumentFacts(language=_text(item.get("language")), url=_text(item.get("uri")))
    if title := _text(item.get("headline")) or _of_list(item.get("headlines")) or _text(item.get("title")):
        stated.title, stated.found["title"] = plain_line(title), "the item's headline"
    for key in (
        "firstcreated",
        "firstCreated",
        "contentcreated",
        "contentCreated",
        "versioncreated",
        "versionCreated",
    ):
        if day := find_day(_text(item.get(key)) or ""):
            stated.published, stated.found["published"] = day, f"the item's {key}"
            break
    people = item.get("people") if isinstance(item.get("people"), list) else []
    stated.authors = [one["name"] for one in people or [] if _is_author(one)]
    if not stated.authors and (line := _text(item.get("byline"))):
        stated.authors = [line.removeprefix("By ")]
    stated.publisher = _text(item.get("copyrightholder")) or _provider(item)
    return article_of(_blocks(item), name, stated, "the item's body")


def _blocks(item: dict[str, Any]) -> list[Block]:
    rich = _text(item.get("body_xhtml")) or _text(item.get("body_html")) or _of_list(item.get("bodies"))
    if rich and "<" in rich:
        return html_blocks(rich)
    plain = clean(_text(item.get("body_text")) or rich or _text(item.get("description_text")) or "")
    return [Block(one.kind, one.of(plain)) for one in segments_of(plain)]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _of_list(value: Any) -> str | None:
    """The main member's value of a list of `{role, value}`."""
    members = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    members.sort(key=lambda one: one.get("role") not in ("main", "body", "headline"))
    return next((words for one in members if (words := _text(one.get("value")))), None)


def _provider(item: dict[str, Any]) -> str | None:
    for key in ("infosources", "infosource"):
        value = item.get(key)
        for provider in value if isinstance(value, list) else []:
            if isinstance(provider, dict) and (name := plain_line(provider.get("name"))):
                return name
    return None


def _is_author(infosource: Any) -> bool:
    return (
        isinstance(infosource, dict)
        and isinstance(infosource.get("name"), str)
        and infosource.get("rel") in ("author", "creator", "by")
    )
