"""The sentence that tells of an event, and where in it stand those who act, what is done, and those it is done to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from index.model import Article, Event, Span

LONGEST = 1200  # characters of a sentence; what is longer is no sentence but a table or a list


@dataclass(frozen=True, slots=True)
class Evidence:
    """Offsets into the article's text: the sentence, and the words for “agent”, “trigger” and “recipient” in it."""

    start: int
    end: int
    marks: tuple[tuple[int, int, str], ...]


class ArticleSentences:
    """The sentences of an article, which are the spans of its roles."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._spans = sorted((role.start, role.end) for role in article.roles)
        self._mentions = {actor.id: actor.mentions for actor in article.actors}

    def around(self, event: Event, passage: Span) -> Evidence:
        """The sentence of an event that stands in a passage; the passage itself where no sentence is known."""
        number = bisect_right(self._spans, (event.start, len(self._article.text))) - 1
        start, end = self._spans[number] if number >= 0 else (passage.start, passage.end)
        if not start <= event.start < end:
            start, end = passage.start, passage.end
        end = max(end, event.end)
        if end - start > LONGEST:
            start, end = event.start, event.end
        marks = [(event.start, event.end, "trigger")]
        for name, actors in (("agent", event.agents), ("recipient", event.recipients)):
            marks += [(*span, name) for span in self._nearest(actors, event, start, end)]
        return Evidence(start, end, tuple(sorted(marks)))

    def _nearest(
        self, actors: Iterable[str], event: Event, start: int, end: int
    ) -> Iterable[tuple[int, int]]:
        """For each actor the mention in the sentence that stands nearest to the trigger, outside of it."""
        for actor in actors:
            inside = [
                (mention.start, mention.end)
                for mention in self._mentions.get(actor, ())
                if start <= mention.start and mention.end <= end
                if mention.end <= event.start or event.end <= mention.start
            ]
            if inside:
                yield min(inside, key=lambda span: max(event.start - span[1], span[0] - event.end))
