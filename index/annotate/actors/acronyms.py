"""Acronyms: letters that stand for a longer name, put in brackets behind it or made of its initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.annotate.actors.tagged_entities import Name
    from index.annotate.parse.words import Words

_SMALL = frozenset(
    {"of", "for", "the", "and", "in", "on", "to", "de", "des", "du", "la", "le", "&", "-", "'s", "’s"}
)
_LONGEST = 8
_BRIDGE = frozenset(
    {"also", "better", "known", "as", "or", "called", "simply", "widely", "by", "its", "the", "acronym"}
)
_LONGEST_BRIDGE = 5  # words between a name and its letters
_CALLED = frozenset(("as", "or", "called", "the"))
_INSIDE_NAMES = frozenset(("-", "'s", "’s", "&"))


def is_acronym(form: str) -> bool:
    """Whether a word looks like an acronym: two to eight letters or digits, all big but for a small one."""
    bare = form.replace(".", "")
    if not (2 <= len(bare) <= _LONGEST and bare.isalnum() and bare[:1].isupper()):
        return False
    return sum(letter.isupper() or letter.isdigit() for letter in bare) >= max(2, len(bare) - 1)


def initials_match(acronym: str, name: tuple[str, ...]) -> bool:
    """Whether the letters are the initials of the name's words, small words left out or not."""
    letters = acronym.replace(".", "").lower()
    words = [word for word in name if word not in _INSIDE_NAMES]
    big = [word for word in words if word not in _SMALL]
    return len(big) > 1 and letters in {_initials(words), _initials(big)}


def introduced(words: Words, name: Name) -> tuple[int, int] | None:
    """The tokens of the letters given right behind a name: "… for Human Rights (OSDH)", "…, known as M23"."""
    token, end = name.last, len(words)
    if token + 2 < end and words.forms[token] in {"(", "["}:
        bracketed = words.forms[token + 2] in {")", "]"} and is_acronym(words.forms[token + 1])
        return (token + 1, token + 2) if bracketed else None
    token += token < end and words.forms[token] == ","
    skipped = token
    while token < end and token - skipped < _LONGEST_BRIDGE and words.lower[token] in _BRIDGE:
        token += 1
    bridged = token > skipped and token < end and words.lower[token - 1] in _CALLED
    if (
        bridged and token == skipped + 1 and words.lower[skipped] == "the"
    ):  # “the Treasury, the FBI and the police”
        bridged = initials_match(words.forms[token], tuple(words.lower[name.first : name.last]))
    return (token, token + 1) if bridged and is_acronym(words.forms[token]) else None


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)
