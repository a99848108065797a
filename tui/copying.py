"""What can be copied from under the cursor, and how it gets to the clipboard."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tui import text
from tui.breadcrumbs import day

if TYPE_CHECKING:
    from index.model import Article
    from tui.current_item import Item

PATIENCE = 5  # seconds that a copy command may take


def choices(item: Item, article: Article) -> list[tuple[str, str]]:
    """What can be copied: a name for the menu, and the words."""
    start, end = item.anchor.start, item.anchor.end
    words = text.clean(item.words if item.kind != "event" else article.text[start:end])
    source = ", ".join(filter(None, (article.publisher, article.title, day(article.day), article.url)))
    said = f"“{words}”" + (f" — {item.speaker[1]}" if item.speaker and item.kind == "quote" else "")
    offered = [("the words", words)]
    offered.append(("the words with their source", text.clean(f"{said} ({source or article.id})")))
    offered.append(("a reference to the passage", f"{article.id}:{start}-{end}"))
    if article.url:
        offered.append(("the article's address", text.clean(article.url)))
    offered.append(("the whole article", text.clean(article.text)))
    return offered


def of_all(items: Sequence[tuple[Item, Article]]) -> list[tuple[str, str]]:
    """What can be copied of several items, a line or more each: a name for the menu, and the words of all."""
    each = [dict(choices(item, article)) for item, article in items]
    names = [name for name, _words in choices(*items[0]) if all(name in one for one in each)]
    return [(name, "\n".join(dict.fromkeys(one[name] for one in each))) for name in names]


def copy(words: str, command: str, terminal: Callable[[str], None]) -> str:
    """Copy words: through the terminal (OSC 52, which works over ssh), and by a command where one is set.

    Gives how it was done, in words. Raises OSError or subprocess.SubprocessError where the command fails.
    """
    terminal(words)
    arguments = shlex.split(command) or shlex.split(os.environ.get("DATELINE_COPY", ""))
    if not arguments:
        return "through the terminal"
    subprocess.run(arguments, input=words.encode(), check=True, timeout=PATIENCE, capture_output=True)  # noqa: S603
    return f"through the terminal and {arguments[0]}"
