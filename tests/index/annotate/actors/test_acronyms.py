"""What looks like letters for a name, and whose letters they are."""

from __future__ import annotations

import pytest

from index.annotate.actors.acronyms import initials_match, is_acronym


@pytest.mark.parametrize("form", ["NATO", "U.N.", "M23", "CIIE", "DoD", "WHO"])
def test_letters_look_like_letters(form: str) -> None:
    assert is_acronym(form)


@pytest.mark.parametrize("form", ["Nato", "A", "the", "2021", "O’Neil", "", "ABCDEFGHIJ"])
def test_other_words_do_not(form: str) -> None:
    assert not is_acronym(form)


@pytest.mark.parametrize(
    ("letters", "name", "match"),
    [
        ("HRT", "harrow rivers trust", True),
        ("BoE", "bank of england", True),
        ("BE", "bank of england", True),
        ("U.N.", "united nations", True),
        ("HRT", "harrow trust", False),
        ("H", "harrow", False),
    ],
)
def test_initials(letters: str, name: str, match: bool) -> None:
    assert initials_match(letters, tuple(name.split())) is match
