"""What a report is about where that is of none of the types: the deed of its headline or lead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from spacy.tokens import Doc, Span, Token

from index.annotate.events.acts import Act
from index.annotate.events.arguments import patient, subject
from index.annotate.events.embedding import in_setting
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.harm import harm_starts
from index.annotate.events.headline_match import Headline
from index.annotate.events.lemmas import lemma
from index.annotate.events.modality import in_mood
from index.annotate.events.strengths import OVERHEARD
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import complement, is_infinitive, is_verb
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NOUNS
from index.annotate.parse.grammar_terms import (
    ADVERBIAL_CLAUSE,
    BASE_FORM,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    ING_FORM,
    MAIN_WORD,
    NOUN_CLAUSE,
    OPEN_COMPLEMENT,
    PARTICLE,
    PREPOSITIONAL_CLAUSE,
    RELATIVE_CLAUSE,
)
from index.annotate.parse.headlines import in_headline
from index.annotate.parse.parsed import Parsed
from index.model import Offsets

SENTENCES = 2  # of a lead, beside the title
SEARCHED = 12  # sentences of the text in which a headline's deed is looked for
SHORTEST = 5  # words of a sentence that tells a deed
LATER = 0.15  # what each sentence before it takes from a clause's match
_TOLD_IN = frozenset((MAIN_WORD, CONJUNCT, COMPLEMENT_CLAUSE, ADVERBIAL_CLAUSE, RELATIVE_CLAUSE))
_AFTER = frozenset(
    ("after", "by", "following", "since")
)  # “after winning the cup”, but not “accused of stealing”
_ABOUT = frozenset(("by", "for", "in", "with"))


def lead_of(parsed: Parsed) -> list[Offsets]:
    """The title where it stands in the text, and the first sentences of the first paragraphs."""
    titles = [(one.start, one.end) for one in parsed.article.segments if one.kind == "title"]
    return [*titles, *islice(_told_sentences(parsed), SENTENCES)]


def _told_sentences(parsed: Parsed) -> Iterator[Offsets]:
    """The sentences of paragraphs that are long enough to tell a deed."""
    datelines = {one.end for one in parsed.datelines}
    for start, end in parsed.sentences:
        segment = parsed.segment_at(start)
        inside = segment is not None and segment.kind == "paragraph"
        if inside and end not in datelines and len(parsed.text[start:end].split()) >= SHORTEST:
            yield start, end


def headline_deed(
    parsed: Parsed, title: Headline, in_quote: Callable[[int], bool], in_lead: Callable[[int], bool]
) -> Act | None:
    """The clause of the text that tells best what its headline tells; harm has rules of its own.

    It stands outside quotes; `in_lead` says what counts as such in a lead: “Lund won the vote, the agency said”.
    """
    best, most = None, 0.0
    sentences = islice(_told_sentences(parsed), SEARCHED)
    for number, sentence in enumerate(_sentences(parsed.doc, sentences)):
        if not title.shares(sentence):
            continue
        for verb in sentence:
            act = _deed(verb) if _is_told(verb) and lemma(verb) not in harm_starts() else None
            is_fact = number < SENTENCES and act is not None and act.status == "reported"
            if act is None or (in_lead if is_fact else in_quote)(verb.idx):
                continue
            match = title.match(act)
            if match and match - LATER * number > most:
                best, most = act, match - LATER * number
    return best


def _is_told(verb: Token) -> bool:
    """Whether the clause of a verb is stated, and is not only what somebody wants, fears or is accused of."""
    if verb.dep_ in _TOLD_IN:
        return True
    word, above = verb.head.lower_, verb.head.head
    is_felt = word in _ABOUT and lemma(above) in lexicon().frame("feelings")
    return verb.dep_ == PREPOSITIONAL_CLAUSE and (word in _AFTER or is_felt)


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
    if verb is not None and is_passive(verb) and lemma(verb) in lexicon().frame("perceived"):
        verb = next((one for one in children(verb, OPEN_COMPLEMENT) if one.tag_ == ING_FORM), verb)
    return _deed(verb) if verb is not None else None


def _deed(verb: Token) -> Act | None:
    """A deed of no type that a verb states as a fact; None for saying, being and having."""
    if (
        not is_verb(verb)
        or lemma(verb) in lexicon().frame("no_deed", "words")
        or lemma(verb) in lexicon().frame("say")
    ):
        return None
    if lemma(verb) in lexicon().frame("lasting"):
        return None  # "the town sits by the sea", "the bar has larger gaps"
    thing = patient(verb)
    doer = None if is_passive(verb) else subject(verb)
    act = Act(
        "OTHER",
        verb,
        _words(verb, thing),
        doer,
        [thing] if thing is not None else [],
        strength=OVERHEARD,
    )
    is_caused = is_verb(verb.head) and lemma(verb.head) in lexicon().frame("implied")  # “causing it to shut”
    if (verb.tag_ == BASE_FORM and is_infinitive(verb) and not is_caused) or _is_second_plan(verb, doer):
        act.status = "planned"  # the headline "Mayor to open bridge"
    settled = in_mood(act)
    settled = in_setting(settled) if settled is not None else None
    is_told = settled is not None and settled.type == "OTHER" and settled.status != "possible"
    return settled if is_told else None


def _is_second_plan(verb: Token, doer: Token | None) -> bool:
    """As in the headline “Mayor to check dams, shelve plans”: the second of two things that are to be done."""
    before = children(doer, ADVERBIAL_CLAUSE, NOUN_CLAUSE, RELATIVE_CLAUSE) if doer is not None else []
    return verb.tag_ == BASE_FORM and in_headline(verb) and any(map(is_infinitive, before))


def is_other_deed(act: Act) -> bool:
    """Whether an act is a deed of no type and no harm: only its subject and object are parties, as in “Lund won”."""
    return act.type == "OTHER" and is_verb(act.head) and lemma(act.head) not in harm_starts()


def _words(verb: Token, thing: Token | None) -> list[Token]:
    """The verb with its particle and its object: "crashed out", "won series"."""
    words: Sequence[Token] = [verb, *children(verb, PARTICLE)]
    named = thing is not None and thing.i > verb.i and thing.pos_ in NOUNS
    return [*words, thing] if named and thing is not None else list(words)
