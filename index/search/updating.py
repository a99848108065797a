"""Brings an index up to date with its collection's articles: what is new, changed or gone since the last commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from index.callbacks import TellProgress
from index.collection import Collection
from index.errors import DatelineError, FormatError, UnknownArticle
from index.fingerprint import Fingerprint
from index.model import Article
from index.search.build_workers import MadePart, make_parts, processes
from index.search.index_directory import IndexFolder, Manifest, PartEntry
from index.search.merging import Merger, parts_to_merge
from index.search.part import Part
from index.search.part_builder import PartBuilder

CHUNK = 40_000  # passages in a part as it is first written
PARALLEL = 64 * 1024 * 1024  # bytes of articles; from here on several processes read them
BATCH = 64 * 1024 * 1024  # bytes of articles that become one part then, at most
ROUNDS = 2  # parts that each process makes at least, so that none waits long for the last


class Cancelled(DatelineError):  # noqa: N818 - it names what happened
    """The caller asked to stop. What was committed before stays."""

    def __init__(self) -> None:
        super().__init__("Stopped before the end.")


@dataclass(frozen=True, slots=True)
class IndexDifference:
    """What the index lacks: articles to read, and articles to delete from each part."""

    wanted: dict[str, Fingerprint]
    stale: dict[str, dict[str, int]]  # part file → article id → number

    @property
    def none(self) -> bool:
        """Whether the index is up to date."""
        return not self.wanted and not any(self.stale.values())


def compare(parts: list[Part], articles: dict[str, Fingerprint]) -> IndexDifference:
    """What separates the parts from the article files."""
    missing, stale = dict(articles), {}
    for part in parts:
        gone: dict[str, int] = {}
        deleted = set(part.deleted_articles.tolist())
        sizes, times = part["article.size"].tolist(), part["article.time"].tolist()
        for number, article_id in enumerate(part.article_ids()):
            if number in deleted:
                continue
            if missing.get(article_id) == (sizes[number], times[number]):
                del missing[article_id]
            else:
                gone[article_id] = number
        stale[part.name] = gone
    return IndexDifference(missing, stale)


class Updater:
    """One pass over the differences; every chunk is committed, so a pass that is killed goes on from there."""

    def __init__(
        self,
        folder: IndexFolder,
        collection: Collection,
        *,
        progress: TellProgress | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        committed: Callable[[Manifest], None] = lambda _manifest: None,
        chunk: int = CHUNK,
        parallel: int = PARALLEL,
        batch: int = BATCH,
    ) -> None:
        self.parallel, self.batch = parallel, batch
        self.folder, self.collection, self.chunk = folder, collection, chunk
        self.progress, self.cancelled, self.committed = progress or _silent, cancelled, committed
        self._total = 0  # articles to be read

    def run(self, manifest: Manifest, parts: list[Part]) -> Manifest:
        """Bring the state up to date; gives the new one. Raises Cancelled, CollectionError or OSError."""
        articles = dict(sorted(self.collection.fingerprints().items()))  # no folder lists them in an order
        difference = compare(parts, articles)
        if not difference.none:
            manifest = self._update(manifest, difference)
        return self._merge(manifest)

    def _update(self, manifest: Manifest, difference: IndexDifference) -> Manifest:
        changed = {one for gone in difference.stale.values() for one in gone} & set(difference.wanted)
        manifest = self._delete(manifest, difference, lambda one: one not in changed)
        self._total = len(difference.wanted)
        self._tell(0)
        for source, ids in self._sources(difference.wanted):
            fresh = self._write(manifest, source)
            state = replace(manifest, parts=(*manifest.parts, *fresh))
            manifest = self._delete(state, difference, set(ids).__contains__, always=True)
        self._tell(self._total)
        return manifest

    def _tell(self, read: int) -> None:
        """Tell how many of the articles were read; some of these may still have to be written."""
        self.progress(min(read, self._total), self._total)

    def _merge(self, manifest: Manifest) -> Manifest:
        """Merge parts until few are left; readers go on with the old ones meanwhile. May be broken off."""
        while chosen := parts_to_merge([_live_docs(part) for part in manifest.parts]):
            if self.cancelled():
                return manifest
            merged = [manifest.parts[number] for number in chosen]
            state = Manifest(manifest.generation, tuple(merged))
            with self.folder.scratch() as scratch:
                arrays, facts = Merger(self.folder.open(state), scratch).arrays()
                fresh = self.folder.write_part(manifest.generation + 1, arrays, facts)
            others = tuple(part for part in manifest.parts if part not in merged)
            manifest = replace(manifest, generation=manifest.generation + 1, parts=(fresh, *others))
            self.folder.commit(manifest)
            self.committed(manifest)
        return manifest

    def _sources(
        self, articles: dict[str, Fingerprint]
    ) -> Iterator[tuple[PartBuilder | MadePart, list[str]]]:
        """What becomes parts, and the articles of each; made by several processes where there is much to read."""
        many = sum(size for size, _ in articles.values()) >= self.parallel
        return (
            self._by_processes(articles)
            if many and self.folder.on_disk and processes() > 1
            else self._chunks(articles)
        )

    def _by_processes(self, articles: dict[str, Fingerprint]) -> Iterator[tuple[MadePart, list[str]]]:
        batches: list[dict[str, Fingerprint]] = [{}]
        total, size = sum(size for size, _ in articles.values()), 0
        most = min(self.batch, total // (ROUNDS * processes()) + 1)
        for article_id, fingerprint in articles.items():
            if size >= most:
                batches.append({})
                size = 0
            batches[-1][article_id] = fingerprint
            size += fingerprint[0]
        with self.folder.scratch() as scratch:
            made = make_parts(self.collection.path, batches, scratch, self.cancelled, self._tell)
            for batch, part in zip(batches, made, strict=False):
                self.collection.damaged.update(part.damaged)
                yield part, list(batch)
        if self.cancelled():
            raise Cancelled

    def _write(self, manifest: Manifest, builder: PartBuilder | MadePart) -> list[PartEntry]:
        if isinstance(builder, MadePart):
            return [self.folder.adopt(manifest.generation + 1, builder)] if builder.path else []
        if not len(builder.numbers["article.day"]):
            return []
        arrays, facts = builder.arrays()
        return [self.folder.write_part(manifest.generation + 1, arrays, facts)]

    def _delete(
        self,
        manifest: Manifest,
        difference: IndexDifference,
        chosen: Callable[[str], bool],
        always: bool = False,
    ) -> Manifest:
        """Commit the state with the chosen stale articles deleted."""
        parts = []
        for part in manifest.parts:
            gone = {number for one, number in difference.stale.get(part.file, {}).items() if chosen(one)}
            parts.append(part.without(gone) if gone else part)
        staying = tuple(part for part in parts if len(part.deleted) < part.articles)
        if not always and staying == manifest.parts:
            return manifest
        state = replace(manifest, generation=manifest.generation + 1, parts=staying)
        self.folder.commit(state)
        self.committed(state)
        return state

    def _chunks(self, articles: dict[str, Fingerprint]) -> Iterator[tuple[PartBuilder, list[str]]]:
        builder, ids = PartBuilder(), list[str]()
        for article_id, article in self._read(articles):
            ids.append(article_id)
            if article is not None:
                builder.add(article, articles[article_id])
            if builder.docs >= self.chunk:
                yield builder, ids
                builder, ids = PartBuilder(), []
        if ids:
            yield builder, ids

    def _read(self, articles: dict[str, Fingerprint]) -> Iterator[tuple[str, Article | None]]:
        """Each wanted article, None for one that is damaged or just went away."""
        for number, article_id in enumerate(articles, 1):
            if self.cancelled():
                raise Cancelled
            try:
                yield article_id, self.collection.get(article_id)
            except (FormatError, UnknownArticle):
                yield article_id, None
            self._tell(number)


def _live_docs(part: PartEntry) -> int:
    """About how many passages of a part are not deleted, at least one."""
    return max(1, part.docs * (part.articles - len(part.deleted)) // max(1, part.articles))


def _silent(_done: int, _total: int) -> None:
    """Tells nobody."""
