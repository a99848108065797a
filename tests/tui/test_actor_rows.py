"""What a row of the actors pane says of an actor."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from index.view import ActorRow, Anchor
from index.vocabulary import ActorKind
from tui.panes.actors import ActorsPane


@pytest.mark.parametrize(
    ("kind", "description", "says"),
    [
        ("person", "Senator", "Senator"),
        ("organization", "dockers' union", "dockers' union"),
        ("organization", "weekly", "organization"),
        ("government", "state", "government"),
        ("country", None, "country"),
    ],
)
def test_of_a_body_no_single_word_is_said_but_what_it_is(
    kind: ActorKind, description: str | None, says: str
) -> None:
    row = ActorRow("lodden", "Lodden", kind, description, 3, pinned=False, anchor=Anchor("a", 0, 6))
    (line,) = ActorsPane().draw(row, None, 80)
    assert line.plain.startswith(f"Lodden  {says}  ")


def test_whom_articles_only_describe_says_where_in_a_narrow_pane() -> None:
    row = ActorRow("people", "people", "person", None, 3, pinned=False, anchor=Anchor("a", 0, 6), named=False)
    pane = ActorsPane()
    pane._view = SimpleNamespace(articles=2)  # type: ignore[assignment]
    there = replace(row, article_title="Ferry sinks")
    assert [line.plain.strip() for line in pane.draw(there, None, 26)][1] == "in “Ferry sinks”"
    pane._view = SimpleNamespace(articles=1)  # type: ignore[assignment]
    assert len(pane.draw(there, None, 26)) == 1
