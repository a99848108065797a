"""Copies and versions of the article in the reader: which there are, and what each added, cut or reworded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from index.errors import DatelineError
from tui import text
from tui.actions.threads import in_thread
from tui.breadcrumbs import day
from tui.current_item import Item
from tui.screens.keyed import KeyedScreen

if TYPE_CHECKING:
    from index.model import Article
    from tui.host import Host

MOST = 30  # copies offered at once
_STYLES = {"+": "actor", "-": "event", "~": "date"}


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


class DifferenceScreen(KeyedScreen[bool]):
    """Sentences that one text has and the other has not; Enter opens the other one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("enter", "dismiss(True)", "Open it"),
        ("escape,q", "dismiss(False)", "Leave"),
        ("j", "scroll(1)", "Down"),
        ("k", "scroll(-1)", "Up"),
    ]

    def __init__(self, lines: list[str]) -> None:
        """`lines` begin with “+” where a sentence was added, “-” where one was cut, “~” where it was reworded."""
        super().__init__()
        self._lines = [line for line in lines if line]

    def compose(self) -> ComposeResult:
        """A paragraph for each sentence."""
        with Vertical(classes="popup -tall") as popup:
            popup.border_title = text.content("What differs", "strong")
            popup.border_subtitle = text.content(
                "+ added  - cut  ~ reworded · ⏎ opens it · Esc leaves", "muted"
            )
            with VerticalScroll():
                for line in self._lines:
                    yield Static(text.content(line, _STYLES.get(line.strip()[:1], "strong")))

    def action_scroll(self, step: int) -> None:
        """A line down (1) or up (-1)."""
        self.query_one(VerticalScroll).scroll_relative(y=step)
