"""Who suffers a harm: the heads of the phrases that stand to its word as subject, object, noun described or owner."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.arguments import patient, prepositions, subject
from index.annotate.events.dependents import children
from index.annotate.events.harm import REFLEXIVE, Harm, harm_words, is_number, is_person
from index.annotate.events.lemmas import is_verb, lemma
from index.annotate.events.noun_classes import joined
from index.annotate.events.voice import is_passive

_RELATIVE = frozenset(("who", "that", "whom"))
_REACH = 9  # words behind a word of harm in which whom it was done to stands
_CLIMB = 4  # heads climbed from wounds to whoever has them
_IN_PHRASE = frozenset(("DET", "NUM", "ADJ", "NOUN", "PROPN", "PRON", "SYM"))
_AMOUNT = frozenset(
    (
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "as",
        "many",
        "about",
        "nearly",
        "-",
        "half",
        "over",
        "around",
    )
)


def sufferers(harm: Harm) -> list[Token]:
    """The heads of the phrases that say who suffered it, those joined by "and" or "along with" included."""
    word = harm.word
    if harm.frame == "object":
        heads = _of_blow(word)
    elif harm.frame == "subject":
        heads = _of_subject(word)
    elif harm.frame == "described":
        heads = _of_described(word)
    elif harm.frame == "owner":
        heads = [*children(word, "poss", "nummod"), *_behind_of(word)]
    else:
        return _of_noun(harm)
    found: list[Token] = []
    for head in heads:
        found += [one for one in _with_joined(head) if one not in found and not _has_own_harm(one, word)]
    return found


def _with_joined(head: Token) -> list[Token]:
    """The head of a phrase, those joined to it, and those that are told "along with" it."""
    found = joined(head)
    for one in (head, head.head):
        for beside in children(one, "prep", "advmod", "prt"):
            if beside.lower_ in ("along", "together"):
                preps = [
                    prep for prep in (*children(one, "prep"), *children(beside, "prep")) if prep.i > beside.i
                ]
                found += [noun for prep in preps[:1] for noun in children(prep, "pobj") if noun not in found]
    return found


def _has_own_harm(noun: Token, word: Token) -> bool:
    """As in "one killed and three wounded": whether a word of harm of its own stands right behind a joined number."""
    if noun.i + 1 >= noun.sent.end:
        return False
    behind = noun.nbor(1)
    return behind != word and behind.lower_ in harm_words("told_behind")


def _of_blow(verb: Token) -> list[Token]:
    objects = children(verb, "dobj")
    if any(one.lower_ in REFLEXIVE for one in objects):
        doer = subject(verb)
        return [doer] if doer is not None else []
    if not is_passive(verb) and (right := _right_of(verb)) is not None:
        return [right]
    thing = patient(verb)
    if thing is not None and (is_person(thing) or thing.lower_ in _RELATIVE):
        return [thing]
    if verb.dep_ in ("amod", "acl") and is_person(verb.head):
        return [verb.head]
    left = _left_of(verb)
    return [left] if left is not None else []


def _of_subject(verb: Token) -> list[Token]:
    found = subject(verb)
    if found is None or not (is_person(found) or found.lower_ in _RELATIVE):
        found = _left_of(verb)
    return [found] if found is not None else []


def _of_described(word: Token) -> list[Token]:
    if (left := _left_of(word)) is not None:
        return [left]
    head = word.head
    if word.dep_ == "amod" and is_person(head):
        return [head]
    if is_verb(head) and word.dep_ in ("acomp", "oprd", "xcomp", "attr", "advmod", "ccomp", "dobj", "advcl"):
        objects = [one for one in children(head, "dobj") if one != word and is_person(one)]
        if objects:
            return objects
        found = patient(head) if is_passive(head) else subject(head)
        if found is not None and (is_person(found) or found.lower_ in _RELATIVE):
            return [found]
    return []


def _of_noun(harm: Harm) -> list[Token]:
    """Whose death, wounds or condition it is: "the deaths of two men", "two men with wounds"."""
    word = harm.word
    if lemma(word) == "toll":
        return [one for one in word.doc[word.i + 1 : min(word.i + _REACH, word.sent.end)] if is_number(one)][
            :1
        ]
    owners = [one for one in children(word, "poss") if is_person(one)]
    if harm.what == "killed":
        heads = [*_behind_of(word), *owners]
        return [one for head in heads for one in _with_joined(head)] or [word]
    if harm.what in ("victims", "hit"):
        return [word]
    if word.dep_ == "pobj" and word.head.lower_ in ("with", "in", "from", "of", "for"):
        return _of_condition(word.head.head)
    return [word] if harm.what == "wounded" else []


def _of_condition(above: Token) -> list[Token]:
    """Who is "with wounds" or "in critical condition": the noun before it, else whom the verb above is about."""
    for _ in range(_CLIMB):
        if is_person(above):
            return [above]
        if is_verb(above):
            found = patient(above) if is_passive(above) else subject(above)
            dying = lemma(above) in harm_words("dying")
            return [] if dying or found is None or not is_person(found) else [found]
        above = above.head
    return []


def _behind_of(word: Token) -> list[Token]:
    return [noun for prep, noun in prepositions(word) if prep == "of" and is_person(noun)]


def _left_of(word: Token) -> Token | None:
    """The person or number right before a word of harm, but for its auxiliaries: "at least six" in "six were hurt"."""
    number = word.i - 1
    while number >= word.sent.start:
        token = word.doc[number]
        if is_person(token) and token.lower_ not in REFLEXIVE and token.tag_ != "PRP$":
            return token
        skipped = token.lower_ in harm_words("between") or token.pos_ in ("AUX", "ADV")
        if not skipped or token.lower_ in ("not", "n't", "never"):
            return None
        number -= 1
    return None


def _right_of(word: Token) -> Token | None:
    """The person or number right behind a word of harm: "killed two", "kills a man"."""
    best = None
    for token in word.doc[word.i + 1 : min(word.i + _REACH, word.sent.end)]:
        if token.pos_ not in _IN_PHRASE and token.lower_ not in _AMOUNT:
            break
        if token.tag_ == "PRP$" or not (is_person(token) or is_number(token)):
            continue
        if (
            best is not None
            and best.pos_ == "NOUN"
            and lemma(best) in harm_words("people")
            and token.pos_ != "NOUN"
        ):
            break
        best = token
    return best
