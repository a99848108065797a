"""What a collection has on actors: every line leads to as many rows as it says, and says what the articles say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.arrangement import for_screen
from index.collection import Collection
from index.explore import Explorer
from index.happenings.happening import happening_of
from index.happenings.telling import tellings_of
from index.leads.actor_network import network
from index.leads.actor_page import DESCRIBED, DID, NAMES, SAID, SUFFERED, WITH, actor_page
from index.leads.background import background, background_of_happening
from index.leads.comparison import comparison
from index.leads.lead import Lead, Leads
from tests.index.happenings.stories import story
from tests.index.leads.reports import REPORTS, in_two_parts, report

LEAST = 0.4


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    """Two parts."""
    return in_two_parts(tmp_path_factory.mktemp("port"))


def asked(
    explorer: Explorer, question: Callable[..., Leads | None], *actors: str, least: float = LEAST
) -> Leads:
    found = explorer.answer(lambda viewer: question(viewer, *actors, least=least))
    assert found is not None
    return found


def told(leads: Leads, section: str) -> list[tuple[str, int]]:
    return [(line.words, line.count) for line in leads.section(section)]


@pytest.mark.parametrize("actor", ["ana-brandt", "pier-union"])
@pytest.mark.parametrize("question", ["page", "network", "comparison"])
def test_a_line_leads_to_as_many_rows_as_it_says(explorer: Explorer, question: str, actor: str) -> None:
    made = {
        "page": lambda: asked(explorer, actor_page, actor),
        "network": lambda: asked(explorer, network, actor),
        "comparison": lambda: asked(explorer, comparison, "lodeport", actor),
    }
    leads = made[question]()
    assert leads.lines
    for line in leads.lines:
        rows = getattr(explorer.explore(line.focus, arrangement=for_screen(LEAST)), line.pane)
        assert len(rows) == line.count or (not line.count and len(rows)), line


def test_the_page_counts_what_copies_repeat_apart(tmp_path: Path) -> None:
    collection = Collection.create(tmp_path / "desk")
    first, second = REPORTS[:2]
    for one in (first, second, first.model_copy(update={"id": "wire", "copy_of": first.id})):
        collection.add(one)
    made = Explorer(collection, cache=tmp_path / "index")
    made.prepare()
    page = asked(made, actor_page, "ana-brandt")
    assert "of 2 articles" in page.about
    assert page.about.endswith("more in copies")


def test_the_page_of_an_actor(explorer: Explorer) -> None:
    page = asked(explorer, actor_page, "ana-brandt")
    assert page.title == "Ana Brandt"
    assert page.about == "person · head of the port · 9 passages of 4 articles, 1 Mar 2031 to 9 Mar 2031"
    assert [(line.words, line.note) for line in page.section(NAMES)] == [
        ("Ana Brandt", "in 6 passages, ahead of any other name"),
        ("Brandt", "in 3 passages, ahead of any other name"),
    ]
    assert page.section(NAMES)[1].first == date(2031, 3, 1)
    assert [(line.words, line.note) for line in page.section(DESCRIBED)] == [
        ("harbour master", "in 2 articles"),
        ("head of the port", "in 1 article"),
    ]
    assert told(page, SAID) == [("quotes by Ana Brandt", 1), ("quotes about Ana Brandt", 1)]
    assert told(page, DID) == [("accuse", 2)]
    assert told(page, SUFFERED) == [("threaten", 1)]
    assert told(page, WITH) == [("Pier Union", 6), ("Lodeport", 2)]
    assert sum(count for _day, count in page.days) == 9


def test_what_is_not_sure_is_left_out_unless_it_is_asked_for(explorer: Explorer) -> None:
    assert told(asked(explorer, actor_page, "ana-brandt", least=0.0), DID) == [("accuse", 2), ("attack", 1)]


def test_nobody_has_no_page(explorer: Explorer) -> None:
    for question in (actor_page, network, background):
        assert explorer.answer(partial(question, actor="nobody")) is None
    assert explorer.answer(lambda viewer: comparison(viewer, "ana-brandt", "nobody")) is None


def test_two_actors_beside_each_other(explorer: Explorer) -> None:
    between = asked(explorer, comparison, "ana-brandt", "pier-union")
    assert told(between, "Ana Brandt → Pier Union") == [("accuse", 2), ("said of Pier Union", 1)]
    assert told(between, "Pier Union → Ana Brandt") == [("threaten", 1), ("said of Ana Brandt", 1)]
    newest = between.section("Ana Brandt → Pier Union")[0]
    assert newest.sentence.startswith("Brandt accused Pier Union again")
    assert newest.article == "report-3"


def test_who_stands_on_either_side(explorer: Explorer) -> None:
    sides = asked(explorer, network, "pier-union")
    assert told(sides, "Act on Pier Union") == [("Ana Brandt", 2)]
    assert sides.section("Act on Pier Union")[0].note == "accuse 2"
    assert told(sides, "Pier Union acts on") == [("Ana Brandt", 1)]


def past(explorer: Explorer, actor: str = "ana-brandt", limit: int | None = None) -> tuple[Lead, ...]:
    found = explorer.answer(lambda viewer: background(viewer, actor, limit))
    assert found is not None
    return found.lines


def test_the_same_fact_stands_once_and_its_denial_by_itself(explorer: Explorer) -> None:
    lines = past(explorer)
    assert [(line.section, line.words[:21], "in 2 articles" in line.note) for line in lines] == [
        ("2019", "Ana Brandt took over ", True),
        ("2019", "Ana Brandt never took", False),
    ]
    assert {row.anchor.article for row in explorer.explore(lines[0].focus).context} >= {
        "report-1",
        "report-2",
    }


def test_what_most_articles_have_is_shown_first_where_not_all_is(explorer: Explorer) -> None:
    assert [line.words[:15] for line in past(explorer, limit=1)] == ["Ana Brandt took"]


def test_what_was_before_a_happening_is_told_by_all_articles_that_report_it(explorer: Explorer) -> None:
    row = happening_of(tellings_of(story("post")), "", 1.0)
    two = replace(row, reports=(("report-1", "e1"), ("report-2", "e1")))
    found = explorer.answer(lambda viewer: background_of_happening(viewer, two))
    assert [(line.section, line.words[:21]) for line in found.lines] == [
        ("2019", "Ana Brandt took over "),
        ("2019", "Ana Brandt never took"),
    ]
    assert found.title == row.title


def test_background_is_only_what_names_the_actor(explorer: Explorer) -> None:
    assert [line.words for line in past(explorer, "lodeport")] == [
        "Lodeport handles half of the country's grain."
    ]


@given(
    st.lists(st.sampled_from(["union", "grain", "never", "2019", "2021", "harbour", "strike"]), min_size=3),
    st.lists(st.sampled_from(["union", "grain", "never", "2019", "2021", "harbour", "strike"]), min_size=3),
)
def test_no_two_sentences_are_one_fact_that_differ_in_a_number_or_a_negation(
    one: list[str], other: list[str]
) -> None:
    from index.leads.background import BackgroundFact, alike
    from index.view import Anchor, ContextRow

    facts = []
    for words in (one, other):
        row = ContextRow("history", " ".join(words), 0.9, None, Anchor("a", 0, 1))
        facts.append(BackgroundFact.of(row, (0, 0)))
    differ = {word for word in one if word in ("never", "2019", "2021")} ^ {
        word for word in other if word in ("never", "2019", "2021")
    }
    assert not (alike(*facts) and differ)
    assert alike(facts[0], facts[0])


def test_lines_are_the_same_in_json(explorer: Explorer) -> None:
    page = asked(explorer, actor_page, "ana-brandt")
    record = page.section(DID)[0].to_json()
    assert record["words"] == "accuse"
    assert record["asks"] == {"agents": ["ana-brandt"], "types": ["ACCUSE"]}
    assert "sentence" not in record


def test_an_actor_of_one_passage_has_no_company(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("one")
    collection = Collection.create(folder / "desk")
    collection.add(report(9, date(2031, 4, 1), ("main", "Ana Brandt left.")))
    explorer = Explorer(collection, cache=folder / "index")
    explorer.prepare()
    page = asked(explorer, actor_page, "ana-brandt")
    assert [line.words for line in page.section(NAMES)] == ["Ana Brandt"]
    assert page.section(WITH) == ()
