"""What the explorer's commands do beyond the panes: copying, opening elsewhere, other screens."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.geometry import Region

from tui import copying, editing
from tui.current_item import Subject
from tui.panes.pane import Pane
from tui.widgets.bars import Bar

if TYPE_CHECKING:
    from tui.screens.browse import BrowseScreen

SEARCHED = 2000  # articles looked through for the one that is open


def copy(screen: BrowseScreen) -> None:
    """Ask what to copy, and copy it."""
    subject, article = screen.subject, screen.reader.article
    if subject is None or article is None or article.id != subject.anchor.article:
        return
    screen.app.choose("Copy", copying.choices(subject, article), partial(_copied, screen))


def _copied(screen: BrowseScreen, words: str) -> None:
    app = screen.app
    try:
        how = copying.copy(words, app.settings.copy, app.copy_to_clipboard)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        app.tell_error(error, "The copy command failed; the words went to the terminal only.")
    else:
        app.toast(f"Copied {len(words):,} characters {how}.")


def open_url(screen: BrowseScreen) -> None:
    """Open the article's page, if its address is one of the web."""
    article = screen.reader.article
    if article is None or not article.url:
        return
    if not article.url.lower().startswith(("http://", "https://")):
        screen.app.toast("The article's address is none of the web; it was not opened.")
        return
    screen.app.open_url(article.url)
    screen.app.toast(f"Opened {article.url}")


def edit(screen: BrowseScreen) -> None:
    """Open a copy of the article's text in the editor; the screen comes back when it is closed."""
    article, app = screen.reader.article, screen.app
    if article is None:
        return
    try:
        with app.suspend():
            editing.edit(article.text, screen.reader.at, article.id, app.settings.editor)
    except (OSError, ValueError) as error:
        app.tell_error(error, "There is no such editor; set $EDITOR, or `editor` in config.toml.")
    except SuspendNotSupported:
        app.toast("An editor cannot be opened from here.")
    app.refresh()


def show_help(screen: BrowseScreen) -> None:
    """The list of what is possible here; the chosen command is done."""
    from tui.screens.help import HelpScreen

    facts = screen.facts()
    possible = [command for command in screen.commands.values() if command.possible(facts)]
    screen.app.push_screen(HelpScreen(possible), screen.do)


def palette(screen: BrowseScreen) -> None:
    """Commands, actors and articles by name."""
    from textual.command import CommandPalette

    from tui.palette import ActorsProvider, ArticlesProvider, CommandsProvider

    providers = [CommandsProvider, ActorsProvider, ArticlesProvider]
    screen.app.push_screen(CommandPalette(providers=providers, placeholder="a command, an actor, an article"))


def next_article(screen: BrowseScreen, step: int) -> Subject | None:
    """The next (1) or previous (-1) article with hits, the one with the best passage first."""
    if screen.view is None or screen.reader.article is None:
        return None
    ranking, here = screen.view.ranking, screen.reader.article.id
    reach = range(min(len(ranking), SEARCHED))
    wanted = next((number + step for number in reach if ranking[number] == here), 0)
    if not 0 <= wanted < len(ranking):
        return None
    from index.view import Anchor

    return Subject("passage", ranking[wanted], Anchor(ranking[wanted], 0, 1))


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a label can lead to: a pane, a row of it, or a piece of a bar."""

    kind: str
    name: str
    position: int
    x: int
    y: int


def places(screen: BrowseScreen) -> list[Place]:
    """Every place on the screen that a label can lead to, panes first."""
    found = []
    for name in screen.shown:
        region: Region = screen.query_one(f"#{name}").region
        found.append(Place("pane", name, 0, region.x, region.y))
    for bar_id in ("tabs", "trail"):
        bar = screen.query_one(f"#{bar_id}", Bar)
        if bar.display:
            found += [
                Place(bar_id, name, 0, bar.region.x + column, bar.region.y)
                for name, column in bar.spots()
                if not (bar_id == "tabs" and name in screen.shown)
            ]
    for pane in screen.query(Pane):
        if pane.name_of() in screen.shown:
            found += [
                Place("row", pane.name_of(), position, region.x, region.y)
                for position, region in pane.list.row_regions()
            ]
    return found


def labels(screen: BrowseScreen) -> None:
    """Put a label on every place; go to the one whose letters are written."""
    from tui.screens.jump import JumpScreen

    there = places(screen)
    screen.app.push_screen(JumpScreen([(one.x, one.y) for one in there]), partial(_jumped, screen, there))


def _jumped(screen: BrowseScreen, there: list[Place], chosen: int | None) -> None:
    if chosen is None:
        return
    place = there[chosen]
    if place.kind == "trail":
        screen.shorten(int(place.name))
        return
    screen.go_to_pane(place.name)
    if place.kind == "row":
        screen.list_pane(place.name).list.cursor = place.position


def themes(screen: BrowseScreen) -> None:
    """Choose a theme; each is shown while the cursor is on it."""
    screen.app.search_themes()


def versions(screen: BrowseScreen) -> None:
    """Copies and versions of the article in the reader."""
    from tui.screens.versions import versions as compare

    compare(screen)


ALSO: dict[str, Callable[[BrowseScreen], None]] = {
    done.__name__: done for done in (copy, open_url, edit, versions, labels, show_help, palette, themes)
}
