"""What a verb attributes: the clause, infinitive, object or phrase that hangs on it, and by which rule."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.parse.grammar import FINITE_OR_MODAL, NOUNS, SAID_OF_NOUNS, STANDING_FOR, TIMES, VERBS
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADVERB,
    ADVERBIAL_CLAUSE,
    APPOSITION,
    AUXILIARY,
    BASE_FORM,
    BY_AGENT,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    DETERMINING,
    DIRECT_OBJECT,
    FULL_VERB,
    INFINITIVE_MARK,
    ING_FORM,
    NAME,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    NUMERAL,
    NUMERIC_MODIFIER,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PREPOSITION,
    PREPOSITIONAL_OBJECT,
    PRESENT_TENSE,
    PRONOUN,
    QUESTION_ADVERB,
    QUESTION_PRONOUN,
    RELATIVE_CLAUSE,
    SUBORDINATING,
    SUBORDINATOR,
    THIRD_PERSON,
)
from index.annotate.parse.pronoun_forms import RELATIVE
from index.annotate.parse.tree import Tree
from index.annotate.quotes.behind_marks import by_behind_marks
from index.annotate.quotes.clause_contents import (
    RuleAndPieces,
    asked_clause,
    clause_of,
    clause_pieces,
    is_of_noun,
    is_of_object,
    opens_with_that,
)
from index.annotate.quotes.content_span import (
    before_circumstance,
    is_circumstance,
    sentence_end,
    stretched,
    with_condition,
)
from index.annotate.quotes.content_tail import own_words, past_marks, without_aside, without_comment
from index.annotate.quotes.quote_lexicon import lexicon
from index.model import Offsets

_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "MONEY", "CARDINAL"})
_CLAUSE_STARTS = frozenset(
    {PRONOUN, DETERMINING, NAME, COMMON_NOUN, ADJECTIVE, FULL_VERB, NUMERAL, SUBORDINATING}
)


def contents_of(tree: Tree, verb: int, lemma: str, passive: bool) -> RuleAndPieces | None:
    """The rule that applied and the token ranges of what the verb attributes, without comments; or None."""
    rule_and_spans = _contents(tree, verb, lemma, passive)
    if rule_and_spans is None or rule_and_spans[0] == "inverted":
        return rule_and_spans
    rule, spans = rule_and_spans
    return rule, [(first, without_comment(tree, first, last)) for first, last in spans]


def _contents(tree: Tree, verb: int, lemma: str, passive: bool) -> RuleAndPieces | None:
    words = lexicon()
    if lemma not in words.attributing and tree.kid(verb, COMPLEMENT_CLAUSE) is None:
        return None
    may_report = (
        lemma in words.say or lemma in words.think or lemma in words.to or _is_phrasal(tree, verb, lemma)
    )
    clause = clause_of(tree, verb)
    if clause is not None and passive and _is_joined_by_mistake(tree, verb, clause):
        clause = None
    if clause is None and lemma in lexicon().asking:
        clause = asked_clause(tree, verb)
    plain = clause is not None and opens_with_that(tree, clause) and not _is_result(tree, verb, clause)
    plain = plain and (
        lemma in words.attributing | words.quote
        or not (_is_of_circumstance(tree, clause or 0) or is_of_object(tree, verb, clause or 0))
    )
    if clause is not None and (may_report or plain or _what(tree, clause, lemma)):
        return clause_pieces(tree, verb, clause)
    if lemma in words.label and (label := _label(tree, verb, lemma, passive)):
        return label
    infinitive = tree.kid(verb, OPEN_COMPLEMENT)
    if passive and lemma == "call" and tree.lower_at(verb + 1) not in ("on", "upon"):
        infinitive = None  # “a strike was called by the union to force …”
    if infinitive is not None and infinitive > verb and lemma in words.to and _infinitive(tree, infinitive):
        thing = tree.direct_object(verb)
        first = tree.left(infinitive)
        if thing is not None and verb < thing < infinitive and lemma not in lexicon().told:
            first = min(first, tree.left(thing))
        if lemma == "call" and tree.lower[verb + 1] in ("on", "upon", "for"):
            first = min(first, verb + 2)
        first = max(first, verb + 1)
        last = own_words(tree, verb, first, tree.right(infinitive))
        return "to", [(first, past_marks(tree, with_condition(tree, verb, last)))]
    if infinitive is not None and infinitive > verb and (reported := _gerund(tree, verb, infinitive, lemma)):
        return reported
    rest = _rest(tree, verb, lemma) if lemma in words.told or lemma == "warn" else None
    return (
        rest
        or _prepositional(tree, verb, lemma)
        or _object(tree, verb, lemma, passive)
        or _rest(tree, verb, lemma)
    )


def _is_joined_by_mistake(tree: Tree, verb: int, clause: int) -> bool:
    """As in “Lund left after his aide, Jo Berg, was charged”: before a passive with no “it” nothing is said."""
    return clause < verb and tree.kid(verb, PASSIVE_SUBJECT) is None


def _is_phrasal(tree: Tree, verb: int, lemma: str) -> bool:
    """Whether verb and particle together are one of saying: “pointed out”."""
    return lemma in lexicon().phrasal and tree.lower_at(verb + 1) == "out"


def _is_result(tree: Tree, verb: int, clause: int) -> bool:
    """As in “so many left that the hall was empty”: what came of it, and nobody's words."""
    before = range(tree.sentence_of[verb], tree.left(clause))
    return any(tree.lower[token] in ("so", "such") and tree.lower[token + 1] != "," for token in before)


def _is_of_circumstance(tree: Tree, clause: int) -> bool:
    """As in “divided them with rants that veer off”: behind a preposition's noun “that” tells of the noun."""
    noun = tree.left(clause) - 1
    return tree.dep[noun] == PREPOSITIONAL_OBJECT and tree.pos[noun] == COMMON_NOUN


def _what(tree: Tree, clause: int, lemma: str) -> bool:
    """Whether a clause with a question word stands where an object would (“condemned what he had done”)."""
    return lemma in lexicon().object and tree.tag[tree.left(clause)] in (QUESTION_PRONOUN, QUESTION_ADVERB)


def _gerund(tree: Tree, verb: int, gerund: int, lemma: str) -> RuleAndPieces | None:
    """What somebody recalls, admits or denies doing; behind “said” a clause that the parser took for such."""
    if tree.tag[gerund] != ING_FORM or tree.left(gerund) != verb + 1:
        return None
    first, last = tree.left(gerund), tree.right(gerund)
    finite = any(tree.tag[token] in FINITE_OR_MODAL for token in range(first, last + 1))
    if lemma in lexicon().doing or (lemma in lexicon().say and finite):
        last = own_words(tree, verb, first, without_aside(tree, first, last))
        return "that", [(first, past_marks(tree, last))]
    return None


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[kid] == INFINITIVE_MARK for kid in tree.kids(verb, AUXILIARY))


def _label(tree: Tree, verb: int, lemma: str, passive: bool) -> RuleAndPieces | None:
    name = _name(tree, verb, lemma)
    thing = tree.direct_object(verb)
    if name is None or name < verb:
        if thing is None or thing < verb or passive or lemma not in lexicon().naming:
            return None
        return "naming", [(tree.left(thing), tree.right(thing))]  # the name may follow in quotation marks
    last = tree.right(name)
    asked = thing is not None and tree.tag[thing] == QUESTION_PRONOUN  # “what police described as …”
    first = tree.left(name) + (1 if (passive or asked) and tree.lower[name] == "as" else 0)
    if thing is None:
        to = next(
            (kid for kid in tree.kids(verb, PREPOSITION) if tree.lower[kid] == "to" and kid < name), None
        )
        thing = tree.prepositional_object(to) if to is not None else None
    if thing is not None and verb < thing and tree.lower[thing] not in lexicon().empty:
        first = min(first, tree.left(thing))
    for kid in tree.kids(verb, PREPOSITION):  # “cast himself as X and her as Y”
        last = tree.right(kid) if tree.lower[kid] == "as" and tree.left(kid) == last + 1 else last
    first = max(first, verb + 1)
    if passive and (by := by_behind_marks(tree, verb)) is not None and first < by <= last:
        return "label", [(first, by - 1)]
    return "label", [(first, past_marks(tree, without_aside(tree, first, last)))]


def _name(tree: Tree, verb: int, lemma: str) -> int | None:
    """The head of what somebody or something is called: a predicate, or a phrase with “as” or “to”."""
    name = tree.kid(verb, OBJECT_PREDICATE, OPEN_COMPLEMENT)
    if name is not None and not (_infinitive(tree, name) and tree.pos[name] == FULL_VERB):
        return name
    likens = lemma in ("liken", "compare")
    links = ("to", "with") if likens else ("as",)
    things = tree.kids(verb, DIRECT_OBJECT)
    if len(things) > 1 and tree.lower[things[0]] in RELATIVE and things[1] > verb:
        return things[1]  # “which critics have called a farce”
    agent = tree.kid(verb, BY_AGENT)
    thing = tree.direct_object(verb) if likens else None
    if agent is not None:
        thing = tree.prepositional_object(agent)  # “described by friends as kind”
    below = tree.kids(thing, PREPOSITION) if thing is not None else []
    preps = [*tree.kids(verb, PREPOSITION), *below]
    return next((kid for kid in preps if kid > verb and tree.lower[kid] in links), None)


def _prepositional(tree: Tree, verb: int, lemma: str) -> RuleAndPieces | None:
    words = lexicon()
    for kid in tree.kids(verb, PREPOSITION):
        if kid < verb or lemma not in words.prepositions.get(tree.lower[kid], ()):
            continue
        if tree.lower[kid - 1] in ("guilty", "innocent"):  # "pleaded guilty to"
            continue
        if tree.lower[kid] == "on" and is_circumstance(tree, kid):  # "spoke on television"
            continue
        first = kid + 1
        thing = tree.direct_object(verb)
        if thing is not None and thing < kid:
            if lemma not in ("accuse", "ask"):
                continue
            if lemma == "accuse":
                first = tree.left(thing)
        last = tree.right(kid)
        if last > kid:
            last = own_words(tree, verb, first, without_aside(tree, first, last))
            return "preposition", [(first, past_marks(tree, last))]
    return None


def _object(tree: Tree, verb: int, lemma: str, passive: bool) -> RuleAndPieces | None:
    words = lexicon()
    if passive or tree.kid(verb, BY_AGENT) is not None:
        return _passive_object(tree, verb, lemma)
    thing = tree.direct_object(verb)
    if thing is None or thing < verb or lemma not in words.object or lemma in words.addressing:
        return None
    if _is_deed(tree, lemma, thing):
        return None
    if tree.lower[thing] in lexicon().empty or (
        tree.dep[verb] == ADVERBIAL_CLAUSE and _infinitive(tree, verb)
    ):
        return None
    if tree.lemma[thing] in words.nouns and any(
        opens_with_that(tree, kid) for kid in tree.kids(thing, *SAID_OF_NOUNS)
    ):
        return None  # “repeated his claim that …”: the noun attributes
    last = stretched(tree, verb, before_circumstance(tree, thing))
    if _is_clause_after_all(tree, last + 1, lemma):
        return "that", [(max(tree.left(thing), verb + 1), max(last, sentence_end(tree, verb)))]
    first = max(tree.left(thing), verb + 1)
    return "object", [(first, past_marks(tree, without_aside(tree, first, last)))]


def _is_deed(tree: Tree, lemma: str, thing: int) -> bool:
    """Whether something is done to the object, and nothing said: to people or money, or to forces and their bases."""
    words = lexicon()
    if lemma in words.fighting and person_nouns.singular(tree.lower[thing]) in words.struck:
        return True
    if lemma == "recall":
        counted = tree.kid(thing, NUMERIC_MODIFIER) is not None
        return counted or person_nouns.singular(tree.lower[thing]) in words.recalled
    if lemma not in words.deeds | words.questioning:
        return False
    actor = tree.pos[thing] in STANDING_FOR or tree.entity[thing] in _ACTORS
    return actor or bool(person_nouns.kinds_of(tree.lower[thing]))


def _passive_object(tree: Tree, verb: int, lemma: str) -> RuleAndPieces | None:
    """What was praised, announced or denied by somebody: the passive's subject, or the noun that it describes."""
    words = lexicon()
    deeds = words.deeds | words.fighting | words.questioning
    if lemma not in words.object or lemma in deeds or tree.kid(verb, BY_AGENT) is None:
        return None
    thing = tree.kid(verb, PASSIVE_SUBJECT)
    if (
        thing is None
        and tree.dep[verb] == NOUN_CLAUSE
        and tree.tag[verb] == PAST_PARTICIPLE
        and lemma in words.say
    ):
        thing = tree.head[verb]
    if thing is None or thing > verb or tree.pos[thing] not in NOUNS:
        return None
    is_somebody = tree.entity[thing] in _ACTORS or person_nouns.kinds_of(tree.lower[thing])
    if lemma in words.naming_whom and is_somebody:
        return None  # “a teacher, accused by the mayor of fraud, …”
    return "object", [(tree.left(thing), min(tree.right(thing), verb - 1))]


def _is_clause_after_all(tree: Tree, token: int, lemma: str) -> bool:
    """Whether a finite verb follows what the parser took for the object of a verb of saying: a clause after all."""
    words = lexicon()
    if token >= len(tree) or tree.sentence_of[token] != tree.sentence_of[token - 1]:
        return False
    return (lemma in words.say or lemma in words.think) and tree.tag[token] in FINITE_OR_MODAL


def _rest(tree: Tree, verb: int, lemma: str) -> RuleAndPieces | None:
    """What follows a finite verb of saying where the parse hangs no clause on it: the rest of the sentence."""
    if lemma not in lexicon().say or tree.tag[verb] not in (
        PAST_TENSE,
        THIRD_PERSON,
        PRESENT_TENSE,
        BASE_FORM,
        ING_FORM,
        PAST_PARTICIPLE,
    ):
        return None
    end = sentence_end(tree, verb) + 1
    that = next((one for one in range(verb + 1, min(end, verb + 25)) if _marks(tree, one, lemma)), None)
    if that is not None and (
        any(_is_finite_main(tree, one, that) for one in range(verb + 1, that))
        or _of_another(tree, verb, that)
        or is_of_noun(tree, verb, tree.head[that])
    ):
        that = None
    if that is not None and that + 1 < end and (tree.lower[verb + 1] != "," or tree.lower[that - 1] == ","):
        return "that", [(that, max(that + 1, min(end - 1, tree.right(tree.head[that]))))]
    if (gap := _said_of(tree, verb, end)) is not None:
        return "that", [gap]
    if lemma != "say" or end - verb < 4 or tree.pos[verb + 1] not in _CLAUSE_STARTS:
        return None
    subject = tree.kid(verb, ACTIVE_SUBJECT)
    before = (tree.left(subject) if subject is not None else verb) - 1
    if tree.entity[verb + 1] in TIMES or subject is None or subject > verb:
        return None
    if before >= 0 and tree.lower[before] in (",", '"', "”", "''") and tree.sentence_of[before] != before:
        return None
    finite = any(tree.tag[one] in FINITE_OR_MODAL for one in range(verb + 1, end))
    return ("that", [(verb + 1, end - 1)]) if finite else None


def _of_another(tree: Tree, verb: int, that: int) -> bool:
    """Whether the clause that “that” opens hangs on another verb of saying (“warned of it, arguing that …”)."""
    above = tree.head[tree.head[that]]
    return verb < above < that and tree.pos[above] == FULL_VERB and tree.lemma[above] in lexicon().say


def _said_of(tree: Tree, verb: int, end: int) -> Offsets | None:
    """What a relative clause says of its noun by somebody's word (“the test, which officials claimed now allows …”)."""
    first = verb + 1
    while first < end and tree.pos[first] == ADVERB:
        first += 1
    begins = first < end and (tree.tag[first] in FINITE_OR_MODAL or _is_bare_past(tree, verb, first))
    if not begins or tree.kid(verb, ACTIVE_SUBJECT) is None:
        return None
    above = verb
    while (
        tree.dep[above] in (COMPLEMENT_CLAUSE, CONJUNCT, NOUN_MODIFIER, APPOSITION)
        and tree.head[above] != above
    ):
        above = tree.head[above]
    inside = tree.dep[verb] == RELATIVE_CLAUSE or tree.dep[above] == RELATIVE_CLAUSE
    return (verb + 1, max(first, min(end - 1, tree.right(first)))) if inside else None


def _is_bare_past(tree: Tree, verb: int, token: int) -> bool:
    """As in “a man who police say shot his son was …”: a past tense that the parse takes for an infinitive."""
    gap = (
        token == verb + 1
        and tree.head[token] == verb
        and tree.dep[token] in (OPEN_COMPLEMENT, COMPLEMENT_CLAUSE)
    )
    return gap and tree.pos[token] in VERBS and tree.tag[token] in (BASE_FORM, PAST_PARTICIPLE)


def _is_finite_main(tree: Tree, token: int, that: int) -> bool:
    """Whether a token is a finite verb outside a relative clause that commas enclose (“on air, where he is, that”)."""
    if tree.tag[token] not in FINITE_OR_MODAL:
        return False
    while (
        tree.dep[token] in (AUXILIARY, PASSIVE_AUXILIARY, CONJUNCT, OPEN_COMPLEMENT, COMPLEMENT_CLAUSE)
        and tree.head[token] != token
    ):
        token = tree.head[token]
    return tree.dep[token] != RELATIVE_CLAUSE or tree.lower[that - 1] != ","


def _marks(tree: Tree, token: int, lemma: str) -> bool:
    if tree.dep[token] != SUBORDINATOR:
        return False
    return tree.lower[token] == "that" or (
        lemma in lexicon().asking and tree.lower[token] in ("if", "whether")
    )
