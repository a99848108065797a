"""Reported clauses of verbs: the cue, its source and its contents, by the parse (“said that”, “vowed to”)."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.parse.grammar import FINITE, FINITE_OR_MODAL, NOUN_CLAUSES
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    APPOSITION,
    ATTRIBUTE,
    AUXILIARY,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    DIRECT_OBJECT,
    ING_FORM,
    NAME,
    NEGATION,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PARTICLE,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PAST_TENSE,
    PREPOSITION,
    PRONOUN,
    RELATIVE_CLAUSE,
    THIRD_PERSON,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes.attribution import Clause, piece
from index.annotate.quotes.complements import contents_of
from index.annotate.quotes.owned_words import owner_of_words
from index.annotate.quotes.parentheticals import inserted
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.source_kinds import kind_of_source
from index.annotate.quotes.sources import (
    agent_phrase,
    is_addressed,
    is_passive_cue,
    phrase,
    speaker_phrase,
    surface_phrase,
    trimmed,
)
from index.model import Offsets

_CLOSING = frozenset({"''", "”", '"', "’’", "’"})
_QUOTATION = frozenset({"``", "''", "“", "”", '"'})
_LONGEST_WITH = 16  # words between “with” and what who stands there says
_SAID_ENDS = frozenset({",", "?", "!", "—", "–", "…"})
_SPEAKERS = ("people", "paper", "share")
_CUE_PARTS = (AUXILIARY, PASSIVE_AUXILIARY, NEGATION, ADVERBIAL_MODIFIER, PARTICLE)


def verb_clause(tree: Tree, verb: int) -> Clause | None:
    """The clause that the verb attributes; a Clause without contents where it may belong to a quotation."""
    words = lexicon()
    lemma = tree.lemma[verb]
    if lemma in words.cause:
        return None
    passive = is_addressed(tree, verb) or (is_passive_cue(tree, verb) and not _has_said(tree, verb))
    found = contents_of(tree, verb, lemma, passive)
    if not found and not _may_quote(tree, verb, lemma):
        return None
    subject = (
        (_quoted_subject(tree, verb) or agent_phrase(tree, verb)) if passive else speaker_phrase(tree, verb)
    )
    if subject is None and _has_said(tree, verb) and (name := tree.kid(verb, PASSIVE_SUBJECT)) is not None:
        subject = phrase(tree, name, before=verb)
    if (
        subject is None
        and not passive
        and tree.tag[verb] in FINITE
        and lemma in words.say | words.quote | words.label | words.object
    ):
        subject = surface_phrase(tree, verb)
    if tree.tag[verb] == ING_FORM:
        subject = _with_whom(tree, verb) or subject
    if subject is not None and _is_main(tree, verb) and subject[1] < tree.head[verb]:
        subject = surface_phrase(tree, verb) if tree.tag[verb] != ING_FORM else None
    if (
        subject is not None
        and lemma not in words.attributing | words.quote
        and tree.lower[subject[1]] == "it"
    ):
        subject = None  # “it emerged that …”
    if subject is not None and subject[0] > verb:
        subject = _before_marks(tree, *subject) or subject
    rule, spans = found or ("", [])
    if subject is None and not spans and tree.tag[verb] == ING_FORM:
        subject = _who_goes_on(tree, verb)
    if subject is not None and _is_behind_marks(tree, verb, subject):
        beside = _subject_of_two(tree, verb) or surface_phrase(tree, verb)
        subject = beside or _between_mark_and_cue(tree, verb) or subject
    if (parted := inserted(tree, verb)) and kind_of_source(tree, tree.offsets(*parted[0])) in _SPEAKERS:
        rule, (subject, spans) = "parenthesis", parted
    subject = _bare_subject(tree, verb, subject, spans)
    cue = _cue(tree, verb, subject)
    source, (start, end) = _source_and_frame(tree, verb, subject, cue, passive=passive)
    contents = [one for one in (piece(tree, *span) for span in spans) if one]
    contents = [one for span in contents for one in _beside(tree, span, (start, end), source, rule)]
    speech = lemma in words.say or lemma in words.quote
    return Clause(verb, cue, source, (start, end), contents, speech, rule)


def _before_marks(tree: Tree, first: int, last: int) -> Offsets | None:
    """As in “it was, said Lund, “a lie””: the speaker without a quotation that the parse takes for an apposition."""
    mark = next((one for one in range(first + 2, last + 1) if tree.lower[one] in _QUOTATION), None)
    return (first, mark - 2) if mark is not None and tree.lower[mark - 1] == "," else None


def _source_and_frame(
    tree: Tree, verb: int, subject: Offsets | None, cue: Offsets, *, passive: bool
) -> tuple[Offsets | None, Offsets]:
    """Who says it by a cue with this subject, and from where to where subject and cue stand."""
    if subject is None:
        return None, cue
    source = tree.offsets(*subject)
    frame = (min(cue[0], source[0]), max(cue[1], source[1]))
    owner = owner_of_words(tree, tree.head_within(*subject))
    if owner is not None and tree.lemma[verb] not in lexicon().copulas:
        source = tree.offsets(*owner)
    if not passive and (quoted := _quoted_object(tree, verb)) is not None:
        source, frame = tree.offsets(*quoted), (frame[0], max(frame[1], tree.end[quoted[1]]))
    return source, frame


def _subject_of_two(tree: Tree, verb: int) -> Offsets | None:
    """As in ““It rose, so much water,” said the baker”: of two subjects the one behind the verb."""
    behind = [noun for noun in tree.kids(verb, ACTIVE_SUBJECT) if noun > verb]
    return phrase(tree, behind[0], before=verb) if behind else None


def _is_main(tree: Tree, verb: int) -> bool:
    """As in “While Lund called it early, a paper, citing aides, reported …”: the parse hangs it on the side clause."""
    above = tree.head[verb]
    if tree.dep[verb] != ADVERBIAL_CLAUSE or above >= verb or tree.head[above] != above:
        return False
    marked = tree.has_subordinator(verb, ("as", "when", "while", "after", "before", "because", "if"))
    return tree.has_subordinator(above, ("while", "although", "though")) and not marked


def _with_whom(tree: Tree, verb: int) -> Offsets | None:
    """As in “they met, with the minister, Ann Berg, saying that …”: who is told of right before the participle."""
    for link in range(verb - 2, max(verb - _LONGEST_WITH, tree.sentence_of[verb] - 1), -1):
        noun = tree.prepositional_object(link) if tree.lower[link] == "with" else None
        if noun is None or tree.lower[link - 1] != "," or tree.kid(noun, APPOSITION) is None:
            continue  # “he came with his aide, saying that …”
        last = tree.right(noun)
        return phrase(tree, noun, before=verb) if last + 2 == verb and tree.lower[last + 1] == "," else None
    return None


def _who_goes_on(tree: Tree, verb: int) -> Offsets | None:
    """As in “Lund shared it, writing “This is …””: who does what stands before, where the parse lost the participle."""
    if tree.lower_at(verb - 1) != "," or tree.lower_at(verb + 1) not in _QUOTATION | {":", ","}:
        return None
    for above in range(verb - 2, tree.sentence_of[verb], -1):
        subject = tree.kid(above, ACTIVE_SUBJECT) if tree.tag[above] in FINITE else None
        if (
            subject is not None
            and subject < above
            and tree.dep[above] not in (RELATIVE_CLAUSE, COMPLEMENT_CLAUSE)
        ):
            return phrase(tree, subject, before=above)
    return None


def _quoted_subject(tree: Tree, verb: int) -> Offsets | None:
    """As in “the mayor was quoted as saying by the agency”: who is quoted says it, and not who quotes."""
    link = tree.kid(verb, PREPOSITION)  # also in “was quoted by the agency as saying”
    behind = verb + 1 if link is None or tree.lower[link] != "as" else link
    saying = tree.lower[behind : behind + 1] == ["as"] and tree.tag[behind + 1 : behind + 2] == [ING_FORM]
    if not saying or tree.lemma[verb] not in lexicon().quoting:
        return None
    subject = tree.kid(verb, PASSIVE_SUBJECT)
    return phrase(tree, subject, before=verb) if subject is not None else None


def _between_mark_and_cue(tree: Tree, verb: int) -> Offsets | None:
    """As in ““Great fun,” her neighbour in Lund, Jo Berg, said”: who stands between the closing mark and the cue."""
    mark = next(
        (token for token in range(verb - 1, tree.sentence_of[verb], -1) if tree.lower[token] in _QUOTATION),
        None,
    )
    if mark is None or mark + 1 >= verb or tree.lower[mark - 1] not in _SAID_ENDS:
        return None
    between = range(mark + 1, verb)
    finite = any(tree.tag[token] in FINITE_OR_MODAL for token in between)
    named = any(tree.pos[token] in (NAME, COMMON_NOUN, PRONOUN) for token in between)
    return trimmed(tree, mark + 1, verb - 1) if named and not finite else None


def _quoted_object(tree: Tree, verb: int) -> Offsets | None:
    """As in ““It fell,” the agency quoted the mayor as saying”: the mayor says it, and the agency passes it on."""
    thing = tree.direct_object(verb) if tree.lemma[verb] in lexicon().quoting else None
    if thing is None or thing < verb:
        return None
    behind = tree.right(thing) + 1
    saying = tree.lower[behind : behind + 1] == ["as"] and tree.tag[behind + 1 : behind + 2] == [ING_FORM]
    return phrase(tree, thing, before=verb) if saying else None


def _is_behind_marks(tree: Tree, verb: int, subject: Offsets) -> bool:
    """Whether a quotation ends between the subject that the parser found and its verb: the speaker stands there."""
    between = range(subject[0], verb)
    marks = [token for token in between if tree.lower[token] in _QUOTATION]
    return len(marks) % 2 == 1 and tree.lower[marks[-1] - 1] in _SAID_ENDS


def _bare_subject(tree: Tree, verb: int, subject: Offsets | None, spans: list[Offsets]) -> Offsets | None:
    """The subject without what it is said of (“the third boy police say was hurt” is said by the police)."""
    if subject is None or not spans or spans[0][0] != verb + 1 or tree.tag[verb + 1] not in FINITE_OR_MODAL:
        return subject
    last = subject[1]
    alone = last - subject[0] > 1 and last == verb - 1 and person_nouns.is_plural(tree.lower[last])
    return (last, last) if alone and person_nouns.kinds_of(tree.lower[last]) else subject


def _has_said(tree: Tree, verb: int) -> bool:
    """Whether “'s said” with a clause behind it is “has said”, though the parser takes it for “is said”."""
    helper = tree.kid(verb, PASSIVE_AUXILIARY)
    short = helper is not None and tree.lower[helper] in ("'s", "’s")
    return short and tree.lemma[verb] in lexicon().say and tree.kid(verb, COMPLEMENT_CLAUSE) is not None


def _may_quote(tree: Tree, verb: int, lemma: str) -> bool:
    """Whether the verb can introduce a quotation: a verb of saying or thought, or “as she put it”."""
    words = lexicon()
    if lemma == "put":
        thing = tree.direct_object(verb)
        return thing is not None and tree.lower[thing] == "it"
    if (
        lemma in words.courses
        and (deed := tree.kid(verb, OPEN_COMPLEMENT)) is not None
        and tree.tag[deed] == ING_FORM
    ):
        return False  # "he began “making sure”"
    return lemma in words.say or lemma in words.think or lemma in words.quote


def weak_clause(tree: Tree, verb: int) -> Clause | None:
    """Any verb with a subject as a cue without contents: it attributes if a quotation stands right beside it."""
    who = (
        speaker_phrase(tree, verb)
        if tree.kid(verb, ACTIVE_SUBJECT) is not None
        else _subject_behind(tree, verb)
    )
    if who is None or tree.dep[verb] in NOUN_CLAUSES or tree.lemma[verb] in lexicon().courses:
        return None
    cue, source = _cue(tree, verb, who), tree.offsets(*who)
    frame = (min(cue[0], source[0]), max(cue[1], source[1]))
    if (owner := owner_of_words(tree, tree.head_within(*who))) is not None:
        source = tree.offsets(*owner)
    return Clause(verb, cue, source, frame, [], False, "weak")


def _subject_behind(tree: Tree, verb: int) -> Offsets | None:
    """The people right behind a finite verb that follows a quotation (“…,” shrugged the mayor), parsed as object."""
    if verb == 0 or tree.tag[verb] not in (PAST_TENSE, THIRD_PERSON) or tree.lower[verb - 1] not in _CLOSING:
        return None
    thing = tree.kid(verb, DIRECT_OBJECT, ATTRIBUTE, OBJECT_PREDICATE)
    if thing is None or tree.left(thing) != verb + 1:
        return None
    who = phrase(tree, thing, before=verb)
    return who if kind_of_source(tree, tree.offsets(*who)) == "people" else None


def _beside(tree: Tree, span: Offsets, frame: Offsets, source: Offsets | None, rule: str) -> list[Offsets]:
    """The span without the words of the cue and its source, which a parse gone wrong may have put into it."""
    if span[0] < frame[0] and frame[1] < span[1] and rule != "inverted":
        return [(frame[1], span[1])]
    if not source or source[1] <= span[0] or span[1] <= source[0]:
        return [span]
    if rule == "inverted" and span[0] < source[0] and tree.lower[tree.at(source[0]) - 1] == ",":
        return [(span[0], tree.end[tree.at(source[0]) - 2])]
    return []


def _cue(tree: Tree, verb: int, subject: Offsets | None) -> Offsets:
    """The verb with the auxiliaries, adverbs and particle that stand beside it, on its side of the subject."""
    first = last = verb
    parts = set(tree.kids(verb, *_CUE_PARTS))
    while first - 1 in parts and not (subject and subject[0] <= first - 1 <= subject[1]):
        first -= 1
    while last + 1 in parts and tree.dep[last + 1] == PARTICLE:
        last += 1
    return tree.offsets(first, last)
