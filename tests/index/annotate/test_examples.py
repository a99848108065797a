"""Sentences with all that is found in each: `examples.toml`. What a rule is for stands beside what it is not for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from index.annotate import annotate_parsed
from index.annotate.dates.find_dates import find_dates
from index.annotate.parse.language import parse_all
from index.annotate.parse.parsed import Parsed
from index.model import Article, Count, Event, EventDate, HappeningCount, Segment

FILE = Path(__file__).with_name("examples.toml")
EXAMPLES: dict[str, dict[str, list[str]]] = tomllib.loads(FILE.read_text("utf-8"))
CASES = [(subject, example) for subject, examples in EXAMPLES.items() for example in examples]
PUBLISHED = {"Undated: ": None, "Sunday: ": date(2024, 5, 12), "": date(2024, 5, 15)}
HEADLINE = "Headline: "


def article_of(example: str) -> Article:
    """The sentence as an article; its lines are its segments."""
    when = next(prefix for prefix in PUBLISHED if example.startswith(prefix))
    words = example.removeprefix(when)
    text = words.removeprefix(HEADLINE)
    segments, start = [], 0
    for line in text.split("\n"):
        title = start == 0 and words != text
        segments.append(Segment(start=start, end=start + len(line), kind="title" if title else "paragraph"))
        start += len(line) + 1
    return Article(id="made", text=text, segments=tuple(segments), published=PUBLISHED[when])


@pytest.fixture(scope="module")
def parses(pipeline: Language) -> dict[str, Parsed]:
    """The parses of all sentences, made in one batch."""
    examples = [example for _, example in CASES]
    return dict(zip(examples, parse_all(map(article_of, examples), pipeline), strict=True))


def days(when: EventDate) -> str:
    return f"{when.first}" if when.first == when.last else f"{when.first} to {when.last}"


class Telling:
    """What is found in an article, in lines."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed, self.article = parsed, annotate_parsed(parsed)
        self.names = {actor.id: actor.name for actor in self.article.actors}

    def dates(self) -> Iterator[str]:
        for found_date in find_dates(self.parsed):
            when = EventDate.model_validate(
                {"from": found_date.first, "to": found_date.last, "reason": "told"}
            )
            yield f"date “{self.words(found_date.start, found_date.end)}”: {days(when)}"

    def quotes(self) -> Iterator[str]:
        for quote in self.article.quotes:
            who = self.names[quote.speaker] if quote.speaker else "nobody"
            if quote.source and not quote.speaker:
                who = f"“{self.words(quote.source.start, quote.source.end)}”"
            denial = ", who denies it" if quote.status else ""
            yield f"{quote.kind} quote of {who}{denial}: {self.words(quote.start, quote.end)}"

    def events(self) -> Iterator[str]:
        for event in self.article.events:
            by = f" by {self.names[event.reported_by]}" if event.reported_by else ""
            sides = f"{self.those(event.agents)} → {self.those(event.recipients)}"
            trigger = self.words(event.start, event.end)
            yield "; ".join(
                [f"{event.type} {event.status}{by}, “{trigger}”: {sides}", *self.circumstances(event)]
            )

    def circumstances(self, event: Event) -> Iterator[str]:
        yield from map(self.figure, event.counts)
        if event.date:
            yield days(event.date)
        if event.place:
            yield f"in {event.place.name}"

    def figure(self, count: Count | HappeningCount) -> str:
        low, high = count.low, "" if count.high is None else count.high
        by = f" by {self.names[count.reported_by]}" if count.reported_by else ""
        return f"{low if low == high else f'{low}-{high}'} {count.what}{by}"

    def actors(self) -> Iterator[str]:
        for actor in self.article.actors:
            about = f", {actor.description}" if actor.description else ""
            mentions = ", ".join(f"{one.form} “{self.words(one.start, one.end)}”" for one in actor.mentions)
            yield f"{actor.kind} {actor.name}{about}: {mentions}"

    def happenings(self) -> Iterator[str]:
        for happening in self.article.happenings:
            facts = [f"happening {happening.type} {happening.status}: {', '.join(happening.events)}"]
            facts += map(self.figure, happening.counts)
            facts += [days(happening.date)] if happening.date else []
            facts += [f"in {happening.place.name}"] if happening.place else []
            yield "; ".join(facts)

    def words(self, start: int, end: int) -> str:
        return self.article.text[start:end]

    def those(self, actors: tuple[str, ...]) -> str:
        return ", ".join(map(self.names.__getitem__, actors)) or "?"

    def of(self, subject: str) -> list[str]:
        lines = [*self.dates(), *self.quotes(), *self.events()]
        more = {"actors": self.actors, "news": self.actors, "happenings": self.happenings}.get(subject)
        return [*lines, *more()] if more else lines


@pytest.mark.parametrize(("subject", "example"), CASES)
def test_this_is_found_and_nothing_else(parses: dict[str, Parsed], subject: str, example: str) -> None:
    assert Telling(parses[example]).of(subject) == EXAMPLES[subject][example]
