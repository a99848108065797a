"""Saved web pages as sites make them: what belongs to the article is there, what does not is not."""

from __future__ import annotations

import json

import pytest

from index.errors import ReadError
from index.model import Article
from index.reading import read_bytes

from .made import FIRST, SECOND, THIRD

FOURTH = "The road to the north was still open on Tuesday, and two buses an hour were running there from the market."
TITLE = "Bridge closed after the flood"
TEXT = (FIRST, SECOND, THIRD, FOURTH)


def read(body: str, head: str = "", title: str = TITLE) -> Article:
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}'
        f"</head><body>{body}"
    )
    [article] = read_bytes(f"{page}</body></html>".encode(), "page.html")
    return article


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts or TEXT)


def passages(article: Article) -> list[str]:
    return [one.of(article.text) for one in article.segments]


def ld(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **values})}</script>'


BYLINES = {
    "links": '<p>By <a rel="author" href="/staff/a">Ann Other</a> and <a rel="author" '
    'href="/staff/b">Bo Park</a></p>',
    "link with more relations": '<a rel="nofollow author" href="/x">Ann Other</a>, <a rel="author '
    'me" href="/y">Bo Park</a>',
    "microdata": '<span itemprop="author" itemscope><b itemprop="name">Ann Other</b></span>'
    '<span itemprop="author" itemscope><b itemprop="name">Bo Park</b></span>',
    "microdata without names": '<span itemprop="author">Ann Other</span> <span itemprop="author">Bo Park</span>',
    "class byline": '<div class="byline">By Ann Other and Bo Park</div>',
    "class with office": '<div class="article-byline"><span>By Ann Other, senior reporter, and Bo Park</span></div>',
    "names in spans": '<div class="meta"><span class="author-name">Ann Other</span><span '
    'class="author-name">Bo Park</span></div>',
    "bem": '<div class="c-byline"><a class="c-byline__name" href="#">Ann Other</a> <a '
    'class="c-byline__name">Bo Park</a></div>',
    "address": '<address class="author">Ann Other, Bo Park</address>',
    "address without a class": '<address>Written by <a href="/people/ann-other">Ann Other</a> and Bo Park</address>',
    "a line": "<p>By Ann Other and Bo Park</p>",
    "a line in capitals": "<p>BY ANN OTHER AND BO PARK</p>",
    "a written line": "<p>Written by Ann Other &amp; Bo Park</p>",
    "a line with day": "<p>By Ann Other and Bo Park | 3 May 2019</p>",
    "a line above the day": "<p>By Ann Other and Bo Park<br>3 May 2019</p>",
    "list": '<ul class="authors"><li class="author">Ann Other</li><li class="author">Bo Park</li></ul>',
    "profile links": '<div><a href="/profile/ann-other">Ann Other</a> and <a '
    'href="/profile/bo-park">Bo Park</a></div>',
    "wordpress": '<span class="author vcard"><a class="url fn n" href="/author/ann">Ann Other</a>, '
    '<a href="/author/bo">Bo Park</a></span>',
}


@pytest.mark.parametrize("byline", BYLINES.values(), ids=BYLINES)
def test_a_byline_that_stands_only_in_the_page_is_read(byline: str) -> None:
    others = '<aside class="related"><a href="/z">Mill closes</a><span class="author">Cy Third</span></aside>'
    for body in (
        f"<article><h1>{TITLE}</h1>{byline}{paragraphs()}</article>{others}",
        f"<header><nav><a href='/'>Home</a></nav></header>{others}<main><header><h1>{TITLE}</h1>{byline}</header>"
        f"<div class='body'>{paragraphs()}</div></main>",
        f"<div><h2>{TITLE}</h2>{byline}<div>{paragraphs()}</div></div>",
    ):
        article = read(body)
        assert [one.title() for one in article.authors] == ["Ann Other", "Bo Park"]
        assert FIRST in article.text


def test_authors_of_other_stories_and_of_comments_are_none_of_this_one() -> None:
    teasers = "".join(
        f'<div class="card"><h3><a href="/{n}">Story {n} of the valley</a></h3><span '
        f'class="author">Cy Third</span></div>'
        for n in range(4)
    )
    comments = (
        '<section class="comments"><div><a rel="author">Dee Fourth</a><p>I do not believe a '
        "word of it.</p></div></section>"
    )
    article = read(f"<main><h1>{TITLE}</h1>{paragraphs()}</main>{comments}<footer>By Eve Fifth</footer>")
    assert article.authors == ()
    article = read(
        f"<main><h1>{TITLE}</h1><p class='byline'>By Ann Other</p>{paragraphs()}</main>{teasers}{comments}"
    )
    assert article.authors == ("Ann Other",)


def test_words_that_begin_like_a_byline_are_none() -> None:
    article = read(f"<main><h1>{TITLE}</h1><p>By Monday the river had fallen again.</p>{paragraphs()}</main>")
    assert article.authors == ()


SUFFIXES = {
    "Joe Schmidt, Jr.": ["Joe Schmidt, Jr."],
    "Joe Schmidt Jr. and Ann Lee": ["Joe Schmidt Jr.", "Ann Lee"],
    "Ann Lee, MD, PhD and Bo Park, M.D.": ["Ann Lee", "Bo Park"],
    "By Harold Reed, III, and Ona Biggs, Ph.D.": ["Harold Reed, III", "Ona Biggs"],
    "Ann Lee, RN; Bo Park, Esq.; Cy Third, Sr": ["Ann Lee", "Bo Park", "Cy Third, Sr."],
    "Ann Lee, MBA, Bo Park IV": ["Ann Lee", "Bo Park IV"],
    "Lee, Ann": ["Ann Lee"],
    "Reuters, AFP": ["Reuters", "AFP"],
}


@pytest.mark.parametrize(("byline", "names"), SUFFIXES.items())
def test_suffixes_belong_to_a_name_wherever_it_is_stated(byline: str, names: list[str]) -> None:
    body = f"<article><h1>{TITLE}</h1>{paragraphs()}</article>"
    assert list(read(body, f'<meta name="author" content="{byline}">').authors) == names
    assert list(read(body, ld(headline=TITLE, author=[{"name": byline}])).authors) == names
    text = f"{TITLE}\n\nAuthors: {byline}\n\n{FIRST}\n\n{SECOND}\n"
    assert list(read_bytes(text.encode(), "a.txt")[0].authors) == names
    shown = f'<article><h1>{TITLE}</h1><p class="byline">By {byline.removeprefix("By ")}</p>{paragraphs()}</article>'
    assert list(read(shown).authors) == names
    front = f"---\ntitle: {TITLE}\nauthor: {byline}\n---\n\n{FIRST}\n"
    assert list(read_bytes(front.encode(), "a.md")[0].authors) == names


@pytest.mark.parametrize(
    ("title", "head", "heading"),
    [
        ("Vale ferry accident - Wikipedia", ld(headline="incident", name="Vale ferry accident"), "Vale ferry accident"),
        ("Vale ferry accident – Wikipédia", ld(headline="naufrage", name="Vale ferry accident"), "Vale ferry accident"),
        ("Vale ferry accident | Encyclopedia of Ships", ld(headline="Ships and wrecks") +
         '<meta property="og:title" content="Vale ferry accident">', "Vale ferry accident"),
        ("Vale ferry accident | Ships Wiki | Fandom", '<meta property="og:title" content="Vale ferry accident">',
         "Vale ferry accident"),
    ],
)  # fmt: skip
def test_an_encyclopedia_s_page_is_called_as_its_heading(title: str, head: str, heading: str) -> None:
    article = read(f'<main><h1 id="firstHeading">{heading}</h1>{paragraphs()}</main>', head, title)
    assert article.title == "Vale ferry accident"


def test_a_headline_for_search_engines_stands_where_the_title_tag_has_it_too() -> None:
    head = ld(headline="Flood: five things to know") + f'<meta property="og:title" content="{TITLE}">'
    article = read(
        f"<main><h1>{TITLE}</h1>{paragraphs()}</main>", head, "Flood: five things to know | Valley Post"
    )
    assert article.title == "Flood: five things to know"


MASTHEAD = '<div class="top"><span class="date">Tue, 14 Jan 2020</span></div>'
FRAME = (
    '<div class="sidebar"><ul><li><a href="/x">Mill closes</a> <time datetime="2020-02-01">1 Feb '
    "2020</time></li></ul></div>"
    "<footer>Last updated 20 March 2020. © 2021 Valley Post</footer>"
)
DAYS = {
    "a paragraph": "<p>Bay News<br>13 Jan 2020, 21:11 GMT+10</p>",
    "a span": '<div><span class="posted">Posted 13 January 2020</span></div>',
    "month first": "<div>January 13, 2020 at 4:05 pm</div>",
    "figures": "<div>13/01/2020</div>",
    "dots": "<div>13.01.2020</div>",
    "a weekday": "<p>Monday, 13th January 2020</p>",
    "a time element": '<time datetime="2020-01-13T22:11:00+10:00">yesterday</time>',
    "published and updated": "<p>Published: 13 Jan 2020</p><p>Updated: 15 Jan 2020</p>",
    "updated and published": "<p>Updated: 15 Jan 2020</p><p>Published: 13 Jan 2020</p>",
    "with its author": "<p>By Ann Other, 13 Jan 2020</p>",
}


@pytest.mark.parametrize("line", DAYS.values(), ids=DAYS)
@pytest.mark.parametrize("level", ["h1", "h2"])
def test_the_day_beside_the_headline_is_the_article_s(line: str, level: str) -> None:
    for body in (
        f"{MASTHEAD}<div class='content'><{level}>{TITLE}</{level}>{line}<div>{paragraphs()}</div></div>{FRAME}",
        f"{MASTHEAD}<div class='content'><div class='head'>{line}<{level}>{TITLE}</{level}>"
        f"</div>{paragraphs()}</div>{FRAME}",
    ):
        article = read(body)
        assert str(article.day) == "2020-01-13"
        assert "doubtful" not in article.found["published"]


def test_a_day_below_the_text_and_in_the_dateline_are_found_and_others_are_doubtful() -> None:
    below = read(
        f"{MASTHEAD}<div><h1>{TITLE}</h1>{paragraphs()}<p>First published: 13 Jan 2020</p></div>{FRAME}"
    )
    assert str(below.day) == "2020-01-13"
    lead = f"HARROW, January 13, 2020 (Reuters) - {FIRST}"
    dated = read(f"{MASTHEAD}<div><h1>{TITLE}</h1>{paragraphs(lead, SECOND, THIRD)}</div>{FRAME}")
    assert str(dated.day) == "2020-01-13"
    none = read(f"{MASTHEAD}<div><h1>{TITLE}</h1>{paragraphs()}</div>{FRAME}")
    assert none.published is None or "doubtful" in none.found["published"]


@pytest.mark.parametrize("words", ["Today is January 14, 2020", "Today's date: 14 January 2020"])
def test_the_day_on_which_a_page_was_looked_at_is_not_its_day(words: str) -> None:
    page_of_today = read(f"<div><p>{words}</p></div><div><h2>{TITLE}</h2>{paragraphs()}</div>")
    assert page_of_today.published is None
    assert words not in page_of_today.text


ITEMS = ("The line was checked in May.", "No fault was found.", "The letter went to the wrong office.")
LISTS = {
    "bullets": f"<ul>{''.join(f'<li>{one}</li>' for one in ITEMS)}</ul>",
    "numbers": f"<ol>{''.join(f'<li>{one}</li>' for one in ITEMS)}</ol>",
    "spans": f"<ul>{''.join(f'<li><span class=x>{one}</span></li>' for one in ITEMS)}</ul>",
    "paragraphs": f"<ul>{''.join(f'<li><p>{one}</p></li>' for one in ITEMS)}</ul>",
    "wrapped": f"<div class='list'><ul>{''.join(f'<li>{one}</li>' for one in ITEMS)}</ul></div>",
    "links": f"<ul>{''.join(f'<li>{one} <a href=/x>source</a></li>' for one in ITEMS)}</ul>",
    "definitions": "<dl><dt>May</dt><dd>The line was checked in May.</dd><dt>June</dt><dd>No fault was found.</dd>"
    "<dt>July</dt><dd>The letter went to the wrong office.</dd></dl>",
    "table": "<table><tbody>"
    + "".join(f"<tr><td>{n}</td><td>{one}</td></tr>" for n, one in enumerate(ITEMS))
    + "</tbody></table>",
    "nested": f"<ul><li>Answers<ul>{''.join(f'<li>{one}</li>' for one in ITEMS)}</ul></li></ul>",
    "questions": "".join(f"<p><b>{n}. And what then?</b></p><p>{one}</p>" for n, one in enumerate(ITEMS, 1)),
}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize(
    "wrapper", ["{}", "<div class='content'>{}</div>", "<article><section>{}</section></article>"]
)
def test_lists_and_tables_of_the_article_stay_where_they_stand(listed: str, wrapper: str) -> None:
    inner = f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>{listed}<p>{THIRD}</p><p>{FOURTH}</p>"
    found = passages(read(wrapper.format(inner)))
    at = [next((n for n, one in enumerate(found) if item in one), -1) for item in ITEMS]
    assert -1 not in at, found
    assert found.index(SECOND) < at[0] < at[1] < at[2] < found.index(THIRD)


@pytest.mark.parametrize(
    "listed", [LISTS["bullets"], LISTS["numbers"], LISTS["table"]], ids=["bullets", "numbers", "table"]
)
def test_a_list_at_the_end_of_the_article_stays(listed: str) -> None:
    inner = f"<h1>{TITLE}</h1>{paragraphs(FIRST, SECOND, THIRD)}{listed}"
    found = passages(read(f"<div class='content'>{inner}</div>"))
    assert all(any(item in one for one in found) for item in ITEMS), found


def test_menus_and_lists_of_other_stories_do_not_come_in() -> None:
    menu = '<ul class="menu"><li><a href="/a">Home</a></li><li><a href="/b">Weather and tides</a></li></ul>'
    related = (
        '<ul><li><a href="/s1">The mill is closed for good</a></li><li><a href="/s2">School '
        "garden wins a prize</a></li></ul>"
    )
    tags = '<ul class="tags"><li>flood</li><li>bridge</li></ul>'
    inner = f"<h1>{TITLE}</h1><p>{FIRST}</p>{menu}<p>{SECOND}</p>{related}<p>{THIRD}</p>{tags}<p>{FOURTH}</p>"
    assert passages(read(f"<article>{inner}</article>")) == list(TEXT)


NOTICES = (
    "We use cookies and tools like them to make your visit to this site better. By "
    "continuing you accept our cookie policy.",
    "This paper and its partners keep cookies on your device to count how many readers each page "
    "has. You can say no at any time.",
    "We and our 214 partners store or read information on a device, such as unique IDs in "
    "cookies, to process personal data. You "
    "may accept or manage your choices by clicking below, including your right to object where "
    "legitimate interest is used.",
    "Your privacy is important to us. We use your personal data to show you advertising and content "
    "on our website; you can change your "
    "preferences or withdraw your consent whenever you like.",
)  # fmt: skip
NAMES = ("cookie", "consent-banner", "modal", "")
HOLDERS = ("aside", "div", "section", "footer", "form", "nav", "header")


@pytest.mark.parametrize("notice", NOTICES, ids=range(4))
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("holder", HOLDERS)
def test_a_notice_about_cookies_is_never_the_article(notice: str, name: str, holder: str) -> None:
    box = f'<div class="{name}"><p>{notice}</p><p><a href="#">Accept all</a></p></div>'
    story = f'<{holder} class="story"><h1>{TITLE}</h1>{paragraphs()}</{holder}>'
    for body in (box + story, f"<div id='page'>{story}</div>{box}"):
        found = passages(read(body))
        assert found == list(TEXT)


def test_a_page_with_nothing_but_a_notice_is_no_article_and_news_about_cookies_is() -> None:
    with pytest.raises(ReadError, match=r"no text|list of other pages"):
        read(f"<div class='consent'><p>{NOTICES[0]}</p><p>{NOTICES[1]}</p></div>")
    news = (
        "The regulator fined the shop on Monday for storing cookies on its readers' devices "
        "without their consent, its office said."
    )
    quoted = (
        "“We use cookies to make your visit to our site better,” the notice said, and "
        "nobody could say no to its partners."
    )
    assert passages(read(f"<article><h1>{TITLE}</h1>{paragraphs(news, quoted, THIRD)}</article>")) == [
        news,
        quoted,
        THIRD,
    ]


STORIES = [
    ("Bridge to open in May", "The new bridge across the Vell opens on 3 May, a year too late."),
    ("School wins a prize", "A school in the valley has won a prize for its garden."),
    ("Paper mill to close", "The mill will shut in June and its 80 people will be out of work."),
    ("Bus line is cut", "Line 14 will stop no more at the hospital, the council said."),
    ("Spring fair is moved", "The fair will be held on the meadow this year, if it is dry."),
]
CARDS = {
    "heading links": '<article class="teaser"><h2><a href="/n{n}">{t}</a></h2><p>{s}</p></article>',
    "links around headings": '<div class="card"><a href="/n{n}"><h3>{t}</h3></a><p>{s}</p><span>{n} '
    "Aug 2025</span></div>",
    "links around cards": '<a class="tile" href="/n{n}"><h3>{t}</h3><p>{s}</p></a>',
    "pictures": '<div><img src="{n}.jpg"><h3><a href="https://valley.example/n{n}">{t}</a></h3>'
    '<p>{s}</p><a href="/n{n}">Read on</a></div>',
    "list items": '<li><h4><a href="/n{n}">{t}</a></h4><p>{s}</p></li>',
    "plain links": '<div class="row"><div class="t"><a href="/n{n}">{t}</a></div><div class="s">{s}</div></div>',
    "no cards": '<h3><a href="/n{n}">{t}</a></h3><p>{s}</p>',
    "rows": '<tr><td><a href="/n{n}">{t}</a></td><td><p>{s}</p></td></tr>',
}


def cards(form: str) -> str:
    made = "".join(form.format(n=n, t=title, s=text) for n, (title, text) in enumerate(STORIES))
    return (
        f"<ul>{made}</ul>"
        if form.startswith("<li")
        else f"<table>{made}</table>"
        if form.startswith("<tr")
        else made
    )


@pytest.mark.parametrize("form", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize(
    "frame",
    ["<main><h1>News</h1>{}</main>", "<h1>News</h1><div class='grid'>{}</div>", "<section>{}</section>"],
)
def test_a_page_of_teasers_is_no_article(form: str, frame: str) -> None:
    with pytest.raises(ReadError, match=r"list of other pages|no text"):
        read(frame.format(cards(form)), title="News from the valley")


def test_a_page_of_nothing_but_links_is_no_article() -> None:
    links = "".join(
        f'<li><a href="/n{n}">{title}: {text}</a></li>' for n, (title, text) in enumerate(STORIES)
    )
    with pytest.raises(ReadError, match=r"list of other pages|no text"):
        read(f"<main><h1>News</h1><ul>{links}</ul></main>", title="News")


@pytest.mark.parametrize("form", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize(
    "frame",
    [
        "<article><h1>{t}</h1>{p}</article><div class='opinion'>{c}</div>",
        "<section><h1>{t}</h1><div>{p}</div>{c}</section>",
        "<main><h1>{t}</h1>{p}<div class='more'>{c}</div></main>",
        "<div class='stream'>{c}</div><div><h1>{t}</h1>{p}</div>",
    ],
    ids=["behind", "beside", "inside", "before"],
)
def test_teasers_around_an_article_are_none_of_it(form: str, frame: str) -> None:
    article = read(frame.format(t=TITLE, p=paragraphs(), c=cards(form)))
    assert passages(article) == list(TEXT)


def test_links_and_subheadings_within_an_article_are_no_teasers() -> None:
    inner = "".join(
        f'<h3><a href="https://shop.example/{n}">Tool {n} of the test</a></h3><p>{text} {text} {text} {text}</p>'
        for n, text in enumerate(TEXT)
    )
    article = read(f"<article><h1>{TITLE}</h1><p>{FIRST}</p>{inner}<p>{SECOND}</p></article>")
    assert sum(FOURTH in one for one in passages(article)) >= 1
    anchors = "".join(
        f'<h2 id="a{n}"><a href="#a{n}">Part {n} of it</a></h2><p>{text}</p>' for n, text in enumerate(TEXT)
    )
    article = read(f"<article><h1>{TITLE}</h1>{anchors}</article>")
    assert [one for one in passages(article) if one in TEXT] == list(TEXT)


LEAD = (
    "Some four hundred people are cut off from the town after the worst night of rain in thirty "
    "years, and help is slow."
)
DESCRIBED = f'<meta name="description" content="{LEAD}">'
LEADS = {
    "excerpt": ("<article><h1>{t}</h1><div class='article__excerpt'>{l}</div><div "
                "class='article__body'>{p}</div></article>", ""),
    "described": ("<article><h1>{t}</h1><div class='x1'>{l}</div><div class='x2'>{p}</div></article>", DESCRIBED),
    "standfirst": ("<main><header><h1>{t}</h1><p class='standfirst'>{l}</p></header><div>{p}</div></main>", ""),
    "second heading": ("<article><h1>{t}</h1><h2 class='subtitle'>{l}</h2><div>{p}</div></article>", ""),
    "lead as heading": ("<div><h1>{t}</h1><div><div class='item'><h2>{l}</h2></div><div "
                        "class='item'>{p}</div></div></div>", ""),
    "bold": ("<article><h1>{t}</h1><p><strong>{l}</strong></p><div>{p}</div></article>", ""),
    "before a picture": ("<article><h1>{t}</h1><p>{l}</p><figure><img src=a><figcaption>Rain"
                         "</figcaption></figure><div>{p}</div></article>", ""),
    "quotation": ("<article><h1>{t}</h1><blockquote class='intro'>{l}</blockquote><div>{p}</div></article>", ""),
}  # fmt: skip


@pytest.mark.parametrize(("frame", "head"), LEADS.values(), ids=LEADS)
def test_a_lead_outside_the_body_s_container_is_the_first_passage(frame: str, head: str) -> None:
    assert passages(read(frame.format(t=TITLE, l=LEAD, p=paragraphs()), head)) == [LEAD, *TEXT]


def test_what_stands_between_headline_and_text_besides_is_no_lead() -> None:
    between = (
        "<p class='byline'>By Ann Other</p><p>3 May 2019</p><div class='share'>Share this</div><p "
        "class='src'>Via Valley Press</p>"
        "<figure><img src='a'><figcaption>The river on Monday, seen from the old mill in the rain."
        "</figcaption></figure>"
        "<p class='promo'>Sign up for our newsletter and get the news of the valley every morning.</p>"
    )
    assert passages(read(f"<article><h1>{TITLE}</h1>{between}<div>{paragraphs()}</div></article>")) == list(
        TEXT
    )


ENTRIES = [
    ("12.10", "All people are safe", "All forty people are ashore by now, a coast guard officer told "
                                     "reporters in the harbour."),
    ("09.30", "Tow under way", "Two tugs now tow the ship and should reach the harbour at noon."),
    ("06.05", "Ferry without power", "A cargo ferry has lost power off the northern coast, the coast "
                                     "guard said in a statement."),
]  # fmt: skip
LIVE = {
    "articles": "<article><time datetime='2024-03-05T{d}:00Z'>{w}</time><h2>{t}</h2><p>{b}</p></article>",
    "heading first": "<article><h2>{t}</h2><time datetime='2024-03-05T{d}:00Z'>{w}</time><p>{b}</p></article>",
    "list items": "<li class='post'><span class='timestamp'>{w}</span><h3>{t}</h3><div><p>{b}</p></div></li>",
    "boxes": "<div class='entry'><div class='entry-info'>{w} Ann Other</div><h3>{t}</h3><div "
    "class='entry-text'><p>{b}</p></div></div>",
    "header": "<section><header><h3>{t}</h3><p class='time'>{w} GMT</p></header><p>{b}</p></section>",
    "attribute": "<article><time datetime='2024-03-05T{d}:00Z'>two hours ago</time><h2>{t}</h2><p>{b}</p></article>",
    "bold": "<div class='entry'><time datetime='2024-03-05T{d}:00Z'>{w}</time><p><strong>{t}"
    "</strong></p><p>{b}</p></div>",
}


@pytest.mark.parametrize("form", LIVE.values(), ids=LIVE)
@pytest.mark.parametrize(
    "head", [ld(**{"@type": "LiveBlogPosting", "headline": "Live: ferry"}), ""], ids=["stated", "titled"]
)
def test_each_entry_of_a_live_blog_keeps_its_time_and_heading(form: str, head: str) -> None:
    made = "".join(
        form.format(w=when, d=when.replace(".", ":"), t=title, b=body) for when, title, body in ENTRIES
    )
    made = f"<ul>{made}</ul>" if form.startswith("<li") else f"<div class='live'>{made}</div>"
    article = read(f"<main><h1>Live: ferry</h1><p>{FIRST}</p>{made}</main>", head, "Live: ferry")
    found = passages(article)
    assert FIRST in found
    for when, title, body in ENTRIES:
        at = found.index(body)
        assert title in found[at - 1], found
        shown = when if "two hours ago" not in form else f"2024-03-05 {when.replace('.', ':')}"
        assert any(shown in one for one in found[max(0, at - 3) : at]), found


def test_a_live_blog_whose_entries_are_not_in_the_page_is_read_from_its_json_ld() -> None:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": title,
            "datePublished": f"2024-03-05T{when.replace('.', ':')}:00Z",
            "articleBody": body,
        }
        for when, title, body in ENTRIES
    ]
    head = ld(**{"@type": "LiveBlogPosting", "headline": "Live: ferry", "liveBlogUpdate": updates})
    found = passages(read("<main><h1>Live: ferry</h1><p>Loading …</p></main>", head, "Live: ferry"))
    assert found == [
        one for when, title, body in ENTRIES for one in (f"2024-03-05 {when.replace('.', ':')}", title, body)
    ]


def test_comments_with_times_make_no_live_blog() -> None:
    comments = "".join(
        f"<div class='comment'><time datetime='2024-03-05T1{n}:00:00Z'>1{n}:00</time><p>I do not "
        f"believe a word of it, and "
        "I have lived here for years.</p></div>"
        for n in range(5)
    )
    assert passages(read(f"<article><h1>{TITLE}</h1>{paragraphs()}</article><div>{comments}</div>")) == list(
        TEXT
    )


BODIES = {
    "Markdown": f"## The night\n\n{FIRST} It was **closed** at once, [the council "
    f"said](https://valley.example/a).\n\n{SECOND}\n\n"
    f"- {ITEMS[0]}\n- {ITEMS[1]}\n\n> {THIRD}\n",
    "HTML": f"<h2>The night</h2><p>{FIRST} It was <b>closed</b> at once, <a href='/a'>the council "
    f"said</a>.</p><p>{SECOND}</p>"
    f"<ul><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ul><blockquote>{THIRD}</blockquote>",
    "escaped HTML": f"&lt;h2&gt;The night&lt;/h2&gt;&lt;p&gt;{FIRST} It was closed at once, the "
    f"council said.&lt;/p&gt;&lt;p&gt;{SECOND}"
    f"&lt;/p&gt;&lt;ul&gt;&lt;li&gt;{ITEMS[0]}&lt;/li&gt;&lt;li&gt;{ITEMS[1]}&lt;/li&gt;&lt;/ul&gt;&lt;p&gt;{THIRD}&lt;/p&gt;",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_in_json_ld_is_read_without_its_marks(body: str) -> None:
    article = read(f"<main><h1>{TITLE}</h1></main>", ld(headline=TITLE, articleBody=body))
    wanted = [
        "The night",
        f"{FIRST} It was closed at once, the council said.",
        SECOND,
        ITEMS[0],
        ITEMS[1],
        THIRD,
    ]
    assert passages(article) == wanted
    assert article.segments[0].kind == "heading"
