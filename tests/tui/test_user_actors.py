"""What a collection's `actors.toml` says of actors wins: each promise tried as a user would, by the command."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.collection import Collection
from index.model import Actor, Article

Run = Callable[..., list[Article]]

WATCH = """
[[actor]]
id = "coast-watch"
name = "Coast Watch"
kind = "organization"
aliases = ["OBCN", "the Watch"]
description = "our source on the quay"
"""


@pytest.fixture
def added(tmp_path: Path, dateline: Any) -> Run:
    """Texts added to a collection with such a list, as its articles; `options` go to `dateline add`."""

    def add(listed: str, *texts: str, options: tuple[str, ...] = ()) -> list[Article]:
        desk = tmp_path / "desk"
        (desk / "articles").mkdir(parents=True, exist_ok=True)
        (desk / "actors.toml").write_text(listed, "utf-8")
        for number, text in enumerate(texts, 1):
            (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\n{text}\n", "utf-8")
        files = [tmp_path / f"{number}.txt" for number in range(1, len(texts) + 1)]
        assert dateline("add", *files, "--to", desk, *options).code == 0
        articles = {article.title: article for article in Collection.open(desk).articles()}
        return [articles[f"Report {number}"] for number in range(1, len(texts) + 1)]

    return add


def named(article: Article, actor_id: str) -> list[str]:
    actor = article.actor(actor_id)
    return [one.of(article.text) for one in actor.mentions if one.form == "name"] if actor else []


def only(article: Article) -> Actor:
    (actor,) = article.actors
    return actor


@pytest.mark.parametrize(
    "text",
    [
        "OBCN counted six ships. Later the Watch saw two more.",
        "Obcn counted six ships. Later THE WATCH saw two more.",
        "In March obcn counted six ships. Later the watch saw two more.",
        "The Watch counted six ships. Later OBCN saw two more.",
    ],
)
def test_all_names_of_a_listed_actor_are_one_actor_in_any_letter_case(added: Run, text: str) -> None:
    (article,) = added(WATCH, text)
    actor = only(article)
    assert (actor.id, actor.name, actor.kind) == ("coast-watch", "Coast Watch", "organization")
    assert actor.description == "our source on the quay"
    names = [one.lower().removeprefix("the ") for one in named(article, "coast-watch")]
    assert sorted(names) == ["obcn", "watch"]


def test_the_list_reaches_every_process_that_annotates(added: Run) -> None:
    texts = [f"On day {day} the watch saw a ship near Sund. " * 400 for day in range(1, 5)]
    for article in added(WATCH, *texts, options=("--jobs", "2")):
        assert len(named(article, "coast-watch")) == 400


def test_letters_that_are_a_word_in_small_letters_are_no_name(added: Run) -> None:
    listed = '[[actor]]\nname = "Union of Seafarers"\nkind = "organization"\naliases = ["US"]\n'
    (article,) = added(listed, "The port told us nothing. US asked again on Friday.")
    assert named(article, "union-of-seafarers") == ["US"]


def test_a_listed_name_wins_over_a_well_known_one(added: Run) -> None:
    listed = '[[actor]]\nid = "apple-farm"\nname = "Apple"\nkind = "organization"\n'
    (article,) = added(listed, "Apple sold its barn on Monday. Apple will move to Sund.")
    assert named(article, "apple-farm") == ["Apple", "Apple"]
    assert article.actor("apple") is None


def test_the_speaker_of_a_quote_is_the_listed_actor(added: Run) -> None:
    (article,) = added(WATCH, "“Two ships left the harbour at dawn,” the Watch said on Monday.")
    assert [quote.speaker for quote in article.quotes] == ["coast-watch"]


def test_namesakes_are_told_apart_by_description(added: Run) -> None:
    listed = """
    [[actor]]
    id = "orla-fenn-baker"
    name = "Orla Fenn"
    kind = "person"
    description = "baker in Sund"
    not_same_as = ["orla-fenn"]
    """
    politician, baker = added(
        listed,
        "The minister Orla Fenn resigned on Monday.",
        "Orla Fenn, a baker, sold bread on Monday.",
    )
    assert politician.actor("orla-fenn") is not None
    assert baker.actor("orla-fenn-baker") is not None
    assert baker.actor("orla-fenn") is None


def test_the_list_that_the_readme_shows_works(added: Run) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    shown = next(one for one in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL) if "[[actor]]" in one)
    (article,) = added(
        shown, "Popular Mobilization Forces left Mosul. PMF said so. The hashed al-shaabi agreed."
    )
    assert len(named(article, "hashed-al-shaabi")) == 3
    assert [actor.id for actor in article.actors if actor.kind == "group"] == ["hashed-al-shaabi"]


@pytest.mark.parametrize(
    ("listed", "why"),
    [
        ("[[actor]]\nkind = 'person'\n", "actor[0].name"),
        ("[[actor]]\nname = 'A'\nkind = 'sheep'\n", "actor[0].kind"),
        ("[[actor]]\nname = 'A'\n[[actor]]\nname = 'a'\n", "stands twice"),
        ("[[actor]\n", "no TOML"),
    ],
)
def test_a_list_that_cannot_be_used_is_one_sentence_and_nothing_is_added(
    tmp_path: Path, dateline: Any, listed: str, why: str
) -> None:
    desk = tmp_path / "desk"
    (desk / "articles").mkdir(parents=True)
    (desk / "actors.toml").write_text(listed)
    (tmp_path / "a.txt").write_text("A port\n\nThe port is closed, the port authority said.\n")
    ran = dateline("add", tmp_path / "a.txt", "--to", desk)
    assert ran.code != 0
    assert "actors.toml" in ran.err
    assert why in ran.err
    assert len(Collection.open(desk)) == 0


def test_what_was_added_before_a_list_is_said_to_lack_its_names(
    tmp_path: Path, added: Run, dateline: Any
) -> None:
    text = "OBCN counted six ships. Later the Watch saw two more."
    added("", text)
    (tmp_path / "desk" / "actors.toml").write_text(WATCH, "utf-8")
    line = ("add", tmp_path / "1.txt", "--to", tmp_path / "desk")
    hint = f"dateline add --again {tmp_path / '1.txt'} --to {tmp_path / 'desk'}"
    assert hint in dateline(*line).err
    assert hint not in dateline(*line).err
    (article,) = added(WATCH, text, options=("--again",))
    assert named(article, "coast-watch") == ["OBCN", "the Watch"]
