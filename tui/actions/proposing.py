"""What a second reader proposes: asked beside the screen, shown as articles' sentences, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from typing import TYPE_CHECKING

from index.focus import Focus
from index.leads.lead import Lead, Leads
from tui.actions.leading import show_lines
from tui.plurals import counted
from tui.screens.asking_screen import AskingScreen
from tui.screens.words_screen import WordsScreen

if TYPE_CHECKING:
    from index.second_reader.proposals import Proposals
    from index.second_reader.reading import SecondReader
    from index.second_reader.sentence_anchors import AnchoredSentence
    from tui.host import Host

    Question = Callable[[SecondReader, Event], Proposals]

TITLE = "Second reader"
SUMMARY, ASK = "Sentences that sum up", "To ask"


def propose(host: Host) -> None:
    """Choose what the second reader is asked: a summary or leads of what is asked here, or a query."""
    from index.second_reader.endpoint import SecondReaderError, endpoint_of

    settings, focus = host.app.settings, host.browser.focus
    try:
        endpoint = endpoint_of(settings.second_reader, settings.second_reader_model)
    except SecondReaderError as error:
        host.app.toast(str(error), timeout=8)
        return

    if host.browser.view is None:
        host.app.toast("The collection is still being read; ask the second reader in a moment.")
        return

    def reader() -> SecondReader:
        from index.second_reader.reading import SecondReader

        return SecondReader(endpoint, host.backend.explorer, host.backend.read)

    def follow(task: str) -> None:
        if task == "query":
            host.app.push_screen(WordsScreen("What do you want to know?"), ask_query)
        elif task == "summary":
            _ask(host, reader, lambda second, cancelled: second.summary(focus, cancelled))
        else:
            _ask(host, reader, lambda second, cancelled: second.leads(focus, cancelled))

    def ask_query(words: str | None) -> None:
        if words:
            _ask(host, reader, lambda second, cancelled: second.query(words, cancelled))

    choices = [
        ("sentences that sum up what is asked here", "summary"),
        ("what to ask next", "leads"),
        ("your words as a query", "query"),
    ]
    host.app.choose(TITLE, choices, follow)


def _ask(host: Host, reader: Callable[[], SecondReader], question: Question) -> None:
    """Ask in a thread; leaving the screen that says so breaks it off."""
    app, waiting = host.app, AskingScreen("The second reader is asked …")
    cancelled = waiting.left
    app.push_screen(waiting, lambda _none: cancelled.set())

    def work() -> None:
        from index.errors import DatelineError

        proposals: Proposals | None = None
        try:
            proposals = question(reader(), cancelled)
        except DatelineError as error:
            if not cancelled.is_set():
                app.call_from_thread(app.tell_error, error)
        if not cancelled.is_set():
            app.call_from_thread(_show, host, waiting, proposals)

    app.run_worker(work, thread=True, exclusive=False, group="second reader")


def _show(host: Host, waiting: AskingScreen, proposals: Proposals | None) -> None:
    if waiting.is_current:
        waiting.dismiss(None)
    if proposals is None:
        return
    leads = leads_of(proposals)
    if not leads.lines:
        host.app.toast(f"{TITLE}: nothing is left of its answer. {leads.about}", timeout=8)
        return
    show_lines(host, TITLE, leads)


def leads_of(proposals: Proposals) -> Leads:
    """What is proposed as lines that lead to their sentences; what was refused is counted."""
    refused = sum(times for _, times in proposals.refused)
    about = "Kept nowhere: P puts a sentence into a case, ⏎ asks."
    if refused:
        reasons = "; ".join(why for why, _ in proposals.refused)
        about += f" {counted(refused, 'proposal')} refused: {reasons}."
    return Leads(TITLE, about, tuple(_lines(proposals)))


def _lines(proposals: Proposals) -> Iterator[Lead]:
    for sentence in proposals.sentences:
        yield Lead(
            SUMMARY, sentence.words, _at(sentence), "passages", note=_note(sentence), article=sentence.article
        )
    for query in proposals.queries:
        because = query.because
        yield Lead(
            ASK, query.query, Focus(query=query.query), "passages", query.passages,
            note=_note(because) if because else "", sentence=because.words if because else "",
            article=because.article if because else None,
        )  # fmt: skip


def _note(sentence: AnchoredSentence) -> str:
    return " · ".join([*sentence.standing, sentence.place])


def _at(sentence: AnchoredSentence) -> Focus:
    """The passage of a sentence."""
    words = sentence.words.replace('"', " ").split()[:8]
    return Focus(query=f'"{" ".join(words)}"', articles=(sentence.article,))
