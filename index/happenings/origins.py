"""Where reports come from: copies, later versions and what one agency sent are one origin, and corroborate nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.happenings.telling import Telling


def origin_of_each(tellings: Sequence[Telling]) -> dict[tuple[str, str], str]:
    """The origin of every report by its key: the name of the article, or agency, that stands for all of one origin."""
    heads: dict[str, str] = {}

    def head(name: str) -> str:
        while heads.setdefault(name, name) != name:
            name = heads[name]
        return name

    for telling in tellings:
        for other in _same(telling):
            first, second = sorted((head(telling.article), head(other)))
            heads[second] = first
    return {one.key: head(one.article) for one in tellings}


def _same(telling: Telling) -> Iterable[str]:
    if telling.before:
        yield telling.before
    if telling.agency:
        yield f"agency {telling.agency.casefold()}"
