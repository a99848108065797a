"""The user's list of actors, and what is said when it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.annotate import annotate_all
from index.annotate.actors.user_actors import UserActor, read_user_actors
from index.errors import FormatError
from index.model import Article, Segment

GOOD = """
[[actor]]
name = "John Kirby"
kind = "person"
aliases = ["Kirby"]
not_same_as = ["john-kirby-2"]

[[actor]]
id = "coast-watch"
name = "Observatorio de la Costa"
kind = "organization"
description = "our source"
"""


def test_a_list_is_read(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(GOOD, encoding="utf-8")
    kirby, watch = read_user_actors(path)
    assert (kirby.id, kirby.names, kirby.not_same_as) == (
        "john-kirby",
        ("John Kirby", "Kirby"),
        ("john-kirby-2",),
    )
    assert (watch.id, watch.kind, watch.description) == ("coast-watch", "organization", "our source")


def test_no_list_is_no_actors(tmp_path: Path) -> None:
    assert read_user_actors(tmp_path / "actors.toml") == ()


BAD = [
    ("[[actor]\n", "no TOML"),
    ('[[actor]]\nkind = "person"\n', "actor[0].name"),
    ('[[actor]]\nname = "A"\nkind = "robot"\n', "actor[0].kind"),
    ('[[actor]]\nname = " "\n', "actor[0].name"),
    ('[[actor]]\nname = "A"\nid = "Not An Id"\n', "actor[0].id"),
    ('[[actor]]\nname = "A"\ncolour = "red"\n', "actor[0].colour"),
    ('[[actor]]\nname = "A"\n[[actor]]\nname = "a"\n', "the id a stands twice"),
]


@pytest.mark.parametrize(("text", "told"), BAD)
def test_a_list_that_cannot_be_used_is_named_in_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "actors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_user_actors(path)
    assert told in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_list_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    path.write_bytes(b'[[actor]]\nname = "Caf\xe9"\n')
    with pytest.raises(FormatError, match="cannot be read"):
        read_user_actors(path)


MARR = "Joanna A. Marr, the head of the board, spoke on Monday. J. Marr said no. J.A. Marr left. “Yes,” Marr said."


def named(text: str, *listed: UserActor) -> dict[str, list[str]]:
    """The names that each actor of a text has in it, by the actor's id."""
    article = Article(id="made", text=text, segments=(Segment(start=0, end=len(text)),))
    (found,) = annotate_all([article], user_actors=listed, failed=lambda *why: pytest.fail(str(why)))
    return {
        actor.id: [text[one.start : one.end] for one in actor.mentions if one.form == "name"]
        for actor in found.actors
    }


@pytest.mark.parametrize("aliases", [(), ("Joanna Marr",), ("J. Marr",), ("Marr",)])
def test_a_listed_person_keeps_every_form_of_the_name(aliases: tuple[str, ...]) -> None:
    listed = UserActor(name="Joanna A. Marr", aliases=aliases)
    assert (
        named(MARR, listed)
        == named(MARR)
        == {"joanna-a-marr": ["Joanna A. Marr", "J. Marr", "J.A. Marr", "Marr"]}
    )


def test_the_surname_of_another_full_name_is_of_the_listed_person_too() -> None:
    listed = UserActor(name="Joanna Marr", kind="person", aliases=("Joanna Hill",))
    text = "Joanna Hill resigned on Monday. Ms. Hill said that the mine was closed."
    assert named(text, listed) == {"joanna-marr": ["Joanna Hill", "Hill"]}


def test_a_listed_body_is_no_person() -> None:
    listed = UserActor(name="Marr Steel")
    assert named("Marr Steel closed on Monday.", listed) == {"marr-steel": ["Marr Steel"]}
