"""Headlines that the parser takes apart wrongly, put right: participles taken for verbs, and verbs for nouns."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from index.annotate.parse.grammar import HELPERS, MODIFIERS, PAST, SECOND_VERBS, SUBJECTS
from index.annotate.parse.headline_chains import repair_chain
from index.annotate.parse.headlines import headline_words
from index.annotate.parse.next_words import token_behind, word_before
from index.annotate.parse.rehang import hang, make_main, retag

_CONJUNCTIONS_OF_TIME = frozenset(("after", "as", "when", "before", "while"))


def repair_headline(line: Doc) -> None:
    """Puts a headline's clause right, in place: “Man who shot guard jailed”."""
    repair_chain(line)
    for token in line:
        if token.lower_ == "to" and word_before(token) in headline_words("intents"):
            _tell_of_intent(token)
        if token.lower_ in headline_words("befallen"):
            _tell_of_whom(token)
        if token.lower_ == "who" and token.dep_ == "nsubj" and token.head.dep_ == "relcl":
            _tell_of_man(token.head)
        elif token.dep_ == "ROOT" and token.tag_ == "VBZ" and token.lower_ in headline_words("deeds"):
            _tell_of_deeds(token)
        elif token.dep_ == "ROOT" and token.tag_ in PAST:
            _tell_of_fate(token)
            _tell_of_accused(token)
            _tell_of_cause(token)


def _tell_of_intent(to: Token) -> None:
    """What is threatened is an act: “General threatens to jail minister” knows no jail minister."""
    noun = next((word for word in to.children if word.dep_ == "pobj"), None)
    verb = token_behind(to)
    if noun is None or verb is None or verb.head != noun or verb.dep_ not in MODIFIERS:
        return
    hang(verb, to.nbor(-1), "xcomp", "VB")
    hang(noun, verb, "dobj")
    hang(to, verb, "aux", "TO")


def _tell_of_deeds(noun: Token) -> None:
    """A plural before a verb is its subject: “Lund protests erupt in violence”."""
    verb = token_behind(noun)
    owner = next((word for word in noun.lefts if word.dep_ == "nsubj"), None)
    if (
        verb is None
        or owner is None
        or verb.tag_ not in ("VBP", "VB")
        or owner.tag_ in ("NNS", "NNPS", "PRP")
    ):
        return
    make_main(verb, noun, "nsubj")
    retag(noun, "NNS")
    owner.dep_ = "compound"


def _tell_of_fate(participle: Token) -> None:
    """Two fates in a row are of one person: “Two men charged after girl shot, killed”, where nobody killed the men."""
    comma = participle.nbor(-1) if participle.i > participle.sent.start + 1 else None
    first = comma.nbor(-1) if comma is not None and comma.text == "," else None
    if first is None or first.tag_ not in PAST or first.lower_ not in headline_words("befallen"):
        return
    noun = _subject_of(participle)
    main = next((word for word in noun.rights if word.dep_ == "acl"), None) if noun is not None else None
    behind = any(word.dep_ != "punct" and not _is_label(word) for word in participle.rights)
    if noun is None or main is None or behind or first == main or not main.is_ancestor(first):
        return
    make_main(main, noun, "nsubjpass")
    hang(participle, first, "conj", "VBN")
    retag(first, "VBN")
    for word in [one for one in first.lefts if one.dep_ == "nsubj"]:
        word.dep_ = "nsubjpass"


def _subject_of(verb: Token) -> Token | None:
    """The first subject before a verb."""
    return next((word for word in verb.lefts if word.dep_ in SUBJECTS), None)


def _is_label(word: Token) -> bool:
    """Whether a word leads with a colon into what stands behind a headline: “killed Posted: 31 January”."""
    behind = token_behind(word)
    return word.text[:1].isupper() and behind is not None and behind.text == ":"


def _tell_of_accused(participle: Token) -> None:
    """The second participle of a headline is its verb: “Man suspected in stabbing of guards found dead”."""
    noun = _subject_of(participle)
    plain = not any(word.dep_ in (*HELPERS, "dobj", "cc", "punct") for word in participle.children)
    last = next((word for word in participle.rights if word.dep_ in SECOND_VERBS and word.tag_ in PAST), None)
    if noun is None or last is None or not plain:
        return
    if any(word.dep_ in (*SUBJECTS, *HELPERS, "mark") for word in last.children):
        return
    active = any(word.dep_ == "dobj" for word in last.rights)
    make_main(last, noun, "nsubj" if active else "nsubjpass")
    hang(participle, noun, "acl")


def _tell_of_cause(participle: Token) -> None:
    """The noun between “after” and a participle is its subject: “Man held after wife stabbed”."""
    noun = participle.nbor(-1) if participle.i > participle.sent.start + 1 else None
    link = noun.head if noun is not None and noun.dep_ == "pobj" else None
    if noun is None or link is None or link.lower_ not in _CONJUNCTIONS_OF_TIME:
        return
    above = link.head
    subject = _subject_of(participle)
    if subject is None or not (above == subject or subject.is_ancestor(above)):
        return
    main = above if above.tag_ in PAST else subject
    active = any(word.dep_ == "dobj" for word in participle.rights)
    hang(main, main, "ROOT")
    if main != subject:
        hang(subject, main, "nsubjpass")
    hang(participle, main, "advcl")
    hang(link, participle, "mark")
    hang(noun, participle, "nsubj" if active else "nsubjpass")


def _tell_of_whom(participle: Token) -> None:
    """A participle behind a verb in the present says of what kind its object is: “King pardons jailed Australian”."""
    main = participle.head
    thing = next((word for word in participle.rights if word.dep_ == "dobj"), None)
    if thing is None or main.i != participle.i - 1 or main.tag_ not in ("VBZ", "VBP"):
        return
    if not any(word.dep_ == "dobj" for word in main.rights):
        hang(thing, main, "dobj")
        hang(participle, thing, "amod", "VBN")


def _tell_of_man(verb: Token) -> None:
    """The participle behind a relative clause is what befell its noun: “Man who shot guard jailed for life”."""
    noun = verb.head
    thing = next((word for word in verb.rights if word.dep_ == "dobj"), None)
    fate = next((word for word in thing.rights if word.dep_ == "acl"), None) if thing is not None else None
    if thing is None or fate is None or fate.tag_ != "VBN" or fate.i != thing.i + 1 or noun.head != noun:
        return
    make_main(fate, noun, "nsubjpass")
