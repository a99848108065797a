"""Whether two names of persons may be one person's: middle names, initials, titles and slips of the pen."""

from __future__ import annotations

import re

from index.annotate.actors import namewords

MARKS = frozenset({",", ".", "“", "”", "‘", "’", "``", "''", '"'})
_TAILS = namewords.words("suffixes")
_NICKNAME_MARKS = frozenset({"“", "”", "‘", "``", "''", '"'})
_INITIALS = re.compile(r"[^\W\d_](\.-?[^\W\d_])*")  # “j”, “j.a”
_LONG_NAME = 8  # letters of a first name that no other is but one letter away from


def bare_name(key: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """A person's name without titles before it and a tail such as "Jr." behind it, and that tail without its dot."""
    marks = [place for place, word in enumerate(key) if word in _NICKNAME_MARKS and place + 2 < len(key)]
    quoted = set(range(marks[0], marks[-1])) if len(marks) > 1 else {place + 1 for place in marks}
    words = [word for place, word in enumerate(key) if word not in MARKS and place not in quoted]
    tail = words.pop().rstrip(".") if len(words) > 1 and words[-1] in _TAILS else ""
    while len(words) > 1 and namewords.is_honorific(words[0]) and not namewords.first_name_gender(words[0]):
        words.pop(0)
    return tuple(words), tail


def same_name(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of persons can be one person's: same surname and first name, middle names not at odds."""
    name, other = _without_hyphens(name), _without_hyphens(other)
    if name == other:
        return True
    short, long = sorted((name, other), key=len)
    if len(short) < 2:
        return False
    if long[-len(short) :] == short and len(short) > 1:
        return True
    if short[-1] != long[-1] or not _same_first(short[0], long[0]):
        return False
    if len(short) == len(long) and len(short) > 2:
        return all(_same_first(left, right) for left, right in zip(short, long, strict=True))
    return len(short) == 2


def _without_hyphens(name: tuple[str, ...]) -> tuple[str, ...]:
    """“Abdel-Rahim Lund” is “Abdel Rahim Lund”."""
    return tuple(word for word in name if word != "-")


def _same_first(name: str, other: str) -> bool:
    """The same first name, or its initial, or a slip of the pen."""
    if name == other or _is_slip(name, other):
        return True
    short, long = sorted((name.rstrip("."), other.rstrip(".")), key=len)
    initials = _INITIALS.fullmatch(short) is not None
    return initials and long.startswith(short[0])


def _is_slip(name: str, other: str) -> bool:
    """As in “Christhiane Lund … Cristhiane Lund”: long names that one letter tells apart, not both of them known."""
    short, long = sorted((name, other), key=len)
    if (
        len(short) < _LONG_NAME
        or len(long) - len(short) > 1
        or all(map(namewords.is_given_name, (name, other)))
    ):
        return False
    same = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
