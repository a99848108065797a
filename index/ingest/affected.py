"""Which articles decisions are about: those that they name, and all that have one of their actors now or had it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from index.articlefile import LARGEST_FILE
from index.bounded_file import read_bounded
from index.journal.decided_articles import DecidedArticles
from index.journal.decisions import (
    Decision,
    Disputed,
    Rule,
    Same,
    SetActor,
    Single,
    actor_ids,
    article_of,
    singly,
)

_MANY = 100  # words; so many are looked up among the strings of a file instead of searched one by one
_JSON_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"')


def affected(articles: DecidedArticles, decisions: Iterable[Decision]) -> set[str]:
    """The ids of all articles that decisions are about; one pass over the files, where any is about all articles."""
    each = [part for decision in decisions for part in singly(decision)]
    about = {article_id for part in each if (article_id := article_of(part)) is not None}
    words = {word for part in each if article_of(part) is None for word in _sought(part)}
    if not words:
        return about
    files = [articles.file(article_id) for article_id in articles.collection.ids()]
    originals = [articles.originals.folder / f"{article_id}.json" for article_id in articles.originals.ids()]
    return about | {path.stem for path in [*files, *originals] if holds_any(path, words)}


def due_since(articles: DecidedArticles, state: str) -> set[str]:
    """The ids of all articles that lines of the journal behind this state of it are about."""
    journal = articles.journal
    after = journal.length_at(state) or 0  # another journal may have been put there
    return affected(articles, [*journal.decided(entry for entry in journal.entries if entry.seq > after)])


def reaches_all(decision: Decision) -> bool:
    """Whether all of a decision is about actors wherever they are: it is seen before the articles have followed."""
    return all(isinstance(part, Same | SetActor) for part in singly(decision))


def holds_any(path: Path, words: Collection[bytes]) -> bool:
    """Whether a file has one of these words; where they are many they are strings of JSON."""
    with suppress(OSError):
        content = read_bounded(path, LARGEST_FILE)
        if len(words) > _MANY:
            return not {*_JSON_STRING.findall(content)}.isdisjoint(words)
        return any(word in content for word in words)
    return False


def _sought(decision: Single) -> set[bytes]:
    """The words of which an article's file has one that a decision about all is about: ids of actors, or a name."""
    if isinstance(decision, Rule):
        return {json.dumps(decision.name, ensure_ascii=is_ascii).encode() for is_ascii in (True, False)}
    if isinstance(decision, Disputed):
        return set()
    return {json.dumps(actor_id).encode() for actor_id in actor_ids(decision)}
