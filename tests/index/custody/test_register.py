"""The list of sources: what was written stands, wherever a run was ended, and what is no line is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.custody.register import FILE_NAME, Custody
from index.errors import CollectionError
from index.model import Article
from index.reading.source_bytes import SourceBytes


def article(number: int) -> Article:
    return Article(id=f"a-{number}", text=f"The harbour stays shut for {number} days.")


def source(number: int) -> SourceBytes:
    return SourceBytes.of_bytes(f"https://paper.example/{number}", b"<p>shut</p>" * number)


def noted(folder: Path, *numbers: int) -> Custody:
    custody = Custody(folder)
    for number in numbers:
        custody.note(f"a-{number}", article(number), source(number))
    custody.flush()
    return custody


def test_each_source_of_an_article_is_noted_once(tmp_path: Path) -> None:
    noted(tmp_path, 1, 2, 1)
    in_the_same_run = noted(tmp_path, 2, 3)
    in_the_same_run.note("a-3", article(3), source(3))
    in_the_same_run.flush()
    assert in_the_same_run.of("a-3") == in_the_same_run.origins[2:]
    custody = Custody(tmp_path)
    assert [origin.article for origin in custody.origins] == ["a-1", "a-2", "a-3"]
    (origin,) = custody.of("a-2")
    assert (origin.address, origin.size) == ("https://paper.example/2", 22)
    assert origin.by.startswith("dateline ")
    assert not custody.unreadable


@given(st.integers(min_value=0, max_value=900))
def test_cut_anywhere_whole_lines_stand_and_the_next_run_notes_the_rest(
    tmp_path_factory: pytest.TempPathFactory, place: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    noted(folder, 1, 2, 3)
    path = folder / FILE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole[: place % len(whole)])
    assert not Custody(folder).unreadable
    after = noted(folder, 1, 2, 3)
    assert [origin.article for origin in after.origins] == ["a-1", "a-2", "a-3"]
    assert path.read_bytes().count(b"\n") == 3


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"article": "a-1"}', '{"article": "../x", "text": 1}', "\x1b[2J", "null"]
)
def test_what_is_no_line_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    noted(tmp_path, 1)
    with (tmp_path / FILE_NAME).open("a") as file:
        file.write(f"{line}\n")
    (sentence,) = Custody(tmp_path).unreadable
    assert "line 2" in sentence
    assert [origin.article for origin in noted(tmp_path, 2).origins] == ["a-1", "a-2"]


def test_a_list_that_leads_out_of_the_collection_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / FILE_NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CollectionError, match="link that leads out"):
        Custody(tmp_path / "desk")


def test_a_file_under_the_home_folder_is_named_without_its_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "page.html").write_text("<p>shut</p>")
    bytes_read = SourceBytes.of_file(tmp_path / "page.html")
    assert bytes_read is not None
    custody = Custody(tmp_path)
    custody.note("a-1", article(1), bytes_read)
    custody.flush()
    assert custody.of("a-1")[0].address == "~/page.html"
