"""A histogram of a few lines: how much there is in each year, month or day, with empty stretches folded. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from index.happenings.happening_timeline import Bin, Unit
from tui import text

HEIGHT = 4  # lines of the bars
_BLOCKS = " ▁▂▃▄▅▆▇█"
_STEPS = len(_BLOCKS) - 1
_NARROWEST, _WIDEST = 2, 8  # cells of a bar with the space behind it
_FOLDED = "⋯"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a bin, or a stretch without anything (`bin` is None)."""

    bin: Bin | None


def columns(bins: Sequence[Bin]) -> list[Column]:
    """The bins with a fold wherever one or more empty ones lie between two."""
    shown: list[Column] = []
    for number, bin_ in enumerate(bins):
        if number and not _adjacent(bins[number - 1], bin_):
            shown.append(Column(None))
        shown.append(Column(bin_))
    return shown


def _adjacent(before: Bin, after: Bin) -> bool:
    return after.first.toordinal() - before.last.toordinal() <= 1


def drawn(bins: Sequence[Bin], unit: Unit, chosen: Bin | None, width: int) -> list[Content]:
    """The bars, the chosen one marked, and below them its day or the first and last of all."""
    every = columns(bins)
    bar = max(_NARROWEST, min(_WIDEST, width // max(1, len(every))))
    shown = _in_sight(every, chosen, width // bar)
    most = max((one.happenings for one in bins), default=1)
    lines = [_line(shown, chosen, most, level, bar) for level in reversed(range(HEIGHT))]
    return [*lines, _axis(shown, unit, chosen)]


def _in_sight(every: list[Column], chosen: Bin | None, room: int) -> list[Column]:
    """As many columns as there is room for, those around the chosen one; without one the last."""
    at = next((at for at, one in enumerate(every) if chosen is not None and one.bin == chosen), len(every))
    first = max(0, min(at - room // 2, len(every) - room))
    return every[first : first + room]


def _line(shown: Sequence[Column], chosen: Bin | None, most: int, level: int, bar: int) -> Content:
    pieces = []
    for column in shown:
        if column.bin is None:
            pieces.append(text.content((_FOLDED if level == 0 else " ").ljust(bar), "faint"))
            continue
        height = max(1, round(column.bin.happenings * HEIGHT * _STEPS / most))
        block = _BLOCKS[max(0, min(_STEPS, height - level * _STEPS))]
        pieces.append(text.content(block * (bar - 1) + " ", "pin" if column.bin == chosen else "bar"))
    return Content("").join(pieces)


def _axis(shown: Sequence[Column], unit: Unit, chosen: Bin | None) -> Content:
    bins = [one.bin for one in shown if one.bin is not None]
    if not bins:
        return Content("")
    if chosen is not None:
        count = f"{chosen.happenings:,} happening{'s' * (chosen.happenings != 1)}"
        return text.parts((name(chosen.first, unit), "pin"), (f"  {count}", "muted"))
    ends = dict.fromkeys((name(bins[0].first, unit), name(bins[-1].first, unit)))
    return text.content(" to ".join(ends), "muted")


def name(start: date, unit: Unit) -> str:
    """A bin in words: “2021”, “Jun 2021”, “28 Jun 2021”."""
    if unit == "year":
        return str(start.year)
    return f"{start:%b %Y}" if unit == "month" else f"{start.day} {start:%b %Y}"
