"""Where reported words begin and end: what belongs to the content of a cue, by the parse."""

from __future__ import annotations

from index.annotate.parse.grammar import MARKS, PRESENT, SUBJECTS, TIMES, VERBS
from index.annotate.parse.grammar_terms import (
    ADVERBIAL_CLAUSE,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATOR,
    DETERMINING,
    EXPLETIVE,
    NAME,
    NOUN_ADVERBIAL,
    NUMERAL,
    OPEN_COMPLEMENT,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    PUNCTUATION_MARK,
)
from index.annotate.parse.tree import Tree
from index.annotate.quotes.content_tail import is_past, tense_of
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.verb_number import goes_with


def stretched(tree: Tree, verb: int, last: int, *, clause: bool = False) -> int:
    """The last token of a content with what hangs on the verb but stands right behind the content, without a comma.

    Behind a `clause` so does when it happened (“said a truck hit it about 10 p.m.”), and not behind an object.
    """
    loose = (ADVERBIAL_CLAUSE, PREPOSITION, OPEN_COMPLEMENT, *(NOUN_ADVERBIAL,) * clause)
    for kid in tree.children[verb]:
        if kid <= last or tree.left(kid) != last + 1 or tree.dep[kid] not in loose:
            continue
        if tree.dep[kid] == PREPOSITION and (is_circumstance(tree, kid) or _is_mouthpiece(tree, kid)):
            break
        if not clause and tree.dep[kid] == ADVERBIAL_CLAUSE and tree.lower[last + 1] in lexicon().side:
            break  # “announced the move while Lund was in hospital”
        last = tree.right(kid)
    return last


def with_condition(tree: Tree, verb: int, last: int) -> int:
    """The last token of a promise or demand with its condition (“… if he wins”), though it hangs on the cue."""
    for kid in tree.kids(verb, ADVERBIAL_CLAUSE):
        first = tree.left(kid)
        if first == last + 1 and tree.lower[first] in ("if", "unless"):
            return tree.right(kid)
    turned = last + 2 < len(tree) and tree.lower[last + 1] == "should" and tree.sentence_of[last + 1] <= last
    if not turned or tree.pos[last + 2] not in (PRONOUN, DETERMINING, NAME, COMMON_NOUN):
        return last
    end = last + 2
    while end + 1 < len(tree) and end - last < 25 and tree.pos[end + 1] not in MARKS:
        end += 1
    return end


def continued(tree: Tree, verb: int, clause: int, last: int) -> int:
    """The last token of a content with the clauses that go on with it, though the parser hangs them on the cue."""
    words = lexicon()
    for kid in tree.kids(verb, CONJUNCT):
        first = tree.left(kid)
        links = [link for link in tree.kids(verb, COORDINATOR, PUNCTUATION) if last < link < first]
        first += tree.lower[first] == ","
        if tree.lower[last + 1 : first] == [","] and _is_list(tree, clause, kid):
            links = [last + 1]  # “said two were dead, one was hurt and one was missing”
        if kid < last or not links or first - last > 3 or tree.pos[kid] not in VERBS:
            continue
        marked = tree.has_subordinator(kid, ("that",))
        subject = tree.kid(kid, *SUBJECTS, EXPLETIVE)
        if subject is not None:
            is_own_clause = tree.lemma[kid] not in words.say and tree.lower[subject] not in words.personal
            is_own_clause = is_own_clause and not (is_past(tree, clause) and tense_of(tree, kid) in PRESENT)
        else:
            listed = tree.kid(kid, CONJUNCT) is not None and is_past(tree, kid) and not is_past(tree, verb)
            joined = all(tree.lower[link] == "and" or (listed and tree.lower[link] == ",") for link in links)
            is_own_clause = joined and _goes_on(tree, clause, kid)
            is_own_clause = is_own_clause or _is_other_half(tree, verb, kid, links)
            told_of = (tree.subject(clause), tree.subject(verb))
            is_own_clause = is_own_clause or (joined and goes_with(tree, kid, *told_of))
        if marked or is_own_clause:
            last = tree.right(kid)
    return last


def _is_list(tree: Tree, *clauses: int) -> bool:
    """Whether a third clause follows two that only a comma parts."""
    return any(tree.kid(one, CONJUNCT) is not None for one in clauses)


def _is_other_half(tree: Tree, cue: int, verb: int, links: list[int]) -> bool:
    """As in “denied he is held or was forced to go”: of what is denied, and no deed of who denies."""
    words = lexicon()
    either = [tree.lower[link] for link in links] == ["or"]
    return either and tree.lemma[cue] in words.say and tree.lemma[verb] not in words.say | words.to


def _goes_on(tree: Tree, clause: int, verb: int) -> bool:
    """Whether a verb without a subject goes on with the reported clause, by its tense, and is no other cue."""
    words = lexicon()
    cues = words.say | words.to | words.label | words.object
    below = tree.kid(clause, COMPLEMENT_CLAUSE) if tree.lemma[clause] in ("appear", "seem") else None
    clause = clause if below is None else below  # “it appears the boy lived there and left”
    return tree.lemma[verb] not in cues and tense_of(tree, clause) == tense_of(tree, verb)


def before_circumstance(tree: Tree, thing: int) -> int:
    """The last token of an object without a date that the parser hung on it (“announced his candidacy in June”)."""
    last = tree.right(thing)
    behind = [
        kid
        for kid in tree.kids(thing, PREPOSITION, NOUN_ADVERBIAL)
        if kid > thing and tree.right(kid) == last
    ]
    for kid in behind:
        time = tree.entity[kid] if tree.dep[kid] == NOUN_ADVERBIAL else _date_of(tree, kid)
        spoken = (
            tree.dep[kid] == PREPOSITION
            and tree.lower[kid] in ("on", "through", "via")
            and (is_circumstance(tree, kid) or _is_mouthpiece(tree, kid))
        )
        if (spoken or time in TIMES) and tree.left(kid) > thing:
            return tree.left(kid) - 1
    return last


def _is_mouthpiece(tree: Tree, preposition: int) -> bool:
    """Whether somebody spoke through another (“denied the charges through a lawyer”)."""
    thing = tree.prepositional_object(preposition)
    spoken = tree.lower[preposition] in ("through", "via")
    return thing is not None and spoken and tree.lemma[thing] in lexicon().mouthpieces


def _date_of(tree: Tree, preposition: int) -> str:
    thing = tree.prepositional_object(preposition)
    return tree.entity[thing] if thing is not None and tree.lower[preposition] in ("in", "on", "at") else ""


def past_circumstance(tree: Tree, verb: int, clause: int, first: int) -> int:
    """The first token of a clause behind a “on Friday” that tells when it was said but was parsed into it."""
    if first != verb + 1 or tree.kid(clause, *SUBJECTS, EXPLETIVE) is None:
        return first  # “said the weeks after the fire were hard”
    for kid in tree.children[clause]:
        if kid >= clause or tree.left(kid) != first or tree.right(kid) + 1 >= clause:
            continue
        behind = tree.right(kid) + 1
        time = tree.dep[kid] == NOUN_ADVERBIAL and tree.entity[kid] in TIMES
        if (time or (tree.dep[kid] == PREPOSITION and is_circumstance(tree, kid))) and tree.pos[
            behind
        ] != PUNCTUATION_MARK:
            return behind
    return first


def past_addressee(tree: Tree, verb: int, clause: int, first: int) -> int:
    """The first token of a clause behind the name of those who were told (“told Channel 4 a man was hurt”)."""
    name = tree.entity[first] if first < len(tree) else ""
    if first != verb + 1 or tree.lemma[verb] not in lexicon().told or name not in ("ORG", "PERSON"):
        return first
    behind = first
    while behind < clause and tree.entity[behind] == name:
        behind += 1
    new = tree.pos[behind] in (DETERMINING, PRONOUN, NAME, NUMERAL) or tree.lower[behind] == "that"
    return behind if new and behind < clause else first


def is_circumstance(tree: Tree, preposition: int) -> bool:
    """Whether the phrase tells when or in what words something was said (“on Monday”, “in an interview”)."""
    thing = tree.prepositional_object(preposition)
    if thing is None:
        return False
    return tree.entity[thing] in TIMES or tree.lemma[thing] in lexicon().occasions


def sentence_end(tree: Tree, token: int) -> int:
    """The last token of the sentence, at most 80 tokens on."""
    end = token
    while end + 1 < len(tree) and end - token < 80 and tree.sentence_of[end + 1] == tree.sentence_of[token]:
        end += 1
    return end
