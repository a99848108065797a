"""Happenings, accounts and figures as lines of a screen: what happened, who says so, how many. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from index.event_words import event_word
from index.happenings.numbers import kind_in_words
from tui import text
from tui.breadcrumbs import day
from tui.excerpts import wrapped
from tui.panes.headings import of_words
from tui.plurals import counted

if TYPE_CHECKING:
    from index.happenings.accounts import Account, AccountSource
    from index.happenings.figure_ledger import Category, LedgerEntry
    from index.happenings.happening import CollectionHappening, FigureRange
    from index.happenings.telling import NamedParty, Telling

SENTENCE = 5  # lines of a sentence
TITLE = 2  # lines of a title
HEAD = 4  # of facts, or of a summary, above accounts and figures
_DOT = (" · ", "faint")


def when(happening: CollectionHappening) -> str:
    """The day or days of a happening; where none is told, that of the first report, marked so."""
    if happening.first is None or happening.last is None:
        return f"reported {day(happening.reported)}" if happening.reported else "no day"
    return days(happening.first, happening.last)


def days(first: date, last: date) -> str:
    """“27 Jun 2021”, “27–28 Jun 2021”, “30 Jun – 1 Jul 2021”, “Feb 2021”, “2021”, “2016 – 2021”."""
    if first == last:
        return day(first)
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        whole = first.day == 1 and last.day >= 28
        return f"{first:%b %Y}" if whole else f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {first:%b} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def figures(happening: CollectionHappening) -> str:
    """The lowest and highest of each kind of figure: “6 to 308 killed, at least 7 wounded”."""
    return _in_words(happening.figures)


def toll(happening: CollectionHappening) -> str:
    """The same without those of some people alone where there are figures of all."""
    of_all = {one.what for one in happening.figures if one.whom is None}
    return _in_words([one for one in happening.figures if one.whom is None or one.what not in of_all])


def _in_words(ranges: Sequence[FigureRange]) -> str:
    return ", ".join(f"{one.words} {kind_in_words(one.what, one.whom)}" for one in ranges)


def reports(happening: CollectionHappening) -> str:
    """“3 reports · 2 origins”; and whether it is disputed that they are of one."""
    counts = f"{counted(happening.articles, 'report')} · {counted(happening.origins, 'origin')}"
    return f"{counts} · disputed" if happening.disputed else counts


def parties(agents: Sequence[NamedParty | str], recipients: Sequence[NamedParty | str]) -> str:
    """Who to whom, with a dash where nobody is named."""
    doers, sufferers = (
        ", ".join(text.line(one if isinstance(one, str) else one[1]) for one in listed)
        for listed in (agents, recipients)
    )
    return f"{doers or '—'} → {sufferers}" if sufferers else doers or "—"


def standing(happening: CollectionHappening) -> str:
    """Whose word it is, where no report tells it as a fact."""
    if happening.status == "reported":
        return ""
    return happening.status + (f" by {text.line(happening.reported_by[1])}" if happening.reported_by else "")


def facts(happening: CollectionHappening, *, with_day: bool = True) -> Content:
    """Day, kind, parties, place, standing and figures of a happening, on one line."""
    is_named = happening.type != "OTHER" or happening.trigger
    word = event_word(happening.type, happening.trigger) if is_named else ""
    pieces = [
        (when(happening) if with_day else "", "date"),
        (word, "event"),
        (parties(happening.agents, happening.recipients), ""),
        (text.line(happening.place or ""), "place"),
        (standing(happening), "warn" if happening.status == "denied" else "pin"),
        (figures(happening), "strong"),
    ]
    return text.parts(_DOT).join([text.content(*piece) for piece in pieces if piece[0]])


def heading(happening: CollectionHappening, width: int) -> list[Content]:
    """What stands above accounts and figures: title, facts, how many reports and how sure it is that they are one."""
    sure = "" if happening.articles == 1 else f" · {happening.confidence:.0%} sure that they are one"
    return [
        *wrapped(text.content(text.line(happening.title), "strong"), width, TITLE),
        *wrapped(facts(happening), width, HEAD),
        text.content(reports(happening) + sure, "muted"),
    ]


def reasons_of(happening: CollectionHappening, width: int) -> list[Content]:
    """Why it has its day, and why its reports are taken for one."""
    why = f"one because of: {happening.why}" if happening.articles > 1 else happening.why
    lines = [f"day: {happening.date_reason or 'none is told'}", why]
    return [one for line in lines for one in wrapped(text.content(text.line(line), "muted"), width, 3)]


# ─── the timeline ────────────────────────────────────────────────────────────────────────────────────────────────────


def day_heading(happening: CollectionHappening, width: int) -> list[Content]:
    """The day of the happenings below; where none is told, the day they were reported, marked so."""
    if happening.first is not None:
        return list(of_words(when(happening), width))
    words = "reported, day not stated" if happening.news_day else "of what was before, day not stated"
    return list(of_words(day(happening.news_day) or "no day", width, words))


def row_lines(happening: CollectionHappening, width: int, *, with_day: bool, reasons: bool) -> list[Content]:
    """The words of the best report, who is named in them marked; below them the facts, and how many reports.

    Of a single report it is not said that it is one: most are.
    """
    title = text.line(happening.title)
    names = {name for _, name in (*happening.agents, *happening.recipients)}
    marks = [(at, at + len(name), "strong") for name in names if (at := title.find(name)) >= 0]
    lines = wrapped(text.marked(title, marks), width, TITLE)
    right = text.content(reports(happening) if happening.articles > 1 else "", "muted")
    facts_lines = wrapped(Content("  ") + facts(happening, with_day=with_day), width, 3)
    if facts_lines[-1].cell_length + right.cell_length + 1 <= width:
        facts_lines[-1] = text.fitted(facts_lines[-1], right, width)
    elif right:
        facts_lines.append(text.fitted(Content(""), right, width))
    why = [Content("  ") + line for line in reasons_of(happening, width - 2)] if reasons else []
    return [*lines, *facts_lines, *why]


def report_lines(telling: Telling, width: int) -> list[Content]:
    """A report of the happening above it: day, outlet, title, and the sentence that tells it."""
    words = telling.claims[0].sentence.words if telling.claims else ""
    return [
        Content("  ") + line
        for line in _sentence(telling.published, telling.publisher, telling.title, words, width - 2)
    ]


# ─── accounts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def account_heading(account: Account, width: int) -> list[Content]:
    """Who says it in which way, and what: agent, figure, place, day; how many origins carry it at the right."""
    cue = f" “{text.line(account.cue)}”" if account.cue and account.speaker else ""
    who = text.line(account.speaker or "the report itself")
    claim = [parties(account.agents, account.recipients), *account.figures]
    claim += [f"in {text.line(account.place)}"] if account.place else []
    claim += [day(date.fromisoformat(account.day))] if account.day else []
    style = "warn" if account.stance in ("denies", "corrects") else "strong"
    right = text.content(counted(account.origins, "origin"), "muted")
    said = text.parts((f"{who} {account.stance}", style), (cue, "muted"))
    lines = [text.fitted(said, right, width), *wrapped(text.content(" · ".join(claim)), width, 3)]
    return [Content(""), *lines]


def source_lines(source: AccountSource, above: AccountSource | None, width: int) -> list[Content]:
    """Day and outlet of a report, unless it is the one above, and its sentence."""
    if above is not None and above.article == source.article:
        return _quoted(source.sentence.words, width)
    return _sentence(source.published, source.outlet, source.title, source.sentence.words, width)


# ─── the ledger ──────────────────────────────────────────────────────────────────────────────────────────────────────


def category_heading(category: Category, width: int) -> list[Content]:
    """What was counted, lowest to highest; its grade with the rule; how it changed."""
    kind, number = kind_in_words(category.what, category.whom), category.words
    grade = text.content(category.grade, "warn" if category.grade == "contested" else "muted")
    lines = [text.fitted(text.parts((kind, "strong"), f"  {number}"), grade, width)]
    lines += wrapped(text.content(category.rule, "muted"), width, TITLE)
    if len(category.history) > 1:
        lines += wrapped(text.parts(("changed  ", "muted"), text.line(category.changes)), width, 6)
    return [Content(""), *lines]


def entry_lines(entry: LedgerEntry, width: int) -> list[Content]:
    """A figure as it was printed: by whom, where, when, and its sentence."""
    left = text.parts((entry.number, "strong"), (f"  by {text.line(entry.giver or 'the report itself')}", ""))
    notes = [] if entry.holds else ["of the larger figure" if entry.is_part else "told beside or before"]
    notes += [entry.of] if entry.is_added_up else []
    notes += [f"repeated {counted(entry.copies, 'time')}"] if entry.copies else []
    right = text.content(", ".join(notes), "muted")
    words = entry.sentence.words if entry.sentence else ""
    sentence = _sentence(entry.published, entry.outlet, entry.title, words, width)
    return [text.fitted(left, right, width) if notes else left.truncate(width, ellipsis=True), *sentence]


def _sentence(
    published: date | None, outlet: str | None, title: str, words: str, width: int
) -> list[Content]:
    source = " · ".join(filter(None, (day(published) or "no date", text.line(outlet or ""))))
    lines = [
        text.parts((f"  {source}", "muted"), _DOT, (text.line(title), "muted")).truncate(width, ellipsis=True)
    ]
    return lines + _quoted(words, width)


def _quoted(words: str, width: int) -> list[Content]:
    if not words:
        return []
    return [Content("  ") + line for line in wrapped(text.content(f"“{words}”"), width - 2, SENTENCE, 0)]
