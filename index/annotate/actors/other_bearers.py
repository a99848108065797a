"""Words that mean a country, or nobody, unless somebody in the article has them as a name: a person, a team."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from index.annotate.actors import namewords
from index.annotate.actors.acronyms import initials_match, is_acronym
from index.annotate.actors.calendar_names import is_calendar_word
from index.annotate.actors.coreference_words import word_list
from index.annotate.actors.person_nouns import kinds_of
from index.annotate.actors.tagged_entities import Name
from index.annotate.actors.well_known import FoundName, WellKnownActor
from index.annotate.parse.grammar import NAMING_MODIFIERS, PLURAL, SUBJECTS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    APPOSITION,
    DETERMINING,
    NAME,
    PASSIVE_SUBJECT,
    POSSESSOR,
)
from index.annotate.parse.words import Words
from index.annotate.places.gazetteer import gazetteer

_SIDES = ("north", "south")
_BRACKETS, _CLOSING, _TWO = ("(", "["), (")", "]"), 2
_WITHIN = frozenset(("of", "for", "the", "and", "-", "&", "’s", "'s"))
_CLOSING_MARKS = ("”", "''", '"', "’")
_NEAR = 80  # words before a surname in which its bearer is named in full
_OF_ONE = ("an", "i")  # how a word for one man of a country ends: “the French” are many


def without_others(
    words: Words, well_known: Sequence[FoundName], entities: Sequence[Name], surnames: Set[str]
) -> list[FoundName]:
    """The known names without those that are somebody else's here; `surnames` are those of the persons tagged."""
    whole = {words.forms[one.last - 1] for one in entities if _is_whole(words, one)}
    covered = {token for one in well_known for token in range(one.first, one.last)}
    teams = {words.forms[one.first] for one in well_known if _is_of_team(words, one, covered)}
    halves = _halves(well_known)
    longer = {words.forms[one.first] for one in entities if _is_longer(words, one)}
    letters = {words.forms[one.first] for one in well_known if _spells_another(words, one)}
    return [
        _meant(words, one, halves, whole)
        for one in well_known
        if not _is_surname(words, one, whole if one.sense == "nobody" else surnames)
        and not _is_short_for(words, one, well_known, surnames)
        and not (one.sense == "people" and words.forms[one.first] in teams)
        and not _is_before_countryman(words, one)
        and not _is_in_given_name(words, one)
        and not (one.last - one.first == 1 and words.forms[one.first] in letters)
        and not _is_of_headline(words, one)
        and not (one.sense == "people" and (_is_before_fans(words, one) or _is_first_people(words, one)))
        and not (words.forms[one.first] in longer and _is_by_letters(one))
        and not _is_unit(words, one)
        and not _is_affiliate(words, one)
        and not _is_of_speaker(words, one, whole)
    ]


def _is_by_letters(listed: FoundName) -> bool:
    """Whether a body is meant by letters."""
    return listed.last - listed.first == 1 and listed.known is not None and listed.known.kind != "country"


def _is_longer(words: Words, name: Name) -> bool:
    """As in “BNP Paribasque said … BNP”: letters that begin another body's name, with a word of no language."""
    if name.label != "ORG" or name.last - name.first != 2 or not is_acronym(words.forms[name.first]):
        return False
    lower = words.lower[name.last - 1]
    of_others = (
        namewords.is_given_name(lower) or namewords.is_family_name(lower) or lower in gazetteer().sites
    )
    return (
        words.forms[name.last - 1].istitle() and not of_others and not words.parsed.dictionary.is_word(lower)
    )


def _is_unit(words: Words, listed: FoundName) -> bool:
    """As in “a 1GB bundle”: letters behind a number measure something."""
    letters = listed.last - listed.first == 1 and words.forms[listed.first] == "GB"
    return letters and words.forms[listed.first - 1][-1:].isdigit()


def _is_affiliate(words: Words, listed: FoundName) -> bool:
    """As in “its affiliate WHO”: the letters of a station are no body's that is known by them."""
    station = words.lower_at(listed.first - 1) in ("affiliate", "station") and _is_by_letters(listed)
    return station and listed.known is not None and listed.known.kind != "media"


def _is_first_people(words: Words, listed: FoundName) -> bool:
    """As in “American Indians”: who lived there first are not of India."""
    return words.lower_at(listed.first - 1) in ("american", "native") and words.lower[
        listed.first
    ].startswith("indian")


def _meant(
    words: Words, listed: FoundName, halves: Mapping[str, WellKnownActor], surnames: Set[str]
) -> FoundName:
    """The name with whom it means here: half of a country, or nobody where it may be a man called by a land or town."""
    if _is_of_bearer(words, listed, surnames):
        return replace(listed, known=None, sense="nobody")
    if _is_half(words, listed, halves):
        return replace(listed, known=halves[words.lower[listed.first]], sense="name")
    if listed.sense == "people" and _is_one_man(words, listed):
        return replace(listed, known=None, sense="nobody")
    return listed


def _is_surname(words: Words, listed: FoundName, surnames: Set[str]) -> bool:
    """As in “Mark Cuban owns a club. Cuban said …”: a country's adjective, or a thing, alone is his name."""
    last = listed.last - 1
    alone = listed.first == last and listed.sense in ("people", "nobody") and words.forms[last] in surnames
    before = words.head[last] > last and words.dep[last] in NAMING_MODIFIERS
    return alone and not before and words.tag[last] not in PLURAL and words.pos[last - 1] != DETERMINING


def _is_short_for(
    words: Words, listed: FoundName, well_known: Sequence[FoundName], surnames: Set[str]
) -> bool:
    """As in “Jo Wagner left. Wagner said so”: a word for a body is a person's surname who is named in full before."""
    known, form = listed.known, words.forms[listed.first]
    if known is None or known.kind not in ("group", "organization") or listed.last - listed.first > 1:
        return False
    is_short = form in known.name.split() and form != known.name
    if not is_short or any(one.known == known and one.last - one.first > 1 for one in well_known):
        return False
    before = words.form_at(words.forms.index(form) - 1)
    return before.istitle() and (form in surnames or namewords.is_given_name(before.lower()))


def _is_of_speaker(words: Words, listed: FoundName, surnames: Set[str]) -> bool:
    """As in “Steve Israel nodded. “No,” Israel said”: a country's name that is only a speaker's in the article.

    Without a quotation or what he is beside it, it may be the country: “Israel said it would go on”.
    """
    form, known = words.forms[listed.first], listed.known
    if listed.last - listed.first > 1 or known is None or known.kind != "country" or form not in surnames:
        return False
    uses = (token for token, written in enumerate(words.forms) if written == form)
    return all(
        namewords.is_given_name(words.lower_at(token - 1)) or _speaks_as_person(words, token)
        for token in uses
    )


def _is_of_bearer(words: Words, listed: FoundName, surnames: Set[str]) -> bool:
    """As in “Paul Washington sued the studio. Washington said so”: who is just named in full, or a government."""
    form = words.forms[listed.first]
    if listed.sense != "seat" or listed.last - listed.first > 1 or form not in surnames:
        return False
    near = range(max(listed.first - _NEAR, 0), listed.first)
    named = (token for token in near if words.forms[token] == form and token > 0)
    return any(words.entity[token] == words.entity[token - 1] == "PERSON" for token in named)


def _speaks_as_person(words: Words, token: int) -> bool:
    """As in “Washington, the actor, said”: who says is told to be a person, or stands right behind a quotation."""
    if words.dep[token] != ACTIVE_SUBJECT or words.lemma[words.head[token]] not in word_list("saying"):
        return False
    is_person = any("person" in kinds_of(words.lower[kid]) for kid in words.kids(token, APPOSITION))
    return is_person or words.form_at(token - 1) in _CLOSING_MARKS


def _is_whole(words: Words, name: Name) -> bool:
    """As in “Danny Bible”: a first name and one word more, which is his surname."""
    if name.label != "PERSON" or name.last - name.first != 2:
        return False
    first, last = words.lower[name.first : name.last]
    return namewords.is_given_name(first) and not is_calendar_word(last)


def _halves(well_known: Sequence[FoundName]) -> dict[str, WellKnownActor]:
    """The countries that “the North” and “the South” are short for, where the article names both."""
    named = Counter(one.known for one in well_known if one.known is not None and one.known.kind == "country")
    halves = {
        side: [known for known in named if known.name.lower().startswith(f"{side} ")] for side in _SIDES
    }
    lands = {known.name.split()[-1] for several in halves.values() for known in several}
    whole = len(lands) == 1 and all(len(several) == 1 for several in halves.values())
    return {side: several[0] for side, several in halves.items()} if whole else {}


def _is_half(words: Words, listed: FoundName, halves: Mapping[str, WellKnownActor]) -> bool:
    """As in “North and South Korea met. The North said …”: half of a country that acts."""
    acts = words.dep[listed.first] in (ACTIVE_SUBJECT, PASSIVE_SUBJECT, POSSESSOR)
    alone = (
        listed.sense == "nobody" and listed.last - listed.first == 1 and words.forms[listed.first].istitle()
    )
    return (
        alone and acts and words.lower[listed.first] in halves and words.lower_at(listed.first - 1) == "the"
    )


def _is_of_team(words: Words, listed: FoundName, covered: Set[int]) -> bool:
    """As in “the Boston Indians won”: a people's name in the plural right behind a town's is a team's."""
    first = listed.first
    if listed.sense != "people" or listed.last - first > 1 or not first or first - 1 in covered:
        return False
    joined = words.pos[first - 1] == NAME and words.head[first - 1] == first and words.tag[first] in PLURAL
    return joined and any(site.is_big for site in gazetteer().sites.get(words.lower[first - 1], ()))


def _spells_another(words: Words, listed: FoundName) -> bool:
    """As in “the Self-Defense Forces (SDF)”: letters in brackets behind a name that is none of the known body's."""
    first, known = listed.first, listed.known
    if known is None or listed.last - first > 1 or words.form_at(first - 1) not in _BRACKETS:
        return False
    if not is_acronym(words.forms[first]) or words.form_at(first + 1) not in _CLOSING:
        return False
    start = first - 1
    while start > 0 and (words.forms[start - 1][:1].isupper() or words.lower[start - 1] in _WITHIN):
        start -= 1
    spelt = tuple(words.lower[start : first - 1])
    its_words = known.name.lower().split()
    return len(spelt) > 1 and any(
        initials_match(words.forms[first], spelt[skipped:])
        and not {*spelt[skipped:]} <= {*its_words, *_WITHIN, "-"}
        for skipped in range(len(spelt) - 1)
    )


def _is_of_headline(words: Words, listed: FoundName) -> bool:
    """As in “FT LAUDERDALE (Agency)”: two letters before a word in capitals, which are no body's."""
    form, behind = words.forms[listed.first], words.form_at(listed.last)
    single = listed.last - listed.first == 1 and listed.known is not None and listed.known.kind == "media"
    return single and len(form) == _TWO and form.isupper() and behind.isupper() and len(behind) > _TWO


def _is_before_fans(words: Words, listed: FoundName) -> bool:
    """As in “an Indians fan”, “the Indians outfielder”: a people's name in the plural before who follows a team."""
    last = listed.last - 1
    return (
        words.forms[last].endswith("s")
        and words.lower[last] not in namewords.words("countrymen")
        and words.lower_at(listed.last) in namewords.words("of_teams")
    )


def _is_one_man(words: Words, listed: FoundName) -> bool:
    """As in “the Scot broke back”, “the Norwegian said”: one man of a country, who is called by it."""
    first, lower = listed.first, words.lower[listed.first]
    if listed.last - first > 1 or words.dep[first] in NAMING_MODIFIERS or words.form_at(first + 1) == "-":
        return False
    if lower in namewords.words("countrymen"):
        return True
    single = words.tag[first] not in PLURAL and lower.endswith(_OF_ONE) and words.dep[first] in SUBJECTS
    return single and words.lower_at(first - 1) == "the"


def _is_in_given_name(words: Words, listed: FoundName) -> bool:
    """As in “Marie-France Lund”: a country behind a hyphen in the given name of somebody."""
    first = listed.first
    joined = first > 1 and words.forms[first - 1] == "-" and words.end[first - 2] + 1 == words.start[first]
    return joined and namewords.is_given_name(words.lower[first - 2]) and words.form_at(listed.last).istitle()


def _is_before_countryman(words: Words, listed: FoundName) -> bool:
    """As in “Frenchman Romain Lund”: one man of a country, before his name, is not the country."""
    return (
        words.lower[listed.first] in namewords.words("countrymen")
        and words.form_at(listed.last)[:1].isupper()
    )
