"""Happenings, accounts, figures and timelines as records for programs: plain values with fixed names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from index.event_words import event_word
from index.happenings.accounts import Accounts
from index.happenings.figure_ledger import Category
from index.happenings.happening import CollectionHappening
from index.happenings.happening_timeline import HappeningTimeline
from index.happenings.numbers import kind_in_words
from index.happenings.telling import NamedParty, Sentence


def happening_record(happening: CollectionHappening) -> dict[str, Any]:
    """A happening with its reports."""
    return {
        "id": happening.id,
        "type": happening.type,
        "word": event_word(happening.type, happening.trigger),
        "status": happening.status,
        "title": happening.title,
        "from": happening.first and happening.first.isoformat(),
        "to": happening.last and happening.last.isoformat(),
        "date_reason": happening.date_reason,
        "reported": happening.reported and happening.reported.isoformat(),
        "reported_hour": happening.reported_hour,
        "place": happening.place,
        "agents": _parties(happening.agents),
        "recipients": _parties(happening.recipients),
        "reported_by": happening.reported_by
        and dict(zip(("id", "name"), happening.reported_by, strict=True)),
        "figures": [
            {
                "what": figure.what,
                "whom": figure.whom,
                "low": figure.low,
                "high": figure.high,
                "words": figure.words,
                "reports": figure.reports,
            }
            for figure in happening.figures
        ],
        "reports": [{"article": article, "event": event} for article, event in happening.reports],
        "articles": happening.articles,
        "origins": happening.origins,
        "confidence": happening.confidence,
        "why": happening.why,
        "disputed": happening.disputed,
    }


def account_records(happening: CollectionHappening, accounts: Accounts) -> Iterator[dict[str, Any]]:
    """The accounts of a happening; those that agree are one, with a source for each article."""
    for row in accounts.rows:
        yield {
            "happening": happening.id,
            "speaker": row.speaker,
            "stance": row.stance,
            "status": row.status,
            "cue": row.cue,
            "agents": list(row.agents),
            "recipients": list(row.recipients),
            "figures": list(row.figures),
            "place": row.place,
            "day": row.day,
            "origins": row.origins,
            "sources": [
                {
                    "article": source.article,
                    "publisher": source.outlet,
                    "published": source.published and source.published.isoformat(),
                    **_sentence(source.sentence),
                    "further": [_sentence(one) for one in source.further],
                }
                for source in row.sources
            ],
            "summary": accounts.summary,
        }


def figure_records(happening: CollectionHappening, ledger: Sequence[Category]) -> Iterator[dict[str, Any]]:
    """The figures of a happening, in the order of publication within a kind."""
    for category in ledger:
        for entry in category.entries:
            yield {
                "happening": happening.id,
                "what": entry.what,
                "whom": entry.whom,
                "low": entry.low,
                "high": entry.high,
                "words": entry.of,
                "given_by": entry.giver,
                "publisher": entry.outlet,
                "article": entry.article,
                "published": entry.published and entry.published.isoformat(),
                "copies": entry.copies,
                "holds": entry.holds,
                **(
                    _sentence(entry.sentence)
                    if entry.sentence
                    else {"start": None, "end": None, "text": None}
                ),
                "grade": category.grade,
                "rule": category.rule,
            }


def timeline_records(timeline: HappeningTimeline) -> Iterator[dict[str, Any]]:
    """The happenings of a timeline in its order, each with the lane it stands in."""
    lanes = {timeline.unit: timeline.dated, "vague": timeline.vague, "undated": timeline.undated}
    for lane, happenings in lanes.items():
        for happening in happenings:
            record = happening_record(happening)
            names = (
                "from",
                "to",
                "date_reason",
                "reported",
                "reported_hour",
                "id",
                "type",
                "title",
                "place",
                "articles",
                "origins",
            )
            yield {"lane": lane, **{name: record[name] for name in names}}


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """A record as one line of a table: lists in a cell each, their members apart by semicolons."""
    return {name: _cell(value) for name, value in record.items()}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(map(_member, value))
    return _member(value) if isinstance(value, dict) else value


def _member(value: Any) -> str:
    """A member of a list as people write it: an actor by name and id, a figure in words; what is not told left out."""
    if not isinstance(value, dict):
        return str(value)
    if "what" in value:
        return f"{value['words']} {kind_in_words(value['what'], value['whom'])}"
    if "name" in value:
        return f"{value['name']} ({value['id']})"
    return " ".join(str(part) for part in value.values() if part is not None)


def _parties(parties: Sequence[NamedParty]) -> list[dict[str, str]]:
    return [{"id": actor, "name": name} for actor, name in parties]


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {"start": sentence.start, "end": sentence.end, "text": sentence.words}
