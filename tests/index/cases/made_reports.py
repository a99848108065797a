"""Reports made of articles at hand, without an index, and read from their files again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from index.cases.case import Case, Clipping
from index.cases.case_report import CaseReport, report_of
from index.cases.citation import Citations
from index.cases.citation_check import Checked, check_report
from index.cases.formats import file_of
from index.cases.report_text import ReportStatements, html_text, markdown_text, stated_in, stated_in_csl
from index.cases.table_check import CheckedRow, TableCheck
from index.custody.register import Origin, sum_of
from index.errors import UnknownArticle
from index.happenings.happening import CollectionHappening, happening_of
from index.happenings.telling import Telling, tellings_of
from index.model import Article
from index.reading.files import read_files
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

    def check_tables(self, stated: ReportStatements, happenings: NoHappenings) -> list[CheckedRow]:
        return list(TableCheck(stated, self.citations(), happenings).rows())


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


def claimed(article: Article, words: str) -> Article:
    """The article with its deed told by somebody that it names, and its outlet."""
    speaker = article.actors[-1].id
    events = [
        event.model_copy(update={"status": "claimed", "reported_by": speaker}) for event in article.events
    ]
    return article.model_copy(update={"publisher": words, "events": tuple(events)})
