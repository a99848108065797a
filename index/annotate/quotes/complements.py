"""What a verb attributes: the clause, infinitive, object or phrase that hangs on it, and by which rule."""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.parse.grammar import HELPERS, NOUNS, SUBJECTS, TIMES
from index.annotate.parse.tree import Tree
from index.annotate.quotes.content_span import (
    before_circumstance,
    continued,
    is_circumstance,
    past_addressee,
    past_circumstance,
    sentence_end,
    stretched,
    with_condition,
)
from index.annotate.quotes.content_tail import own_words, past_marks, without_aside, without_comment
from index.annotate.quotes.quote_lexicon import lexicon
from index.model import Offsets

RuleAndPieces = tuple[str, list[Offsets]]  # the rule and the tokens (first, last) of each piece
LONGEST_CLAUSE = 300  # words of a clause; no sentence has more, but a parse of noise may
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "MONEY", "CARDINAL"})
_CLAUSE_STARTS = frozenset({"PRON", "DET", "PROPN", "NOUN", "ADJ", "VERB", "NUM", "SCONJ"})


def contents_of(tree: Tree, verb: int, lemma: str, passive: bool) -> RuleAndPieces | None:
    """The rule that applied and the token ranges of what the verb attributes, without comments; or None."""
    rule_and_spans = _contents(tree, verb, lemma, passive)
    if rule_and_spans is None or rule_and_spans[0] == "inverted":
        return rule_and_spans
    rule, spans = rule_and_spans
    return rule, [(first, without_comment(tree, first, last)) for first, last in spans]


def _contents(tree: Tree, verb: int, lemma: str, passive: bool) -> RuleAndPieces | None:
    words = lexicon()
    if lemma not in words.attributing and tree.kid(verb, "ccomp") is None:
        return None
    may_report = (
        lemma in words.say or lemma in words.think or lemma in words.to or _is_phrasal(tree, verb, lemma)
    )
    clause = _clause_of(tree, verb)
    if clause is None and lemma in lexicon().asking:
        clause = _whether(tree, verb)
    plain = clause is not None and _that(tree, clause) and not _is_result(tree, verb, clause)
    if clause is not None and (may_report or plain or _what(tree, clause, lemma)):
        return _clausal(tree, verb, clause)
    if lemma in words.label and (label := _label(tree, verb, lemma, passive)):
        return label
    infinitive = tree.kid(verb, "xcomp")
    if infinitive is not None and infinitive > verb and lemma in words.to and _infinitive(tree, infinitive):
        thing = tree.kid(verb, "dobj")
        first = tree.left(infinitive)
        if thing is not None and verb < thing < infinitive and lemma not in lexicon().told:
            first = min(first, tree.left(thing))
        if lemma == "call" and tree.lower[verb + 1] in ("on", "upon"):
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


def _is_phrasal(tree: Tree, verb: int, lemma: str) -> bool:
    """Whether verb and particle together are one of saying: “pointed out”."""
    return lemma in lexicon().phrasal and tree.lower[min(verb + 1, len(tree) - 1)] == "out"


def _that(tree: Tree, clause: int) -> bool:
    return any(tree.lower[kid] == "that" and kid < clause for kid in tree.kids(clause, "mark"))


def _is_result(tree: Tree, verb: int, clause: int) -> bool:
    """As in “so many left that the hall was empty”: what came of it, and nobody's words."""
    before = range(tree.sentence_of[verb], tree.left(clause))
    return any(tree.lower[token] in ("so", "such") and tree.lower[token + 1] != "," for token in before)


def _what(tree: Tree, clause: int, lemma: str) -> bool:
    """Whether a clause with a question word stands where an object would (“condemned what he had done”)."""
    return lemma in lexicon().object and tree.tag[tree.left(clause)] in ("WP", "WRB")


def _gerund(tree: Tree, verb: int, gerund: int, lemma: str) -> RuleAndPieces | None:
    """What somebody recalls, admits or denies doing; behind “said” a clause that the parser took for such."""
    if tree.tag[gerund] != "VBG" or tree.left(gerund) != verb + 1:
        return None
    first, last = tree.left(gerund), tree.right(gerund)
    finite = any(tree.tag[token] in _FINITE for token in range(first, last + 1))
    if lemma in lexicon().doing or (lemma in lexicon().say and finite):
        return "that", [(first, past_marks(tree, without_aside(tree, first, last)))]
    return None


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[kid] == "TO" for kid in tree.kids(verb, "aux"))


def _clause_of(tree: Tree, verb: int) -> int | None:
    """The clause that hangs on the verb: one behind it, else one before it that ends in punctuation.

    Behind a colon stands a quotation, which needs no parse.
    """
    clauses = [one for one in tree.kids(verb, "ccomp") if not _is_relative(tree, one)]
    if not clauses and (said := _told_to(tree, verb)) is not None:
        return said
    behind = next((one for one in clauses if one > verb and not _apart(tree, verb, one)), None)
    if not clauses or clauses[0] > verb or (behind is not None and tree.lower[verb + 1] != ":"):
        return behind
    opening = tree.lower[tree.left(clauses[0])]
    if opening == "asked" or (opening in lexicon().side and tree.kid(verb, "dobj") is not None):
        return behind  # “While he conceded that, she noted several faults”
    last = tree.right(clauses[0])
    edge = next((one for one in (last, last + 1) if one < len(tree) and tree.pos[one] == "PUNCT"), None)
    words = lexicon()
    speech = (
        tree.lemma[verb] in words.say or tree.lemma[verb] in words.quote or tree.lemma[verb] in words.think
    )
    return clauses[0] if edge is not None and speech and tree.lower[edge] not in (":", ";") else behind


def _told_to(tree: Tree, verb: int) -> int | None:
    """As in “told a reporter the bank had lied”, where the parse makes the clause one about the reporter."""
    person = tree.kid(verb, "dobj") if tree.lemma[verb] in lexicon().told else None
    if person is None or person < verb or not person_nouns.kinds_of(tree.lower[person]):
        return None
    clause = tree.kid(person, "relcl")
    if (
        clause is None
        or tree.left(clause) != person + 1
        or tree.pos[person + 1] not in ("DET", "PROPN", "NUM")
    ):
        return None
    helped = tree.kid(clause, *HELPERS, "dobj", "attr", "acomp") is not None
    return clause if helped and tree.tag[person + 1] not in ("WDT", "WP") else None


def _is_relative(tree: Tree, clause: int) -> bool:
    """Whether a clause takes up the sentence before it (“he refused, which led to a row”)."""
    first = tree.left(clause)
    return tree.lower[first] == "which" and tree.lower[max(first - 1, 0)] == ","


def _apart(tree: Tree, verb: int, clause: int) -> bool:
    """Whether an object and a comma stand between the verb and a clause without “that”: another sentence's clause."""
    first = tree.left(clause)
    thing = tree.kid(verb, "dobj")
    if (
        thing is None
        or not verb < thing < first
        or tree.lemma[verb] in lexicon().told
        or tree.lower[first] == "that"
    ):
        return False
    return any(tree.lower[token] == "," for token in range(thing + 1, clause)) and not _that(tree, clause)


def _whether(tree: Tree, verb: int) -> int | None:
    """A clause with “if” or “whether” behind a verb of asking, which the parser takes for a condition."""
    for kid in tree.kids(verb, "advcl"):
        if kid > verb and any(tree.lower[one] in ("if", "whether") for one in tree.kids(kid, "mark")):
            return kid
    return None


def _clausal(tree: Tree, verb: int, clause: int) -> RuleAndPieces:
    first, last = tree.left(clause), tree.right(clause)
    if clause > verb:
        others = [kid for kid in tree.kids(verb, "ccomp") if kid > clause]
        last = min(max([last, *(tree.right(kid) for kid in others)]), first + LONGEST_CLAUSE)
        thing = tree.kid(verb, "dobj")
        lost = tree.lower[first] != "that" and tree.kid(clause, *SUBJECTS, "mark") is None
        if thing is not None and tree.right(thing) + 1 == first and lost:
            first = tree.left(thing)
        first = past_circumstance(tree, verb, clause, max(first, verb + 1))
        first = past_addressee(tree, verb, clause, first)
        that = next((mark for mark in tree.kids(clause, "mark") if tree.lower[mark] == "that"), first)
        first = that if first < that < clause else first
        last = continued(tree, verb, clause, stretched(tree, verb, last))
        last = own_words(tree, verb, first, without_aside(tree, first, last))
        return "that", [(first, past_marks(tree, with_condition(tree, verb, last)))]
    kids = [kid for kid in tree.children[verb] if kid != clause and tree.pos[kid] not in ("PUNCT", "SPACE")]
    edges = [verb, *(tree.left(kid) for kid in kids if tree.left(kid) > clause)]
    while first < clause and (tree.pos[first] == "CCONJ" or tree.pos[first] in ("PUNCT", "SPACE")):
        first += 1
    spans = [(_with_first_part(tree, verb, first), min(edges) - 1)]
    if last > verb:
        spans.append((max([verb, *(tree.right(kid) for kid in kids if tree.right(kid) < last)]) + 1, last))
    return "inverted", spans


def _with_first_part(tree: Tree, verb: int, first: int) -> int:
    """The first token of a sentence before its cue, whose parts the parser parted (“A came, but B left, he said”)."""
    head = tree.head[verb]
    joined = tree.dep[verb] == "conj" and head < first and tree.pos[first - 1] == "CCONJ"
    if not joined or tree.lemma[head] in lexicon().say or tree.kid(head, *SUBJECTS) is None:
        return first
    return tree.left(head)


def _label(tree: Tree, verb: int, lemma: str, passive: bool) -> RuleAndPieces | None:
    name = _name(tree, verb, lemma)
    thing = tree.kid(verb, "dobj")
    if name is None or name < verb:
        if thing is None or thing < verb or passive or lemma not in lexicon().naming:
            return None
        return "naming", [(tree.left(thing), tree.right(thing))]  # the name may follow in quotation marks
    last = tree.right(name)
    first = tree.left(name) + (1 if passive and tree.lower[name] == "as" else 0)
    if thing is None:
        to = next((kid for kid in tree.kids(verb, "prep") if tree.lower[kid] == "to" and kid < name), None)
        thing = tree.kid(to, "pobj") if to is not None else None
    if thing is not None and verb < thing and tree.lower[thing] not in lexicon().empty:
        first = min(first, tree.left(thing))
    for kid in tree.kids(verb, "prep"):  # “cast himself as X and her as Y”
        last = tree.right(kid) if tree.lower[kid] == "as" and tree.left(kid) == last + 1 else last
    first = max(first, verb + 1)
    return "label", [(first, past_marks(tree, without_aside(tree, first, last)))]


def _name(tree: Tree, verb: int, lemma: str) -> int | None:
    """The head of what somebody or something is called: a predicate, or a phrase with “as” or “to”."""
    name = tree.kid(verb, "oprd", "xcomp")
    if name is not None and not (_infinitive(tree, name) and tree.pos[name] == "VERB"):
        return name
    likens = lemma in ("liken", "compare")
    links = ("to", "with") if likens else ("as",)
    thing = tree.kid(verb, "dobj") if likens else None
    below = tree.kids(thing, "prep") if thing is not None else []
    preps = [*tree.kids(verb, "prep"), *below]
    return next((kid for kid in preps if kid > verb and tree.lower[kid] in links), None)


def _prepositional(tree: Tree, verb: int, lemma: str) -> RuleAndPieces | None:
    words = lexicon()
    for kid in tree.kids(verb, "prep"):
        if kid < verb or lemma not in words.prepositions.get(tree.lower[kid], ()):
            continue
        if tree.lower[kid - 1] in ("guilty", "innocent"):  # "pleaded guilty to"
            continue
        if tree.lower[kid] == "on" and is_circumstance(tree, kid):  # "spoke on television"
            continue
        first = kid + 1
        thing = tree.kid(verb, "dobj")
        if thing is not None and thing < kid:
            if lemma not in ("accuse", "ask"):
                continue
            if lemma == "accuse":
                first = tree.left(thing)
        last = tree.right(kid)
        if last > kid:
            return "preposition", [(first, past_marks(tree, without_aside(tree, first, last)))]
    return None


def _object(tree: Tree, verb: int, lemma: str, passive: bool) -> RuleAndPieces | None:
    words = lexicon()
    if passive or tree.kid(verb, "agent") is not None:
        return _passive_object(tree, verb, lemma)
    thing = tree.kid(verb, "dobj")
    if thing is None or thing < verb or lemma not in words.object or lemma in words.addressing:
        return None
    if _is_deed(tree, lemma, thing):
        return None
    if tree.lower[thing] in lexicon().empty or (tree.dep[verb] == "advcl" and _infinitive(tree, verb)):
        return None
    if tree.lemma[thing] in words.nouns and any(_that(tree, kid) for kid in tree.kids(thing, "acl", "ccomp")):
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
    if lemma not in words.deeds | words.questioning:
        return False
    actor = tree.pos[thing] in ("PROPN", "PRON") or tree.entity[thing] in _ACTORS
    return actor or bool(person_nouns.kinds_of(tree.lower[thing]))


def _passive_object(tree: Tree, verb: int, lemma: str) -> RuleAndPieces | None:
    """What was praised, announced or denied by somebody: the passive's subject, or the noun that it describes."""
    words = lexicon()
    deeds = words.deeds | words.fighting | words.questioning
    if lemma not in words.object or lemma in deeds or tree.kid(verb, "agent") is None:
        return None
    thing = tree.kid(verb, "nsubjpass")
    if thing is None and tree.dep[verb] == "acl" and tree.tag[verb] == "VBN" and lemma in words.say:
        thing = tree.head[verb]
    if thing is None or thing > verb or tree.pos[thing] not in NOUNS:
        return None
    return "object", [(tree.left(thing), min(tree.right(thing), verb - 1))]


def _is_clause_after_all(tree: Tree, token: int, lemma: str) -> bool:
    """Whether a finite verb follows what the parser took for the object of a verb of saying: a clause after all."""
    words = lexicon()
    if token >= len(tree) or tree.sentence_of[token] != tree.sentence_of[token - 1]:
        return False
    return (lemma in words.say or lemma in words.think) and tree.tag[token] in ("MD", "VBZ", "VBD", "VBP")


def _rest(tree: Tree, verb: int, lemma: str) -> RuleAndPieces | None:
    """What follows a finite verb of saying where the parse hangs no clause on it: the rest of the sentence."""
    if lemma not in lexicon().say or tree.tag[verb] not in ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN"):
        return None
    end = sentence_end(tree, verb) + 1
    that = next((one for one in range(verb + 1, min(end, verb + 25)) if _marks(tree, one, lemma)), None)
    if that is not None and (
        any(_is_finite_main(tree, one, that) for one in range(verb + 1, that))
        or _of_another(tree, verb, that)
    ):
        that = None
    if that is not None and that + 1 < end and (tree.lower[verb + 1] != "," or tree.lower[that - 1] == ","):
        return "that", [(that, max(that + 1, min(end - 1, tree.right(tree.head[that]))))]
    if (gap := _said_of(tree, verb, end)) is not None:
        return "that", [gap]
    if lemma != "say" or end - verb < 4 or tree.pos[verb + 1] not in _CLAUSE_STARTS:
        return None
    subject = tree.kid(verb, "nsubj")
    before = (tree.left(subject) if subject is not None else verb) - 1
    if tree.entity[verb + 1] in TIMES or subject is None or subject > verb:
        return None
    if before >= 0 and tree.lower[before] in (",", '"', "”", "''") and tree.sentence_of[before] != before:
        return None
    finite = any(tree.tag[one] in _FINITE for one in range(verb + 1, end))
    return ("that", [(verb + 1, end - 1)]) if finite else None


def _of_another(tree: Tree, verb: int, that: int) -> bool:
    """Whether the clause that “that” opens hangs on another verb of saying (“warned of it, arguing that …”)."""
    above = tree.head[tree.head[that]]
    return verb < above < that and tree.pos[above] == "VERB" and tree.lemma[above] in lexicon().say


def _said_of(tree: Tree, verb: int, end: int) -> Offsets | None:
    """What a relative clause says of its noun by somebody's word (“the test, which officials claimed now allows …”)."""
    first = verb + 1
    while first < end and tree.pos[first] == "ADV":
        first += 1
    if first >= end or tree.tag[first] not in _FINITE or tree.kid(verb, "nsubj") is None:
        return None
    above = verb
    while tree.dep[above] in ("ccomp", "conj", "nmod", "appos") and tree.head[above] != above:
        above = tree.head[above]
    inside = tree.dep[verb] == "relcl" or tree.dep[above] == "relcl"
    return (verb + 1, max(first, min(end - 1, tree.right(first)))) if inside else None


def _is_finite_main(tree: Tree, token: int, that: int) -> bool:
    """Whether a token is a finite verb outside a relative clause that commas enclose (“on air, where he is, that”)."""
    if tree.tag[token] not in _FINITE:
        return False
    while tree.dep[token] in ("aux", "auxpass", "conj", "xcomp", "ccomp") and tree.head[token] != token:
        token = tree.head[token]
    return tree.dep[token] != "relcl" or tree.lower[that - 1] != ","


def _marks(tree: Tree, token: int, lemma: str) -> bool:
    if tree.dep[token] != "mark":
        return False
    return tree.lower[token] == "that" or (
        lemma in lexicon().asking and tree.lower[token] in ("if", "whether")
    )
