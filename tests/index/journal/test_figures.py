"""Figures, days and places of an event that people write: where they stand, and what becomes of the happening."""

from __future__ import annotations

import json

import pytest

from index.errors import Undecidable
from index.journal.apply import applied
from index.journal.builders import day_of_event, place_of_event, set_event
from index.journal.decision_words import without_article
from index.journal.figure_words import figures_by_hand, in_figure_words
from index.model import Article

TEXT = "A wall in Arvik fell and killed 4 people on Friday, wounding 1,200. It was old."


def fallen() -> Article:
    """An article with one event and its happening, of which the figure of the dead is wrong."""
    start, trigger = TEXT.index("4 people"), TEXT.index("killed")
    count = {"what": "killed", "low": 40, "high": 40, "start": start, "end": start + 1}
    content = {
        "id": "wall",
        "text": TEXT,
        "segments": [{"start": 0, "end": len(TEXT)}],
        "roles": [{"start": 0, "end": TEXT.index(" It was"), "role": "main", "confidence": 0.9}],
        "events": [{"id": "e1", "type": "ASSAULT", "start": trigger, "end": trigger + 6, "counts": [count]}],
        "happenings": [
            {
                "id": "h1",
                "type": "ASSAULT",
                "events": ["e1"],
                "counts": [{**count, "reason": "told with the event", "confidence": 0.8}],
            }
        ],
    }
    return Article.model_validate_json(json.dumps(content))


@pytest.mark.parametrize(
    ("words", "figures", "line"),
    [
        ("4 killed", [("killed", 4, 4, "4")], "4 killed"),
        ("killed at least 4; 1,200 wounded", [("killed", 4, None, "4"), ("wounded", 1200, 1200, "1,200")],
         "at least 4 killed; 1,200 wounded"),
        ("200 to 300 displaced", [("displaced", 200, 300, "killed")], "200 to 300 displaced"),
        ("about 4 killed; 1 or 2 displaced", [("killed", 3, 5, "4"), ("displaced", 1, 2, "killed")],
         "3 to 5 killed; 1 to 2 displaced"),
        ("dozens killed; more than 1,200 wounded", [("killed", 24, 99, "killed"), ("wounded", 1200, None, "1,200")],
         "24 to 99 killed; at least 1,200 wounded"),
        ("none", [], "no figures"),
    ],
)  # fmt: skip
def test_they_stand_where_the_sentence_has_them_and_are_those_of_the_happening(
    words: str, figures: list[tuple[object, ...]], line: str
) -> None:
    article = fallen()
    event = article.events[0]
    decision = set_event(article, event, {"counts": figures_by_hand(article, event, words)})
    assert without_article(decision) == f"“killed”: ASSAULT nobody → nobody, reported, {line}"
    changed = applied(article, decision)
    (event,), (happening,) = changed.events, changed.happenings
    assert [(one.what, one.low, one.high, one.of(TEXT)) for one in event.counts] == figures
    assert [(one.what, one.low, one.high) for one in happening.counts] == [one[:3] for one in figures]
    assert event.by == "hand"
    assert figures_by_hand(changed, event, in_figure_words(event)) == event.counts


@pytest.mark.parametrize("words", ["2022-05-03", ""])
def test_a_day_and_a_place_are_those_of_the_happening(words: str) -> None:
    article = fallen()
    changes = {"date": day_of_event("2022-05-02"), "place": place_of_event("Arvik", article)}
    article = applied(article, set_event(article, article.events[0], changes))
    changes = {"date": day_of_event(words), "place": place_of_event(words, article)}
    (happening,) = applied(article, set_event(article, article.events[0], changes)).happenings
    told = happening.date and str(happening.date.first), happening.place and happening.place.name
    assert told == (words or None, words or None)
    assert (happening.other_dates, happening.other_places) == ((), ())
    assert happening.missing == ({} if words else {"date": "set by hand", "place": "set by hand"})


@pytest.mark.parametrize("words", ["many killed", "4", "5 to 3 killed", "killed 4 killed", "4 killed 5"])
def test_what_is_no_figure_is_said(words: str) -> None:
    article = fallen()
    with pytest.raises(Undecidable):
        figures_by_hand(article, article.events[0], words)


def test_figures_that_nobody_set_are_not_said_to_be_set_by_hand() -> None:
    article = fallen()
    before = article.happenings[0].counts
    decision = set_event(article, article.events[0], {"place": place_of_event("Arvik", article)})
    changed = applied(article, decision)
    (event,), (happening,) = changed.events, changed.happenings
    assert event.by == "hand"
    assert happening.counts == before
    assert happening.place is not None
    assert happening.place.reason == "set by hand"
