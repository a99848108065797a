"""Every cue of a passage: verbs, “according to”, nouns and adjectives that attribute, with what hangs on them."""

from __future__ import annotations

from dataclasses import replace

from index.annotate.actors import person_nouns
from index.annotate.parse.grammar import VERBS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    AUXILIARY,
    AUXILIARY_VERB,
    BY_AGENT,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATOR,
    DIRECT_OBJECT,
    FULL_VERB,
    ING_FORM,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PREPOSITIONAL_CLAUSE,
    PRESENT_TENSE,
    PUNCTUATION_MARK,
    RELATIVE_CLAUSE,
    THIRD_PERSON,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.cue_assertion import denies, is_asserted
from index.annotate.quotes.doubts import is_seldom_said
from index.annotate.quotes.nominal_cues import adjective_clause, noun_clause
from index.annotate.quotes.parentheticals import according, in_words_of, interrupted, opened, parenthesis
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.reported import verb_clause, weak_clause
from index.annotate.quotes.source_kinds import head_of_source, kind_of_source
from index.annotate.quotes.sources import speaker_phrase
from index.annotate.quotes.verb_number import goes_with
from index.model import Offsets

NEAR = 8  # characters behind a content in which the next cue of its speaker may begin
NEIGHBOURS = 12  # cues looked at behind a cue
_CUE_POS = frozenset({FULL_VERB, AUXILIARY_VERB, COMMON_NOUN, ADJECTIVE})
_FINITE = (PAST_TENSE, THIRD_PERSON, PRESENT_TENSE, ING_FORM)
_INSERTED = frozenset({"", "inverted", "parenthesis"})
_ACTS = frozenset({"label", "naming", "preposition"})
_PAUSES = frozenset({",", "-", "–", "—", "--"})
_LINKS = _PAUSES | {"while", "before", "after", "and", "by", "without"}
# Without a source these are nobody's words.
_SOURCELESS = frozenset({"noun of", "noun to", "object", "label", "naming"})


def find_clauses(tree: Tree, first: int, last: int) -> list[Clause]:
    """The cues among the tokens `first` to `last` (excluded), in text order, their contents inside these tokens."""
    if first >= last:
        return []
    start, end = tree.start[first], tree.end[last - 1]
    clauses = []
    pos, lower = tree.pos, tree.lower
    for token in range(first, last):
        if pos[token] not in _CUE_POS and lower[token] != "according":
            continue
        clause = _clause(tree, token)
        if clause is None or _is_question(tree, token):
            continue
        if clause.source is None and clause.rule in _SOURCELESS:
            continue
        if _is_mere_course(tree, clause):
            continue
        if not is_asserted(tree, token, clause.source):
            if clause.speech:
                clauses.append(replace(clause, contents=[], rule="silent"))
            continue
        heard = _is_heard_in_court(tree, clause)
        if heard:
            clause = replace(clause, source=None, speech=True)
        clause.denied = denies(tree, token)
        clause.doubted = not heard and is_seldom_said(tree, clause)
        if tree.lemma[token] in lexicon().deeds and kind_of_source(tree, clause.source) in (
            "nobody",
            "thing",
        ):
            continue
        clause.contents = _clipped(clause.contents, start, end)
        clauses.append(clause)
    _share(tree, clauses)
    _hand_over(tree, clauses)
    return clauses


def _is_heard_in_court(tree: Tree, clause: Clause) -> bool:
    """As in “the jury heard that he had fled”: somebody says so, and not those who hear it."""
    if tree.lemma[clause.token] != "hear" or clause.source is None or clause.rule != "that":
        return False
    said = (tree.lemma[kid] in lexicon().say for kid in tree.kids(clause.token, COMPLEMENT_CLAUSE))
    if any(said):
        return False  # “the court heard Lund told a friend …”: Lund says it
    head = head_of_source(tree, clause.source)
    return person_nouns.singular(tree.lower[head]) in lexicon().hearing


def _is_mere_course(tree: Tree, clause: Clause) -> bool:
    """Whether a thing only goes on, opens or ends (“the talks continue”), by a verb that people quote with."""
    if clause.rule or tree.lemma[clause.token] in lexicon().say:
        return False
    return kind_of_source(tree, clause.source) in ("thing", "it")


def _is_question(tree: Tree, token: int) -> bool:
    """Whether the cue tells that somebody was asked something, by nobody named: “when asked whether …”."""
    if tree.lemma[token] not in lexicon().questioning or tree.tag[token] != PAST_PARTICIPLE:
        return False
    return tree.kid(token, BY_AGENT) is None and (
        tree.kid(token, PASSIVE_AUXILIARY) is not None or tree.kid(token, AUXILIARY) is None
    )


def weak_clauses(tree: Tree, first: int, last: int, clauses: list[Clause]) -> list[Clause]:
    """Other verbs with a subject: beside quotation marks any verb can attribute (“… ,” the minister shot back)."""
    taken = {one.token for one in clauses}
    verbs = (one for one in range(first, last) if tree.pos[one] == FULL_VERB and one not in taken)
    return [clause for verb in verbs if (clause := weak_clause(tree, verb))]


def _clause(tree: Tree, token: int) -> Clause | None:
    if tree.lower[token] == "according":
        return according(tree, token)
    if tree.lower[token] == "words" and (clause := in_words_of(tree, token)) is not None:
        return clause
    pos = tree.pos[token]
    if pos in VERBS:
        clause = verb_clause(tree, token)
        return _put_in(tree, clause) if clause else None
    if pos == COMMON_NOUN and tree.lemma[token] in lexicon().nouns:
        return noun_clause(tree, token)
    return adjective_clause(tree, token) if pos == ADJECTIVE else None


def _put_in(tree: Tree, clause: Clause) -> Clause:
    """The clause with what stands around it, where it is put into a sentence or behind it."""
    if not clause.contents:
        clause.contents = parenthesis(tree, clause)
        clause.rule = "parenthesis" if clause.contents else clause.rule
    words, lemma = lexicon(), tree.lemma[clause.token]
    said = lemma in words.say and not (lemma in words.naming_whom and tree.kid(clause.token, BY_AGENT))
    if said and clause.source and (clause.rule in _INSERTED or _behind_comma(tree, clause)):
        around = interrupted(tree, clause)
        if len(around) > len(clause.contents) or (around and _only_says_when(tree, clause)):
            clause.contents, clause.rule = around, "parenthesis"
    if (
        said
        and clause.source
        and clause.rule == "that"
        and clause.contents
        and (opening := opened(tree, clause))
    ):
        clause.contents = [opening, *clause.contents]
    return clause


def _behind_comma(tree: Tree, clause: Clause) -> bool:
    """Whether a comma parts the cue from its clause, as behind a cue that is put into the clause.

    Behind a condition (“If it fails, she said, “we go””) a quotation may go on with it.
    """
    conditional = tree.lower[tree.sentence_of[clause.token]] == "if"
    return (
        clause.rule == "that"
        and bool(clause.contents)
        and "," in tree.text[: clause.contents[0][0]].removesuffix("that ")[-3 if conditional else -2 :]
    )


def _only_says_when(tree: Tree, clause: Clause) -> bool:
    """As in “the talks broke down, she said, when the union left”: the parse takes the side clause for what is said."""
    first = tree.at(clause.contents[0][0])
    return len(clause.contents) == 1 and tree.lower[first] in lexicon().side and tree.lower[first - 1] == ","


def _clipped(contents: list[Offsets], start: int, end: int) -> list[Offsets]:
    spans = [(max(first, start), min(last, end)) for first, last in contents]
    return [span for span in spans if span[0] < span[1]]


def _share(tree: Tree, clauses: list[Clause]) -> None:
    """Cut a content where a second cue of the same speaker begins (“said he would go, adding that …”)."""
    for number, clause in enumerate(clauses):
        if not clause.contents or clause.rule in ("inverted", "according"):
            continue
        for other in clauses[number + 1 : number + 1 + NEIGHBOURS]:
            where = _coordinated(tree, clause, other) or _put_in_by_another(tree, clause, other)
            if where is None:
                continue
            clause.contents = [(start, min(end, where)) for start, end in clause.contents if start < where]
            if clause.source and other.rule not in _INSERTED:
                other.source = clause.source


def _hand_over(tree: Tree, clauses: list[Clause]) -> None:
    """What goes on in the tense of a reported deed is of its doer (“says that a man called and said, ‘…’”)."""
    clause_by_token = {one.token: one for one in clauses if one.rule == "that" and one.source}
    for other in clauses:
        cue = clause_by_token.get(tree.head[other.token]) if tree.dep[other.token] == CONJUNCT else None
        deed = tree.kid(cue.token, COMPLEMENT_CLAUSE) if cue else None
        if cue is None or deed is None or not other.speech or not cue.token < deed < other.token:
            continue
        tense = tree.tag[other.token]
        doer = speaker_phrase(tree, deed) if tense == tree.tag[deed] != tree.tag[cue.token] else None
        if doer is not None and other.source == cue.source:
            other.source = tree.offsets(*doer)


def _coordinated(tree: Tree, one: Clause, other: Clause) -> int | None:
    """Where the content of `one` ends because `other` is said by the same speaker, or None."""
    verb = other.token
    near = NEAR if one.speech and tree.dep[verb] == CONJUNCT else 0
    if not one.contents or not one.contents[-1][0] < other.cue[0] < one.contents[-1][1] + near:
        return None
    judges = tree.lemma[verb] in lexicon().content | lexicon().judging and other.contents
    if other.rule == "according" or not (other.speech or other.rule in _ACTS or judges):
        return None
    if tree.subject(verb) is not None or _is_deed_by_its_object(tree, other):
        return None
    before = tree.head[verb]
    if tree.dep[verb] == CONJUNCT and tree.tag[verb] == tree.tag[before] == ING_FORM and before != one.token:
        return None  # “accused it of meddling, supporting rebels and …”
    links = [kid for kid in tree.kids(before, COORDINATOR) if before < kid < verb]
    if tree.dep[verb] == CONJUNCT and links and _is_by_number(tree, one.token, before, verb):
        return tree.end[links[-1] - 1]
    if tree.dep[verb] == CONJUNCT and tree.tag[verb] == tree.tag[one.token] and tree.tag[verb] in _FINITE:
        apart = bool(links) and tree.lower[links[-1] - 1] == ","
        return (
            tree.end[links[-1] - 1] if links and (apart or not _is_told_of(tree, one.token, before)) else None
        )
    if tree.tag[verb] == ING_FORM:
        first = verb - 1
        while first > one.token and (
            tree.lower[first] in _LINKS or tree.pos[first] in (PUNCTUATION_MARK, ADVERB)
        ):
            first -= 1
        links = [token for token in range(first + 1, verb) if tree.lower[token] in _LINKS]
        pause = any(tree.lower[token] in _PAUSES for token in links)
        if links and (pause or _hangs_on(tree, one, verb)):
            return tree.end[first]
    return None


def _is_by_number(tree: Tree, cue: int, before: int, verb: int) -> bool:
    """Whether a verb's number says that who speaks by the cue does so, and nobody of whom he tells."""
    return before != cue and goes_with(tree, verb, tree.subject(cue), tree.subject(before))


def _is_deed_by_its_object(tree: Tree, clause: Clause) -> bool:
    """As in “before opening fire”, “began to run”: a verb that people quote with, and here do something with."""
    silent = not clause.contents and tree.lemma[clause.token] not in lexicon().say
    return silent and tree.kid(clause.token, DIRECT_OBJECT, OPEN_COMPLEMENT) is not None


def _put_in_by_another(tree: Tree, clause: Clause, other: Clause) -> int | None:
    """As in “he said it would go on, an agency reported, with more to come”: where a second attribution begins."""
    start, end = clause.contents[-1]
    if clause.rule != "that" or other.rule != "parenthesis" or other.source is None or not other.speech:
        return None
    behind = start < other.frame[0] and other.frame[1] <= end
    return other.frame[0] if behind and tree.text[: other.frame[0]].rstrip().endswith(",") else None


def _hangs_on(tree: Tree, cue: Clause, verb: int) -> bool:
    """As in “said it was shut before adding that …”: how or when it was said, and not by what deed."""
    link = tree.head[verb]
    above = tree.head[link]
    if tree.dep[verb] != PREPOSITIONAL_CLAUSE or tree.lower[link] not in ("by", "without"):
        return tree.under(link, cue.token) and tree.dep[above] != RELATIVE_CLAUSE
    return above == cue.token or tree.end[above] <= cue.contents[0][0]


def _is_told_of(tree: Tree, cue: int, verb: int) -> bool:
    """Whether the verb before “and said” is a reported deed of somebody else (“said a man came and said …”)."""
    subject = tree.kid(verb, ACTIVE_SUBJECT)
    if verb == cue or subject is None or tree.tag[verb] != tree.tag[cue]:
        return False
    if kind_of_source(tree, tree.offsets(subject, subject)) == "thing":
        return False  # “said the claim was false and blamed the rebels”
    return tree.lower[subject] not in lexicon().personal | {"they", "it"}
