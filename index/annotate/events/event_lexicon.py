"""The rules of event finding, read once from the data files: verbs, event nouns, noun classes and carrying verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

from index.annotate.data_files import data_file
from index.annotate.events.strengths import STRONG
from index.model import EventType

TYPES: frozenset[str] = frozenset(get_args(EventType))


@dataclass(frozen=True)
class Nouns:
    """A set of nouns: lemmas, types of event nouns, and what else belongs.

    That is any actor, any people's or person's name, or any noun for people that is no name.
    """

    lemmas: frozenset[str] = frozenset()
    types: frozenset[EventType] = frozenset()
    actor: bool = False
    people: bool = False
    person: bool = False
    somebody: bool = False


@dataclass(frozen=True)
class VerbRule:
    """When a verb is an event of `type`; a condition that is None always holds."""

    type: EventType
    objects: Nouns | None = None
    subjects: Nouns | None = None
    preps: frozenset[str] | None = None
    prep_objects: Nouns | None = None
    actor: bool = False
    clause: bool = False
    no_object: bool = False
    active: bool = False
    hint: str = ""
    strength: float = STRONG

    @property
    def bare(self) -> bool:
        """Whether the verb alone decides."""
        return not (self.objects or self.preps or self.prep_objects or self.actor or self.clause)


@dataclass(frozen=True)
class EventNoun:
    """What a noun stands for, and whether it is an event without a verb that carries it out."""

    type: EventType
    strong: bool


@dataclass(frozen=True)
class EventLexicon:
    """All rules. `verbs` and `nouns` are keyed by lemma, joined by `_` where two words make one entry."""

    verbs: Mapping[str, tuple[VerbRule, ...]]
    nouns: Mapping[str, EventNoun]
    classes: Mapping[str, frozenset[str]]
    frames: Mapping[str, Mapping[str, frozenset[str]]]
    request_by: Mapping[str, frozenset[str]]
    starts: frozenset[str] = field(default_factory=frozenset)  # first words of verb entries and frames
    heads: frozenset[str] = field(
        default_factory=frozenset
    )  # last words of event nouns, and those before "of"
    irregular: Mapping[str, str] = field(default_factory=dict)

    def frame(self, name: str, part: str = "verbs") -> frozenset[str]:
        """The words of one part of a frame; empty where there is none."""
        return self.frames[name].get(part, frozenset())


@cache
def lexicon() -> EventLexicon:
    """The rules of the data files, read once."""
    nouns_data, verbs_data, frames_data = (
        data_file(name) for name in ("events_nouns.toml", "events_verbs.toml", "events_frames.toml")
    )
    classes = {name: frozenset(words.split()) for name, words in nouns_data["class"].items()}
    nouns = dict(_event_nouns(nouns_data["event"]))
    verbs = _verb_rules(verbs_data["rule"], classes)
    request_by = {verb: frozenset(preps.split()) for verb, preps in frames_data["request_by"].items()}
    frames = {
        name: {part: frozenset(words.split()) for part, words in parts.items()}
        for name, parts in frames_data.items()
        if name not in ("request_by", "irregular")
    }
    carrying = (word for parts in frames.values() for word in parts.get("verbs", ()))
    first_words = (entry.split("_")[0] for entry in (*verbs, *carrying, *request_by))
    starts = frozenset(half for word in first_words for half in (word, word.rsplit("-", 1)[-1]))
    heads = frozenset(key.split("_of_")[0].rsplit("_", 1)[-1].rsplit("-", 1)[-1] for key in nouns)
    return EventLexicon(verbs, nouns, classes, frames, request_by, starts, heads, frames_data["irregular"])


@cache
def verb_lemma(form: str, lemma: str) -> str:
    """The lemma of a verb form: `lemma` where the rules know it, else a known verb that the form may belong to."""
    words = lexicon()
    if form in words.irregular:
        return words.irregular[form]  # “raped” is a form of “rape”, and not of “rap”
    if lemma in words.starts:
        return lemma
    for ending in ("ed", "ing", "es", "s"):
        if form.endswith(ending):
            stem = form[: -len(ending)]
            single = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
            tries = (stem, f"{stem}e", single, f"{stem[:-1]}y" if stem.endswith("i") else stem)  # “denied”
            return next((one for one in tries if one in words.starts), lemma)
    return lemma


def _event_nouns(data: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, EventNoun]]:
    for kind, parts in data.items():
        for strength, words in parts.items():
            for word in words.split():
                yield word, EventNoun(_type(kind), strength == "strong")


def _verb_rules(
    rows: Iterable[Mapping[str, Any]], classes: Mapping[str, frozenset[str]]
) -> dict[str, tuple[VerbRule, ...]]:
    rules_by_verb: dict[str, list[VerbRule]] = {}
    for row in rows:
        rule = VerbRule(
            type=_type(row["type"]),
            objects=_nouns(row.get("objects"), classes),
            subjects=_nouns(row.get("subjects"), classes),
            preps=frozenset(row["preps"]) if "preps" in row else None,
            prep_objects=_nouns(row.get("prep_objects"), classes),
            actor=row.get("actor", False),
            clause=row.get("clause", False),
            no_object=row.get("no_object", False),
            active=row.get("active", False),
            hint=row.get("hint", ""),
            strength=row.get("strength", STRONG),
        )
        for verb in row["verbs"].split():
            rules_by_verb.setdefault(verb, []).append(rule)
    return {verb: tuple(rules) for verb, rules in rules_by_verb.items()}


def _nouns(names: Iterable[str] | None, classes: Mapping[str, frozenset[str]]) -> Nouns | None:
    """The nouns of `names`: a class, `=TYPE` for the event nouns of a type, or the noun itself.

    `actor` is anybody, `NORP` a state, its people or a body like one, `PERSON` a person's name, `somebody` a noun for
    people.
    """
    if names is None:
        return None
    chosen = list(names)
    named = [*chosen, *(("like_state",) if "NORP" in chosen else ())]
    lemmas = {lemma for name in named for lemma in classes.get(name, (name,))}
    types = frozenset(_type(name[1:]) for name in chosen if name.startswith("="))
    special = (one in chosen for one in ("actor", "NORP", "PERSON", "somebody"))
    return Nouns(frozenset(lemmas), types, *special)


def _type(name: str) -> EventType:
    if name not in TYPES:
        raise ValueError(f"{name} is no event type")
    return name  # type: ignore[return-value]
