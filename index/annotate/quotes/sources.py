"""Who speaks: the noun phrase that is the subject of an attributing word, by the parse."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.events.voice import is_passive
from index.annotate.parse.grammar import (
    HELPERS,
    LOWER_CLAUSES,
    NOUNS,
    PAST,
    SHARED_SUBJECTS,
    SITES,
    TIMES,
    VERBS,
)
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADPOSITION,
    ADVERB,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    AUXILIARY,
    AUXILIARY_VERB,
    BASE_FORM,
    BY_AGENT,
    CLAUSAL_SUBJECT,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    COORDINATING,
    DETERMINING,
    DIRECT_OBJECT,
    EXPLETIVE,
    FULL_VERB,
    FUNCTION_PARTICLE,
    INDIRECT_OBJECT,
    ING_FORM,
    NAME,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    NUMERAL,
    OPEN_COMPLEMENT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    POSSESSIVE_ENDING,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRESENT_TENSE,
    PRONOUN,
    PUNCTUATION_MARK,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
    SIGN,
    SUBORDINATING,
    SUBORDINATOR,
    WHITE_SPACE,
)
from index.annotate.parse.headlines import in_headline
from index.annotate.parse.pronoun_forms import RELATIVE
from index.annotate.parse.tree import Tree
from index.annotate.quotes.behind_marks import by_behind_marks
from index.annotate.quotes.quote_lexicon import lexicon
from index.model import Offsets

LONGEST_SOURCE = 28  # words; a longer phrase is cut back to what stands before its relative clause
_BEFORE_COLON = 8  # words from a verb of saying within which the colon before its quotation stands
_EXPLETIVE = frozenset({"it", "there", "what", "this", "that"})
_LINKS = frozenset({ADPOSITION, ADVERB, SUBORDINATING})
_LOOSE = (RELATIVE_CLAUSE, NOUN_CLAUSE, SIDE_CLAUSE, ADVERBIAL_CLAUSE, COMPLEMENT_CLAUSE, "dep")
_LOCATING = frozenset(("in", "at", "near", "outside"))


def phrase(tree: Tree, noun: int, *, before: int | None = None) -> Offsets:
    """The tokens (first, last) of the noun's phrase: with its apposition, without a relative clause that is too long.

    `before` is a token that the phrase must not reach (the cue, where the phrase stands left of it).
    """
    first, last = tree.left(noun), tree.right(noun)
    if before is not None and noun < before:
        last = min(last, before - 1)
    elif before is not None:
        first = max(first, before + 1)
    if last - first >= LONGEST_SOURCE:
        loose = [tree.left(kid) for kid in tree.kids(noun, *_LOOSE, APPOSITION, PREPOSITION) if kid > noun]
        last = min([last, *(one - 1 for one in loose if one > noun)])
        first = max(first, noun - LONGEST_SOURCE)
    return trimmed(tree, first, last)


def trimmed(tree: Tree, first: int, last: int) -> Offsets:
    """The tokens without punctuation, spaces and conjunctions at the edges."""
    while first < last and (
        tree.pos[first] in (PUNCTUATION_MARK, WHITE_SPACE, COORDINATING) and tree.lower[first] != "("
    ):
        first += 1
    while last > first and (
        tree.pos[last] in (WHITE_SPACE, COORDINATING)
        or (tree.pos[last] == PUNCTUATION_MARK and tree.lower[last] not in (")", "."))
    ):
        last -= 1
    if tree.lower[last] == "." and last > first:
        last -= 1
    return first, last


def speaker_phrase(tree: Tree, verb: int, depth: int = 0) -> Offsets | None:
    """The tokens of the subject of `verb`, found through coordination, control and participles; None if nobody."""
    subject = _main_subject(tree, verb)
    if subject is not None and (tree.lower[subject] == "%" or tree.lower[subject][0].isalnum()):
        return _subject(tree, verb, subject)
    if is_passive_cue(tree, verb) or (
        tree.tag[verb] == PAST_PARTICIPLE and tree.kid(verb, BY_AGENT) is not None
    ):
        return agent_phrase(tree, verb)
    if depth > 4 or tree.kid(verb, EXPLETIVE, CLAUSAL_SUBJECT) is not None:
        return None
    return _controller(tree, verb, depth + 1)


def _main_subject(tree: Tree, verb: int) -> int | None:
    """The subject; of two, as the parse has “said the conductor Ann Lind”, the person behind the office."""
    subjects = tree.kids(verb, ACTIVE_SUBJECT)
    if len(subjects) == 2:
        office, name = subjects
        if tree.entity[name] == "PERSON" and office < tree.left(name) <= tree.right(office) + 2:
            return name
        if tree.lower[office] in RELATIVE:
            return name  # “the plan that he argued was wrong”
    return next(iter(subjects), None)


def is_passive_cue(tree: Tree, verb: int) -> bool:
    """Whether a verb of saying is passive: its subject, or the noun before it, is not who says it."""
    actively = tree.dep[verb] == NOUN_CLAUSE and _is_said_actively(tree, tree.head[verb], verb)
    return not actively and is_passive(tree.doc[verb])


def is_addressed(tree: Tree, verb: int) -> bool:
    """As in the headline “Mayor urged to resign”: the subject is whom it is said to, and not who says it."""
    lemma, words = tree.lemma[verb], lexicon()
    if (
        tree.tag[verb] not in PAST
        or tree.kid(verb, DIRECT_OBJECT, INDIRECT_OBJECT, COMPLEMENT_CLAUSE, AUXILIARY) is not None
    ):
        return False
    if lemma in words.asked_of:
        behind = tree.kid(verb, OPEN_COMPLEMENT, PREPOSITION)
        return behind is not None and behind > verb and tree.lower[verb + 1] in ("to", "of", "over")
    asked = lemma in words.asked_of_in_headlines and tree.lower[verb + 1] in ("to", "over", "about")
    return asked and in_headline(tree.doc[verb])


def agent_phrase(tree: Tree, verb: int) -> Offsets | None:
    """The tokens of the phrase after “by” of a passive, or None."""
    agent = tree.kid(verb, BY_AGENT) or by_behind_marks(tree, verb)
    noun = tree.prepositional_object(agent) if agent is not None else None
    if noun is None:
        return None
    first, last = phrase(tree, noun)
    if tree.lemma[verb] in lexicon().label:  # “described by friends as “kind””
        last = next((kid - 1 for kid in tree.kids(noun, PREPOSITION) if tree.lower[kid] == "as"), last)
    clause = next((kid for kid in tree.kids(noun, ADVERBIAL_CLAUSE, COMPLEMENT_CLAUSE) if kid > noun), None)
    if clause is None:  # "accused by the state of planning a coup"
        preps = [kid for kid in tree.kids(noun, PREPOSITION) if kid > noun]
        clause = next((kid for kid in preps if tree.kid(kid, PREPOSITIONAL_CLAUSE) is not None), None)
    return trimmed(tree, first, min(last, tree.left(clause) - 1) if clause is not None else last)


def _subject(tree: Tree, verb: int, subject: int) -> Offsets | None:
    word = tree.lower[subject]
    if (
        word in ("that", "which")
        and tree.dep[verb] == RELATIVE_CLAUSE
        and tree.lemma[tree.head[verb]] in lexicon().speaking
    ):
        by = issuer(tree, tree.head[verb])
        if by:
            return by
    if word in RELATIVE and subject < verb:
        clause = verb
        while tree.dep[clause] in SHARED_SUBJECTS and tree.head[clause] != clause:
            clause = tree.head[clause]
        if tree.dep[clause] == RELATIVE_CLAUSE and tree.head[clause] < subject:
            noun = _whole_name(tree, _no_day(tree, tree.head[clause]))
            if tree.entity[noun] in TIMES or (word == "which" and _is_taken_up_whole(tree, noun)):
                return None
            return phrase(tree, noun, before=subject + 1)
        return (subject, subject) if word == "who" else None
    if word in _EXPLETIVE and word != "it":
        return None
    return phrase(tree, subject, before=verb)


def _whole_name(tree: Tree, noun: int) -> int:
    """The body of “the Bar Council of Norland, which said”, and not the place in its name; else the noun itself."""
    of = tree.head[noun]
    body = tree.head[of]
    inside = (
        tree.dep[noun] == PREPOSITIONAL_OBJECT
        and tree.lower[of] == "of"
        and tree.entity[noun] in ("GPE", "LOC", "ORG")
    )
    return body if inside and tree.pos[body] == NAME and tree.entity[body] in ("ORG", "") else noun


def _is_taken_up_whole(tree: Tree, noun: int) -> bool:
    """As in “he won among voters, which tells …”: “which” takes up the clause, since people would be “who”."""
    return "person" in person_nouns.kinds_of(tree.lower[noun]) or _only_places(tree, noun)


def _only_places(tree: Tree, noun: int) -> bool:
    """Whether a place is named only to say where something was (“at the summit in Orlando, which …”)."""
    if tree.dep[noun] == APPOSITION:
        noun = tree.head[noun]
    placed = tree.dep[noun] == PREPOSITIONAL_OBJECT and tree.lower[tree.head[noun]] in _LOCATING
    return placed and tree.entity[noun] in SITES


def _no_day(tree: Tree, noun: int) -> int:
    """The noun that a relative clause describes, where it hangs on a day (“officials on Monday, who say”)."""
    while tree.entity[noun] in TIMES and tree.dep[noun] in (PREPOSITIONAL_OBJECT, NOUN_ADVERBIAL):
        above = tree.head[noun]
        above = tree.head[above] if tree.pos[above] == ADPOSITION else above
        if above >= noun or tree.pos[above] not in NOUNS:
            return noun
        noun = above
    return noun


def _controller(tree: Tree, verb: int, depth: int) -> Offsets | None:
    """The subject that `verb` shares with the word it hangs on."""
    head, dep = tree.head[verb], tree.dep[verb]
    if head == verb:
        return None
    if (steered := _doer_of_gerund(tree, verb) or _steered(tree, verb)) is not None:
        return phrase(tree, steered, before=verb - (tree.tag[verb - 1] == POSSESSIVE_ENDING))
    if dep in SHARED_SUBJECTS:
        if (
            dep == CONJUNCT
            and tree.kid(head, PASSIVE_SUBJECT) is not None
            and tree.kid(head, BY_AGENT) is None
        ):
            if tree.lemma[verb] in lexicon().reputing and tree.kid(verb, OPEN_COMPLEMENT) is not None:
                return None  # “was found in bed and expected to live”
            return phrase(tree, tree.kids(head, PASSIVE_SUBJECT)[0], before=head)
        return speaker_phrase(tree, head, depth)
    marked = tree.kid(verb, SUBORDINATOR) is not None
    if dep == ADVERBIAL_CLAUSE and (
        tree.tag[verb] == ING_FORM or (tree.tag[verb] in (PAST_PARTICIPLE, BASE_FORM) and not marked)
    ):
        return _doer(tree, head, depth)
    if dep == PREPOSITIONAL_CLAUSE and tree.tag[verb] == ING_FORM:
        if (quoted := _quoted(tree, head)) is not None:
            return phrase(tree, quoted, before=head)
        above = tree.head[head]
        while (
            tree.pos[above] in _LINKS and tree.head[above] != above
        ):  # “aside from saying”, “as well as saying”
            above = tree.head[above]
        return _doer(tree, above, depth) if tree.pos[above] in VERBS else None
    if dep == NOUN_CLAUSE and tree.tag[verb] == ING_FORM:
        words = lexicon()
        issued = tree.lemma[head] in words.speaking | words.nouns | words.hearers
        by = issuer(tree, head) if issued else _complainant(tree, head)
        return by or phrase(tree, head, before=verb)
    if dep == NOUN_CLAUSE and _is_said_actively(tree, head, verb):
        return phrase(tree, head, before=verb)
    return None


def _doer_of_gerund(tree: Tree, verb: int) -> int | None:
    """As in “he answered Jane Hill's calling him a liar”: she called him so."""
    owned = verb > 0 and tree.tag[verb] == ING_FORM and tree.tag[verb - 1] == POSSESSIVE_ENDING
    return tree.head[verb - 1] if owned else None


def _complainant(tree: Tree, noun: int) -> Offsets | None:
    """As in “she sued the bank and its owner claiming …”: who goes to law says so, and not who is taken there."""
    while tree.dep[noun] == CONJUNCT and tree.head[noun] < noun:
        noun = tree.head[noun]
    verb = tree.head[noun]
    taken = tree.dep[noun] == DIRECT_OBJECT and verb < noun and tree.lemma[verb] in lexicon().suing
    return speaker_phrase(tree, verb) if taken else None


def _steered(tree: Tree, verb: int) -> int | None:
    """As in “protests drove the mayor to say”: he says it, and not what drove him."""
    head = tree.head[verb]
    if tree.dep[verb] not in LOWER_CLAUSES or tree.tag[verb] not in (BASE_FORM, ING_FORM, PRESENT_TENSE):
        return None
    if tree.tag[verb] == ING_FORM and tree.dep[verb] == ADVERBIAL_CLAUSE:
        return None  # “she led the talks, arguing that …”
    thing = tree.direct_object(head)
    if thing is None or not head < thing < verb or tree.lemma[head] not in lexicon().steering:
        return None
    return None if tree.lower[thing] in _EXPLETIVE else thing


def _quoted(tree: Tree, link: int) -> int | None:
    """As in “the paper quoted the mayor as saying”: he says it, and not who quotes him."""
    verb = tree.head[link]
    if tree.lower[link] != "as" or tree.lemma[verb] not in lexicon().quoting:
        return None
    return tree.direct_object(verb)


def _is_said_actively(tree: Tree, noun: int, verb: int) -> bool:
    """As in “Ann Lee, the mayor, tweeted: “…””, “a boy cried: “…””, where the parse takes the verb for a participle."""
    words = lexicon()
    person = tree.entity[noun] == "PERSON" or "person" in person_nouns.kinds_of(tree.lower[noun])
    if not person or tree.lemma[verb] not in (words.say | words.quote) - words.quoting - words.asked_of:
        return False
    if tree.lower[verb - 1] != "," and not (noun == verb - 1 and tree.entity[noun] != "PERSON"):
        return False
    behind = range(verb + 1, min(verb + _BEFORE_COLON, len(tree)))
    return tree.kid(verb, BY_AGENT, *HELPERS) is None and any(tree.lower[one] == ":" for one in behind)


def _doer(tree: Tree, verb: int, depth: int) -> Offsets | None:
    passive = tree.kid(verb, PASSIVE_SUBJECT)
    if passive is not None:
        return phrase(tree, passive, before=verb)
    return speaker_phrase(tree, verb, depth)


_NOMINAL = frozenset({COMMON_NOUN, NAME, ADJECTIVE, NUMERAL, DETERMINING, PRONOUN, FUNCTION_PARTICLE, SIGN})
_HEADS = frozenset({COMMON_NOUN, NAME, PRONOUN})


def surface_phrase(tree: Tree, verb: int) -> Offsets | None:
    """The noun phrase right behind or before a finite verb, by word classes: for where the parse gives no subject."""
    before = verb - 1
    while before > 0 and tree.pos[before] in (ADVERB, AUXILIARY_VERB):
        before -= 1
    before = _past_brackets(tree, before)
    told = (
        tree.lemma[verb] in lexicon().told
    )  # “…, its head, Ann Lee, told Reuters”: behind it stands who hears
    if (
        not told
        and before >= 0
        and (tree.pos[before] == PUNCTUATION_MARK or not tree.lower[before][0].isalnum())
    ):
        behind = _run(tree, verb + 1, 1)
        if behind:
            return behind
    if before > 1 and tree.lower[before] == ",":
        comma = next((one for one in range(before - 1, max(0, before - 15), -1) if tree.lower[one] == ","), 0)
        before = comma - 1 if comma else -1
    span = _run(tree, before, -1) if before >= 0 else None
    if span is None or _governed(tree, span[0]):
        return None
    between = range(before + 2, verb - 1)  # “the group's founder, Ann Lee, told …”
    named = len(between) > 0 and all(tree.entity[one] == "PERSON" for one in between)
    return (span[0], between[-1]) if named else span


def _past_brackets(tree: Tree, token: int) -> int:
    """The token before a note in brackets that ends at this one (“Ann Lee (D-OR) said”)."""
    if token < 0 or tree.lower[token] != ")":
        return token
    opening = next((one for one in range(token - 1, max(-1, token - 8), -1) if tree.lower[one] == "("), None)
    return token if opening is None else opening - 1


def _governed(tree: Tree, first: int) -> bool:
    """Whether a preposition or a verb right before it claims the phrase."""
    hyphened = first > 1 and tree.lower[first - 2] == "-"  # “Norwick-based | broker Lund & Moss said”
    return first > 0 and tree.pos[first - 1] in (ADPOSITION, FULL_VERB) and not hyphened


def _run(tree: Tree, token: int, step: int) -> Offsets | None:
    """The run of nominal words from `token` in one direction, inside its sentence, if it holds a noun."""
    end, limit = token, token + step * 10
    while 0 <= end < len(tree) and end != limit and tree.pos[end] in _NOMINAL:
        end += step
    span = (token, end - 1) if step > 0 else (end + 1, token)
    if span[0] > span[1] or tree.pos[span[1]] not in _HEADS:
        return None
    return span if any(tree.lower[one][0].isalnum() for one in range(span[0], span[1] + 1)) else None


def issuer(tree: Tree, noun: int) -> Offsets | None:
    """As in “the union issued a statement saying …”: who put out the words, the subject of the verb of that noun."""
    head = tree.head[noun]
    if tree.dep[noun] == DIRECT_OBJECT and tree.pos[head] == FULL_VERB and head < noun:
        heard = tree.lemma[noun] in lexicon().hearers  # “drew crowds describing …”
        return speaker_phrase(tree, head) if heard or tree.lemma[head] in lexicon().issuing else None
    return None
