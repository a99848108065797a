"""Reports of cases: what is written is found again, whatever stands in it, and what was spoilt is named."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cases.case import Case, Clipping
from index.cases.case_report import CaseReport, ReportTable, report_of
from index.cases.citation import Citations
from index.cases.citation_check import Checked, check_report, left_open, not_quoted
from index.cases.formats import UnknownFormat, file_of
from index.cases.report_text import ReportStatements, html_text, markdown_text, stated_in, stated_in_csl
from index.custody.register import Origin, sum_of
from index.errors import UnknownArticle
from index.happenings.happening import CollectionHappening, happening_of
from index.happenings.telling import Telling, tellings_of
from index.model import Article
from index.reading.files import read_files
from tests.index.happenings.stories import story
from tests.index.journal.made import harbour

HOSTILE = (
    "“We | never *said* <b>that</b>,” [7] said Ana. The port “stays “shut” – today”. "
    "\\[1\\] `code` & $x$ #1 isn't\tall.\n"
    "- “Nobody” [2] — Tom Brand\u202e Words at harbour:0-4. It will not open “before Friday”."
)


class NoHappenings:
    """A collection in which nothing happens."""

    def of_event(self, article: str, event: str) -> CollectionHappening | None:
        assert article
        assert event
        return None

    def tellings(self, happening: CollectionHappening) -> list[Telling]:
        return [happening]  # type: ignore[list-item]


def clipping(article: Article, number: int, words: str, **fields: str) -> Clipping:
    start = article.text.index(words)
    given: dict[str, Any] = {"kind": "quote", "column": "open", "tag": "", "note": "", **fields}
    return Clipping(
        number=number, case="strike", article=article.id, start=start, end=start + len(words), words=words,
        time=datetime(2024, 1, 2, tzinfo=UTC), who="ana", **given,
    )  # fmt: skip


class OneHappening(NoHappenings):
    """A collection in which all articles tell of one thing."""

    def __init__(self, *articles: Article) -> None:
        self.told = [telling for article in articles for telling in tellings_of(article)]

    def of_event(self, article: str, event: str) -> CollectionHappening | None:
        assert (article, event) != ("", "")
        return happening_of(self.told, "", 1.0)

    def tellings(self, happening: CollectionHappening) -> list[Telling]:
        assert happening.articles
        return self.told


class Desk:
    """Articles and what they were read from."""

    def __init__(self, *articles: Article) -> None:
        self.articles = {article.id: article for article in articles}
        self.origin = Origin.model_validate(
            {"article": "harbour", "text": sum_of(harbour().text), "address": "~/harbour.txt", "sha256": "a" * 64,
             "size": 9, "read": "2024-01-02T00:00:00Z", "by": "dateline 0"}
        )  # fmt: skip

    def get(self, article_id: str) -> Article:
        if article_id not in self.articles:
            raise UnknownArticle(article_id)
        return self.articles[article_id]

    def origins(self, article_id: str) -> list[Origin]:
        return [self.origin] if article_id == "harbour" else []

    def citations(self) -> Citations:
        return Citations(self.get, self.origins)

    def report(self, *clippings: Clipping, happenings: NoHappenings | None = None) -> CaseReport:
        asked = happenings or NoHappenings()
        return report_of(Case("strike", clippings), "desk", self.citations(), asked, date(2024, 1, 2))

    def check(self, stated: ReportStatements) -> list[Checked]:
        return check_report(stated, self.citations(), self.origins)


def hostile() -> Article:
    return Article.model_validate(
        {"id": "hostile", "title": "A | *title* <script>\n# [1] x", "publisher": "P | Q", "text": HOSTILE,
         "url": "https://paper.example/a?b=<c>|d", "segments": [{"start": 0, "end": len(HOSTILE)}]}
    )  # fmt: skip


def again(report: CaseReport, ending: str, folder: Path) -> ReportStatements | None:
    path = folder / f"report{ending}"
    content = file_of(report, path)
    if ending == ".docx":
        path.write_bytes(content)
        (result,) = read_files([path])
        assert result.article is not None
        return stated_in(result.article.text)
    if ending == ".json":
        return stated_in_csl(content.decode())
    return stated_in((html_text if ending == ".html" else markdown_text)(content.decode()))


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


def claimed(article: Article, words: str) -> Article:
    """The article with its deed told by somebody that it names, and its outlet."""
    speaker = article.actors[-1].id
    events = [
        event.model_copy(update={"status": "claimed", "reported_by": speaker}) for event in article.events
    ]
    return article.model_copy(update={"publisher": words, "events": tuple(events)})


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
