"""The rules of a journal as lines of the collection's `actors.toml`: put behind what stands there, and taken out."""

from __future__ import annotations

from collections.abc import Iterable

from index.journal.decisions import Entry, Rule
from index.toml_value import toml_value


def rule_lines(seq: int, rule: Rule) -> str:
    """The lines of a rule, with the decision that made it."""
    lines = [
        "",
        f"# By decision {seq}; dateline undo {seq} takes it out.",
        "[[rule]]",
        f"name = {toml_value(rule.name)}",
    ]
    if rule.of == "quotes":
        lines.append('of = "quotes"')
    if rule.actor is not None:
        actor_id, name, kind = map(toml_value, (rule.actor.id, rule.actor.name, rule.actor.kind))
        lines.append(f"actor = {{ id = {actor_id}, name = {name}, kind = {kind} }}")
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
