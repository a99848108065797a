"""A collection on disk: what is kept, what is refused, what survives."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index.articlefile import load
from index.collection import Collection
from index.errors import CollectionError, FormatError, UnknownArticle
from index.model import Article


def article(name: str = "bridge", text: str = "The bridge was closed.") -> Article:
    return Article(id=name, text=text)


@pytest.fixture
def collection(tmp_path: Path) -> Collection:
    return Collection.create(tmp_path / "desk")


def test_an_article_comes_back(collection: Collection) -> None:
    kept, outcome = collection.add(article())
    assert outcome == "added"
    assert Collection.open(collection.path).get("bridge") == kept
    assert collection.ids() == ["bridge"]
    assert len(collection) == 1


def test_the_same_text_is_kept_once_and_another_gets_a_number(collection: Collection) -> None:
    collection.add(article())
    assert collection.add(article())[1] == "unchanged"
    assert collection.add(article(text="It was opened."))[0].id == "bridge-2"
    assert collection.add(article(text="It was opened."))[1] == "unchanged"
    assert collection.ids() == ["bridge", "bridge-2"]


def test_replace_and_remove(collection: Collection) -> None:
    collection.add(article())
    collection.replace(article(text="New."))
    assert collection.get("bridge").text == "New."
    collection.remove("bridge")
    with pytest.raises(UnknownArticle, match="There is no article “bridge”"):
        collection.get("bridge")
    with pytest.raises(UnknownArticle):
        collection.remove("bridge")


@pytest.mark.parametrize("name", ["../outside", "a/b", "", "A", "a\0b", "..", "a--b"])
def test_an_id_never_leads_out_of_the_folder(collection: Collection, name: str) -> None:
    (collection.path / "outside.json").write_text(article("outside").to_json())
    with pytest.raises(UnknownArticle):
        collection.get(name)


DAMAGED = [
    (b"", "it is no JSON|Invalid JSON|invalid JSON"),
    (b'{"format": "dateline/1", "id": "x", "te', "JSON"),
    (b"\x00\xff\xfe", "JSON"),
    (b"[1]", "no group of named values"),
    (b'{"format": "dateline/2", "id": "x", "text": ""}', "dateline/2"),
    (b'{"format": "dateline/1", "id": "x", "text": "a", "published": 1620000000}', "published"),
    (b'{"format": "dateline/1", "id": "x", "text": "a", "published": "20210503"}', "it is no date as in"),
    (b'{"format": "dateline/1", "id": "x", "text": "a", "segments": [{"start": 0, "end": 1.0}]}', "end"),
    (b'{"format": "dateline/1", "id": "y", "text": "a"}', "the file's name says x"),
    (
        b'{"format": "dateline/1", "id": "x", "text": "a", "segments": [{"start": 0, "end": 9}]}',
        r"segments\[0\]",
    ),
    (b"[" * 100_000, "JSON|recursion"),
]


@pytest.mark.parametrize(("data", "why"), DAMAGED)
def test_a_damaged_file_is_named_left_alone_and_the_rest_opens(
    collection: Collection, data: bytes, why: str
) -> None:
    collection.add(article())
    path = collection.folder / "x.json"
    path.write_bytes(data)
    assert [one.id for one in collection.articles()] == ["bridge"]
    assert list(collection.damaged) == [path]
    with pytest.raises(FormatError, match=why) as caught:
        collection.get("x")
    assert str(path) in str(caught.value)
    assert path.read_bytes() == data
    assert collection.add(Article(id="x", text="New."))[0].id == "x-2"


def test_a_folder_among_the_articles_is_named(collection: Collection) -> None:
    collection.add(article())
    (collection.folder / "more").mkdir()
    (collection.folder / "more" / "x.json").write_bytes(b"{}")
    assert collection.ids() == ["bridge"]
    assert [*collection.damaged.values()] == [
        f"{collection.folder / 'more'} is a folder, and what lies in it is not read; articles lie beside one another."
    ]


def test_a_folder_that_is_missing_or_no_collection_says_so(tmp_path: Path) -> None:
    with pytest.raises(CollectionError, match="no such folder"):
        Collection.open(tmp_path / "missing")
    with pytest.raises(CollectionError, match="it is no collection"):
        Collection.open(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(CollectionError, match="no collection can be made here"):
        Collection.create(tmp_path / "file")


def test_a_full_disk_loses_nothing(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    collection.add(article())

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CollectionError, match=r"no space left on device\), and is as it was"):
        collection.replace(article(text="Longer than before."))
    assert collection.get("bridge").text == "The bridge was closed."
    assert [path.name for path in collection.folder.iterdir()] == ["bridge.json"]


KILLED = """
import itertools, sys
from index.collection import Collection
from index.model import Article
collection = Collection.open(sys.argv[1])
for number in itertools.count():
    collection.replace(Article(id="bridge", text=f"{number} " * 20000))
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_whole_files(collection: Collection) -> None:
    collection.add(article())
    for lines in range(1, 6):
        command = [sys.executable, "-c", KILLED, str(collection.path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout
            for _ in range(lines):
                reported = int(writer.stdout.readline())
            writer.kill()
            writer.wait()
        kept = collection.get("bridge").text.split()
        assert int(kept[0]) >= reported
        assert len(kept) == 20000
    assert collection.ids() == ["bridge"]


def test_changes_show_in_the_fingerprints(collection: Collection) -> None:
    collection.add(article())
    before = collection.fingerprints()
    collection.replace(article(text="The bridge was opened."))
    assert collection.fingerprints() != before


def test_spans_set_by_hand_are_found_again_by_their_words(tmp_path: Path) -> None:
    content = {
        "format": "dateline/1",
        "id": "a",
        "text": "Note. Amira Haddad spoke.",
        "actors": [
            {
                "id": "amira-haddad",
                "name": "Amira Haddad",
                "by": "hand",
                "mentions": [
                    {"start": 0, "end": 12, "words": "Amira Haddad"},
                    {"start": 900, "end": 906, "words": "Haddad"},
                    {"start": 2, "end": 9, "words": "Ms Gone"},
                ],
            }
        ],
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps(content))
    found, moved = load(path)
    assert [mention.of(found.text) for mention in found.actors[0].mentions] == ["Amira Haddad", "Haddad"]
    assert [(change.words, change.end is None) for change in moved] == [
        ("Amira Haddad", False),
        ("Haddad", False),
        ("Ms Gone", True),
    ]
    assert json.loads(path.read_text()) == content
