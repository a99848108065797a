"""What `dateline actor`, `background`, `network`, `compare` and `copies` print, for people and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from index.plain_json import plain_json
from index.reading.clean import clean
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.happening_output import HAPPENING_ID, UnknownHappening
from tui.cli.open import chosen_collection, prepared_explorer

if TYPE_CHECKING:
    from index.explore import Explorer
    from index.exploring.actor_cards import ActorCard
    from index.exploring.viewing import Viewer
    from index.focus import Focus
    from index.leads.lead import Lead, Leads

_OTHERS = 3  # actors of a like name who are mentioned


def print_leads(
    question: Callable[..., Leads | None], names: Sequence[str], place: Path | None, *, as_json: bool
) -> int:
    """Print the answer to a question about the actors of these names. Gives the exit code: 1 where nothing is known."""
    explorer = prepared_explorer(chosen_collection(place))
    actors = [_actor(explorer, name) for name in names]
    if not all(actors):
        return NOTHING_FOUND
    ids = [actor.id for actor in actors if actor is not None]
    if len(ids) > len(set(ids)):
        _talk(f"Both names mean the same actor, {actors[0].name if actors[0] else ids[0]}: name another one.")
        return NOTHING_FOUND
    leads = explorer.answer(lambda viewer: question(viewer, *ids))
    if leads is None or not leads.lines:
        nothing = "The collection has nothing on this."
        _talk(nothing if leads is None else leads.nothing or nothing)
        return NOTHING_FOUND
    for line in (plain_json(lead.to_json()) for lead in leads.lines) if as_json else _lines(leads):
        typer.echo(clean(line))
    return DONE


def print_background(name: str, place: Path | None, limit: int, *, as_json: bool) -> int:
    """Print the past of an actor, or of the happening of an id. Gives the exit code: 1 where nothing is known."""
    from index.leads.background import background, background_of_happening

    if not HAPPENING_ID.fullmatch(name):
        return print_leads(partial(background, limit=limit), [name], place, as_json=as_json)
    explorer = prepared_explorer(chosen_collection(place))
    explorer.happenings.update()
    happening = explorer.happenings.named(name)
    if happening is None:
        raise UnknownHappening(name)
    past = partial(background_of_happening, happening=happening, limit=limit)
    return print_leads(past, [], place, as_json=as_json)


def print_leads_of(
    question: Callable[[Viewer, Focus], Leads], query: str, place: Path | None, *, as_json: bool
) -> int:
    """Print the answer to a question about what a query finds. Gives the exit code: 1 where nothing is known."""
    from index.focus import Focus

    focus = Focus(query=query)
    return print_leads(lambda viewer: question(viewer, focus), [], place, as_json=as_json)


def _actor(explorer: Explorer, name: str) -> ActorCard | None:
    """The actor of an id or a name; of several that of most passages, and the others are mentioned."""
    from index.exploring.namesakes import BY_ID, bears, likeliest_first

    by_id = explorer.actor(name.removeprefix(BY_ID))
    if by_id is not None and name.casefold() not in map(str.casefold, by_id.names):
        return by_id
    cards = likeliest_first(name, [*([by_id] if by_id else ()), *explorer.find_actors(name)])
    if not cards:
        _talk(f"Nobody in the collection is called “{name}”; dateline search shows what has these words.")
        return None
    chosen = cards[0]
    others = [card for card in cards[1:] if bears(name, card)] or cards[1:]
    if others:
        more = f" and {len(others) - _OTHERS} more" if len(others) > _OTHERS else ""
        listed = ", ".join(f"{card.name} ({BY_ID}{card.id})" for card in others[:_OTHERS])
        _talk(f"{chosen.name} ({BY_ID}{chosen.id}); also there: {listed}{more}.")
    return chosen


def _lines(leads: Leads) -> Iterator[str]:
    yield leads.title
    yield leads.about
    section = ""
    for lead in leads.lines:
        if lead.section != section:
            section = lead.section
            yield from ("", section)
        yield from _lead(lead)


def _lead(lead: Lead) -> Iterator[str]:
    days = " – ".join(dict.fromkeys(day.isoformat() for day in (lead.first, lead.last) if day))
    count = f"{lead.count:>6,}" if lead.count else " " * 6
    yield "  ".join(filter(None, (count, lead.words, lead.note, days)))
    if lead.sentence:
        yield f"{'':8}{' '.join(lead.sentence.split())}"
    if lead.article:
        yield f"{'':8}[{lead.article}]"


def _talk(sentence: str) -> None:
    """What is no answer goes to standard error."""
    typer.echo(clean(sentence), err=True)
