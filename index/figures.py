"""The figures of an event in words, for rows and lines: who counted how many of what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import Count, Event

_NEAR = 20  # characters between a figure and the trigger that it counts


def figures_of(event: Event, names: Mapping[str, str], text: str) -> list[str]:
    """The figures of an event in words: “at least 7 killed (Observatory)”, “more than 40 attacks”.

    `names` are those of the article's actors by id, `text` is its text. What is counted beyond killed, wounded,
    detained and displaced is told in the article's own words.
    """
    words = []
    for count in event.counts:
        low, high = f"{count.low:,}", None if count.high is None else f"{count.high:,}"
        number = f"at least {low}" if high is None else low if low == high else f"{low} to {high}"
        figure = _counted(event, count, text) if count.what == "other" else f"{number} {count.what}"
        source = names.get(count.reported_by or "")
        words.append(figure + (f" ({source})" if source else ""))
    return words


def _counted(event: Event, count: Count, text: str) -> str:
    """The figure as it stands, with the trigger where that follows at once: “14 rocket attacks”."""
    end = event.end if count.end <= event.start <= count.end + _NEAR else count.end
    return f"“{' '.join(text[count.start : end].split())}”"
