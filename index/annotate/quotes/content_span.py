"""Where reported words begin and end: what belongs to the content of a cue and what the reporter adds to it."""

from __future__ import annotations

from index.annotate.parse.tree import Tree
from index.annotate.quotes.quote_lexicon import lexicon


def stretched(tree: Tree, verb: int, last: int) -> int:
    """The last token of a content with what hangs on the verb but stands right behind the content, without a comma."""
    for kid in tree.children[verb]:
        if kid <= last or tree.left(kid) != last + 1 or tree.dep[kid] not in ("advcl", "prep", "xcomp"):
            continue
        if tree.dep[kid] == "prep" and _circumstance(tree, kid):
            break
        last = tree.right(kid)
    return last


def with_condition(tree: Tree, verb: int, last: int) -> int:
    """The last token of a promise or demand with its condition (“… if he wins”), though it hangs on the cue."""
    for kid in tree.kids(verb, "advcl"):
        first = tree.left(kid)
        if first == last + 1 and tree.lower[first] in ("if", "unless", "should"):
            return tree.right(kid)
    return last


def continued(tree: Tree, verb: int, clause: int, last: int) -> int:
    """The last token of a content with the clauses that go on with it, though the parser hangs them on the cue."""
    words = lexicon()
    for kid in tree.kids(verb, "conj"):
        first = tree.left(kid)
        links = [link for link in tree.kids(verb, "cc", "punct") if last < link < first]
        if kid < last or not links or first - last > 3 or tree.pos[kid] not in ("VERB", "AUX"):
            continue
        marked = any(tree.lower[mark] == "that" for mark in tree.kids(kid, "mark"))
        subject = tree.kid(kid, "nsubj", "nsubjpass", "expl")
        if subject is not None:
            own = tree.lemma[kid] not in words.say and tree.lower[subject] not in words.personal
        else:
            own = _goes_on(tree, clause, kid) and all(tree.lower[link] == "and" for link in links)
        if marked or own:
            last = tree.right(kid)
    return last


def _goes_on(tree: Tree, clause: int, verb: int) -> bool:
    """Whether a verb without a subject goes on with the reported clause, by its tense, and is no other cue."""
    words = lexicon()
    cues = words.say | words.to | words.label | words.object
    return tree.lemma[verb] not in cues and _tense(tree, clause) == _tense(tree, verb)


_CLOSING = frozenset({"''", "”", '"', "’’"})
_GOING_ON = frozenset({"that", "because", "if", "not", "to", "when", "rather"})
_REASONS = frozenset({"because", "if", "unless", "until", "rather"})
LONGEST_TAIL = 40  # words behind the closing mark that still belong to the content


def past_marks(tree: Tree, last: int) -> int:
    """The last token of a content that goes on behind a closing mark (“… a ‘rush’, but because …”)."""
    behind = last + 1
    marked = tree.lower[last] in _CLOSING
    while behind < len(tree) and tree.lower[behind] in _CLOSING | {","}:
        marked = marked or tree.lower[behind] in _CLOSING
        behind += 1
    if not marked or behind + 1 >= len(tree) or tree.sentence_of[behind] != tree.sentence_of[last]:
        return last
    if tree.lower[behind] in _REASONS:
        return _subtree_end(tree, behind, behind, last)
    if tree.pos[behind] != "CCONJ":
        return last
    thing = tree.lower[behind + 1] not in _GOING_ON
    return _subtree_end(tree, behind, behind + 1, last, only_things=thing)


def _subtree_end(tree: Tree, link: int, first: int, last: int, *, only_things: bool = False) -> int:
    """The last token below the word whose phrase begins at `first`; `last` where there is none, or none near."""
    for token in range(first, min(first + 12, len(tree))):
        if tree.head[token] < link and tree.left(token) in (link, first):
            finite = tree.pos[token] in ("VERB", "AUX") and tree.lower[first] not in _GOING_ON | _REASONS
            end = tree.right(token)
            return last if (only_things and finite) or end - last > LONGEST_TAIL else max(end, last)
    return last


def before_circumstance(tree: Tree, thing: int) -> int:
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


def past_circumstance(tree: Tree, verb: int, clause: int, first: int) -> int:
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


def past_addressee(tree: Tree, verb: int, clause: int, first: int) -> int:
    """The first token of a clause behind the name of those who were told (“told Channel 4 a man was hurt”)."""
    name = tree.entity[first] if first < len(tree) else ""
    if first != verb + 1 or tree.lemma[verb] not in lexicon().told or name not in ("ORG", "PERSON"):
        return first
    behind = first
    while behind < clause and tree.entity[behind] == name:
        behind += 1
    new = tree.pos[behind] in ("DET", "PRON", "PROPN", "NUM") or tree.lower[behind] == "that"
    return behind if new and behind < clause else first


def _circumstance(tree: Tree, preposition: int) -> bool:
    """Whether the phrase tells when or in what words something was said (“on Monday”, “in an interview”)."""
    thing = tree.kid(preposition, "pobj")
    if thing is None:
        return False
    return tree.entity[thing] in ("DATE", "TIME") or tree.lemma[thing] in lexicon().occasions


def without_aside(tree: Tree, first: int, last: int) -> int:
    """The last token of a clause without what the reporter appends to it (“, though …”, “, despite …”)."""
    for token in range(first + 2, last):
        if tree.lower[token] == ";":
            return token - 1
        if tree.lower[token] in _RELATIVE and tree.lower[token - 1] == "," and _ends_in_relative(tree, token, last):
            return token - 2
        if tree.lower[token] not in lexicon().aside:
            continue
        even = tree.lower[token - 1] == "even"
        if tree.lower[token] == "as" and not even:
            continue
        comma = token - 2 if even else token - 1
        above = token if tree.dep[token] == "prep" else tree.head[token]
        if tree.lower[comma] == "," and tree.right(above) >= last - 1:
            return comma - 1
    return last


_STATES = frozenset({"be", "have", "will"})
_RELATIVE = frozenset({"which", "who", "whose", "where"})


def _ends_in_relative(tree: Tree, token: int, last: int) -> bool:
    """Whether the relative clause that begins at the token is the last of the content: the reporter's explanation."""
    above = token
    for _ in range(5):
        if tree.dep[above] == "relcl":
            states = tree.lemma[above] in _STATES or any(
                tree.lemma[kid] in _STATES for kid in tree.kids(above, "aux", "auxpass")
            )
            return states and tree.right(above) >= last - 1
        above = tree.head[above]
    return False


def without_comment(tree: Tree, first: int, last: int) -> int:
    """The last token of a content whose quotation is followed by the reporter's comment (“… ‘racist,’ an odd remark”)."""
    for mark in range(first + 1, last):
        if tree.lower[mark] not in _CLOSING:
            continue
        word = mark + 2 if tree.lower[mark + 1] == "," else mark + 1
        comma = "," in (tree.lower[mark - 1], tree.lower[mark + 1])
        if comma and word < last and _comments(tree, word, last):
            return mark
    return last


def _comments(tree: Tree, word: int, last: int) -> bool:
    """Whether a relative clause, an indefinite apposition or a participle stands from here to the content's end."""
    if tree.lower[word] in _RELATIVE:
        return _ends_in_relative(tree, word, last)
    head = word if tree.tag[word] == "VBG" else tree.head[word]
    if tree.tag[word] == "VBG":
        return tree.dep[head] == "advcl" and tree.right(head) >= last - 1
    indefinite = tree.lower[word] in ("a", "an") and tree.dep[head] in ("appos", "dobj", "attr", "npadvmod")
    return indefinite and tree.left(head) == word and tree.right(head) >= last - 1


def own_words(tree: Tree, verb: int, first: int, last: int) -> int:
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


def sentence_end(tree: Tree, token: int) -> int:
    """The last token of the sentence, at most 80 tokens on."""
    end = token
    while end + 1 < len(tree) and end - token < 80 and tree.sentence_of[end + 1] == tree.sentence_of[token]:
        end += 1
    return end
