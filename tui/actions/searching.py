"""Searching, and walking from one hit to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import layout
from tui.current_item import Item, key_of_place

if TYPE_CHECKING:
    from index.model import Article
    from tui.host import Host

SEARCHED = 2000  # articles looked through for the one that is open


def search(host: Host) -> None:
    """Go to the search line."""
    host.searchbar.enter()


def suggestion(host: Host) -> None:
    """Search for the proposed spelling."""
    view = host.browser.view
    if view is not None and view.suggestion:
        host.search(view.suggestion)


def hit(host: Host, step: int) -> None:
    """Go to the next (1) or previous (-1) hit, in another article where this one has no more."""
    reader = host.grid.reader
    if not host.grid.reads:
        host.grid.go_to(layout.READER)
    number = reader.hit_after(step)
    if number is not None:
        reader.go_to_hit(number)
        tell_hit(host)
        return
    item = next_article(host, step)
    if item is None:
        host.app.toast(f"This is the {'last' if step > 0 else 'first'} hit.")
    else:
        host.grid.reader.start_at_hit = step
        host.read(item)


def next_article(host: Host, step: int) -> Item | None:
    """The next (1) or previous (-1) article with hits, the one with the best passage first."""
    from index.view import Anchor

    view = host.browser.view
    if view is None:
        return None
    ranking, rank = view.ranking, _rank(host)
    following = 0 if rank is None else rank + step
    if not 0 <= following < len(ranking):
        return None
    return Item("passage", ranking[following], Anchor(ranking[following], 0, 1))


def _rank(host: Host) -> int | None:
    """The number of the open article among those with hits; None where it is none of the first of them."""
    view, article = host.browser.view, host.grid.reader.article
    if view is None or article is None:
        return None
    reach = range(min(len(view.ranking), SEARCHED))
    return next((number for number in reach if view.ranking[number] == article.id), None)


def tell_hit(host: Host) -> None:
    """Say which hit of how many is shown, and put the cursor of the passages on its passage."""
    view, reader = host.browser.view, host.grid.reader
    article, number = reader.article, reader.hit_number
    if view is None or article is None or number is None:
        return
    host.bars.tell_hit(number + 1, len(reader.hits), _rank(host), len(view.ranking))
    host.grid.passages.list.go_to(_passage_key(article, reader.at), quietly=True)


def _passage_key(article: Article, offset: int) -> str:
    segments = article.segments
    start = next((one.start for one in segments if one.start <= offset < one.end), offset)
    return key_of_place(article.id, start)
