"""Putting what is under the cursor into a case, and working on a case: order, columns, notes, the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from index.paths import expanded
from index.writer_lock import GaveUpWaiting
from tui.actions.deciding import go_on, hold_up, write_beside
from tui.actions.following import read
from tui.actions.threads import in_thread
from tui.plurals import counted
from tui.screens.words_screen import PathScreen, WordsScreen

if TYPE_CHECKING:
    from index.callbacks import IsCancelled
    from index.cases.case import Case
    from index.cases.case_desk import CaseDesk
    from index.journal.clippings import ChangeClipping, ClippingKind
    from index.view import Anchor
    from tui.case_lines import ClippingRow
    from tui.current_item import Item
    from tui.host import Host
    from tui.screens.case_screen import CaseScreen

    Place = tuple[str, ClippingKind, int, int]  # an article, what stands there, from where to where


def _beside(host: Host, work: Callable[[], None]) -> None:
    """Do it beside the screen, behind what is being written; what goes wrong is told."""

    def safely(_cancelled: IsCancelled) -> None:
        try:
            work()
        except GaveUpWaiting:
            return  # the program ends
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            host.app.call_from_thread(host.app.tell_error, error)

    write_beside(host, safely)


@contextmanager
def _desk(host: Host) -> Iterator[CaseDesk]:
    """The cases, for as long as nobody else writes to the collection."""
    from index.cases.case_desk import case_desk

    worker = get_current_worker()
    with case_desk(host.backend.collection, partial(hold_up, host), lambda: worker.is_cancelled) as desk:
        go_on(host)
        yield desk


def clip(host: Host) -> None:
    """Put the words selected in the reader, all selected rows or the one under the cursor into a case."""
    if host.grid.chosen_words is not None:
        article, words = host.grid.chosen_words
        put(host, lambda: [(article.id, "passage", *words)])
        return
    items = host.items
    put(host, lambda: [_place_of(host, item) for item in items if item.anchor.article])


def _place_of(host: Host, item: Item) -> Place:
    """The words of a row: a quote's own, the sentence of an event or an actor, the passage."""
    from index.cases.places import place_of_part
    from index.happenings.article_report import sentence_of

    article, anchor = host.backend.read(item.anchor.article), item.anchor
    if item.kind in ("quote", "event"):
        part = place_of_part(article, item.key.partition("#")[2])
        if part is not None:
            return article.id, *part
    if item.kind == "actor":
        return article.id, "actor", *sentence_of(article, anchor.start, anchor.end)
    return article.id, "context" if item.kind == "context" else "passage", anchor.start, anchor.end


def put_sentence(host: Host, article_id: str, words: str) -> None:
    """Put a sentence into a case that a line shows of an article, its white space made single."""

    def places() -> Sequence[Place]:
        pattern = r"\s+".join(map(re.escape, words.split()))
        match = re.search(pattern, host.backend.read(article_id).text) if pattern else None
        return [(article_id, "passage", *match.span())] if match else []

    put(host, places)


def put(host: Host, places: Callable[[], Sequence[Place]]) -> None:
    """Ask which case, and put these places into it; they are looked up when that is known."""
    _with_cases(host, partial(_ask_case, host, places))


def _with_cases(host: Host, show: Callable[[Mapping[str, Case]], object]) -> None:
    """Go on with the cases of the collection, read beside the screen; where they cannot be read, that is told."""

    def work() -> Callable[[], object]:
        from index.cases.stored import read_cases

        return partial(show, read_cases(host.backend.collection))

    in_thread(host, "cases", work)


def _ask_case(host: Host, places: Callable[[], Sequence[Place]], cases: Mapping[str, Case]) -> None:
    """Offer the cases, the one that was added to last first, and another one by its name."""
    latest = sorted(cases.values(), key=lambda case: -max(clip.number for clip in case.clippings))
    choices = [(f"{case.name} ({len(case.clippings):,})", case.name) for case in latest]
    new = [
        name for name in host.backend.cases_begun if name not in cases
    ]  # what goes into them is being written
    choices = [*((name, name) for name in new), *choices]

    def take(name: str | None) -> None:
        if name:
            host.backend.begin_case(name)
            _beside(host, partial(_put, host, name, places))

    def follow(name: str) -> None:
        if name:
            take(name)
        else:
            host.app.push_screen(WordsScreen("Name of the case"), take)

    if choices:
        host.app.choose("Put into the case", [*choices, ("another case …", "")], follow)
    else:
        follow("")


def _put(host: Host, name: str, places: Callable[[], Sequence[Place]]) -> None:
    from index.errors import Undecidable

    refused, case, number = "", name, 0
    with _desk(host) as desk:
        for article, kind, start, end in places():
            try:
                case = desk.clip(name, host.backend.read(article), (start, end), kind=kind).case
                number += 1
            except Undecidable as error:
                refused = str(error)
    if number:
        undo, show = host.commands["undo"].key, host.commands["cases"].key
        words = f"In the case {case}: {counted(number, 'clipping')} ({undo} takes back, {show} shows it)"
        host.app.call_from_thread(host.app.toast, words)
        host.app.call_from_thread(host.grid.unmark)
    if refused:
        host.app.call_from_thread(host.app.toast, refused)


def undo(host: Host, *, again: bool = False) -> None:
    """Take back what was done last in the cases of the sample, which has no other decisions; or do it again."""

    def work() -> None:
        _write(host, lambda desk: desk.redo() if again else desk.undo())
        host.app.call_from_thread(host.app.toast, "Done again." if again else "Undone.")

    _beside(host, work)


def show_cases(host: Host) -> None:
    """Show a case, the only one or the one that is chosen."""

    def show(name: str) -> None:
        _beside(host, partial(_show, host, name))

    def choose(cases: Mapping[str, Case]) -> None:
        if len(cases) > 1:
            lines = [(f"{case.name} ({len(case.clippings):,})", case.name) for case in cases.values()]
            host.app.choose("Cases", lines, show)
        elif cases:
            show(next(iter(cases)))
        else:
            key = host.commands["clip"].key
            host.app.toast(f"There is no case yet: {key} puts what is under the cursor into one.")

    _with_cases(host, choose)


def _show(host: Host, name: str) -> None:
    from tui.screens.case_screen import CaseScreen

    work = _Work(host, name)
    screen = work.screen = CaseScreen(name, _rows(host, name), work)

    def follow(anchor: Anchor | None) -> None:
        if anchor is not None:
            read(host, anchor)

    host.app.call_from_thread(host.app.push_screen, screen, follow)


def _rows(host: Host, name: str) -> list[ClippingRow]:
    from index.cases.stored import read_cases
    from index.errors import DatelineError
    from tui.case_lines import row_of

    rows: list[ClippingRow] = []
    case = read_cases(host.backend.collection).get(name)
    for clipping in case.in_columns() if case else ():
        try:
            rows.append(row_of(clipping, host.backend.read(clipping.article)))
        except DatelineError:
            rows.append(row_of(clipping, None))
    return rows


class _Work:
    """What is done to the case of a screen."""

    screen: CaseScreen

    def __init__(self, host: Host, name: str) -> None:
        self._host, self._name = host, name

    def change(self, change: ChangeClipping) -> None:
        """Change a clipping."""
        self._do(lambda desk: desk.change(change))

    def undo(self) -> None:
        """Take back what was done last."""
        self._do(lambda desk: desk.undo())

    def redo(self) -> None:
        """Make hold again what was undone last."""
        self._do(lambda desk: desk.redo())

    def _do(self, deed: Callable[[CaseDesk], object]) -> None:
        def work() -> None:
            _write(self._host, deed)
            self._host.app.call_from_thread(self.screen.show, _rows(self._host, self._name))

        _beside(self._host, work)

    def report(self) -> None:
        """Ask for a file, and write the report to it; one that is there is replaced only after asking."""
        app = self._host.app

        def write(path: Path) -> None:
            _beside(self._host, partial(self._report, path))

        def take(words: str | None) -> None:
            path = expanded(Path(words)) if words else None
            if path is not None and path.is_file():
                app.choose(f"{path} is there already", [("Replace it", path)], write)
            elif path is not None:
                write(path)

        title = "Write the report to (.md, .html, .docx or .json)"
        app.push_screen(PathScreen(title, f"{self._name}.md"), take)

    def _report(self, path: Path) -> None:
        from index.cases.formats import file_of
        from index.cases.report_check import check_file
        from index.cases.stored import read_cases
        from index.cases.writing import keep, report_on
        from index.output_place import check_output

        backend, app = self._host.backend, self._host.app
        case = read_cases(backend.collection).get(self._name)
        if case is None:
            app.call_from_thread(app.toast, "Nothing is in this case any more.")
            return
        happenings = backend.explorer.happenings
        check_output(path, collection=backend.collection.path, force=True)
        report = report_on(backend.collection, case, happenings)
        keep(file_of(report, path), path)
        checked = check_file(path, backend.collection, lambda: happenings)
        gone = (
            f"; {counted(len(report.gone), 'clipping')} left out, whose words are gone" if report.gone else ""
        )
        app.call_from_thread(app.toast, f"{path.absolute()}: {checked.summary}{gone}", timeout=8)


def _write(host: Host, deed: Callable[[CaseDesk], object]) -> None:
    with _desk(host) as desk:
        deed(desk)
