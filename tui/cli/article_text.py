"""An article in lines for a terminal: its head, its text, what is annotated, and how it differs from an earlier one."""

from __future__ import annotations

from index.figures import figures_of
from index.ingest.difference import difference
from index.model import Actor, Article, Event, Quote
from index.reading.clean import clean, flat
from tui.cli.article_happenings import happening_lines


def around(article: Article, position: int) -> str:
    """The passage around a position, on one line."""
    for segment in article.segments:
        if segment.start <= position < segment.end:
            return flat(segment.of(article.text))
    return ""


def article_lines(article: Article) -> list[str]:
    """An article for people: its head, its text, and what is annotated."""
    about = [
        str(article.day) if article.day else "no date",
        article.publisher,
        article.url,
        ", ".join(article.authors),
    ]
    lines = [clean(article.title or article.id), clean(" · ".join(part for part in about if part)), ""]
    lines += [clean(article.text).strip(), "", f"Actors ({len(article.actors)})"]
    for actor in article.actors:
        description = f", {actor.description}" if actor.description else ""
        lines.append(
            clean(
                f"  {actor.id:28} {actor.name} ({actor.kind}{description}) {len(actor.mentions)} mentions"
                f"{_by_hand(actor)}"
            )
        )
    lines += [
        "",
        f"Quotes ({len(article.quotes)})",
        *(f"  {quote_line(article, one)}" for one in article.quotes),
    ]
    lines += [
        "",
        f"Events ({len(article.events)})",
        *(f"  {event_line(article, one)}" for one in article.events),
    ]
    if article.happenings:
        lines += ["", f"Happenings ({len(article.happenings)})", *happening_lines(article)]
    return lines


def _name(article: Article, actor_id: str | None) -> str:
    actor = article.actor(actor_id)
    return actor.name if actor else "unknown"


def quote_line(article: Article, quote: Quote) -> str:
    """A quote on one line: its id and kind, the words, the speaker and the cue; only verbatim words stand in marks."""
    words = " ".join(quote.of(article.text).split())
    said = f"“{words}”" if quote.kind == "direct" else words
    cue = f", {quote.cue.of(article.text)}" if quote.cue else ""
    status = f" ({quote.status})" if quote.status else ""
    return clean(
        f"#{quote.id:4} {quote.kind:8} {said} — {_name(article, quote.speaker)}{cue}{status}{_by_hand(quote)}"
    )


def event_line(article: Article, event: Event) -> str:
    """An event on one line: who, to whom, the trigger, when and why then, where, the counts with who gave them."""
    agents = ", ".join(_name(article, one) for one in event.agents) or "?"
    recipients = ", ".join(_name(article, one) for one in event.recipients) or "?"
    when = f"{event.date.first} to {event.date.last} ({event.date.reason})" if event.date else "no date"
    parts = [f"#{event.id:4} {event.type:9} {agents} → {recipients}", f"“{event.of(article.text)}”", when]
    parts += [event.place.name] if event.place else []
    sources = [actor for count in event.counts if (actor := article.actor(count.reported_by))]
    parts += figures_of(event, {actor.id: actor.name for actor in sources}, article.text)
    return clean("; ".join([*parts, event.status]) + _by_hand(event))


def _by_hand(item: Actor | Quote | Event) -> str:
    return " ✓ by hand" if item.by == "hand" else ""


def difference_lines(earlier: Article, article: Article) -> list[str]:
    """What `article` cut from an earlier version or the article it copies, what it added, what it says otherwise."""
    changes = difference(earlier, article)
    link = "a later version of" if article.version_of else "a copy of"
    same = " Both say the same." if changes.is_empty else ""
    lines = ["", clean(f"{article.id} is {link} {earlier.id}.{same}")]
    lines += [f"  - {_flat(earlier, span)}" for span in changes.cut]
    lines += [f"  + {_flat(article, span)}" for span in changes.added]
    for before, after in changes.reworded:
        lines += [f"  ~ {_flat(earlier, before)}", f"    {_flat(article, after)}"]
    return lines


def _flat(article: Article, span: tuple[int, int]) -> str:
    return flat(article.text[span[0] : span[1]])
