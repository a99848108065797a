"""The grammar that event finding reads off a parse: who is subject and object of a verb, what a noun stands for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.events.dependents import children, relations, remembered
from index.annotate.events.event_lexicon import EventNoun, Nouns, lexicon, verb_lemma
from index.annotate.events.strikes import is_walkout

DEPTH = 8  # clauses climbed before a subject is given up: parses of noise can be very deep
WALKOUT = EventNoun("PROTEST", strong=False)
_SUBJECTS = frozenset(("nsubj", "expl"))
_CLAUSES = frozenset(("ccomp", "xcomp"))
_MODIFIERS = frozenset(("compound", "amod", "nmod", "npadvmod", "poss"))
_RELATIVE = frozenset(("who", "that", "which", "whom"))
_NAMED = frozenset(("PERSON", "NORP", "GPE", "ORG"))
_PARTICLES = frozenset(("prt", "advmod", "prep"))


@remembered
def lemma(token: Token) -> str:
    """The lemma in lower case; a plural that the tagger took for a name is cut."""
    word = token.lemma_.lower()
    if token.pos_ == "VERB":
        return verb_lemma(token.lower_, word)
    if token.pos_ == "PROPN" and word.endswith("s") and word[:-1] in lexicon().nouns:
        return word[:-1]
    return word


def is_verb(token: Token) -> bool:
    """Whether the token is a verb with a meaning of its own."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))


def keys(verb: Token) -> list[str]:
    """The entries under which the verb may stand, the longest first: "carry_out", then "carry"."""
    word = lemma(verb)
    found = [
        f"{word}_{child.lower_}"
        for child in children(verb, *_PARTICLES)
        if child.i > verb.i and len(child) < 9 and not child.n_lefts
    ]
    return [*found, word]


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, by its own auxiliary, its place behind a noun, or the verb it is joined to."""
    labels = relations(verb)
    if labels & {"auxpass", "nsubjpass"}:
        return True
    if "nsubj" in labels or "aux" in labels or verb.tag_ != "VBN":
        return False
    if verb.dep_ in ("acl", "advcl"):
        return not children(verb, "dobj")
    return verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head)


def subject(verb: Token, depth: int = DEPTH) -> Token | None:
    """Who does it: the subject, of the verb itself or of the clause it depends on; the agent of a passive."""
    if is_passive(verb):
        return _agent(verb)
    return _own_subject(verb) or _shared_subject(verb, depth)


def _agent(verb: Token) -> Token | None:
    for by in children(verb, "agent", "prep"):
        if by.dep_ == "agent" or by.lower_ == "by":
            for child in children(by, "pobj", "pcomp"):
                return child
    return None


def _own_subject(verb: Token) -> Token | None:
    for child in children(verb, *_SUBJECTS):
        return _antecedent(verb) if child.lower_ in _RELATIVE and verb.dep_ == "relcl" else child
    return None


def _antecedent(verb: Token) -> Token:
    """The noun that a relative clause is about."""
    return verb.head


def _shared_subject(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if depth == 0 or head == verb:
        return None
    if verb.dep_ == "xcomp" and (receiver := next(iter(children(head, "dobj", "dative")), None)):
        return (
            receiver
            if lemma(head) not in lexicon().frame("threat") | {"promise"}
            else subject(head, depth - 1)
        )
    if verb.dep_ == "acl":
        return _subject_of_acl(verb, depth) or _taken_for_root(verb)
    if verb.dep_ == "relcl":
        return None
    if verb.dep_ == "pcomp":
        return surface(head.head) if is_verb(head.head) else None
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "acomp", "parataxis", "dep") and is_verb(head):
        return patient(head, depth - 1) if is_passive(head) else subject(head, depth - 1)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return subject(head.head, depth - 1) if is_verb(head.head) else None
    return None


def _subject_of_acl(verb: Token, depth: int) -> Token | None:
    if verb.tag_ == "VBG":
        return verb.head
    governor = verb.head.head
    return subject(governor, depth - 1) if is_verb(governor) else None


def _taken_for_root(verb: Token) -> Token | None:
    """As in "Raids on armed groups killed nine", where the parse makes "groups killed nine" a clause of its own."""
    if verb.tag_ not in ("VBD", "VBN") or not children(verb, "dobj"):
        return None
    noun = verb.head
    for _ in range(DEPTH):
        if noun.head == noun:
            return noun if noun.pos_ in ("NOUN", "PROPN") else None
        if noun.dep_ not in ("pobj", "prep", "conj"):
            return None
        noun = noun.head
    return None


def patient(verb: Token, depth: int = DEPTH) -> Token | None:
    """Whom it is done to: the object, or the subject of a passive."""
    if not is_passive(verb):
        return (
            next(iter(children(verb, "dobj")), None)
            or next((one for one in children(verb, "dative") if one.pos_ != "ADP"), None)
            or _relative_object(verb)
            or _raised_object(verb)
        )
    own = next(iter(children(verb, "nsubjpass", "nsubj")), None)
    if own is not None:
        return _antecedent(verb) if own.lower_ in _RELATIVE and verb.dep_ == "relcl" else own
    if verb.dep_ == "acl":
        return verb.head
    if depth and verb.dep_ in ("conj", "xcomp", "advcl") and is_verb(verb.head):
        head = verb.head
        return patient(head, depth - 1) if is_passive(head) else subject(head, depth - 1)
    return None


def surface(verb: Token) -> Token | None:
    """The grammatical subject, who does it or to whom it is done."""
    return patient(verb) if is_passive(verb) else subject(verb)


def _raised_object(verb: Token) -> Token | None:
    """As in "allowed the minister to speak", where the parse makes the minister the infinitive's subject."""
    for clause in children(verb, "ccomp"):
        if any(one.lower_ == "to" for one in children(clause, "aux")):
            return next(iter(children(clause, "nsubj", "nsubjpass")), None)
    return None


def _relative_object(verb: Token) -> Token | None:
    if verb.dep_ != "relcl":
        return None
    own = next(iter(children(verb, "nsubj")), None)
    return verb.head if own is not None and own.lower_ not in _RELATIVE else None


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions below the token with their objects: ("against", the noun)."""
    for prep in children(token, "prep", "dative", "agent", "advmod"):
        if prep.dep_ != "advmod":
            for child in children(prep, "pobj", "pcomp", "prep"):
                if child.dep_ != "prep":
                    yield prep.lower_, child
                else:  # "from inside X"
                    yield from ((prep.lower_, deep) for deep in children(child, "pobj"))
        elif prep.n_rights:  # "back from X"
            yield from (
                (inner.lower_, noun) for inner in children(prep, "prep") for noun in children(inner, "pobj")
            )


def complement(verb: Token) -> Token | None:
    """The head of the clause or infinitive that the verb takes."""
    for child in children(verb, *_CLAUSES):
        if child.i > verb.i and child.pos_ in ("VERB", "AUX", "ADJ"):
            return child
    return None


def real_noun(token: Token) -> Token:
    """The noun meant by a measure or part of it: "people" for "a group of people"."""
    measures = lexicon().classes["count_measure"]
    for _ in range(3):
        inner = next((noun for prep, noun in prepositions(token) if prep == "of"), None)
        if inner is None or not (lemma(token) in measures or token.pos_ == "NUM"):
            break
        token = inner
    return token


def noun_keys(token: Token) -> list[str]:
    """The entries under which a noun may stand, the longest first: "hunger_strike", "state_of_siege", "strike"."""
    word = lemma(token)
    joined = [f"{lemma(child)}_{word}" for child in children(token, *_MODIFIERS)]
    if len(joined) > 1:
        joined.insert(0, "_".join([*(key.rsplit("_", 1)[0] for key in joined[-2:]), word]))
    joined += [f"{lemma(child)}_*" for child in children(token, "amod") if child.lower_ == "joint"]
    behind = [f"{word}_of_{lemma(noun)}" for prep, noun in prepositions(token) if prep == "of"]
    return [*joined, *behind, word]


@remembered
def event_noun(token: Token) -> EventNoun | None:
    """What the noun stands for as an event, or None."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    nouns, classes = lexicon().nouns, lexicon().classes
    if token.tag_ == "NN" and lemma(token) in classes["plural"]:
        return None
    if token.tag_ == "NN" and lemma(token) in classes["hearsay"] and _has_of(token):
        return None
    for key in noun_keys(token):
        if key in nouns:
            return WALKOUT if key == "strike" and is_walkout(token) else nouns[key]
    return None


def _has_of(token: Token) -> bool:
    return any(prep == "of" for prep, _ in prepositions(token))


def joined(token: Token) -> list[Token]:
    """The token and those joined to it by "and"."""
    found = [token]
    for one in found:
        if len(found) < 20:
            found += children(one, "conj")
    return found


def is_somebody(token: Token) -> bool:
    """Whether the token stands for people, an organization or a country."""
    if token.ent_type_ in _NAMED or token.lower_ in lexicon().frame("pronouns", "people"):
        return True
    classes = lexicon().classes
    word = lemma(token)
    if word in classes["throng"]:
        return False
    if word in classes["people"] or word in classes["authority"] or word in classes["civilian"]:
        return True
    if word in classes["force"] or word in classes["diplomat"]:
        return True
    if token.pos_ == "PROPN" and not token.ent_type_:
        return True
    return token.pos_ == "NOUN" and bool(kinds_of(token.lower_))


def matches(token: Token | None, nouns: Nouns) -> bool:
    """Whether the noun, its measure's content, or one joined to it belongs to `nouns`."""
    if token is None:
        return False
    candidates = joined(token)
    candidates += [inner for one in list(candidates) if (inner := real_noun(one)) != one]
    return any(_matches_one(one, nouns) for one in candidates)


def _matches_one(token: Token, nouns: Nouns) -> bool:
    if any(key in nouns.lemmas for key in noun_keys(token)):
        return True
    if nouns.person and token.ent_type_ == "PERSON":
        return True
    if (nouns.actor and is_somebody(token)) or (nouns.people and token.ent_type_ in ("NORP", "GPE")):
        return True
    if bool(nouns.types) and (noun := event_noun(token)) is not None and noun.type in nouns.types:
        return True
    if lemma(token) in lexicon().classes["container"]:  # "an aid program", "food supplies"
        return any(lemma(child) in nouns.lemmas for child in children(token, "compound", "amod"))
    return False
