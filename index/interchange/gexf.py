"""The network of actors (GEXF 1.3): who acts on whom, by type, and who speaks of whom, with articles and days.

Read by Gephi, NetworkX and others. What is denied, planned or possible is no edge; what is claimed says so.
<https://gexf.net/schema.html>
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from index.model import Article, Quote
from index.reading.clean import clean_line

_UNTOLD = frozenset(("denied", "planned", "possible"))
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    '<graph defaultedgetype="directed">\n<attributes class="node"><attribute id="kind" title="kind" type="string"/>'
    '<attribute id="articles" title="articles" type="integer"/></attributes>\n<attributes class="edge">'
    '<attribute id="type" title="type" type="string"/><attribute id="status" title="status" type="string"/>'
    '<attribute id="first" title="first" type="string"/><attribute id="last" title="last" type="string"/>'
    '<attribute id="articles" title="articles" type="string"/></attributes>\n'
)


@dataclass
class _Edge:
    """What one actor does to, or says of, another: how often, in which articles, from when to when."""

    weight: int = 0
    articles: dict[str, None] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)


Key = tuple[str, str, str, str]  # source, target, type, status


def files(articles: Iterable[Article]) -> Iterator[tuple[str, str]]:
    """The network as one file."""
    names: dict[str, tuple[str, str]] = {}
    seen: defaultdict[str, int] = defaultdict(int)
    edges: defaultdict[Key, _Edge] = defaultdict(_Edge)
    for article in articles:
        for actor in article.actors:
            names.setdefault(actor.id, (actor.name, actor.kind))
            seen[actor.id] += 1
        for key, day in _ties(article):
            edge = edges[key]
            edge.weight += 1
            edge.articles[article.id] = None
            edge.days += [day] if day else []
    yield "actors.gexf", _HEAD + "".join(_nodes(names, seen)) + "".join(_edges(edges)) + "</graph>\n</gexf>\n"


def _ties(article: Article) -> Iterator[tuple[Key, str | None]]:
    for event in article.events:
        day = str(event.date.first) if event.date else None
        if event.status not in _UNTOLD:
            for agent in event.agents:
                for recipient in event.recipients:
                    if agent != recipient:
                        yield (agent, recipient, event.type, event.status), day
    day = str(article.day) if article.day else None
    for quote in article.quotes:
        for named in _named(article, quote):
            yield (str(quote.speaker), named, "SPEAKS_OF", "said"), day


def _named(article: Article, quote: Quote) -> list[str]:
    """The actors that a quote mentions, other than its speaker."""
    if quote.speaker is None:
        return []
    return [
        actor.id
        for actor in article.actors
        if actor.id != quote.speaker
        and any(quote.start <= mention.start and mention.end <= quote.end for mention in actor.mentions)
    ]


def _text(words: str) -> str:
    return quoteattr(clean_line(words) or "?")


def _nodes(names: dict[str, tuple[str, str]], seen: dict[str, int]) -> Iterator[str]:
    yield "<nodes>\n"
    for actor_id, (name, kind) in sorted(names.items()):
        yield (
            f'<node id={_text(actor_id)} label={_text(name)}><attvalues><attvalue for="kind" value={_text(kind)}/>'
            f'<attvalue for="articles" value="{seen[actor_id]}"/></attvalues></node>\n'
        )
    yield "</nodes>\n"


def _edges(edges: dict[Key, _Edge]) -> Iterator[str]:
    yield "<edges>\n"
    for number, ((source, target, kind, status), edge) in enumerate(
        sorted(edges.items(), key=lambda item: item[0])
    ):
        values = {"type": kind, "status": status, "articles": " ".join(edge.articles)}
        if edge.days:
            values |= {"first": min(edge.days), "last": max(edge.days)}
        attributes = "".join(
            f'<attvalue for="{name}" value={quoteattr(value)}/>' for name, value in values.items()
        )
        yield (
            f'<edge id="{number}" source={_text(source)} target={_text(target)} label={_text(kind)} '
            f'weight="{edge.weight}"><attvalues>{attributes}</attvalues></edge>\n'
        )
    yield "</edges>\n"
