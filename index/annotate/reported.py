"""Reported clauses of verbs: what was said, thought or wanted, by the parse (“said that”, “vowed to”)."""

from __future__ import annotations

from index.annotate.clause import Clause, piece
from index.annotate.parsed import Offsets
from index.annotate.quotes_lexicon import lexicon
from index.annotate.sources import agent_phrase, speaker_phrase, surface_phrase
from index.annotate.tree import Tree

_CUE_PARTS = ("aux", "auxpass", "neg", "advmod", "prt")
_TOLD = frozenset({"tell", "remind", "inform", "assure", "notify"})  # “told him to go”: he is addressed
_ASKING = frozenset({"ask", "wonder", "know", "see", "question", "inquire", "doubt", "debate", "decide"})
_PEOPLE = frozenset({"he", "she", "i", "we", "you"})
_PLAIN = frozenset({"say"})
_ASIDE = frozenset({"though", "although", "despite", "while", "whereas", "as"})
_CLAUSE_STARTS = frozenset({"PRON", "DET", "PROPN", "NOUN", "ADJ", "VERB", "NUM", "SCONJ"})
_EMPTY = frozenset({"it", "that", "this", "itself"})  # they point at words elsewhere


def verb_clause(tree: Tree, verb: int) -> Clause | None:
    """The clause that the verb attributes; a Clause without contents where it may belong to a quotation."""
    words = lexicon()
    lemma = tree.lemma[verb]
    if lemma in words.cause or tree.pos[verb] not in ("VERB", "AUX"):
        return None
    passive = tree.kid(verb, "nsubjpass", "auxpass") is not None
    subject = agent_phrase(tree, verb) if passive else speaker_phrase(tree, verb)
    if (
        subject is None
        and not passive
        and tree.tag[verb] in ("VBD", "VBZ", "VBP")
        and lemma in words.say | words.quote
    ):
        subject = surface_phrase(tree, verb)
    found = _contents(tree, verb, lemma, passive)
    if not found and not _may_quote(tree, verb, lemma):
        return None
    rule, spans = found or ("", [])
    cue = _cue(tree, verb, subject)
    source = tree.offsets(*subject) if subject else None
    start = min(cue[0], source[0]) if source else cue[0]
    end = max(cue[1], source[1]) if source else cue[1]
    contents = [one for one in (piece(tree, *span) for span in spans) if one]
    contents = [one for span in contents for one in _beside(span, (start, end), source, rule)]
    speech = lemma in words.say or lemma in words.quote or (not found and lemma == "put")
    return Clause(verb, cue, source, (start, end), contents, speech, rule)


def _may_quote(tree: Tree, verb: int, lemma: str) -> bool:
    """Whether the verb can introduce a quotation: a verb of saying or thought, or “as she put it”."""
    words = lexicon()
    if lemma == "put":
        thing = tree.kid(verb, "dobj")
        return thing is not None and tree.lower[thing] == "it"
    return lemma in words.say or lemma in words.think or lemma in words.quote


def weak_clause(tree: Tree, verb: int) -> Clause | None:
    """Any verb with a subject as a cue without contents: it attributes if a quotation stands right beside it."""
    subject = tree.kid(verb, "nsubj")
    if subject is None or tree.dep[verb] in ("relcl", "acl") or tree.lemma[verb] == "be":
        return None
    who = speaker_phrase(tree, verb)
    if who is None:
        return None
    cue, source = _cue(tree, verb, who), tree.offsets(*who)
    frame = (min(cue[0], source[0]), max(cue[1], source[1]))
    return Clause(verb, cue, source, frame, [], False, "weak")


def _beside(span: Offsets, frame: Offsets, source: Offsets | None, rule: str) -> list[Offsets]:
    """The span without the words of the cue and its source, which a parse gone wrong may have put into it."""
    if span[0] < frame[0] and frame[1] < span[1] and rule != "inverted":
        return [(frame[1], span[1])]
    if not source or source[1] <= span[0] or span[1] <= source[0]:
        return [span]
    return []


def _cue(tree: Tree, verb: int, subject: Offsets | None) -> Offsets:
    """The verb with the auxiliaries, adverbs and particle that stand beside it, on its side of the subject."""
    first = last = verb
    parts = set(tree.kids(verb, *_CUE_PARTS))
    while first - 1 in parts and not (subject and subject[0] <= first - 1 <= subject[1]):
        first -= 1
    while last + 1 in parts and tree.dep[last + 1] == "prt":
        last += 1
    return tree.offsets(first, last)


def _contents(tree: Tree, verb: int, lemma: str, passive: bool) -> tuple[str, list[Offsets]] | None:
    """The rule that applied and the token ranges of what the verb attributes, or None."""
    words = lexicon()
    known = lemma in words.say or lemma in words.think or lemma in words.to
    clause = _clause_of(tree, verb)
    if clause is None and lemma in _ASKING:
        clause = _whether(tree, verb)
    if clause is not None and (known or _that(tree, clause)):
        return _clausal(tree, verb, clause)
    if lemma in words.label and (label := _label(tree, verb, lemma, passive)):
        return label
    wanted = tree.kid(verb, "xcomp")
    if wanted is not None and wanted > verb and lemma in words.to and _infinitive(tree, wanted):
        thing = tree.kid(verb, "dobj")
        first = tree.left(wanted)
        if thing is not None and verb < thing < wanted and lemma not in _TOLD:
            first = min(first, tree.left(thing))
        first = max(first, verb + 1)
        return "to", [(first, _own_words(tree, verb, first, tree.right(wanted)))]
    return (
        _prepositional(tree, verb, lemma) or _object(tree, verb, lemma, passive) or _rest(tree, verb, lemma)
    )


def _that(tree: Tree, clause: int) -> bool:
    return any(tree.lower[kid] == "that" and kid < clause for kid in tree.kids(clause, "mark"))


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[kid] == "TO" for kid in tree.kids(verb, "aux"))


def _clause_of(tree: Tree, verb: int) -> int | None:
    """The clause that hangs on the verb: one behind it, else one before it that ends in punctuation."""
    clauses = tree.kids(verb, "ccomp")
    behind = next((one for one in clauses if one > verb and not _apart(tree, verb, one)), None)
    if behind is not None or not clauses or clauses[0] > verb:
        return behind
    last = tree.right(clauses[0])
    edge = next((one for one in (last, last + 1) if one < len(tree) and tree.pos[one] == "PUNCT"), None)
    words = lexicon()
    speech = (
        tree.lemma[verb] in words.say or tree.lemma[verb] in words.quote or tree.lemma[verb] in words.think
    )
    return clauses[0] if edge is not None and speech and tree.lower[edge] != ":" else None


def _apart(tree: Tree, verb: int, clause: int) -> bool:
    """Whether an object and a comma stand between the verb and a clause without “that”: another sentence's clause."""
    first = tree.left(clause)
    thing = tree.kid(verb, "dobj")
    if thing is None or not verb < thing < first or tree.lemma[verb] in _TOLD or tree.lower[first] == "that":
        return False
    return any(tree.lower[token] == "," for token in range(thing + 1, clause)) and not _that(tree, clause)


def _stretched(tree: Tree, verb: int, last: int) -> int:
    """The last token of a content with what hangs on the verb but stands right behind the content, without a comma."""
    for kid in tree.children[verb]:
        if kid <= last or tree.left(kid) != last + 1 or tree.dep[kid] not in ("advcl", "prep", "xcomp"):
            continue
        if tree.dep[kid] == "prep" and _circumstance(tree, kid):
            break
        last = tree.right(kid)
    return last


def _continued(tree: Tree, verb: int, last: int) -> int:
    """The last token of a content with the clauses that go on with it, though the parser hangs them on the cue."""
    words = lexicon()
    for kid in tree.kids(verb, "conj"):
        first = tree.left(kid)
        links = [one for one in tree.kids(verb, "cc", "punct") if last < one < first]
        if kid < last or not links or first - last > 3 or tree.pos[kid] not in ("VERB", "AUX"):
            continue
        marked = any(tree.lower[one] == "that" for one in tree.kids(kid, "mark"))
        subject = tree.kid(kid, "nsubj", "nsubjpass", "expl")
        own = subject is not None and tree.lemma[kid] not in words.say and tree.lower[subject] not in _PEOPLE
        if marked or own:
            last = tree.right(kid)
    return last


def _before_circumstance(tree: Tree, thing: int) -> int:
    """The last token of an object without a date that the parser hung on it (“announced his candidacy in June”)."""
    last = tree.right(thing)
    behind = [kid for kid in tree.kids(thing, "prep", "npadvmod") if kid > thing and tree.right(kid) == last]
    for kid in behind:
        time = tree.entity[kid] if tree.dep[kid] == "npadvmod" else _date_of(tree, kid)
        if time in ("DATE", "TIME") and tree.left(kid) > thing:
            return tree.left(kid) - 1
    return last


def _date_of(tree: Tree, preposition: int) -> str:
    thing = tree.kid(preposition, "pobj")
    return tree.entity[thing] if thing is not None and tree.lower[preposition] in ("in", "on", "at") else ""


def _past_circumstance(tree: Tree, verb: int, clause: int, first: int) -> int:
    """The first token of a clause behind a “on Friday” that tells when it was said but was parsed into it."""
    if first != verb + 1:
        return first
    for kid in tree.children[clause]:
        if kid >= clause or tree.left(kid) != first or tree.right(kid) + 1 >= clause:
            continue
        behind = tree.right(kid) + 1
        time = tree.dep[kid] == "npadvmod" and tree.entity[kid] in ("DATE", "TIME")
        if (time or (tree.dep[kid] == "prep" and _circumstance(tree, kid))) and tree.pos[behind] != "PUNCT":
            return behind
    return first


def _circumstance(tree: Tree, preposition: int) -> bool:
    """Whether the phrase tells when or in what words something was said (“on Monday”, “in an interview”)."""
    thing = tree.kid(preposition, "pobj")
    if thing is None:
        return False
    return tree.entity[thing] in ("DATE", "TIME") or tree.lemma[thing] in lexicon().occasions


def known_clause(tree: Tree, token: int, lemma: str) -> bool:
    """Whether a finite verb follows what the parser took for the object of a verb of saying: a clause after all."""
    words = lexicon()
    if token >= len(tree) or tree.sentence_of[token] != tree.sentence_of[token - 1]:
        return False
    return (lemma in words.say or lemma in words.think) and tree.tag[token] in ("MD", "VBZ", "VBD", "VBP")


def sentence_end(tree: Tree, token: int) -> int:
    """The last token of the sentence, at most 80 tokens on."""
    end = token
    while end + 1 < len(tree) and end - token < 80 and tree.sentence_of[end + 1] == tree.sentence_of[token]:
        end += 1
    return end


def _whether(tree: Tree, verb: int) -> int | None:
    """A clause with “if” or “whether” behind a verb of asking, which the parser takes for a condition."""
    for kid in tree.kids(verb, "advcl"):
        if kid > verb and any(tree.lower[one] in ("if", "whether") for one in tree.kids(kid, "mark")):
            return kid
    return None


def without_aside(tree: Tree, first: int, last: int) -> int:
    """The last token of a clause without what the reporter appends to it (“, though …”, “, despite …”)."""
    for token in range(first + 2, last):
        if tree.lower[token] not in _ASIDE:
            continue
        even = tree.lower[token - 1] == "even"
        if tree.lower[token] == "as" and not even:
            continue
        comma = token - 2 if even else token - 1
        above = token if tree.dep[token] == "prep" else tree.head[token]
        if tree.lower[comma] == "," and tree.right(above) >= last - 1:
            return comma - 1
    return last


def _own_words(tree: Tree, verb: int, first: int, last: int) -> int:
    """The last token before a verb that goes on with the cue, by its tense (“says he agrees and praised her”)."""
    tense = tree.tag[verb]
    if tense not in ("VBD", "VBZ"):
        return last
    for token in range(first + 2, last + 1):
        if (
            tree.tag[token] != tense
            or tree.dep[token] != "conj"
            or tree.kid(token, "nsubj", "nsubjpass") is not None
        ):
            continue
        before = tree.head[token]
        links = [kid for kid in tree.kids(before, "cc") if before < kid < token]
        if links and first < before and _tense(tree, before) not in (tense, None):
            return links[-1] - 1
    return last


def _tense(tree: Tree, verb: int) -> str | None:
    """The tag that carries the verb's tense: that of its first auxiliary, else its own."""
    helper = tree.kid(verb, "aux", "auxpass")
    return tree.tag[helper] if helper is not None else tree.tag[verb]


def _rest(tree: Tree, verb: int, lemma: str) -> tuple[str, list[Offsets]] | None:
    """What follows a finite verb of saying where the parse hangs no clause on it: the rest of the sentence."""
    if lemma not in lexicon().say or tree.tag[verb] not in ("VBD", "VBZ", "VBP", "VB", "VBG", "VBN"):
        return None
    end = sentence_end(tree, verb) + 1
    that = next((one for one in range(verb + 1, min(end, verb + 25)) if _marks(tree, one, lemma)), None)
    if that is not None and that + 1 < end:
        return "that", [(that, max(that + 1, min(end - 1, tree.right(tree.head[that]))))]
    if lemma not in _PLAIN or end - verb < 4 or tree.pos[verb + 1] not in _CLAUSE_STARTS:
        return None
    subject = tree.kid(verb, "nsubj")
    before = (tree.left(subject) if subject is not None else verb) - 1
    if tree.entity[verb + 1] in ("DATE", "TIME") or subject is None or subject > verb:
        return None
    if before >= 0 and tree.lower[before] in (",", '"', "”", "''") and tree.sentence_of[before] != before:
        return None
    finite = any(tree.tag[one] in ("VBD", "VBZ", "VBP", "MD") for one in range(verb + 1, end))
    return ("that", [(verb + 1, end - 1)]) if finite else None


def _marks(tree: Tree, token: int, lemma: str) -> bool:
    if tree.dep[token] != "mark":
        return False
    return tree.lower[token] == "that" or (lemma in _ASKING and tree.lower[token] in ("if", "whether"))


def _clausal(tree: Tree, verb: int, clause: int) -> tuple[str, list[Offsets]]:
    first, last = tree.left(clause), tree.right(clause)
    if clause > verb:
        others = [kid for kid in tree.kids(verb, "ccomp") if kid > clause]
        last = max([last, *(tree.right(kid) for kid in others)])
        thing = tree.kid(verb, "dobj")
        lost = tree.lower[first] != "that" and tree.kid(clause, "nsubj", "mark") is None
        if thing is not None and tree.right(thing) + 1 == first and lost:
            first = tree.left(thing)
        first = _past_circumstance(tree, verb, clause, max(first, verb + 1))
        last = _continued(tree, verb, _stretched(tree, verb, last))
        return "that", [(first, _own_words(tree, verb, first, without_aside(tree, first, last)))]
    own = [kid for kid in tree.children[verb] if kid != clause and tree.pos[kid] not in ("PUNCT", "SPACE")]
    edges = [verb, *(tree.left(kid) for kid in own if tree.left(kid) > clause)]
    spans = [(first, min(edges) - 1)]
    if last > verb:
        spans.append((max([verb, *(tree.right(kid) for kid in own if tree.right(kid) < last)]) + 1, last))
    return "inverted", spans


def _label(tree: Tree, verb: int, lemma: str, passive: bool) -> tuple[str, list[Offsets]] | None:
    words = lexicon()
    thing = tree.kid(verb, "dobj")
    name = tree.kid(verb, "oprd", "xcomp")
    if name is None:
        name = next(
            (
                kid
                for kid in tree.kids(verb, "prep")
                if kid > verb
                and tree.lower[kid] == "as"
                and (lemma in words.prepositions["as"] or lemma in words.label)
            ),
            None,
        )
    if name is None and lemma in ("liken", "compare"):
        name = next((kid for kid in tree.kids(verb, "prep") if tree.lower[kid] in ("to", "with")), None)
    if name is None or name < verb:
        return None
    last = tree.right(name)
    first = tree.left(name) + (1 if passive and tree.lower[name] == "as" else 0)
    if thing is not None and verb < thing and tree.lower[thing] not in _EMPTY:
        first = min(first, tree.left(thing))
    return "label", [(max(first, verb + 1), last)]


def _prepositional(tree: Tree, verb: int, lemma: str) -> tuple[str, list[Offsets]] | None:
    words = lexicon()
    for kid in tree.kids(verb, "prep"):
        if kid < verb or lemma not in words.prepositions.get(tree.lower[kid], ()):
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
            return "preposition", [(first, last)]
    return None


def _object(tree: Tree, verb: int, lemma: str, passive: bool) -> tuple[str, list[Offsets]] | None:
    words = lexicon()
    thing = tree.kid(verb, "dobj")
    if (
        passive
        or thing is None
        or thing < verb
        or lemma not in words.object
        or lemma in ("tell", "ask", "show")
    ):
        return None
    if tree.lower[thing] in _EMPTY or (tree.dep[verb] == "advcl" and _infinitive(tree, verb)):
        return None
    last = _stretched(tree, verb, _before_circumstance(tree, thing))
    if known_clause(tree, last + 1, lemma):
        return "that", [(max(tree.left(thing), verb + 1), max(last, sentence_end(tree, verb)))]
    return "object", [(max(tree.left(thing), verb + 1), last)]
