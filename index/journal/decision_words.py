"""A decision in words, for people."""

from __future__ import annotations

from collections.abc import Iterator

from index.journal.clippings import ChangeClipping, Clip
from index.journal.decisions import (
    Apart,
    Decision,
    Disputed,
    Grouped,
    Judged,
    NamedAt,
    NoActor,
    OwnHappening,
    Put,
    Remove,
    Rule,
    Same,
    SetActor,
    SetArticle,
    Several,
    Undo,
)
from index.journal.figure_words import written

_KIND = {"quotes": "quote", "events": "event", "roles": "role"}


def in_words(deed: Decision | Undo) -> str:
    """What a line of the journal says, on one line."""
    if isinstance(deed, Undo):
        return f"undoes {deed.of}"
    if isinstance(deed, Several):
        return _several(deed)
    if isinstance(deed, Put):
        return f"{deed.article}: {_put(deed)}"
    if isinstance(deed, Remove):
        return f"{deed.article}: no {_KIND[deed.listing]} “{_short(deed.target.words)}”"
    if isinstance(deed, SetArticle):
        return f"{deed.article}: {'; '.join(_stated(*field) for field in deed.fields.items())}"
    if isinstance(deed, SetActor | Same | Disputed | Apart | NoActor | NamedAt | Rule):
        return _of_actor(deed)
    if isinstance(deed, Grouped):
        return _grouped(deed)
    if isinstance(deed, OwnHappening):
        words = ", ".join(f"“{_short(target.words)}”" for target in deed.events)
        return f"{deed.article}: {words}: a happening of {'its' if len(deed.events) == 1 else 'their'} own"
    if isinstance(deed, Judged):
        answer = "right" if deed.right else "wrong"
        return f"{deed.article}: {_KIND[deed.listing]} “{_short(deed.target.words)}” is {answer}"
    if isinstance(deed, Clip):
        note = f": {_short(deed.note)}" if deed.note else ""
        return f"{deed.article}: “{_short(deed.words)}” put into the case {deed.case}, {deed.column}{note}"
    return f"clipping {deed.clipping}: {_changes(deed)}"


def _of_actor(deed: SetActor | Same | Disputed | Apart | NoActor | NamedAt | Rule) -> str:
    """A decision about an actor, or about all who are called so."""
    if isinstance(deed, SetActor):
        changes = [(name, getattr(deed, name)) for name in ("name", "kind", "description")]
        return f"{deed.actor.name}: " + "; ".join(f"{name}: {value}" for name, value in changes if value)
    if isinstance(deed, Same):
        lead, *others = (actor.name for actor in deed.actors)
        if {*others} == {lead}:
            return f"{len(deed.actors)} called “{lead}” are one"
        return f"{' and '.join(others)} {'is' if len(others) == 1 else 'are'} {lead}"
    if isinstance(deed, Disputed):
        return f"whether {' and '.join(actor.name for actor in deed.actors)} are one is disputed"
    if isinstance(deed, Rule) and deed.of == "quotes":
        whose = f"are {deed.actor.name}’s, where an article has both" if deed.actor else "are nobody’s"
        return f"rule: quotes of “{_short(deed.name)}” {whose}"
    if isinstance(deed, Rule):
        who = f"is {deed.actor.name}" if deed.actor else "is no actor"
        return f"rule: whoever is called “{_short(deed.name)}” {who}"
    if isinstance(deed, NamedAt):
        return f"{deed.article}: “{_short(deed.target.words)}” is {deed.actor.name}"
    if isinstance(deed, NoActor):
        return f"{deed.article}: {deed.actor.name} is no actor"
    return f"{deed.article}: {deed.actor.name} is somebody else than in other articles"


def _stated(field: str, value: object) -> str:
    """What is stated of an article; several authors are parted as they are written."""
    if isinstance(value, list | tuple):
        value = "; ".join(value)
    return f"{field}: {value or 'none'}"


def without_article(deed: Decision | Undo) -> str:
    """The same without the article's id, for where the article is in sight."""
    if isinstance(deed, Several) and not any(isinstance(one, Judged) for one in deed.decisions):
        return _together(deed, without_article(deed.decisions[0]))
    return in_words(deed).removeprefix(f"{getattr(deed, 'article', '')}: ")


_HOW = {
    "same": "are reports of one happening",
    "apart": "the first is a report of another happening than the others",
    "disputed": "it is disputed whether the first is of one happening with the others",
}


def _several(deed: Several) -> str:
    """An answer in its own words, other decisions by their number and the first of them."""
    answer = next((one for one in deed.decisions if isinstance(one, Judged)), None)
    if answer is not None:
        return in_words(answer)
    return _together(deed, in_words(deed.decisions[0]))


def _together(deed: Several, first: str) -> str:
    return f"{len(deed.decisions)} in one step: {first}; …"


def _grouped(deed: Grouped) -> str:
    reports = [f"“{_short(one.words)}” ({one.article})" for one in deed.reports]
    more = f" and {len(reports) - 3} more" if len(reports) > 3 else ""
    return f"{', '.join(reports[:3])}{more}: {_HOW[deed.how]}"


def _changes(deed: ChangeClipping) -> str:
    if deed.removed:
        return "taken out of its case"
    changes = [
        deed.column or "",
        f"tag {deed.tag or 'none'}" if deed.tag is not None else "",
        f"note {_short(deed.note) or 'none'}" if deed.note is not None else "",
        "" if deed.before is None else f"moved before {deed.before}" if deed.before else "moved to the end",
    ]
    return "; ".join(filter(None, changes))


def _put(deed: Put) -> str:
    value, names = deed.value, {actor.id: actor.name for actor in deed.actors}

    def named(ids: list[str]) -> str:
        return ", ".join(names.get(actor_id, actor_id) for actor_id in ids) or "nobody"

    words = f"“{_short(str(value.get('words', '')))}”"
    if deed.listing == "roles":
        return f"{words}: {value['role']}"
    if deed.listing == "quotes":
        status = f", {value['status']}" if value.get("status") else ""
        source = _short(str((value.get("source") or {}).get("words", "")))
        who = named([value["speaker"]]) if value.get("speaker") else f"“{source}”" if source else named([])
        return f"{words}: {value['kind']}, by {who}{status}"
    status = value.get("status", "reported")
    parties = f"{named(value['agents'])} → {named(value['recipients'])}"
    return ", ".join([f"{words}: {value['type']} {parties}", status, *_of_event(deed)])


def _of_event(deed: Put) -> Iterator[str]:
    """The day, place and figures of an event, where somebody set them; also that it has none."""
    day, place = deed.value.get("date") or {}, deed.value.get("place") or {}
    if "date" in deed.changed:
        days = dict.fromkeys(str(day.get(name)) for name in ("from", "to") if day.get(name))
        yield f"on {' to '.join(days)}" if days else "no day"
    if "place" in deed.changed:
        yield f"in {_short(str(place['name']))}" if place.get("name") else "no place"
    if "counts" in deed.changed:
        counts = deed.value.get("counts") or ()
        figures = (written(count["what"], count["low"], count.get("high")) for count in counts)
        yield "; ".join(figures) or "no figures"


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"
