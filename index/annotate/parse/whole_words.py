"""Words that the tokenizer would take apart, and with them a name or a sentence: “Capt. Lind”, “son-in-law”."""

from __future__ import annotations

import tomllib
from pathlib import Path

_FILE = Path(__file__).parent.with_name("data") / "whole_words.toml"


def whole_words() -> list[str]:
    """The words that stay whole, as they are written in running text."""
    words = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    relatives = [f"{word}-in-law" for word in words["relatives"].split()]
    relatives += [f"ex-{word}" for word in words["former"].split()]
    return [f"{word}." for word in words["ranks"].split()] + [
        form for word in relatives for form in (word, word.capitalize())
    ]
