"""Who is told of twice without a name: “a Norlandic court … the court”, a headline's judge and the lead's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise
from typing import Protocol

from index.annotate.actors import person_nouns
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.land_words import lands, with_lands
from index.annotate.actors.mentions import ActorEntry
from index.annotate.parse.grammar import NAMING_MODIFIERS
from index.annotate.parse.grammar_terms import ADJECTIVE_MODIFIER, POSSESSOR
from index.annotate.parse.words import Words
from index.model import SegmentKind

_WORD = re.compile(r"[^\W_]+")
_BODIES = frozenset(("organization", "government", "media"))
_OF_TEXT: frozenset[SegmentKind] = frozenset(("paragraph",))
_LEAD = 2  # paragraphs
_SHORTEST = 60  # letters of a paragraph that tells something
_TELLING = frozenset((*NAMING_MODIFIERS, ADJECTIVE_MODIFIER, POSSESSOR))
_DEFINITE = frozenset(("the", "this", "that"))
_SMALL = frozenset(("s", "the", "of"))


class CastOfDescribed(Protocol):
    """What is asked of a cast."""

    words: Words
    entries: dict[str, ActorEntry]

    def unite(self, entry: ActorEntry, other: ActorEntry) -> None:
        """Makes the mentions of the first actor those of the other."""


def unite_described(cast: CastOfDescribed) -> Mapping[str, str]:
    """Makes one of each two who are described as the same; the ids that went, each with the one that is left."""
    same: dict[str, str] = {}
    for find in (_of_headline, _of_longer, _of_only_named):
        for entry in sorted(_nameless(cast), key=lambda one: -len(one.name.split())):
            other = find(cast, entry)
            if other is not None and entry.id in cast.entries and other.id in cast.entries:
                cast.unite(entry, other)
                other.wanted = True
                same[entry.id] = other.id
    return {old: _last(same, old) for old in same}


def _last(same: Mapping[str, str], actor_id: str) -> str:
    while actor_id in same:
        actor_id = same[actor_id]
    return actor_id


def _nameless(cast: CastOfDescribed) -> list[ActorEntry]:
    """Those without a name whom a stage asked for."""
    asked_for = (entry for entry in cast.entries.values() if entry.wanted and entry.mentions)
    return [entry for entry in asked_for if not entry.named and "name" not in entry.mentions.values()]


def _of_headline(cast: CastOfDescribed, entry: ActorEntry) -> ActorEntry | None:
    """As in “Norlandic judge quits” above “Norland's top judge quit”: the one whom the lead describes so."""
    segments = cast.words.parsed.article.segments
    title = [(one.start, one.end) for one in segments if one.kind == "title"]
    text = (one for one in segments if one.kind in _OF_TEXT and one.end - one.start > _SHORTEST)
    lead = [(one.start, one.end) for one in islice(text, _LEAD)]
    if not _is_all_within(entry, title):
        return None
    beside = [one for one in _with_noun(cast, _noun(entry)) if one is not entry]
    described = _described(entry)
    if len(described) < 2 or any(_is_within(one, title) for one in beside):
        return None
    alike = [one for one in beside if not one.named and _is_within(one, lead)]
    if len(alike) != 1 or alike[0].plural != entry.plural or alike[0].kind != entry.kind:
        return None
    below = _described(alike[0])
    is_less = below <= described and (described - below) <= {*lands().values()}
    return alike[0] if described <= below or is_less else None


def _of_longer(cast: CastOfDescribed, entry: ActorEntry) -> ActorEntry | None:
    """As in “the state fire agency … the fire agency”: the one body that is described so with a word more."""
    described, noun = _described(entry), _noun(entry)
    if entry.kind not in _BODIES or entry.plural or noun in word_list("of_states"):
        return None
    if not _is_definite(cast.words, entry):
        return None
    beside = [one for one in _with_noun(cast, noun) if one is not entry]
    alike = (other for other in beside if not other.named and other.kind == entry.kind)
    longer = [other for other in alike if described <= _described(other)]
    if len(longer) != 1 or (len(described) == 1 and len(beside) > 1):
        return None
    more = _described(longer[0]) - described
    if len(described) > 1 and not more.isdisjoint(word_list("told_apart")):
        return None  # “the appeals court”, “the federal appeals court”
    if len(described) == 1 and _is_told_of_another(cast.words, noun, _described(longer[0])):
        return None
    return longer[0]


def _of_only_named(cast: CastOfDescribed, entry: ActorEntry) -> ActorEntry | None:
    """As in “Orsk City Court met … the court said”: the only body of the kind that the text tells of at all."""
    described, noun = _described(entry), _noun(entry)
    if (
        len(described) != 1
        or entry.kind not in _BODIES
        or entry.plural
        or noun not in word_list("houses_of_work")
    ):
        return None
    beside = [one for one in _with_noun(cast, noun) if one is not entry]
    if len(beside) != 1 or not beside[0].named or beside[0].kind in ("person", "country", "group"):
        return None
    if not _is_definite(cast.words, entry) or not _heads(noun, beside[0].name.lower().split()):
        return None
    uses = _uses(cast.words, noun)
    before = bool(uses) and cast.words.start[uses[0]] < min(beside[0].mentions)[0]
    return None if before or _is_told_of_another(cast.words, noun, frozenset()) else beside[0]


def _heads(noun: str, name: Sequence[str]) -> bool:
    """Whether a noun is the last word of a name, or stands before “of” or “for” in it."""
    return name[-1] == noun or any(
        word == noun and behind in ("of", "for") for word, behind in pairwise(name)
    )


def _with_noun(cast: CastOfDescribed, noun: str) -> list[ActorEntry]:
    """All actors whose name or description has the noun in it, those that nobody asked for left out."""
    listed = (one for one in cast.entries.values() if one.mentions and (one.named or one.wanted))
    return [one for one in listed if noun in (_described(one) if not one.named else _words(one.name))]


def _noun(entry: ActorEntry) -> str:
    """The noun of a description, the last word before “of” or “for”."""
    before = re.split(r" (?:of|for|in) ", entry.name.lower())[0]
    return next(reversed(_WORD.findall(before)), "")


def _described(entry: ActorEntry) -> frozenset[str]:
    """The words of a description in small letters, people and possessors as their countries."""
    return with_lands(_words(entry.name)) - _SMALL


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.lower()))


def _is_definite(words: Words, entry: ActorEntry) -> bool:
    """Whether each time “the” stands before the description, in a headline nothing."""
    starts = (words.at(start) for (start, _), form in entry.mentions.items() if form == "nominal")
    return all(words.lower[token] in _DEFINITE or words.lower_at(token - 1) in _DEFINITE for token in starts)


def _is_told_of_another(words: Words, noun: str, but: frozenset[str]) -> bool:
    """Whether somewhere the noun has words before it that tell of another, or is a plural."""
    if any(not _told_with(words, token) <= but for token in _uses(words, noun)):
        return True
    return any(person_nouns.singular(lower) == noun != lower for lower in {*words.lower})


def _uses(words: Words, noun: str) -> list[int]:
    """Where a noun stands in small letters."""
    return [token for token, lower in enumerate(words.lower) if lower == noun == words.forms[token]]


def _told_with(words: Words, token: int) -> set[str]:
    """What stands before a noun to tell which is meant."""
    before = (kid for kid in words.children[token] if kid < token and words.dep[kid] in _TELLING)
    return {*with_lands(words.lower[kid] for kid in before)}


def _is_all_within(entry: ActorEntry, spans: Iterable[tuple[int, int]]) -> bool:
    inside = list(spans)
    return all(any(first <= start < last for first, last in inside) for start, _ in entry.mentions)


def _is_within(entry: ActorEntry, spans: Iterable[tuple[int, int]]) -> bool:
    inside = list(spans)
    return any(first <= start < last for first, last in inside for start, _ in entry.mentions)
