"""Words that the tokenizer would take apart, and with them a name or a sentence: “Capt. Lind”, “son-in-law”."""

from __future__ import annotations

from index.annotate.data_files import data_file


def whole_words() -> list[str]:
    """The words that stay whole, as they are written in running text."""
    words = data_file("whole_words.toml")
    relatives = [f"{word}-in-law" for word in words["relatives"].split()]
    relatives += [f"ex-{word}" for word in words["former"].split()]
    return [f"{word}." for word in words["ranks"].split()] + [
        form for word in relatives for form in (word, word.capitalize())
    ]
