"""The chain of one article: from the bytes it was read from to the file that stands, each link compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.collection import Collection
from index.custody.register import Custody, Origin, sum_of
from index.custody.source_store import fault_of
from index.holdings import checksum, read_holdings
from index.journal.decisions import Entry, Undo, actor_ids, article_of, singly
from index.journal.journal_file import Journal
from index.model import Article
from index.paths import expanded
from index.reading.source_bytes import SourceBytes


@dataclass(frozen=True)
class Link:
    """A source of the article: whether the text is the one read from it, and what is known of the bytes today."""

    origin: Origin
    is_same_text: bool
    copy_fault: str | None  # why the kept copy is not what was read; None where it is, or where none is kept
    there: bool | None  # whether the file at the address has the same bytes; None where it cannot be seen


@dataclass(frozen=True)
class Chain:
    """Where an article comes from, and what was decided about it."""

    article: Article
    text: str  # SHA-256
    file: str  # SHA-256 of the article's file
    is_as_saved: bool | None  # whether the file is the one that Dateline saved; None where it is on no list
    links: tuple[Link, ...]
    decisions: tuple[Entry, ...]


def chain_of(collection: Collection, article_id: str) -> Chain:
    """The chain of an article. Raises UnknownArticle, FormatError, CollectionError and JournalError."""
    article = collection.get(article_id)
    text, file = sum_of(article.text), checksum(collection.file(article.id))
    saved = read_holdings(collection).get(article.id)
    origins = Custody(collection.path).of(article.id)
    return Chain(
        article,
        text,
        file,
        None if saved is None else saved == file,
        tuple(_link(collection, origin, text) for origin in origins),
        tuple(_decisions(Journal(collection.path), article)),
    )


def _decisions(journal: Journal, article: Article) -> Iterator[Entry]:
    """The decisions that hold on an article and on its actors."""
    actors = {actor.id for actor in article.actors}
    for entry in journal.standing():
        if not isinstance(entry.deed, Undo) and (
            any(article_of(one) == article.id or actor_ids(one) & actors for one in singly(entry.deed))
        ):
            yield entry


def _link(collection: Collection, origin: Origin, text: str) -> Link:
    fault = fault_of(collection.path, origin.kept, origin.sha256) if origin.kept else None
    return Link(origin, origin.text == text, fault, _is_there(origin))


def _is_there(origin: Origin) -> bool | None:
    path = Path(origin.address)
    if not origin.address.startswith(("~", "/")):
        return None
    source = SourceBytes.of_file(expanded(path))
    return None if source is None else source.sha256 == origin.sha256


def faults(collection: Path, custody: Custody) -> Iterator[str]:
    """A sentence for every kept source that is gone or changed, and for lines that cannot be read."""
    yield from custody.unreadable
    for place, sha256 in dict.fromkeys(
        (origin.kept, origin.sha256) for origin in custody.origins if origin.kept
    ):
        fault = fault_of(collection, place or "", sha256)
        if fault is not None:
            yield f"{place}: the source was kept here, and {fault}."
