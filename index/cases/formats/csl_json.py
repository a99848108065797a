"""The sources of a report as CSL-JSON, which citation managers read: an item an article, its citations in `custom`."""

from __future__ import annotations

from typing import Any

from index.cases.case_report import CaseReport
from index.cases.citation import Citation
from index.custody.register import sum_of
from index.plain_json import plain_json
from index.reading.clean import clean_line


def render(report: CaseReport) -> bytes:
    """The file's content."""
    by_article: dict[str, list[Citation]] = {}
    for citation in report.citations:
        by_article.setdefault(citation.id, []).append(citation)
    items = [_item(article_id, citations) for article_id, citations in by_article.items()]
    return ("[" + ",\n ".join(map(plain_json, items)) + "]\n").encode()


def _item(article_id: str, citations: list[Citation]) -> dict[str, Any]:
    """An item, with what is stated of the article and the hashes of its source and text."""
    article, source = citations[0].article, citations[0].source
    item: dict[str, Any] = {"id": article_id, "type": "article-newspaper"}
    if article is None:
        return item
    day = article.day
    stated = {
        "title": clean_line(article.title),
        "container-title": clean_line(article.publisher),
        "author": [{"literal": name} for author in article.authors if (name := clean_line(author))],
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": citations[0].url,
    }
    hashes = {"sha256": source.sha256 if source else None, "text_sha256": sum_of(article.text)}
    quoted = [
        {"number": cited.number, "start": cited.start, "end": cited.end, "words": cited.words}
        for cited in citations
    ]
    custom = {**{name: value for name, value in hashes.items() if value}, "citations": quoted}
    return item | {name: value for name, value in stated.items() if value} | {"custom": custom}
