"""The word lists of `coreference.toml`: by which words two phrases speak of one actor, or of two."""

from __future__ import annotations

from index.annotate import data_files


def word_list(name: str) -> frozenset[str]:
    """One list, in small letters. Raises KeyError where there is none of this name."""
    return data_files.word_list("coreference.toml", name)
