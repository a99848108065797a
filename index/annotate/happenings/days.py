"""When a happening was: the days that its article tells, and what speaks for each."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from index.annotate.dates.pictures import is_dated_in_full
from index.annotate.dates.timex import FoundDate, behind_charge, is_bound, is_of_deed
from index.annotate.happenings.deeds import Deeds
from index.annotate.happenings.fresh_news import CLOCK, FreshDay, by_clock, by_headline, by_tense
from index.annotate.happenings.happening_words import words
from index.annotate.happenings.story import Story
from index.annotate.happenings.weighing import Features
from index.annotate.parse.clauses import has_auxiliary
from index.annotate.parse.dependents import children, up_to_verb
from index.annotate.parse.grammar import NOUN_CLAUSES, NOUNS, SUBJECTS, VERBS
from index.annotate.parse.grammar_terms import ACTIVE_SUBJECT, COMMON_NOUN, FULL_VERB, PRONOUN
from index.model import Offsets

LONGEST = 2  # days between the first and the last day of a date that is weighed
_TIME_OF_DAY = re.compile(r"morning|afternoon|evening|night|overnight|early|late", re.I)
_POSTED = re.compile(r"(?:posted|updated|published|last modified|copyright|©|[ap]m)\W{0,3}\Z", re.I)
_STAMP = re.compile(r"[,\s]*(?:at )?\d{1,2}:\d\d\s*[AP]M")
_ROUGHLY = re.compile(r"\S+ (?:month|year|decade)s? (?:before|after)\b")  # "ten years before": that is no day
_RECENT, _HISTORY = 31, 730  # days before publication: of news, and of what is history beside it
_FRESH = 3  # days before publication up to which a toll “since” a day is that of the day
_AFTER = frozenset(
    ("after", "following", "during")
)  # "arrested on Sunday after a shooting" may be of one day
_AROUND = 28  # characters beside a day in which a time of day is told with it
_MOST = frozenset(
    ("posted", "apart", "procedure", "no_verb", "of_other_noun")
)  # only where all mentions agree
_CALM = (
    "same_day",
    "day_before",
    "of_deed",
    "first",
    "of_other_noun",
)  # weighed anew where nobody is attacked


@dataclass(frozen=True)
class Day:
    """A day, or a night of two, that may be that of a happening."""

    first: date
    last: date
    reason: str
    span: Offsets | None
    features: Features


def days_of(story: Story, deeds: Deeds) -> list[Day]:
    """The days told in an article, each once, with what speaks for its being the day of the deeds."""
    by_span: dict[tuple[date, date], list[tuple[FoundDate, dict[str, float], str]]] = {}
    short = [
        found_date
        for found_date in story.dates
        if (found_date.last - found_date.first).days <= LONGEST
        and not _ROUGHLY.match(found_date.reason)
        and not _has_gone_on(found_date, story)
    ]
    for number, found_date in enumerate(short):
        in_full = is_dated_in_full(story.parsed.text, found_date.start, found_date.end)
        if story.is_aside(found_date.start, deeds.tells, shows=in_full):
            continue
        features, how = _features(story, deeds, found_date, number == 0)
        if not deeds.is_harm and (features["of_other_clause"] or _is_far_off(features)):
            continue
        kills_elsewhere = not features["in_deed_sentence"] and not deeds.lemmas.isdisjoint(
            words("deeds", "assault")
        )
        if (deeds.is_harm or kills_elsewhere) and _is_in_court(story, found_date):
            continue
        if deeds.is_harm and not features["of_deed"] and _is_of_suspicion(story, deeds, found_date):
            continue
        if not deeds.is_harm and _is_of_deed_before(story, deeds, found_date):
            continue
        if not deeds.is_harm and _is_heading_line(story, found_date, features):
            continue
        by_span.setdefault((found_date.first, found_date.last), []).append((found_date, features, how))
    days = _without_history([_merged(key, mentions) for key, mentions in by_span.items()], story)
    in_perfect = list(by_tense(story, deeds))
    fresh = [*by_clock(story, deeds), *(in_perfect or by_headline(story, deeds))]
    if in_perfect:
        days = [_too_old(one, in_perfect[0], deeds) for one in days]
    return [*days, *(Day(one.first, one.last, one.reason, one.span, _fresh(one, deeds)) for one in fresh)]


def _has_gone_on(found_date: FoundDate, story: Story) -> bool:
    """As in “has killed 20 since May 3”, told on the 15th; what is told of a night or two is all of the first day."""
    published = story.parsed.article.day
    is_fresh = published is not None and (published - found_date.last).days < _FRESH
    return is_bound(found_date, story.doc) and not is_fresh


def _without_history(days: list[Day], story: Story) -> list[Day]:
    """The same without days of years before, where the news tells of days gone by just before it too."""
    published = story.parsed.article.day
    if published is None or not any(0 <= (published - one.last).days <= _RECENT for one in days):
        return days
    return [one for one in days if (published - one.last).days <= _HISTORY]


def _is_far_off(features: Features) -> bool:
    """Whether a day is told behind the lead, in a sentence that does not tell the deed: it may be that of anything."""
    early = any(features[f"sentence_{number}"] for number in (1, 2, 4, 8))
    return not (early or features["in_deed_sentence"] or features["happens"])


def _is_in_court(story: Story, found_date: FoundDate) -> bool:
    """As in “was cleared on Tuesday of assaulting a waiter”: the day of the verdict, and not of an attack.

    So it is with “An inquiry opened on Saturday”, “An autopsy on Tuesday showed …”.
    """
    near = up_to_verb([story.doc[at] for at in found_date.above])
    nouns = [one for one in near[:-1] if one.pos_ in NOUNS]
    if nouns and all(one.lemma_.lower() in words("deeds", "trials") for one in nouns):
        return True
    if not near or any(one.pos_ in NOUNS for one in near[:-1]):
        return False
    begun = any(one.lemma_.lower() in words("deeds", "trials") for one in children(near[-1], *SUBJECTS))
    return begun or near[-1].lemma_.lower() in words("deeds", "courts")


def _is_of_suspicion(story: Story, deeds: Deeds, found_date: FoundDate) -> bool:
    """As in “Papers said on Thursday that suspects in the killing of a guard were held”: nobody was killed that day."""
    sentence = story.sentences[story.sentence_at(found_date.start)]
    charges = [behind_charge(word) for word in sentence if deeds.tells(word)]
    return bool(charges) and all(charge is not None and _is_apart(found_date, charge) for charge in charges)


def _is_apart(found_date: FoundDate, charge: Token) -> bool:
    """Whether a day is told before what one is suspected of, or with who tells it, and not in the deed's phrase."""
    if charge.i in found_date.above or charge.lower_ in _AFTER:
        return False
    near = up_to_verb(charge.doc[number] for number in found_date.above)
    verb = near[-1].lemma_.lower() if near and near[-1] != charge.head else ""
    return found_date.start < charge.idx or verb in words("deeds", "procedure")


def _is_of_deed_before(story: Story, deeds: Deeds, found_date: FoundDate) -> bool:
    """As in “sentenced on Monday in the Jan. 15 death of a guard”: the day of what the procedure is about."""
    above = [story.doc[at] for at in found_date.above]
    return any(deeds.tells(verb) and is_of_deed(verb, above[:steps]) for steps, verb in enumerate(above))


def _is_heading_line(story: Story, found_date: FoundDate, features: Features) -> bool:
    """As in “Source: Agency | 2019-01-03 | Editor: Lund”: the day of the page, where no sentence tells a deed."""
    sentence = story.sentences[story.sentence_at(found_date.start)]
    told = features["in_deed_sentence"] or any(word.pos_ == FULL_VERB for word in sentence)
    in_dateline = any(line.start <= found_date.start < line.end for line in story.parsed.datelines)
    return not told and not in_dateline


def _fresh(day: FreshDay, deeds: Deeds) -> Features:
    return {day.kind: 1.0} if deeds.is_harm else {day.kind: 1.0, f"calm_{day.kind}": 1.0}


def _too_old(day: Day, told_now: FreshDay, deeds: Deeds) -> Day:
    """A day before that of the news, where the deed is told in the perfect: that is not said of days gone by."""
    if day.last >= told_now.first:
        return day
    names = ("before_news",) if deeds.is_harm else ("before_news", "calm_before_news")
    return replace(day, features={**day.features, **dict.fromkeys(names, 1.0)})


def _merged(key: tuple[date, date], mentions: list[tuple[FoundDate, dict[str, float], str]]) -> Day:
    """One day with what its mentions say together; its reason is that of the first that is told of the deed."""
    rows = [features for _, features, _ in mentions]
    together = {name: (min if name in _MOST else max)(row[name] for row in rows) for name in rows[0]}
    together["times"] = math.log1p(len(rows))
    best, _, how = max(
        mentions, key=lambda one: (one[1]["of_deed"], one[1]["happens"], one[1]["in_deed_sentence"])
    )
    return Day(*key, f"{best.reason}; {how}", (best.start, best.end), together)


def _features(
    story: Story, deeds: Deeds, found_date: FoundDate, is_first: bool
) -> tuple[dict[str, float], str]:
    number = story.sentence_at(found_date.start)
    sentence = story.sentences[number]
    above = [story.doc[at] for at in found_date.above]
    near = up_to_verb(above)
    verb = near[-1] if near and near[-1].pos_ in VERBS else None
    deed = next((token for token in near if deeds.tells(token)), None)
    features = {
        "of_deed": float(deed is not None),
        "of_deed_noun": float(deed is not None and deed.pos_ == COMMON_NOUN),
        "in_deed_sentence": float(any(deeds.tells(token) for token in sentence)),
        "first": float(is_first),
        "no_verb": float(verb is None),
        "of_other_noun": float(_is_of_other_noun(near, deed)),
        **_by_verb(verb, deed, deeds),
        **_by_place(story, found_date, number, deed),
        **_by_distance(story.parsed.article.day, found_date),
        **_by_words(story.parsed.text, found_date),
    }
    if not deeds.is_harm:
        features |= {f"calm_{name}": features[name] for name in _CALM if name in features}
    return features, _how(deed, verb, features, number)


def _how(deed: Token | None, verb: Token | None, features: Features, number: int) -> str:
    """Why a day is that of the deed, in words."""
    if deed is not None:
        return f"said of “{deed.text}”"
    if verb is not None and features["happens"]:
        thing = next((one for one in children(verb, ACTIVE_SUBJECT) if one.pos_ == COMMON_NOUN), None)
        return f"said of “{thing.text}”" if thing is not None else f"said of what “{verb.text}”"
    where = "in the same sentence" if features["in_deed_sentence"] else f"in sentence {number + 1}"
    return f"told {where}"


def _is_of_other_noun(near: Sequence[Token], deed: Token | None) -> bool:
    """Whether a day is that of a thing that is no deed of the happening: "blamed the loss of Tuesday's vote"."""
    until = near.index(deed) if deed is not None else len(near)
    return any(one.pos_ in NOUNS for one in near[:until])


def _by_verb(verb: Token | None, deed: Token | None, deeds: Deeds) -> Features:
    """What the verb of a day's clause says. A procedure is none of an attack, and may be the news itself elsewhere."""
    lemma = verb.lemma_.lower() if verb is not None else ""
    procedure = deed is None and lemma in words("deeds", "procedure")
    aside = verb is not None and verb.dep_ in NOUN_CLAUSES
    return {
        "happens": float(verb is not None and _tells_when(verb, deeds)),
        "response": float(lemma in words("deeds", "response")),
        "procedure": float(procedure and deeds.is_harm),
        "spoken": float(procedure and not deeds.is_harm),
        "had_been": float(verb is not None and has_auxiliary(verb, ("had",))),
        "aside": float(aside),
        "of_other_clause": float(aside and deed is None),
    }


def _tells_when(verb: Token, deeds: Deeds) -> bool:
    """As in "it happened on Saturday", but not "the shop, which opened on Friday"."""
    if verb.lemma_.lower() not in words("deeds", "happening"):
        return False
    if verb.dep_ in NOUN_CLAUSES and not deeds.tells(verb.head):
        return False
    subjects = children(verb, *SUBJECTS)
    return deeds.is_harm or any(one.pos_ == PRONOUN or deeds.tells(one) for one in subjects)


def _by_place(story: Story, found_date: FoundDate, number: int, deed: Token | None) -> Features:
    """What the place of a day in the article says."""
    place = max(number - story.title_sentences, 0)
    segment = story.parsed.segment_at(found_date.start)
    return {
        "sentence_1": float(place == 0),
        "sentence_2": float(place == 1),
        "sentence_4": float(place in (2, 3)),
        "sentence_8": float(4 <= place <= 7),
        "first_of_deed": float(place == 0 and deed is not None),
        "apart": float(segment is not None and segment.kind in ("caption", "credit", "heading")),
    }


def _by_distance(published: date | None, found_date: FoundDate) -> Features:
    """How long before publication a day is; what is told has happened."""
    if published is None:
        return {}
    days = (published - found_date.last).days
    bounds = (("same_day", 0, 0), ("day_before", 1, 1), ("days_before", 2, 3), ("week_before", 4, 7))
    features = {name: float(low <= days <= high) for name, low, high in bounds}
    features |= {"month_before": float(8 <= days <= 31), "long_before": float(days > 31)}
    return features | {"ahead": float(found_date.first > published)}


def _by_words(text: str, found_date: FoundDate) -> Features:
    beside = text[max(0, found_date.start - _AROUND) : found_date.end + _AROUND]
    before = text[max(0, found_date.start - 22) : found_date.start]
    return {
        "clock": float(CLOCK.search(beside) is not None),
        "time_of_day": float(
            _TIME_OF_DAY.search(text[max(0, found_date.start - 6) : found_date.end + 12]) is not None
        ),
        "posted": float(
            bool(_POSTED.search(before) or _STAMP.match(text[found_date.end : found_date.end + 14]))
        ),
        "night": float((found_date.last - found_date.first).days == 1),
        "written": float(any(part in found_date.reason for part in ("written", "nearest", "last one"))),
    }
