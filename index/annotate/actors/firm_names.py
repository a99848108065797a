"""Names of firms that a tagger takes for persons or towns: “Ann Marsh” short for Ann Marsh Holdings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.kinds import NameUses
from index.annotate.actors.person_evidence import is_who
from index.annotate.parse.words import Words
from index.annotate.places.gazetteer import gazetteer
from index.vocabulary import BODY_KINDS

_FORMS = namewords.words("legal_forms") - namewords.words("suffixes")
_WHERE = frozenset(("in", "near", "at", "from", "to", "around", "outside", "across"))
_MARKS = frozenset((",", "."))


def name_firms(words: Words, groups: Sequence[NameUses]) -> None:
    """Makes bodies of the names that are short for a firm's, and of nobody else."""
    by_key = {group.key: group for group in groups}
    firms = [group.key for group in groups if group.kind in BODY_KINDS and len(group.key) > 1]
    for group in groups:
        if group.kind not in ("person", "place") or not any(is_with_form(group.key, key) for key in firms):
            continue
        other = _is_persons(words, group, by_key) if group.kind == "person" else _is_towns(words, group)
        if not other:
            group.kind = "organization"


def without_form(key: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A firm's name without what says of what form it is, and that: “lund energy” and “inc” of “Lund Energy, Inc.”."""
    last = len(key)
    while last > 1 and (key[last - 1] in _FORMS or key[last - 1] in _MARKS):
        last -= 1
    return key[:last], tuple(word.rstrip(".") for word in key[last:] if word not in _MARKS)


def is_with_form(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """As in “Lund … Lund Group, Inc.”: whether a name is another with only words for a firm behind it."""
    rest = long[len(short) :]
    return long[: len(short)] == short and bool(rest) and all(map(_is_of_firms, rest))


def _is_of_firms(word: str) -> bool:
    return word in _FORMS or word in _MARKS or word in namewords.words("firms_behind")


def _is_persons(words: Words, group: NameUses, by_key: Mapping[tuple[str, ...], NameUses]) -> bool:
    """As in “Mr. Marsh”, “Ann Marsh, the founder”, “Ann Marsh … Marsh said”: somebody bears the firm's name."""
    nouns = (words.lower[description.noun] for description in group.described)
    if group.gender is not None or any(
        "person" in person_nouns.kinds_of(person_nouns.singular(noun)) for noun in nouns
    ):
        return True
    if any(
        namewords.is_honorific(words.lower_at(name.first - 1))
        or is_who(words, words.top(name.first, name.last))
        for name in group.names
    ):
        return True
    alone = by_key.get(group.key[-1:]) if len(group.key) > 1 else None
    return alone is not None and alone.kind == "person"


def _is_towns(words: Words, group: NameUses) -> bool:
    """Whether a place of the name is meant, by the map or by a word before it."""
    written = " ".join(group.key)
    on_map = any(site.is_big or site.kind != "town" for site in gazetteer().sites.get(written, ()))
    return on_map or any(words.lower_at(name.first - 1) in _WHERE for name in group.names)
