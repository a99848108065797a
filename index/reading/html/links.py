"""The links of a page to others: their words, and those that are titles of other stories, each on a card of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from index.reading.html.boilerplate import flat
from index.reading.html.outline import BLOCKS, HEADINGS, parts_in, squash, text_of

_FEWEST = 3  # cards that make a list of other stories
_LONGEST_CARD = 600  # characters: a card with more text is a story itself
_LONGEST_TITLE = 250
_TITLES = (*HEADINGS, "dt", "strong")


@dataclass(frozen=True)
class Links:
    """The links of a page to other pages."""

    links: tuple[tuple[Any, str], ...]  # element and words

    @classmethod
    def of(cls, tree: Any, url: str | None) -> Links:
        """The links of a parsed page, whose address is `url` where that is known."""
        path = _path(url)
        elements = ((one, one.get("href") or "") for one in tree.iter("a"))
        return cls(
            tuple(
                (link, text_of(link))
                for link, target in elements
                if target
                and target[0] != "#"
                and not target.startswith("javascript:")
                and not _is_here(target, path)
            )
        )

    @cached_property
    def words(self) -> str:
        """The words of every link, flat, one link a line: a passage in there leads to another story."""
        return "\n".join(flat(words) for _, words in self.links)

    def teasers(self, container: Any, places: Iterable[Any], headline: Any = None) -> list[Any]:
        """The elements in a container that tell of other stories: each has the title of one, which is a link to it.

        `places` are those of the passages that may be in them, `headline` the element of the page's own title, where
        that was found.
        """
        sizes: dict[Any, bool] = {}
        if sum(_is_by_a_link(place, sizes) for place in places) < _FEWEST - 1:
            return []
        return self._cards(container, headline)

    def texts(self, container: Any, headline: Any) -> set[str]:
        """What the links and the teasers of a page say, squashed, each link and each part of a teaser by itself."""
        keys = {squash(words) for _, words in self.links}
        keys |= {part.key for card in self._cards(container, headline) for part in parts_in(card)}
        return keys - {""}

    def _cards(self, container: Any, headline: Any) -> list[Any]:
        titles = [
            title for link, words in self.links if (title := _title_of(link, words, container)) is not None
        ]
        titles = [title for title in dict.fromkeys(titles) if title is not headline]
        holders = set() if headline is None else set(headline.iterancestors())
        if len(titles) < _FEWEST:
            return []
        counts: dict[Any, int] = defaultdict(int)
        for title in titles:
            for above in title.iterancestors():
                counts[above] += 1
                if above is container:
                    break
        groups: dict[Any, list[tuple[Any, Any]]] = defaultdict(list)
        for title in titles:
            card = _card_of(title, counts, container)
            groups[card.getparent()].append((card, title))
        cards_of_lists: list[Any] = []
        for cards in groups.values():
            wrapped = [
                card for card, title in cards if card is not title and card not in holders and _is_short(card)
            ]
            cards_of_lists += wrapped if len(wrapped) >= _FEWEST else []
            bare = [title for card, title in cards if card is title and title.tag in _TITLES]
            cards_of_lists += _texts_below(bare)
        return cards_of_lists


def _is_by_a_link(place: Any, small: dict[Any, bool]) -> bool:
    """Whether a passage stands on something small with a link, or below a heading with one: it may be a card's.

    `small` keeps for each element that was asked about whether it is small enough for a card.
    """
    before = place.getprevious()
    if before is not None and before.tag in _TITLES and next(before.iterdescendants("a"), None) is not None:
        return True
    above = place
    for _ in range(3):
        above = above.getparent()
        if above is None:
            return False
        if above not in small:
            small[above] = len(text_of(above)) <= 2 * _LONGEST_CARD
        if not small[above]:
            return False
        if (
            next(above.iterdescendants("a"), None) is not None
            or next(above.iterancestors("a"), None) is not None
        ):
            return True
    return False


def _path(url: str | None) -> str:
    try:
        return urlsplit(url or "").path.rstrip("/")
    except ValueError:
        return ""


def _is_here(target: str, path: str) -> bool:
    """Whether a link leads to a place on the same page."""
    return bool(path) and ("#" in target or "?" in target) and _path(target) == path


def _title_of(link: Any, words: str, container: Any) -> Any:
    """The block that a link is the whole of, or the heading in it; None for a link within other words."""
    key = squash(words)
    if not 6 < len(key) <= _LONGEST_TITLE or " " not in words.strip():
        heading = next(link.iterdescendants(*HEADINGS), None)
        return heading if heading is not None and len(squash(text_of(heading))) > 6 else None
    heading = next(link.iterdescendants(*HEADINGS), None)
    if heading is not None:
        return heading
    block = link
    while block is not None and block.tag not in BLOCKS and block is not container:
        block = block.getparent()
    return block if block is not None and block is not container and squash(text_of(block)) == key else None


def _card_of(title: Any, counts: dict[Any, int], container: Any) -> Any:
    """The largest element around a title with no other title in it."""
    card = title
    for above in title.iterancestors():
        if above is container or counts[above] > 1:
            break
        card = above
    return card


def _is_short(card: Any) -> bool:
    return len(squash(text_of(card))) <= _LONGEST_CARD


def _texts_below(titles: list[Any]) -> list[Any]:
    """What stands between titles that follow one another in one element, each with a short text below it."""
    texts: list[Any] = []
    title_set = set(titles)
    regular = 0
    for title in titles:
        below: list[Any] = []
        size = 0
        inner = title.getnext()
        while inner is not None and inner not in title_set and inner.tag not in HEADINGS and len(below) < 4:
            below.append(inner)
            size += len(squash(text_of(inner)))
            inner = inner.getnext()
        if 0 < size <= _LONGEST_CARD / 2:
            regular += 1
            texts += [title, *below]
    return texts if regular >= _FEWEST and regular >= 0.8 * len(titles) else []
