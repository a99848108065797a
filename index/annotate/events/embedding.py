"""The setting of an act: the clauses above it, in which it is denied, supposed, wished, intended or asked."""

from __future__ import annotations

from spacy.tokens import Token

from index.annotate.events.acts import Act, future_type, negated, stays_itself
from index.annotate.events.arguments import patient, subject
from index.annotate.events.event_lexicon import lexicon
from index.annotate.events.lemmas import keys, lemma
from index.annotate.events.shared_subjects import spending_of
from index.annotate.events.strengths import INTENDED, SUPPOSED
from index.annotate.events.voice import is_passive
from index.annotate.parse.clauses import (
    has_auxiliary,
    has_determiner,
    has_subject,
    has_subordinator,
    is_infinitive,
    is_negated,
    is_verb,
)
from index.annotate.parse.dependents import children, upward
from index.annotate.parse.grammar import (
    CONTENTS,
    HELPERS,
    NOMINAL,
    OPENERS,
    PAST,
    PURPOSES,
    REPORTED,
    SUBJECTS,
)
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    ATTRIBUTE,
    AUXILIARY,
    BASE_FORM,
    CLAUSAL_SUBJECT,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    DIRECT_OBJECT,
    EXPLETIVE,
    ING_FORM,
    NOUN_ADVERBIAL,
    NOUN_CLAUSE,
    OBJECT_PREDICATE,
    OPEN_COMPLEMENT,
    PASSIVE_CLAUSAL_SUBJECT,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRESENT_TENSE,
    RELATIVE_CLAUSE,
    SUBORDINATOR,
    SUPERLATIVE_ADJECTIVE,
    THIRD_PERSON,
)
from index.annotate.parse.next_words import word_before
from index.event_types import HARMS, HELPS

_OF_TOPICS = frozenset(("on", "about", "without", "than", "like"))
_BESIDE_DEEDS = frozenset(("without", "than", "about", "like"))
_INTO_DEEDS = frozenset(("for", "of", "to", "in"))


def in_setting(act: Act) -> Act | None:
    """The act as the clauses above its verb leave it: denied, wished, supposed, asked; None where it is no fact."""
    token = act.head
    if _is_description(act) or _is_remark(token) or _is_for_somebody(token):
        return None
    if token.dep_ == ADVERBIAL_CLAUSE and is_purpose(token) and act.type not in ("CONSULT", "PROTEST"):
        return None
    for token in upward(act.head):
        head, label = token.head, token.dep_
        if _is_supposed(token) or (head != token and _is_no_fact(head, label)):
            return None
        if label in (
            OPEN_COMPLEMENT,
            COMPLEMENT_CLAUSE,
            NOUN_CLAUSE,
            DIRECT_OBJECT,
            PREPOSITIONAL_CLAUSE,
            RELATIVE_CLAUSE,
        ):
            embedded = _under(act, token, head, label)
            if embedded is None:
                return None
        if label == RELATIVE_CLAUSE or (label == ADVERBIAL_CLAUSE and children(token, SUBORDINATOR)):
            break
    idea = act.head.tag_ == ING_FORM and _is_idea(act.head, act.head.head, act.head.dep_)
    return None if (idea and spending_of(act.head) is None) or _asked(act.head) else act


def _is_no_fact(head: Token, label: str) -> bool:
    """Whether what hangs on `head` is only thought of, called for, supposed or denied there."""
    if label in (PREPOSITIONAL_CLAUSE, OPEN_COMPLEMENT, PREPOSITIONAL_OBJECT, NOUN_CLAUSE) and _unreal(head):
        return True
    if label in (OPEN_COMPLEMENT, NOUN_CLAUSE, DIRECT_OBJECT, PREPOSITIONAL_CLAUSE) and _is_called_for(head):
        return True
    if label == PREPOSITIONAL_CLAUSE and _is_helped_with(head):
        return True
    if label == RELATIVE_CLAUSE and head.lower_ in lexicon().frame("supposed", "whoever"):
        return True
    if label == NOUN_CLAUSE and has_determiner(head, ("any", "every", "each")):
        return True  # "any dealer sentenced to two years"
    return (
        label == RELATIVE_CLAUSE and not head.ent_type_ and (_is_under_supposition(head) or _is_no_case(head))
    )


def _is_helped_with(prep: Token) -> bool:
    """As in “To assist police in jailing thieves, residents should call”: an aim, not what an aim was reached by."""
    verb = prep.head
    aimed = verb.tag_ == BASE_FORM and verb.dep_ == ADVERBIAL_CLAUSE and is_infinitive(verb)
    absolute = any(
        children(gerund, ACTIVE_SUBJECT) for gerund in children(prep, PREPOSITIONAL_CLAUSE)
    )  # "with Chad agreeing"
    return aimed and not absolute and prep.lower_ in ("in", "with", "at")


def _is_description(act: Act) -> bool:
    """As in "Militias backed by Chad": a lasting tie that describes the noun, and nothing that happened."""
    verb = act.head
    if (
        act.type not in ("SUPPORT", "AID", "COOPERATE")
        or verb.dep_ != NOUN_CLAUSE
        or verb.tag_ != PAST_PARTICIPLE
    ):
        return False
    return not any(
        child.dep_ in (AUXILIARY, NOUN_ADVERBIAL, ADVERBIAL_MODIFIER, OPEN_COMPLEMENT)
        for child in children(verb)
    )


def _is_remark(verb: Token) -> bool:
    """As in "It is easy to criticize the system": whether an infinitive is only judged, and nobody does it."""
    head = verb.head
    if verb.tag_ != BASE_FORM or verb.dep_ not in (
        OPEN_COMPLEMENT,
        ADVERBIAL_CLAUSE,
        COMPLEMENT_CLAUSE,
        CLAUSAL_SUBJECT,
    ):
        return False
    be = head if lemma(head) == "be" else head.head
    ideas = lexicon().frame("noun_plan", "ideas")
    judged = (
        head.pos_ == ADJECTIVE
        or lemma(head) in ideas
        or any(one.pos_ == ADJECTIVE for one in children(head, ADJECTIVE_COMPLEMENT))
    )
    empty = any(one.lower_ == "it" for one in children(be, ACTIVE_SUBJECT, EXPLETIVE))
    return lemma(be) == "be" and judged and empty and not has_subject(verb)


def _is_for_somebody(verb: Token) -> bool:
    """As in "The hope is for Chad to withdraw", “calls for her to be jailed”: it has not happened."""
    marks = [one.lower_ for one in children(verb, *OPENERS)]
    return verb.tag_ in (BASE_FORM, PAST_PARTICIPLE) and "for" in marks and "to" in marks


def _is_idea(token: Token, head: Token, label: str) -> bool:
    """Whether a gerund names a thought and no deed: "ideas for attacking", "it requires hacking"."""
    if label in (
        CLAUSAL_SUBJECT,
        PASSIVE_CLAUSAL_SUBJECT,
        ACTIVE_SUBJECT,
        PASSIVE_SUBJECT,
        ATTRIBUTE,
        DIRECT_OBJECT,
        OBJECT_PREDICATE,
    ):
        return True
    if label == ADVERBIAL_CLAUSE and (
        lemma(head) in lexicon().frame("talking") or keys(head)[0] == "rule_out"
    ):
        return True
    if label == CONJUNCT and head.tag_ == ING_FORM:
        return _is_idea(head, head.head, head.dep_)
    if label == PREPOSITIONAL_CLAUSE and is_verb(head.head):
        if lemma(head.head) in lexicon().frame("talking"):
            return True  # "dreamed of killing him"
        return head.lower_ in _OF_TOPICS and not is_passive(head.head)
    if label == PREPOSITIONAL_CLAUSE:
        noun = head.head.pos_ in NOMINAL
        return head.lower_ in _BESIDE_DEEDS or (noun and head.lower_ in _INTO_DEEDS)
    if label == OPEN_COMPLEMENT and is_passive(head) and lemma(head) in lexicon().frame("perceived"):
        return False
    frame = lexicon().frame("through")
    if label in CONTENTS and not children(token, ACTIVE_SUBJECT):
        return lemma(head) not in frame and lemma(head) not in lexicon().frame("deeds_told")
    return False


def _is_under_supposition(noun: Token) -> bool:
    """As in "until we elect people who reject it": whether the clause of a noun only supposes something."""
    return any(map(_is_supposed, upward(noun)))


def _is_supposed(clause: Token) -> bool:
    return has_subordinator(clause, lexicon().frame("supposed", "marks")) or _is_in_case(clause)


def _is_in_case(clause: Token) -> bool:
    """As in “in case the police used tear gas”, “in the event that rebels attack”: only feared."""
    start = clause.left_edge.i
    before = "_".join(word.lower_ for word in clause.doc[max(start - 3, 0) : start])
    if before.endswith(tuple(lexicon().frame("supposed", "openers"))):
        return True
    return before.endswith("as_soon") and clause.tag_ in (
        THIRD_PERSON,
        PRESENT_TENSE,
    )  # "as soon as it agrees"


def _is_no_case(noun: Token) -> bool:
    """As in “this is not a case where he fired first”."""
    return noun.dep_ == ATTRIBUTE and is_negated(noun.head)


def _unreal(head: Token) -> bool:
    """As in “capable of attacking”, “kept them from attacking”."""
    frame = lexicon().frames["unreal"]
    if lemma(head) in frame["words"]:
        return True
    averted = head.lower_ == "from" and lemma(head.head) in frame["averting"]
    return head.dep_ == PREPOSITION and (averted or lemma(head.head) in frame["words"])


def _under(act: Act, token: Token, head: Token, label: str) -> Act | None:
    word = lemma(head)
    infinitive = is_infinitive(token)
    if label in CONTENTS and ((act.deed and _is_unreal(head)) or _is_wanted(token, head)):
        return None
    if word in lexicon().frame("say", "deny") or (label == COMPLEMENT_CLAUSE and keys(head)[0] == "rule_out"):
        act.status, act.denier = "denied", subject(head)
    elif label in CONTENTS and infinitive and not _comes_true(act, token, head):
        return None
    elif infinitive and (
        label == NOUN_CLAUSE or (label == RELATIVE_CLAUSE and _is_to_come(act, token, head))
    ):
        return _intended(act, head)
    elif label == COMPLEMENT_CLAUSE and (_is_needed(head) or _is_asked_for(token, head)):
        return None
    elif label == COMPLEMENT_CLAUSE and word in lexicon().frame("thought") and negated(head):
        return None  # "I don't believe she has ever met him"
    elif label == COMPLEMENT_CLAUSE and word in lexicon().frame("thought") and act.status != "denied":
        act.status, act.strength = "possible", act.strength * SUPPOSED
    elif label in CONTENTS and infinitive and act.status == "reported" and _is_announced(head):
        act.status = "planned"
        return None if negated(head) else act
    return act


def _is_announced(head: Token) -> bool:
    """As in “will invite envoys to mediate”: what somebody is yet to be asked, told or allowed is not done."""
    return is_verb(head) and has_auxiliary(head, lexicon().frame("modal", "future"))


def _is_unreal(head: Token) -> bool:
    """As in “a step that would make him withdraw”, “might have them arrested”: what brings it about may not happen."""
    words = {one.lower_ for one in children(head, AUXILIARY)}
    unreal = lexicon().frames["modal"]["possible"] | {"would"}
    return bool(words & unreal) and lemma(head) not in lexicon().frame("say") | lexicon().frame("thought")


def _is_called_for(head: Token) -> bool:
    """As in “should step up its efforts to arrest them”: it is wanted, and not done."""
    duties = lexicon().frame("say", "duty")
    return is_verb(head) and has_auxiliary(head, duties)


def _comes_true(act: Act, token: Token, head: Token) -> bool:
    """As in “was forced to shoot”; nobody says that harm was done who was hired, told, asked or seen to want it."""
    word = lemma(head)
    if word in lexicon().frame("wish") or (
        word in lexicon().frame("permitting") and act.type in HELPS | HARMS
    ):
        return False  # “allowed doctors to help”
    if act.type not in HARMS or not act.deed or token != act.head:
        return True
    if head.pos_ == ADJECTIVE:
        return False  # "likely to beat", "free to arrest"
    return not is_verb(head) or word in lexicon().frame("through") | lexicon().frame("implied")


def _is_wanted(verb: Token, head: Token) -> bool:
    """As in “wants her jailed”, “tried to have him impeached”: a participle that names what is to be done."""
    if verb.tag_ not in PAST or children(verb, *OPENERS):
        return False
    frame = lexicon().frames["wanted"]
    if lemma(head) in frame["verbs"]:
        return True
    infinitive = is_infinitive(head) and verb.tag_ == PAST_PARTICIPLE
    return infinitive and lemma(head) in frame["causing"] and lemma(head.head) not in frame["done"]


def _is_asked_for(verb: Token, head: Token) -> bool:
    """As in “recommended that he be charged”: the bare verb says that it is asked, and not done."""
    asking = lexicon().frame("subjunctive") | lexicon().frame("request")
    bare = next((one for one in children(verb, *HELPERS)), verb)
    return lemma(head) in asking and (bare.lower_ == "be" or (bare == verb and verb.tag_ == BASE_FORM))


def _is_needed(head: Token) -> bool:
    """As in "See it as crucial that she concede", "afraid that they attack": judged to be needed, or feared."""
    words = lexicon().frame("needed", "adjectives") | lexicon().frame("needed", "feared")
    near = [head, *children(head, ADJECTIVE_COMPLEMENT, ATTRIBUTE, OBJECT_PREDICATE)]
    near += [one for prep in children(head, PREPOSITION) for one in children(prep, ADJECTIVE_MODIFIER)]
    return any(one.lower_ in words for one in near)


def _is_to_come(act: Act, verb: Token, noun: Token) -> bool:
    """As in “a trip to kill the envoy”: a relative clause with “to” that no “first”, “last” or “only” makes a fact."""
    return verb == act.head and not _is_ranked(noun, verb)


def _is_ranked(noun: Token, verb: Token) -> bool:
    """As in “the first woman to be jailed”, “the youngest to be killed”: it has happened."""
    if has_subject(verb):
        return True
    words = [
        noun,
        *children(noun, ADJECTIVE_MODIFIER),
        *(two for one in children(noun, ADJECTIVE_MODIFIER) for two in children(one)),
    ]
    words += [one for prep in children(noun, PREPOSITION) for one in prep.subtree if is_passive(verb)]
    ranks = any(one.lower_ in lexicon().frame("ranked", "adjectives") for one in words)
    ordinal = is_passive(verb) and any(one.ent_type_ == "ORDINAL" for one in words)
    return ranks or ordinal or any(one.tag_ in (SUPERLATIVE_ADJECTIVE, "RBS") for one in words)


def _intended(act: Act, noun: Token) -> Act | None:
    """What a noun says is to be done, tried or decided; None of “no plans to meet him”, “no plan to write or meet”."""
    word = lemma(noun)
    if word in lexicon().frame("noun_plan", "ideas"):
        return None
    if word in lexicon().frame("noun_plan", "tries"):
        return act if act.type in HARMS else None
    stays = act.type in ("REJECT", "MOBILIZE") and stays_itself(act)  # "a decision to decline foreign aid"
    planned = word in lexicon().frame("noun_plan", "nouns")
    kind = future_type(act.type, negated(act.head), stays) if planned else None
    if kind is None or has_determiner(noun, ("no",)):
        return None
    act.type, act.status, act.strength = kind, "planned", act.strength * INTENDED
    return act


def _asked(verb: Token) -> bool:
    """Whether the trigger stands in a question or a command, which report nothing."""
    *_, root = upward(verb)
    end = root.sent[-1]
    if "?" in (end.text, word_before(end)) and verb.sent[0].text not in (
        "“",
        '"',
        "''",
    ):
        return True
    is_main = root == verb or verb.dep_ in REPORTED
    return is_main and verb.tag_ == BASE_FORM and not children(verb, *SUBJECTS, AUXILIARY)


def is_purpose(verb: Token) -> bool:
    """Whether the verb is an infinitive of purpose: "flew there to mediate"."""
    if verb.dep_ not in PURPOSES or children(verb, SUBORDINATOR):
        return False
    return is_infinitive(verb) and patient(verb.head) != verb
