"""Who suffers a harm: the heads of the phrases that stand to its word as subject, object, noun described or owner."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.arguments import is_parted, patient, prepositions, subject
from index.annotate.events.harm import REFLEXIVE, Harm, harm_words, is_aged, is_number, is_person
from index.annotate.events.headline_lists import IN_PHRASE, before_commas
from index.annotate.events.lemmas import is_verb, lemma
from index.annotate.events.noun_classes import joined
from index.annotate.events.victim_lists import listed
from index.annotate.events.voice import is_how_one_fires, is_passive
from index.annotate.parse.dependents import children
from index.annotate.parse.grammar import NOUNS, PASSIVE, PAST, SUBJECTS, VERBS

_RELATIVE = frozenset(("who", "that", "whom"))
_REACH = 9  # words behind a word of harm in which whom it was done to stands
_CLIMB = 4  # heads climbed from wounds to whoever has them
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
    if harm.frame == "listed":
        return listed(word)
    if harm.frame == "object":
        heads = _of_blow(word)
    elif harm.frame == "subject":
        heads = _of_subject(word)
    elif harm.frame == "described":
        heads = _of_described(word)
    elif harm.frame == "owner":
        heads = [*children(word, "poss", "nummod"), *_behind_of(word)]
    else:
        heads = _of_noun(harm)
    nouns: list[Token] = []
    for head in heads:
        joint = [head] if head == word else _with_joined(head)
        nouns += [
            noun
            for noun in joint
            if noun not in nouns and not (_has_own_harm(noun, word) or _has_harm_before(noun, word))
        ]
    if harm.frame == "object" and subject(word) in nouns:  # "the woman killed two children and herself"
        nouns = [one for one in nouns if one.lower_ not in REFLEXIVE]
    return nouns


def _with_joined(head: Token) -> list[Token]:
    """The head of a phrase, those joined to it, and those that are told "along with" it."""
    nouns = [*_before_and(head), *joined(head), *_second_subjects(head)]
    if head.tag_ not in (
        "NNS",
        "NNPS",
        "CD",
    ):  # "his wife, Ann Lee, and their son", "his wife, four daughters"
        for beside in children(head, "appos"):
            counted = beside.tag_ == "NNS" and bool(children(beside, "nummod"))
            counted |= is_aged(head) and is_aged(beside) and bool(children(beside, "conj"))
            counted |= head.ent_type_ == beside.ent_type_ == "PERSON" and head.pos_ == beside.pos_ == "PROPN"
            nouns += [one for one in joined(beside) if (one != beside or counted) and one not in nouns]
    nouns = [*(one for one in before_commas(head) if one not in nouns), *nouns]
    for above in (head, head.head):
        for beside in children(above, "prep", "advmod", "prt"):
            if beside.lower_ in ("along", "together"):
                preps = [
                    prep
                    for prep in (*children(above, "prep"), *children(beside, "prep"))
                    if prep.i > beside.i
                ]
                nouns += [noun for prep in preps[:1] for noun in children(prep, "pobj") if noun not in nouns]
    return nouns


def _before_and(head: Token) -> list[Token]:
    """As in “after a teen and a boy were shot”: of one alone the verb would not be plural."""
    start = head.doc[head.left_edge.i]
    place = start.i - 2
    alone = head.dep_ in SUBJECTS and head.tag_ in ("NN", "NNP", "JJ") and not children(head, "conj", "cc")
    if not alone or place < head.sent.start or start.nbor(-1).lower_ != "and":
        return []
    if not any(one.lower_ == "were" for one in (head.head, *children(head.head, "auxpass", "aux"))):
        return []
    if head.doc[place].text == "," and place - 2 > head.sent.start and head.doc[place - 1].like_num:
        place -= 3  # "the boy, 6, and his father"
    before = head.doc[place]
    return [before] if is_person(before) and before.tag_ in ("NN", "NNP", "JJ") else []


def _second_subjects(head: Token) -> list[Token]:
    """As in "Five nurses and a driver were killed", of which the parse makes two subjects joined by "and"."""
    if head.dep_ not in SUBJECTS or not children(head, "cc"):
        return []
    return [one for one in children(head.head, head.dep_) if head.i < one.i < head.head.i and is_person(one)]


def _has_own_harm(noun: Token, word: Token) -> bool:
    """As in "one killed and three wounded": whether a word of harm of its own stands right behind a joined number."""
    if noun.i + 1 >= noun.sent.end or (noun.head == word and noun.dep_ in SUBJECTS):
        return False
    behind = noun.nbor(1)
    if behind != word and behind.lower_ in harm_words("told_behind"):
        return not (noun.dep_ == "nsubj" and noun.head == behind and children(behind, "dobj"))  # who does it
    # "two who were injured", "a man died" of a parse that joins its subject to the next
    clauses = children(noun, "relcl") if noun.dep_ == "conj" else []
    fates = harm_words("told_behind") | harm_words("told_of_who")
    return any(one != word and word not in one.subtree and one.lower_ in fates for one in clauses)


def _has_harm_before(noun: Token, word: Token) -> bool:
    """As in "Man shoots girl, injures boy": whether a second word of harm stands between the first and a noun."""
    comma = max((one.i for one in noun.doc[word.i + 1 : noun.i] if one.text == ","), default=None)
    if comma is None:
        return False
    second = noun.doc[comma + 1]  # whatever the parse took it for
    return second.i < noun.i and second.lower_ in harm_words("told_behind") | harm_words("headline")


def _of_blow(verb: Token) -> list[Token]:
    if is_how_one_fires(verb):
        return []
    if verb.tag_ == "VBG" and verb.dep_ == "amod" and lemma(verb.head) not in harm_words("sufferers"):
        return []  # "the shooting suspect"
    objects = children(verb, "dobj")
    doer = _doer_to_self(verb) if _is_done_to_self(verb) else None
    if doer is not None and (not objects or objects[0].lower_ in REFLEXIVE):
        return [doer, *joined(objects[0])[1:]] if objects else [doer]
    active = not is_passive(verb) or _has_number_behind(verb)
    if active and (right := _right_of(verb)) is not None:
        return [right] if doer is None else [right, doer]
    if verb.tag_ == "VBG" and not children(verb, *PASSIVE):
        return []  # "the suspect shooting from a car" does it
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    bare = verb.tag_ in PAST and _is_bare(verb)
    if before is not None and bare and is_person(before) and before.tag_ != "PRP$":
        return [_first_joined(before, verb)]
    thing = patient(verb)
    if thing is not None and is_parted(thing, verb, ";"):
        thing = None  # "Ann Lee Killed in Shooting; 3 Others Wounded"
    if thing is not None and thing.lower_ in _RELATIVE:
        return [_antecedent(thing, verb)]
    if thing is not None and is_person(thing):
        return [_first_of_several(thing, verb) if verb.dep_ == "relcl" else thing]
    if verb.dep_ in ("amod", "acl") and is_person(verb.head):
        return [verb.head]
    left = _left_of(verb)
    return [left] if left is not None else []


def _is_bare(verb: Token) -> bool:
    """As in a headline, "2 men, 1 woman shot": without object, helper, or the one subject that a sentence has."""
    subjects = [one for one in children(verb, *SUBJECTS) if not is_parted(one, verb, ";")]
    return len(subjects) != 1 and not children(verb, "dobj", "auxpass")


def _doer_to_self(verb: Token) -> Token | None:
    """As in "a man who killed a girl before shooting himself": the person who acts, in the clauses above if need be."""
    doer = subject(verb)
    if doer is not None and doer.lower_ in _RELATIVE:
        doer = _antecedent(doer, verb)
    return doer if doer is not None and is_person(doer) else _subject_above(verb)


def _antecedent(relative: Token, verb: Token) -> Token:
    """Whom "who" stands for: the noun, or the number without one, that its clause is told of."""
    for _ in range(_CLIMB):
        if verb.dep_ == "relcl":
            noun = _first_of_several(verb.head, relative.head)
            return noun if is_person(noun) or any(is_number(one) for one in noun.lefts) else relative
        verb = verb.head
    return relative


def _first_of_several(noun: Token, verb: Token) -> Token:
    """As in “a man and a boy who were wounded”: a plural verb is said of both."""
    plural = any(one.lower_ in ("were", "are", "have") for one in (verb, *children(verb, "auxpass", "aux")))
    several = noun.dep_ == "conj" and noun.tag_ == "NN" == noun.head.tag_ and is_person(noun.head)
    return noun.head if plural and several else noun


def _has_number_behind(verb: Token) -> bool:
    """As in "shooting that killed 2, injured 5", whatever the parse says of the second verb."""
    behind = verb.nbor(1) if verb.i + 1 < verb.sent.end else None
    if behind is None or children(verb, "auxpass", "aux"):
        return False
    return is_number(behind) or (behind.lower_ != "to" and _is_in_amount(behind))


def _is_done_to_self(verb: Token) -> bool:
    """As in "shot himself", "killed two children, then herself"."""
    for token in verb.doc[verb.i + 1 : min(verb.i + _REACH, verb.sent.end)]:
        if token.lower_ in REFLEXIVE:
            return token.dep_ in ("dobj", "conj", "appos", "npadvmod", "dep")
        if token.pos_ in VERBS:
            return False
    return False


def _of_subject(verb: Token) -> list[Token]:
    sufferer = subject(verb)
    if sufferer is None or not (is_person(sufferer) or sufferer.lower_ in _RELATIVE):
        sufferer = _left_of(verb) or _subject_above(verb)
    return [sufferer] if sufferer is not None else []


def _subject_above(verb: Token) -> Token | None:
    """As in "a man killed a girl before turning the gun on himself": who acts in the clauses above."""
    for _ in range(_CLIMB):
        verb = verb.head
        sufferer = subject(verb) if is_verb(verb) else None
        if sufferer is not None and sufferer.lower_ in _RELATIVE:
            sufferer = _antecedent(sufferer, verb)
        if sufferer is not None and is_person(sufferer):
            return sufferer
    return None


def _of_described(word: Token) -> list[Token]:
    if (left := _left_of(word)) is not None:
        return [left]
    if is_verb(word) and is_passive(word) and (person := patient(word)) is not None and is_person(person):
        return [person]  # "Ann Lee of Leeds was hospitalized"
    head = word.head
    if word.dep_ == "amod" and is_person(head):
        return [head]
    if is_verb(head) and word.dep_ in ("acomp", "oprd", "xcomp", "attr", "advmod", "ccomp", "dobj", "advcl"):
        objects = [one for one in children(head, "dobj") if one != word and is_person(one)]
        if objects:
            return objects
        sufferer = patient(head) if is_passive(head) else subject(head)
        if sufferer is not None and (is_person(sufferer) or sufferer.lower_ in _RELATIVE):
            return [sufferer]
    return []


def _of_noun(harm: Harm) -> list[Token]:
    """Whose death, wounds or condition it is: "the deaths of two men", "two men with wounds"."""
    word = harm.word
    if lemma(word) == "suicide":
        return [word]
    if lemma(word) in harm_words("attacks"):
        return _behind_of(word) or [word]
    if lemma(word) == "toll":
        return _of_toll(word)
    is_body = lemma(word) in harm_words("bodies")
    owners = [
        owner
        for owner in children(word, "poss")
        if is_person(owner) and not (is_body and owner.tag_ == "PRP$")
    ]
    if harm.what == "killed":
        return [*_behind_of(word), *owners] or [word]
    if harm.what in ("victims", "hit"):
        return [word]
    if word.dep_ == "pobj" and word.head.lower_ in ("with", "in", "from", "of", "for"):
        return _of_condition(word.head.head, word.head.lower_ in ("with", "in", "from"))
    return [word] if harm.what == "wounded" else []


def _of_toll(word: Token) -> list[Token]:
    """The number that a toll comes to: 27 in "earlier given as 30, was corrected to 27"."""
    behind = word.doc[word.i + 1 : min(word.i + 2 * _REACH, word.sent.end)]
    numbers = [one for one in behind if is_number(one)]
    now = [one for one in numbers if one.nbor(-1).lower_ in ("to", "at") or one.nbor(-1).lower_ == "reached"]
    return now[:1] or [one for one in numbers if one.i < word.i + _REACH][:1]


def _of_condition(above: Token, climbs: bool) -> list[Token]:
    """Who is "with wounds" or "in critical condition": the noun before it, else whom the verb above is about.

    `climbs` over nouns that are nobody: "taken to a hospital with wounds", but not "charges of injury".
    """
    for _ in range(_CLIMB):
        if is_person(above):
            return [_first_joined(above, above)]
        if is_verb(above):
            things = [] if is_passive(above) else [one for one in children(above, "dobj") if is_person(one)]
            if things:  # "officers found two men with gunshot wounds"
                return things
            sufferer = patient(above) if is_passive(above) else subject(above)
            dying = lemma(above) in harm_words("dying") or bool(children(above, "dobj"))
            return [] if dying or sufferer is None or not is_person(sufferer) else [sufferer]
        if above.pos_ in NOUNS and not climbs:
            return []
        above = above.head
    return []


def _behind_of(word: Token) -> list[Token]:
    nouns = [noun for prep, noun in prepositions(word) if prep == "of" and is_person(noun)]
    behind = word.nbor(1) if word.i + 1 < word.sent.end else None
    if (
        not nouns
        and behind is not None
        and behind.lower_ == "of"
        and (right := _right_of(behind)) is not None
    ):
        return [right]  # "charged in shooting death of three": the parse may hang it on another word
    return nouns


def _left_of(word: Token) -> Token | None:
    """The person or number right before a word of harm, but for its auxiliaries: "at least six" in "six were hurt"."""
    number = word.i - 1
    while number >= word.sent.start:
        token = word.doc[number]
        if is_person(token) and token.lower_ not in REFLEXIVE and token.tag_ != "PRP$":
            if _is_of_charge(token):
                return None
            return _part_of(token) or _first_joined(_named_beside(token), word)
        skipped = (
            token.lower_ in harm_words("between") or token.pos_ in ("AUX", "ADV") or _is_between(token, word)
        )
        if not skipped or token.lower_ in ("not", "n't", "never"):
            return None
        number -= 1
    return None


def _is_of_charge(noun: Token) -> bool:
    """As in “a man suspected in the stabbing of two guards was found dead”: the guards are his victims."""
    deed = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if (
        deed is None
        or deed.dep_ not in ("pobj", "pcomp")
        or deed.head.lower_ not in ("in", "over", "for", "with")
    ):
        return False
    return lemma(deed.head.head) in harm_words("charged")


def _part_of(noun: Token) -> Token | None:
    """The number before people of whom it is a part: "one" of "one of the victims"."""
    of = noun.head
    return of.head if noun.dep_ == "pobj" and of.lower_ == "of" and is_number(of.head) else None


def _named_beside(name: Token) -> Token:
    """The noun that a name stands behind: “son” of “Ann Lund and her son Tom were hurt”."""
    above = name.head
    return above if name.dep_ == "appos" and above.dep_ == "conj" and is_person(above.head) else name


def _is_between(token: Token, word: Token) -> bool:
    """As in the headline "Two men shot, killed": the comma between two words of harm."""
    return (
        token.text == ","
        and 0 < token.i == word.i - 1
        and token.nbor(-1).lower_ in ("shot", "stabbed", "beaten")
    )


def _first_joined(token: Token, word: Token) -> Token:
    """The first of those joined by "and", so far as no word of harm of its own stands behind it."""
    while token.dep_ == "conj" and is_person(token.head) and not _has_own_harm(token.head, word):
        token = token.head
    return token


def _right_of(word: Token) -> Token | None:
    """The person or number right behind a word of harm: "killed two", "kills a man"."""
    best = None
    for token in word.doc[word.i + 1 : min(word.i + _REACH, word.sent.end)]:
        if token.pos_ not in IN_PHRASE and not _is_in_amount(token):
            break
        if token.tag_ == "PRP$" or token.dep_ == "poss" or not is_person(token):
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


def _is_in_amount(token: Token) -> bool:
    """Whether a word belongs to an amount: "at least", "as many as", "more than"."""
    before, behind = token.nbor(-1).lower_, token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if token.lower_ in ("at", "as", "up"):
        return behind in ("least", "most", "many", "to") or before == "many"
    if token.lower_ == "to":
        return before == "up"
    return token.lower_ in _AMOUNT
