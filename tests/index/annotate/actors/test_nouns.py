"""What common nouns stand for."""

from __future__ import annotations

import pytest

from index.annotate.actors import person_nouns


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("spokeswoman", "person"),
        ("rebels", "group"),
        ("police", "government"),
        ("charities", "organization"),
        ("newspapers", "media"),
    ],
)
def test_nouns_of_people_and_bodies_have_a_kind(noun: str, kind: str) -> None:
    assert person_nouns.kinds_of(noun)[0] == kind


@pytest.mark.parametrize("noun", ["report", "weather", "strike", "statement", "table"])
def test_things_have_none(noun: str) -> None:
    assert person_nouns.kinds_of(noun) == ()


@pytest.mark.parametrize(("words", "kind"), [("an armed group", "group"), ("a retail group", "organization")])
def test_a_group_is_armed_or_a_body(words: str, kind: str) -> None:
    assert person_nouns.kind_in("group", words.split()) == kind


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("women", "woman"),
        ("ministries", "ministry"),
        ("coaches", "coach"),
        ("rebels", "rebel"),
        ("boss", "boss"),
    ],
)
def test_the_singular(plural: str, singular: str) -> None:
    assert person_nouns.singular(plural) == singular


@pytest.mark.parametrize(
    ("noun", "human"),
    [("landowners", True), ("nationalists", True), ("disclaimers", False), ("trees", False)],
)
def test_unknown_nouns_of_people_are_told_by_their_ending(noun: str, human: bool) -> None:
    assert person_nouns.looks_human(noun) is human
