"""Whether the name of a country, its people or its capital stands for an actor, or only says where something is."""

from __future__ import annotations

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.well_known import FoundName
from index.annotate.data_files import word_list
from index.annotate.parse.grammar import NAMING_MODIFIERS, PLURAL
from index.annotate.parse.grammar_terms import (
    APPOSITION,
    CONJUNCT,
    DIRECT_OBJECT,
    MAIN_WORD,
    NOUN_ADVERBIAL,
    NUMERAL,
    OTHER_OBJECT,
    PREPOSITIONAL_OBJECT,
)
from index.annotate.parse.words import Words

_FILE = "metonymy.toml"
_ROUTES = frozenset(("to", "from", "for", "via"))
_SET_OFF = frozenset((",", "(", "-", "–", "—", "/"))


def listed(name: str) -> frozenset[str]:
    """One list of `metonymy.toml`, in small letters."""
    return word_list(_FILE, name)


def is_actor(words: Words, form: FoundName) -> bool:
    """Whether the words act, are acted upon or own; False where they only place something."""
    head = words.top(form.first, form.last)
    if form.sense == "people":
        return not (_describes_private(words, form) or _is_counted(words, form))
    if form.sense == "seat":
        return not _is_place(words, head, form)
    return True


def is_of_person(words: Words, form: FoundName) -> bool:
    """As in “Washington, star of the film, agreed”: a person who is called so, and not the seat of a government."""
    if form.sense != "seat":
        return False
    behind = [kid for kid in words.kids(words.top(form.first, form.last), APPOSITION) if kid >= form.last]
    return any("person" in person_nouns.kinds_of(words.lower[kid]) for kid in behind)


def _is_counted(words: Words, form: FoundName) -> bool:
    """As in “killed four Norwegians”, “several Kenyans”: some of a people, who are not their country."""
    before = words.lower_at(form.first - 1)
    counted = words.pos[form.first - 1] == NUMERAL or before in ("several", "many", "some", "other")
    last = form.last - 1
    alone = words.tag[last] in PLURAL and words.dep[last] not in NAMING_MODIFIERS
    return form.first > 0 and counted and alone


def _describes_private(words: Words, form: FoundName) -> bool:
    """A nationality before a place or a private person: "a Syrian city", "a French singer"."""
    last = form.last - 1
    head = words.head[last]
    if words.dep[last] not in NAMING_MODIFIERS or head <= last:
        return False
    lower = words.lower[head]
    if lower in listed("places") or person_nouns.singular(lower) in listed("places"):
        return True
    official = lower in listed("officials") or person_nouns.singular(lower) in listed("officials")
    return "person" in person_nouns.kinds_of(lower) and not official


def _is_place(words: Words, head: int, form: FoundName) -> bool:
    """A capital or seat named as the place where something is."""
    dep, above = words.dep[head], words.lower[words.head[head]]
    before = words.lower_at(form.first - 1)
    built = words.forms[form.first].startswith(("White", "Oval", "Kremlin", "Downing", "Whitehall"))
    if before == "the" and form.first > 1:
        before = words.lower[form.first - 2]
    if dep in NAMING_MODIFIERS and words.head[head] >= form.last:
        if built and above in listed("races"):
            return True  # “her White House bid”
        return not (built or person_nouns.is_the_state(above))
    if dep in (DIRECT_OBJECT, OTHER_OBJECT):
        verb = words.lemma[words.head[head]]
        if verb in listed("placing_verbs") or (built and verb in listed("seeking")):
            return True
    if (dep in (NOUN_ADVERBIAL, MAIN_WORD) and not built) or _opens(words, form):
        return True
    if dep == APPOSITION and words.forms[form.first - 1] == ",":
        return not built
    return dep in (PREPOSITIONAL_OBJECT, CONJUNCT) and _locates(words, head, before, built)


def _locates(words: Words, head: int, before: str, built: bool) -> bool:
    if words.dep[head] == CONJUNCT:
        first = words.head[head]
        return words.dep[first] == PREPOSITIONAL_OBJECT and words.lower[words.head[first]] in listed(
            "locating"
        )
    above = words.head[words.head[head]]  # what the preposition hangs on
    if before == "at" and words.lemma[above] in listed("aiming"):
        return False
    if before in listed("locating"):
        return True
    if built and before == "for" and words.lower[above] in listed("races"):
        return True  # “her run for the White House”
    if before in _ROUTES:
        return words.lemma[above] in listed("moving")
    return before == "of" and not built and words.lower[above] not in listed("stances")


def _opens(words: Words, form: FoundName) -> bool:
    """Whether a capital opens its paragraph as a dateline, in capitals or not."""
    first = form.first
    opens = first == 0 or words.paragraph[first - 1] != words.paragraph[first]
    following = words.form_at(form.last)
    return opens and following in _SET_OFF


def begins_dateline(words: Words, first: int, last: int) -> bool:
    """Whether the words open their paragraph as a dateline: "MOSCOW, June 28 (Agency) —"."""
    opens = first == 0 or words.paragraph[first - 1] != words.paragraph[first]
    following = words.form_at(last)
    if not opens or following not in _SET_OFF:
        return False
    return words.forms[first].isupper() or following not in {",", "-"}


def count_american(words: Words) -> int:
    """How many words of the article name states, parties or offices of the United States."""
    american = listed("american")
    return sum(form in american for form in words.forms)


def is_american_leader(form: str) -> bool:
    """Whether a word is the surname of a president of the United States."""
    return form in listed("american_leaders")


def is_inhabitant(lower: str) -> bool:
    """Whether a noun behind a town's name means people who live there: “a Norwick girl”."""
    return lower in listed("inhabitants")


def is_streets(lower: str) -> bool:
    """Whether a word behind two names says that they are streets: “Fern and Olive streets”."""
    return lower in listed("streets")


def is_place_noun(lower: str) -> bool:
    """Whether a common noun means a place: "city", "villages"."""
    return lower in listed("places") or person_nouns.singular(lower) in listed("places")


def is_site_noun(lower: str) -> bool:
    """Whether a noun behind a name says that it names a place or a border: "the Sund neighborhood"."""
    return lower in listed("sites")


def is_make(lower: str) -> bool:
    """Whether what follows the word with a capital is a car of that make: “a Mercury Grand Marquis”."""
    return lower in listed("makes")


def is_thing(lower: str) -> bool:
    """Whether a common noun before a name says that it names a thing: "the storm Irma"."""
    return lower in listed("things")


def is_storm(lower: str) -> bool:
    """Whether a word is one for a storm, before whose name it stands: "Hurricane Irma"."""
    return lower in listed("storms")


def is_credit(words: Words, form: FoundName) -> bool:
    """Whether a body is named only as where words stand: "(Reuters)", "REUTERS/Jane Hill", "on Twitter"."""
    actor, before = form.known, words.lower_at(form.first - 1)
    after = words.form_at(form.last)
    if actor is None:
        return False
    if actor.kind == "media" and (after == "/" or (before == "(" and after == ")")):
        return True
    if words.lower[form.first] in namewords.words("picture_agencies") and (
        _is_of_picture(words, form) or (words.forms[form.first] == actor.name.upper() != actor.name)
    ):
        return True  # “REUTERS”, which a text calls Reuters
    return actor.id in listed("platforms") and before in {"on", "via", "to"}


def _is_of_picture(words: Words, form: FoundName) -> bool:
    """As in “Karachi EPA 9/29 Lagos”, “Image copyright EPA”: an agency of pictures, not of the environment."""
    after, before = words.form_at(form.last), words.lower_at(form.first - 1)
    return after[:1].isdecimal() or before in ("copyright", "/", "via", "credit")


def shouted_words() -> frozenset[str]:
    """Names that are plain words in a line of capitals: "IS"."""
    return listed("shouted")
