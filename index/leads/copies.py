"""Which articles are copies of one another: a line for each group, which corroborates nothing however large it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from index.exploring.row_sources import day_of
from index.focus import Focus
from index.leads.lead import Lead, Leads
from index.view import amount

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer

SECTION = "Articles of one origin"
_NAMED = 4  # publishers of copies that a line names


def copies(viewer: Viewer, focus: Focus) -> Leads:
    """The groups of copies of which an article has a passage that meets a focus, the largest first."""
    chosen = viewer.select(focus, viewer.question(focus.query))
    articles = [
        {*part["doc.article"][docs].tolist()}
        for part, docs in zip(viewer.snapshot.parts, chosen.docs, strict=True)
    ]
    groups = [
        group
        for group in viewer.copies.groups()
        if any(article in articles[number] for number, article in _places(viewer, group))
    ]
    lines = sorted((_line(viewer, group) for group in groups), key=lambda line: (-line.count, line.words))
    many = sum(line.count for line in lines)
    about = f"{amount(many, 'article')} of {amount(len(lines), 'origin')}"
    return Leads("All copies", about, tuple(lines), nothing="No article here is a copy of another.")


def _places(viewer: Viewer, group: tuple[str, ...]) -> list[tuple[int, int]]:
    return [place for article in group if (place := viewer.copies.place(article)) is not None]


def _line(viewer: Viewer, group: tuple[str, ...]) -> Lead:
    """The title of the original, or of the first copy where it is not there; who published it, and who copied it."""
    parts = viewer.snapshot.parts
    places = _places(viewer, group)
    days = sorted(filter(None, (day_of(int(parts[at]["article.day"][one])) for at, one in places)))
    publishers = [parts[at].blob("article.publisher", one).decode() for at, one in places]
    first, others = publishers[0], list(dict.fromkeys(filter(None, publishers[1:])))
    named = ", ".join(others[:_NAMED]) + (" …" if len(others) > _NAMED else "")
    notes = [first, f"copied by {named}" if named else ""]
    return Lead(
        SECTION,
        viewer.pages.title(*places[0]),
        Focus(articles=group),
        "passages",
        count=len(places),
        note=" · ".join(filter(None, notes)),
        first=_at(days, 0),
        last=_at(days, -1),
        article=group[0],
    )


def _at(days: list[date], place: int) -> date | None:
    return days[place] if days else None
