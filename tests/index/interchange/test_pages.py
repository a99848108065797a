"""Pages of a query, Markdown and HTML, read by parsers of both: words stay words, nothing is run or loaded."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from index.interchange.markdown_text import plain
from tests.index.interchange.any_article import LETTERS
from tests.index.interchange.desk import exported, hostile, report

QUERY = "speaker:venn"


def test_a_page_has_the_passages_that_match_and_what_is_in_them(tmp_path: Path) -> None:
    for name in ("markdown", "html"):
        page = exported(name, tmp_path / name, (report(),), QUERY).read_text("utf-8")
        words = lxml.html.fromstring(page if name == "html" else MarkdownIt().render(page)).text_content()
        assert "Passages on speaker:venn" in words
        assert "The Selbrun Post · 2031-05-04 · Rolf Abel, Ines Tamm · ferry-strike" in words
        assert "We will not yield" in words
        assert "— Ada Venn (direct) " in words
        assert "ferry-strike:126-144" in words
        assert "· hand" in words or "hand</span>" in page
        assert "attacked the Ostrel guard" not in words


def test_without_a_query_every_passage_is_there(tmp_path: Path) -> None:
    page = exported("html", tmp_path, (report(),)).read_text("utf-8")
    words = lxml.html.fromstring(page).text_content()
    assert "ASSAULT: Selbrun militia → Ostrel guard · 2031-05-03 · Ostrel · claimed by police" in words
    assert "REJECT: Ostrel guard → Selbrun militia · denied" in words


def test_html_needs_nothing_and_runs_nothing(tmp_path: Path) -> None:
    for article in (report(), hostile()):
        page = exported("html", tmp_path / article.id, (article,)).read_text("utf-8")
        root = lxml.html.document_fromstring(page)
        assert not list(root.iter("script", "img", "iframe", "link", "object", "embed", "form", "b"))
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
        assert all(href.startswith("https://post.example/") for href in root.xpath("//a/@href"))
        assert "default-src 'none'" in page


def test_markdown_of_hostile_words_has_no_markup_of_theirs(tmp_path: Path) -> None:
    page = exported("markdown", tmp_path, (hostile(),)).read_text("utf-8")
    rendered = MarkdownIt("commonmark", {"html": True}).render(page)
    root = lxml.html.document_fromstring(rendered)
    assert not list(root.iter("script", "a", "b", "img"))
    assert "</script><script>alert(1)</script>&amp;]]>" in root.text_content()


def test_nothing_in_markdown_turns_the_direction_of_what_follows(tmp_path: Path) -> None:
    article = report().model_copy(update={"title": "No\u202e ferry\u200f today\u2067"})
    written = exported("markdown", tmp_path, (article,)).read_text("utf-8")
    assert "## No\ufffd ferry today\n" in written
    assert not set(written) & set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(LETTERS | st.sampled_from("#*_[]()!`~|\\-+.:1$^@/"), max_size=30))
def test_any_words_are_the_same_words_in_markdown(words: str) -> None:
    rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(f"> {plain(words)}\n")
    expected = " ".join(words.split())
    assert " ".join(lxml.html.fromstring(f"<div>{rendered}</div>").text_content().split()) == expected
