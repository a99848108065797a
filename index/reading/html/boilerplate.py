"""What surrounds an article on its page: boxes of other stories, prompts, biographies; found by names and by links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_BOX = re.compile(
    r"(?:^|[-_\s])(?:related|recommend(?:ed|ations?)?|popular|most-?(?:read|viewed|popular)|trending|newsletters?"
    r"|sign-?up|subscribe|subscription|author-?(?:bio|box|info|card)|authorbox|biography|about-the-author"
    r"|promos?|promoted|teasers?|outbrain|taboola|read-?(?:more|next)|more-?(?:stories|from|on)|up-?next"
    r"|you-may|also-like|social|share-?(?:bar|tools|links|buttons)?|comments?|disqus|cookies?|consent|advert\w*"
    r"|sponsored|breadcrumbs?|cta)(?:$|[-_\s])",
    re.I,
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
    whole = max(1, _paragraph_size(tree))
    boxes = [(one, _paragraph_size(one)) for one in tree.iter(*_TAGS) if _is_box(one)]
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


def _is_box(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and bool(_BOX.search(names[:500]))


def _paragraph_size(element: Any) -> int:
    paragraphs = [element] if element.tag == "p" else element.iter("p")
    return sum(len("".join(one.itertext())) for one in paragraphs)


def link_texts(tree: Any) -> str:
    """The words of every link to another page, flat, one link a line: a passage in there leads to another story."""
    return "\n".join(_links(tree))


def _links(tree: Any) -> Iterator[str]:
    for link in tree.iter("a"):
        target = link.get("href") or ""
        if target and not target.startswith("#"):
            yield flat(" ".join(link.itertext()))
