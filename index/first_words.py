"""The words with which a text begins: what stands for a title where an article has none."""

from __future__ import annotations

_MOST = 12


def first_words(text: str) -> str:
    """The first words of a text, parted by single spaces, with a mark where more follow; empty where it has none."""
    words = text.split()
    return " ".join(words[:_MOST]) + (" …" if len(words) > _MOST else "")
