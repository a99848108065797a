"""What a query finds as a page: for each article the passages that match, what is quoted in them and what is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.interchange.edtf import edtf
from index.interchange.material import Material
from index.model import Article, Event, Quote
from index.reading.clean import clean_line, clean_url

SectionOffsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Statement:
    """A line about one annotation: the words it stands on, what is said of them, and who made it."""

    words: str
    about: str
    place: str  # "<article>:<start>-<end>"
    by: str


@dataclass(frozen=True, slots=True)
class Section:
    """One article of the page."""

    id: str
    title: str
    source: str  # publisher, day, authors
    url: str | None
    passages: tuple[str, ...]
    quotes: tuple[Statement, ...]
    events: tuple[Statement, ...]


def title_of(material: Material) -> str:
    """What the page is called, on one line: what was asked, or the collection."""
    named = (
        f"Passages on {material.query}" if material.query else f"The collection {material.collection.name}"
    )
    return clean_line(named) or ""


def sections_of(material: Material) -> Iterator[Section]:
    """A section for each article; without a query all its passages."""
    for article in material.articles():
        if material.passages is None:
            pieces = [(one.start, one.end) for one in article.segments if one.kind != "title"]
        else:
            pieces = sorted(material.passages.get(article.id, ()))
        yield _section(article, pieces)


def _section(article: Article, pieces: list[SectionOffsets]) -> Section:
    day = article.day.isoformat() if article.day else None
    source = [article.publisher, day, ", ".join(article.authors)]
    return Section(
        id=article.id,
        title=clean_line(article.title) or article.id,
        source=" · ".join(one for one in map(clean_line, source) if one),
        url=clean_url(article.url),
        passages=tuple(article.text[start:end] for start, end in pieces),
        quotes=tuple(_quote(article, one) for one in article.quotes if _lies_in(one.start, pieces)),
        events=tuple(_event(article, one) for one in article.events if _lies_in(one.start, pieces)),
    )


def _lies_in(position: int, pieces: list[SectionOffsets]) -> bool:
    return any(start <= position < end for start, end in pieces)


def _quote(article: Article, quote: Quote) -> Statement:
    speaker = article.actor(quote.speaker)
    who = speaker.name if speaker else "speaker unknown"
    denied = ", denies it" if quote.status == "denied" else ""
    return Statement(
        _flat(quote.of(article.text)), f"{who} ({quote.kind}{denied})", _place(article, quote), quote.by
    )


def _event(article: Article, event: Event) -> Statement:
    def names(ids: tuple[str, ...]) -> str:
        return ", ".join(actor.name for one in ids if (actor := article.actor(one)))

    teller = article.actor(event.reported_by)
    parts = [
        f"{event.type}: {names(event.agents) or '?'} → {names(event.recipients) or '?'}",
        edtf(event.date.first, event.date.last) if event.date else "",
        event.place.name if event.place else "",
        f"{event.status} by {teller.name}" if teller else event.status,
    ]
    about = " · ".join(part for part in parts if part)
    return Statement(_flat(event.of(article.text)), about, _place(article, event), event.by)


def _place(article: Article, span: Quote | Event) -> str:
    return f"{article.id}:{span.start}-{span.end}"


def _flat(words: str) -> str:
    return " ".join(words.split())
