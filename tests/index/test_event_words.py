"""The word for an event is one that a person would use; its trigger says it more nearly than its type."""

from typing import Any

import pytest

from index.event_words import event_word
from index.vocabulary import TYPES


@pytest.mark.parametrize(
    ("type_", "trigger", "word"),
    [
        ("COERCE", "arrested", "arrest"),
        ("COERCE", "were taken into custody", "arrest"),
        ("COERCE", "compelled", "force"),
        ("ASSAULT", "Shelled", "bomb"),
        ("ASSAULT", "assaulted", "attack"),
        ("ACCUSE", "accused", "accuse"),
        ("CONSULT", "met", "meet"),
        ("CONSULT", "talks", "talk"),
        ("OTHER", "Collapsed", "collapsed"),
        ("OTHER", "’s", "other"),
    ],
)
def test_words(type_: Any, trigger: str, word: str) -> None:
    assert event_word(type_, trigger) == word


@pytest.mark.parametrize("type_", TYPES)
def test_every_type_has_a_word_in_small_letters(type_: Any) -> None:
    word = event_word(type_, "zigzagged")
    assert word
    assert word == word.lower()
