"""Deciding by hand and taking back: a line in the journal first, then the articles brought to what the journal says.

An article is always what the program made of it with the decisions that hold on top. Killed in between, the next
writer brings to the end what the journal says.
"""

from __future__ import annotations

import getpass
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from index.annotate.actors.user_actors import FILE_NAME as ACTORS_FILE
from index.articlefile import LARGEST_FILE
from index.bounded_file import MB, read_bounded
from index.errors import CollectionError, DatelineError, Undecidable, reason
from index.ingest.destination import Deciding, opened_to_decide
from index.journal.actor_rules import offered
from index.journal.apply import applied
from index.journal.clippings import ChangeClipping, Clip
from index.journal.decisions import (
    Decision,
    Entry,
    Grouped,
    Judged,
    Rule,
    Single,
    Undo,
    actor_ids,
    article_of,
    singly,
)
from index.journal.journal_file import Journal, decisions_of
from index.journal.journal_merging import LineToWrite, Merge
from index.journal.journal_merging import merge as merge_of
from index.journal.rule_lines import with_rules
from index.model import Actor, Article
from index.whole_file import write_whole

# What changes which reports are taken for one, what was judged or is in a case, and no article.
_NO_ARTICLE = (Grouped, Judged, Clip, ChangeClipping)
_MANY = 100  # words; so many are looked up among the strings of a file instead of searched one by one
_JSON_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Decided:
    """What came of a decision or an undoing: the journal's line, and the articles that it changed."""

    entry: Entry
    changed: tuple[str, ...]


class BuiltOn(Undecidable):
    """A decision cannot be taken back alone: others were made on it."""

    def __init__(self, seq: int, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        numbers = ", ".join(str(entry.seq) for entry in reversed(self.entries))
        super().__init__(
            f"Decision {seq} cannot be undone alone; undo {numbers} first, which were made on it."
        )


class Corrections:
    """The decisions of a collection that is open for writing; `corrections` gives one."""

    def __init__(self, destination: Deciding, who: str) -> None:
        self.collection = destination.collection
        self._destination, self._articles = destination, destination.articles
        self.journal = self._articles.journal
        self._who = who

    def decide(self, decision: Decision) -> Decided:
        """Make a decision. Raises Undecidable, UnknownArticle or JournalError; then nothing was decided."""
        self._check_news(decision)
        affected = self._affected(decision)
        if not affected and not isinstance(decision, _NO_ARTICLE):
            raise Undecidable("No article of the collection has such an actor; nothing was decided.")
        if isinstance(decision, Rule) and decision in decisions_of(self.journal.standing()):
            raise Undecidable("That is a rule already; nothing was decided.")
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
        for article_id in affected:
            with suppress(
                DatelineError
            ):  # it may be another collection's; the decision waits for the article
                self._articles.keep_original(article_id)
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
        """Take back decision `seq`, else the last one that holds. Raises BuiltOn where others were made on it."""
        entry = self.journal.entry(seq) if seq is not None else self.journal.last_standing()
        if entry is None:
            raise Undecidable("There is no decision to undo.")
        if isinstance(entry.deed, Undo) or entry not in self.journal.standing():
            raise Undecidable(f"Decision {entry.seq} does not hold; there is nothing to undo.")
        later = self.journal.built_on(entry.seq)
        if later:
            raise BuiltOn(entry.seq, later)
        return self._take_back(entry, entry.deed)

    def redo(self, seq: int | None = None) -> Decided:
        """Make decision `seq` hold again, else the one that was undone last."""
        entry = self._undoing_of(seq) if seq is not None else self.journal.last_undone()
        if entry is None:
            raise Undecidable("There is nothing to do again.")
        return self._take_back(entry, self.what(entry))

    def _undoing_of(self, seq: int) -> Entry | None:
        standing = {entry.seq for entry in self.journal.standing()}
        undoings = (
            entry
            for entry in reversed(self.journal.entries)
            if isinstance(entry.deed, Undo) and entry.deed.of == seq
        )
        return None if seq in standing else next(undoings, None)

    def _take_back(self, entry: Entry, decision: Decision) -> Decided:
        affected = self._affected(decision)
        for article_id in affected:
            self._articles.keep_original(article_id)
        line = self.journal.append(Undo(of=entry.seq), self._who)
        return Decided(line, self._applied(affected))

    def what(self, entry: Entry) -> Decision:
        """What a line decides, or what the decision was that it takes back or makes hold again."""
        return next(self.journal.decided([entry]))

    def catch_up(self) -> list[str]:
        """Bring all articles to what the journal says, where a writer was ended before it had; the changed ones."""
        applied_lines = self._articles.originals.applied()
        if not self.journal.length or applied_lines == self.journal.state:
            return []
        new = (entry for entry in self.journal.entries if entry.seq > _length(applied_lines))
        affected = {*self._articles.originals.ids()} | self._affected(*self.journal.decided(new))
        for article_id in affected:
            with suppress(DatelineError):  # a damaged article is named by `check`
                self._articles.keep_original(article_id)
        return list(self._applied(affected))

    def actor(self, name: str) -> Actor:
        """The actor of this id or name in any article. Raises Undecidable where there is none, or several."""
        label = " ".join(name.split())
        words = [json.dumps(label, ensure_ascii=is_ascii)[1:-1].encode() for is_ascii in (True, False)]
        files = [self.collection.file(article_id) for article_id in self.collection.ids()]
        by_name: dict[str, Actor] = {}
        for path in files:
            if not _holds(path, words):
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
        self._articles.note_applied()
        self._destination.saved += changed
        return tuple(changed)

    def offered(self, decided: Decided) -> tuple[Rule, tuple[str, ...]] | None:
        """The rule that a decision suggests, where it is the second of its kind; and the articles that change by it."""
        rule = offered(self.journal.standing(), self.what(decided.entry))
        return None if rule is None else (rule, self.preview(rule))

    def preview(self, rule: Rule) -> tuple[str, ...]:
        """The articles that a rule would change now."""
        changed = []
        for article_id in sorted(self._affected(rule)):
            with suppress(DatelineError):
                article = self.collection.get(article_id)
                if applied(article, rule) != article:
                    changed.append(article_id)
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
        """The articles that decisions are about: one, or all that have one of its actors now or had it before."""
        each = [part for decision in decisions for part in singly(decision)]
        about = {article_id for part in each if (article_id := article_of(part)) is not None}
        about_all = (part for part in each if article_of(part) is None)
        ids = {word for part in about_all for word in _sought(part)}
        if not ids:
            return about
        files = [self.collection.file(article_id) for article_id in self.collection.ids()]
        originals = [
            self._articles.originals.folder / f"{article_id}.json"
            for article_id in self._articles.originals.ids()
        ]
        return about | {path.stem for path in [*files, *originals] if _holds(path, ids)}


@contextmanager
def corrections(
    path: Path, *, who: str | None = None, waiting: Callable[[], None] = lambda: None
) -> Iterator[Corrections]:
    """The decisions of the collection at `path`, brought up to date, for as long as nobody else writes to it.

    Raises CollectionError where there is none, JournalError where its journal cannot be read.
    """
    with opened_to_decide(path, waiting=waiting) as destination:
        open_corrections = Corrections(destination, who or name_of_user())
        open_corrections.catch_up()
        yield open_corrections


def name_of_user() -> str:
    """Who decides: the name under which one is logged in."""
    try:
        return getpass.getuser()[:100] or "unknown"
    except (OSError, KeyError, ImportError):
        return "unknown"


def _sought(decision: Single) -> set[bytes]:
    """The words of which an article's file has one that a decision about all is about: ids of actors, or a name."""
    if isinstance(decision, Rule):
        return {json.dumps(decision.name, ensure_ascii=is_ascii).encode() for is_ascii in (True, False)}
    return {json.dumps(actor_id).encode() for actor_id in actor_ids(decision)}


def _length(state: str) -> int:
    number = state.partition(" ")[0]
    return int(number) if number.isdecimal() else 0


def _holds(path: Path, words: Collection[bytes]) -> bool:
    """Whether a file has one of some words; where they are many they are strings of JSON."""
    with suppress(OSError):
        content = read_bounded(path, LARGEST_FILE)
        if len(words) > _MANY:
            return not {*_JSON_STRING.findall(content)}.isdisjoint(words)
        return any(word in content for word in words)
    return False
