"""What the command palette finds: commands, actors, articles. Anything larger than a page is asked of the index."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui import breadcrumbs, text

if TYPE_CHECKING:
    from tui.host import Host

MOST = 12  # actors, and articles, shown at once


class ExplorerProvider(Provider):
    """A provider that knows the explorer it was opened from."""

    @property
    def host(self) -> Host:
        """The explorer."""
        return cast("Host", self.screen)

    def pin(self, field: str, value: str) -> None:
        """Pin a value, and go to it: the next key is about what was pinned."""
        pane, row = ("actors", value) if field == "actors" else ("passages", None)
        self.host.visit(breadcrumbs.pinned(self.host.browser.focus, field, value), pane, row)


class CommandsProvider(ExplorerProvider):
    """Every command that is possible here."""

    def _rows(self) -> list[tuple[str, str, str]]:
        facts = self.host.facts()
        return [
            (command.id, f"{command.title}   {command.all_keys}", command.help)
            for command in self.host.commands.values()
            if command.where != "move" and command.id != "palette" and command.possible(facts)
        ]

    async def discover(self) -> Hits:
        """All of them, in their order."""
        for name, title, about in self._rows():
            yield DiscoveryHit(Content(title), partial(self.host.do, name), text=title, help=about)

    async def search(self, query: str) -> Hits:
        """Those whose title or id matches."""
        matcher = self.matcher(query)
        for name, title, about in self._rows():
            score = max(matcher.match(title), matcher.match(name) * 0.9)
            if score > 0:
                yield Hit(score, Content(title), partial(self.host.do, name), text=title, help=about)


class ActorsProvider(ExplorerProvider):
    """Actors of the whole collection by name."""

    async def search(self, query: str) -> Hits:
        """Those that the index finds."""
        if self.host.browser.view is None or not query.strip():
            return
        actors = await asyncio.to_thread(self.host.backend.find_actors, query, MOST)
        for number, (actor, name, about) in enumerate(actors):
            self.host.backend.learn((actor, name))
            shown = two_lines(name, f"Pin this actor. {about}")
            yield Hit(0.8 - number / 100, shown, partial(self.pin, "actors", actor), text=text.line(name))


class ArticlesProvider(ExplorerProvider):
    """Articles of the collection by the words of their id, which is made of date and title."""

    async def search(self, query: str) -> Hits:
        """Those that have every word of the query."""
        words = text.line(query).lower().split()
        if not words:
            return
        articles = await asyncio.to_thread(self.host.backend.find_articles, words, MOST)
        for number, (article, title) in enumerate(articles):
            shown = two_lines(title, f"Only this article: {article}")
            yield Hit(
                0.6 - number / 100, shown, partial(self.pin, "articles", article), text=text.line(title)
            )


def two_lines(name: str, about: str) -> Content:
    """A name and what it is; not as the row's help, which Textual would read as markup."""
    return Content("\n").join(
        [Content(text.line(name)), Content(text.line(about)).stylize("$dl-muted not bold")]
    )
