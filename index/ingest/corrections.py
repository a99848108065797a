"""Deciding by hand and taking back: a line in the journal first, then the articles brought to what the journal says.

An article is always what the program made of it with the decisions that hold on top. Killed in between, the next
writer brings to the end what the journal says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from index.annotate.actors.user_actors import FILE_NAME as ACTORS_FILE
from index.bounded_file import MB, read_bounded
from index.callbacks import IsCancelled
from index.errors import CollectionError, DatelineError, Undecidable, reason
from index.ingest.affected import affected, due_since, holds_any
from index.ingest.destination import Deciding, opened_to_decide
from index.journal.apply import applied, replay
from index.journal.clippings import ChangeClipping, Clip
from index.journal.decisions import (
    Decision,
    Disputed,
    Entry,
    Grouped,
    Judged,
    Rule,
    Undo,
    article_of,
    singly,
)
from index.journal.journal_file import Journal, decisions_of
from index.journal.journal_merging import LineToWrite, Merge
from index.journal.journal_merging import merge as merge_of
from index.journal.offered_rules import offered
from index.journal.rule_lines import with_rules
from index.journal.user_name import name_of_user
from index.model import Actor, Article
from index.whole_file import write_whole

# What says which reports or actors may be one, what was judged or is in a case, and changes no article.
_NO_ARTICLE = (Grouped, Disputed, Judged, Clip, ChangeClipping)


@dataclass(frozen=True)
class Decided:
    """What came of a decision or an undoing: the journal's line, and the articles that it changed."""

    entry: Entry
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """An article that a rule would change, and who is called so there: what the article says of them."""

    article: str
    title: str
    described: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedRule:
    """A rule that decisions suggest, and what it would change now."""

    rule: Rule
    changes: tuple[RuleChange, ...]


class BuiltOn(Undecidable):
    """A decision cannot be taken back alone: others were made on it."""

    def __init__(self, seq: int, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        numbers = ", ".join(str(entry.seq) for entry in reversed(self.entries))
        super().__init__(
            f"Decision {seq} cannot be undone alone; undo {numbers} first, which were made on it, "
            "or all of them --with-later."
        )


class Corrections:
    """The decisions of a collection that is open for writing; `corrections` gives one."""

    def __init__(self, destination: Deciding, who: str) -> None:
        self.collection = destination.collection
        self._destination, self._articles = destination, destination.articles
        self.journal = self._articles.journal
        self._who, self._is_behind = who, not self._articles.is_applied

    def decide(self, decision: Decision) -> Decided:
        """Make a decision. Raises Undecidable, UnknownArticle or JournalError; then nothing was decided."""
        self._catch_up_for(decision)
        self._check_news(decision)
        affected = self._affected(decision)
        if not affected and not isinstance(decision, _NO_ARTICLE):
            raise Undecidable("No article of the collection has such an actor; nothing was decided.")
        if isinstance(decision, Rule | Disputed) and decision in decisions_of(self.journal.standing()):
            what = "a rule" if isinstance(decision, Rule) else "so"
            raise Undecidable(f"That is {what} already; nothing was decided.")
        for article_id in affected:
            self._articles.keep_original(article_id)
        entry = self.journal.append(decision, self._who)
        return Decided(entry, self._applied(affected))

    def _check_news(self, decision: Decision) -> None:
        """Whether a decision changes anything. Raises Undecidable, also where a part of it cannot be."""
        articles: dict[str, Article] = {}
        is_new = False
        for part in singly(decision):
            about = article_of(part)
            if about is None:
                is_new = True
                continue
            before = articles.get(about) or self.collection.get(about)
            articles[about] = applied(before, part)
            is_new = is_new or articles[about] != before
        if not is_new:
            raise Undecidable("That is so already; nothing was decided.")

    def merge(self, theirs: Journal) -> Merge:
        """Take over what stands in the journal of somebody else who works on this collection.

        Raises Undecidable where a line of theirs cannot be read or was changed, JournalError where ours is not written.
        """
        faults = [*theirs.unreadable, *theirs.broken]
        if faults:
            raise Undecidable(f"{faults[0]} Nothing was taken over.")
        merge = merge_of(self.journal, theirs)
        affected = self._affected(*(self._meant(line.deed, merge.lines) for line in merge.lines))
        decisions = decisions_of(theirs.standing())
        for article_id in affected:
            # it may be another collection's; the decision waits for the article
            with suppress(DatelineError):
                self._articles.keep_original(article_id, decisions)
        if merge.lines:
            self.journal.append_all((line.deed, line.who or self._who, line.time) for line in merge.lines)
            self._applied(affected)
        return merge

    def _meant(self, deed: Decision | Undo, lines: Sequence[LineToWrite]) -> Decision:
        """What a line decides or takes back, which may be one of those to be written."""
        while isinstance(deed, Undo):
            behind = deed.of - self.journal.length - 1
            deed = lines[behind].deed if behind >= 0 else self.journal.entry(deed.of).deed
        return deed

    def undo(self, seq: int | None = None) -> Decided:
        """Take back decision `seq`, else the last one that holds.

        Raises Undecidable where there is none or it does not hold, BuiltOn where others were made on it.
        """
        entry = self.journal.entry(seq) if seq is not None else self.journal.last_standing()
        if entry is None:
            raise Undecidable("There is no decision to undo.")
        if isinstance(entry.deed, Undo) or entry not in self.journal.standing():
            raise Undecidable(f"Decision {entry.seq} does not hold; there is nothing to undo.")
        later = self.journal.built_on(entry.seq)
        if later:
            raise BuiltOn(entry.seq, later)
        return self._take_back([entry])

    def undo_with_later(self, seq: int) -> Decided:
        """Take back decision `seq` and all that were made on it, the last one first; gives what came of the last line.

        Raises Undecidable where it does not hold, JournalError where nothing can be written.
        """
        entries = [*self.journal.all_built_on(seq), self.journal.entry(seq)]
        if entries[-1] not in self.journal.standing():
            raise Undecidable(f"Decision {seq} does not hold; there is nothing to undo.")
        return self._take_back(entries)

    def redo(self, seq: int | None = None) -> Decided:
        """Make decision `seq` hold again, else the one that was undone last. Raises Undecidable where there is none."""
        entry = self.journal.undoing_of(seq) if seq is not None else self.journal.last_undone()
        if entry is None:
            raise Undecidable("There is nothing to do again.")
        return self._take_back([entry])

    def _take_back(self, entries: Sequence[Entry]) -> Decided:
        """Take back lines of the journal in this order; gives what came of the last one."""
        decisions = [self.journal.what(entry) for entry in entries]
        for decision in decisions:
            self._catch_up_for(decision)
        affected = self._affected(*decisions)
        for article_id in affected:
            self._articles.keep_original(article_id)
        lines = self.journal.append_all((Undo(of=entry.seq), self._who, None) for entry in entries)
        return Decided(lines[-1], self._applied(affected))

    def catch_up(self) -> list[str]:
        """Bring all articles to what the journal says, where a writer was ended before it had; the changed ones."""
        self._is_behind = False
        if not self.journal.length or self._articles.is_applied:
            return []
        return self.follow_all()

    def follow_all(self) -> list[str]:
        """Bring all articles to what the journal says, also where it is less than they followed; the changed ones."""
        self._is_behind = False
        originals = self._articles.originals
        due = due_since(self._articles, originals.applied()) | {*originals.ids()}
        for article_id in due:
            with suppress(DatelineError):  # a damaged article is named by `check`
                self._articles.keep_original(article_id)
        return list(self._applied(due))

    def article(self, article_id: str) -> Article:
        """An article as the journal says. Raises UnknownArticle, or FormatError for a damaged one."""
        if self._is_behind:
            self._bring_up_to_date([article_id])
        return self.collection.get(article_id)

    def _bring_up_to_date(self, article_ids: Iterable[str]) -> None:
        for article_id in article_ids:
            self._articles.keep_original(article_id)
            self._destination.saved += self._articles.bring_up_to_date([article_id])

    def _catch_up_for(self, decision: Decision) -> None:
        """Bring the articles that a decision is about to what the journal says; all, where it may be about any."""
        parts = [part for part in singly(decision) if not isinstance(part, _NO_ARTICLE)]
        about = [article_of(part) for part in parts]
        if self._is_behind and all(about):
            self._bring_up_to_date({article_id for article_id in about if article_id})
        elif self._is_behind:
            self.catch_up()

    def note_followed(self) -> None:
        """Note that all articles are what the journal says, and bring the rules in `actors.toml` to it."""
        self._is_behind = False
        self._applied(())

    def actor(self, name: str) -> Actor:
        """The actor of this id or name in any article. Raises Undecidable where there is none, or several."""
        label = " ".join(name.split())
        words = [json.dumps(label, ensure_ascii=is_ascii)[1:-1].encode() for is_ascii in (True, False)]
        files = [self.collection.file(article_id) for article_id in self.collection.ids()]
        by_name: dict[str, Actor] = {}
        for path in files:
            if not holds_any(path, words):
                continue
            with suppress(DatelineError):
                for actor in self.collection.get(path.stem).actors:
                    if actor.id == label:
                        return actor
                    if actor.name == label:
                        by_name.setdefault(actor.id, actor)
        if len(by_name) == 1:
            return next(iter(by_name.values()))
        if by_name:
            raise Undecidable(
                f"Several actors are called “{label}”: give the id ({', '.join(sorted(by_name))})."
            )
        raise Undecidable(f"No actor of the collection has the id or the name “{label}”.")

    def _applied(self, article_ids: Iterable[str]) -> tuple[str, ...]:
        changed = self._articles.bring_up_to_date(article_ids)
        self._write_rules()
        if not self._is_behind:
            self._articles.note_applied()
        self._destination.saved += changed
        return tuple(changed)

    def offered(self, entry: Entry) -> tuple[OfferedRule, ...]:
        """The rules that a decision suggests, where it is the second of its kind; of quotes where others are left."""
        rules = offered(self.journal.standing(), self.journal.what(entry), self._articles.get)
        offers = (OfferedRule(rule, self.preview(rule)) for rule in rules)
        return tuple(offer for offer in offers if offer.changes or offer.rule.of == "actors")

    def preview(self, rule: Rule) -> tuple[RuleChange, ...]:
        """What a rule would change now, in the order of the articles' ids."""
        changed, decisions = list[RuleChange](), decisions_of(self.journal.standing())
        for article_id in sorted(self._affected(rule)):
            with suppress(DatelineError):
                article = self.collection.get(article_id)
                if self._is_behind:
                    article, _ = replay(self._articles.get(article_id), decisions)
                if applied(article, rule) != article:
                    meant = (actor for actor in article.actors if actor.name == rule.name)
                    described = tuple(actor.description for actor in meant if actor.description is not None)
                    changed.append(RuleChange(article_id, article.title or article_id, described))
        return tuple(changed)

    def _write_rules(self) -> None:
        """Bring the rules among the lines of `actors.toml` to what the journal says. Raises CollectionError."""
        path = self.collection.path / ACTORS_FILE
        if not any(isinstance(entry.deed, Rule) for entry in self.journal.entries):
            return
        try:
            before = read_bounded(path, MB, inside=self.collection.path).decode() if path.exists() else ""
            content = with_rules(before, self.journal.entries, self.journal.standing())
            if content and content != before:
                write_whole(path, content.encode())
            elif before and not content:
                path.unlink()
        except (OSError, UnicodeDecodeError) as error:
            why = reason(error) if isinstance(error, OSError) else "it is not UTF-8"
            raise CollectionError(path, f"the rule cannot be written into it ({why})") from error

    def _affected(self, *decisions: Decision) -> set[str]:
        return affected(self._articles, decisions)


@contextmanager
def corrections(
    path: Path,
    *,
    who: str | None = None,
    waiting: Callable[[], None] = lambda: None,
    all_first: bool = True,
    cancelled: IsCancelled = lambda: False,
) -> Iterator[Corrections]:
    """The decisions of the collection at `path`, brought up to date, for as long as nobody else writes to it.

    Without `all_first` only those articles are brought up to date first that are decided about; the rest may follow.
    Raises CollectionError where there is none, JournalError where its journal cannot be read or has lost lines,
    GaveUpWaiting where somebody else writes and the wait is `cancelled`.
    """
    with opened_to_decide(path, waiting=waiting, cancelled=cancelled) as destination:
        destination.articles.journal.check_readable()  # else articles would lose what a line says
        destination.articles.check_whole()
        open_corrections = Corrections(destination, who or name_of_user())
        if all_first:
            open_corrections.catch_up()
        yield open_corrections


def accept_journal(path: Path, waiting: Callable[[], None] = lambda: None) -> list[str] | None:
    """Bring the articles to a journal that has lost lines which they followed, or is an older one; the changed ones.

    What is left of a line that was cut goes. None where it has lost none. Raises CollectionError where there is no
    collection, JournalError where the journal cannot be read or written.
    """
    with opened_to_decide(path, waiting=waiting) as destination:
        destination.articles.journal.check_readable("nothing was changed")
        journal, has_lost = destination.articles.journal, destination.articles.has_lost_lines
        if not has_lost and not journal.is_cut:
            return None
        if journal.is_cut:
            journal.drop_cut_end()
        return Corrections(destination, name_of_user()).follow_all() if has_lost else []
