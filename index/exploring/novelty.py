"""What an article brings that no article of an earlier day has: actors, quotes, happenings, figures, by its sentences.

By what was found in the articles, never by how alike their wording is: a “not” more makes another sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from index.exploring.copy_groups import Copies
from index.search.analysis import TOKEN
from index.search.evaluator import Evaluator
from index.search.query import read_query
from index.search.storage import Array

if TYPE_CHECKING:
    from index.exploring.focus_happenings import Happenings
    from index.exploring.viewing import Viewer
    from index.happenings.telling import Figure, Telling
    from index.model import Article

WORDS = 12  # of a quote, by which it is looked for
SHORTEST = 4  # words; a shorter quote is nobody's alone
LEAST = 0.5  # how sure a happening must be


@dataclass(frozen=True, slots=True)
class NewSentence:
    """A sentence of the article, and what it brings: “actor Ana Brandt”, “quote by Ana Brandt”, “figure …”."""

    start: int
    end: int
    brings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Novelty:
    """The sentences that bring something, of how many, and how many articles of an earlier day there are."""

    sentences: tuple[NewSentence, ...]
    of: int
    earlier: int

    @property
    def words(self) -> str:
        """It in few words: “3 new of 24”; nothing where there is no earlier article to compare with."""
        return f"{len(self.sentences)} new of {self.of}" if self.earlier and self.of else ""


def novelty(viewer: Viewer, happenings: Happenings, article: Article) -> Novelty:
    """What an article brings; nothing is new where its day is not known, or where it is among the first.

    An article of the same day is not earlier: nobody knows which of the two was. Raises IndexBroken.
    """
    sentences = [(role.start, role.end) for role in article.roles]
    earlier = Earlier(viewer, article)
    if not earlier.articles:
        return Novelty((), len(sentences), 0)
    brought: dict[tuple[int, int], list[str]] = {}
    found = (
        *_actors(earlier, article),
        *_quotes(earlier, article),
        *_happenings(earlier, happenings, article),
    )
    for place, words in found:
        sentence = next((one for one in sentences if one[0] <= place < one[1]), None)
        if sentence is not None and words not in brought.setdefault(sentence, []):
            brought[sentence].append(words)
    new = tuple(NewSentence(*sentence, tuple(words)) for sentence, words in sorted(brought.items()))
    return Novelty(new, len(sentences), earlier.articles)


class Earlier:
    """The articles of an earlier day."""

    def __init__(self, viewer: Viewer, article: Article) -> None:
        self.viewer, self._day = viewer, article.day.toordinal() if article.day else 0

    @cached_property
    def _masks(self) -> list[Array]:
        """For each part whether each of its articles is earlier."""
        masks = []
        for part in self.viewer.snapshot.parts:
            days = part["article.day"]
            mask = (days > 0) & (days < self._day)
            mask[part.deleted_articles] = False
            masks.append(mask)
        return masks

    @cached_property
    def articles(self) -> int:
        """How many there are."""
        return sum(int(np.count_nonzero(mask)) for mask in self._masks)

    @cached_property
    def _places(self) -> Copies:
        return self.viewer.copies

    def has(self, article: str) -> bool:
        """Whether an article is one of them."""
        place = self._places.place(article)
        return place is not None and bool(self._masks[place[0]][place[1]])

    def mention(self, actor: str) -> bool:
        """Whether one of them mentions an actor."""
        for part, mask in zip(self.viewer.snapshot.parts, self._masks, strict=True):
            docs = part.fields["actor"].docs_of(actor.encode())
            if mask[part["doc.article"][docs]].any():
                return True
        return False

    def say(self, words: list[str]) -> bool:
        """Whether one of them has these words one behind the other, in any forms."""
        snapshot = self.viewer.snapshot
        question = read_query(f'"{" ".join(words)}"', snapshot)
        for number, (part, mask) in enumerate(zip(snapshot.parts, self._masks, strict=True)):
            docs = Evaluator(snapshot, number).hits(question.query).docs
            if mask[part["doc.article"][docs]].any():
                return True
        return False


def _actors(earlier: Earlier, article: Article) -> Iterator[tuple[int, str]]:
    """Actors with a name whom no earlier article mentions, where they are named first."""
    for actor in article.actors:
        names = [mention.start for mention in actor.mentions if mention.form == "name"]
        if names and not earlier.mention(actor.id):
            yield min(names), f"actor {actor.name}"


def _quotes(earlier: Earlier, article: Article) -> Iterator[tuple[int, str]]:
    """Words that are quoted as they were said, and stand in no earlier article."""
    for quote in article.quotes:
        words = TOKEN.findall(quote.of(article.text))[:WORDS]
        if quote.kind != "indirect" and len(words) >= SHORTEST and not earlier.say(words):
            speaker = article.actor(quote.speaker)
            yield quote.start, f"quote by {speaker.name}" if speaker else "quote"


def _happenings(earlier: Earlier, happenings: Happenings, article: Article) -> Iterator[tuple[int, str]]:
    """Happenings that no earlier article reports, and figures of others that none of them gives."""
    events = {event.id: event for event in article.events}
    for happening in article.happenings:
        told = [events[one] for one in happening.events if one in events]
        joined = happenings.named(f"{article.id}#{happening.id}")
        if not told or joined is None or happening.confidence < LEAST:
            continue
        if not any(earlier.has(one) for one, _part in joined.parts):
            if happening.status != "past":
                yield told[0].start, f"happening “{told[0].of(article.text)}”"
        else:
            tellings = happenings.tellings(joined)
            mine = next((one for one in tellings if one.key == (article.id, happening.id)), None)
            for figure in _figures(earlier, tellings, mine):
                words = "" if figure.is_added_up else figure.of
                yield (figure.sentence or told[0]).start, f"figure “{words or _printed(figure)}”"


def _figures(earlier: Earlier, tellings: Sequence[Telling], mine: Telling | None) -> Iterator[Figure]:
    """The figures of a report that no earlier report of the same happening has."""
    earlier_ones = {_figure(one) for told in tellings if earlier.has(told.article) for one in told.figures}
    return (one for one in (mine.figures if mine else ()) if _figure(one) not in earlier_ones)


def _figure(figure: Figure) -> tuple[str, str | None, int, int | None]:
    return figure.what, figure.whom, figure.low, figure.high


def _printed(figure: Figure) -> str:
    open_ = "at least " if figure.high is None else ""
    return f"{open_}{figure.low:,} {figure.what}"
