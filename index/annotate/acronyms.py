"""Acronyms: letters that stand for a longer name, put in brackets behind it or made of its initials."""

from __future__ import annotations

from index.annotate.names import Name
from index.annotate.words import Words

_SMALL = frozenset(
    {"of", "for", "the", "and", "in", "on", "to", "de", "des", "du", "la", "le", "&", "-", "'s", "’s"}
)
_LONGEST = 8


def is_acronym(form: str) -> bool:
    """Whether a word looks like an acronym: two to eight letters, capitals but for a small one or two."""
    bare = form.replace(".", "")
    return (
        2 <= len(bare) <= _LONGEST
        and bare.isalpha()
        and bare[:1].isupper()
        and sum(map(str.isupper, bare)) >= len(bare) - 1
    )


def initials_match(acronym: str, name: tuple[str, ...]) -> bool:
    """Whether the letters are the initials of the name's words, small words left out or not."""
    letters = acronym.replace(".", "").lower()
    words = [word for word in name if word not in {"-", "'s", "’s", "&"}]
    big = [word for word in words if word not in _SMALL]
    return len(big) > 1 and letters in {_initials(words), _initials(big)}


def introduced(words: Words, name: Name) -> tuple[int, int] | None:
    """The tokens of an acronym in brackets right behind a name: "Observatory for Human Rights (OSDH)"."""
    start = name.last
    bracketed = start + 2 < len(words) and words.forms[start] == "(" and words.forms[start + 2] == ")"
    return (start + 1, start + 2) if bracketed and is_acronym(words.forms[start + 1]) else None


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)
