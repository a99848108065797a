"""Names that are a page's and nobody's in its story: “Guest User”, a word in capitals on a line of its own."""

from __future__ import annotations

from index.annotate.actors import namewords
from index.annotate.actors.tagged_entities import Name
from index.annotate.actors.titles import is_office
from index.annotate.parse.words import Words

_LONGEST = 4  # words of what a page calls a user, or of an office alone
_SHORTEST = 4  # letters of a word in capitals that is no abbreviation


def is_of_the_page(words: Words, name: Name) -> bool:
    """Whether a name is a page's word for whoever writes there, a shouted word, or an office without its holder."""
    if name.found is not None or name.last - name.first > _LONGEST:
        return False
    last = words.lower[name.last - 1]
    if name.last - name.first > 1:
        return last in namewords.words("page_users") or _is_office_alone(words, name)
    form = words.forms[name.first]
    shouted = form.isupper() and form.isalpha() and len(form) >= _SHORTEST
    return (shouted and form.lower() in words.written) or _is_label(words, name.first)


def _is_label(words: Words, token: int) -> bool:
    """As in “EDS: SUBS lead”, “FIX IS IN”: a short word in capitals before others, of the page or shouted."""
    form, behind = words.forms[token], words.form_at(token + 1)
    if not form.isupper() or words.sentence_of[token] != token:
        return False
    if behind == ":":
        return words.form_at(token + 2).isupper() and len(words.form_at(token + 2)) > 1
    shouted = behind.isupper() and behind.lower() in words.written
    return shouted and words.parsed.dictionary.is_word(form.lower())


def _is_office_alone(words: Words, name: Name) -> bool:
    """As in “the Marketing Manager said”: a trade and an office, no part of which is anybody's name."""
    last, before = words.lower[name.last - 1], words.lower[name.first : name.last - 1]
    if not is_office(last) and last not in namewords.words("trades", "offices"):
        return False
    return all(lower in namewords.words("trades") for lower in before) or _is_full_office(last, before)


def _is_full_office(last: str, before: list[str]) -> bool:
    """As in “the Armed Forces Commissioner”, “Chief Cabinet Secretary”: an office, and nobody's name before it."""
    people = any(namewords.is_given_name(lower) or namewords.is_family_name(lower) for lower in before)
    body = namewords.kind_of_name((last, last)) is not None
    return len(before) > 1 and is_office(last) and not people and not body
