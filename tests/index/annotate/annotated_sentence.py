"""Sentences annotated for the tests of rules: all that is found in each, in lines, and what the rules answered.

A sentence is annotated once, when a test first asks for it. Neighbours in `examples.toml` are parsed together, which
takes less than half the time; one of a rule of parsing is parsed alone, while the rule is watched.

What a person wrote down of a sentence stands in the tables beside this module; all else that is found in it is
approved: `tools/approve.py` writes it below `approved/`, a file for each table, of `examples.toml` for each subject.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

from index import annotate as annotating
from index.annotate import annotate_parsed
from index.annotate.dates.find_dates import find_dates
from index.annotate.parse.language import load, parse, parse_all
from index.annotate.parse.parsed import Parsed
from index.model import Article, Count, Event, EventDate, HappeningCount, Segment
from tests.index.annotate import annotation_details
from tests.index.annotate.annotation_details import amount, days

FOLDER = Path(annotating.__file__).parent
PUBLISHED = {"Undated: ": None, "Sunday: ": date(2024, 5, 12), "": date(2024, 5, 15)}
HEADLINE = "Headline: "
PARSED_TOGETHER = 100


def table(name: str) -> Any:
    """A table of sentences beside this module."""
    return tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))


EXAMPLES: dict[str, dict[str, list[str]]] = table("examples.toml")
CASTS: dict[str, list[str]] = table("casts.toml")
FULL: dict[str, dict[str, list[str]]] = {name: table(f"{name}.toml") for name in ("in_full", "plain_news")}
IN_FULL = {sentence: lines for sentences in FULL.values() for sentence, lines in sentences.items()}
RULES: dict[str, dict[str, str]] = table("rules.toml")
OF_RULES = {sentence for sentences in RULES.values() for sentence in sentences.values()}
REPORTS: dict[str, str] = table("reports.toml")  # by a name, which stands for the text
CASES = [(subject, sentence) for subject in EXAMPLES for sentence in EXAMPLES[subject]]
OF_PARSING = {text for rule, texts in RULES.items() if rule.startswith("parse.") for text in texts.values()}


def written_by_hand() -> Mapping[str, Mapping[str, Collection[str]]]:
    """Of each file below `approved/`, its sentences with the lines that a person wrote down of them."""
    examples = {
        subject: {sentence: [*lines, *CASTS.get(sentence, ())] for sentence, lines in sentences.items()}
        for subject, sentences in EXAMPLES.items()
    }
    elsewhere = {sentence for _, sentence in CASES} | IN_FULL.keys()
    of_rules = dict.fromkeys(sorted(OF_RULES - elsewhere), ())
    return examples | FULL | {"of_rules": of_rules, "reports": dict.fromkeys(REPORTS, ())}


@dataclass(frozen=True)
class Annotated:
    """What is found in a sentence, in lines, and what each rule answered."""

    lines: Sequence[str]  # dates, quotes, events
    actors: Sequence[str]
    happenings: Sequence[str]
    details: Sequence[str]
    answers: dict[str, list[bool]]  # by the rule's place below `index.annotate`

    def besides(self, by_hand: Collection[str]) -> list[str]:
        """What is found in it beside these lines."""
        everything = [*self.lines, *self.actors, *self.happenings, *self.details]
        return [line for line in everything if line not in by_hand]

    def wrong_answers(self, sentence: str) -> list[str]:
        """The rules that do not find their example in it, or find something in what is nearly alike."""
        return [
            *(rule for rule in RULES if RULES[rule]["finds"] == sentence and not any(self.answers[rule])),
            *(rule for rule in RULES if RULES[rule].get("not_in") == sentence and self._is_fooled(rule)),
        ]

    def _is_fooled(self, rule: str) -> bool:
        return not self.answers[rule] or any(self.answers[rule])


def blocks() -> list[list[str]]:
    """The sentences and reports that are parsed together."""
    sentences = [sentence for examples in EXAMPLES.values() for sentence in examples]
    sentences += [*IN_FULL, *sorted(OF_RULES - OF_PARSING - IN_FULL.keys() - {*sentences}), *REPORTS]
    starts = range(0, len(sentences), PARSED_TOGETHER)
    return [sentences[first : first + PARSED_TOGETHER] for first in starts]


class Sentences:
    """The sentences of the tests; one object for all of them, so that each is annotated once."""

    def __init__(self) -> None:
        self._annotated: dict[str, Annotated] = {}
        self._parsed: dict[str, Parsed] = {}
        self._block_of = {sentence: block for block in blocks() for sentence in block}

    def __getitem__(self, sentence: str) -> Annotated:
        """The sentence annotated; a line is a segment, and before it may stand what `examples.toml` names.

        Only to the sentences of `rules.toml` are the rules' answers kept.
        """
        if sentence not in self._annotated:
            self._annotated[sentence] = self._annotate(sentence)
        return self._annotated[sentence]

    def _annotate(self, sentence: str) -> Annotated:
        answers = _Answers()
        with answers if sentence in OF_RULES else nullcontext():
            parsed = self._parse(sentence)
            article = annotate_parsed(parsed)
        lines = _Lines(parsed, article)
        events = [*lines.dates(), *lines.quotes(), *lines.events()]
        details = [*annotation_details.details(article)]
        return Annotated(events, [*lines.actors()], [*lines.happenings()], details, answers.of)

    def _parse(self, sentence: str) -> Parsed:
        if sentence in OF_PARSING or sentence not in self._block_of:
            return parse(article_of(sentence), load())
        if sentence not in self._parsed:
            block = self._block_of[sentence]
            self._parsed |= zip(block, parse_all(map(article_of, block), load()), strict=True)
        return self._parsed.pop(sentence)


def article_of(example: str) -> Article:
    """The sentence, or the report of this name, as an article; its lines are its segments."""
    example = REPORTS[example].strip() if example in REPORTS else example
    when = next(prefix for prefix in PUBLISHED if example.startswith(prefix))
    words = example.removeprefix(when)
    text = words.removeprefix(HEADLINE)
    segments, start = [], 0
    for line in text.split("\n"):
        title = start == 0 and words != text
        segments.append(Segment(start=start, end=start + len(line), kind="title" if title else "paragraph"))
        start += len(line) + 1
    return Article(id="made", text=text, segments=tuple(segments), published=PUBLISHED[when])


@cache
def rules() -> dict[tuple[str, str], str]:
    """The functions whose docstring is an example, by file and name, each with its place below `index.annotate`."""
    places = {}
    for path in FOLDER.rglob("*.py"):
        module = ".".join(path.relative_to(FOLDER).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and (ast.get_docstring(node) or "").startswith("As in "):
                places[str(path), node.name] = f"{module}.{node.name}"
    return places


class _Answers:
    """Sees what each rule answers while it is entered: whether it found anything."""

    def __init__(self) -> None:
        self.of: dict[str, list[bool]] = defaultdict(list)

    def __enter__(self) -> _Answers:
        watched = rules()

        def watch(frame: FrameType, event: str, answer: Any) -> None:
            if event == "return" and (rule := watched.get((frame.f_code.co_filename, frame.f_code.co_name))):
                self.of[rule].append(
                    answer is not None and (len(answer) > 0 if hasattr(answer, "shape") else bool(answer))
                )

        sys.setprofile(watch)
        return self

    def __exit__(self, *error: object) -> None:
        sys.setprofile(None)


class _Lines:
    """What is found in an article, in lines."""

    def __init__(self, parsed: Parsed, article: Article) -> None:
        self.parsed, self.article = parsed, article
        self.names = {actor.id: actor.name for actor in article.actors}

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
        by = f" by {self.names[count.reported_by]}" if count.reported_by else ""
        return f"{amount(count)}{by}"

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
