"""The offices that a draft gives persons, held against what the articles last call them: one may be held no longer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from index.annotate.actors.actor_ids import id_of
from index.exploring.row_sources import day_of
from index.model import Actor, Article
from index.proof.compared_words import word_classes, words_of
from index.proof.source_search import Sources

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer

_MOST_NAMESAKES = 30


def offices_given_up(draft: Article, sources: Sources) -> Iterator[tuple[Actor, str]]:
    """The persons whom a draft gives an office that they had, and what is to be said of it.

    What decides are the articles of the last day that call somebody of this very name so, none later than the draft.
    """
    for actor in draft.actors:
        office = _office(actor.description or "")
        if actor.kind != "person" or not office or _is_past(actor.description or "") or " " not in actor.name:
            continue
        called = [
            (day, description, article)
            for day, description, article in _called(actor.name, sources)
            if office <= _office(description) and (draft.day is None or day <= draft.day)
        ]
        last = max((day for day, _, _ in called), default=None)
        of_last_day = [(description, article) for day, description, article in called if day == last]
        if of_last_day and all(_is_past(description) for description, _ in of_last_day):
            description, article = of_last_day[0]
            yield actor, f"“{actor.description}” here, “{description}” there: {article}, {last}"


def _called(name: str, sources: Sources) -> list[tuple[date, str, str]]:
    """What dated articles call a person of this name: the day, the words, the article."""
    cards = sources.explorer.find_actors(name.split()[-1], limit=_MOST_NAMESAKES)
    ids = [card.id for card in cards if any(id_of(other) == id_of(name) for other in card.names)]
    return sources.explorer.answer(
        lambda viewer: [called for one in ids for called in _descriptions(viewer, one)]
    )


def _descriptions(viewer: Viewer, actor: str) -> Iterator[tuple[date, str, str]]:
    for number, part in enumerate(viewer.snapshot.parts):
        local = part.actor_number(actor)
        for article, record in part.cards_of(local) if local is not None else ():
            day, description = day_of(int(part["article.day"][article])), json.loads(record)[2]
            if day is not None and description:
                yield day, description, viewer.pages.article_id(number, article)


def _is_past(description: str) -> bool:
    """Whether a description begins with a word for what somebody was, as in “former governor”."""
    return words_of(description).forms[:1] in {(word,) for word in word_classes().past_offices}


def _office(description: str) -> frozenset[str]:
    """The words of an office, short ones written out, without those that say it is past."""
    classes = word_classes()
    forms = (classes.titles.get(form, form) for form in words_of(description).forms)
    return frozenset(form for form in forms if form not in classes.past_offices)
