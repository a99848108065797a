"""The parser's labels under the names that grammar has for them: relations, parts of speech, finer kinds of words.

A rule says `DIRECT_OBJECT`, whichever parser names it “dobj”; sets of labels that belong together are in `grammar`.
"""

from __future__ import annotations

from typing import Final

# how a word hangs on another
MAIN_WORD: Final = "ROOT"  # of a sentence
ACTIVE_SUBJECT: Final = "nsubj"  # “Rebels fired”
PASSIVE_SUBJECT: Final = "nsubjpass"  # “Rebels were shot”
CLAUSAL_SUBJECT: Final = "csubj"  # “What they did shocked him”
PASSIVE_CLAUSAL_SUBJECT: Final = "csubjpass"  # “What they did was condemned”
EXPLETIVE: Final = "expl"  # “There were clashes”
DIRECT_OBJECT: Final = "dobj"  # “shot rebels”
INDIRECT_OBJECT: Final = "dative"  # “gave them arms”
OBJECT_PREDICATE: Final = "oprd"  # “declared him dead”
ATTRIBUTE: Final = "attr"  # “he is a doctor”
ADJECTIVE_COMPLEMENT: Final = "acomp"  # “he is ill”
COMPLEMENT_CLAUSE: Final = "ccomp"  # “said he left”
OPEN_COMPLEMENT: Final = "xcomp"  # “wants to leave”
ADVERBIAL_CLAUSE: Final = "advcl"  # “fled when it rained”
NOUN_CLAUSE: Final = "acl"  # “men held in Mosul”
RELATIVE_CLAUSE: Final = "relcl"  # “men who fled”
SIDE_CLAUSE: Final = "parataxis"  # “It was, he said, late”
AUXILIARY: Final = "aux"  # “has left”
PASSIVE_AUXILIARY: Final = "auxpass"  # “was shot”
NEGATION: Final = "neg"  # “did not leave”
SUBORDINATOR: Final = "mark"  # “that he left”
BY_AGENT: Final = "agent"  # the “by” of “shot by rebels”
PREPOSITION: Final = "prep"  # “in Mosul”
PREPOSITIONAL_OBJECT: Final = "pobj"  # the Mosul of “in Mosul”
PREPOSITIONAL_CLAUSE: Final = "pcomp"  # “for shooting rebels”
PARTICLE: Final = "prt"  # “gave up”
POSSESSOR: Final = "poss"  # “Lund’s car”, “his car”
CASE_MARK: Final = "case"  # the “’s” of it
COMPOUND: Final = "compound"  # “army base”
NOUN_MODIFIER: Final = "nmod"  # much the same, where the parser is in doubt
ADJECTIVE_MODIFIER: Final = "amod"  # “old car”
NUMERIC_MODIFIER: Final = "nummod"  # “four cars”
QUANTITY_MODIFIER: Final = "quantmod"  # “about four cars”
ADVERBIAL_MODIFIER: Final = "advmod"  # “left early”
NOUN_ADVERBIAL: Final = "npadvmod"  # “left Monday”
DETERMINER: Final = "det"  # “the car”
PREDETERMINER: Final = "predet"  # “all the cars”
PRECONJUNCTION: Final = "preconj"  # “both cars and boats”
APPOSITION: Final = "appos"  # “Lund, a doctor”
CONJUNCT: Final = "conj"  # the boats of “cars and boats”
COORDINATOR: Final = "cc"  # the “and” of it
INTERJECTION: Final = "intj"  # “well, …”
PUNCTUATION: Final = "punct"
UNCLEAR: Final = "dep"  # the parser knows no relation
# … by the labels of other pipelines
FLAT_NAME: Final = "flat"  # the Lund of “Anna Lund”
OTHER_OBJECT: Final = "obj"
OTHER_INDIRECT_OBJECT: Final = "iobj"

# parts of speech
NAME: Final = "PROPN"
COMMON_NOUN: Final = "NOUN"
PRONOUN: Final = "PRON"
FULL_VERB: Final = "VERB"
AUXILIARY_VERB: Final = "AUX"
ADJECTIVE: Final = "ADJ"
ADVERB: Final = "ADV"
ADPOSITION: Final = "ADP"  # “in”, “of”
NUMERAL: Final = "NUM"
DETERMINING: Final = "DET"
COORDINATING: Final = "CCONJ"  # “and”
SUBORDINATING: Final = "SCONJ"  # “that”, “if”
FUNCTION_PARTICLE: Final = "PART"  # “to”, “’s”, “not”
PUNCTUATION_MARK: Final = "PUNCT"
SIGN: Final = "SYM"
WHITE_SPACE: Final = "SPACE"

# finer kinds of words
BASE_FORM: Final = "VB"  # “leave”
PAST_TENSE: Final = "VBD"  # “left”
ING_FORM: Final = "VBG"  # “leaving”
PAST_PARTICIPLE: Final = "VBN"  # “left”, “taken”
PRESENT_TENSE: Final = "VBP"  # “they leave”
THIRD_PERSON: Final = "VBZ"  # “he leaves”
MODAL: Final = "MD"  # “will”
SINGULAR_NOUN: Final = "NN"
PLURAL_NOUN: Final = "NNS"
SINGULAR_NAME: Final = "NNP"
PLURAL_NAME: Final = "NNPS"
PLAIN_ADJECTIVE: Final = "JJ"
SUPERLATIVE_ADJECTIVE: Final = "JJS"
PERSONAL_PRONOUN: Final = "PRP"
OWNING_PRONOUN: Final = "PRP$"  # “his”
POSSESSIVE_ENDING: Final = "POS"  # “’s”
RELATIVE_DETERMINER: Final = "WDT"  # “which”
QUESTION_PRONOUN: Final = "WP"  # “who”
QUESTION_ADVERB: Final = "WRB"  # “when”
PREPOSITION_OR_SUBORDINATOR: Final = "IN"
INFINITIVE_MARK: Final = "TO"
ARTICLE: Final = "DT"
CARDINAL_NUMBER: Final = "CD"
COORDINATING_WORD: Final = "CC"
