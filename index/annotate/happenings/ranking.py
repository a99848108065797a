"""What an article is mainly about: happenings in the order of what headline, lead, roles and mentions say for them."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from index.annotate.events.factuality import role_at
from index.annotate.happenings.event_grouping import EventGroup
from index.annotate.happenings.happening_words import words
from index.annotate.happenings.story import Story
from index.annotate.happenings.weighing import Features, weights
from index.annotate.parse.clauses import is_verb
from index.annotate.parse.grammar import LEXICAL
from index.model import Actor, Event, Role

_NEWS = 8  # sentences in which a report comes to what it is about
_WORD = re.compile(r"[^\W\d_]+")
_LONG_AGO = 366  # days
_LEAD = 1  # sentences behind the first that tell the news
_SEVERAL = 3
_NO_FACT = frozenset(("denied", "possible", "planned"))


class GroupRanking:
    """The rank of each group of events of one article."""

    def __init__(self, story: Story, actors: Sequence[Actor], roles: Sequence[Role]) -> None:
        self._story = story
        self._actors: Mapping[str, Actor] = {actor.id: actor for actor in actors}
        self._roles = roles
        title = story.title if story.title is not None else _title_in(story)
        self._title = {token.lemma_.lower() for token in title} if title is not None else set()
        self._title_forms = {token.lower_ for token in title} if title is not None else set()

    def sorted(self, groups: Sequence[EventGroup]) -> list[EventGroup]:
        """The groups, the one that the article is mainly about first."""
        weights_of_main = weights("main")

        def score(group: EventGroup) -> tuple[bool, bool, float]:
            features = self.features(group).items()
            weight = sum(weights_of_main.get(name, 0.0) * value for name, value in features)
            return not self._is_history(group), self._is_headline(group), weight

        return sorted(groups, key=score, reverse=True)

    def _is_headline(self, group: EventGroup) -> bool:
        """As in “Norland charges 28 over the murder of an envoy”: its verb is the news, not what lies below."""
        roots = (one.root for one in self._story.sentences[: self._story.title_sentences])
        verbs = [root.idx for root in roots if is_verb(root)]
        return any(event.start <= verb < event.end for event in group.events for verb in verbs)

    def _is_history(self, group: EventGroup) -> bool:
        """Whether the clauses of a group all date it more than a year back, behind the lead: no news is that."""
        number = min(self._story.sentence_at(event.start) for event in group.events)
        return number - self._story.title_sentences > _LEAD and all(map(self._is_dated_back, group.events))

    def is_news(self, group: EventGroup) -> bool:
        """Whether headline or lead tell of a group, or it has victims in a report of an attack.

        Else, and where its own date is that of long ago, day and place of the article are not its own.
        """
        tokens = [token for event in group.events for token in self._trigger(event.start, event.end)]
        if any(one.lower_ in self._title_forms or one.lemma_.lower() in self._title for one in tokens):
            return True
        fresh = [event for event in group.events if not self._is_of_long_ago(event)]
        numbers = [self._story.sentence_at(event.start) for event in fresh]
        if fresh and min(numbers) - self._story.title_sentences < _NEWS:
            return True
        return bool(fresh) and group.type == "ASSAULT" and self._is_report_of_attack(group)

    def _is_of_long_ago(self, event: Event) -> bool:
        """Whether an event is told as past and its own clause dates it more than a year back."""
        return event.status == "past" and self._is_dated_back(event)

    def _is_dated_back(self, event: Event) -> bool:
        """Whether the clause of an event dates it more than a year before the article."""
        published = self._story.parsed.article.day
        if published is None or event.date is None:
            return False
        return (published - event.date.last).days > _LONG_AGO

    def _is_report_of_attack(self, group: EventGroup) -> bool:
        """Whether the headline has a word of attacks; without one, whether several are told to be harmed."""
        title = self._story.parsed.article.title
        if not title:
            return _harms(group) and len(self._story.told) >= _SEVERAL
        forms = {word.lower() for word in _WORD.findall(title)}
        attack = words("deeds", "assault") | words("people", "attacker")
        return bool(attack & (self._title | forms | {form.removesuffix("s") for form in forms}))

    def features(self, group: EventGroup) -> Features:
        """What speaks for a group's being the main happening."""
        numbers = [self._story.sentence_at(event.start) for event in group.events]
        first = max(min(numbers) - self._story.title_sentences, 0)
        roles = [role.role if (role := role_at(self._roles, event.start)) else None for event in group.events]
        facts = [event for event in group.events if event.status not in _NO_FACT]
        return {
            **self._by_title(group),
            "in_title": float(any(number < self._story.title_sentences for number in numbers)),
            "sentence_1": float(first == 0),
            "sentence_2": float(first == 1),
            "sentence_4": float(first in (2, 3)),
            "main_role": float("main" in roles),
            "history": float(all(role == "history" for role in roles)),
            "events": math.log1p(len(group.events)),
            "harm": float(_harms(group)),
            "no_fact": float(not facts),
            "sure": max(event.confidence for event in group.events),
            "is_attack": float(group.type == "ASSAULT"),
            "is_other": float(group.type == "OTHER"),
        }

    def words_of(self, group: EventGroup) -> tuple[list[str], list[str]]:
        """The words of its triggers, and of its parties' names."""
        triggers = [token.text for event in group.events for token in self._trigger(event.start, event.end)]
        parties = (self._actors[one].name for one in group.parties if one in self._actors)
        return triggers, [word for name in parties for word in name.split()]

    def _by_title(self, group: EventGroup) -> Features:
        """Whether the title tells the deed, and names who does it or suffers it."""
        lemmas = {
            token.lemma_.lower() for event in group.events for token in self._trigger(event.start, event.end)
        }
        assault = words("deeds", "assault") if group.type == "ASSAULT" else frozenset[str]()
        agents = {one for event in group.events for one in event.agents}
        named = sum(self._is_in_title(one) for one in group.parties)
        return {
            "title_tells": float(bool(lemmas & self._title)),
            "title_tells_attack": float(bool(assault & self._title)),
            "title_names": min(named, 2) / 2,
            "title_doer": float(any(self._is_in_title(one) for one in agents)),
        }

    def _trigger(self, start: int, end: int) -> Sequence[Token]:
        span = self._story.doc.char_span(start, end, alignment_mode="expand")
        return [token for token in span or () if token.pos_ in LEXICAL]

    def _is_in_title(self, actor_id: str) -> bool:
        actor = self._actors.get(actor_id)
        if actor is None:
            return False
        return any(
            part.lower() in self._title_forms
            for part in actor.name.split()
            if part[0].isupper() or len(part) > 3
        )


def _harms(group: EventGroup) -> bool:
    return any(one.what in ("killed", "wounded") for event in group.events for one in event.counts)


def _title_in(story: Story) -> Doc | None:
    """The title as it stands at the beginning of the text."""
    if not story.title_sentences:
        return None
    last = story.sentences[story.title_sentences - 1]
    return story.doc[: last.end].as_doc()
