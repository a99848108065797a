"""Which bodies of different articles are one: by name, and by letters or a short form that only one of them has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from index.annotate.actors.acronyms import is_acronym


def short_forms(bodies: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """The ids that are only another name of one other body's, with its id.

    `bodies` gives ids made of what bodies are called, and the names that an article uses for each.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for body, written in bodies:
        names[body].update(written)
        for name in written:
            owners[name.lower()].add(body)
    full_names = {}
    for body, forms in sorted(names.items()):
        name = next(iter(forms))
        if len(forms) > 1 or not (is_acronym(name) or " " in name):
            continue
        others = [other for other in owners[name.lower()] if other != body and len(names[other]) > 1]
        if len(others) == 1:
            full_names[body] = others[0]
    return full_names
