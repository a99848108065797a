"""Names of countries that the tagger does not know for such: “Ivory Coast expelled”, “Bahrain declared”."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Span, Token

from index.annotate.actors.namewords import is_given_name
from index.annotate.actors.well_known import countries, split
from index.annotate.parse.grammar_terms import COMMON_NOUN, NAME, SINGULAR_NAME
from index.annotate.parse.rehang import retag
from index.annotate.places.gazetteer import place_words

_COUNTRY = "GPE"
_NO_PERSON = frozenset(("", "LOC", "ORG"))
_NO_COUNTRY = _NO_PERSON | {"PERSON"}  # “Burkina Faso”, “aid to Mali”


def name_country(last: Token) -> None:
    """Makes a country of its name, where the tagger takes this for water, a body, or no name at all."""
    doc = last.doc
    for name in _names().get(last.text, ()):
        start = last.i - len(name) + 1
        if start < last.sent.start or [word.text for word in doc[start : last.i + 1]] != list(name):
            continue
        is_given = len(name) == 1 and is_given_name(last.lower_)
        if last.ent_type_ in (_NO_PERSON if is_given else _NO_COUNTRY) and _stands_alone(
            doc[start : last.i + 1]
        ):
            if last.pos_ == COMMON_NOUN:
                retag(last, SINGULAR_NAME)
            doc.set_ents([Span(doc, start, last.i + 1, label=_COUNTRY)], default="unmodified")
        return


def _stands_alone(name: Span) -> bool:
    """Whether a name is no part of a longer one: “the Bahrain Grand Prix”, “Air Senegal”."""
    doc = name.doc
    before = doc[name.start - 1] if name.start > name.sent.start else None
    behind = doc[name.end] if name.end < name.sent.end else None
    for beside in (before, behind):
        if beside is None:
            continue
        if beside.text == "-" or (beside.pos_ == NAME and beside.text.istitle()):
            return False
        if beside.ent_type_ and beside.ent_type_ == name[0].ent_type_:
            return False
    return True


@cache
def _names() -> dict[str, list[tuple[str, ...]]]:
    """The names of countries by their last word, the longest first; those that are other words as well are left out."""
    doubtful = place_words()["doubtful"].split()
    called = [one for name, facts in countries().items() for one in (name, *facts.get("names", ()))]
    by_last: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted((tuple(split(one)) for one in called), key=len, reverse=True):
        if len(name) > 1 or name[0] not in doubtful:
            by_last.setdefault(name[-1], []).append(name)
    return by_last


def last_words() -> frozenset[str]:
    """The last words of the names of countries, in small letters."""
    return frozenset(word.lower() for word in _names())
