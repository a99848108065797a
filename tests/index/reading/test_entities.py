"""References to characters are plain characters in every title, name and text, however often a source escaped them."""

from __future__ import annotations

import json

import pytest

from index.reading import read_bytes

from .made import FIRST, SECOND, THIRD, page

TITLES = {
    "Salt &amp; Sons closes": "Salt & Sons closes",
    "Salt &amp;amp; Sons closes": "Salt & Sons closes",
    "Salt &amp;amp;amp;amp; Sons closes": "Salt & Sons closes",
    "The mayor&amp;#8217;s caf&eacute;": "The mayor’s café",
    "R&uuml;ckblick &amp;ndash; the year": "Rückblick – the year",
    "&amp;quot;No&amp;quot; says the mill": '"No" says the mill',
    "&lt;b&gt;Mill&lt;/b&gt; closes": "Mill closes",
    "&amp;lt;em&amp;gt;Mill&amp;lt;/em&amp;gt; closes": "Mill closes",
    "What AT&amp;T said": "What AT&T said",
    "The &lt;br&gt; and &lt;blink&gt; marks of old": "The and <blink> marks of old",
}


@pytest.mark.parametrize(("written", "plain"), TITLES.items())
def test_a_feed_s_titles_and_names_are_plain(written: str, plain: str) -> None:
    for title in (f"<title>{written}</title>", f"<title><![CDATA[{written}]]></title>"):
        item = f"<item>{title}<description>{FIRST}</description></item>"
        [article] = read_bytes(
            f"<rss><channel><title>{written}</title>{item}</channel></rss>".encode(), "a.rss"
        )
        assert article.title == plain
        assert article.publisher == plain


@pytest.mark.parametrize(
    "name", ["Ann Other &amp;amp; Bo Park", "By Ann Other and Bo Park", "Ann Other, Bo Park"]
)
def test_a_feed_names_each_author_by_itself(name: str) -> None:
    entry = f"<entry><title>A</title><author><name>{name}</name></author><content>{FIRST}</content></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title>{entry}</feed>'
    [article] = read_bytes(feed.encode(), "a.atom")
    assert article.authors == ("Ann Other", "Bo Park")


@pytest.mark.parametrize(("written", "plain"), list(TITLES.items())[:6])
def test_titles_of_pages_and_tables_are_plain(written: str, plain: str) -> None:
    node = json.dumps({"@type": "NewsArticle", "headline": written})
    made = {
        "ld.html": page(head=f'<script type="application/ld+json">{node}</script>'),
        "og.html": page(head=f"<meta property='og:title' content='{written}'>"),
        "a.csv": f'title,text\n"{written.replace(chr(34), chr(39))}","{FIRST}"',
        "a.jsonl": json.dumps({"title": written, "text": FIRST}),
        "a.xml": f"<newsItem><headline>{written.replace('&eacute;', 'é').replace('&uuml;', 'ü')}</headline>"
        f"<inlineXML><p>{FIRST}</p></inlineXML></newsItem>",
    }
    for name, data in made.items():
        [article] = read_bytes(data.encode(), name)
        assert article.title == plain, name


def test_an_item_whose_html_was_escaped_twice_is_read_as_html() -> None:
    body = f"&amp;lt;p&amp;gt;{FIRST}&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;{THIRD}&amp;lt;/p&amp;gt;"
    feed = f"<rss><channel><item><title>A</title><description>{body}</description></item></channel></rss>"
    [article] = read_bytes(feed.encode(), "a.rss")
    assert [one.of(article.text) for one in article.segments] == [FIRST, THIRD]


def test_numbers_of_windows_characters_are_those_characters() -> None:
    words = "The mayor&#146;s office said &#147;no&#148; &#150; and the mill&#x92;s owner said nothing at all to us."
    [article] = read_bytes(page(f"<p>{words}</p><p>{SECOND}</p><p>{THIRD}</p>").encode(), "a.html")
    assert "The mayor’s office said “no” – and the mill’s owner said nothing" in article.text
