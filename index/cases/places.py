"""Where in an article the words stand that a row is about: what goes into a case."""

from __future__ import annotations

from index.happenings.article_report import sentence_of
from index.journal.clippings import ClippingKind
from index.model import Article

INDIRECTLY = " (not word for word)"


def place_of_part(article: Article, part: str) -> tuple[ClippingKind, int, int] | None:
    """What a part of an article is, and its words: a quote's own, the sentence of an event, a happening or an actor.

    None where the article has no part of this id.
    """
    quote = next((item for item in article.quotes if item.id == part), None)
    if quote is not None:
        return "quote", quote.start, quote.end
    happening = next((item for item in article.happenings if item.id == part), None)
    event_id = happening.events[0] if happening is not None and happening.events else part
    event = next((item for item in article.events if item.id == event_id), None)
    if event is not None:
        return "event", *sentence_of(article, event.start, event.end)
    actor = article.actor(part)
    if actor is not None and actor.mentions:
        first = min(actor.mentions, key=lambda mention: mention.start)
        return "actor", *sentence_of(article, first.start, first.end)
    return None


def speaker_of(article: Article, place: tuple[int, int]) -> str | None:
    """Who says all that stands in a place, as the article's quotes have it; None where nobody is known to.

    Where the words are the article's and not the speaker's own, that is said behind the name.
    """
    start, end = place
    for quote in article.quotes:
        speaker = article.actor(quote.speaker)
        if speaker is not None and quote.start <= start and end <= quote.end:
            return speaker.name if quote.kind == "direct" else f"{speaker.name}{INDIRECTLY}"
    return None
