"""The tables of a report that somebody has edited: what a cell says otherwise than the collection is named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from index.cases.formats import file_of
from index.cases.report_text import markdown_text, stated_in
from tests.index.cases.made_reports import Desk, OneHappening, again, claimed, clipping
from tests.index.happenings.stories import story, told_further

TOLD: dict[str, Any] = {"agent": "Red Column", "recipient": "Port Guard"}
ARTICLES = (
    story("post", **TOLD, words="customs shed | “quay”", killed=3, day="2031-05-01"),
    story("radio", **TOLD, copy_of="post"),
    claimed(story("herald", **TOLD, words="weighing house"), "The | Herald"),
)
DESK, HAPPENINGS = Desk(*ARTICLES), OneHappening(*ARTICLES)


@pytest.fixture(scope="module")
def report() -> str:
    made = DESK.report(clipping(ARTICLES[0], 1, ARTICLES[0].text), happenings=HAPPENINGS)
    return file_of(made, Path("x.md")).decode()


def remarks(report: str) -> list[str]:
    rows = DESK.check_tables(stated_in(markdown_text(report)), HAPPENINGS)
    return [remark for row in rows for remark in row.remarks]


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_a_table_as_it_was_written_is_found_again(tmp_path: Path, ending: str) -> None:
    made = DESK.report(clipping(ARTICLES[0], 1, ARTICLES[0].text), happenings=HAPPENINGS)
    stated = again(made, ending, tmp_path)
    assert stated is not None
    rows = DESK.check_tables(stated, HAPPENINGS)
    assert len(rows) == 8
    assert [row for row in rows if row.remarks] == []
    assert stated.other_heads == ()


def test_an_account_of_two_sentences_cites_both_and_is_not_found_with_one() -> None:
    article = told_further(story("post", agent="Night Guild", day="2031-05-01"), "Red Column", "Port Guard")
    made = Desk(article).report(clipping(article, 1, "The blast"), happenings=OneHappening(article))
    whole = file_of(made, Path("x.md")).decode()
    assert "Night Guild, Red Column" in whole
    cut = re.sub(r" “Red Column blasted[^|\]]*\]", "", whole)
    assert cut != whole
    rows = {
        text: Desk(article).check_tables(stated_in(markdown_text(text)), OneHappening(article))
        for text in (whole, cut)
    }
    assert [remark for row in rows[whole] for remark in row.remarks] == []
    assert [remark for row in rows[cut] for remark in row.remarks] == [
        "the collection gives no such row for this sentence"
    ]


@pytest.mark.parametrize(
    ("old", "new", "remark"),
    [
        ("| Port Guard | says", "| Red Column | says", "Who says it: “Red Column” here, “Port Guard” there"),
        ("| claimed | 2031", "| reported | 2031", "Status: “reported” here, “claimed” there"),
        ("| SAID |", "| says: by Blue Column |", "What is said: “says: by Blue Column” here, “SAID” there"),
        ("| 3 killed |", "| 4 killed |", "Figure: “4 killed” here, “3 killed” there"),
        ("| 3 killed |", "|  |", "Figure: “” here, “3 killed” there"),
        ("(ASSAULT)", "(FIGHT)", "the collection gives no such line over a table"),
        ("| claimed | 2031", "| 2031", "it has 4 cells, and the table 5 columns"),
        ("| 2031-05-01 |", "| 2031-04-30 |", "Day: “2031-04-30” here, “2031-05-01” there"),
    ],
)
def test_a_cell_that_was_changed_is_named(report: str, old: str, new: str, remark: str) -> None:
    said = "says: by Red Column; 3 killed; on 2031-05-01"
    old, remark = old.replace("SAID", said), remark.replace("SAID", said)
    assert old in report
    assert remark in remarks(report.replace(old, new, 1))


def test_a_row_without_its_sentence_is_named_and_the_next_ones_are_compared(report: str) -> None:
    row = next(line for line in report.splitlines() if "| reported | 2031-05-02, The Selbrun Post | " in line)
    assert row.endswith("\\] |")
    cut = remarks(report.replace(row, row[: row.rindex("”")] + " |", 1))
    assert cut == ["the collection gives no such row for this sentence"]


def test_a_table_with_other_columns_is_not_passed_over_in_silence(report: str) -> None:
    stated = stated_in(markdown_text(report.replace("| Who says it | What is said |", "| Who says it |", 1)))
    assert stated.other_heads == ("Who says it",)
