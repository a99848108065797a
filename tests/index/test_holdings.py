"""The list of what a collection holds: gone, changed and foreign articles are told apart."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from index.collection import Collection
from index.errors import CollectionError
from index.holdings import FILE_NAME, Strays, compare_holdings, note_holdings, read_holdings
from index.ingest.destination import opened
from index.model import Article


def article(name: str, text: str = "All is well.") -> Article:
    return Article(id=name, text=text)


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    desk = Collection.create(tmp_path / "desk")
    for name in ("ada", "bea", "cleo"):
        desk.add(article(name))
    note_holdings(desk, ["ada", "bea", "cleo"])
    return desk


def test_nothing_strays_from_what_was_saved(collection: Collection) -> None:
    assert compare_holdings(collection) == Strays()
    assert sorted(read_holdings(collection)) == ["ada", "bea", "cleo"]


def test_gone_changed_and_foreign_articles_are_told_apart(collection: Collection) -> None:
    collection.file("ada").unlink()
    status = collection.file("bea").stat()
    changed = collection.file("bea").read_bytes().replace(b"well", b"ill.")
    collection.file("bea").write_bytes(changed)
    assert collection.file("bea").stat().st_size == status.st_size
    collection.add(article("dora"))
    assert compare_holdings(collection) == Strays(gone=("ada",), changed=("bea",), foreign=("dora",))


def test_saving_again_takes_up_what_was_saved_and_forgets_nothing_that_is_gone_or_foreign(
    collection: Collection,
) -> None:
    collection.file("ada").unlink()
    collection.replace(article("bea", "All is ill."))
    collection.add(article("dora"))
    note_holdings(collection, ["bea"])
    assert compare_holdings(collection) == Strays(gone=("ada",), foreign=("dora",))


def test_what_others_put_there_is_foreign_after_the_next_run_too(collection: Collection) -> None:
    collection.add(article("dora"))
    with opened(collection.path, writes=True) as destination:
        destination.save(article("eve", "All is new."), anew=False)
        destination.articles.collection.replace(article("dora", "All is linked anew."))  # as linking does
    assert compare_holdings(collection) == Strays(foreign=("dora",))
    assert sorted(read_holdings(collection)) == ["ada", "bea", "cleo", "eve"]


def test_a_collection_without_a_list_has_no_strays(collection: Collection) -> None:
    (collection.path / FILE_NAME).unlink()
    assert compare_holdings(collection) == Strays()


def test_a_merge_that_stopped_half_way_leaves_a_list_that_can_be_read(collection: Collection) -> None:
    path = collection.path / FILE_NAME
    path.write_text(f"<<<<<<< ours\n{path.read_text()}=======\nnonsense\n>>>>>>> theirs\n")
    assert compare_holdings(collection) == Strays()


def test_what_a_killed_writer_has_added_or_changed_was_so_by_nobody_else(collection: Collection) -> None:
    writer = os.fork()
    if not writer:
        with opened(collection.path, writes=True) as destination:
            destination.save(article("bea", "All is ill."), anew=True)
            destination.save(article("fay", "All is new."))
            os._exit(0)  # as killed: nothing that was to come is done
    os.waitpid(writer, 0)
    assert compare_holdings(collection) == Strays(changed=("bea",), foreign=("fay",))
    collection.replace(article("cleo", "Who did this?"))
    with opened(collection.path, writes=True):
        pass
    assert compare_holdings(collection) == Strays(changed=("cleo",))


@pytest.mark.parametrize("damage", ["empty", "zeros", "folder", "pipe"])
def test_a_list_of_which_nothing_can_be_read_is_said(collection: Collection, damage: str) -> None:
    path = collection.path / FILE_NAME
    size = path.stat().st_size
    path.unlink()
    if damage == "folder":
        path.mkdir()
    elif damage == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(bytes(size if damage == "zeros" else 0))
    with pytest.raises(CollectionError, match=f"{FILE_NAME}.*what is gone cannot be told"):
        compare_holdings(collection)


def test_an_article_that_cannot_be_read_hides_no_other(collection: Collection) -> None:
    collection.file("ada").unlink()
    collection.file("ada").symlink_to("/dev/zero")
    collection.replace(article("bea", "All is ill."))
    assert "bea" in compare_holdings(collection).changed


def test_people_can_check_it_without_the_program(collection: Collection) -> None:
    done = subprocess.run(["sha256sum", "-c", FILE_NAME], cwd=collection.path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("OK") == 3
