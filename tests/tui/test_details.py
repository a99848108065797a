"""What is said about a selected span, and what can be copied of it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from world import BRACKETS, STORIES, article

from index import paths
from index.errors import CollectionError, DatelineError, IndexBroken
from index.model import Article, Count, Event, EventDate
from index.view import Anchor
from tui import copying, editing, log
from tui.current_item import Item, in_article
from tui.details import details
from tui.reader_marks import spots


def told(one: Article, kind: str, number: int = 0) -> str:
    spot = [spot for spot in spots(one) if spot.kind == kind][number]
    item = in_article(one, kind, spot.key, spot.start, spot.end)
    return details(one, item, (spot.start, spot.end)).plain


def test_an_actor_is_told() -> None:
    assert told(STORIES[0], "actor", 2) == f"North Shipping  ·  organization  ·  {BRACKETS}  ·  1 mention"


def test_a_quote_is_told() -> None:
    assert told(STORIES[0], "quote") == "direct quote  ·  said by Tomas Reik  ·  90% sure"


def test_a_quote_without_a_speaker_says_so() -> None:
    one = article(5, "T", date(2024, 1, 1), ["“It rained,” a passer-by said."])
    assert "speaker not known" in told(one, "quote")


def test_a_denial_is_told_as_one() -> None:
    story = STORIES[0]
    denial = story.quotes[0].model_copy(update={"status": "denied"})
    assert "denied by Tomas Reik" in told(story.model_copy(update={"quotes": (denial,)}), "quote")


def test_an_event_is_told_with_the_reason_of_its_date() -> None:
    said = told(STORIES[0], "event")
    assert "COERCE  ·  Dockers' Union → Port Authority" in said
    assert "4 Mar 2024 (the day of the report, Monday)" in said
    assert "4 wounded" in said


def test_open_counts_and_checked_annotations_are_told() -> None:
    text = "Union men struck."
    event = Event(
        id="e1",
        type="PROTEST",
        start=10,
        end=16,
        by="hand",
        date=EventDate(**{"from": date(2024, 1, 1), "to": date(2024, 1, 3)}, reason="last week"),
        counts=(
            Count(start=0, end=5, what="killed", low=7),
            Count(start=0, end=5, what="wounded", low=2, high=4),
        ),
    )
    said = told(Article(id="a", text=text, events=(event,)), "event")
    for words in (
        "— → —",
        "1 Jan 2024 to 3 Jan 2024 (last week)",
        "at least 7 killed",
        "2 to 4 wounded",
        "checked by hand",
    ):
        assert words in said


def test_what_can_be_copied() -> None:
    one = STORIES[1]
    spot = next(spot for spot in spots(one) if spot.kind == "quote")
    item = in_article(one, "quote", spot.key, spot.start, spot.end)
    found = dict(copying.choices(item, one))
    assert found["the words"] == f"The letter {BRACKETS} a mistake,"
    assert found["a reference to the passage"] == f"{one.id}:{spot.start}-{spot.end}"
    assert found["the words with their source"].endswith(
        f"— Mara Lindt (Harbour Wire, {one.title}, 6 Mar 2024, https://example.org/story)"
    )
    assert found["the whole article"] == one.text


def test_a_copy_command_gets_the_words(tmp_path: Path) -> None:
    target = tmp_path / "copied"
    command = f"{sys.executable} -c \"import sys; open({str(target)!r}, 'w').write(sys.stdin.read())\""
    terminal: list[str] = []
    how = copying.copy("the words [it]", command, terminal.append)
    assert terminal == ["the words [it]"]
    assert target.read_text() == "the words [it]"
    assert how.startswith("through the terminal and ")
    assert copying.copy("the words", "  ", terminal.append) == "through the terminal"


def test_a_copy_command_that_fails_is_an_error() -> None:
    with pytest.raises(subprocess.SubprocessError):
        copying.copy("words", f"{sys.executable} -c 'raise SystemExit(3)'", lambda _words: None)
    with pytest.raises(OSError):
        copying.copy("words", "no-such-program-anywhere", lambda _words: None)


def test_the_editor_gets_a_copy_at_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert editing.arguments(["vim", "-R"], Path("a.txt"), 3) == ["vim", "-R", "+3", "a.txt"]
    assert editing.arguments(["gedit"], Path("a.txt"), 3) == ["gedit", "a.txt"]
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "nano -w")
    assert editing.editor("") == ["nano", "-w"]
    assert editing.editor("  ") == ["nano", "-w"]
    monkeypatch.setenv("EDITOR", " ")
    assert editing.editor("") == ["vi"]
    seen = tmp_path / "seen"
    script = tmp_path / "vim"
    script.write_text(f'#!/bin/sh\necho "$1" > {seen}\ncat "$2" >> {seen}\n')
    script.chmod(0o755)
    editing.edit("one\ntwo\x1b\nthree", 9, "story", str(script))
    assert seen.read_text() == "+3\none\ntwo␛\nthree"


def test_errors_are_told_in_one_sentence_and_kept(own_folders: Path) -> None:
    assert log.told(CollectionError("/x", "it is gone")) == ("/x: it is gone.", "")
    assert log.grave(CollectionError("/x", "it is gone"))
    assert not log.grave(IndexBroken("/x", "a byte"))
    sentence, more = log.told(RuntimeError("\x1b[2J [/q]"))
    assert sentence == "Something went wrong inside Dateline: RuntimeError: [2J [/q]"
    assert "RuntimeError" in (own_folders / "state" / "dateline.log").read_text()
    assert str(own_folders) in more
    log.write(ValueError("a name with \udcff in it"))
    assert r"a name with \udcff in it" in (own_folders / "state" / "dateline.log").read_text()


def test_a_log_that_cannot_be_written_is_no_error(own_folders: Path) -> None:
    own_folders.mkdir(exist_ok=True)
    (own_folders / "state").write_text("in the way")
    assert log.write(ValueError("x")) is None
    assert os.fspath(own_folders)


def test_without_a_home_one_folder_for_all_is_enough(
    monkeypatch: pytest.MonkeyPatch, own_folders: Path
) -> None:
    def nobody(_user: int) -> NoReturn:
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", nobody)  # as of a user who stands in no list, in a container
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    assert paths.config_folder() == own_folders / "config"
    monkeypatch.delenv("DATELINE_HOME")
    with pytest.raises(DatelineError, match="set DATELINE_HOME to a folder of yours"):
        paths.cache_folder()
    assert log.told(ValueError("x")) == ("Something went wrong inside Dateline: ValueError: x", "")


def test_nobody_is_told_about_nothing() -> None:
    assert details(Article(id="a", text="words"), None, None).plain == ""
    spot = spots(STORIES[0])[0]
    stray = Item("quote", "a#q9", Anchor(STORIES[0].id, spot.start, spot.end))
    assert details(STORIES[0], stray, None).plain == ""
