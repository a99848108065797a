"""DocBin files, opened by spaCy: every annotation is a span of exactly its words."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from spacy.tokens import DocBin

from index.interchange.formats import spacy_docs
from index.model import Article
from tests.index.interchange.any_article import articles
from tests.index.interchange.desk import exported, report

BLANK = spacy.blank("en")


def test_a_file_is_opened_with_all_annotations(tmp_path: Path) -> None:
    (place,) = sorted(exported("spacy", tmp_path, (report(),)).iterdir())
    (doc,) = DocBin().from_disk(place).get_docs(BLANK.vocab)
    assert doc.text == report().text
    assert doc.user_data["id"] == "ferry-strike"
    assert ("Ada Venn", "PERSON", "ada-venn/hand") in {(one.text, one.label_, one.id_) for one in doc.ents}
    assert [(one.text, one.label_, one.id_) for one in doc.spans["quotes"]] == [
        ("We will not yield,", "DIRECT", "q1/ada-venn/hand"),
        ("The Selbrun militia attacked the Ostrel guard on 3 May", "INDIRECT", "q2/police/auto"),
    ]
    assert doc.spans["events"][0].id_ == "e1/militia>guard/claimed/auto"


@given(articles())
def test_every_span_of_any_article_is_exact(article: Article) -> None:
    doc = spacy_docs.doc_of(article, BLANK)
    assert doc.text == article.text
    for name, marked in (("quotes", article.quotes), ("events", article.events), ("roles", article.roles)):
        spans = [(one.start_char, one.end_char) for one in doc.spans[name]]
        assert spans == [(one.start, one.end) for one in marked]


def test_many_articles_are_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_docs, "_IN_A_FILE", 2)
    made = exported("spacy", tmp_path, [report(f"r{number}") for number in range(5)])
    assert [path.name for path in sorted(made.iterdir())] == [
        f"articles-0000{number}.spacy" for number in (1, 2, 3)
    ]
