"""What a report's lead tells that is of none of the types: the deed of its main clause, so that it has an event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from index.annotate.events.acts import Act
from index.annotate.events.arguments import complement, patient, subject
from index.annotate.events.dependents import children
from index.annotate.events.embedding import in_setting
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import is_verb, lemma
from index.annotate.events.modality import in_mood
from index.annotate.events.voice import is_passive
from index.annotate.parse.parsed import Offsets, Parsed

SENTENCES = 2  # of a lead, beside the title
SHORTEST = 5  # words of a sentence that tells a deed
STRENGTH = 0.5
_EMPTY = frozenset(
    ("be", "have", "do", "get", "seem", "appear", "become", "know", "want", "like", "mean", "need")
)


def lead_of(parsed: Parsed) -> list[Offsets]:
    """The title where it stands in the text, and the first sentences of the first paragraphs."""
    titles = [(one.start, one.end) for one in parsed.article.segments if one.kind == "title"]
    bodies = [one for one in parsed.article.segments if one.kind == "paragraph"]
    datelines = {one.end for one in parsed.datelines}
    found: list[Offsets] = []
    for start, end in parsed.sentences:
        if len(found) == SENTENCES:
            break
        inside = any(one.start <= start < one.end for one in bodies)
        if inside and end not in datelines and len(parsed.text[start:end].split()) >= SHORTEST:
            found.append((start, end))
    return [*titles, *found]


def other_deed(doc: Doc, lead: Iterable[Offsets]) -> Act | None:
    """The first deed that the main clauses of a lead state as a fact."""
    return next((act for sentence in _sentences(doc, lead) if (act := _deed_of(sentence)) is not None), None)


def _sentences(doc: Doc, lead: Iterable[Offsets]) -> Iterator[Span]:
    for start, end in lead:
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None:
            yield span


def _deed_of(sentence: Span) -> Act | None:
    """What the main verb says, or the clause that it reports."""
    verb: Token | None = sentence.root
    says = lexicon().frame("say")
    while verb is not None and is_verb(verb) and lemma(verb) in says:
        verb = complement(verb)
    if verb is None or not is_verb(verb) or lemma(verb) in _EMPTY or lemma(verb) in says:
        return None
    thing = patient(verb)
    doer = None if is_passive(verb) else subject(verb)
    act = Act(
        "OTHER",
        verb,
        _words(verb, thing),
        doer,
        [thing] if thing is not None else [],
        [verb],
        strength=STRENGTH,
    )
    if verb.tag_ == "VB" and any(one.lower_ == "to" for one in children(verb, "aux")):
        act.status = "planned"  # the headline "Mayor to open bridge"
    settled = in_mood(act)
    settled = in_setting(settled) if settled is not None else None
    return settled if settled is not None and settled.type == "OTHER" else None


def _words(verb: Token, thing: Token | None) -> list[Token]:
    """The verb with its particle and its object: "crashed out", "won series"."""
    found: Sequence[Token] = [verb, *children(verb, "prt")]
    named = thing is not None and thing.i > verb.i and thing.pos_ in ("NOUN", "PROPN")
    return [*found, thing] if named and thing is not None else list(found)
