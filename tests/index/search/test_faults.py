"""An index that is killed, damaged, foreign, old or cannot be written: nothing is lost, and all is found."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, count, repeat
from pathlib import Path

import pytest

from index.collection import Collection
from index.errors import CollectionError, IndexBroken
from index.explore import Explorer
from index.focus import Focus
from index.model import Article
from index.search.index_directory import IndexFolder
from index.search.schema import VERSION
from index.search.storage import ArrayFile
from index.search.updating import Cancelled, Updater
from index.whole_file import UNFINISHED


@pytest.fixture
def collection(tmp_path: Path, newsroom: Callable[[int], list[Article]]) -> Collection:
    made = Collection.create(tmp_path / "desk")
    for article in newsroom(12):
        made.add(article)
    return made


def contents(explorer: Explorer) -> list[tuple[str, int]]:
    rows = explorer.explore(Focus()).passages
    return sorted((row.anchor.article, row.anchor.start) for row in rows)


def prepared(collection: Collection, cache: Path) -> Explorer:
    explorer = Explorer(collection, cache=cache)
    explorer.prepare()
    return explorer


def passages_of(collection: Collection) -> list[tuple[str, int]]:
    return sorted((one.id, segment.start) for one in collection.articles() for segment in one.segments)


def test_changes_are_taken_up(collection: Collection, tmp_path: Path) -> None:
    explorer = prepared(collection, tmp_path / "index")
    collection.remove("article-3")
    collection.replace(collection.get("article-4").model_copy(update={"title": "zebra crossing"}))
    collection.add(Article(id="fresh", text="a zebra"))
    told: list[tuple[int, int]] = []
    explorer.prepare(lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)
    assert contents(explorer) == sorted([*passages_of(collection), ("fresh", 0)])
    assert {row.anchor.article for row in explorer.explore(Focus(query="title:zebra OR zebra")).passages} == {
        "article-4",
        "fresh",
    }
    told.clear()
    explorer.prepare(lambda done, total: told.append((done, total)))
    assert told == []
    assert contents(Explorer(collection, cache=tmp_path / "index")) == contents(explorer)


def test_many_small_changes_leave_few_parts(collection: Collection, tmp_path: Path) -> None:
    explorer = prepared(collection, tmp_path / "index")
    for number in range(12):
        collection.add(Article(id=f"note-{number}", text=f"note {number}"))
        explorer.prepare()
    assert len(list((tmp_path / "index").glob("part-*"))) <= 4
    assert len(explorer.explore(Focus(query="note")).passages) == 12


def test_a_damaged_article_is_passed_over(collection: Collection, tmp_path: Path) -> None:
    collection.file("article-5").write_text("{broken", encoding="utf-8")
    explorer = prepared(collection, tmp_path / "index")
    assert contents(explorer) == passages_of(collection)
    assert len(collection.damaged) == 1


@pytest.mark.parametrize("kill_at", range(18))
def test_killed_at_any_step(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kill_at: int
) -> None:
    """Every flush to the disk, and every renaming, is a point where the process may die."""
    cache, before = tmp_path / "index", Explorer(collection, cache=tmp_path / "first")
    before.prepare()
    shutil.copytree(tmp_path / "first", cache)
    for number in range(6):
        collection.add(Article(id=f"note-{number}", text=f"note {number}"))
    steps = iter(range(100))

    class Killed(BaseException):
        pass

    def step(*_: object) -> None:
        if next(steps) == kill_at:
            raise Killed

    monkeypatch.setattr("os.fsync", step)
    original = Path.replace

    def replace(path: Path, other: Path) -> Path:
        step()
        return original(path, other)

    monkeypatch.setattr(Path, "replace", replace)
    explorer = Explorer(collection, cache=cache)
    folder = IndexFolder(cache, collection.path)
    try:
        with folder.writing():
            manifest = folder.manifest()
            Updater(folder, collection, chunk=2).run(manifest, folder.open(manifest))
    except Killed:
        pass
    monkeypatch.undo()
    assert Explorer(collection, cache=cache).ready
    explorer.prepare()
    assert explorer.note is None
    assert contents(explorer) == sorted([*passages_of(collection), *((f"note-{n}", 0) for n in range(6))])


def test_cancelled_work_is_kept(collection: Collection, tmp_path: Path) -> None:
    folder = IndexFolder(tmp_path / "index", collection.path)
    calls = iter([False] * 6 + [True] * 100)
    with folder.writing(), pytest.raises(Cancelled):
        Updater(folder, collection, chunk=4, cancelled=lambda: next(calls)).run(folder.manifest(), [])
    assert folder.manifest().parts
    assert contents(prepared(collection, tmp_path / "index")) == passages_of(collection)


@pytest.mark.parametrize("place", [0, 3, 11, 40, 500, 3000, 9000, -9000, -1])
def test_a_flipped_byte_is_noticed_and_mended(collection: Collection, tmp_path: Path, place: int) -> None:
    prepared(collection, tmp_path / "index")
    file = next((tmp_path / "index").glob("part-*"))
    data = bytearray(file.read_bytes())
    place %= len(data)
    while not data[place]:  # between arrays there are zeros that nobody reads
        place = (place + 1) % len(data)
    data[place] ^= 0x41
    file.write_bytes(data)
    explorer = prepared(collection, tmp_path / "index")
    assert explorer.note is not None
    assert "rebuilt from the articles" in explorer.note
    assert contents(explorer) == passages_of(collection)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda _: "",
        lambda _: "[]",
        lambda _: "null",
        lambda text: text.replace('"generation": 1', '"generation": 7'),
        lambda text: text.replace(VERSION, "999"),
    ],
)
def test_a_damaged_list_of_parts(
    collection: Collection, tmp_path: Path, damage: Callable[[str], str]
) -> None:
    prepared(collection, tmp_path / "index")
    manifest = tmp_path / "index" / "manifest.json"
    manifest.write_text(damage(manifest.read_text(encoding="utf-8")), encoding="utf-8")
    explorer = Explorer(collection, cache=tmp_path / "index")
    assert not explorer.ready
    explorer.prepare()
    assert explorer.note is not None
    assert contents(explorer) == passages_of(collection)


def test_a_foreign_index_is_not_used(collection: Collection, tmp_path: Path) -> None:
    other = Collection.create(tmp_path / "other")
    other.add(Article(id="else", text="elsewhere"))
    prepared(other, tmp_path / "index")
    explorer = prepared(collection, tmp_path / "index")
    assert explorer.note is not None
    assert "another collection" in explorer.note
    assert contents(explorer) == passages_of(collection)


@pytest.mark.parametrize(
    "content", [b"", b"DTLNIDX1", b"not an index at all, but long enough to be read as one"]
)
def test_a_foreign_file_in_the_place_of_a_part(
    collection: Collection, tmp_path: Path, content: bytes
) -> None:
    prepared(collection, tmp_path / "index")
    file = next((tmp_path / "index").glob("part-*"))
    file.write_bytes(content)
    with pytest.raises(IndexBroken):
        ArrayFile(file)
    assert contents(prepared(collection, tmp_path / "index")) == passages_of(collection)


@pytest.mark.parametrize("pattern", ["part-*", "manifest.json"])
@pytest.mark.parametrize("instead", ["pipe", "endless"])
def test_what_is_no_file_in_the_index_is_made_anew(
    collection: Collection, tmp_path: Path, pattern: str, instead: str
) -> None:
    prepared(collection, tmp_path / "index")
    file = next((tmp_path / "index").glob(pattern))
    file.unlink()
    if instead == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to("/dev/zero")
    assert contents(prepared(collection, tmp_path / "index")) == passages_of(collection)


def test_a_full_disk_leaves_the_index_in_memory(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    explorer = prepared(collection, tmp_path / "index")
    assert explorer.note is not None
    assert "No space left" in explorer.note
    assert contents(explorer) == passages_of(collection)
    collection.remove("article-1")
    explorer.prepare()
    assert contents(explorer) == passages_of(collection)


def test_a_folder_that_is_a_file(collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "index").write_text("in the way", encoding="utf-8")
    explorer = prepared(collection, tmp_path / "index")
    assert explorer.note is not None
    assert contents(explorer) == passages_of(collection)
    assert (tmp_path / "index").read_text(encoding="utf-8") == "in the way"


def test_damage_while_reading_is_named(collection: Collection, tmp_path: Path) -> None:
    explorer = prepared(collection, tmp_path / "index")
    file = next((tmp_path / "index").glob("part-*"))
    start = ArrayFile(file)._start
    data = bytearray(file.read_bytes())
    data[start:] = b"\xff" * (len(data) - start)
    file.write_bytes(data)
    with pytest.raises(IndexBroken):
        contents(Explorer(collection, cache=tmp_path / "index"))
    explorer.prepare()


def test_a_part_cut_short_while_it_is_open_is_named_and_mended(
    collection: Collection, tmp_path: Path
) -> None:
    explorer = prepared(collection, tmp_path / "index")
    view, before = explorer.explore(Focus()), contents(explorer)
    asked: list[Callable[[], object]] = [
        lambda: explorer.explore(Focus(query="note")),
        lambda: view.passages[0],
        lambda: view.speakers[0],
        lambda: view.events[0],
        lambda: explorer.find_actors("a"),
        lambda: explorer.search("note"),
        explorer.status,
    ]
    file = next((tmp_path / "index").glob("part-*"))
    with file.open("r+b") as stream:
        stream.truncate(100)
    for ask in asked:
        with pytest.raises(IndexBroken, match="cut short while it was open"):
            ask()
    explorer.prepare()
    assert explorer.note is not None
    assert contents(explorer) == before


def test_files_of_others_are_left_alone(collection: Collection, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "letter.txt").write_text("mine", encoding="utf-8")
    prepared(collection, tmp_path / "index").rebuild()
    assert (tmp_path / "index" / "letter.txt").exists()


def test_the_index_holds_no_pickles(collection: Collection, tmp_path: Path) -> None:
    prepared(collection, tmp_path / "index")
    names = {path.suffix for path in (tmp_path / "index").iterdir()}
    assert names == {".json", ".arrays", ".lock"}
    json.loads((tmp_path / "index" / "manifest.json").read_text(encoding="utf-8"))


def test_progress_moves_with_every_article(collection: Collection, tmp_path: Path) -> None:
    told: list[int] = []
    Explorer(collection, cache=tmp_path / "index").prepare(lambda done, _total: told.append(done))
    assert sorted(set(told)) == list(range(len(collection) + 1))
    assert told == sorted(told)


def test_many_articles_are_read_by_several_processes(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.updating.processes", lambda: 2)
    collection.file("article-5").write_text("{broken", encoding="utf-8")
    folder = IndexFolder(tmp_path / "index", collection.path)
    told: list[tuple[int, int]] = []
    updater = Updater(
        folder, collection, progress=lambda done, total: told.append((done, total)), parallel=0, batch=20_000
    )
    with folder.writing():
        updater.run(folder.manifest(), [])
    assert told[-1] == (12, 12)
    assert told == sorted(told)
    assert len(told) > 2
    assert len(collection.damaged) == 1
    assert contents(Explorer(collection, cache=tmp_path / "index")) == passages_of(collection)
    assert not (tmp_path / "index" / "scratch").exists()


def test_while_another_writes_the_last_state_answers(collection: Collection, tmp_path: Path) -> None:
    prepared(collection, tmp_path / "index")
    known = passages_of(collection)
    collection.add(Article(id="fresh", text="not yet"))
    explorer = Explorer(collection, cache=tmp_path / "index")
    looks = chain([False], repeat(True))
    with IndexFolder(tmp_path / "index", collection.path).writing() as held:
        assert held
        with pytest.raises(Cancelled):
            explorer.prepare(cancelled=lambda: next(looks))
    assert contents(explorer) == known


def test_a_view_outlives_the_state_it_was_made_of(collection: Collection, tmp_path: Path) -> None:
    explorer = prepared(collection, tmp_path / "index")
    view, known = explorer.explore(Focus()), contents(explorer)
    for article_id in collection.ids()[1:]:
        collection.remove(article_id)
    explorer.prepare()
    explorer.rebuild()
    assert sorted((row.anchor.article, row.anchor.start) for row in view.passages) == known
    assert contents(explorer) == passages_of(collection)


@contextmanager
def another_writes(collection: Collection, cache: Path) -> Iterator[Callable[[], None]]:
    """Another process holds the index and writes nothing; gives what ends it."""
    waiting = "from index.search.index_directory import IndexFolder as F; import sys, pathlib as p\n"
    waiting += (
        "with F(p.Path(sys.argv[1]), p.Path(sys.argv[2])).writing() as held: print(held, flush=True); input()"
    )
    command = [sys.executable, "-c", waiting, str(cache), str(collection.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        yield other.kill
        other.kill()


def test_a_writer_that_stands_still_is_not_waited_for_for_ever(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared(collection, tmp_path / "index")
    known = passages_of(collection)
    collection.add(Article(id="fresh", text="not yet"))
    monkeypatch.setattr("index.exploring.live_index.PATIENCE", 0.5)
    with another_writes(collection, tmp_path / "index"):
        explorer = prepared(collection, tmp_path / "index")
        assert explorer.note is not None
        assert "Another process is indexing" in explorer.note
        assert contents(explorer) == known


def test_where_a_first_writer_stands_still_nothing_is_answered_and_when_it_dies_its_work_is_done(
    collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    explorer = Explorer(collection, cache=tmp_path / "index")
    with another_writes(collection, tmp_path / "index") as end:
        with monkeypatch.context() as patched:
            patched.setattr("index.exploring.live_index.PATIENCE", 0.0)
            with pytest.raises(CollectionError, match="nothing can be answered yet: another process"):
                explorer.prepare()
        looks = count()
        explorer.prepare(cancelled=lambda: next(looks) == 0 and bool(end()))
    assert explorer.note is None
    assert contents(explorer) == passages_of(collection)


def test_what_a_killed_indexing_left_half_written_goes_although_nothing_has_changed(
    collection: Collection, tmp_path: Path
) -> None:
    prepared(collection, tmp_path / "index")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    half_written = tmp_path / "index" / f"{UNFINISHED}{ended.pid}-part"
    half_written.write_bytes(b"half")
    explorer = prepared(collection, tmp_path / "index")
    assert contents(explorer) == passages_of(collection)
    assert not half_written.exists()
