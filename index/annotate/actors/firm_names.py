"""Names of firms, with and without their form: “Lund Energy, Inc.” is Lund Energy."""

from __future__ import annotations

from index.annotate.actors import namewords

_FORMS = namewords.words("legal_forms") - namewords.words("suffixes")
_MARKS = frozenset((",", "."))


def without_form(key: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A firm's name without what says of what form it is, and that: “lund energy” and “inc” of “Lund Energy, Inc.”."""
    last = len(key)
    while last > 1 and (key[last - 1] in _FORMS or key[last - 1] in _MARKS):
        last -= 1
    return key[:last], tuple(word.rstrip(".") for word in key[last:] if word not in _MARKS)
