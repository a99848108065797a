"""Figures as they are printed: open ones stay open, and a range never closes one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from index.model import CountWhat

_ORDER: Final[tuple[CountWhat, ...]] = ("killed", "wounded", "detained", "displaced", "other")
Range = tuple[int, int | None]  # low and high; the high is None where the figure is open (“at least”)


def in_words(low: int, high: int | None) -> str:
    """A figure in words: “at least 7”, “3 to 5”, “300”."""
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def kind_in_words(what: str, whom: str | None) -> str:
    """What was counted, and whose: “killed”, “killed (children)”."""
    return f"{what} ({whom})" if whom else what


def kind_order(kind: tuple[CountWhat, str | None]) -> tuple[int, str]:
    """Where a kind of figure stands: the dead first, people at large before those of a kind."""
    return _ORDER.index(kind[0]), kind[1] or ""


def over_all(figures: Iterable[Range]) -> Range:
    """The lowest and the highest of figures; open where no closed figure is beyond the largest open one."""
    listed = list(figures)
    closed = max((high for _, high in listed if high is not None), default=-1)
    opened = max((low for low, high in listed if high is None), default=-1)
    return min(low for low, _ in listed), None if opened >= closed else closed


def range_in_words(figures: Iterable[Range]) -> str:
    """From the lowest to the highest figure in words; “1 to at least 80” where the highest is open."""
    listed = list(figures)
    low, high = over_all(listed)
    top = max(one for figure in listed for one in figure if one is not None)
    if high is None and top > low:
        return f"{low:,} to at least {top:,}"
    return in_words(low, high)


def exclude(left: Range, right: Range) -> bool:
    """Whether no number fits both figures."""
    return (left[1] is not None and left[1] < right[0]) or (right[1] is not None and right[1] < left[0])
