"""What surrounds an article on its page: boxes of other stories, prompts, biographies; found by names and by links."""

from __future__ import annotations

import re
from typing import Any

from index.reading.html.consent import holds_notice

_BOX = re.compile(
    r"(?:^|[-_\s])(?:related|recommend(?:ed|ations?)?|popular|most-?(?:read|viewed|popular)|trending|newsletters?"
    r"|sign-?up|subscribe|subscription|author-?(?:bio|box|info|card)|authorbox|biography|about-the-author"
    r"|promos?|promoted|teasers?|outbrain|taboola|read-?(?:more|next)|more-?(?:stories|from|on)|up-?next"
    r"|you-may|also-like|social|share-?(?:bar|tools|links|buttons)?|comments?|disqus|cookies?|consent|advert\w*"
    r"|sponsored|breadcrumbs?|cta|gdpr|onetrust|didomi|usercentrics|cmp)(?:$|[-_\s])",
    re.I,
)
_CONSENT = re.compile(r"cookie|consent|gdpr|onetrust|didomi|usercentrics|cmp", re.I)
_BESIDE = re.compile(
    r"(?:^|[-_\s])(?:ads?|captions?|credits?|bylines?|authors?|writers?|tweets?|twitter|instagram|tiktok|embeds?|video|player"
    r"|gallery|slideshow|tags?|topics|widget|toc|menu|nav|navigation|meta|metadata|timestamp|date|hidden|sr-only"
    r"|visually-hidden|screen-reader-text|pull-?quotes?|tooltip|paywall|skip)(?:$|[-_\s])|caption|pullquote",
    re.I,
)
_BESIDE_TAGS = (
    "figure",
    "figcaption",
    "nav",
    "footer",
    "form",
    "button",
    "video",
    "audio",
    "iframe",
    "dialog",
)
_TAGS = frozenset(
    ("div", "section", "aside", "ul", "ol", "footer", "nav", "article", "p", "form", "li", "header")
)
_LARGEST_SHARE = 0.25  # of the page's paragraphs: a box with more is no box
_WORD = re.compile(r"\w+")


def flat(words: str) -> str:
    """The words alone, in lower case with single spaces: what the same passage has in common everywhere."""
    return " ".join(_WORD.findall(words.casefold()))


def prune(tree: Any) -> None:
    """Take the boxes off a parsed page, each with all that is in it. The text behind a box stays."""
    named = ((one, _names(one)) for one in tree.iter(*_TAGS))
    boxed = [(one, names) for one, names in named if len(names) > 1 and _BOX.search(names)]
    boxed = [(one, names) for one, names in boxed if not (_CONSENT.search(names) and _dropped_notice(one))]
    whole = max(1, _paragraph_size(tree))
    boxes = [(one, _paragraph_size(one)) for one, _ in boxed]
    boxes = [(one, size) for one, size in boxes if size < _LARGEST_SHARE * whole]
    outer = {one for one, _ in boxes}
    if (
        sum(size for one, size in boxes if not any(above in outer for above in one.iterancestors()))
        > whole / 2
    ):
        return  # names that fit so much of the page mean something else on it
    for element, _ in boxes:
        if element.getparent() is not None:
            element.drop_tree()


def _dropped_notice(element: Any) -> bool:
    """Take off an element that asks for consent; whether it is gone."""
    if element.getparent() is not None and holds_notice(element):
        element.drop_tree()
    return element.getparent() is None


def is_box(element: Any) -> bool:
    """Whether an element's names say that it is no part of the article but stands around it."""
    return bool(_BOX.search(_names(element)))


def is_beside(element: Any, container: Any) -> bool:
    """Whether an element of the container is a picture's, an advertisement's, a menu's, or in a box beside the text."""
    inner = element
    while inner is not None and inner is not container:
        if inner.tag in _BESIDE_TAGS or inner.tag == "aside" or _is_hidden(inner):
            return True
        names = _names(inner)
        if _BESIDE.search(names) or _BOX.search(names):
            return True
        inner = inner.getparent()
    return False


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        "display:none" in style or element.get("hidden") is not None or element.get("aria-hidden") == "true"
    )


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:500]


def _paragraph_size(element: Any) -> int:
    paragraphs = [element] if element.tag == "p" else element.iter("p")
    return sum(len("".join(one.itertext())) for one in paragraphs)
