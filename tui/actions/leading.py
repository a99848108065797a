"""What there is on the actor under the cursor, on its own screen: page, background, network, two beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui.actions.casework import put_sentence
from tui.actions.threads import ask, can_ask, in_thread

if TYPE_CHECKING:
    from index.exploring.actor_cards import ActorCard
    from index.exploring.viewing import Viewer
    from index.leads.lead import Lead, Leads
    from index.leads.matrix import Matrix
    from tui.host import Host

    Question = Callable[[Viewer], Leads | None]

OFFERED = 20  # actors beside one
_OF_WHAT_IS_ASKED = frozenset({"facets", "copies"})  # the others are of the whole collection


def actor_page(host: Host) -> None:
    """All that there is on an actor."""
    from index.leads.actor_page import actor_page as page

    def of_actor(actor: str) -> None:
        _ask(host, "actor_page", partial(page, actor=actor, least=host.arrangement.least))

    _choose(host, "actor_page", of_actor)


def background(host: Host) -> None:
    """What articles tell of an actor's past, or of what was before a happening."""
    item, command = host.item, "actor_background"

    def of_actor(actor: str) -> None:
        from index.leads.background import background as past

        _ask(host, command, partial(past, actor=actor))

    def of_choice(choice: str) -> None:
        if choice:
            of_actor(choice)
        elif item is not None:
            _background_of_event(host, item.key)

    if item is not None and item.kind == "event":
        people = [(name, actor) for actor, name in item.people]
        host.app.choose(host.commands[command].title, [("what happened here", ""), *people], of_choice)
    else:
        _choose(host, command, of_actor)


def _background_of_event(host: Host, key: str) -> None:
    """What the articles tell of before that report the happening of an event."""
    from index.leads.background import background_of_happening

    article, _, event = key.partition("#")

    def past(viewer: Viewer) -> Leads | None:
        happening = host.backend.happening_of(article, event)
        return background_of_happening(viewer, happening) if happening is not None else None

    _ask(host, "actor_background", past)


def network(host: Host) -> None:
    """Who acts on an actor, and on whom the actor acts; where nobody is under the cursor, who acts on whom."""
    if host.item is not None and host.item.people:
        _choose(host, "network", partial(_network, host))
    else:
        _matrix(host)


def facets(host: Host) -> None:
    """What the passages of what is asked are about; a line narrows the question to it."""
    from index.leads.facet_lead import facets as kinds

    _ask(host, "facets", partial(kinds, focus=host.browser.focus, least=host.arrangement.least))


def copies(host: Host) -> None:
    """Which articles are copies of one another, among those that have what is asked."""
    from index.leads.copies import copies as groups

    _ask(host, "copies", partial(groups, focus=host.browser.focus))


def compare(host: Host) -> None:
    """Two actors beside each other: the one under the cursor, and one that is asked for."""
    _choose(host, "compare", partial(_compare, host))


def _choose(host: Host, command: str, then: Callable[[str], None]) -> None:
    """Go on with the actor under the cursor; where there are several, with the one that the user chooses."""
    people = host.item.people if host.item is not None else ()
    if len(people) == 1:
        then(people[0][0])
    elif people:
        host.app.choose(host.commands[command].title, [(name, actor) for actor, name in people], then)


def _network(host: Host, actor: str) -> None:
    """The two sides of an actor, from which the matrix and paths are in reach."""
    from index.leads.actor_network import network as sides
    from tui.screens.network_screen import NetworkScreen

    def show(made: Leads | None) -> None:
        title = host.commands["network"].title
        if (sides := _with_lines(host, title, "network", made)) is None:
            return
        screen = NetworkScreen(title, sides, partial(put_sentence, host), beyond=not host.browser.focus.empty)
        host.app.push_screen(screen, follow)

    def follow(answer: Lead | str | None) -> None:
        if answer == "matrix":
            _matrix(host)
        elif answer == "path":
            _other(host, actor, "Path from {} to", partial(_path, host, actor))
        elif answer is not None and not isinstance(answer, str):
            host.visit(answer.focus, answer.pane)

    ask(host, "leads", partial(sides, actor=actor, least=host.arrangement.least), show)


def _matrix(host: Host) -> None:
    """Who acts on whom in what is asked and pinned."""
    from index.leads.matrix import Cell, matrix
    from tui.screens.matrix_screen import MatrixScreen

    focus = host.browser.focus

    def show(made: Matrix) -> None:
        if not made.cells:
            host.app.toast("Nobody whom the articles name acts on another here.")
            return
        asked = "" if focus.empty else "of what is asked and pinned"
        host.app.push_screen(MatrixScreen(made, asked, partial(put_sentence, host)), follow)

    def follow(answer: Cell | tuple[str, str] | None) -> None:
        if isinstance(answer, Cell):
            host.visit(answer.focus, "events")
        elif answer is not None:
            _path(host, *answer)

    ask(host, "leads", partial(matrix, focus=focus, least=host.arrangement.least), show)


def _path(host: Host, actor: str, other: str) -> None:
    """The chain of acts and words from one actor to another."""
    from index.leads.path import path

    def show(made: Leads | None) -> None:
        if (chain := _with_lines(host, "Path", "path", made)) is not None:
            show_lines(host, "Path", chain, beyond=True)

    ask(host, "leads", partial(path, actor=actor, other=other, least=host.arrangement.least), show)


def _compare(host: Host, actor: str) -> None:
    """Ask whom to compare with."""
    from index.leads.comparison import comparison

    def then(other: str) -> None:
        _ask(host, "compare", partial(comparison, actor=actor, other=other, least=host.arrangement.least))

    _other(host, actor, "Compare {} with", then)


def _other(host: Host, actor: str, title: str, then: Callable[[str], None]) -> None:
    """Go on with another actor: those who are pinned first, then those most often in the passages, or by name."""
    view = host.browser.view
    rows = view.actors[:OFFERED] if view is not None else []
    pinned = [(host.backend.actor_name(one), one) for one in host.browser.focus.actors]
    offered = (*pinned, *((row.name, row.id) for row in rows))
    others = dict.fromkeys((name, id_) for name, id_ in offered if id_ != actor)
    words = title.format(host.backend.actor_name(actor))

    def take(chosen: str) -> None:
        if chosen:
            then(chosen)
        else:
            write()

    write = partial(_named, host, words, actor, then)
    host.app.choose(words, [*others, ("somebody else …", "")], take, write)


def _named(host: Host, title: str, actor: str, then: Callable[[str], None], began: str = "") -> None:
    """Ask for a name; where several bear it, which of them."""
    from tui.screens.words_screen import WordsScreen

    def look(name: str | None) -> None:
        if name and can_ask(host):
            in_thread(
                host,
                "leads",
                lambda: partial(show, name, host.backend.explorer.find_actors(name, OFFERED)),
            )

    def show(name: str, named: Sequence[ActorCard]) -> None:
        cards = [card for card in named if card.id != actor]
        if not cards:
            host.app.toast(f"Nobody else in the collection is called “{name}”.")
        elif len(cards) == 1:
            then(cards[0].id)
        else:
            host.app.choose(title, [(card.name, card.id) for card in cards], then)

    host.app.push_screen(WordsScreen(f"{title} …", began=began), look)


def _ask(host: Host, command: str, question: Question) -> None:
    """Have the lines made beside the screen, and show them."""
    ask(host, "leads", question, partial(_show, host, command))


def _show(host: Host, command: str, made: Leads | None) -> None:
    title = host.commands[command].title
    if (leads := _with_lines(host, title, command, made)) is not None:
        show_lines(host, title, leads, beyond=command not in _OF_WHAT_IS_ASKED)


def _with_lines(host: Host, title: str, command: str, leads: Leads | None) -> Leads | None:
    """What there is; None where it has no line, which is said."""
    if leads is not None and leads.lines:
        return leads
    host.app.toast(f"{title}: {_nothing(command, leads)}")
    return None


def show_lines(host: Host, kind: str, leads: Leads, *, beyond: bool = False) -> None:
    """Show lines under a title; the one that is chosen is followed.

    `beyond`: whether they are of the whole collection, which is said where something is asked.
    """
    from tui.screens.leads_screen import LeadsScreen

    def follow(lead: Lead | str | None) -> None:
        if lead is not None and not isinstance(lead, str):
            host.visit(lead.focus, lead.pane)

    beyond = beyond and not host.browser.focus.empty
    host.app.push_screen(LeadsScreen(kind, leads, partial(put_sentence, host), beyond=beyond), follow)


def _nothing(command: str, leads: Leads | None) -> str:
    if command == "facets":
        return "there are no passages to narrow."
    if leads is not None and leads.nothing:
        return leads.nothing
    return f"the collection has nothing on {leads.title if leads is not None else 'this'}."
