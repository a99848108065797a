"""What says that a name is no person's, whatever the tagger takes it for: “the Kelly File”, “the Tom Wizard books”."""

from __future__ import annotations

from collections.abc import Sequence, Set

from index.annotate.actors import namewords, person_nouns
from index.annotate.actors.tagged_entities import POSSESSIVE_SIGNS, Name
from index.annotate.parse.grammar_terms import APPOSITION, CONJUNCT, PLURAL_NAME, PREPOSITIONAL_OBJECT
from index.annotate.parse.words import Words
from index.annotate.places.gazetteer import gazetteer

_ARTICLES = frozenset(("the", "a", "an"))
_MOST_USES = 20
_OFTEN, _MANY_USES = 3, 6  # times that a tagger takes a word for a body, of so many
_WHERE = frozenset(("in", "near", "around", "outside"))
_WHENCE = frozenset(("from", "to", "across", "at", "through"))  # of places, and of others too
_PLACING = _WHERE | _WHENCE | frozenset(("of", "toward"))
SMALL_WORDS = frozenset(("for", "with", "of", "on", "to", "against"))


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
    """Whether a name belongs to a noun behind it, as does the article before it: “the Ann Lund case”."""
    return name.last < len(words) and words.head[name.last - 1] >= name.last


def is_of_work(words: Words, names: Sequence[Name]) -> bool:
    """As in “the Tom Wizard books”, “a Cookie Beast figure”: each use is before a work or a toy that is called so."""
    uses = names[:_MOST_USES]
    several = all(name.last - name.first > 1 for name in uses)
    return several and all(words.lower_at(name.last) in namewords.words("titled_things") for name in uses)


def is_of_scheme(words: Words, names: Sequence[Name]) -> bool:
    """As in “the Blue Acres program, or BAP”: each use stands before a scheme, a law or a drill, or is its letters."""
    uses = names[:_MOST_USES]
    letters = any(_is_letters_of_scheme(words, name) for name in uses)
    return letters or all(_is_before_scheme(words, name) for name in uses)


def _is_before_scheme(words: Words, name: Name) -> bool:
    return _is_before_noun(words, name) and words.lower[name.last] in namewords.words("schemes")


def _is_letters_of_scheme(words: Words, name: Name) -> bool:
    """Whether letters are introduced right behind the word for a scheme: “program, or BAP”."""
    before = words.lower[max(0, name.first - 3) : name.first]
    return before[-1:] == ["or"] and any(lower in namewords.words("schemes") for lower in before)


def is_in_brackets(words: Words, names: Sequence[Name]) -> bool:
    """As in “the Attorney General's office (PGRO)”: letters that stand in brackets behind words once."""
    return any(
        name.last - name.first == 1
        and words.forms[name.first].isupper()
        and words.form_at(name.first - 1) == "("
        and words.form_at(name.last) == ")"
        and words.form_at(name.first - 2)[:1].isalpha()
        for name in names[:_MOST_USES]
    )


def is_placed(words: Words, names: Sequence[Name]) -> bool:
    """As in “in Shin Warsak, Kalosha and Tora Gola”: each use says where, as the words beside it do."""
    uses = [(words.top(name.first, name.last), name) for name in names[:_MOST_USES]]
    if any(
        _is_land(words, _first_of_list(words, head)) or _is_before_land(words, name) for head, name in uses
    ):
        return True
    if _is_big_city(words, names[0]) and any(_says_where(words, head, name) for head, name in uses):
        return True
    return all(_says_where(words, head, name) for head, name in uses)


def _is_before_land(words: Words, name: Name) -> bool:
    """As in “in Bardhere town”, “Sund police said”: before a word for such places, or for who governs them."""
    behind = words.lower_at(name.last)
    inside = words.head[name.last - 1] >= name.last and words.forms[name.last - 1].istitle()
    return inside and (
        behind in ("town", "village", "city", "mayor", "police") and words.form_at(name.last) == behind
    )


def _is_big_city(words: Words, name: Name) -> bool:
    """Whether one word names a big city or a region, and nobody is called so."""
    lower = words.lower[name.first]
    if name.last - name.first > 1 or namewords.is_given_name(lower):
        return False
    return any(site.is_big and site.kind != "town" for site in gazetteer().sites.get(lower, ()))


def _first_of_list(words: Words, head: int) -> int:
    """The first of the names that are joined to one."""
    while words.dep[head] in (CONJUNCT, APPOSITION) and words.head[head] < head:
        head = words.head[head]
    return head


def _is_land(words: Words, head: int) -> bool:
    """As in “the provinces of Sund and Nghe An”, “cities like Orsk, Raleigh-Lund”: behind a word for such places."""
    preposition = words.head[head]
    if words.dep[head] != PREPOSITIONAL_OBJECT or words.lower[preposition] not in ("of", "like", "as"):
        return False
    land = words.lower[words.head[preposition]]
    return not namewords.words("lands").isdisjoint((land, person_nouns.singular(land)))


def _says_where(words: Words, head: int, name: Name) -> bool:
    if words.lower_at(name.last) in namewords.words("lands") and words.head[name.last - 1] == name.last:
        return True  # “police in Sund province”
    head = _first_of_list(words, head)
    preposition = words.head[head]
    if words.dep[head] != PREPOSITIONAL_OBJECT or words.lower_at(name.last) in POSSESSIVE_SIGNS:
        return False
    if words.lower[preposition] in _WHERE:
        return True
    sites = gazetteer().sites.get(words.between(name.first, name.last).lower(), ())
    return words.lower[preposition] in _WHENCE and any(site.is_big for site in sites)


def is_written_as_brand(form: str) -> bool:
    """As in “BlackRock”, “OpenAI”: a capital inside a word that is no “McLund”, “DeVito” or “O'Hara”."""
    inner = next((number for number, letter in enumerate(form[1:], 1) if letter.isupper()), 0)
    small = form[:1].isupper() and form[1:inner].islower() and form.isalpha()
    return small and form[:inner].lower() not in namewords.words("surname_beginnings")


def is_with_small_words(words: Words, names: Sequence[Name]) -> bool:
    """As in “Citizens for Lund”, “Monastery of Sund”: small words that no person's name has, behind no first name."""
    first, last = names[0].first, names[0].last
    if namewords.is_given_name(words.lower[first]) or namewords.is_honorific(words.lower[first]):
        return False
    return any(words.forms[token] in SMALL_WORDS for token in range(first + 1, last - 1))


def is_oftener_a_body(words: Words, names: Sequence[Name]) -> bool:
    """Whether a tagger takes one word, nobody's known name, often for a body: “Strovia says its app …”."""
    lower, labels = words.lower[names[0].first], [name.label for name in names]
    if (
        names[0].last - names[0].first > 1
        or namewords.is_given_name(lower)
        or namewords.is_family_name(lower)
    ):
        return False
    return labels.count("ORG") >= _OFTEN and len(names) >= _MANY_USES


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
    if last - first == 1 and words.forms[first - 1].istitle() and words.lower_at(first - 2) == "the":
        first -= 1  # “the Florida | Marlins”
    town = words.between(first, last - 1).lower() if last - first > 1 else ""
    cities = [site for site in gazetteer().sites.get(town, ()) if site.kind != "town"]
    lower = words.lower[last - 1]
    plural = lower.endswith("s") and not lower.endswith(("us", "ss", "is"))
    if not cities or not plural or namewords.is_family_name(lower):
        return False
    if namewords.kind_of_name(tuple(words.lower[first:last])) is not None:
        return False
    return words.lower_at(first - 1) == "the" or any(
        words.lower_at(name.first - 1) == "the" for name in names
    )


def is_followed(words: Words, names: Sequence[Name]) -> bool:
    """As in “another Sund Palace fan”, “the Orsk Rovers striker”: before who plays for it or follows it."""
    uses = names[:_MOST_USES]
    if any(name.last - name.first < 2 for name in uses) or namewords.is_given_name(
        words.lower[uses[0].first]
    ):
        return False
    return all(words.lower_at(name.last) in namewords.words("of_teams") for name in uses)


def is_owned(words: Words, names: Sequence[Name]) -> bool:
    """As in “the government-owned Transrail”: what is owned is a body."""
    return any(_is_owned(words, name) and not _is_before_noun(words, name) for name in names)


def _is_owned(words: Words, name: Name) -> bool:
    return words.lower_at(name.first - 1) == "owned" and words.form_at(name.first - 2) == "-"


def is_surname_as_place(words: Words, names: Sequence[Name]) -> bool:
    """As in “denouncing Lundio's bill”: a surname that the tagger takes for a town, which is none that is known."""
    uses = names[:_MOST_USES]
    lower = words.lower[uses[0].first]
    if uses[0].last - uses[0].first > 1 or not namewords.is_family_name(lower):
        return False
    if any(words.lower_at(name.first - 1) in _PLACING for name in uses):
        return False
    sites = gazetteer().sites.get(lower, ())
    return not any(site.is_big or site.kind not in ("town", "city") for site in sites)


def is_region(lower: str) -> bool:
    """Whether a word names a state or a part of a country, and nobody: “Wales”."""
    named = namewords.is_given_name(lower) or namewords.is_family_name(lower)
    return lower in gazetteer().states and not named
