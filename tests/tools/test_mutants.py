"""Faults that are put into functions: which there are, and that they are there once they are put in."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from tools.mutants import install, mutants_of

MODULE = '''
from functools import cache

LIMIT = 3


@cache
def limit(extra: int = 1) -> int:
    """The limit, and more."""
    return LIMIT + 2


class Word:
    def __init__(self, text: str) -> None:
        self.text = text

    @property
    def is_long(self) -> bool:
        return len(self.text) > limit() and not self.text.startswith("x")
'''


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The module above, to be imported anew."""
    (tmp_path / "words.py").write_text(MODULE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "words", raising=False)
    return Path("words.py")


def test_every_place_of_a_rule_is_changed_and_no_default_annotation_or_docstring(path: Path) -> None:
    assert [(mutant.function, mutant.line, mutant.change) for mutant in mutants_of(path)] == [
        ("limit", 10, "Add → Sub"),
        ("limit", 10, "2 → 3"),
        ("Word.is_long", 19, "and → or"),
        ("Word.is_long", 19, "Gt → GtE"),
        ("Word.is_long", 19, "not x → x"),
        ("Word.is_long", 19, "'x' → '~x'"),
    ]


@pytest.mark.parametrize(
    ("change", "text", "is_long"),
    [
        ("Add → Sub", "ab", True),
        ("2 → 3", "abcdef", False),
        ("and → or", "abc", True),
        ("Gt → GtE", "abcde", True),
        ("not x → x", "xbcdef", True),
        ("'x' → '~x'", "xbcdef", True),
    ],
)
def test_a_fault_is_there_once_it_is_put_in(path: Path, change: str, text: str, is_long: bool) -> None:
    words = importlib.import_module("words")
    assert words.Word(text).is_long is not is_long
    install(next(mutant for mutant in mutants_of(path) if mutant.change == change))
    assert words.Word(text).is_long is is_long
