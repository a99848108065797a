"""Cues put into a sentence or behind it: “according to X”, “…, she said, …”, “as he put it”."""

from __future__ import annotations

from index.annotate.parse.grammar import FINITE_OR_MODAL, MARKS, NOUNS, SHARED_SUBJECTS, TIMES
from index.annotate.parse.grammar_terms import (
    ADVERB,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    AUXILIARY,
    AUXILIARY_VERB,
    COMPLEMENT_CLAUSE,
    COORDINATING,
    COORDINATOR,
    DETERMINING,
    FULL_VERB,
    INFINITIVE_MARK,
    ING_FORM,
    MODAL,
    NAME,
    PAST_PARTICIPLE,
    PREPOSITION,
    PRESENT_TENSE,
    PRONOUN,
    PUNCTUATION_MARK,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
    SUBORDINATOR,
    THIRD_PERSON,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes.attribution import Clause, piece
from index.annotate.quotes.content_span import sentence_end
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.sources import phrase, trimmed
from index.model import Offsets

_COMMAS = frozenset({",", "—", "–", "--"})
_STOPS = frozenset({".", "?", "!"})
_CONCEDING = frozenset({"though", "although"})  # the reporter concedes, not the speaker
_SAID_ON = frozenset({"since", "until"})  # reasons and limits are the speaker's
_CONDITIONS = frozenset({"if", "when", "because", "unless", "once"})
_OF_SPEAKER = frozenset({"who", "whose"})  # "It was late, said Lund, who had stayed"
_CLOSING = frozenset({'"', "”", "''", "’", "»"})
_MARKS = frozenset({'"', "“", "''", "``", "«", "„"})


def according(tree: Tree, token: int) -> Clause | None:
    """The clause that “according to X” attributes: what is left of its sentence, or of the clause it stands in."""
    to = next((kid for kid in tree.children[token] if kid > token and tree.lower[kid] == "to"), None)
    noun = tree.prepositional_object(to) if to is not None else None
    if to is None or noun is None or noun < to:
        return None
    if tree.lemma[noun] in lexicon().measured and not tree.children[noun]:
        return None  # “went according to plan”
    source = phrase(tree, noun, before=to)
    first, last = token, max(source[1], tree.right(token))
    head = tree.head[token]
    while tree.head[head] != head and not _own_clause(tree, head):
        head = tree.head[head]
    contents = around(tree, (tree.left(head), tree.right(head)), (first, last))
    span = tree.offsets(*source)
    cue = tree.offsets(token, to)
    return Clause(token, cue, span, (cue[0], span[1]), contents, True, "according")


def in_words_of(tree: Tree, token: int) -> Clause | None:
    """As in “In the words of a player, the club is “a shop window””: what is quoted in the rest of the sentence."""
    if token < 2 or tree.lower[token - 2 : token] != ["in", "the"] or tree.lower_at(token + 1) != "of":
        return None
    noun = tree.prepositional_object(token + 1)
    if noun is None or tree.pos[noun] not in (*NOUNS, PRONOUN):
        return None
    first, last = phrase(tree, noun, before=token + 1)
    last = next((one - 1 for one in range(first + 1, last + 1) if tree.lower[one] in {*_MARKS, ","}), last)
    source = trimmed(tree, first, last)
    frame = (token - 2, source[1])
    parts = (tree.sentence_of[token], frame[0] - 1), (frame[1] + 1, sentence_end(tree, token))
    contents = [content for part in parts if part[0] <= part[1] and (content := piece(tree, *part))]
    cue = tree.offsets(token - 2, token + 1)
    span = tree.offsets(*source)
    return Clause(token, cue, span, (cue[0], span[1]), contents, True, "words of")


def _own_clause(tree: Tree, verb: int) -> bool:
    """As in “the bridge, which was shut according to her, fell”: a cue that covers its clause, not the one above."""
    if tree.dep[verb] == ADVERBIAL_CLAUSE:
        return verb < tree.head[verb]
    if (
        tree.dep[verb] == COMPLEMENT_CLAUSE
        and tree.lemma[tree.head[verb]] not in lexicon().say | lexicon().think - lexicon().factive
    ):
        return False
    return tree.dep[verb] in (COMPLEMENT_CLAUSE, RELATIVE_CLAUSE, SIDE_CLAUSE)


def around(tree: Tree, whole: Offsets, frame: Offsets) -> list[Offsets]:
    """What is left of the tokens `whole` (first, last) before and after the tokens `frame`.

    What follows a whole clause with a word of its own for it (“…, she said, as it emerged that …”) is the reporter's.
    """
    first = whole[0]
    while first < frame[0] and tree.pos[first] == COORDINATING:
        first += 1
    first = _past_concession(tree, first, frame[0])
    spans = [(first, min(whole[1], frame[0] - 1)), (max(whole[0], frame[1] + 1), whole[1])]
    behind = _first_word(tree, *spans[1])
    is_complete = _is_own_clause(tree, behind, spans[1][1]) or _is_apposition(tree, behind, spans[1][1])
    if (
        _adds(tree, behind)
        or tree.lower[behind] in _OF_SPEAKER
        or _is_gesture(tree, frame[0], behind)
        or (is_complete and _is_clause(tree, *spans[0]))
    ):
        spans.pop()
    return [content for content in (piece(tree, *span) for span in spans if span[0] <= span[1]) if content]


def _past_concession(tree: Tree, first: int, end: int) -> int:
    """The first word behind a concession of the reporter's (“Though he lost, he …, polls say”)."""
    if tree.lower[first] not in ("though", "although", "despite"):
        return first
    above = first if tree.dep[first] == PREPOSITION else tree.head[first]
    behind = tree.right(above) + 1
    if behind + 2 < end and tree.lower[behind] == "," and tree.head[above] > behind:
        return behind + 1
    return first


def _first_word(tree: Tree, first: int, last: int) -> int:
    while first < last and tree.pos[first] in MARKS:
        first += 1
    return min(first, len(tree) - 1)


def _adds(tree: Tree, token: int) -> bool:
    """Whether the words begin with a cue of their own (“…, he said, adding that …”)."""
    token += tree.pos[token] == ADVERB and token + 1 < len(tree)
    return tree.tag[token] == ING_FORM and tree.lemma[token] in lexicon().say | lexicon().prepositions["to"]


def _is_gesture(tree: Tree, cue: int, token: int) -> bool:
    """As in ““I screamed,” she said, wiping away tears”, “it is late, he said, nodding”: what they do as they speak."""
    if tree.tag[token] != ING_FORM:
        return False
    before = range(max(cue - 2, 0), cue + 3)
    meanwhile = tree.lemma[token] in lexicon().gestures or tree.lower[token] in lexicon().circumstances
    return meanwhile or any(tree.lower[mark] in _CLOSING for mark in before)


def _is_own_clause(tree: Tree, token: int, last: int) -> bool:
    """Whether the words open a side clause, or a main clause behind “but” with a subject of its own."""
    if tree.lower[token] in lexicon().side - _SAID_ON and tree.dep[token] in (
        SUBORDINATOR,
        ADVERBIAL_MODIFIER,
        PREPOSITION,
        COORDINATOR,
    ):
        return True
    if tree.lower[token] not in ("but", "and") or token + 1 > last:
        return False
    return tree.pos[token + 1] in (PRONOUN, DETERMINING, NAME) and _is_clause(tree, token + 1, last)


def _is_apposition(tree: Tree, token: int, last: int) -> bool:
    """Whether the words only explain something before the cue (“…, according to the report, a tenth of the sum”)."""
    finite = any(tree.tag[one] in FINITE_OR_MODAL for one in range(token, last + 1))
    return tree.lower[token] in ("a", "an") and not finite


def parenthesis(tree: Tree, clause: Clause) -> list[Offsets]:
    """What a cue without a content of its own attributes where it is put into or behind a sentence; else nothing."""
    verb = clause.token
    dep, head = tree.dep[verb], tree.head[verb]
    marked = any(tree.lower[kid] == "as" for kid in tree.kids(verb, SUBORDINATOR, ADVERBIAL_MODIFIER))
    if head == verb or not (dep == SIDE_CLAUSE or (dep == ADVERBIAL_CLAUSE and marked)):
        return []
    if tree.lemma[verb] not in lexicon().say | lexicon().think | lexicon().phrasal | {"put"}:
        return []
    if dep == ADVERBIAL_CLAUSE and not clause.speech and tree.lemma[verb] != "put":
        return []
    if dep == ADVERBIAL_CLAUSE and tree.lemma[verb] != "put" and tree.direct_object(verb) is not None:
        return []  # “as she told the story” says when
    frame = (tree.left(verb), tree.right(verb))
    while tree.dep[head] in SHARED_SUBJECTS and tree.head[head] != head:
        head = tree.head[head]
    whole = (tree.left(head), tree.right(head))
    others = (token for token in range(whole[0], whole[1] + 1) if not frame[0] <= token <= frame[1])
    return around(tree, whole, frame) if any(tree.tag[token] in FINITE_OR_MODAL for token in others) else []


def interrupted(tree: Tree, clause: Clause) -> list[Offsets]:
    """What stands before and behind a cue between commas (“If it fails, he warned, the army will go”); else nothing."""
    first, last = tree.at(clause.frame[0]), tree.at(clause.frame[1] - 1)
    infinitive = any(tree.tag[kid] == INFINITIVE_MARK for kid in tree.kids(clause.token, AUXILIARY))
    if infinitive or first == 0 or tree.lower[first - 1] not in _COMMAS or tree.sentence_of[first] == first:
        return []
    start, end = tree.sentence_of[first], last
    behind = last + 1
    while behind < len(tree) and tree.sentence_of[behind] == start and tree.pos[behind] != PUNCTUATION_MARK:
        if tree.tag[behind] in FINITE_OR_MODAL or behind - last > 12:
            return []
        behind += 1
    end = behind
    while end < len(tree) and tree.sentence_of[end] == start and end - behind < 120:
        end += 1
    if behind < end and tree.lower[behind] not in _COMMAS and tree.lower[behind] not in _STOPS:
        return []
    if (
        behind - last > 1
        and tree.direct_object(clause.token) is not None
        and tree.lemma[clause.token] not in lexicon().addressing
    ):
        return []
    if tree.dep[behind - 1] == PREPOSITION and behind - 1 > last:
        return []  # “Ort asked for, and received, a gift”
    bare = behind >= end - 1 and not _is_clause(tree, start, first - 1)
    if bare or _time_or_place(tree, start, first - 1):
        return []
    if tree.lower[start] in lexicon().circumstances | _CONCEDING:
        return []
    if behind + 2 < end and tree.lower[behind + 1] in _MARKS and not _is_clause(tree, start, first - 1):
        word = tree.text[tree.start[behind + 2]]
        if not (word.islower() or tree.lower[behind + 2] == "i"):
            return []
    return around(tree, (start, end - 1), (first - 1, behind))


def inserted(tree: Tree, verb: int) -> tuple[Offsets, list[Offsets]] | None:
    """The speaker of a cue that parts a subject from its verb, and both parts (“The bridge, said the mayor, is shut”).

    The parser takes that subject for the speaker. The tokens are first and last ones; None where the cue is no such.
    """
    start, end = tree.sentence_of[verb], sentence_end(tree, verb)
    while start < verb and tree.pos[start] == COORDINATING:
        start += 1
    parted = verb - start > 1 and tree.lower[verb - 1] == "," and tree.tag[verb] in FINITE_OR_MODAL
    if not parted or tree.subject(verb) is None or tree.lemma[verb] not in lexicon().say:
        return None
    if any(
        tree.pos[token] in (PUNCTUATION_MARK, FULL_VERB, AUXILIARY_VERB) for token in range(start, verb - 1)
    ):
        return None  # an apposition of the speaker ends here (“Ort, the mayor, said …”)
    comma = next((one for one in range(verb + 1, min(end, verb + 15)) if tree.lower[one] == ","), verb + 1)
    if comma == verb + 1 or any(tree.tag[token] in FINITE_OR_MODAL for token in range(verb + 1, comma)):
        return None
    for parting in range(comma, end):
        if tree.lower[parting] == "," and tree.tag[_first_word(tree, parting, end)] in FINITE_OR_MODAL:
            return (verb + 1, comma - 1), [(start, verb - 2), (parting + 1, end)]
    return None


def opened(tree: Tree, clause: Clause) -> Offsets | None:
    """The words with which the sentence opens and its reported clause too (“If it rains, he said it fails”)."""
    first = tree.at(clause.frame[0])
    start = tree.sentence_of[first]
    last = first - 1
    behind = tree.at(clause.frame[1])
    if (
        last - start < 3
        or tree.lower[last] != ","
        or tree.lower[behind] == "that"
        or tree.at(clause.contents[0][0]) != behind
    ):
        return None
    while start < last and tree.pos[start] == COORDINATING:
        start += 1
    above = tree.head[start]
    if tree.lower[start] not in _CONDITIONS or tree.dep[above] != ADVERBIAL_CLAUSE:
        return None
    now = tree.tag[tree.kid(above, AUXILIARY) or above] in (THIRD_PERSON, PRESENT_TENSE, MODAL)
    return piece(tree, start, last) if now or tree.lower[start] == "if" else None


def _is_clause(tree: Tree, first: int, last: int) -> bool:
    """Whether a finite verb stands among the tokens, under no word that opens a side clause."""
    if tree.lower[first] in lexicon().side or tree.tag[first] in (ING_FORM, PAST_PARTICIPLE, INFINITIVE_MARK):
        return False
    return any(tree.tag[token] in FINITE_OR_MODAL for token in range(first, last))


def _time_or_place(tree: Tree, first: int, last: int) -> bool:
    """Whether the tokens only say when or where something was said."""
    if _is_clause(tree, first, last):
        return False
    inside = [token for token in range(first, last) if tree.pos[token] in NOUNS]
    words = lexicon().occasions
    return any(tree.entity[one] in TIMES or tree.lemma[one].lower() in words for one in inside)
