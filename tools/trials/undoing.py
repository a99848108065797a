"""Random decisions: taken back in any order they leave every file as it was, and annotating again may come at any time.

Each trial makes several dozen decisions of all kinds, one after the other, on a fresh desk.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, get_args

from index.errors import Undecidable
from index.ingest.article_follower import follow
from index.ingest.corrections import corrections
from index.ingest.deciding_ahead import Decider
from index.ingest.destination import opened
from index.journal import actor_builders, builders
from index.journal.decisions import Decision, Rule, in_one_step
from index.journal.figure_words import figures_by_hand
from index.journal.journal_file import Journal
from index.journal.journal_state import FILE_NAME
from index.judging.answer import answer
from index.model import Article, Event, Quote
from index.vocabulary import ROLES, TYPES, EventStatus, RuleOf
from tools.trials.desk import Desk, FilesByName, OnDesks
from tools.trials.trial import PromiseBroken

NAMES = ("Mara Lindt", "Ida Aker", "nobody", "Somebody Else")
DrawDecision = Callable[[random.Random, Article, Article], Decision]


class Decisions(OnDesks):
    """Decides, and takes back or annotates again."""

    inputs = 50  # decisions of a trial
    there, more = 6, 0

    def attempt(self, rng: random.Random) -> str:
        """One trial of either kind."""
        return self._taken_back(rng) if rng.random() < 0.6 else self._annotated_again(rng)

    def _taken_back(self, rng: random.Random) -> str:
        desk = self.desk()
        before, count = articles_of(desk), 0
        for _ in range(self.inputs):
            count += _decided(rng, desk)
            if rng.random() < 0.2:
                _undone(rng, desk, again=rng.random() < 0.3)
            if rng.random() < 0.1:
                _followed(desk)
        while _undone(rng, desk):
            pass
        _followed(desk)
        after = articles_of(desk)
        if after != before:
            names = sorted(name for name in {*before, *after} if before.get(name) != after.get(name))
            raise PromiseBroken(f"{count} decisions were taken back, and {names} are others than before")
        return f"{count // 10 * 10} decisions or more taken back"

    def _annotated_again(self, rng: random.Random) -> str:
        first = self.desk()
        for _ in range(self.inputs):
            _decided(rng, first)
        _followed(first)
        decisions = [entry.deed for entry in Journal(first.collection).standing() if entry.deed.do != "undo"]
        annotate_again(first)
        expected = articles_of(first)
        second, due = self.desk(), rng.randrange(len(decisions) + 1)
        for number, decision in enumerate(decisions):
            if number == due:
                annotate_again(second)
            _write(second, decision)
        if due == len(decisions):
            annotate_again(second)
        _followed(second)
        if articles_of(second) != expected:
            raise PromiseBroken(
                f"annotating again before decision {due + 1} of {len(decisions)} gives another end"
            )
        return "annotated again in between"


def articles_of(desk: Desk) -> FilesByName:
    """All files of the collection but the journal itself."""
    return {
        name: data
        for name, data in desk.truth().items()
        if name not in (FILE_NAME, "originals/journal.applied")
    }


def _decided(rng: random.Random, desk: Desk) -> int:
    """Decide something; 0 where that is so already, or cannot be."""
    collection = desk.explorer().collection
    ids = rng.sample(desk.ids(), 2)

    def drawn(get: Callable[[str], Article]) -> Decision:
        return rng.choice(DRAWN)(rng, get(ids[0]), get(ids[1]))

    try:
        with corrections(desk.collection, who="somebody", all_first=False) as held:
            decision = drawn(held.article)
        Decider(desk.collection, collection.get, who="somebody").decide(lambda _get: decision)
    except (
        Undecidable,
        ValueError,
        IndexError,
    ):  # so already, no such actor, or nothing is left to choose from
        return 0
    return 1


def _write(desk: Desk, decision: Decision) -> None:
    """Write a decision that was made on another desk, as one is that comes with somebody's journal."""
    with opened(desk.collection, writes=True) as destination:
        destination.articles.journal.append(decision, "somebody")


def _undone(rng: random.Random, desk: Desk, *, again: bool = False) -> bool:
    """Take any decision back, or what was built on it first; whether there was one."""
    with corrections(desk.collection, who="somebody", all_first=False) as held:
        standing = held.journal.standing()
        if not standing:
            return False
        entry = rng.choice(standing)
        while later := held.journal.built_on(entry.seq):
            entry = later[-1]
        held.undo(entry.seq)
        if again:
            held.redo(entry.seq)
    return True


def _followed(desk: Desk) -> None:
    follow(desk.collection, lambda _done, _all: None, lambda: False)


def annotate_again(desk: Desk) -> None:
    """Put articles in the place of some that were annotated again: surer, of a text that has moved."""
    with opened(desk.collection, writes=True) as destination:
        for article_id in desk.ids()[:3]:
            article = destination.articles.get(article_id)
            moved = moved_by(article, "Late edition. ")
            destination.save(moved, anew=True)


def moved_by(article: Article, words: str) -> Article:
    """An article with words in front of its text, all its spans behind them."""
    content = article.model_dump(mode="json", by_alias=True)
    _shift(content, len(words))
    content["text"] = words + article.text
    return Article.model_validate(content)


def _shift(value: object, by: int) -> None:
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _shift(child, by)
    if isinstance(value, dict) and isinstance(value.get("start"), int):
        value["start"] += by
        value["end"] += by


def _speaker(rng: random.Random, article: Article, _other: Article) -> Decision:
    return builders.set_speaker(article, rng.choice(article.quotes), rng.choice(NAMES))


def _event(rng: random.Random, article: Article, _other: Article) -> Decision:
    event = rng.choice(article.events)
    return builders.set_event(article, event, {"type": rng.choice(TYPES)}, [rng.choice(NAMES)])


def _told(rng: random.Random, article: Article, _other: Article) -> Decision:
    event = rng.choice(article.events)
    figures = rng.choice(("3 killed", "at least 2 wounded; 4 to 6 detained", "none"))
    changes: tuple[dict[str, Any], ...] = (
        {"counts": figures_by_hand(article, event, figures)},
        {"date": builders.day_of_event(rng.choice(("2024-01-05", "2024-01-05 2024-01-09", "")))},
        {"place": builders.place_of_event(rng.choice(("Arvik", "")), article)},
        {"status": rng.choice(get_args(EventStatus))},
    )
    return builders.set_event(article, event, rng.choice(changes))


def _said(rng: random.Random, article: Article, _other: Article) -> Decision:
    changes: tuple[dict[str, Any], ...] = ({"kind": "mixed"}, {"status": "denied"}, {"status": None}, {})
    return builders.set_quote(article, rng.choice(article.quotes), rng.choice(changes))


def _any_annotation(rng: random.Random, article: Article) -> Quote | Event:
    annotations: list[Quote | Event] = [*article.quotes, *article.events]
    return rng.choice(annotations)


def _reaches(rng: random.Random, article: Article, _other: Article) -> Decision:
    annotation = _any_annotation(rng, article)
    return builders.with_span(article, annotation, (annotation.start, annotation.end + rng.randrange(1, 9)))


def _role(rng: random.Random, article: Article, _other: Article) -> Decision:
    return builders.set_role(article, rng.choice(article.roles).start, rng.choice(ROLES))


def _named(rng: random.Random, article: Article, _other: Article) -> Decision:
    words = rng.choice([word for word in article.text.split() if article.text.count(word) == 1])
    return builders.added_actor(article, words, rng.choice((None, *NAMES[:2])), "person")


def _judged(rng: random.Random, article: Article, _other: Article) -> Decision:
    part = _any_annotation(rng, article).id
    return answer(article, part, rng.choice(("unsure", "random")), right=rng.random() < 0.5)


def _disputed(rng: random.Random, article: Article, other: Article) -> Decision:
    return actor_builders.disputed(rng.sample([*article.actors, *other.actors], 2))


def _grouped(rng: random.Random, article: Article, other: Article) -> Decision:
    reports = [(one, one.happenings[0].id) for one in (article, other)]
    return builders.grouped(rng.choice(("same", "apart", "disputed")), reports)


def _removed(rng: random.Random, article: Article, _other: Article) -> Decision:
    return builders.removed(article, _any_annotation(rng, article))


def _added(rng: random.Random, article: Article, _other: Article) -> Decision:
    words = rng.choice([word for word in article.text.split() if article.text.count(word) == 1])
    if rng.random() < 0.5:
        return builders.added_quote(article, words, rng.choice(NAMES), "direct")
    return builders.added_event(article, words, rng.choice(TYPES), [rng.choice(NAMES)], [])


def _several(rng: random.Random, article: Article, other: Article) -> Decision:
    title = {"title": f"Edition {rng.randrange(9)}"}
    return in_one_step([builders.set_article(one, title) for one in (article, other)])


def _called(rng: random.Random, article: Article, _other: Article) -> Decision:
    change = rng.choice(({"name": f"Name {rng.randrange(9)}"}, {"kind": "group"}, {"description": "a clerk"}))
    return actor_builders.set_actor(rng.choice(article.actors), change)


def _same(rng: random.Random, article: Article, other: Article) -> Decision:
    return actor_builders.same(rng.sample([*article.actors, *other.actors], 2))


def _apart(rng: random.Random, article: Article, _other: Article) -> Decision:
    return actor_builders.apart(article, rng.choice(article.actors))


def _nobody(rng: random.Random, article: Article, _other: Article) -> Decision:
    return actor_builders.no_actor(article, rng.choice(article.actors))


def _rule(rng: random.Random, article: Article, other: Article) -> Decision:
    actor = actor_builders.as_named(rng.choice(other.actors)) if rng.random() < 0.5 else None
    of: RuleOf = rng.choice(("actors", "quotes"))
    return Rule(name=rng.choice(article.actors).name, actor=actor, of=of)


DRAWN: tuple[DrawDecision, ...] = (
    _speaker, _event, _told, _said, _reaches, _role, _removed, _added, _named, _judged, _several, _called, _same,
    _disputed, _grouped, _apart, _nobody, _rule
)  # fmt: skip


series = Decisions
