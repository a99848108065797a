"""What says that a name is no person's, whatever the tagger takes it for: “the Kelly File”, “the Tom Wizard books”."""

from __future__ import annotations

from collections.abc import Sequence, Set

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.tagged_entities import Name
from index.annotate.parse.grammar_terms import PLURAL_NAME
from index.annotate.parse.words import Words
from index.annotate.places.gazetteer import gazetteer

_ARTICLES = frozenset(("the", "a", "an"))
_MOST_USES = 20


def is_with_article(words: Words, names: Sequence[Name]) -> bool:
    """As in “on the Kelly File”, “at a Rom Con”: with an article, which persons do not have, or before a noun."""
    uses = names[:_MOST_USES]
    first, last = words.lower[uses[0].first], words.lower[uses[0].last - 1]
    if any(name.last - name.first < 2 for name in uses) or namewords.is_family_name(last):
        return False
    ends = [name for name in uses if not _is_before_noun(words, name)]
    if namewords.is_given_name(first) and len(ends) < len(uses):
        return False
    return bool(ends) and all(words.lower_at(name.first - 1) in _ARTICLES for name in ends)


def _is_before_noun(words: Words, name: Name) -> bool:
    """Whether an article before a name belongs to a noun behind it: “the Ann Lund case”."""
    return name.last < len(words) and words.head[name.last - 1] >= name.last


def is_of_work(words: Words, names: Sequence[Name]) -> bool:
    """As in “the Tom Wizard books”, “a Cookie Beast figure”: each use is before a work or a toy that is called so."""
    uses = names[:_MOST_USES]
    several = all(name.last - name.first > 1 for name in uses)
    return several and all(words.lower_at(name.last) in namewords.words("titled_things") for name in uses)


def is_prize(words: Words, names: Sequence[Name]) -> bool:
    """As in “the Tony-winning actor”: what one wins or is named for."""
    behind = (words.lower[name.last : name.last + 2] for name in names[:_MOST_USES])
    return all(len(two) == 2 and two[0] == "-" and two[1] in namewords.words("prized") for two in behind)


def is_family(words: Words, names: Sequence[Name], surnames: Set[str]) -> bool:
    """As in “many Iowans”, “the Lunds arrived”: several people, by the ending and the word before it."""
    uses = names[:_MOST_USES]
    lower = words.lower[uses[0].first]
    return all(
        name.last - name.first == 1
        and lower.endswith("s")
        and (words.tag[name.first] == PLURAL_NAME or lower[:-1] in surnames)
        and (
            words.lower_at(name.first - 1) == "the"
            or person_nouns.is_quantity(words.lower_at(name.first - 1))
        )
        for name in uses
    )


def is_team(words: Words, names: Sequence[Name]) -> bool:
    """As in “the Denver Broncos”: a town's name and a plural, with “the” before it."""
    first, last = names[0].first, names[0].last
    town = words.between(first, last - 1).lower() if last - first > 1 else ""
    cities = [site for site in gazetteer().sites.get(town, ()) if site.kind != "town"]
    lower = words.lower[last - 1]
    if not cities or not lower.endswith("s") or namewords.is_family_name(lower):
        return False
    if namewords.kind_of_name(tuple(words.lower[first:last])) is not None:
        return False
    return any(words.lower_at(name.first - 1) == "the" for name in names)
