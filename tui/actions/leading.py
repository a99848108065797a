"""What there is on the actor under the cursor, on its own screen: page, background, network, two beside each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.actions.casework import put_sentence

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.leads.lead import Lead, Leads
    from tui.host import Host

    Question = Callable[[Viewer], Leads | None]

OFFERED = 20  # actors to compare one with


def actor_page(host: Host) -> None:
    """All that there is on an actor."""
    from index.leads.actor_page import actor_page as page

    _of_actor(host, "actor_page", lambda actor: partial(page, actor=actor, least=host.arrangement.least))


def background(host: Host) -> None:
    """What articles tell of an actor's past."""
    from index.leads.background import background as past

    _of_actor(host, "actor_background", lambda actor: partial(past, actor=actor))


def network(host: Host) -> None:
    """Who acts on an actor, and on whom the actor acts."""
    from index.leads.actor_network import network as sides

    _of_actor(host, "network", lambda actor: partial(sides, actor=actor, least=host.arrangement.least))


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


def _of_actor(host: Host, command: str, question: Callable[[str], Question]) -> None:
    _choose(host, command, lambda actor: _ask(host, command, question(actor)))


def _choose(host: Host, command: str, then: Callable[[str], None]) -> None:
    """Go on with the actor under the cursor; where there are several, with the one that the user chooses."""
    people = host.item.people if host.item is not None else ()
    if len(people) == 1:
        then(people[0][0])
    elif people:
        host.app.choose(host.commands[command].title, [(name, actor) for actor, name in people], then)


def _compare(host: Host, actor: str) -> None:
    """Ask whom to compare with: those who are pinned first, then those most often in the passages."""
    from index.leads.comparison import comparison

    view = host.browser.view
    rows = view.actors[:OFFERED] if view is not None else []
    pinned = [(host.backend.actor_name(one), one) for one in host.browser.focus.actors]
    others = dict.fromkeys(
        pair for pair in (*pinned, *((row.name, row.id) for row in rows)) if pair[1] != actor
    )

    def then(other: str) -> None:
        _ask(host, "compare", partial(comparison, actor=actor, other=other, least=host.arrangement.least))

    if others:
        host.app.choose(f"Compare {host.backend.actor_name(actor)} with", list(others), then)
    else:
        host.app.toast("There is nobody else here to compare with.")


def _ask(host: Host, command: str, question: Question) -> None:
    """Have the lines made beside the screen, and show them."""
    app, explorer = host.app, host.backend.explorer

    def work() -> None:
        try:
            leads = explorer.answer(question)
        except Exception as error:  # noqa: BLE001 - shown and logged; the program goes on
            app.call_from_thread(app.tell_error, error)
        else:
            app.call_from_thread(_show, host, command, leads)

    app.run_worker(work, thread=True, exclusive=True, group="leads")


def _show(host: Host, command: str, leads: Leads | None) -> None:
    from tui.screens.leads_screen import LeadsScreen

    if leads is None or not leads.lines:
        host.app.toast(f"{host.commands[command].title}: {_nothing(command, leads)}")
        return

    def follow(lead: Lead | None) -> None:
        if lead is not None:
            host.visit(lead.focus, lead.pane)

    host.app.push_screen(
        LeadsScreen(host.commands[command].title, leads, partial(put_sentence, host)), follow
    )


def _nothing(command: str, leads: Leads | None) -> str:
    if command == "facets":
        return "there are no passages to narrow."
    if command == "copies":
        return "no article here is a copy of another."
    return f"the collection has nothing on {leads.title if leads is not None else 'this actor'}."
