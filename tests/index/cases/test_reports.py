"""Reports of cases: what is written is found again, whatever stands in it, and what was spoilt is named."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cases.case_report import ReportTable
from index.cases.citation_check import left_open, not_quoted
from index.cases.formats import UnknownFormat, file_of
from index.cases.report_text import html_text, markdown_text, stated_in, stated_in_csl
from index.custody.register import sum_of
from index.model import Article
from tests.index.cases.made_reports import HOSTILE, Desk, OneHappening, again, claimed, clipping, hostile
from tests.index.happenings.stories import story
from tests.index.journal.made import harbour


@pytest.mark.parametrize("ending", [".md", ".html", ".docx", ".json"])
def test_what_is_written_is_found_again_whatever_stands_in_it(tmp_path: Path, ending: str) -> None:
    desk, strange = Desk(harbour(), hostile()), hostile()
    report = desk.report(
        clipping(
            harbour(),
            1,
            "the port would stay shut",
            column="for",
            note="mine “a\n\n# mine | *x*",
            tag="a|b",
        ),
        clipping(strange, 2, HOSTILE, kind="passage"),
        clipping(strange, 3, "stays “shut” – today", column="against"),
        clipping(strange, 4, HOSTILE.split("\n")[0]),
    )
    stated = again(report, ending, tmp_path)
    assert stated is not None
    checked = [
        one for one in desk.check(stated) if one.number in {citation.number for citation in report.citations}
    ]
    assert {one.number for one in checked} == {citation.number for citation in report.citations}
    assert [one for one in checked if one.verdict != "found"] == []
    assert not_quoted(stated) == []
    assert (stated.twice, left_open(stated, desk.citations())) == ((), [])
    content = file_of(report, Path(f"x{ending}"))
    assert ending != ".html" or b"<script" not in content
    assert "\u202e".encode() not in content


@settings(max_examples=60, deadline=None)
@given(words=st.text(st.sampled_from('ab “”"[]1|*_\\`<&>#-—.\n'), min_size=1, max_size=40))
def test_any_words_are_found_again_in_markdown_and_html(words: str) -> None:
    if not re.search(r"[ab]", words) or not " ".join(words.split()):
        return
    text = f"Xx {words.strip()} xX"
    article = Article.model_validate(
        {"id": "odd", "text": text, "segments": [{"start": 0, "end": len(text)}]}
    )
    desk = Desk(article)
    report = desk.report(clipping(article, 1, words.strip()))
    for ending, read in ((".md", markdown_text), (".html", html_text)):
        checked = desk.check(stated_in(read(file_of(report, Path(f"x{ending}")).decode())))
        assert [one.verdict for one in checked if one.number == 1][-1:] == ["found"], ending


@pytest.mark.parametrize("ending", [".md", ".html", ".docx"])
def test_each_account_stands_with_its_speaker_status_and_article_and_is_checked(
    tmp_path: Path, ending: str
) -> None:
    told: dict[str, Any] = {"agent": "Red Column", "recipient": "Port Guard"}
    articles = (
        story("post", **told, words="customs shed | “quay”"),
        story("radio", **told, copy_of="post"),
        claimed(story("herald", **told, words="weighing house"), "The | Herald"),
    )
    desk = Desk(*articles)
    words = articles[0].text
    report = desk.report(clipping(articles[0], 1, words), happenings=OneHappening(*articles))
    (table,) = [
        block for block in report.blocks if isinstance(block, ReportTable) and block.head[0] == "Who says it"
    ]
    assert [row[:4] for row in table.rows] == [
        ("the article itself", "says: by Red Column", "reported", "2031-05-02, The Selbrun Post"),
        ("the article itself", "the same, or less of it", "reported",
         "2031-05-02, The Selbrun Post, from the same origin as post"),
        ("Port Guard", "says: by Red Column", "claimed", "2031-05-02, The | Herald"),
    ]  # fmt: skip
    stated = again(report, ending, tmp_path)
    assert stated is not None
    assert {checked.verdict for checked in desk.check(stated)} == {"found"}
    assert (not_quoted(stated), left_open(stated, desk.citations())) == ([], [])
    desk.articles["herald"] = claimed(story("herald", **told, words="watering house"), "The | Herald")
    assert [(checked.verdict, checked.remarks[0]) for checked in desk.check(stated) if checked.remarks] == [
        ("differs", "altered")
    ]


QUOTED = "> “the port would stay shut” \\[1\\] — Ana Duarte (not word for word)"


@pytest.mark.parametrize(
    ("old", "new", "verdict", "remark"),
    [
        (QUOTED, QUOTED.replace("would", "might"), "differs", "“might” stands there as “would”"),
        (QUOTED, QUOTED.replace("would ", "would not "), "differs", "altered"),
        (QUOTED, QUOTED.replace("stay ", ""), "differs", "“stay” is left out"),
        (QUOTED, QUOTED.replace("the port would", "The Port … "), "differs", "shortened"),
        (QUOTED, QUOTED.replace("the port", "THE PORT"), "differs", "capitals"),
        (QUOTED, QUOTED.replace("Ana Duarte", "Tom Brand"), "differs", "said by Tom Brand here, by Ana Duarte there"),
        (QUOTED, QUOTED.replace(" (not word for word)", ""), "differs", "Ana Duarte does not say it word for word"),
        (QUOTED, QUOTED.replace("the port would stay shut", "bananas are blue"), "gone", "do not stand in the article"),
        (QUOTED, QUOTED.replace("1", "9"), "gone", "does not have this number"),
        ("Harbour shut. 2022", "Harbour open. 2022", "differs", "stated there as “Harbour shut. 2022-05-03.”"),
        ("a" * 64, "b" * 64, "differs", "no source with this SHA-256"),
        ("harbour:51-75", "harbour:5-14", "differs", "they stand at harbour:51-75"),
        ("harbour:51-75", "nowhere:50-74", "gone", "not in this collection"),
        (sum_of(harbour().text), "0" * 64, "differs", "another SHA-256"),
        (QUOTED, QUOTED.replace("“", '"').replace("”", '"'), "found", ""),
        (QUOTED, QUOTED.replace("would ", "would\n"), "found", ""),
        (QUOTED, QUOTED.replace("the port would ", ""), "found", ""),
    ],
)  # fmt: skip
def test_what_was_spoilt_is_named(old: str, new: str, verdict: str, remark: str) -> None:
    desk = Desk(harbour())
    report = file_of(desk.report(clipping(harbour(), 1, "the port would stay shut")), Path("x.md")).decode()
    assert report.count(old) >= 1
    checked = desk.check(stated_in(markdown_text(report.replace(old, new, 1))))
    assert checked[0].verdict == verdict
    assert remark in " ".join(checked[0].remarks)


@pytest.mark.parametrize("marks", ["«»", "»«", "‹›", "„“", "„”", "‘’", "‚‘", "''"])
def test_words_in_the_marks_of_another_house_or_language_are_compared_as_well(marks: str) -> None:
    desk = Desk(harbour())
    report = file_of(desk.report(clipping(harbour(), 1, "the port would stay shut")), Path("x.md")).decode()
    house = report.replace("“the port would stay shut”", f"{marks[0]}the port would stay shut{marks[1]}")
    remarks = [
        (checked.verdict, " ".join(checked.remarks))
        for text in (house, house.replace("would", "might"))
        for checked in desk.check(stated_in(markdown_text(text)))[:1]
    ]
    assert remarks == [("found", ""), ("differs", "altered “might” stands there as “would”")]


@pytest.mark.parametrize(
    ("old", "new", "begins"),
    [
        ("> “the port", "> Ana said “again and again: “the port", "“again and again: “the port"),
        ("> “the port", '> Ana said "again: “the port', '"again: “the port'),
        ("stay shut” ", "stay shut ", "“the port would stay shut [1]"),
        ("> “the port", "> “Always,” she said: “the port", None),
    ],
)
def test_a_quotation_that_is_left_open_and_a_number_listed_twice_are_named(
    old: str, new: str, begins: str | None
) -> None:
    desk = Desk(harbour())
    report = file_of(desk.report(clipping(harbour(), 1, "the port would stay shut")), Path("x.md")).decode()
    source = next(line for line in report.splitlines() if " Words at " in line)
    stated = stated_in(markdown_text(f"{report.replace(old, new, 1)}\n\n{source}\n"))
    assert [words[: len(begins or "")] for words in left_open(stated, desk.citations())] == (
        [begins] if begins else []
    )
    assert stated.twice == (1,)


def test_words_that_are_gone_are_left_out_and_never_quoted() -> None:
    article = harbour()
    lost = clipping(article, 4, "the port would stay shut")
    changed = article.model_copy(update={"text": article.text.replace("stay shut", "be  open")})
    report = Desk(changed).report(lost)
    content = file_of(report, Path("x.md")).decode()
    assert report.gone == (4,)
    assert "“" not in content
    assert "Clipping 4 is left out" in content


def test_the_list_for_citation_managers_follows_its_schema() -> None:
    article = harbour().model_copy(
        update={"url": "https://paper.example/harbour", "authors": ("Eva Lund",), "publisher": "The Paper"}
    )
    report = Desk(article).report(clipping(article, 1, "the port would stay shut"))
    (item,) = json.loads(file_of(report, Path("x.json")))
    assert {name: item[name] for name in ("id", "type", "title", "container-title", "author", "issued", "URL")} == {
        "id": "harbour", "type": "article-newspaper", "title": "Harbour shut", "container-title": "The Paper",
        "author": [{"literal": "Eva Lund"}], "issued": {"date-parts": [[2022, 5, 3]]}, "URL": "https://paper.example/harbour",
    }  # fmt: skip
    assert isinstance(item["custom"], dict)
    assert item["custom"]["sha256"] == "a" * 64
    assert set(item) <= {"id", "type", "title", "container-title", "author", "issued", "URL", "custom"}


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("number", float("inf")),
        ("start", float("inf")),
        ("end", None),
        ("words", []),
        ("sha256", []),
        ("sha256", {}),
    ],
)
def test_a_list_for_citation_managers_that_somebody_spoilt_is_none_or_differs(
    name: str, wrong: object
) -> None:
    desk = Desk(harbour())
    (item,) = json.loads(
        file_of(desk.report(clipping(harbour(), 1, "the port would stay shut")), Path("x.json"))
    )
    (item["custom"] if name == "sha256" else item["custom"]["citations"][0])[name] = wrong
    stated = stated_in_csl(json.dumps([item]))
    assert stated is None or desk.check(stated)[0].verdict != "found"


def test_an_ending_that_says_no_format_is_refused() -> None:
    with pytest.raises(UnknownFormat, match=r"ends in \.md, \.html, \.docx, \.json"):
        file_of(Desk(harbour()).report(), Path("report.pdf"))
