"""Who acts in an article: names joined to actors, and descriptions and pronouns resolved to them."""

from __future__ import annotations

from collections.abc import Sequence

from index.annotate.cast import Cast, slug
from index.annotate.parsed import FoundQuote, Parsed
from index.model import ActorKind

_KINDS: dict[str, ActorKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "country",
    "NORP": "country",
}


def find_actors(parsed: Parsed, found_quotes: Sequence[FoundQuote], register: object = None) -> Cast:
    """The cast of the article: every named actor with its mentions."""
    cast = Cast(parsed)
    for entity in parsed.doc.ents:
        kind = _KINDS.get(entity.label_)
        if kind:
            entry = cast.entries.get(slug(entity.text)) or cast.add(entity.text.strip(), kind)
            first, last = cast.words.tokens(entity.start_char, entity.end_char)
            if first < last:
                cast.mention(entry, first, last)
    return cast
