"""One or two lines about what is selected: what it is, and why Dateline thinks so. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from index.figures import figures_of
from tui import text
from tui.breadcrumbs import day
from tui.plurals import counted

if TYPE_CHECKING:
    from index.model import Article, Event, Quote
    from tui.current_item import Item

_DOT = ("  ·  ", "faint")


def details(
    article: Article, item: Item | None, sentence: tuple[int, int] | None, brings: Sequence[str] = ()
) -> Content:
    """What is known about the item, from its article; the role of its sentence, and what that brings, last."""
    pieces: list[Content] = []
    if item is not None:
        pieces = _of_subject(article, item)
    role = next((one for one in article.roles if sentence and sentence[0] <= one.start < sentence[1]), None)
    if role is not None:
        pieces.append(text.content(role.role, "role"))
    if brings:
        pieces.append(text.content(f"new: {text.line(', '.join(brings))}", "marker"))
    return text.parts(_DOT).join(pieces) if pieces else Content("")


def _of_subject(article: Article, item: Item) -> list[Content]:
    key = item.key.rpartition("#")[2]
    if item.kind == "actor" and item.actor:
        actor = article.actor(item.actor[0])
        pieces = [text.content(text.line(item.actor[1]), "strong")]
        if actor is not None:
            pieces.append(text.content(actor.kind, "muted"))
            pieces += [text.content(text.line(actor.description))] if actor.description else []
            pieces.append(text.content(counted(len(actor.mentions), "mention"), "muted"))
        return pieces
    for quote in article.quotes if item.kind == "quote" else ():
        if quote.id == key:
            return _of_quote(article, quote)
    for event in article.events if item.kind == "event" else ():
        if event.id == key:
            return _of_event(article, event)
    return []


def _of_quote(article: Article, quote: Quote) -> list[Content]:
    name = _name(article, quote.speaker)
    said = [text.content(f"{quote.kind} quote", "quote")]
    verb = quote.status or "said"
    said.append(
        text.content(f"{verb} by {name}", "strong") if name else text.content("speaker not known", "warn")
    )
    if quote.source is not None and name and quote.source.of(article.text) != name:
        said.append(text.content(f"“{text.line(quote.source.of(article.text))}”", "muted"))
    return [*said, *_sure(quote.by, quote.confidence)]


def _of_event(article: Article, event: Event) -> list[Content]:
    doers = ", ".join(filter(None, (_name(article, one) for one in event.agents))) or "—"
    receivers = ", ".join(filter(None, (_name(article, one) for one in event.recipients)))
    pieces = [text.content(event.type, "event"), text.content(f"{doers} → {receivers or '—'}", "strong")]
    if event.date is not None:
        first, last = day(event.date.first), day(event.date.last)
        when = first if first == last else f"{first} to {last}"
        pieces.append(text.parts((when, "date"), (f" ({text.line(event.date.reason)})", "muted")))
    if event.place is not None:
        pieces.append(text.content(text.line(event.place.name), "place"))
    names = {actor.id: actor.name for actor in article.actors}
    pieces += [text.content(text.line(told), "strong") for told in figures_of(event, names, article.text)]
    teller = _name(article, event.reported_by)
    status = event.status + (f" by {teller}" if teller else "")
    return [*pieces, text.content(status, "muted"), *_sure(event.by, event.confidence)]


def _name(article: Article, actor_id: str | None) -> str:
    actor = article.actor(actor_id)
    return text.line(actor.name) if actor else ""


def _sure(by: str, confidence: float) -> list[Content]:
    if by == "hand":
        return [text.content("checked by hand", "muted")]
    return [] if confidence >= 0.995 else [text.content(f"{confidence:.0%} sure", "muted")]
