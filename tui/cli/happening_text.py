"""Happenings, accounts, figures and timelines as lines for people. Whatever counts says what it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from index.happenings.accounts import Account, Accounts, AccountSource
from index.happenings.figure_ledger import Category, LedgerEntry
from index.happenings.happening import CollectionHappening
from index.happenings.happening_timeline import HappeningTimeline
from index.happenings.numbers import kind_in_words
from index.happenings.time_bins import Bin, Unit
from tui.plurals import counted

_BAR = 40  # marks of the longest bar
_QUOTED = 220  # characters of a sentence


def happening_lines(happening: CollectionHappening) -> Iterator[str]:
    """A happening: its words, who to whom, when and why then, where, how many, by how many reports."""
    yield from heading(happening)
    yield ""


def heading(happening: CollectionHappening) -> list[str]:
    """The lines that name a happening."""
    who = f"{_names(happening.agents)} → {_names(happening.recipients)}"
    figures = [f"{one.words} {kind_in_words(one.what, one.whom)}" for one in happening.figures]
    facts = [who, happening.place or "no sure place", *figures]
    if happening.status != "reported":
        facts.append(happening.status + (f" by {happening.reported_by[1]}" if happening.reported_by else ""))
    reports = counted(happening.articles, "article")
    origins = counted(happening.origins, "origin")
    disputed = "disputed by hand; " if happening.disputed else ""
    return [
        f"{_when(happening)}  {happening.type}  {happening.title}",
        f"    {'; '.join(facts)}",
        f"    when: {happening.date_reason or 'no day is told'}",
        f"    {reports}, {origins}: {happening.why}; {disputed}sure to {happening.confidence:.2f}",
        f"    {happening.id}",
    ]


def accounts_lines(accounts: Accounts) -> Iterator[str]:
    """The line that sums up, then the accounts, each with its sentences."""
    yield f"    {accounts.summary}"
    for row in accounts.rows:
        yield f"  {row.speaker or 'the report itself'} {_claim(row)}"
        for source in row.sources:
            yield f"      {_source(source)}"
    yield ""


def ledger_lines(ledger: Sequence[Category]) -> Iterator[str]:
    """The figures by kind: grade with its rule, how they changed, then each with who gave it where and when."""
    if not ledger:
        yield "    no figure is told"
    for category in ledger:
        kind, number = kind_in_words(category.what, category.whom), category.words
        yield f"  {kind}: {number}; {category.grade} ({category.rule})"
        if len(category.history) > 1:
            yield f"    changed: {category.changes}"
        for entry in category.entries:
            yield f"    {_entry(entry)}"
            if entry.sentence:
                yield f"        “{_short(entry.sentence.words)}” [{_place(entry.article, entry.sentence.start)}]"
    yield ""


def timeline_lines(timeline: HappeningTimeline) -> Iterator[str]:
    """Bars of how many happenings lie in each bin, then the happenings; what is vague or undated apart."""
    most = max((one.happenings for one in timeline.bins), default=1)
    for bin_ in timeline.bins:
        bar = "█" * max(1, round(_BAR * bin_.happenings / most))
        yield f"{_bin(bin_, timeline.unit):10}  {bar} {counted(bin_.happenings, 'happening')}"
    lanes = (
        (_in_bins(timeline.unit), timeline.dated),
        (_vague(timeline.unit), timeline.vague),
        ("no day is told; by the day of their first report", timeline.undated),
    )
    for name, happenings in lanes:
        if happenings:
            yield ""
            yield f"{counted(len(happenings), 'happening')} {name}"
        for happening in happenings:
            yield f"  {_when(happening)}  {happening.type}  {_short(happening.title)}  [{happening.id}]"
            if happening.first:
                yield f"      {happening.date_reason}"


def _when(happening: CollectionHappening) -> str:
    if happening.first is None or happening.last is None:
        return f"reported {happening.reported.isoformat()}" if happening.reported else "no date"
    return days(happening.first, happening.last)


def days(first: date, last: date) -> str:
    """An interval: “2031-05-01”, “2031-05-01 to 2031-05-02”."""
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _bin(bin_: Bin, unit: Unit) -> str:
    if bin_.hour is not None:
        return f"{bin_.first.isoformat()} {bin_.hour:02}h"
    return bin_.first.isoformat()[: {"year": 4, "month": 7}.get(unit, 10)]


def _in_bins(unit: Unit) -> str:
    if unit == "hour":
        return "by the hour they were first reported; no hour is kept of what happened"
    return f"by the day they happened ({unit}s)"


def _vague(unit: Unit) -> str:
    return "no hour of the first report is known" if unit == "hour" else f"over more than one {unit}"


def _names(parties: Sequence[tuple[str, str]]) -> str:
    return ", ".join(name for _, name in parties) or "?"


def _claim(row: Account) -> str:
    cue = f" (“{row.cue}”)" if row.cue else ""
    parties = f"{', '.join(row.agents) or '?'} → {', '.join(row.recipients) or '?'}"
    facts = [
        parties,
        *row.figures,
        *(f"in {row.place}" for _ in range(bool(row.place))),
        *filter(None, [row.day]),
    ]
    return f"{row.stance}{cue}: {'; '.join(facts)}; {row.status}; {counted(row.origins, 'origin')}"


def _source(source: AccountSource) -> str:
    day = source.published.isoformat() if source.published else "no date"
    quoted = [f"“{_short(one.words)}” [{_place(source.article, one.start)}]" for one in source.sentences]
    return f"{day} {source.outlet or source.title}: {' '.join(quoted)}"


def _entry(entry: LedgerEntry) -> str:
    day = entry.published.isoformat() if entry.published else "no date"
    giver = entry.giver or "the report itself"
    beside = "" if entry.holds else "; of the larger figure" if entry.is_part else "; told beside or before"
    beside += f"; {entry.of}" if entry.is_added_up else ""
    copies = f"; repeated {counted(entry.copies, 'time')}" if entry.copies else ""
    figure = f"{entry.number} {kind_in_words(entry.what, entry.whom)}"
    return f"{day}  {figure}, by {giver}, in {entry.outlet or entry.title}{beside}{copies}"


def _place(article: str, start: int) -> str:
    return f"{article}:{start}"


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else words[:_QUOTED].rsplit(" ", 1)[0] + " …"
