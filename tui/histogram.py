"""A histogram of a few lines: how much there is in each year, month, day or hour, with empty stretches folded. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from textual.content import Content

from index.happenings.time_bins import Bin, Unit
from tui import text
from tui.plurals import counted

HEIGHT = 4  # lines of the bars
SPANS = 3  # lines of what took longer than a bin, at most
_REPORTED = "reported "  # hours are of the first report
_DAY = timedelta(1)
_BLOCKS = " ▁▂▃▄▅▆▇█"
_STEPS = len(_BLOCKS) - 1
_NARROWEST, _WIDEST = 2, 8  # cells of a bar with the space behind it
_FOLDED = "⋯"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a bin, or a stretch without anything (`bin` is None), and its first and last day."""

    bin: Bin | None
    first: date
    last: date


def columns(bins: Sequence[Bin], spans: Sequence[Bin] = ()) -> list[Column]:
    """The bins with a fold wherever one or more empty ones lie between two, and where spans reach beyond all bins."""
    shown: list[Column] = []
    for number, bin_ in enumerate(bins):
        before = bins[number - 1]
        if number and not _adjacent(before, bin_):
            shown.append(
                Column(None, min(before.last + _DAY, bin_.first), max(bin_.first - _DAY, before.last))
            )
        shown.append(Column(bin_, bin_.first, bin_.last))
    first, last = (
        min((span.first for span in spans), default=None),
        max((span.last for span in spans), default=None),
    )
    if first is not None and (not bins or first < bins[0].first):
        shown.insert(0, Column(None, first, bins[0].first - _DAY if bins else first))
    if last is not None and (not bins or last > bins[-1].last):
        shown.append(Column(None, bins[-1].last + _DAY if bins else last, last))
    return shown


def _adjacent(before: Bin, after: Bin) -> bool:
    if before.hour is not None and after.hour is not None:
        return (after.first.toordinal() - before.first.toordinal()) * 24 + after.hour - before.hour <= 1
    return after.first.toordinal() - before.last.toordinal() <= 1


def drawn(
    bins: Sequence[Bin], unit: Unit, chosen: Bin | None, width: int, spans: Sequence[Bin] = ()
) -> list[Content]:
    """The bars, the chosen one marked; `spans` across the time that they take; the chosen day or the first and last."""
    every = columns(bins, spans)
    bar = max(_NARROWEST, min(_WIDEST, width // max(1, len(every))))
    shown = _in_sight(every, chosen, width // bar)
    most = max((one.happenings for one in bins), default=1)
    lines = [_line(shown, chosen, most, level, bar) for level in reversed(range(HEIGHT))]
    return [*lines, *_names(shown, unit, bar), *_spanned(shown, spans, bar), _axis(shown, unit, chosen)]


def _names(shown: Sequence[Column], unit: Unit, bar: int) -> list[Content]:
    """Below the bars what time they are, of as many as there is room for; of one bar alone the axis says it."""
    bins = [(place * bar, one.bin) for place, one in enumerate(shown) if one.bin is not None]
    line = ""
    for start, bin_ in bins:
        words = _short_name(bin_, unit)
        if (not line or len(line) < start) and start + len(words) <= len(shown) * bar:
            line = line.ljust(start) + words
    return [text.content(line, "muted")] if len(bins) > 1 else []


def _short_name(span: Bin, unit: Unit) -> str:
    """A bin in a few cells: “2021”, “Jun ’21”, “28 Jun”, “14 h”."""
    if span.hour is not None:
        return f"{span.hour} h"
    if unit == "year":
        return str(span.first.year)
    return f"{span.first:%b} ’{span.first:%y}" if unit == "month" else f"{span.first.day} {span.first:%b}"


def _spanned(shown: Sequence[Column], spans: Sequence[Bin], bar: int) -> list[Content]:
    """Lines of spans, each from its first column to its last: those of most happenings, as far as there is room."""
    lines: list[list[str]] = []
    for span in spans:
        at = [place for place, one in enumerate(shown) if one.last >= span.first and one.first <= span.last]
        if not at:
            continue
        first, last = at[0] * bar, (at[-1] + 1) * bar - 1  # the last cell is the space behind the bar
        cells = _span(span, shown, last - first)
        line = next((line for line in lines if not "".join(line[max(0, first - 1) : last + 1]).strip()), None)
        if line is None and len(lines) < SPANS:
            line = [" "] * (len(shown) * bar)
            lines.append(line)
        if line is not None:
            line[first:last] = cells
    return [text.content("".join(line).rstrip(), "date") for line in lines]


def _span(span: Bin, shown: Sequence[Column], cells: int) -> str:
    """A span that is so many cells long: its ends, an arrow where it goes on out of sight, and how many lie in it."""
    left = "◂" if span.first < shown[0].first else "├"
    right = "▸" if span.last > shown[-1].last else "┤"
    if cells < 2:
        return "│"
    count = f" {span.happenings:,} "
    middle = count if span.happenings > 1 and cells >= len(count) + 4 else ""
    return left + middle.center(cells - 2, "─") + right


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
        return text.parts(
            (name(chosen, unit), "pin"), (f"  {counted(chosen.happenings, 'happening')}", "muted")
        )
    first, last = name(bins[0], unit), name(bins[-1], unit)
    ends = [first] if first == last else [first, last.removeprefix(_REPORTED)]
    return text.content(" to ".join(ends), "muted")


def name(span: Bin, unit: Unit) -> str:
    """A bin in words: “2021”, “Jun 2021”, “28 Jun 2021”, “reported 28 Jun 2021, 14 h”."""
    start = span.first
    if unit == "year":
        return str(start.year)
    if unit == "month":
        return f"{start:%b %Y}"
    return (
        f"{start.day} {start:%b %Y}"
        if span.hour is None
        else f"{_REPORTED}{start.day} {start:%b %Y}, {span.hour} h"
    )
