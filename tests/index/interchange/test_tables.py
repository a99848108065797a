"""CSV tables: every row stands on its words, says who made it, and is no formula."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from index.collection import Collection
from index.interchange.annotation_tables import COLUMNS
from index.interchange.codebook import sections
from index.model import Article
from index.paths import sample_collection
from tests.index.interchange.desk import exported, hostile, report

SAMPLE = tuple(Collection.open(sample_collection()).articles())


def table(name: str, folder: Path, articles: tuple[Article, ...] = SAMPLE) -> list[dict[str, str]]:
    place = folder / "out-csv"
    if not place.exists():
        exported("csv", folder, articles)
    with (place / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("kind", ["quotes", "events", "passages", "figures"])
def test_every_row_of_a_table_stands_on_its_words(kind: str, tmp_path: Path) -> None:
    texts = {article.id: article.text for article in SAMPLE}
    rows = table(kind, tmp_path)
    assert rows
    for row in rows:
        words = texts[row["article"]][int(row["start"]) : int(row["end"])]
        assert row["trigger" if kind == "events" else "text"].removeprefix("'") == words


def test_tables_have_a_row_for_each_annotation(tmp_path: Path) -> None:
    assert len(table("quotes", tmp_path)) == sum(len(article.quotes) for article in SAMPLE)
    assert len(table("events", tmp_path)) == sum(len(article.events) for article in SAMPLE)
    assert len(table("actors", tmp_path)) == sum(len(article.actors) for article in SAMPLE)
    assert {row["article"] for row in table("articles", tmp_path)} == {article.id for article in SAMPLE}


@pytest.mark.parametrize("kind", ["actors", "quotes", "events", "figures", "happenings"])
def test_rows_have_article_offsets_and_sentence(kind: str, tmp_path: Path) -> None:
    article = report()
    for row in table(kind, tmp_path, (article,)):
        start, end = int(row["start"]), int(row["end"])
        words = " ".join(article.text[start:end].split())
        assert row["article"] == article.id
        assert words in row["sentence"] or row["sentence"] in words


def test_hand_and_machine_are_told_apart_in_every_row(tmp_path: Path) -> None:
    made = {name: {row["by"] for row in table(name, tmp_path, (report(),))} for name in COLUMNS}
    assert made == {
        "articles": {"source"}, "passages": {"auto"}, "actors": {"auto", "hand"}, "quotes": {"auto", "hand"},
        "events": {"auto", "hand"}, "figures": {"auto"}, "happenings": {"auto", "hand"},
    }  # fmt: skip


def test_a_vague_day_is_no_exact_one(tmp_path: Path) -> None:
    (row,) = table("happenings", tmp_path, (hostile(),))
    assert (row["from"], row["to"], row["edtf"]) == ("2031-05-01", "2031-05-31", "2031-05")


def test_no_cell_is_a_formula_or_commands_a_terminal(tmp_path: Path) -> None:
    for name in COLUMNS:
        for row in table(name, tmp_path, (hostile(),)):
            for cell in row.values():
                assert not cell.lstrip().startswith(("=", "+", "-", "@")), (name, cell)
                assert "\x1b" not in cell
                assert "\x07" not in cell


@pytest.mark.parametrize("name", COLUMNS)
def test_the_codebook_explains_every_column(name: str) -> None:
    assert tuple(sections()[name]) == COLUMNS[name]
