"""What a name names: a person, a body, a place or no actor at all, weighed over all its uses in the article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.annotate.actors import metonymy, namewords, person_nouns
from index.annotate.actors.acronyms import is_acronym
from index.annotate.actors.appositions import Description, descriptions
from index.annotate.actors.built_names import is_station
from index.annotate.actors.person_evidence import OF_AGE, person_evidence
from index.annotate.actors.site_evidence import begins_site, weigh_sites
from index.annotate.actors.tagged_entities import Name
from index.annotate.actors.thing_evidence import (
    SMALL_WORDS,
    is_family,
    is_followed,
    is_in_brackets,
    is_of_scheme,
    is_of_work,
    is_oftener_a_body,
    is_owned,
    is_placed,
    is_prize,
    is_region,
    is_surname_as_place,
    is_team,
    is_with_article,
    is_with_small_words,
    is_written_as_brand,
)
from index.annotate.actors.titles import is_office, is_title
from index.annotate.actors.told_places import named_storms, named_streets
from index.annotate.parse.grammar import PLURAL
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    APPOSITION,
    BY_AGENT,
    CONJUNCT,
    DETERMINING,
    PASSIVE_SUBJECT,
    POSSESSOR,
    PRONOUN,
)
from index.annotate.parse.words import Words
from index.annotate.places.gazetteer import gazetteer
from index.vocabulary import BODY_KINDS

_LABELS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "NORP": "people",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "never",
    "EVENT": "never",
    "WORK_OF_ART": "never",
    "LAW": "never",
}
_CALL_SIGN = re.compile(r"^[KW][A-Z]{3}(?:-(?:TV|FM|AM))?$")  # of American broadcasters
MOST_OF_LABELS = 3.0  # what the tagger's labels count together at most
_TEAM, _SCHEME, _PLACED = 4.0, 6.0, 4.0
_HIGHEST = 5  # words looked at above a name
_SURE_PERSON = 6.0  # points of a person's name that no noun beside it makes another's
_DIRECTIONS = frozenset(("n.", "s.", "e.", "w."))
_ACTING = frozenset({ACTIVE_SUBJECT, PASSIVE_SUBJECT, POSSESSOR, BY_AGENT})
_ORDER = ("person", "organization", "group", "government", "media", "people", "place", "never")
_PLURAL_ARTICLES = frozenset(("los", "las", "les"))
_OF = frozenset((("de",), ("del",), ("des",), ("du",)))
_WHERE = frozenset(("in", "near", "at", "outside", "around"))


@dataclass(slots=True)
class NameUses:
    """All uses of one written name."""

    key: tuple[str, ...]  # its words in small letters
    names: list[Name] = field(default_factory=list)
    described: list[Description] = field(default_factory=list)
    gender: str | None = None
    kind: str | None = None
    weight: float = 0.0
    acts: bool = False

    @property
    def first(self) -> int:
        """The token where the name is first used."""
        return self.names[0].first


def group_names(words: Words, names: list[Name]) -> list[NameUses]:
    """The names grouped by their words, each group with its kind; in the order of first use."""
    groups: dict[tuple[str, ...], NameUses] = {}
    full = (name for name in names if name.label == "PERSON" and name.last - name.first > 1)
    surnames = {
        words.lower[name.last - 1] for name in full if not metonymy.is_storm(words.lower[name.last - 2])
    }
    for name in names:
        key = tuple(words.lower[name.first : name.last])
        groups.setdefault(key, NameUses(key)).names.append(name)
    storms, streets = named_storms(words), named_streets(words)
    for group in groups.values():
        _weigh(words, group, surnames)
        if len(group.key) == 1 and group.key[0] in (storms | streets) - surnames:
            group.kind = "never"
    _share_between_listed(words, groups)
    _take_for_firms(words, groups)
    _share_with_surnames(groups)
    return list(groups.values())


def _take_for_firms(words: Words, groups: dict[tuple[str, ...], NameUses]) -> None:
    """Makes bodies of single words that only the tagger takes for persons, and not always."""
    of_persons = {
        word
        for group in groups.values()
        for word in group.key
        if len(group.key) > 1 and group.kind == "person"
    }
    for group in groups.values():
        sure = group.kind != "person" or group.weight > MOST_OF_LABELS or group.gender or group.described
        if not sure and is_oftener_a_body(words, group.names) and group.key[0] not in of_persons:
            group.kind = "organization"


def _weigh(words: Words, group: NameUses, surnames: set[str]) -> None:
    """Decides the kind of a group from the tagger, its words, its descriptions and where it stands."""
    scores: dict[str, float] = defaultdict(float)
    for name in group.names[:50]:
        if name.label:
            scores[_LABELS[name.label]] += 1
        group.acts = group.acts or _acts(words, words.top(name.first, name.last))
    for label, count in scores.items():
        scores[label] = min(count, MOST_OF_LABELS if label != "never" else 2.0)
    _weigh_words(words, group, surnames, scores)
    for name in group.names[:20]:
        _weigh_surroundings(words, name, group, scores)
    _take_back(words, group, surnames, scores)
    if scores["person"] and len(group.key) == 1 and _is_all_letters(words, group):
        scores["organization"], scores["person"] = scores["organization"] + scores["person"], 0.0
    best = max(_ORDER, key=lambda kind: scores[kind])
    group.kind, group.weight = (best, scores[best]) if scores[best] > 0 else (None, 0.0)
    if best == "country" and scores["place"] > 0:
        group.kind = "place"  # “the first four states – Iowa, …”
    if best == "people":
        group.kind = "group" if words.tag[group.names[0].last - 1] in PLURAL else "never"


def _is_all_letters(words: Words, group: NameUses) -> bool:
    """As in “its adviser KPMQ”: letters are nobody's name but those by which people are known."""
    letters = all(
        is_acronym(words.forms[name.first]) and words.forms[name.first].isupper() for name in group.names
    )
    lower = group.key[0]
    if any(name.speaks for name in group.names) or namewords.is_family_name(lower):
        return False  # “MARSH: Why?”
    return (
        letters and not namewords.is_given_name(lower) and lower not in namewords.words("initials_of_people")
    )


def _take_back(words: Words, group: NameUses, surnames: set[str], scores: dict[str, float]) -> None:
    """Takes back what the tagger says of a person where every use says that it is none."""
    followed = scores["person"] > 0 and is_followed(words, group.names)
    if followed or is_team(words, group.names) or is_owned(words, group.names):
        scores["organization"], scores["person"], scores["place"] = scores["organization"] + _TEAM, 0.0, 0.0
    if is_of_scheme(words, group.names) and not namewords.is_family_name(group.key[-1]):
        scores["never"] += _SCHEME
    elif is_placed(words, group.names) and _may_be_placed(words, group, surnames):
        scores["place"] += _PLACED
    if group.acts and 0 < scores["place"] <= MOST_OF_LABELS and is_surname_as_place(words, group.names):
        scores["person"], scores["place"] = scores["place"], 0.0
    if not scores["person"]:
        return
    if is_in_brackets(words, group.names):
        scores["organization"], scores["person"] = scores["organization"] + scores["person"], 0.0
    single = len(group.key) == 1
    if single and scores["person"] <= MOST_OF_LABELS and is_region(group.key[0]):
        scores["place"], scores["person"] = scores["place"] + scores["person"], 0.0
    if is_prize(words, group.names) or is_of_work(words, group.names):
        scores["never"] = scores["person"] + 1
    elif (single and is_written_as_brand(words.forms[group.first])) or is_with_small_words(
        words, group.names
    ):
        scores["organization"], scores["person"] = scores["organization"] + scores["person"], 0.0
    elif is_family(words, group.names, surnames):
        scores["group"], scores["person"] = scores["group"] + scores["person"], 0.0
    elif (scores["person"] <= MOST_OF_LABELS and is_with_article(words, group.names)) or group.key[
        -1
    ].isdecimal():
        scores["person"] = 0.0  # “Norwick 19 News”


def _may_be_placed(words: Words, group: NameUses, surnames: set[str]) -> bool:
    """Whether words that each use places may name a place: on the map, or of no kind and no known name of people."""
    if namewords.kind_of_name(group.key) is not None or group.key[-1] in surnames:
        return False
    if is_acronym(words.forms[group.first]):
        return False
    written = words.between(group.first, group.first + len(group.key)).lower()
    people = namewords.is_given_name(group.key[0]) or namewords.is_family_name(group.key[-1])
    cities = [site for site in gazetteer().sites.get(written, ()) if site.is_big or site.kind != "town"]
    settled = any(
        words.lower_at(name.first - 1) == "of" and words.lower[name.first - 2] in namewords.words("lands")
        for name in group.names
    )
    return bool(cities) or settled or (not people and len(group.key) > 1)


def _weigh_words(words: Words, group: NameUses, surnames: set[str], scores: dict[str, float]) -> None:
    """Adds what the words of the name say, and what speaks for a person where they do not tell a kind."""
    name_kind, several = namewords.kind_of_name(group.key), len(group.key) > 1
    if several and group.key[0] in _PLURAL_ARTICLES and group.key[2:3] in _OF:
        name_kind = name_kind or "group"  # "Los Hijos de Lund"
    given = several and namewords.is_given_name(group.key[0])
    if namewords.is_street(group.key) or _is_office_of(group.key) or _is_address(words, group):
        name_kind = "never"
    elif scores["person"] and given and _is_persons(words, group, name_kind):
        name_kind = None  # "Hugh Hill"
    elif name_kind and group.key[0] in surnames and not several and _is_bare(words, group):
        name_kind = "person"  # "Law" beside "Jane Law"
    elif name_kind == "place" and not namewords.is_polity(group.key):
        name_kind = "never"
    if name_kind == "media" and _on_the_map(words.between(group.first, group.first + len(group.key)).lower()):
        name_kind = "place"  # "Newport News"
    if name_kind:
        scores[name_kind] += 4
    else:
        scores["person"] += 2 * given + 3 * (several and namewords.is_honorific(group.key[0]))
        if group.key[-1] not in surnames and (scores["person"] == 0 or not (several and given)):
            scores["place"] += _on_the_map(words.between(group.first, group.first + len(group.key)).lower())
        scores["person"] += person_evidence(words, group.key, group.names)
    _weigh_letters(words, group, scores)


def _is_address(words: Words, group: NameUses) -> bool:
    """As in “a flat at 561 N. Center”: a number and a direction before a word."""
    directed = len(group.key) > 1 and group.key[0] in _DIRECTIONS
    return directed and all(words.form_at(name.first - 1).isdecimal() for name in group.names)


def _is_persons(words: Words, group: NameUses, kind: str | None) -> bool:
    """As in “Ann Temple, 34, left”: a first name before a word that tells a site, or a body where an age is told."""
    if kind in BODY_KINDS:
        return len(group.key) == 2 and person_evidence(words, group.key, group.names) >= OF_AGE
    return not _is_a_site(kind, group.key)


def _weigh_letters(words: Words, group: NameUses, scores: dict[str, float]) -> None:
    """Adds what letters say: an ampersand, a broadcaster's sign, the initials of a body or of somebody well known."""
    several = len(group.key) > 1
    if "&" in words.between(group.first, group.first + len(group.key)):
        scores["organization"] += 1
    written = words.forms[group.first]
    if not several and (_CALL_SIGN.match(written) or is_station(written)):
        scores["media"] += 4
    if not several and group.key[0] in namewords.words("initials_of_people"):
        scores["person"] += 6
    elif not several and all(is_acronym(words.forms[name.first]) for name in group.names):
        scores["organization"] += scores.pop("person", 0.0) + 1


def _is_a_site(kind: str | None, key: tuple[str, ...]) -> bool:
    """Whether a name ends in a word for a place that nobody is called: “John F. Kennedy International Airport”."""
    if "county" in key[1:]:
        return True  # “Gregg County Pct. 1”
    longer = len(key) > 2 or key[-1] in ("parish", "township")
    return kind == "place" and longer and not namewords.is_family_name(key[-1])


def _is_office_of(key: tuple[str, ...]) -> bool:
    """Whether the words name an office and whose it is: "Bishop of Mamfe Diocese", "Director General of Prisons"."""
    of = key.index("of") if "of" in key else 0
    return 0 < of < 3 and is_office(key[0]) and all(is_office(word) or is_title(word) for word in key[:of])


def _is_bare(words: Words, group: NameUses) -> bool:
    """Whether no determiner stands before any use of a name, which common nouns have: "the Church"."""
    return all(words.pos[max(name.first - 1, 0)] not in (DETERMINING, PRONOUN) for name in group.names)


def _on_the_map(name: str) -> float:
    """How much it counts that a city, state or region has this name; towns have too many names of people."""
    sites = [site for site in gazetteer().sites.get(name, ()) if site.kind != "town"]
    return max((2.0 if site.kind != "city" or site.is_big else 1.0 for site in sites), default=0.0)


def _weigh_surroundings(words: Words, name: Name, group: NameUses, scores: dict[str, float]) -> None:
    """Adds what stands before and behind one use of a name."""
    first, last = name.first, name.last
    scores["person"] += 8 * name.speaks
    before = words.lower_at(first - 1)
    if name.label == "PERSON" and begins_site(words, last):
        scores["never"] += 6
    if namewords.is_honorific(before) and words.forms[first - 1] != before:
        scores["person"] += 4
        group.gender = group.gender or namewords.honorific_gender(before)
    if metonymy.is_thing(before) or (metonymy.is_make(before) and words.forms[first - 1].istitle()):
        scores["never"] += 4
    if before in _WHERE or (before == "of" and words.lower[first - 2] == "city"):
        scores["place"] += 1
    if words.lower_at(last) in namewords.words("band_members") and words.form_at(last + 1).istitle():
        scores["group"] += 4  # “Glass Harbor singer Bo Lund”
    weigh_sites(words, name, scores)
    head = words.top(first, last)
    for child in words.children[head]:
        if child > last and words.dep[child] == APPOSITION and metonymy.is_place_noun(words.lower[child]):
            scores["place"] += 4
    if words.dep[head] == APPOSITION and metonymy.is_thing(words.lower[words.head[head]]):
        scores["never"] += 4  # “the reactor, Tokai Lund”
    for description in descriptions(words, first, last):
        group.described.append(description)
        group.gender = group.gender or person_nouns.gender_of(words.lower[description.noun])
        kind = person_nouns.kind_in(
            words.lower[description.noun], words.lower[description.first : description.last]
        )
        if namewords.is_given_name(group.key[0]) and "person" in person_nouns.kinds_of(
            words.lower[description.noun]
        ):
            kind = "person"  # "Producers Jane and Hugh Hill"
        if kind and not (kind in BODY_KINDS and _holds_office(words, name, group)):
            scores[kind] += 3 * (kind != "person" or not _may_be_firm(words, group, description))


def _may_be_firm(words: Words, group: NameUses, description: Description) -> bool:
    """As in “Bergmann, the owner of the paper”: firms are called so too, and nothing else tells a person."""
    noun = person_nouns.singular(words.lower[description.noun])
    body = len(group.key) == 1 or namewords.kind_of_name(group.key) is not None
    likely = body and not namewords.is_given_name(group.key[0])
    return likely and noun in person_nouns.words_of("people", "firms_too")


def _acts(words: Words, head: int) -> bool:
    """Whether a name is subject or owner, or is joined to one that is."""
    above = words.head[head] if words.dep[head] == CONJUNCT else head
    return words.dep[head] in _ACTING or words.dep[above] in _ACTING


def _holds_office(words: Words, name: Name, group: NameUses) -> bool:
    """Whether a person's name ends a long office: "head of the aid agency Hugh Hill" is no agency."""
    if len(group.key) == 1 or not namewords.is_given_name(group.key[0]):
        return False
    above = words.top(name.first, name.last)
    for _ in range(_HIGHEST):
        above = words.head[above]
        if above < name.first and (is_office(words.lower[above]) or is_title(words.lower[above])):
            return True
    return False


def _share_with_surnames(groups: dict[tuple[str, ...], NameUses]) -> None:
    """A name of two or three words of which one alone is a person's is that person's, whatever the tagger says."""
    for group in groups.values():
        if (
            1 < len(group.key) < 4
            and group.kind in {"organization", "place", None}
            and group.weight <= MOST_OF_LABELS
            and SMALL_WORDS.isdisjoint(group.key)
        ):
            alone = groups.get(group.key[-1:]) or groups.get(group.key[:1])
            if alone and alone.kind == "person" and namewords.kind_of_name(group.key) is None:
                group.kind = "person"


def _is_sure_person(group: NameUses, kinds: Sequence[str]) -> bool:
    """As in “Victims, left to right: Ann Lund and Bo Berg, friends”: people in a list stay persons."""
    if group.kind != "person":
        return False
    return "person" in kinds or (len(group.key) > 1 and group.weight >= _SURE_PERSON)


def _share_between_listed(words: Words, groups: dict[tuple[str, ...], NameUses]) -> None:
    """Names joined by "and" before a plural description share it: "A and B, two armed factions"."""
    by_token = {
        token: group
        for group in groups.values()
        for name in group.names
        for token in range(name.first, name.last)
    }
    for group in list(groups.values()):
        for description in group.described:
            lower = words.lower[description.noun]
            kinds = person_nouns.kinds_of(lower)
            if not kinds or not person_nouns.is_plural(lower):
                continue
            for name in group.names:
                head = words.top(name.first, name.last)
                listed = [words.head[head]] if words.dep[head] == CONJUNCT else []
                listed += [child for child in words.children[head] if words.dep[child] == CONJUNCT]
                for token in listed:
                    other = by_token.get(token)
                    if other and other is not group and not _is_sure_person(other, kinds):
                        other.kind = "place" if kinds[0] == "country" else kinds[0]
                        other.weight += 3
                        other.described.append(description)
