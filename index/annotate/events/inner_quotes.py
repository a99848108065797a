"""Words that a speaker quotes of somebody else: in “He told me, ‘I will kill you’” the “I” is not who speaks."""

from __future__ import annotations

import re

from spacy.tokens import Token

_REACH = 400  # characters before a word in which its quotation opens
_OPENING = re.compile(r"(?:^|(?<=[\s\"“(]))[‘'](?=\w)")
_CLOSING = re.compile(r"(?<=\S)[’'](?=[\s,.;:!?\"”)]|$)")


def is_in_inner_quote(token: Token) -> bool:
    """Whether a word stands in single marks that open inside double ones."""
    text = token.doc.text[max(0, token.idx - _REACH) : token.idx + 1].rpartition("\n")[2]
    openings = list(_OPENING.finditer(text))
    if not openings or _CLOSING.search(text, openings[-1].end(), len(text) - 1):
        return False
    outer = text[: openings[-1].start()]
    return outer.count('"') % 2 == 1 or outer.count("“") > outer.count("”")
