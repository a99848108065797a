"""Where a text names places: by the tagger, behind a preposition of place, and by names that the gazetteer knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from index.annotate.places.gazetteer import gazetteer, place_words

LONGEST = 4  # words of a name
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_OTHER_LABELS = frozenset(("PERSON", "ORG", "DATE", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT"))
_NAMED = frozenset(("PROPN", "DET", "ADJ", "NOUN"))


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of the data file."""
    return frozenset(place_words()[name].split())


def place_spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """Token spans that may name a place, in text order, without overlap."""
    behind = 0
    borders = dict(_borders(doc)) if "border" in doc.text else {}
    for token in doc:
        if token.i < behind:
            continue
        last = borders.get(token.i) or _last_of(token)
        if last is not None:
            yield token.i, last
            behind = last


def is_known_city(name: str) -> bool:
    """Whether the gazetteer has a city whose usual name this is."""
    return any(site.kind == "city" and site.is_usual for site in gazetteer().sites.get(name.lower(), ()))


def _last_of(token: Token) -> int | None:
    """Where a name of a place ends that begins with the token."""
    doc = token.doc
    if token.pos_ not in _NAMED:
        return _known(token)
    if token.ent_type_ in _PLACE_LABELS and token.ent_iob_ == "B":
        last = token.i + 1
        while last < len(doc) and doc[last].ent_iob_ == "I":
            last += 1
        return last
    named = (
        token.pos_ == "PROPN" and token.ent_type_ not in _OTHER_LABELS and token.text not in words("doubtful")
    )
    if named and token.i and doc[token.i - 1].lower_ in words("where"):
        return _proper(token)
    return _known(token)


def _proper(token: Token) -> int:
    last = token.i + 1
    while last < len(token.doc) and token.doc[last].pos_ == "PROPN" and last - token.i < LONGEST:
        last += 1
    return last


def _known(token: Token) -> int | None:
    """Where a name ends that the gazetteer knows as a city and the words beside it as a place: the tagger missed it."""
    if not token.text[0].isupper() or token.text in words("doubtful"):
        return None
    doc = token.doc
    for size in (3, 2, 1):
        last = token.i + size
        if last <= len(doc) and is_known_city(doc[token.i : last].text) and _is_used_as_place(token, last):
            return last
    return None


def _is_used_as_place(token: Token, last: int) -> bool:
    """Whether a preposition of place, a state, an office or a dateline's dash stands beside a name."""
    doc = token.doc
    before = doc[token.i - 1] if token.i > token.sent.start else None
    behind = doc[last] if last < len(doc) else None
    if behind is not None and behind.pos_ == "PROPN" and behind.lower_ not in words("offices"):
        return False  # the first word of a longer name
    if before is not None and before.pos_ == "PROPN" and before.ent_type_ == "PERSON":
        return False
    if before is not None and before.lower_ in words("where") and token.ent_type_ != "DATE":
        return True
    if token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.lower() in words("hitting"):
        return token.ent_type_ not in _OTHER_LABELS
    if behind is None:
        return False
    if behind.lower_ in words("offices") or _is_state_behind(doc, last):
        return True
    return token.ent_type_ not in _OTHER_LABELS and behind.pos_ == "NOUN" and token.pos_ == "PROPN"


def _is_state_behind(doc: Doc, last: int) -> bool:
    return state_behind(doc, last) is not None


def state_behind(doc: Doc, last: int) -> str | None:
    """The postal code of the US state named right behind a comma: "Reno, Nev.", "Salem, Oregon"."""
    if last + 1 >= len(doc) or doc[last].text != ",":
        return None
    states = gazetteer().states
    for size in (2, 1):
        name = doc[last + 1 : last + 1 + size].text
        code = states.get(name.lower()) or states.get(f"{name.lower()}.")
        if code and name[0].isupper():
            return code
    postal = doc[last + 1].text
    return postal if len(postal) == 2 and postal.isupper() and postal in states.values() else None


def _borders(doc: Doc) -> Iterator[tuple[int, int]]:
    """Borders named by the two sides: "the Iraq-Syria border"."""
    for token in doc:
        if token.lower_ != "border":
            continue
        first = token.i
        while (
            first and token.i - first < 6 and (doc[first - 1].pos_ == "PROPN" or doc[first - 1].text in "-–")
        ):
            first -= 1
        if token.i - first >= 3 and doc[first].pos_ == "PROPN":
            yield first, token.i + 1
