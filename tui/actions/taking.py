"""Taking something out of the explorer: copying, the browser, the editor; and copies and versions of an article."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from index.errors import DatelineError
from index.paths import expanded
from index.whole_file import write_whole
from tui import copying, editing
from tui.actions.threads import in_thread
from tui.current_item import of_place

if TYPE_CHECKING:
    from tui.current_item import Item
    from tui.host import Host


def copy(host: Host) -> None:
    """Ask what to copy of the row under the cursor, or of all that are selected, and copy it."""
    marked = host.grid.marked
    if marked:
        _copy_all(host, marked)
        return
    item = host.item
    if host.grid.chosen_words is not None:
        chosen, (start, end) = host.grid.chosen_words
        item = of_place(chosen.id, start, end, chosen.text)
    if item is None:
        return
    try:
        article = host.backend.read(item.anchor.article)
    except DatelineError as error:
        host.app.tell_error(error)
    else:
        host.app.choose("Copy", copying.choices(item, article), partial(_copied, host))


def _copy_all(host: Host, marked: Sequence[Item]) -> None:
    def work() -> Callable[[], object]:
        from tui.row_table import csv_table

        articles = [(item, host.backend.read(item.anchor.article)) for item in marked]
        table = csv_table(articles)
        copies = [(name, partial(_copied, host, words)) for name, words in copying.of_all(articles)]
        copies += [
            ("a table of them (CSV)", partial(_copied, host, table)),
            ("a table of them, into a file", partial(_ask_file, host, table)),
        ]
        return partial(host.app.choose, f"Copy {len(marked):,} rows", copies, lambda do: do())

    in_thread(host, "copy", work)


def _ask_file(host: Host, table: str) -> None:
    """Ask for a file's name and write the table there; a file that is there already is left as it is."""
    from tui.screens.words_screen import PathScreen

    def take(name: str | None) -> None:
        if name is None:
            return
        path = expanded(Path(name))
        try:
            write_whole(path, table.encode(), new=True)
        except FileExistsError:
            host.app.toast(f"{path} is there already; nothing was written.", severity="warning")
        except OSError as error:
            host.app.tell_error(error)
        else:
            host.app.toast(f"Written to {path}.")

    host.app.push_screen(PathScreen("Write the table to", "rows.csv"), take)


def _copied(host: Host, words: str) -> None:
    app = host.app
    try:
        how = copying.copy(words, app.settings.copy, app.copy_to_clipboard)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        app.tell_error(error, "The copy command failed; the words went to the terminal only.")
    else:
        app.toast(f"Copied {len(words):,} characters {how}.")


def open_url(host: Host) -> None:
    """Open the article's page, if its address is one of the web."""
    article = host.grid.reader.article
    if article is None or not article.url:
        return
    if not article.url.lower().startswith(("http://", "https://")):
        host.app.toast("The article's address is none of the web; it was not opened.")
        return
    host.app.open_url(article.url)
    host.app.toast(f"Opened {article.url}")


def edit(host: Host) -> None:
    """Open a copy of the article's text in the editor; the screen comes back when it is closed."""
    reader, app = host.grid.reader, host.app
    article = reader.article
    if article is None:
        return
    try:
        with app.suspend():
            editing.edit(article.text, reader.at, article.id, app.settings.editor)
    except (OSError, ValueError) as error:
        app.tell_error(error, "There is no such editor; set $EDITOR, or `editor` in config.toml.")
    except SuspendNotSupported:
        app.toast("An editor cannot be opened from here.")
    app.refresh()


def versions(host: Host) -> None:
    """Copies and versions of the article in the reader."""
    from tui.actions.versions import versions as compare

    compare(host)
