"""What the head of a web page says about its article: title, day, authors, publisher, address, language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from index.reading.byline_names import names_of
from index.reading.clean import clean_line
from index.reading.entities import plain_line
from index.reading.html.bylines import visible_authors
from index.reading.html.jsonld import PageFacts, Update, read_json_ld
from index.reading.html.outline import PagePart, parts_in, squash, text_of
from index.reading.html.page_dates import time_beside, visible_day
from index.reading.source_dates import day_of_value, find_day, why_impossible

_TIMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "published_time",
    "article:published", "datepublished", "date.published", "publishdate", "publish-date", "publish_date",
    "pubdate", "published", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "cxenseparse:recs:publishtime", "article.published", "date", "cdate",
)  # fmt: skip
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
)
_SITES = ("og:site_name", "application-name", "publisher", "dc.publisher", "apple-mobile-web-app-title")
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_CUT = re.compile(r"\s+(?:[|*·•»]|[-–—]{1,2}|::)\s+")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)+")
_NO_NAME = re.compile(r"https?:|www\.|@|\.com\b|\d{3}", re.I)
_TODAY = re.compile(
    r"Today(?:['’]s date)?(?: is)?\b:?.{6,40}", re.S
)  # the day on which the page was looked at
_SQUASH = re.compile(r"[\W_]+")


@dataclass
class Head:
    """What a page states, and in `found` how each part was found."""

    title: str | None = None
    published: date | datetime | None = None
    authors: list[str] = field(default_factory=list)
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None  # the article as its JSON-LD gives it
    found: dict[str, str] = field(default_factory=dict)
    headlines: list[str] = field(default_factory=list)  # every headline that the page uses for itself
    descriptions: list[str] = field(default_factory=list)  # what it says of its article in a sentence or two
    live: bool = False  # whether it says that it is a live blog
    updates: list[Update] = field(default_factory=list)  # the live blog's entries as its JSON-LD has them


def read_head(tree: Any, url: str | None = None) -> Head:
    """The facts of a page from its parsed HTML; `url` is where it came from, if that is known."""
    facts = read_json_ld([one.text or "" for one in tree.iter("script") if _is_json_ld(one)])
    meta = _meta(tree)
    head = Head(body=facts.body, live=facts.live, updates=facts.updates)
    head.descriptions = [one for one in (facts.description, *(meta.get(key) for key in _DESCRIPTIONS)) if one]
    head.url = url or _link(tree, "canonical") or facts.url or meta.get("og:url") or _link(tree, "og:url")
    head.publisher = facts.publisher or next((meta[key] for key in _SITES if meta.get(key)), None)
    head.language = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or facts.language
    )
    _title(tree, facts, meta, head)
    page = _Page(tree, head.headlines)
    _published(page, facts, meta, head)
    _authors(page, facts, meta, head)
    return head


class _Page:
    """The visible page, taken apart where its head leaves something open."""

    def __init__(self, tree: Any, headlines: list[str]) -> None:
        self.tree = tree
        self._titles = {squash(one) for one in headlines}

    @cached_property
    def parts(self) -> list[PagePart]:
        """Its parts, in order."""
        return list(parts_in(self.tree))

    @cached_property
    def headline(self) -> Any:
        """The element of the article's headline; None where it shows none."""
        return next(
            (one for one in self.tree.iter("h1", "h2", "h3") if squash(text_of(one)) in self._titles), None
        )


def _is_json_ld(script: Any) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _meta(tree: Any) -> dict[str, str]:
    """The first content of each meta tag, by lower-case name, property or itemprop."""
    contents: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = tag.get("content")
        if name and content and content.strip():
            contents.setdefault(name.strip().lower(), content.strip())
    return contents


def _link(tree: Any, relation: str) -> str | None:
    for tag in tree.iter("link"):
        if (tag.get("rel") or "").lower() == relation and (tag.get("href") or "").startswith("http"):
            return str(tag.get("href"))
    return None


def words_of(tag: Any) -> str:
    """The words of an element, white space made single."""
    return plain_line("".join(tag.itertext())) or ""


def _title(tree: Any, facts: PageFacts, meta: dict[str, str], head: Head) -> None:
    """The JSON-LD headline (a live blog's changes, so not that); else og:title; else the h1, else the title tag."""
    sites = [head.publisher, *(meta.get(key) for key in _SITES), _host(head.url or meta.get("og:url"))]
    titles = [words for tag in tree.iter("title") if (words := words_of(tag))][:1]
    visible = [words for tag in tree.iter("h1") if (words := words_of(tag))][:20]
    social = plain_line(meta.get("og:title") or meta.get("twitter:title") or meta.get("dc.title"))
    stated = clean_line(facts.headline)
    shown = next(
        (one for one in visible if any(_begins(other, one) for other in [*titles, social or ""])), None
    )
    shown = shown or (visible[0] if len(visible) == 1 else None)
    others = [one and without_site(one, sites, shown) for one in (social, clean_line(facts.name))]
    tag = titles[0] if titles else None
    agreed = shown if shown and not facts.live and _is_agreed(shown, stated, tag, others) else None
    candidates = [
        (agreed, "the page's first heading"),
        (stated if not facts.live else None, "the page's JSON-LD"),
        (social, "the page's og:title"),
        (shown, "the page's first heading"),
        (stated, "the page's JSON-LD"),
        (titles[0] if titles else None, "the page's title tag"),
    ]
    named = [(without_site(words, sites, shown), how) for words, how in candidates if words]
    if named:
        head.title, head.found["title"] = named[0]
    else:
        head.found["title"] = "not stated"
    head.headlines = list(dict.fromkeys([words for words, _ in named] + visible[:1]))


def _is_agreed(shown: str, stated: str | None, tag: str | None, others: list[str | None]) -> bool:
    """Whether the visible heading is the title though the JSON-LD states another headline.

    It is where one of `others` says the same and the page's title tag does not side with the JSON-LD.
    """
    key = squashed(shown)
    if stated and (squashed(stated) == key or (tag and _begins(tag, stated))):
        return False
    return any(squashed(one) == key for one in others if one)


def _begins(longer: str, shorter: str) -> bool:
    return squashed(longer).startswith(squashed(shorter)) and bool(squashed(shorter))


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    labels = [one for one in host.split(".") if one not in ("www", "edition", "amp", "m")]
    return labels[0] if labels else None


def squashed(words: str) -> str:
    """Letters and digits only, in lower case: what two spellings of the same headline share."""
    return _SQUASH.sub("", words[:600]).casefold()


def without_site(title: str, sites: list[str | None], shown: str | None = None) -> str:
    """`title` without a publisher's name behind it: where `sites` has that name, or `shown` is the rest."""
    if shown and len(shown) < len(title) and title.startswith(shown) and _CUT.match(title[len(shown) :]):
        return shown
    site_names = {squashed(one).removeprefix("the") for one in sites if one} - {""}
    for cut in reversed(list(_CUT.finditer(title))[:20]):
        behind = squashed(title[cut.end() :]).removeprefix("the")
        if not (
            behind in site_names
            or (len(behind) > 3 and any(behind in one or one in behind for one in site_names))
        ):
            break
        title = title[: cut.start()]
    return title


def _published(page: _Page, facts: PageFacts, meta: dict[str, str], head: Head) -> None:
    candidates = [(facts.published, "the page's JSON-LD")]
    candidates += [(meta[key], f"the page's meta tag {key}") for key in _TIMES if key in meta]
    times = [tag for tag in page.tree.iter("time") if tag.get("datetime")][:5]
    candidates += [(tag.get("datetime"), "the page's time tag") for tag in times if _is_marked(tag)]
    for value, how in candidates:
        if value and (day := day_of_value(value)) and not why_impossible(day):
            head.published, head.found["published"] = day, how
            return
    if shown := visible_day(page.parts, page.headline):
        head.published, head.found["published"] = shown
    elif stated := time_beside(page.tree, page.headline):
        how = "the time tag beside the headline" if stated[1] else "the page's first time tag (doubtful)"
        head.published, head.found["published"] = stated[0], how
    elif guess := _guessed_day(page.tree):
        head.published, head.found["published"] = guess, "guessed from the page (doubtful)"
    else:
        head.found["published"] = "not stated"


def _is_marked(tag: Any) -> bool:
    marks = f"{tag.get('itemprop') or ''} {tag.get('class') or ''} {tag.get('pubdate') or ''}".lower()
    return "publi" in marks or "entry-date" in marks or tag.get("pubdate") is not None


def _guessed_day(tree: Any) -> date | datetime | None:
    from htmldate import find_date

    try:
        guessed = find_date(tree, extensive_search=False, original_date=True)
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None  # no date is a fair answer to a page that says nothing
    day = find_day(guessed) if guessed else None
    return None if day in map(find_day, _TODAY.findall(text_of(tree))) else day


def _authors(page: _Page, facts: PageFacts, meta: dict[str, str], head: Head) -> None:
    names = [name for line in facts.authors for name in _people(line)]
    how = "the page's JSON-LD"
    if not names:
        key = next((key for key in _AUTHORS if meta.get(key) and not _NO_NAME.search(meta[key])), None)
        names = _people(meta[key]) if key and not _SLUG.fullmatch(meta[key]) else []
        how = f"the page's meta tag {key}"
    if not names:
        names, how = visible_authors(page.tree, page.parts, page.headline)
    head.authors = list(dict.fromkeys(names))
    if head.authors:
        head.found["authors"] = how


def _people(line: str) -> list[str]:
    if _NO_NAME.search(line):
        return []
    return [name for name in names_of(line) if len(name) <= 80]
