"""The last step of every reader: cleaned fields, an id, and an Article that has passed the format's checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from index.model import Article, Segment, SegmentKind
from index.reading.clean import clean, clean_line, clean_url
from index.reading.plain.segments import segment
from index.reading.slugs import article_id, stated_id
from index.reading.source_dates import why_impossible

_MOST_AUTHORS = 30
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,4}")


@dataclass(frozen=True)
class Block:
    """A passage before it has a place in the text."""

    kind: SegmentKind
    words: str


def compose(blocks: Iterable[Block]) -> tuple[str, list[Segment]]:
    """A text with a blank line between its passages, and the passages' segments."""
    parts: list[str] = []
    spans: list[tuple[int, int, SegmentKind]] = []
    at = 0
    for block in blocks:
        words = clean(block.words).strip()
        if words:
            spans.append((at, at + len(words), block.kind))
            parts.append(words)
            at += len(words) + 2
    text = "\n\n".join(parts)
    return text, [segment(text, start, end, kind) for start, end, kind in spans]


def write(
    *,
    text: str,
    segments: Sequence[Segment],
    own_id: object = None,
    title: object = None,
    published: date | datetime | None = None,
    publisher: object = None,
    url: object = None,
    authors: Iterable[object] = (),
    language: object = None,
    agency: str | None = None,
    found: dict[str, str] | None = None,
) -> Article:
    """The article of these parts. `text` must be clean already, since the segments' offsets hold in it.

    `own_id` is the id that its source gives it; without one that can be kept it is made of day and title.
    """
    name = clean_line(title)
    how = {key: clean_line(value) or "" for key, value in (found or {}).items()}
    if published and (fault := why_impossible(published)):
        published, how["published"] = None, fault
    day = published.date() if isinstance(published, datetime) else published
    for key in [key for key, value in (("title", name), ("published", published)) if value is None]:
        how[key] = how[key] if how.get(key, "").startswith("not") else "not stated"  # what was there was none
    people = [person for one in authors if (person := clean_line(one))]
    beginning = next((one.of(text) for one in segments if one.kind != "credit"), text)
    return Article(
        id=stated_id(own_id) or article_id(name, day, beginning),
        title=name,
        published=published,
        publisher=clean_line(publisher),
        url=clean_url(url),
        authors=tuple(dict.fromkeys(people))[:_MOST_AUTHORS],
        language=_language(language),
        agency=agency,
        found=how,
        text=text,
        segments=tuple(segments),
    )


def _language(code: object) -> str | None:
    return code.strip() if isinstance(code, str) and _LANGUAGE.fullmatch(code.strip()) else None
