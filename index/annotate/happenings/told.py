"""What an article tells of people harmed, sentence by sentence, without what is background, denied or only feared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from index.annotate.events.causes import is_by_accident
from index.annotate.events.counts import is_one_of_two_harms
from index.annotate.events.victims import Victims, is_denied, is_supposed, victims_of
from index.annotate.happenings.harmed_persons import TITLE

LEAD = 3  # the last sentence of a lead
_STATISTICS = re.compile(
    r"\b(?:this year|so far (?:this|in)|of the year|each year|every year|per year|annually|a year"
    r"|(?:stats|statistics) (?:for|from|of) (?:19|20)\d\d|since (?:the (?:start|beginning)|January)"
    r"|nationwide|across the (?:country|nation|city)|year-to-date|every day"
    r"|in recent (?:years|months|weeks)|\d+(?:st|nd|rd|th) (?:homicide|murder|killing|shooting)"
    r"|homicides?\b.{0,30}\byear|non-?\s?fatal shootings"
    r"|(?:in|across|after|during|following) (?:[\w-]+ ){0,2}separate "
    r"(?:[\w-]+ )?(?:incident|shooting|scene|attack|case)s"
    r"|(?:between|from) \w+ (?:19|20)\d\d (?:and|to|until)"
    r"|(?:most violent|violent|bloody|deadly|deadliest) (?:[\w-]+ )?(?:weekend|week|month|summer|\d+ hours))\b",
    re.I,
)
_BEFORE = re.compile(  # behind the lead; in it, it is the time of the deed
    r"\b(?:last (?:year|month)|this month|since \d{4}|in (?:19|20)\d\d|so far|previous(?:ly)?|(?:years|months) ago"
    r"|in the past)\b",
    re.I,
)
_OTHER_STORY = re.compile(  # "Related: …", "0:43 Man found dead", the title of a film beside the text
    r"\s*(?:(?:related|more|read|also|watch|photos?|map|live|trending)\b.{0,12}:|\d{1,2}:\d\d\s+(?![ap]\.?m))",
    re.I,
)
_CORRECTED = re.compile(  # what is taken back is not told
    r"\b(?:(?:previous|earlier|original) (?:versions?|headlines?|reports?) of this|incorrectly|erroneously|mistakenly"
    r"|(?:this|the) (?:story|article|report) (?:has been|was) corrected"
    r"|(?:early|earlier|initial|first) reports?\b.{0,120}\b(?:incorrect|inaccurate|false|wrong|untrue|mistaken))\b",
    re.I,
)
_NOTE = 2  # sentences behind what is taken back in which a pronoun may tell it again
_MARK = 8  # words of a mark in front of a line: “UPDATE (8/16, 9 p.m.):”
_TEASER = 16  # words of a line that is the headline of another report
_PUBLISHER = re.compile(  # "… - Action News 5", "… | KXTV.com": the name of who publishes, behind a headline
    r"\s[-–—|]\s(?=[^|]*\b(?:(?i:news|weather|sports|radio|tv)|\w+\.com|[KW][A-Z]{2,3}(?:-TV)?)\b)"
)
_SINGLE = frozenset(("one", "name", "bare", "definite"))
_NUMBERED = frozenset(("number", "other"))


@dataclass(frozen=True)
class ToldHarm:
    """What a sentence tells of people harmed. Sentence -1 is the title; `in_text` says that it is part of the text."""

    victims: Victims
    sentence: int
    in_text: bool = True

    @property
    def is_figure(self) -> bool:
        """Whether a number is told, not one person."""
        return self.victims.how in _NUMBERED and self.victims.low > 0

    @property
    def number(self) -> int:
        """The number that is meant: "as many as four" is four."""
        low, high = self.victims.low, self.victims.high
        return high if high is not None and low <= 1 < high else low


def told_in(sentences: Iterable[Span]) -> Iterator[ToldHarm]:
    """What the sentences of an article tell of people harmed now, by the number of the sentence."""
    corrected = -_NOTE - 1
    for number, sentence in enumerate(sentences):
        if _CORRECTED.search(sentence.text):
            corrected = number
        for harm in _of_sentence(sentence, number):
            if harm.victims.how != "pronoun" or number > corrected + _NOTE:
                yield harm


def by_word(harms: Iterable[ToldHarm]) -> list[list[ToldHarm]]:
    """The same, those together that are told with one word of harm."""
    words: dict[tuple[int, int], list[ToldHarm]] = {}
    for harm in harms:
        words.setdefault((harm.sentence, harm.victims.harm.i), []).append(harm)
    return [*words.values()]


def told_together(harms: Sequence[ToldHarm]) -> list[ToldHarm]:
    """The same, with those of one word of harm as one number where one of them is a number: "five men and a boy"."""
    joined: list[ToldHarm] = []
    for parts in by_word(harms):
        joined += _together(parts) if _is_list_of_figures(parts) else parts
    return joined


def _is_list_of_figures(parts: Sequence[ToldHarm]) -> bool:
    return len(parts) > 1 and any(one.is_figure and one.number > 1 for one in parts)


def _together(parts: Sequence[ToldHarm]) -> list[ToldHarm]:
    """The sum of a list, and those who are named; in "two men, Ann Lee and Tom Orr," the names are the two."""
    names = [one for one in parts if one.victims.how == "name"]
    counted = [one for one in parts if one.victims.how != "name"]
    whole = max(parts, key=lambda one: one.number)
    members = sum(one.number for one in parts if one is not whole)
    if members == whole.number or (not counted[1:] and len(names) <= whole.number):
        return [whole, *names]
    total = members + whole.number
    first, last = min(parts, key=lambda one: one.victims.start), max(parts, key=lambda one: one.victims.end)
    victims = replace(
        whole.victims,
        low=total,
        high=None if any(one.victims.high is None for one in parts) else total,
        start=first.victims.start,
        end=last.victims.end,
    )
    return [replace(whole, victims=victims), *names]


def told_in_title(doc: Doc) -> Iterator[ToldHarm]:
    """The same for the parse of a title."""
    for sentence in doc.sents:
        yield from (ToldHarm(one.victims, TITLE, in_text=False) for one in _of_sentence(sentence, TITLE))


def _of_sentence(sentence: Span, number: int) -> Iterator[ToldHarm]:
    end = _end_of_headline(sentence) if number < 1 else sentence.end_char
    victims = [one for one in victims_of(list(sentence)) if _holds(one) and one.noun.idx < end]
    if victims and not _is_background(sentence.text, number, is_update=_is_update(sentence)):
        statistics = _STATISTICS.search(sentence.text)
        if statistics is not None:
            start = sentence.start_char + statistics.start()
            victims = [one for one in victims if number <= LEAD and _is_one_before(one, start)]
        yield from (ToldHarm(one, number) for one in victims)


def _is_update(sentence: Span) -> bool:
    """As in “UPDATE (8/16): The boy has died”, a line below the report."""
    before = sentence.doc[max(0, sentence.start - _MARK) : min(sentence.start + 1, sentence.end)]
    return any(word.lower_ in ("update", "updated") for word in before)


def _end_of_headline(sentence: Span) -> int:
    """Where a headline ends, without its publisher's name."""
    publisher = _PUBLISHER.search(sentence.text)
    return sentence.start_char + publisher.start() if publisher is not None else sentence.end_char


def _is_one_before(victims: Victims, statistics: int) -> bool:
    """As in "A man was shot dead on Monday, the city's 12th homicide of the year": the man is no statistics."""
    return victims.how in _SINGLE and victims.harm.idx < statistics


def _is_background(words: str, number: int, *, is_update: bool) -> bool:
    if _CORRECTED.search(words):
        return True
    if number > LEAD and len(words.split()) < _TEASER and words.rstrip()[-1:].isalnum():
        return not is_update  # a line without a full stop
    return bool(_OTHER_STORY.match(words)) or (number > LEAD and _BEFORE.search(words) is not None)


def _holds(victims: Victims) -> bool:
    if victims.how == "none":
        return True
    if is_denied(victims) or is_supposed(victims) or is_one_of_two_harms(victims.harm):
        return False
    return victims.what not in ("killed", "wounded") or not is_by_accident(victims.harm)


def figures(harms: Iterable[ToldHarm], less: int = 0) -> list[tuple[int, int]]:
    """The numbers told with their sentences; `less` is taken from each ("five were shot", one of them dead)."""
    return [(one.number - less, one.sentence) for one in harms if one.is_figure and one.number >= less]
