"""A collection that somebody else made: whatever lies in it, commands answer, and say what they left out."""

from __future__ import annotations

import hashlib
import json
import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from index import paths
from index.annotate.actors.user_actors import FILE_NAME as ACTORS_FILE
from index.annotate.actors.user_actors import read_user_actors
from index.articlefile import LARGEST_FILE, load
from index.collection import Collection
from index.custody.register import FILE_NAME as CUSTODY_FILE
from index.custody.register import Custody
from index.errors import CollectionError, DatelineError, FormatError
from index.exploring.disputed_actors import stored_disputes
from index.exploring.journal_difference import JournalDifference, difference
from index.holdings import FILE_NAME as HOLDINGS_FILE
from index.holdings import compare_holdings
from index.ingest.destination import opened
from index.journal.journal_file import Journal
from index.journal.journal_state import FILE_NAME as JOURNAL_FILE
from index.model import Article
from index.processes import outer_environment, spawning
from index.whole_file import UNFINISHED, sweep, whole_file, write_whole
from index.writer_lock import GaveUpWaiting, writer_lock
from tui.session import Session


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    desk = Collection.create(tmp_path / "desk")
    desk.add(Article(id="sound", text="All is well."))
    return desk


def test_pipes_links_and_odd_names_are_named_and_the_rest_opens(
    collection: Collection, tmp_path: Path
) -> None:
    folder = collection.folder
    os.mkfifo(folder / "pipe.json")
    (folder / "dangling.json").symlink_to(tmp_path / "nowhere")
    (folder / "folder.json").mkdir()
    (folder / "Report (1).json").write_text("{}")
    write_whole(tmp_path / "outside.json", Article(id="outside", text="Elsewhere.").to_json().encode())
    (folder / "outside.json").symlink_to(tmp_path / "outside.json")
    assert [article.id for article in collection.articles()] == ["sound"]
    assert {path.name for path in collection.damaged} == {
        "pipe.json",
        "dangling.json",
        "folder.json",
        "Report (1).json",
        "outside.json",
    }


def test_a_link_that_leads_round_in_a_ring_is_a_file_that_cannot_be_read(collection: Collection) -> None:
    for name in (ACTORS_FILE, HOLDINGS_FILE, CUSTODY_FILE, JOURNAL_FILE):
        (collection.path / name).unlink(missing_ok=True)
        (collection.path / name).symlink_to(name)
    for read in (compare_holdings, lambda held: Custody(held.path), lambda held: Journal(held.path)):
        with pytest.raises(DatelineError, match="too many levels"):
            read(collection)
    with pytest.raises(DatelineError, match="too many levels"):
        read_user_actors(collection.path / ACTORS_FILE)


def test_what_is_put_right_is_named_no_more(collection: Collection) -> None:
    path = collection.folder / "late.json"
    path.symlink_to("nowhere")
    assert collection.ids() == ["sound"]
    path.unlink()
    assert collection.ids() == ["sound"]
    assert collection.damaged == {}


def test_an_endless_or_large_article_is_refused_before_it_is_read(tmp_path: Path) -> None:
    endless, large = tmp_path / "endless.json", tmp_path / "large.json"
    endless.symlink_to("/dev/zero")
    with large.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    with pytest.raises(FormatError, match="no plain file"):
        load(endless)
    with pytest.raises(FormatError, match="larger than"):
        load(large)


@pytest.mark.parametrize(
    "field",
    ['"segments":[' + "1," * 2_600_000 + "1]", '"segments":[' + "{}," * 900_000 + "{}]",
     '"actors":[' + '{"id":"a","name":"b"},' * 200_000 + "1]", '"roles":' + "[" * 900_000,
     '"roles":[' + '{"words":"x"},' * 300_000 + "1]"],
    ids=["numbers", "objects", "actors", "depth", "words"],
)  # fmt: skip
def test_a_hostile_article_costs_little_and_is_refused_by_name(tmp_path: Path, field: str) -> None:
    path = tmp_path / "many.json"
    path.write_text(f'{{"format":"dateline/1","id":"many","text":"x",{field}}}')
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1_500_000_000,) * 2)\n"
        "from pathlib import Path; from index.articlefile import load; from index.errors import FormatError\n"
        "try: load(Path(sys.argv[1]))\nexcept FormatError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True)
    assert "many.json does not follow the format" in done.stdout, done.stderr


def test_the_longest_article_that_is_annotated_is_read(tmp_path: Path) -> None:
    text = "Ann said, “No.” " * 125_000  # two million characters
    spans = [{"start": at, "end": at + 3} for at in range(0, len(text), 25)]
    content = {"format": "dateline/1", "id": "long", "text": text, "segments": spans}
    write_whole(tmp_path / "long.json", json.dumps(content).encode())
    assert len(load(tmp_path / "long.json")[0].segments) == len(spans)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"a=" + b"[" * 5_000, "no TOML"),
        (b".".join([b"a"] * 20_000) + b"=1", "nested too deeply"),
        (b"# comment\n" * 200_000, "larger than 1 MB"),
        (b'[[actor]]\nname="A"\n' * 20_000, "more than 10,000"),
        (b"\xff", "UTF-8"),
        (None, "no plain file"),
    ],
)
def test_a_hostile_list_of_actors_is_refused_at_once(tmp_path: Path, content: bytes | None, why: str) -> None:
    path = tmp_path / "actors.toml"
    if content is None:
        os.mkfifo(path)
    else:
        path.write_bytes(content)
    with pytest.raises(FormatError, match=why):
        read_user_actors(path)


def test_a_list_of_actors_is_no_way_out_of_the_collection(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (tmp_path / "secret.toml").write_text('password = "x"\n')
    (desk / "actors.toml").symlink_to(tmp_path / "secret.toml")
    with pytest.raises(FormatError, match="leads out of the collection"):
        read_user_actors(desk / "actors.toml")


def test_a_journal_is_no_way_out_of_the_collection_and_never_read_without_end(
    collection: Collection, tmp_path: Path
) -> None:
    journal = collection.path / JOURNAL_FILE
    with journal.open("wb") as endless:
        endless.truncate(2**42)  # takes no room, and no memory holds it
    assert difference(collection.path, "") == JournalDifference()
    assert stored_disputes(collection.path)() == {}
    journal.unlink()
    (tmp_path / "elsewhere").write_bytes(b"a line\n")
    journal.symlink_to(tmp_path / "elsewhere")
    assert difference(collection.path, f"1 {hashlib.sha256(b'a line').hexdigest()}") == JournalDifference()


def test_other_words_of_the_same_size_and_time_are_another_article(collection: Collection) -> None:
    path, before = collection.file("sound"), collection.fingerprints()
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"well", b"ill."))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_mtime_ns == times.st_mtime_ns
    assert collection.fingerprints() != before


def test_many_equal_ids_are_found_at_once(tmp_path: Path) -> None:
    actors = [f'{{"id":"a{number}","name":"b"}}' for number in range(40_000)]
    path = tmp_path / "many.json"
    path.write_text(
        f'{{"format":"dateline/1","id":"many","text":"x","actors":[{",".join(actors)},{actors[7]}]}}'
    )
    before = time.process_time()
    with pytest.raises(FormatError, match="the id a7 stands twice"):
        load(path)
    assert time.process_time() - before < 10  # the square of it took a quarter of a minute and more


def test_what_a_killed_writer_left_is_swept_and_a_living_one_is_left_alone(collection: Collection) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    )
    dead = collection.folder / f"{UNFINISHED}{done.stdout.strip()}-x"
    old = collection.folder / f"{UNFINISHED}abc"
    dead.write_text("half")
    old.write_text("half")
    with whole_file(collection.folder / "new.json") as stream:
        stream.write(b"{}")
        sweep(collection.folder)
        assert not dead.exists()
        assert not old.exists()
    assert (collection.folder / "new.json").read_bytes() == b"{}"
    assert list(collection.folder.glob(f"{UNFINISHED}*")) == []


@pytest.mark.parametrize("folder", ["articles", "originals", "sources"])
def test_a_folder_that_is_a_link_leads_nowhere(collection: Collection, tmp_path: Path, folder: str) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "sound.json").write_text("mine")
    if folder == "articles":
        collection.folder.rename(tmp_path / "aside")
    (collection.path / folder).symlink_to(elsewhere)
    with pytest.raises(CollectionError, match="leads out"), opened(collection.path, writes=True, keep=True):
        pass
    assert (elsewhere / "sound.json").read_text() == "mine"


def test_the_next_writer_sweeps_every_folder(collection: Collection, own_folders: Path) -> None:
    with opened(collection.path, writes=True):
        pass
    cache = own_folders / "cache" / "adding" / paths.collection_key(collection.path)
    folders = (
        collection.path,
        collection.folder,
        collection.path / "originals",
        collection.path / "sources",
        cache,
    )
    for folder in folders:
        folder.mkdir(exist_ok=True)
        (folder / f"{UNFINISHED}0-x").write_text("half")
    Session().save()
    (own_folders / "state" / f"{UNFINISHED}x").write_text("half")
    with opened(collection.path, writes=True):
        pass
    Session().save()
    assert [*collection.path.rglob(f"{UNFINISHED}*"), *own_folders.rglob(f"{UNFINISHED}*")] == []


def test_a_file_stays_as_it_was_where_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    write_whole(path, b"before")

    def fail() -> None:
        with whole_file(path) as stream:
            stream.write(b"half of what")
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        fail()
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["kept.json"]  # noqa: PTH208 - hidden ones too
    with pytest.raises(FileExistsError):
        write_whole(path, b"another", new=True)
    assert path.read_bytes() == b"before"


def test_who_may_read_a_file_is_as_it_was_or_as_the_umask_has_it(tmp_path: Path) -> None:
    private, shared = tmp_path / "private.md", tmp_path / "shared.md"
    for path, rights in ((private, 0o600), (shared, 0o664)):
        path.write_bytes(b"before")
        path.chmod(rights)
    before = os.umask(0o077)
    try:
        for path in (private, shared, tmp_path / "new.md"):
            write_whole(path, b"after")
    finally:
        os.umask(before)
    after = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert after == {"private.md": 0o600, "shared.md": 0o664, "new.md": 0o600}


def test_a_second_writer_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    order: list[str] = []
    waits = threading.Event()

    def second() -> None:
        with writer_lock(tmp_path, waits.set):
            order.append("second")

    with writer_lock(tmp_path, lambda: order.append("nobody held it")):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(10)
        order.append("first")
    thread.join(10)
    assert order == ["first", "second"]


def test_a_wait_for_another_writer_can_be_given_up(tmp_path: Path) -> None:
    with writer_lock(tmp_path), pytest.raises(GaveUpWaiting), writer_lock(tmp_path, cancelled=lambda: True):
        raise AssertionError("two hold it")
    with writer_lock(tmp_path):  # whoever has given up holds it for no longer than it takes to let go
        pass


STARTED = """
import sys
from index.processes import spawning
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    with ProcessPoolExecutor(1, spawning()) as pool:
        print(pool.submit(len, "word").result())
"""


def test_modules_in_the_current_folder_are_never_imported_by_processes(tmp_path: Path) -> None:
    script = tmp_path / "bin" / "start.py"
    script.parent.mkdir()
    script.write_text(STARTED)
    folder = tmp_path / "collection"
    folder.mkdir()
    late = (
        "multiprocessing",
        "pickle",
        "re",
        "json",
        "concurrent",
        "signal",
        "socket",
        "threading",
        "numpy",
        "struct",
    )
    for name in late:
        (folder / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})\n")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, str(script)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "4", done.stderr
    assert not (tmp_path / "ran").exists()


def test_programs_of_others_get_the_environment_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    spawning()
    assert os.environ["PYTHONSAFEPATH"] == "1"
    assert "PYTHONSAFEPATH" not in outer_environment()
