"""Cues that are no verbs: “according to”, parentheses (“…, she said, …”), nouns (“the claim that”) and adjectives."""

from __future__ import annotations

from index.annotate.clause import Clause, piece
from index.annotate.parsed import Offsets
from index.annotate.quotes_lexicon import lexicon
from index.annotate.sources import phrase, speaker_phrase
from index.annotate.tree import Tree

_COMMAS = frozenset({",", "—", "–", "--"})
_STOPS = frozenset({".", "?", "!"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TOLD = frozenset({"tell", "remind", "inform", "assure", "ask", "write"})
_MARKS = frozenset({'"', "“", "''", "``", "«", "„"})
_ASKED = frozenset(
    {"asked", "pressed", "questioned", "when", "speaking", "responding", "referring", "citing"}
)
_SIDE = frozenset({"when", "as", "while", "after", "before", "asked", "although", "though", "since", "until"})
_OF = frozenset({"for", "of", "to", "about", "over", "on", "against", "from", "with"})


def according(tree: Tree, token: int) -> Clause | None:
    """The clause that “according to X” attributes: what is left of its sentence, or of the clause it stands in."""
    to = next((kid for kid in tree.children[token] if tree.lower[kid] == "to"), None)
    noun = tree.kid(to, "pobj") if to is not None else None
    if to is None or noun is None:
        return None
    source = phrase(tree, noun, before=to)
    first, last = token, max(source[1], tree.right(token))
    head = tree.head[token]
    while tree.head[head] != head and not _own_clause(tree, head):
        head = tree.head[head]
    contents = around(tree, (tree.left(head), tree.right(head)), (first, last))
    span = tree.offsets(*source)
    cue = tree.offsets(token, to)
    return Clause(token, cue, span, (cue[0], span[1]), contents, True, "according")


def _own_clause(tree: Tree, verb: int) -> bool:
    """Whether the cue stands in a clause whose head's clause it does not cover."""
    if tree.dep[verb] == "advcl":
        return verb < tree.head[verb]
    return tree.dep[verb] in ("ccomp", "relcl", "parataxis")


def around(tree: Tree, whole: Offsets, frame: Offsets) -> list[Offsets]:
    """What is left of the tokens `whole` (first, last) before and after the tokens `frame`."""
    first = whole[0]
    while first < frame[0] and tree.pos[first] == "CCONJ":
        first += 1
    spans = [(first, min(whole[1], frame[0] - 1)), (max(whole[0], frame[1] + 1), whole[1])]
    return [one for one in (piece(tree, *span) for span in spans if span[0] <= span[1]) if one]


def parenthesis(tree: Tree, clause: Clause) -> list[Offsets]:
    """What a cue without a content of its own attributes where it is put into or behind a sentence; else nothing."""
    verb = clause.token
    dep, head = tree.dep[verb], tree.head[verb]
    marked = any(tree.lower[kid] == "as" for kid in tree.kids(verb, "mark", "advmod"))
    if head == verb or not (dep == "parataxis" or (dep == "advcl" and marked)):
        return []
    if tree.lemma[verb] not in lexicon().say | lexicon().think | {"put"}:
        return []
    if dep == "advcl" and not clause.speech and tree.lemma[verb] != "put":
        return []
    frame = (tree.left(verb), tree.right(verb))
    while tree.dep[head] in ("conj", "xcomp") and tree.head[head] != head:
        head = tree.head[head]
    return around(tree, (tree.left(head), tree.right(head)), frame)


def interrupted(tree: Tree, clause: Clause) -> list[Offsets]:
    """What stands before and behind a cue between commas (“If it fails, he warned, the army will go”); else nothing."""
    first, last = tree.at(clause.frame[0]), tree.at(clause.frame[1] - 1)
    if first == 0 or tree.lower[first - 1] not in _COMMAS or tree.sentence_of[first] == first:
        return []
    start, end = tree.sentence_of[first], last
    behind = last + 1
    while behind < len(tree) and tree.sentence_of[behind] == start and tree.pos[behind] != "PUNCT":
        if tree.tag[behind] in _FINITE or behind - last > 12:
            return []
        behind += 1
    end = behind
    while end < len(tree) and tree.sentence_of[end] == start and end - behind < 120:
        end += 1
    if behind < end and tree.lower[behind] not in _COMMAS and tree.lower[behind] not in _STOPS:
        return []
    if (
        behind - last > 1
        and tree.kid(clause.token, "dobj") is not None
        and tree.lemma[clause.token] not in _TOLD
    ):
        return []
    bare = behind >= end - 1 and not _is_clause(tree, start, first - 1)
    if bare or _time_or_place(tree, start, first - 1):
        return []
    if tree.lower[start] in _ASKED:
        return []
    if behind + 2 < end and tree.lower[behind + 1] in _MARKS and not _is_clause(tree, start, first - 1):
        word = tree.text[tree.start[behind + 2]]
        if not (word.islower() or tree.lower[behind + 2] == "i"):
            return []
    return around(tree, (start, end - 1), (first - 1, behind))


def _is_clause(tree: Tree, first: int, last: int) -> bool:
    """Whether a finite verb stands among the tokens, under no word that opens a side clause."""
    if tree.lower[first] in _SIDE or tree.tag[first] in ("VBG", "VBN", "TO"):
        return False
    return any(tree.tag[token] in _FINITE for token in range(first, last))


def _time_or_place(tree: Tree, first: int, last: int) -> bool:
    """Whether the tokens only say when or where something was said."""
    if _is_clause(tree, first, last):
        return False
    inside = [token for token in range(first, last) if tree.pos[token] in ("NOUN", "PROPN")]
    words = lexicon().occasions
    return any(tree.entity[one] in ("DATE", "TIME") or tree.lemma[one].lower() in words for one in inside)


def noun_clause(tree: Tree, noun: int) -> Clause | None:
    """The content of a noun that holds words or wishes (“the claim that”, “his vow to”, “calls for”)."""
    content, rule = _noun_content(tree, noun)
    span = piece(tree, *content) if content else None
    if span is None:
        return None
    owner = _owner(tree, noun)
    cue = tree.offsets(noun, noun)
    source = tree.offsets(*owner) if owner else None
    if source and source[0] < span[1] and span[0] < source[1]:
        source = None
    start, end = (min(cue[0], source[0]), max(cue[1], source[1])) if source else cue
    return Clause(noun, cue, source, (start, end), [span], False, rule)


def _noun_content(tree: Tree, noun: int) -> tuple[Offsets | None, str]:
    for kid in tree.kids(noun, "acl", "ccomp", "relcl"):
        if kid < noun:
            continue
        marks = [tree.lower[one] for one in tree.kids(kid, "mark", "aux") if one < kid]
        if "that" in marks and tree.dep[kid] != "relcl":
            return (tree.left(kid), tree.right(kid)), "noun that"
        if "to" in marks:
            return (tree.left(kid), tree.right(kid)), "noun to"
    for kid in tree.kids(noun, "prep"):
        if kid > noun and tree.lower[kid] in _OF and tree.right(kid) > kid:
            return (kid + 1, tree.right(kid)), "noun of"
    return None, ""


def _owner(tree: Tree, noun: int) -> Offsets | None:
    """Whose claim it is: the possessor, the phrase after by or from, or the subject of a verb that lends it one."""
    owner = tree.kid(noun, "poss")
    if owner is not None:
        first, last = phrase(tree, owner)
        return (first, last - 1) if last > first and tree.tag[last] == "POS" else (first, last)
    for kid in tree.kids(noun, "prep"):
        if tree.lower[kid] in ("by", "from", "among") and (thing := tree.kid(kid, "pobj")) is not None:
            return phrase(tree, thing)
    head = tree.head[noun]
    if tree.dep[noun] == "dobj" and tree.lemma[head] in lexicon().light:
        return speaker_phrase(tree, head)
    if tree.dep[noun] == "pobj" and tree.lemma[tree.head[head]] in lexicon().say:
        return speaker_phrase(tree, tree.head[head])
    return None


def adjective_clause(tree: Tree, word: int) -> Clause | None:
    """The content of “is confident that …”, “was eager to …”."""
    words, lemma = lexicon(), tree.lower[word]
    content = tree.kid(word, "ccomp") if lemma in words.adjectives_that else None
    rule = "adjective that"
    if content is None and lemma in words.adjectives_to:
        content, rule = tree.kid(word, "xcomp"), "adjective to"
    if content is None or content < word or tree.dep[word] not in ("acomp", "conj", "attr"):
        return None
    source = speaker_phrase(tree, tree.head[word])
    span = piece(tree, tree.left(content), tree.right(content))
    if span is None or source is None:
        return None
    cue = tree.offsets(word, word)
    where = tree.offsets(*source)
    return Clause(word, cue, where, (min(cue[0], where[0]), max(cue[1], where[1])), [span], False, rule)
