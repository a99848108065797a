"""The session: what was kept comes back; what cannot be read is forgotten."""

import json
import os
from pathlib import Path

import pytest

from tui import settings
from tui.session import COLLECTIONS, Session, SessionPlace, load


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "state" / "session.json"
    kept = Session(theme="nord", path=file)
    kept.remember("/a", SessionPlace([{"focus": {"query": "pier"}}], 0, ["pier"]))
    kept.save()
    found = load(file)
    assert found.collection == "/a"
    assert found.theme == "nord"
    assert found.place("/a") == SessionPlace([{"focus": {"query": "pier"}}], 0, ["pier"])
    assert found.place("/b") == SessionPlace()
    assert json.loads(file.read_text())["version"] == 1
    assert [one.name for one in file.parent.iterdir()] == ["session.json"]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{",
        "[]",
        '{"version": 99}',
        '{"version": 1, "places": 3}',
        '{"version": 1, "places": {"/a": 5}}',
        "\x00",
    ],
)
def test_what_cannot_be_read_is_forgotten(tmp_path: Path, source: str) -> None:
    file = tmp_path / "session.json"
    file.write_text(source)
    assert load(file).places == {}


@pytest.mark.parametrize("instead", ["pipe", "endless", "folder"])
def test_what_is_no_file_is_passed_over(tmp_path: Path, instead: str) -> None:
    place = tmp_path / "session.json"
    if instead == "pipe":
        os.mkfifo(place)
    elif instead == "endless":
        place.symlink_to("/dev/zero")
    else:
        place.mkdir()
    assert load(place).places == {}
    assert settings.load(place).problems == (
        f"{place} could not be read (it is no plain file); the defaults are used.",
    )


def test_only_the_latest_places_are_kept(tmp_path: Path) -> None:
    kept = Session(path=tmp_path / "session.json")
    for number in range(COLLECTIONS + 5):
        kept.remember(f"/{number}", SessionPlace())
    assert len(kept.places) == COLLECTIONS
    assert "/0" not in kept.places


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        Session(path=tmp_path / "file" / "session.json").save()
