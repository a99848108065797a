"""Days that are told without a date: what a fresh report tells happened when it was published, or the day before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from spacy.tokens import Span, Token

from index.annotate.dates.date_arithmetic import named
from index.annotate.happenings.deeds import Deeds
from index.annotate.happenings.happening_words import words
from index.annotate.happenings.story import Story
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import HELPERS, PRESENT
from index.annotate.parse.grammar_terms import (
    BASE_FORM,
    FULL_VERB,
    PREPOSITION,
    SUBORDINATOR,
)

CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)?\s*[ap]\.?\s?m\b|\bmidnight\b|\bnoon\b", re.I)
LEAD = 3  # sentences of a text in which the news is told
_HEADLINE = PRESENT | {BASE_FORM}
_HAVE = frozenset(("has", "have", "is", "are"))


@dataclass(frozen=True)
class FreshDay:
    """The day of publication and the one before, why they are meant, and the words that say so."""

    first: date
    last: date
    reason: str
    span: tuple[int, int] | None
    kind: Literal["only_clock", "only_tense", "only_headline"]


def by_clock(story: Story, deeds: Deeds) -> Iterator[FreshDay]:
    """A time of day without a day, told of the deed in a fresh report."""
    published = _published(story)
    sentence = next(_with_clock(story.sentences, deeds), None) if published is not None else None
    clock = CLOCK.search(sentence.text) if sentence is not None else None
    if published is None or sentence is None or clock is None:
        return
    start = sentence.start_char + clock.start()
    reason = f"a time of day without a day, told on {named(published)}: that day or the one before"
    yield FreshDay(_before(published), published, reason, (start, start + len(clock[0])), "only_clock")


def by_tense(story: Story, deeds: Deeds) -> Iterator[FreshDay]:
    """A deed that the lead tells in the perfect or the present: it is the news of the day."""
    published = _published(story)
    verb = next(_told_as_news(story, deeds), None) if published is not None else None
    if published is None or verb is None:
        return
    reason = f"“{verb.text}”, told as the news of {named(published)}: that day or the one before"
    yield FreshDay(_before(published), published, reason, (verb.idx, verb.idx + len(verb.text)), "only_tense")


def by_headline(story: Story, deeds: Deeds) -> Iterator[FreshDay]:
    """A deed that a headline beside the text tells in the present: "Rovers win", "Orlan quits after losing"."""
    published = _published(story)
    title = list(story.title or ())
    verb = next((one for one in title if _is_of_headline(one)), None)
    if published is None or verb is None or not any(deeds.tells(one) for one in title):
        return
    reason = f"“{verb.text}” in the headline of {named(published)}: that day or the one before"
    yield FreshDay(_before(published), published, reason, None, "only_headline")


def _published(story: Story) -> date | None:
    """The day of publication, where there is one before it."""
    day = story.parsed.article.day
    return None if day == date.min else day


def _before(day: date) -> date:
    return day - timedelta(days=1)


def _told_as_news(story: Story, deeds: Deeds) -> Iterator[Token]:
    first = story.title_sentences
    for sentence in story.sentences[first : first + LEAD]:
        for token in sentence:
            if token.pos_ == FULL_VERB and deeds.tells(token) and _is_now(token):
                yield token


def _is_of_headline(token: Token) -> bool:
    """Whether a word is a verb without helpers in the present; the tagger takes some for infinitives."""
    return token.pos_ == FULL_VERB and token.tag_ in _HEADLINE and not children(token, *HELPERS)


def _is_now(verb: Token) -> bool:
    """As in "has resigned", "are named", "quits", but not "has won nine times since May"."""
    if any(one.lower_ == "since" for one in children(verb, PREPOSITION, SUBORDINATOR)):
        return False
    helpers = children(verb, *HELPERS)
    if helpers:
        return helpers[0].lower_ in _HAVE
    return verb.tag_ in PRESENT


def _with_clock(sentences: list[Span], deeds: Deeds) -> Iterator[Span]:
    """The sentences that tell a time of day of the deed, or of what happened."""
    for sentence in sentences:
        if CLOCK.search(sentence.text) and any(_is_deed(token, deeds) for token in sentence):
            yield sentence


def _is_deed(token: Token, deeds: Deeds) -> bool:
    """As in “a bus crashed at 5 p.m.”: the deed, or what happens or is done about it."""
    lemma = token.lemma_.lower()
    return deeds.tells(token) or lemma in words("deeds", "happening") or lemma in words("deeds", "response")
