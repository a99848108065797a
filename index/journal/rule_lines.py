"""The rules of a journal as lines of the collection's `actors.toml`: put behind what stands there, and taken out."""

from __future__ import annotations

import json
from collections.abc import Iterable

from index.journal.decisions import Entry, Rule


def rule_lines(seq: int, rule: Rule) -> str:
    """The lines of a rule, with the decision that made it."""
    lines = [
        "",
        f"# By decision {seq}; dateline undo {seq} takes it out.",
        "[[rule]]",
        f"name = {_quoted(rule.name)}",
    ]
    if rule.of == "quotes":
        lines.append('of = "quotes"')
    if rule.actor is not None:
        actor = rule.actor
        lines.append(
            f"actor = {{ id = {_quoted(actor.id)}, name = {_quoted(actor.name)}, kind = {_quoted(actor.kind)} }}"
        )
    return "\n".join(lines) + "\n"


def with_rules(content: str, entries: Iterable[Entry], standing: Iterable[Entry]) -> str:
    """The file's content with the lines of all rules that hold, and without those of others; the rest as it is."""
    holds = {entry.seq for entry in standing}
    for entry in entries:
        if isinstance(entry.deed, Rule):
            lines = rule_lines(entry.seq, entry.deed)
            if entry.seq in holds and lines not in content:
                content += lines
            elif entry.seq not in holds:
                content = content.replace(lines, "", 1)
    return content


def _quoted(words: str) -> str:
    """A TOML basic string; it is JSON's but for the one control character that JSON lets pass."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
