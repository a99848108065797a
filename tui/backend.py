"""What the screen asks of the index: preparing, exploring, reading. Called from threads; touches no widget."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from index.callbacks import IsCancelled, TellProgress
from index.collections import SAMPLE, argument_of, is_sample
from index.errors import DatelineError, IndexBroken
from tui.left_out import left_out
from tui.reader_marks import title

if TYPE_CHECKING:
    from index.arrangement import Arrangement
    from index.collection import Collection
    from index.exploration import Exploration
    from index.exploring.completing import Completions
    from index.exploring.novelty import Novelty
    from index.focus import Focus
    from index.happenings.happening import CollectionHappening
    from index.model import Article, Offsets
    from index.view import View

KEPT = 48  # articles kept in memory
_TITLES = 8  # pinned articles that are read for what the trail says


class Backend:
    """One collection and its explorer. Articles that were read lately are at hand at once."""

    def __init__(self, collection: Collection, explorer: Exploration | None = None) -> None:
        """`explorer` is made by `prepare` where none is given."""
        self.collection = collection
        self._explorer = explorer
        self._articles: OrderedDict[str, Article] = OrderedDict()
        self._novelties: dict[str, tuple[Article, Novelty]] = {}
        self._names: dict[str, str] = {}
        self._lock, self._opening = Lock(), Lock()
        self._journal_fault: str | None = None  # that was said
        self.cases_begun: list[str] = []  # the names of cases as they were given, the last one first

    @property
    def name(self) -> str:
        """The collection's name."""
        return SAMPLE if self.is_sample else self.collection.name

    @property
    def path(self) -> Path:
        """The collection's folder."""
        return self.collection.path

    @cached_property
    def is_sample(self) -> bool:
        """Whether it is the collection that ships with the program."""
        return is_sample(self.collection.path)

    @property
    def argument(self) -> str:
        """What names the collection on the command line."""
        return argument_of(self.collection.path)

    @property
    def explorer(self) -> Exploration:
        """The explorer of the collection."""
        with self._opening:
            if self._explorer is None:
                # Imported late: it brings numpy and Whoosh, and the first picture does not need them.
                from index.explore import Explorer

                self._explorer = Explorer(self.collection)
            return self._explorer

    @property
    def ready(self) -> bool:
        """Whether there is an index to ask, perhaps one that is not up to date."""
        return self.explorer.ready

    def prepare(self, progress: TellProgress, cancelled: IsCancelled) -> str | None:
        """Bring the index up to date; gives what a user should know of it. Raises DatelineError.

        Articles that were damaged meanwhile are named, because they stand in no pane any more.
        """
        known = set(self.collection.damaged)
        fault = self._follow(progress, cancelled)
        self.explorer.prepare(progress, cancelled)
        self._forget()
        notes = [fault, self.explorer.note, left_out(set(self.collection.damaged) - known)]
        return "\n".join(filter(None, notes)) or None

    def _follow(self, progress: TellProgress, cancelled: IsCancelled) -> str | None:
        """Bring the articles to what was decided about all of them, where they are not yet.

        Where the collection cannot be written, the index goes on to answer as was decided. Gives what is wrong with
        the journal, once.
        """
        if self.is_sample:
            return None
        from index.ingest.deciding_ahead import journal_condition

        condition = journal_condition(self.path)
        if condition.is_behind:
            from index.ingest.article_follower import follow

            with suppress(DatelineError, OSError):
                follow(self.path, progress, cancelled)
        is_said, self._journal_fault = condition.fault == self._journal_fault, condition.fault
        return None if is_said else condition.fault

    def take_decisions(self) -> bool:
        """Answer as was decided about actors of all articles, before these follow; gives whether answers differ."""
        changed = self.explorer.take_decisions()
        self._forget()
        return changed

    def _forget(self) -> None:
        with self._lock:
            self._articles.clear()
            self._novelties.clear()
            self._names.clear()

    def leave(self) -> None:
        """End the visit, where the collection was asked anything. Raises OSError, DatelineError."""
        if self._explorer is not None:
            self._explorer.leave()

    def group(self, progress: TellProgress) -> bool:
        """Bring the happenings up to date; gives whether the events pane would show others. Raises DatelineError."""
        return self.explorer.group(progress)

    def warm(self) -> None:
        """Make ready what the first question would wait for. Raises DatelineError."""
        self.explorer.warm()

    def explore(self, focus: Focus, cancelled: IsCancelled, arrangement: Arrangement | None = None) -> View:
        """The view of a focus, with the rows that are seen first. Raises DatelineError."""
        view = self.explorer.explore(focus, cancelled, arrangement)
        for rows in (view.passages, view.actors, view.events, view.quotes, view.context):
            if not cancelled():
                rows[:1]  # makes the first page here, in the thread, and not while the screen draws
        self._read_pinned(focus)
        return view

    def _read_pinned(self, focus: Focus) -> None:
        """Have those articles at hand whose titles the trail says, also where the program goes on with them."""
        pinned = [*focus.articles[:_TITLES], *([focus.passage.article] if focus.passage else ())]
        for article_id in pinned:
            with suppress(DatelineError):  # a damaged article is named when it is opened
                self.read(article_id)

    def happening_of(self, article_id: str, event: str) -> CollectionHappening | None:
        """The happening of which an event is a report; None where the article has none. Raises DatelineError."""
        return self.explorer.happenings.of_event(article_id, event)

    def complete(self, written: str) -> Completions:
        """How a search line can go on. Raises DatelineError."""
        from index.exploring.completing import completions

        return self.explorer.answer(lambda viewer: completions(viewer, written))

    def novelty(self, article: Article) -> Novelty:
        """What an article brings that no earlier one has; found once for each that is at hand. Raises DatelineError."""
        with self._lock:
            remembered = self._novelties.get(article.id)
        if remembered is not None and remembered[0] is article:
            return remembered[1]
        novelty = self.explorer.novelty(article)
        with self._lock:
            if article.id in self._articles:
                self._novelties[article.id] = article, novelty
        return novelty

    def at_hand(self, article_id: str) -> Article | None:
        """An article that was read lately, or None."""
        with self._lock:
            article = self._articles.get(article_id)
            if article is not None:
                self._articles.move_to_end(article_id)
            return article

    def read(self, article_id: str) -> Article:
        """An article. Raises DatelineError where it is gone or damaged."""
        article = self.at_hand(article_id)
        if article is None:
            article = self._decided(self.collection.get(article_id))
            with self._lock:
                self._articles[article_id] = article
                self._names.update({actor.id: actor.name for actor in article.actors})
                while len(self._articles) > KEPT:
                    self._novelties.pop(self._articles.popitem(last=False)[0], None)
        return article

    def _decided(self, article: Article) -> Article:
        """An article as was decided about actors of all articles, where it has yet to follow."""
        if self._explorer is None:
            return article
        unfollowed = self._explorer.unfollowed
        if unfollowed.is_less:
            from index.journal.decided_articles import article_as_decided

            return article_as_decided(self.collection, article.id)
        if unfollowed.decisions:
            from index.journal.apply import replay

            return replay(article, unfollowed.decisions)[0]
        return article

    def hits(self, focus: Focus, article: Article) -> list[Offsets]:
        """Where the query's words stand in an article."""
        return list(self.explorer.highlights(focus, article.text)) if focus.query else []

    def begin_case(self, name: str) -> None:
        """Remember the name of a case that something is put into."""
        from index.cases.case_desk import case_name
        from index.errors import Undecidable

        with suppress(Undecidable):
            slug = case_name(name)
            self.cases_begun = [slug, *(other for other in self.cases_begun if other != slug)]

    def learn(self, *people: tuple[str, str] | None) -> None:
        """Remember names of actors, so that the trail can be written without asking."""
        self._names.update(filter(None, people))

    def actor_name(self, actor_id: str) -> str:
        """The name of an actor; its id in words where it is unknown."""
        name = self._names.get(actor_id)
        if name is None and self._explorer is not None:
            with suppress(IndexBroken):  # which the next question says, and mends
                card = self._explorer.actor(actor_id)
                name = card.name if card is not None else None
            if name is not None:
                self._names[actor_id] = name
        return name or actor_id.replace("-", " ")

    def article_title(self, article_id: str) -> str:
        """The title of an article that is at hand; its id in words otherwise."""
        article = self.at_hand(article_id)
        if article is None:
            return article_id.replace("-", " ")
        return title(article)

    def find_actors(self, words: str, most: int) -> list[tuple[str, str, str]]:
        """Actors whose name begins like this: id, name, and what they are."""
        actors = self.explorer.find_actors(words, most)
        return [(actor.id, actor.name, actor.description or actor.kind) for actor in actors]

    def find_articles(self, words: list[str], most: int) -> list[tuple[str, str]]:
        """Articles whose id has every one of these words: id and title, the latest first."""
        matching = [one for one in reversed(self.collection.ids()) if all(word in one for word in words)]
        titles: list[tuple[str, str]] = []
        for article_id in matching[:most]:
            try:
                self.read(article_id)
            except DatelineError:
                continue  # a damaged article is named when it is opened
            titles.append((article_id, self.article_title(article_id)))
        return titles
