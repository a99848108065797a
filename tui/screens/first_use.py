"""The card of the very first start: five things to know. It goes away with the first thing that somebody does."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.widgets import Static

from tui import text
from tui.commands import Command

# The commands whose keys stand before each thing, and what is said of it.
THINGS = (
    (("down", "up", "next_pane"), "move; the reader shows the row's sentence."),
    (("search",), "asks by words or fields; panes answer as you write."),
    (("pin", "back"), "pins an actor, every pane answers; and goes back."),
    (("quotes_by", "events", "actor_page"), "what somebody said; what they did; all on them."),
    (("help", "quit"), "what is possible here; leaves, to go on next time."),
)
SAMPLE = "A sample. dateline add FILES --to NAME makes your own."
KEYS = 9  # columns of the keys


class FirstUseCard(Static):
    """Five things to know, over the reader. It takes no key: whatever is done goes to the explorer."""

    def __init__(self, commands: Mapping[str, Command], *, sample: bool) -> None:
        """`commands` have the user's own keys; `sample` says that the collection is the one that ships."""
        lines = [_thing(commands, *thing) for thing in THINGS]
        if sample:
            lines += [Content(""), text.content(SAMPLE, "muted")]
        super().__init__(Content("\n").join(lines), id="card", classes="popup")
        self.border_title = text.content("Five things to know", "strong")
        self.border_subtitle = text.content("the first key takes this away", "muted")

    def on_click(self) -> None:
        """A click takes it away too."""
        self.remove()


def _thing(commands: Mapping[str, Command], names: tuple[str, ...], words: str) -> Content:
    keys = " ".join(commands[name].key for name in names)
    return text.parts((f"{keys:<{KEYS}}", "key"), words)
