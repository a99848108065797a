"""Where names stand: the tagger's entities, repaired with what is known, with the document itself and with grammar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from index.annotate import metonymy, namewords, nouns
from index.annotate.known import Found, Roster
from index.annotate.words import Words

LONGEST = 12  # tokens of a name
_TAGGED = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_NO_NAME = re.compile(r"[@#/\\<>{}=|_*\[\]]|www\.|^\W*$|^[\W\d]+$|\.(?:com|org|net)\b")
_PREFIXES = frozenset({"pro", "anti", "ex", "non", "post", "pre", "former", "mid", "un"})
_PARTICLES = frozenset(
    {"von", "van", "der", "den", "bin", "ibn", "al", "el", "de", "da", "di", "du", "dos", "ter"}
)
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_LONGEST_SMALL = 3  # letters of words that a headline leaves without a capital
_FEWEST_WORDS = 4  # words that tell whether a paragraph is written in capitals


@dataclass(slots=True)
class Name:
    """A name in the text: its tokens, the tagger's label, and the known actor whose name it is."""

    first: int
    last: int
    label: str | None = None
    found: Found | None = None


@dataclass(frozen=True)
class Capitals:
    """Paragraphs in which a capital letter says little: all in capitals, or every word with one."""

    shouted: set[int]
    titled: set[int]


def find_names(words: Words, roster: Roster) -> list[Name]:
    """Every name in the text, in order, without overlap."""
    capitals = capitals_of(words)
    taken: dict[int, Name] = {}
    known = [
        one
        for one in roster.find(words, capitals.shouted, metonymy.shouted_words())
        if _is_written_as_name(words, one)
    ]
    tagged = [name for name in _tagged(words) if name]
    surnames = {
        words.forms[name.last - 1] for name in tagged if name.label == "PERSON" and name.last - name.first > 1
    }
    starts = {one.first: one for one in known}
    covered = {token: one for one in known for token in range(one.first, one.last)}
    for entity in tagged:
        kept = _against_known(words, entity, starts, covered, surnames)
        if kept and not (entity.first in taken or entity.last - 1 in taken):
            taken.update(dict.fromkeys(range(kept.first, kept.last), kept))
    for one in known:
        if not any(token in taken for token in range(one.first, one.last)):
            taken.update(dict.fromkeys(range(one.first, one.last), Name(one.first, one.last, None, one)))
    seen = {tuple(words.forms[name.first : name.last]) for name in tagged} | {(one,) for one in surnames}
    for name in _untagged(words, taken, capitals, seen):
        taken.update(dict.fromkeys(range(name.first, name.last), name))
    _repeat(words, taken)
    unique = {id(name): name for _, name in sorted(taken.items())}
    widened = [_widened(words, name, taken) for name in unique.values() if not _is_nobody(name)]
    return _without_headline_words(words, widened, capitals.titled)


def _without_headline_words(words: Words, names: list[Name], titled: set[int]) -> list[Name]:
    """The names without those that only a line like a headline writes with capitals; persons in full are kept."""
    elsewhere = {words.lower[name.first] for name in names if words.paragraph[name.first] not in titled}
    elsewhere |= {words.lower[name.last - 1] for name in names if words.paragraph[name.first] not in titled}

    def is_kept(name: Name) -> bool:
        if name.found:
            return True
        if metonymy.begins_dateline(words, name.first, name.last):
            return False
        if words.paragraph[name.first] not in titled or words.lower[name.last - 1] in elsewhere:
            return True
        return name.label == "PERSON" and namewords.first_name_gender(words.lower[name.first]) is not None

    return [name for name in names if is_kept(name)]


def capitals_of(words: Words) -> Capitals:
    """The paragraphs written in capitals, and those written like headlines."""
    total: Counter[int] = Counter()
    upper: Counter[int] = Counter()
    small: Counter[int] = Counter()
    ends: dict[int, str] = {}
    for form, lower, paragraph in zip(words.forms, words.lower, words.paragraph, strict=True):
        if len(form) > 1 and form.isalpha():
            total[paragraph] += 1
            upper[paragraph] += form.isupper()
            small[paragraph] += form == lower and len(form) > _LONGEST_SMALL
        elif not form.isspace():
            ends[paragraph] = form
    long = [one for one, count in total.items() if count >= _FEWEST_WORDS]
    shouted = {one for one in long if upper[one] > 0.7 * total[one]}
    titled = {
        one for one in long if not small[one] and (ends.get(one) != "." or total[one] > 2 * _FEWEST_WORDS)
    }
    return Capitals(shouted, titled - shouted)


def _tagged(words: Words) -> Iterator[Name | None]:
    for entity in words.doc.ents:
        if entity.label_ in _TAGGED:
            yield _trimmed(words, entity.start, entity.end, entity.label_)


def _trimmed(words: Words, first: int, last: int, label: str) -> Name | None:
    """The entity without line breaks, determiners, titles and endings that are no part of the name."""
    for token in range(first, last):
        if words.pos[token] == "SPACE" and "\n" in words.forms[token]:
            first, last = (first, token) if token > first else (token + 1, last)
            break
    while (
        first < last
        and _leads(words, first, label)
        and (last - first > 1 or not words.forms[first][:1].isupper())
    ):
        first += 1
    for token in range(last - 1, first, -1):
        if label == "PERSON" and words.lower[token] in _POSSESSIVE - {"'", "’"} and token < last - 1:
            first = token + 1
            break
        if words.forms[token] in {"(", "["}:
            last = token
        if label == "PERSON" and words.forms[token] == "-" and token - first > 1 and last - token > 2:
            last = token
    while first < last and _trails(words, last - 1, label):
        last -= 1
    if label == "PERSON" and first < last:
        first, last = _with_particles(words, first, last)
    if not first < last <= first + LONGEST:
        return None
    written = words.between(first, last)
    if (
        written.islower()
        or _NO_NAME.search(written)
        or not any(form[:1].isupper() for form in words.forms[first:last])
    ):
        return None
    return Name(first, last, label)


def _with_particles(words: Words, first: int, last: int) -> tuple[int, int]:
    """A person's name with the small words before the surname: "von der Leyen", "bin Salman"."""
    while last < len(words) and words.lower[last - 1] in _PARTICLES and words.forms[last][:1].isupper():
        last += 1
    while first > 0 and words.lower[first - 1] in _PARTICLES and words.pos[first - 1] == "PROPN":
        first -= 1
    return first, last


def _leads(words: Words, token: int, label: str) -> bool:
    lower = words.lower[token]
    if words.pos[token] in {"DET", "SPACE", "PUNCT", "SYM"} or lower in _POSSESSIVE or lower == "-":
        return True
    if lower in _PREFIXES and token + 1 < len(words) and words.forms[token + 1] == "-":
        return True
    if words.pos[token] in {"NUM", "ADV", "SCONJ", "CCONJ"} and words.forms[token].islower():
        return True
    if label == "PERSON":
        return namewords.is_honorific(lower) or lower in namewords.words("lead")
    return False


def _trails(words: Words, token: int, label: str) -> bool:
    form = words.forms[token]
    if form in _POSSESSIVE or words.pos[token] in {"SPACE", "PUNCT"} or form == "-":
        return True
    if form in {"of", "for", "and", "the", "to", "in"}:
        return True
    return label in {"PERSON", "GPE", "NORP"} and form.islower() and form not in namewords.words("particles")


def _is_written_as_name(words: Words, found: Found) -> bool:
    """Whether the known words are used as a name: not a word that begins a sentence, not part of a compound."""
    if found.last - found.first > 1 or found.sense == "people":
        return True
    tag, form = words.tag[found.first], words.forms[found.first]
    if found.first + 1 < len(words) and words.forms[found.first + 1] == "@":
        return False
    return tag.startswith("NNP") or tag == "JJ" or (form.isupper() and len(form) > 1) or found.sense == "seat"


def _is_nobody(name: Name) -> bool:
    return name.found is not None and name.found.known is None


def _against_known(
    words: Words, name: Name, starts: dict[int, Found], covered: dict[int, Found], surnames: set[str]
) -> Name | None:
    """The entity, or what is left of it where a known actor is named in it; None where that says it all."""
    inside = [covered[token] for token in range(name.first, name.last) if token in covered]
    if not inside:
        return name
    one = inside[0]
    if one.first <= name.first and one.last >= name.last:
        person = name.label == "PERSON" and one.known and one.known.kind == "country" and one.sense == "name"
        return name if person and one.last - one.first == 1 and words.forms[one.first] in surnames else None
    if name.label == "PERSON":
        return _person_behind(words, name, starts)
    if name.label in {"NORP"} or words.lower[name.last - 1] in nouns.person_nouns():
        return None
    if name.label == "ORG" and one.first == name.first and one.last == name.last - 1:
        last = words.lower[name.last - 1]
        if namewords.is_generic(last) and namewords.kind_of_name((last, last)) is None:
            return None
    if any(found.sense == "nobody" and found.last == name.last for found in inside):
        return None
    last = inside[-1]
    theirs = (one.known is not None and one.known.id == "united-states") or (last.known and last.known.shared)
    if theirs and one.first == name.first and last.last == name.last and last.sense == "name":
        return None
    return name


def _person_behind(words: Words, name: Name, starts: dict[int, Found]) -> Name | None:
    """The person's name without the country or body named before it ("US President Joe Biden")."""
    first = name.first
    while first < name.last:
        found = starts.get(first)
        if found and (found.sense == "people" or name.last - found.last > 1):
            first = found.last
        elif namewords.is_honorific(words.lower[first]) or words.forms[first] in _POSSESSIVE:
            first += 1
        else:
            break
    last = name.last
    while last > first and (last - 1) in starts and starts[last - 1].sense == "nobody":
        last -= 1
    return Name(first, last, "PERSON") if first < last else None


def _untagged(
    words: Words, taken: dict[int, Name], capitals: Capitals, seen: set[tuple[str, ...]]
) -> Iterator[Name]:
    """Runs of capitalised proper nouns that the tagger passed over."""
    first = 0
    total = len(words)
    dull = capitals.shouted | capitals.titled
    while first < total:
        if not _may_name(words, first, taken) or words.paragraph[first] in dull:
            first += 1
            continue
        last = first + 1
        while last < total and last - first < LONGEST and _may_go_on(words, last, taken):
            last += 1
        while last > first + 1 and not _may_name(words, last - 1, taken):
            last -= 1
        if first == words.sentence_of[first] and tuple(words.forms[first + 1 : last]) in seen:
            first += 1
        if last - first > 1 or _stands_alone(words, first):
            yield Name(first, last)
        first = last


def _may_name(words: Words, token: int, taken: dict[int, Name]) -> bool:
    form = words.forms[token]
    if token in taken or not form[:1].isupper() or _NO_NAME.search(form):
        return False
    return words.pos[token] == "PROPN" or (words.pos[token] == "NOUN" and words.pos[token - 1] == "DET")


def _may_go_on(words: Words, token: int, taken: dict[int, Name]) -> bool:
    if _may_name(words, token, taken):
        return True
    return (
        words.lower[token] in {"al", "-", "el", "bin", "ibn", "de", "von", "van", "&"} and token not in taken
    )


def _stands_alone(words: Words, token: int) -> bool:
    lower = words.lower[token]
    if namewords.is_generic(lower) or nouns.kinds_of(lower) or len(lower) < 2:
        return False
    if words.dep[token] in {"compound", "dep"}:
        return False
    return words.forms[token].isupper() or (token > 0 and words.pos[token - 1] not in {"PUNCT", "SPACE"})


def _repeat(words: Words, taken: dict[int, Name]) -> None:
    """Marks further uses, where the tagger missed them, of the names found elsewhere in the text."""
    forms: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in {id(one): one for one in taken.values()}.values():
        if name.found is None:
            here = tuple(words.forms[name.first : name.last])
            forms.setdefault(here[0], {})[here] = name
            if name.label == "PERSON" and len(here) > 1:
                forms.setdefault(here[-1], {}).setdefault(here[-1:], name)
    for first, form in enumerate(words.forms):
        for here, name in forms.get(form, {}).items() if first not in taken else ():
            last = first + len(here)
            if tuple(words.forms[first:last]) != here or any(token in taken for token in range(first, last)):
                continue
            if (
                len(here) > 1
                or words.pos[first] == "PROPN"
                or words.dep[first] in {"nsubj", "nsubjpass", "poss"}
            ):
                taken.update(dict.fromkeys(range(first, last), Name(first, last, name.label)))
                break


def _widened(words: Words, name: Name, taken: dict[int, Name]) -> Name:
    """A person's name with the capitalised words beside it that the parse joins to it, and "Jr."."""
    if name.label != "PERSON" or name.found:
        return name
    last = name.last
    tail = last + (last < len(words) and words.forms[last] == ",")
    if (
        tail < len(words)
        and words.lower[tail] in namewords.words("suffixes")
        and words.forms[tail][0].isupper()
    ):
        return Name(name.first, tail + 1, name.label)
    while last < len(words) and _may_name(words, last, taken) and words.head[last - 1] == last:
        last += 1
    first = name.first
    while first > 0 and _may_name(words, first - 1, taken) and first <= words.head[first - 1] < last:
        lower = words.lower[first - 1]
        if words.dep[first - 1] != "compound" or namewords.is_generic(lower) or namewords.is_honorific(lower):
            break
        if nouns.kinds_of(lower) or words.forms[first - 1].isupper():
            break
        first -= 1
    return Name(first, last, name.label)
