"""Other screens: help, palette, themes, other collections."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.messages import CollectionChosen

if TYPE_CHECKING:
    from tui.host import Host


def show_help(host: Host) -> None:
    """The list of what is possible here; the chosen command is done."""
    from tui.screens.help import HelpScreen

    facts = host.facts()
    possible = [command for command in host.commands.values() if command.possible(facts)]

    def chosen(command: str | None) -> None:
        if command is not None:
            host.do(command)

    host.app.push_screen(HelpScreen(possible), chosen)


def palette(host: Host) -> None:
    """Commands, actors and articles by name."""
    from tui.palette import ActorsProvider, ArticlesProvider, CommandsProvider
    from tui.terminal.textual_private import TextualPalette

    providers = [CommandsProvider, ActorsProvider, ArticlesProvider]
    host.app.push_screen(TextualPalette(providers=providers, placeholder="a command, an actor, an article"))


def theme(host: Host) -> None:
    """Choose a theme; each is shown while the cursor is on it."""
    from textual.theme import ThemeProvider

    from tui.terminal.textual_private import TextualPalette

    host.app.push_screen(TextualPalette(providers=[ThemeProvider], placeholder="Search for themes…"))


def collections(host: Host) -> None:
    """Choose another collection, the one opened last first."""
    from tui.collection_choices import choices

    def chosen(path: Path) -> None:
        host.app.post_message(CollectionChosen(path))

    host.app.choose(
        "Collections (dateline add FILES --to NAME makes another)",
        choices(host.app.session, host.backend.path),
        chosen,
    )


def reread(host: Host) -> None:
    """Take up what changed in the collection."""
    host.prepare(asked=True)
