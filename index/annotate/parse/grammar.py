"""Relations and kinds of words that are one to the rules: what grammar tells of a clause, by the parser's labels.

A set of labels that two rules ask for stands here under its name.

Whether a verb is passive, by a label or without one, as in headlines, is asked of `events/voice.py`, also by quotes.
Whole questions are asked of `clauses`.
"""

from __future__ import annotations

from typing import Final

from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE,
    ADJECTIVE_COMPLEMENT,
    ADJECTIVE_MODIFIER,
    ADVERBIAL_CLAUSE,
    ATTRIBUTE,
    AUXILIARY,
    AUXILIARY_VERB,
    COMMON_NOUN,
    COMPLEMENT_CLAUSE,
    COMPOUND,
    CONJUNCT,
    DIRECT_OBJECT,
    FULL_VERB,
    INDIRECT_OBJECT,
    MODAL,
    NAME,
    NOUN_CLAUSE,
    NOUN_MODIFIER,
    OPEN_COMPLEMENT,
    PARTICLE,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PAST_TENSE,
    PLURAL_NAME,
    PLURAL_NOUN,
    POSSESSOR,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PREPOSITIONAL_OBJECT,
    PRESENT_TENSE,
    PRONOUN,
    PUNCTUATION_MARK,
    QUESTION_PRONOUN,
    RELATIVE_CLAUSE,
    RELATIVE_DETERMINER,
    SIDE_CLAUSE,
    SUBORDINATOR,
    THIRD_PERSON,
    UNCLEAR,
    WHITE_SPACE,
)

SUBJECTS: Final = (ACTIVE_SUBJECT, PASSIVE_SUBJECT)  # who does it, or to whom it is done
HELPERS: Final = (AUXILIARY, PASSIVE_AUXILIARY)  # “has”, “was”
PASSIVE: Final = (PASSIVE_SUBJECT, PASSIVE_AUXILIARY)  # one of them below a verb says that it is passive
NOUNS: Final = frozenset((COMMON_NOUN, NAME))
VERBS: Final = frozenset((FULL_VERB, AUXILIARY_VERB))
PLURAL: Final = frozenset((PLURAL_NOUN, PLURAL_NAME))  # of nouns and names
PAST: Final = frozenset((PAST_TENSE, PAST_PARTICIPLE))  # “shot” may be either, and the tagger errs
TIMES: Final = frozenset(("DATE", "TIME"))  # what the tagger calls when
MODIFIERS: Final = (ADJECTIVE_MODIFIER, COMPOUND)  # what stands before a noun and says of what kind it is
NAMING_MODIFIERS: Final = (ADJECTIVE_MODIFIER, COMPOUND, NOUN_MODIFIER)  # … or names whose or where it is
COMPOUNDS: Final = (COMPOUND, NOUN_MODIFIER)  # a noun before the noun
OWNERS: Final = (
    ADJECTIVE_MODIFIER,
    COMPOUND,
    NOUN_MODIFIER,
    POSSESSOR,
)  # what may say whose a thing is: “Kenyan”, “army”, “Lund’s”
OWNING_NOUNS: Final = (COMPOUND, NOUN_MODIFIER, POSSESSOR)  # a noun or name that says whose it is
NOUN_CLAUSES: Final = (NOUN_CLAUSE, RELATIVE_CLAUSE)  # clauses that hang on a noun
SAID_OF_NOUNS: Final = (
    NOUN_CLAUSE,
    COMPLEMENT_CLAUSE,
)  # clauses that say what a noun is about: “a demand that”
SUFFERING: Final = (DIRECT_OBJECT, PASSIVE_SUBJECT)  # to whom it is done
PARTIES: Final = (DIRECT_OBJECT, ACTIVE_SUBJECT, PASSIVE_SUBJECT)  # who does it, or to whom it is done
OBJECTS: Final = (INDIRECT_OBJECT, DIRECT_OBJECT)  # to whom it is done or given
BEHIND_PREPOSITIONS: Final = (PREPOSITIONAL_CLAUSE, PREPOSITIONAL_OBJECT)  # what stands behind a preposition
SHARED_SUBJECTS: Final = (CONJUNCT, OPEN_COMPLEMENT)  # verbs that share the subject of the one they hang on
CONTENTS: Final = (COMPLEMENT_CLAUSE, OPEN_COMPLEMENT)  # clauses that say what a verb is about
REPORTED: Final = (COMPLEMENT_CLAUSE, SIDE_CLAUSE)  # what is said, as it hangs on the verb of saying
LOWER_CLAUSES: Final = (ADVERBIAL_CLAUSE, COMPLEMENT_CLAUSE, OPEN_COMPLEMENT)  # clauses that hang on a verb
SECOND_VERBS: Final = (  # how the parse hangs on a verb what may be the main verb of the sentence
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    ADVERBIAL_CLAUSE,
    UNCLEAR,
    OPEN_COMPLEMENT,
)
PURPOSES: Final = (ADVERBIAL_CLAUSE, OPEN_COMPLEMENT)  # clauses that say what for, or how it goes on
PREDICATES: Final = (ADJECTIVE_COMPLEMENT, ATTRIBUTE)  # what somebody or something is said to be
PARTICLES: Final = (PREPOSITION, PARTICLE)  # “up”, “off”, which the parse takes for either
OPENERS: Final = (AUXILIARY, SUBORDINATOR)  # what opens an infinitive or a clause
BELOW_NOUNS: Final = (NOUN_CLAUSE, ADVERBIAL_CLAUSE)  # participles without a subject of their own
SITES: Final = frozenset(("FAC", "GPE", "LOC"))  # where something is
LANDS: Final = frozenset(("GPE", "LOC"))  # states, towns, regions, waters
STATES: Final = frozenset(("GPE", "NORP"))  # states, and those who belong to them
BODIES: Final = frozenset(("GPE", "NORP", "ORG"))  # who acts and is no person
ACTING: Final = frozenset(("GPE", "NORP", "ORG", "PERSON"))  # who may act
MARKS: Final = frozenset((PUNCTUATION_MARK, WHITE_SPACE))  # no words
NOMINAL: Final = frozenset((ADJECTIVE, COMMON_NOUN, NAME))  # words of a noun phrase
STANDING_FOR: Final = frozenset((PRONOUN, NAME))  # what names somebody or stands for a name
FINITE: Final = frozenset((PAST_TENSE, PRESENT_TENSE, THIRD_PERSON))  # verbs with a tense
PRESENT: Final = frozenset((PRESENT_TENSE, THIRD_PERSON))
FINITE_OR_MODAL: Final = frozenset(
    (MODAL, PAST_TENSE, PRESENT_TENSE, THIRD_PERSON)
)  # verbs with a tense, “will”
RELATIVES: Final = frozenset((RELATIVE_DETERMINER, QUESTION_PRONOUN))  # “which”, “who”
LEXICAL: Final = frozenset((ADJECTIVE, COMMON_NOUN, FULL_VERB))  # words that say what happens
