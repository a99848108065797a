"""Parsing: what the pipeline cannot parse ends no run, and the others are parsed as ever."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
import spacy
from spacy.about import __version__
from spacy.language import Language
from spacy.tokens import Doc

from index import annotate
from index.annotate import annotate_all
from index.annotate.parse import pieces
from index.annotate.parse.language import load, parse_all
from index.errors import AnnotatorError
from index.model import Article, Segment


class Breaking(Language):  # type: ignore[no-untyped-call]
    """A pipeline of sentences only, whose tokenizer cannot read one word."""

    def make_doc(self, text: str) -> Doc:
        """The words of the text, unless it holds the one."""
        if "xyzzy" in text:
            raise ValueError("nothing happens")
        return super().make_doc(text)


@pytest.fixture
def breaking() -> Language:
    pipeline = Breaking(spacy.blank("en").vocab, meta={"name": "breaking"})
    pipeline.add_pipe("sentencizer")
    return pipeline


@pytest.fixture
def late() -> Language:
    """A pipeline whose last step fails on one word: the parse of a whole batch is lost."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.add_pipe("refuse_one_word")
    return pipeline


@Language.component("refuse_one_word")
def refuse_one_word(doc: Doc) -> Doc:
    if "xyzzy" in doc.text:
        raise ValueError("nothing happens")
    return doc


def article(number: int, text: str = "The minister resigned. It rained.") -> Article:
    segments = (Segment(start=0, end=len(text)),) if text else ()
    return Article(id=f"a{number}", text=text, segments=segments)


@pytest.mark.parametrize("name", ["breaking", "late"])
def test_a_text_that_cannot_be_parsed_is_told_and_the_others_go_on(
    name: str, request: pytest.FixtureRequest
) -> None:
    pipeline: Language = request.getfixturevalue(name)
    told: list[tuple[str, str]] = []
    articles = [article(1), article(2, "He said xyzzy."), article(3, ""), article(4)]
    found = parse_all(articles, pipeline, failed=lambda one, why: told.append((one.id, why.why)))
    assert [(one.article.id, len(one.sentences)) for one in found] == [("a1", 2), ("a3", 0), ("a4", 2)]
    assert [one for one, _ in told] == ["a2"]
    assert "ValueError: nothing happens" in told[0][1]
    with pytest.raises(AnnotatorError, match="it failed on the article “a2”"):
        list(parse_all(articles, pipeline))


def test_one_piece_that_cannot_be_parsed_leaves_out_its_article_only(
    late: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "LONGEST_PIECE", 300)
    long = "It rained. " * 100
    articles = [article(1, long), article(2, long + "xyzzy " + long), article(3, long)]
    told: list[str] = []
    found = list(parse_all(articles, late, failed=lambda one, _: told.append(one.id)))
    assert [(one.article.id, one.doc.text == long) for one in found] == [("a1", True), ("a3", True)]
    assert told == ["a2"]


def test_annotating_goes_on_past_a_text_that_the_pipeline_cannot_parse(
    pipeline: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = pipeline.make_doc

    def make_doc(text: str) -> Doc:
        if "xyzzy" in text:
            raise MemoryError
        return parse(text)

    monkeypatch.setattr(pipeline, "make_doc", make_doc)
    told: list[tuple[str, str]] = []
    articles = [article(1), article(2, "xyzzy"), article(3)]
    done: Iterator[Article] = annotate_all(articles, failed=lambda one, why: told.append((one.id, why.why)))
    assert [(one.id, len(one.roles)) for one in done] == [("a1", 2), ("a3", 2)]
    assert told == [("a2", "it failed on the article “a2” (MemoryError)")]
    assert list(annotate.annotate_all([])) == []


def test_the_pipeline_has_the_exceptions_of_its_tokenizer_and_other_english_ones_keep_theirs() -> None:
    for pipeline in (load(), spacy.blank("en")):
        assert [token.text for token in pipeline.make_doc("They wouldn't, e.g.")] == [
            "They", "would", "n't", ",", "e.g.",
        ]  # fmt: skip


def test_who_asks_for_spacys_commands_gets_them() -> None:
    program = "from index.annotate.parse import language; import spacy; print(spacy.info()['spacy_version'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == __version__
