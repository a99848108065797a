"""One actor for all forms of a body's name: full, shortened, its kind alone ("the Observatory"), its letters."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from itertools import pairwise

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.acronyms import initials_match, introduced, is_acronym
from index.annotate.actors.cast import Cast
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.firm_names import without_form
from index.annotate.actors.kinds import NameUses
from index.annotate.actors.mentions import ActorEntry
from index.annotate.actors.tagged_entities import Name
from index.annotate.actors.well_known import people_words
from index.model import ActorKind
from index.vocabulary import BODY_KINDS

_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "at", "-", "'s", "’s", "&", "'", "’"})
_OF_LANDS = (("county",), ("parish",), ("township",))  # “Smith” is not Smith County Crime Watch
_WITHIN_NAMES = frozenset(("'s", "’s", "'", "’", "-"))


class Bodies:
    """The bodies of one article, found by any form of their names."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.words = cast, cast.words
        self._names: list[tuple[tuple[str, ...], ActorEntry]] = []
        self._by_word: dict[str, list[tuple[tuple[str, ...], ActorEntry]]] = defaultdict(list)
        self._letters: dict[str, ActorEntry] = {}
        self._starts: dict[str, list[int]] = defaultdict(list)  # id → tokens where its names begin, in order

    def learn(self, entry: ActorEntry, name: Name) -> None:
        """Notes a written name of a body, and the acronym in brackets behind it as its own."""
        insort(self._starts[entry.id], name.first)
        key = _plain(tuple(self.words.lower[name.first : name.last]))
        if (key, entry) not in self._names:
            self._names.append((key, entry))
            for word in {*key} - _SMALL:
                self._by_word[word].append((key, entry))
        letters = introduced(self.words, name)
        if letters:
            self._letters.setdefault(self.words.forms[letters[0]], entry)

    def take(self, entry: ActorEntry, name: Name) -> None:
        """Notes a name of a body; letters introduced right behind it are a mention as well."""
        self.learn(entry, name)
        letters = introduced(self.words, name)
        if letters:
            self.cast.mention(entry, *letters)

    def of(self, group: NameUses) -> ActorEntry | None:
        """The body whose name this is a form of, or None."""
        written = self.words.forms[group.names[0].first]
        if len(group.key) == 1 and is_acronym(written):
            return self._letters.get(written) or self._spelt(written) or self._begun(group.key[0])
        by_letters = self._by_introduced_letters(group)
        if by_letters:
            return by_letters
        short = _plain(group.key)
        if (
            len(short) == 2
            and is_acronym(written)
            and self.words.forms[group.first + 1] in word_list("any_body")
        ):
            short = short[:1]  # “the SPD party”
            entry = self._letters.get(written) or self._spelt(written)
            if entry:
                return entry
        alike = self._by_word.get(_distinct(short), ())
        exact = next((entry for key, entry in alike if key == short), None)
        same = {entry.id: entry for key, entry in alike if _is_same(key, short)}
        if exact or len(same) == 1:
            return exact or next(iter(same.values()))
        longer = [(key, entry) for key, entry in alike if len(key) > len(short) and _is_part(short, key)]
        owners = {entry.id: entry for _, entry in longer}
        return next(iter(owners.values())) if len(owners) == 1 else None

    def _by_introduced_letters(self, group: NameUses) -> ActorEntry | None:
        """The body already known by the letters that stand behind one of the names of this group."""
        for name in group.names:
            letters = introduced(self.words, name)
            for _, _, entry in self.cast.covering(letters[0]) if letters else ():
                if entry.kind not in {"country", "media", "person"}:
                    return entry
        return None

    def by_kind(self, lower: str, position: int) -> ActorEntry | None:
        """The body last named before `position` in whose name this word tells the kind: "the Observatory"."""
        best: tuple[int, ActorEntry] | None = None
        for key, entry in self._by_word.get(lower, ()):
            if _tells_kind(lower, key):
                number = bisect_left(self._starts[entry.id], position)
                start = self._starts[entry.id][number - 1] if number else -1
                if start >= 0 and (best is None or start > best[0]):
                    best = (start, entry)
        return best[1] if best else None

    def add(self, group: NameUses, kind: ActorKind) -> ActorEntry:
        """A new body under the name of the group."""
        name = group.names[0]
        written = self.words.between(name.first, name.last)
        return self.cast.add(written.removeprefix("The "), kind)

    def _begun(self, letters: str) -> ActorEntry | None:
        """As in “BNP Paribasque … BNP”, “SVT Group Ltd … SVT”: the one body whose name begins with the letters."""
        owners = {
            entry.id: entry
            for key, entry in self._by_word.get(letters, ())
            if key[0] == letters and (len(key) == 2 or _says_only_kind(key[1:]))
        }
        return next(iter(owners.values())) if len(owners) == 1 else None

    def _spelt(self, letters: str) -> ActorEntry | None:
        owners = {entry.id: entry for key, entry in self._names if initials_match(letters, key)}
        return next(iter(owners.values())) if len(owners) == 1 else None


def _plain(key: tuple[str, ...]) -> tuple[str, ...]:
    """A name without possessive endings and hyphens: "Kabul's City Bank" is "Kabul City Bank"."""
    return tuple(word for word in key if word not in _WITHIN_NAMES) or key


def _is_same(key: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """As in “Lund Energy Corp. … LUND ENERGY”: one firm, of whose form no other is told."""
    (name, form), (other_name, other_form) = without_form(key), without_form(other)
    return name == other_name and (form == other_form or not form or not other_form)


def _distinct(key: tuple[str, ...]) -> str:
    """The word of a name by which it is told from others of its kind."""
    return next((word for word in key if word not in _SMALL and not namewords.is_generic(word)), key[0])


def _says_only_kind(rest: tuple[str, ...]) -> bool:
    """Whether words behind letters tell a firm's trade and form and name nobody: “Technology Group Co Ltd”."""
    forms = namewords.words("legal_forms")
    return bool(rest) and all(
        word in forms or namewords.kind_of_name(("", word)) == "organization" for word in rest
    )


def _is_part(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is the beginning or the end of a longer one and says more than a kind."""
    dull = _SMALL | namewords.words("legal_forms")
    if all(word in dull or namewords.is_generic(word) for word in short):
        return False
    begins = long[: len(short)] == short and long[len(short) :][:1] not in _OF_LANDS
    return begins or (long[-len(short) :] == short and not _is_whole(short, long[: -len(short)]))


def _is_whole(name: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """As in “Harbour Bank of Norland … Bank of Norland”: two of a kind, but for a people before it."""
    whole = len(name) > 2 and name[1] == "of" and namewords.kind_of_name(("", name[0])) in BODY_KINDS
    return whole and not all(word in people_words() or word in _SMALL for word in before)


def _tells_kind(word: str, key: tuple[str, ...]) -> bool:
    """Whether the word is the head of the name: its last, or the one before "of" or "for"."""
    if key[-1] == word or key[0] == word:
        return True
    return any(one == word and after in {"of", "for"} for one, after in pairwise(key))


def is_body(kind: str | None) -> bool:
    """Whether the kind is that of a body."""
    return kind in BODY_KINDS


def is_kind_word(lower: str) -> bool:
    """Whether a word, written with a capital and alone, is short for a body's name: "the Ministry"."""
    return bool(person_nouns.kinds_of(lower)) or namewords.kind_of_name((lower, lower)) in BODY_KINDS
