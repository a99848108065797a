"""Copies and versions of the article in the reader: which there are, and what each added, cut or reworded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from index.errors import DatelineError
from tui.actions.threads import in_thread
from tui.breadcrumbs import day
from tui.current_item import Item
from tui.screens.difference_screen import DifferenceScreen

if TYPE_CHECKING:
    from index.model import Article
    from tui.host import Host

MOST = 30  # copies offered at once


def versions(host: Host) -> None:
    """Ask which copy or version to compare with the article in the reader, and show the difference."""
    article = host.grid.reader.article
    if article is None:
        return
    in_thread(host, "versions", lambda: partial(_choose, host, article, *_others(host, article)))


def _choose(host: Host, article: Article, others: Sequence[Article], faults: Sequence[DatelineError]) -> None:
    """Ask which of them; say which cannot be read."""
    for fault in faults:
        host.app.toast(str(fault))
    if others:
        choices = [(_label(other), other) for other in others]
        host.app.choose("Copies and versions", choices, partial(_compare, host, article))
    elif not faults:
        host.app.toast("No copy or other version of this article is in the collection.")


def _others(host: Host, article: Article) -> tuple[list[Article], list[DatelineError]]:
    """The other articles of the group, and the version before; and why others cannot be read."""
    backend = host.backend
    ids = dict.fromkeys(
        filter(None, (article.version_of, article.copy_of, *backend.explorer.copies(article.id)))
    )
    articles: list[Article] = []
    faults: list[DatelineError] = []
    for other in list(ids)[:MOST]:
        try:
            articles += [backend.read(other)] if other != article.id else []
        except DatelineError as error:
            faults.append(error)
    return articles, faults


def _label(article: Article) -> str:
    outlet = article.publisher or article.agency
    return " · ".join(filter(None, (day(article.day), outlet, article.title or article.id)))


def _compare(host: Host, article: Article, other: Article) -> None:
    """Show what differs."""

    def work() -> Callable[[], object]:
        from tui.cli.article_text import difference_lines

        follows = other.id in (article.copy_of, article.version_of)
        lines = difference_lines(other, article) if follows else difference_lines(article, other)
        return partial(host.app.push_screen, DifferenceScreen(lines), opened)

    def opened(opens: bool | None) -> None:
        if opens:
            from index.view import Anchor

            host.read(Item("passage", other.id, Anchor(other.id, 0, 1)))

    in_thread(host, "versions", work)
