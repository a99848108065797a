"""The index of a collection while it is asked: brought up to date, followed where another process writes, verified."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.collection import Collection
from index.errors import CollectionError, IndexBroken
from index.exploring.journal_difference import JournalDifference

if TYPE_CHECKING:
    from index.cases.case import Clipping
    from index.exploring.decided_viewer import DecidedAnswering
    from index.exploring.disputed_actors import Others
    from index.exploring.viewing import Viewer
    from index.journal.journal_state import MadeOfJournal
    from index.search.index_directory import IndexFolder, Manifest
    from index.search.part import Part
    from index.search.storage import ArrayFile
    from index.visits import Visits

FOLLOWING = 0.2  # seconds between looks at what another process writes
PATIENCE = 15.0  # seconds without anything new from it: it is stopped, or at work on something large
_STUCK = "nothing can be answered yet: another process is indexing it and gets no further; end that process"


class LiveIndex:
    """The states of an index one after another, of which the last one answers. Safe to use from several threads."""

    def __init__(self, collection: Collection, cache: Path | None = None) -> None:
        """`cache` is the index's folder; by default it lies in the cache, keyed by the collection's path."""
        self._collection, self._cache = collection, cache
        self._viewer: Viewer | None = None
        self._files: dict[str, ArrayFile] = {}
        self._verified: set[str] = set()
        self._preparing, self._taking = threading.Lock(), threading.Lock()
        self._decided: DecidedAnswering | None = None
        self.note: str | None = None  # why the index was rebuilt, in a sentence

    @cached_property
    def _folder(self) -> IndexFolder:
        from index.search.index_directory import IndexFolder, default_folder

        return IndexFolder(self._cache or default_folder(self._collection.path), self._collection.path)

    @cached_property
    def _clippings(self) -> MadeOfJournal[Sequence[Clipping]]:
        from index.cases.stored import stored_clippings

        return stored_clippings(self._collection)

    @cached_property
    def _disputes(self) -> MadeOfJournal[Mapping[str, Others]]:
        from index.exploring.disputed_actors import stored_disputes

        return stored_disputes(self._collection.path)

    @cached_property
    def _mergers(self) -> MadeOfJournal[Mapping[str, str]]:
        from index.exploring.merged_actors import stored_mergers

        return stored_mergers(self._collection.path)

    @cached_property
    def _visits(self) -> Visits:
        from index.visits import Visits

        return Visits(self._collection.path)

    def leave(self) -> None:
        """End a visit: what is there now is not new any more. Raises OSError where that cannot be kept."""
        if self._viewer is not None:
            snapshot = self._viewer.snapshot
            self._visits.leave(name for part in snapshot.parts for name in part.article_ids())

    @property
    def ready(self) -> bool:
        """Whether questions can be answered, perhaps from an index that `prepare` has yet to bring up to date."""
        return self._viewer is not None or self._open()

    @property
    def _generation(self) -> int:
        """The number of the state that answers; 0 where there is none."""
        return self._decided.plain.generation if self._decided is not None else 0

    def _open(self) -> bool:
        """Answer from the last state of the index, where there is a sound one that does not answer yet."""
        try:
            manifest = self._folder.manifest()
            if manifest.generation == self._generation:
                return False
            self._take(manifest)
        except IndexBroken:
            return False
        return True

    def _take(self, manifest: Manifest) -> None:
        """Answer from this state from now on. Raises IndexBroken."""
        from index.exploring.decided_viewer import DecidedAnswering

        parts = self._folder.open(manifest, self._files)
        self._files = {part.name: part.file for part in parts}
        viewer = self._viewer_of(parts, manifest.generation)
        with self._taking:
            before = self._decided
            self._decided = DecidedAnswering(self._collection.path, viewer, manifest.journal, before)
            self._viewer = self._decided.viewer

    def _viewer_of(self, parts: list[Part], generation: int) -> Viewer:
        from index.exploring.viewing import Viewer
        from index.search.snapshot import Snapshot

        snapshot = Snapshot(parts, generation)
        snapshot.clippings, snapshot.seen = self._clippings, self._visits.seen
        snapshot.disputes, snapshot.mergers = self._disputes, self._mergers
        return Viewer(snapshot)

    @cached_property
    def _empty(self) -> Viewer:
        """What answers as long as there is no index."""
        return self._viewer_of([], 0)

    @property
    def unfollowed(self) -> JournalDifference:
        """What was decided about actors of all articles, or taken back, that the articles have yet to follow."""
        return self._decided.unfollowed if self._decided is not None else JournalDifference()

    def take_decisions(self) -> bool:
        """Answer from now on as people decided about actors of all articles, which the index has yet to follow.

        Gives whether answers may differ from those before.
        """
        before = self.viewer()
        with self._taking:
            if self._decided is not None:
                self._viewer = self._decided.renew()
        return self.viewer() is not before

    def prepare(
        self,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
        *,
        verify: bool = True,
    ) -> None:
        """Bring the index up to date with the articles; `progress` is told (articles done, articles to do).

        Safe to kill at any point: what was committed stays, the articles are only read. An index that is damaged,
        foreign or of another version is rebuilt, and one that cannot be written is kept in memory; `note` says so.
        `verify` compares all of it with its checksums first. Raises Cancelled or CollectionError.
        """
        with self._preparing:
            try:
                self._prepare(progress, cancelled, verify)
            except OSError as error:
                from index.search.memory import MemoryFolder

                why = error.strerror or str(error)
                self.note = (
                    f"The search index cannot be kept in {self._folder.path} ({why}); it is held in memory."
                )
                self._folder = MemoryFolder(self._collection.path)
                self._forget()
                self._prepare(progress, cancelled, verify)

    def _prepare(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool], verify: bool
    ) -> None:
        with self._folder.writing() as held:
            if held:
                self._update(progress, cancelled, verify)
        if not held and self._follow(cancelled):
            # it may have been killed, or have listed the articles before the last one came
            self._prepare(progress, cancelled, verify)

    def _update(
        self, progress: Callable[[int, int], None] | None, cancelled: Callable[[], bool], verify: bool
    ) -> None:
        """Bring the index up to date while no other process writes."""
        from index.journal.originals import Originals
        from index.search.updating import Updater

        manifest, applied = self._sound(verify, cancelled), Originals(self._collection).applied()
        before = self._decided.whole if self._decided is not None else None
        updater = Updater(
            self._folder, self._collection, progress=progress, cancelled=cancelled, committed=self._take
        )
        manifest = updater.run(manifest, self._decided.plain.parts if self._decided is not None else [])
        has_followed = manifest.journal != applied
        if has_followed:
            manifest = replace(manifest, journal=applied)
            self._folder.commit(manifest)
        if has_followed or manifest.generation != self._generation or self._decided is None:
            self._take(manifest)
        with self._taking:
            if self._decided is not None:
                self._viewer = self._decided.is_up_to_date(before)

    def _follow(self, cancelled: Callable[[], bool]) -> bool:
        """Another process is writing: take its states as they come; gives whether it is done.

        Where it gives none for too long the last one answers. Raises CollectionError where that has no article.
        """
        from index.search.updating import Cancelled

        last = time.monotonic()
        while time.monotonic() - last < PATIENCE:
            if cancelled():
                raise Cancelled
            if self._open():
                last = time.monotonic()
            with self._folder.writing() as held:
                if held:
                    return True
            time.sleep(FOLLOWING)
        if not self.viewer().snapshot.articles:
            raise CollectionError(self._collection.path, _STUCK)
        self.note = "Another process is indexing this collection and gets no further; its last state answers."
        return False

    def _sound(self, verify: bool, cancelled: Callable[[], bool]) -> Manifest:
        """The last state, opened; an empty one where that cannot be used."""
        from index.search.index_directory import Manifest

        try:
            manifest = self._folder.manifest()
            if manifest.generation != self._generation:
                self._take(manifest)
            if verify:
                self.verify(cancelled)
        except IndexBroken as error:
            self.note = str(error)
            self._forget()
            # its files are named like no older ones
            manifest = Manifest(generation=time.time_ns() // 1_000_000)
            self._take(manifest)
        return manifest

    def _forget(self) -> None:
        self._files, self._viewer, self._decided = {}, None, None
        self._verified.clear()

    def rebuild(self) -> None:
        """Throw the index away and make it anew from the articles."""
        from index.search.index_directory import Manifest

        with self._preparing, self._folder.writing():
            self._forget()
            self._folder.commit(Manifest(generation=time.time_ns() // 1_000_000))
        self.prepare()

    def verify(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Compare every file of the index with its checksums, each once. Raises IndexBroken."""
        for part in self._folder.open(self._folder.manifest(), self._files):
            if part.name not in self._verified:
                part.file.verify(cancelled)
                if not cancelled():
                    self._verified.add(part.name)

    def verify_anew(self) -> None:
        """Compare every file with its checksums, though it was compared before. Raises IndexBroken."""
        self._verified.clear()
        self.verify()

    def viewer(self) -> Viewer:
        """What answers questions: the last state that was taken, or an empty one. Raises IndexBroken."""
        if self._viewer is None:
            self._open()
        viewer = self._viewer or self._empty
        try:
            viewer.snapshot.check()
        except IndexBroken:
            self._verified.clear()  # so that preparing notices it too
            raise
        return viewer
