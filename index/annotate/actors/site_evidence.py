"""What says that a name is that of a street, a quarter, a town or a site: the words beside it."""

from __future__ import annotations

from index.annotate.actors import metonymy, namewords
from index.annotate.actors.tagged_entities import Name
from index.annotate.parse.grammar import LANDS, NAMING_MODIFIERS
from index.annotate.parse.words import Words
from index.annotate.places.gazetteer import gazetteer
from index.annotate.places.place_names import state_behind

_LONGEST_SITE = 3  # words of a site's name behind a person's


def weigh_sites(words: Words, name: Name, scores: dict[str, float]) -> None:
    """Adds what says that one use of a name is that of a street, a quarter or a town."""
    first, last = name.first, name.last
    before = words.lower_at(first - 1)
    behind = words.lower_at(last)
    on_it = before in {"on", "nearby", "along"}
    in_block = before == "of" and words.lower[first - 2] == "block"
    if in_block or (on_it and last - first > 1 and namewords.is_street(("1st", words.lower[last - 1]))):
        scores["never"] += 6  # “the 400 block of Sund Place”
    if state_behind(words.doc, last) is not None and not namewords.is_given_name(words.lower[first]):
        scores["place"] += 4  # “two Marrero, Louisiana men”
    if before == "v." and last - first == 1:
        scores["never"] += 6  # “Roe v. Lund”, a case at law
    if before == "of" and words.lower[first - 2] == "," and words.entity[first - 3] == "PERSON":
        scores["place"] += 3  # “Jane Hill, of Olympia”
    if metonymy.is_site_noun(behind) and words.head[last - 1] >= last:
        scores["place"] += 4  # “the Wells-Goodfellow neighborhood”
    if metonymy.is_site_noun(f"{behind}-{words.lower_at(last + 1)}"):
        scores["place"] += 6  # “the Jane Hill housing complex”
    if before == "of" and last - first == 1 and namewords.kind_of_name((words.lower[first - 2],)) == "never":
        scores["never"] += 6 * words.forms[first - 2].istitle()  # “the Statue of Liberty”
    if words.lower[last - 1] == "co." and (before == "in" or namewords.is_honorific(behind)):
        scores["place"] += 6  # “the Moss Co. Sheriff”
    if _is_of_inhabitants(words, name):
        scores["place"] += 4
    if _is_beside_street(words, name):
        scores["never"] += 6


def _is_of_inhabitants(words: Words, name: Name) -> bool:
    """As in “a 3-year-old Norwick girl”: a town's name before one of its people."""
    last = name.last
    if last >= len(words) or words.head[last - 1] != last or words.dep[last - 1] not in NAMING_MODIFIERS:
        return False
    return (
        metonymy.is_inhabitant(words.lower[last])
        and words.between(name.first, last).lower() in gazetteer().sites
    )


def _is_beside_street(words: Words, name: Name) -> bool:
    """As in “the corner of North and Luna avenues”: one of two streets."""
    behind = words.lower[name.last : name.last + 3]
    return any(map(metonymy.is_streets, behind[:1])) or (
        behind[:1] == ["and"] and any(map(metonymy.is_streets, behind[2:]))
    )


def begins_site(words: Words, last: int) -> bool:
    """Whether a person's name goes on to a site or a body: “John F. Kennedy” before “International Airport”."""
    for token in range(last, min(last + _LONGEST_SITE, len(words))):
        if not words.forms[token][:1].isupper() or words.entity[token] in LANDS:
            return False  # “Ann Lind Wins South Norland Vote”
        if namewords.kind_of_name(("the", words.lower[token])) == "place":
            return words.paragraph[token] == words.paragraph[last - 1]
    return False
