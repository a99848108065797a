"""How two actors hang together: the shortest chain of acts and words between them, each step a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from index.event_words import type_word
from index.focus import Focus
from index.leads.gathering import AnswerArrays, RowAddress
from index.leads.latest_telling import told
from index.leads.lead import Lead, Leads, PaneName
from index.leads.matrix import is_plain, standing_of
from index.leads.paired_acts import ActorPair, Acts, deeds, words
from index.search.array_stretches import expand
from index.search.array_types import Keys, Numbers, Tallies
from index.search.storage import Array
from index.view import amount

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer

_TRIES: Final = 50  # chains of which a step turned out to be denied
_LOOKED_AT: Final = 500  # sentences of a step that are compared
_PANES: Final[dict[str, PaneName]] = {"event": "events", "quote": "quotes"}


@dataclass(frozen=True, slots=True)
class Ties:
    """In step: two actors who have to do with one another, the smaller number first, how often, and the surest."""

    low: Numbers
    high: Numbers
    counts: Tallies
    sure: Keys


@dataclass(frozen=True, slots=True)
class Web:
    """Who has to do with whom, both ways: neighbours of each actor, how often, and how sure the surest is."""

    pointers: Numbers
    neighbours: Numbers
    counts: Tallies
    sure: Keys


def path(viewer: Viewer, actor: str, other: str, least: float = 0.0) -> Leads | None:
    """The steps from one actor to another; no lines where nothing leads there, None where nobody has one of the ids.

    Of the shortest chains it is the one of which most is told, then the surest. Each step is an act or words of
    either towards the other, in whichever direction; what is denied joins nobody. Nobody stands between whom articles
    only describe. Events and quotes that are less sure than `least` are left out.
    """
    cards = viewer.pages.known(actor), viewer.pages.known(other)
    if cards[0] is None or cards[1] is None:
        return None
    title = f"{cards[0].name} to {cards[1].name}"
    gathered = AnswerArrays(viewer, Focus(), least)
    tables = {"event": deeds(gathered), "quote": words(gathered)}
    ends = gathered.number(actor), gathered.number(other)
    ties = _ties(gathered, tables, ends)
    cut: set[ActorPair] = set()  # the smaller number first
    for _ in range(_TRIES):
        chain = _chain(_web(ties, viewer.numbers.size, cut), *ends)
        steps = [_best(gathered, tables, *pair) for pair in pairwise(chain)]
        if steps and all(steps):
            lines = tuple(_leads(gathered, [step for step in steps if step], chain))
            return Leads(title, amount(len(lines), "step"), lines)
        cut |= {
            (min(pair), max(pair)) for pair, step in zip(pairwise(chain), steps, strict=True) if step is None
        }
        if not chain:
            break
    nothing = f"No chain of acts or words leads from {cards[0].name} to {cards[1].name}."
    return Leads(title, "", (), nothing=nothing)


def _ties(gathered: AnswerArrays, tables: dict[str, Acts], ends: ActorPair) -> Ties:
    """All that joins named actors and the two ends."""
    numbers = gathered.viewer.numbers
    size = numbers.size
    joins = numbers.named.copy()
    joins[list(ends)] = True
    pairs, sure = [], []
    for table, acts in tables.items():
        chosen = acts.chosen(np.flatnonzero(joins[acts.doer] & joins[acts.receiver]))
        pairs.append(
            np.minimum(chosen.doer, chosen.receiver) * size + np.maximum(chosen.doer, chosen.receiver)
        )
        sure.append(_sureness(gathered, table, chosen))
    both, inverse, counts = np.unique(np.concatenate(pairs), return_inverse=True, return_counts=True)
    surest = np.zeros(len(both), dtype=np.int64)
    np.maximum.at(surest, inverse, np.concatenate(sure))
    return Ties(both // size, both % size, counts, surest)


def _web(ties: Ties, size: int, cut: Iterable[ActorPair]) -> Web:
    """The ties of so many actors without those that are cut, both ways."""
    stays = ~np.isin(ties.low * size + ties.high, [low * size + high for low, high in cut])
    low, high, counts, surest = ties.low[stays], ties.high[stays], ties.counts[stays], ties.sure[stays]
    left, right = np.concatenate((low, high)), np.concatenate((high, low))
    order = np.lexsort((right, left))
    pointers = np.searchsorted(left[order], np.arange(size + 1))
    return Web(pointers, right[order], np.tile(counts, 2)[order], np.tile(surest, 2)[order])


def _sureness(gathered: AnswerArrays, table: str, acts: Acts) -> Array:
    sure = np.zeros(len(acts.row), dtype=np.int64)
    for number, part in enumerate(gathered.parts):
        of_part = acts.part == number
        sure[of_part] = part[f"{table}.sure"][acts.row[of_part]]
    return sure


def _chain(web: Web, start: int, end: int) -> list[int]:
    """The actors from one to another by the fewest steps; of as many, those of whom most is told, then the surest."""
    size = len(web.pointers) - 1
    before = np.full(size, -1, dtype=np.int64)
    totals, sums = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
    before[start] = start
    frontier = np.array([start])
    while len(frontier) and before[end] < 0:
        starts, lengths = web.pointers[frontier], np.diff(web.pointers)[frontier]
        edges, origins = expand(starts, lengths), np.repeat(frontier, lengths)
        new = before[web.neighbours[edges]] < 0
        edges, origins = edges[new], origins[new]
        targets = web.neighbours[edges]
        total, sum_ = totals[origins] + web.counts[edges], sums[origins] + web.sure[edges]
        order = np.lexsort((origins, -sum_, -total, targets))
        frontier, first = np.unique(targets[order], return_index=True)
        best = order[first]
        before[frontier], totals[frontier], sums[frontier] = origins[best], total[best], sum_[best]
    return _walked(before, start, end) if before[end] >= 0 and start != end else []


def _walked(before: Array, start: int, end: int) -> list[int]:
    chain = [end]
    while chain[-1] != start:
        chain.append(int(before[chain[-1]]))
    return chain[::-1]


@dataclass(frozen=True, slots=True)
class Step:
    """What joins two actors: an event or a quote, and whether the one that comes first in the chain acts."""

    table: str
    row: RowAddress
    forward: bool


def _best(gathered: AnswerArrays, tables: dict[str, Acts], left: int, right: int) -> Step | None:
    """What joins two best: plainly reported, a deed, the surest, the newest. None where all is denied."""
    ranked = []
    for table, acts in tables.items():
        forward = (acts.doer == left) & (acts.receiver == right)
        backward = (acts.doer == right) & (acts.receiver == left)
        both = np.flatnonzero(forward | backward)
        sure = _sureness(gathered, table, acts.chosen(both))
        for at in both[np.argsort(-sure, kind="stable")][:_LOOKED_AT].tolist():
            row = int(acts.part[at]), int(acts.row[at])
            status, reporter = standing_of(gathered, *row) if table == "event" else ("reported", None)
            if status != "denied":
                rank = (
                    not is_plain(status, reporter),
                    table != "event",
                    -int(gathered.parts[row[0]][f"{table}.sure"][row[1]]),
                    -gathered.published(table, row),
                    row,
                )
                ranked.append((rank, Step(table, row, bool(forward[at]))))
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _leads(gathered: AnswerArrays, steps: list[Step], chain: list[int]) -> Iterator[Lead]:
    """A line for each step."""
    for number, (step, pair) in enumerate(zip(steps, pairwise(chain), strict=True), start=1):
        left, right = map(gathered.card, pair)
        doer, receiver = (left, right) if step.forward else (right, left)
        if step.table == "event":
            what = type_word(gathered.type_of(step.row))
            focus = Focus(agents=(doer.id,), recipients=(receiver.id,))
        else:
            what, focus = "speaks of", Focus(speaker=doer.id, about=receiver.id)
        sentence = told(gathered, step.table, step.row)
        count = AnswerArrays(gathered.viewer, focus, gathered.least).count(step.table)
        section = f"{number}  {left.name} – {right.name}"
        words_ = f"{doer.name} → {receiver.name}: {what}"
        lead = Lead(section, words_, focus, _PANES[step.table], count, sentence.standing)
        yield sentence.under(lead)
