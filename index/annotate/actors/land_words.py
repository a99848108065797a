"""Countries by whatever word names them or their people: “Peruvian” and “Peru” are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from index.annotate.actors.well_known import countries


@cache
def lands() -> Mapping[str, str]:
    """What a country and its people are called in one word, with the country's name; all in small letters."""
    return {
        form.lower(): name.lower()
        for name, facts in countries().items()
        for form in (name, *facts.get("people", []), *facts.get("names", []))
        if " " not in form
    }


def lands_of(words: Iterable[str]) -> frozenset[str]:
    """The countries that the words in small letters name, in small letters."""
    return frozenset(lands()[word] for word in words if word in lands())
