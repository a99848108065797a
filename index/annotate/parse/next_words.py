"""The words right before and behind a token; nothing at the ends of a text or sentence."""

from __future__ import annotations

from spacy.tokens import Token


def word_before(token: Token) -> str:
    """The word right before, in small letters; "" where the text begins."""
    return token.nbor(-1).lower_ if token.i else ""


def word_behind(token: Token) -> str:
    """The word right behind, in small letters; "" where the text ends."""
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def token_before(token: Token) -> Token | None:
    """The token right before in its sentence, or None."""
    return token.nbor(-1) if token.i > token.sent.start else None


def token_behind(token: Token) -> Token | None:
    """The token right behind in its sentence, or None."""
    return token.nbor(1) if token.i + 1 < token.sent.end else None
