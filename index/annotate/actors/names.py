"""Where names stand: the tagger's entities, repaired with what is known, with the document itself and with grammar."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from index.annotate.actors import metonymy, namewords, person_nouns
from index.annotate.actors.built_names import built_names
from index.annotate.actors.calendar_names import calendar_names, is_calendar_word
from index.annotate.actors.capitals import Capitals, capitals_of
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.credits import is_before_agency, is_credited
from index.annotate.actors.other_bearers import without_others
from index.annotate.actors.overlaps import Overlaps
from index.annotate.actors.page_names import is_of_the_page
from index.annotate.actors.parties import party_names, without_foreign_letters
from index.annotate.actors.person_evidence import person_evidence
from index.annotate.actors.run_on_names import with_whole_persons
from index.annotate.actors.splitting import split_names
from index.annotate.actors.tagged_entities import (
    LONGEST,
    Name,
    behind_nation,
    may_be_name,
    tagged,
)
from index.annotate.actors.titles import is_titled, name_start, person_behind_title
from index.annotate.actors.told_places import told_places
from index.annotate.actors.well_known import FoundName, Roster
from index.annotate.actors.whole_bodies import of_office, with_whole_bodies
from index.annotate.parse.grammar import MARKS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    COMMON_NOUN,
    COMPOUND,
    DETERMINING,
    NAME,
    NUMERAL,
    PASSIVE_SUBJECT,
    PLAIN_ADJECTIVE,
    POSSESSOR,
    SINGULAR_NAME,
    UNCLEAR,
)
from index.annotate.parse.words import Words

_JOINING = frozenset({"al", "-", "el", "bin", "ibn", "de", "von", "van", "&"})
_MISTAKEN = frozenset({"PERSON", "WORK_OF_ART", "PRODUCT"})  # by the tagger, as to what or how long a name is
_ARGUMENTS = frozenset({ACTIVE_SUBJECT, PASSIVE_SUBJECT, POSSESSOR})


def find_names(words: Words, roster: Roster) -> list[Name]:
    """Every name in the text, in order, without overlap."""
    capitals = capitals_of(words)
    listed = list(roster.find(words, capitals, metonymy.shouted_words()))
    well_known = without_foreign_letters(words, [one for one in listed if _is_written_as_name(words, one)])
    party = {one.first: one for one in party_names(words, well_known, capitals)}
    well_known = [
        one for one in well_known if not any(token in party for token in range(one.first, one.last))
    ]
    well_known = sorted([*well_known, *party.values()], key=lambda one: one.first)
    built = list(built_names(words))
    inside = {token for one in built for token in range(one.first, one.last)}
    entities = _retold(words, [one for one in tagged(words) if inside.isdisjoint(range(one.first, one.last))])
    entities = sorted([*entities, *built], key=lambda one: one.first)
    families = _hyphened(words, entities)
    well_known = [
        one for one in well_known if one.sense != "nobody" or words.forms[one.first] not in families
    ]
    surnames = {
        words.forms[one.last - 1] for one in entities if one.label == "PERSON" and one.last - one.first > 1
    }
    well_known = without_others(words, well_known, entities, surnames)
    taken: dict[int, Name] = {}
    for name in calendar_names(words):
        _take(taken, name)
    overlaps = Overlaps(words, well_known, surnames)
    for entity in entities:
        if entity.last - entity.first == 1 and is_calendar_word(words.lower[entity.first]):
            continue
        entity_left = overlaps.kept(entity)
        if entity_left and not any(token in taken for token in range(entity.first, entity.last)):
            _take(taken, entity_left)
    for one in well_known:
        if not any(token in taken for token in range(one.first, one.last)):
            _take(taken, Name(one.first, one.last, None, one))
    seen = {tuple(words.forms[name.first : name.last]) for name in entities} | {(one,) for one in surnames}
    for name in _untagged(words, taken, capitals, seen):
        _take(taken, name)
    _repeat(words, taken)
    unique = {id(name): name for _, name in sorted(taken.items())}
    whole = with_whole_bodies(words, split_names(words, with_whole_persons(words, [*unique.values()])))
    whole = [_without_slogan(words, name) for name in whole if not is_of_the_page(words, name)]
    widened = _grown(words, whole, taken)
    shortened = _out_of_headlines(words, widened, capitals.titled)
    return _without_headline_words(words, shortened, capitals.titled)


def _grown(words: Words, whole: list[Name], taken: dict[int, Name]) -> list[Name]:
    """The names of somebody with what belongs to them, each in one paragraph and behind the one before."""
    widened = [
        of_office(words, name) or _widened(words, name, taken)
        for name in whole
        if not (_is_nobody(name) or _is_credit(words, name) or _is_money(words, name))
    ]
    widened = [name for name in widened if words.paragraph[name.first] == words.paragraph[name.last - 1]]
    apart = (name for before, name in pairwise(widened) if name.first >= before.last)
    return [*widened[:1], *apart]


def _is_credit(words: Words, name: Name) -> bool:
    return is_credited(words, name.first) or is_before_agency(words, name.last)


def _is_money(words: Words, name: Name) -> bool:
    """As in “closed at 12,000 Norland dollars”: a land before its currency, behind a sum."""
    paid = words.lower_at(name.last) in namewords.words("currencies")
    return paid and words.pos[name.first - 1] == NUMERAL and name.first > 0


def _take(taken: dict[int, Name], name: Name) -> None:
    taken.update(dict.fromkeys(range(name.first, name.last), name))


def _without_slogan(words: Words, name: Name) -> Name:
    """The name behind a verb of slogans: “Stop Okaro” names Okaro; “Save the Lakes” may be a body's name."""
    verb = words.lower[name.first] in namewords.words("slogans") and name.last - name.first == 2
    return Name(name.first + 1, name.last, name.label) if verb and not name.found else name


def _out_of_headlines(words: Words, names: list[Name], titled: set[int]) -> list[Name]:
    """The names, those in lines like a headline without words that are none of them: "Derelict Obama"."""
    prose = [name for name in names if words.paragraph[name.first] not in titled]
    forms_in_prose = {tuple(words.forms[one.first : one.last]) for one in prose}
    return [
        _known_inside(words, name, forms_in_prose) if words.paragraph[name.first] in titled else name
        for name in names
    ]


def _known_inside(words: Words, name: Name, forms_in_prose: set[tuple[str, ...]]) -> Name:
    """The longest known name that a name has in it; the name itself where its other words may belong to it."""
    if (
        name.found
        or name.last - name.first < 2
        or tuple(words.forms[name.first : name.last]) in forms_in_prose
    ):
        return name
    inner = [
        (first, last)
        for first in range(name.first, name.last)
        for last in range(first + 1, name.last + 1)
        if tuple(words.forms[first:last]) in forms_in_prose and not _belongs(words, name, first, last)
    ]
    first, last = max(inner, key=lambda one: one[1] - one[0], default=(name.first, name.last))
    return Name(first, last, name.label)


def _belongs(words: Words, name: Name, first: int, last: int) -> bool:
    """Whether the words around `first` to `last` may be part of a person's name: a first name, a surname."""
    before = first > name.first and namewords.first_name_gender(words.lower[first - 1]) is not None
    alone = last - first == 1 and last < name.last
    return before or (alone and not words.doc[last].is_stop)


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


def _retold(words: Words, entities: list[Name]) -> list[Name]:
    """The entities: a work that is called like a person named before is that person, behind "town of" a place."""
    persons = {tuple(words.forms[one.first : one.last]) for one in entities if one.label == "PERSON"}
    places = told_places(words, entities)
    text = words.parsed.text
    datelined = {text[start:end].lower() for one in words.parsed.datelines for start, end in one.places}
    whole = sorted((one for one in persons if len(one) > 1), key=len, reverse=True)

    def as_person(entity: Name) -> Name:
        if entity.label == "ORG" and words.between(entity.first, entity.last).lower() in datelined:
            return Name(entity.first, entity.last, "GPE")
        if entity.label == "PERSON" and (
            _is_settlement(words, entity.first) or words.between(entity.first, entity.last) in places
        ):
            return Name(entity.first, entity.last, "GPE")
        if entity.label not in _MISTAKEN:
            return entity
        ends = (
            entity.first + len(name)
            for name in whole
            if name == tuple(words.forms[entity.first :][: len(name)])
        )
        last = next(ends, 0)
        return Name(entity.first, last, "PERSON") if last >= entity.last else entity

    return [as_person(one) for one in entities]


def _is_settlement(words: Words, first: int) -> bool:
    """Whether "town of" or the like stands right before a name."""
    return (
        first > 1
        and words.lower[first - 1] == "of"
        and words.lower[first - 2] in namewords.words("settlements")
    )


def _hyphened(words: Words, entities: list[Name]) -> set[str]:
    """The family names in front of hyphenated given names, in the whole text: “Moon” where a “Moon Hae-in” is."""
    persons = (one for one in entities if one.label == "PERSON" and one.last - one.first > 3)
    return {words.forms[one.first] for one in persons if words.forms[one.first + 2] == "-"}


def _is_written_as_name(words: Words, listed: FoundName) -> bool:
    """Whether the known words are used as a name: not a word that begins a sentence, not part of a compound."""
    behind = words.lower_at(listed.last)
    known = listed.known
    if known and known.kind == "media" and words.lower[listed.first - 1] in ("a", "an"):
        return words.head[listed.last - 1] >= listed.last  # “Lund is a New Yorker”
    if behind in namewords.words("currencies") and not listed.sure:
        return False
    if listed.sure or listed.last - listed.first > 1 or listed.sense == "people":
        return True
    tag, form = words.tag[listed.first], words.forms[listed.first]
    if words.form_at(listed.first + 1) == "@":
        return False
    return (
        tag.startswith("NNP")
        or tag == PLAIN_ADJECTIVE
        or (form.isupper() and len(form) > 1)
        or listed.sense == "seat"
    )


def _is_nobody(name: Name) -> bool:
    return name.found is not None and name.found.known is None


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
        is_name = may_be_name(words.between(first, last))  # but “D-Mo.”
        if is_name and (last - first > 1 or _stands_alone(words, first)):
            yield Name(first, last)
        first = last


def _may_name(words: Words, token: int, taken: dict[int, Name]) -> bool:
    lower = words.lower[token]
    if token in taken or not may_be_name(words.forms[token]):
        return False
    if is_calendar_word(lower) or lower in namewords.words("dated"):
        return False
    if lower == "eve" and words.entity[token] == "DATE":
        return False  # "Christmas Eve"
    return words.pos[token] == NAME or (
        words.pos[token] == COMMON_NOUN and words.pos[token - 1] == DETERMINING
    )


def _may_go_on(words: Words, token: int, taken: dict[int, Name]) -> bool:
    if _may_name(words, token, taken):
        return True
    return words.lower[token] in _JOINING and token not in taken


def _stands_alone(words: Words, token: int) -> bool:
    lower = words.lower[token]
    if namewords.is_generic(lower) or person_nouns.kinds_of(lower) or len(lower) < 2:
        return False
    if words.dep[token] in (COMPOUND, UNCLEAR):
        return False
    if words.forms[token].isupper() or (token > 0 and words.pos[token - 1] not in MARKS):
        return True
    if words.tag[token] != SINGULAR_NAME:
        return False
    says = words.dep[token] == ACTIVE_SUBJECT and words.lemma[words.head[token]] in word_list("saying")
    if says and namewords.is_family_name(lower) and not words.parsed.dictionary.is_word(lower):
        return True  # “Marsh admitted”
    return person_evidence(words, (lower,), [Name(token, token + 1)]) > 1


def _repeat(words: Words, taken: dict[int, Name]) -> None:
    """Marks further uses, where the tagger missed them, of the names found elsewhere in the text."""
    forms: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in {id(one): one for one in taken.values()}.values():
        if name.found is None:
            written = tuple(words.forms[name.first : name.last])
            if len(written) == 1 and is_calendar_word(written[0].lower()):
                continue
            forms.setdefault(written[0], {})[written] = name
            for short in _short_forms(name, written):
                forms.setdefault(short[0], {}).setdefault(short, name)
    for first, form in enumerate(words.forms):
        for written, name in forms.get(form, {}).items() if first not in taken else ():
            last = first + len(written)
            if tuple(words.forms[first:last]) != written or any(
                token in taken for token in range(first, last)
            ):
                continue
            if len(written) > 1 or words.pos[first] == NAME or words.dep[first] in _ARGUMENTS:
                _take(taken, Name(first, last, name.label))
                break


def _short_forms(name: Name, written: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Under which single words a name of several may be taken up: a surname, of what may be a person either word."""
    several = sum(one[0].isalpha() for one in written) - written.count("-")  # “Jean-Luc Lund” has two words
    if not 1 < several < 4 or is_calendar_word(written[-1].lower()):
        return
    if name.label == "PERSON":
        yield written[-1:]
    elif (
        name.label in {None, "ORG", "NORP"} and namewords.kind_of_name(tuple(map(str.lower, written))) is None
    ):
        yield from (
            (word,)
            for word in (written[0], written[-1])
            if word.istitle() and not namewords.is_generic(word.lower())
        )


def _widened(words: Words, name: Name, taken: dict[int, Name]) -> Name:
    """A person's name with the capitalised words beside it that the parse joins to it, and "Jr."."""
    if name.label is None and not name.found:
        behind = behind_nation(words, name.first, name.last) or person_behind_title(
            words, name.first, name.last
        )
        if behind:
            return Name(behind, name.last, "PERSON")
        first = name_start(words, name.first, name.last)
        if is_titled(words, name.first, first, name.last):
            return Name(first, name.last, "PERSON")
        return Name(first, name.last) if namewords.is_given_name(words.lower[first]) else name
    if name.label != "PERSON" or name.found:
        return name
    last = name.last
    tail = last + (words.form_at(last) == ",")
    if tail < len(words) and _is_tail(words, tail):
        return Name(name.first, tail + 1, name.label)
    while last < len(words) and _may_name(words, last, taken) and words.head[last - 1] == last:
        last += 1
    first = name.first
    while first > 0 and _may_name(words, first - 1, taken) and first <= words.head[first - 1] < last:
        lower = words.lower[first - 1]
        if words.dep[first - 1] != COMPOUND or namewords.is_generic(lower) or namewords.is_honorific(lower):
            break
        if lower in namewords.words("junk") and (
            words.sentence_of[first - 1] == first - 1 or words.lower_at(first - 2) in namewords.words("junk")
        ):
            break
        if person_nouns.kinds_of(lower) or words.forms[first - 1].isupper():
            break
        if lower in namewords.words("countrymen"):
            break
        first -= 1
    return Name(name_start(words, first, last), last, name.label)


def _is_tail(words: Words, token: int) -> bool:
    """Whether a word is the "Jr." behind a name."""
    return words.lower[token] in namewords.words("suffixes") and words.forms[token][0].isupper()
