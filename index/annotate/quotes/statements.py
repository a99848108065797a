"""Whether what hangs on a cue is a statement: something that can be true, kept or refused, and that somebody utters.

“announced a strike” is one, “supported the strike”, “responded to a call” and “wanted the car” are none.
"""

from __future__ import annotations

from index.annotate.actors import person_nouns
from index.annotate.parse.grammar import ACTING, FINITE, PRESENT, TIMES
from index.annotate.parse.grammar_terms import (
    ADPOSITION,
    ADVERB,
    ADVERBIAL_CLAUSE,
    ADVERBIAL_MODIFIER,
    APPOSITION,
    AUXILIARY,
    AUXILIARY_VERB,
    BASE_FORM,
    CLAUSAL_SUBJECT,
    COMMON_NOUN,
    COORDINATING,
    COORDINATING_WORD,
    COORDINATOR,
    DETERMINING,
    FUNCTION_PARTICLE,
    INFINITIVE_MARK,
    MODAL,
    NAME,
    NOUN_ADVERBIAL,
    NUMERAL,
    PASSIVE_AUXILIARY,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PERSONAL_PRONOUN,
    POSSESSIVE_ENDING,
    PREPOSITION,
    PREPOSITIONAL_CLAUSE,
    PRONOUN,
    PUNCTUATION,
    PUNCTUATION_MARK,
    QUESTION_ADVERB,
    QUESTION_PRONOUN,
    RELATIVE_CLAUSE,
    RELATIVE_DETERMINER,
)
from index.annotate.parse.pronoun_forms import POSSESSIVE
from index.annotate.parse.tree import Tree
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.content_span import is_circumstance
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.source_kinds import SourceKind, head_of_source, kind_of_source
from index.model import Offsets

SHORTEST_JUDGEMENT = 4  # words of an object of praise or blame that say more than whom it concerns
SHORTEST_TOLD = 5  # words of what was described or confirmed
SHORTEST_DEMAND = 2  # words of what was called or pleaded for
SHORTEST_TOPIC = 3  # words of what was spoken of
_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "any"})
_REASONS = frozenset({"for", "as", "over", "because"})
_TOPICAL = frozenset({"about", "on"})
_SPOKEN_OF = frozenset({"about", "of", "on", "to"})
_NOUN_LINKS = frozenset({"for", "of"})
_TERMS = 6  # words of “not to be named”, “to remain anonymous”
_WITHHELD = 3  # first words of an object among which is what is kept from somebody: “denied her access”


def is_attribution(tree: Tree, clause: Clause) -> bool:
    """Whether the cue can attribute at all: not “it is odd that …”, “the raids raised fears of …”."""
    lemma = tree.lemma[clause.token]
    source = kind_of_source(tree, clause.source)
    if clause.rule == "that" and lemma in lexicon().copulas:
        return source == "paper"
    if source == "it" and tree.tag[clause.token] == BASE_FORM:
        return False  # “it is no stretch to say that …”
    if clause.rule.startswith("noun"):
        return source not in ("nobody", "thing") and (lemma in lexicon().noun or clause.denied)
    return clause.rule not in ("object", "to", "label", "preposition") or source != "nobody"


def is_helper_alone(tree: Tree, content: Offsets) -> bool:
    """Whether a content is but a helping verb: “has” in “the man whom he accused has resigned”."""
    first = tree.at(content[0])
    return tree.pos[first] == AUXILIARY_VERB and tree.at(content[1] - 1) == first


def is_statement(tree: Tree, clause: Clause, content: Offsets) -> bool:
    """Whether the content of an attribution is a statement although none of it stands in quotation marks."""
    words, lemma = lexicon(), tree.lemma[clause.token]
    source = kind_of_source(tree, clause.source)
    if source in ("thing", "it") and not _needs_a_speaker(clause, lemma):
        return False
    silent = source == "writer" and (not clause.speech or clause.rule in ("to", "object"))
    if silent or _is_of_cue(tree, clause, content):
        return False
    match clause.rule:
        case "that":
            return (
                _is_told(tree, clause, lemma, source)
                and not _is_mere_subject(tree, clause.token, content)
                and not _tells_who(tree, content)
                and (source != "people" or _is_finite(tree, lemma, content))
            )
        case "according":
            points = (
                tree.lower[tree.at(content[0])] in {"that", "this", "these", "it"}
                and _words(tree, content) < SHORTEST_TOPIC
            )
            return _words(tree, content) > 1 and not (points or _is_where_or_when(tree, content))
        case "object":
            return _is_content(tree, lemma, content)
        case "to":
            consent = lemma in words.consenting and tree.dep[clause.token] == PREPOSITIONAL_CLAUSE
            commanded = lemma in words.commands and not _is_what_stands_elsewhere(tree, content)
            commanded = commanded and not _is_for_no_name(tree, content)
            answered = lemma == "plead" and tree.at(content[0]) == clause.token + 1  # “pleaded to the charge”
            return (commanded and not consent and not answered) or _is_intent(tree, clause, lemma, source)
        case "preposition":
            shortest = SHORTEST_DEMAND if _demands(tree, clause, content) else SHORTEST_TOPIC
            topic = _words(tree, content) >= shortest and not _only_names(tree, content)
            topic = topic and not _is_mere_topic(tree, clause, content)
            return source != "nobody" and lemma in words.spoken and topic
        case "noun of":
            link = tree.lower_at(tree.at(content[0]) - 1)
            whose = link == "of" and _is_of_people(tree, content)
            return link in _NOUN_LINKS and lemma in words.noun_of and not whose and not _points(tree, content)
        case "adjective to" | "naming" | "words of":
            return False
        case "parenthesis":
            return not (_is_link(tree, content) or _describes_speaker(tree, clause, content))
        case "adjective that" | "inverted":
            return source != "nobody" or lemma in words.say
    return True


def _is_mere_subject(tree: Tree, verb: int, content: Offsets) -> bool:
    """As in “she left, as she said she would”: what is said stands elsewhere."""
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    short = last - first == 1 and tree.pos[first] == PRONOUN and tree.pos[last] == AUXILIARY_VERB
    return short and tree.dep[verb] == ADVERBIAL_CLAUSE


def _is_what_stands_elsewhere(tree: Tree, content: Offsets) -> bool:
    """As in “something many had urged him to do”: what was asked stands before."""
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    return tree.lower[last] in ("do", "so") and last - first < 4


def _is_for_no_name(tree: Tree, content: Offsets) -> bool:
    """As in “an aide, who asked not to be named, said …”: on what terms somebody speaks."""
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    return last - first < _TERMS and any(
        tree.lower[token] in lexicon().nameless for token in range(first, last + 1)
    )


def _describes_speaker(tree: Tree, clause: Clause, content: Offsets) -> bool:
    """As in “it is late, said Ann Lee, head of the port”: who speaks, and not what is said."""
    head = tree.head_within(tree.at(content[0]), tree.at(content[1] - 1))
    above = tree.head[head]
    named = clause.source is not None and clause.source[0] <= tree.start[above] < clause.source[1]
    return tree.dep[head] == APPOSITION and (named or above == clause.token)


def _is_of_cue(tree: Tree, clause: Clause, content: Offsets) -> bool:
    """As in “it is shut, he told us in Lund, the capital”, “…, he said, in a note on it”: where and how he says it."""
    if content[0] < clause.frame[1] or clause.rule not in ("inverted", "parenthesis"):
        return False
    head = tree.head_within(tree.at(content[0]), tree.at(content[1] - 1))
    above = tree.start[tree.head[head]]
    if tree.dep[head] == APPOSITION:
        return clause.frame[0] <= above < content[0]
    return tree.dep[head] == PREPOSITION and tree.head[head] == clause.token and is_circumstance(tree, head)


def _tells_who(tree: Tree, content: Offsets) -> bool:
    """As in “the guards were told, who reached the spot”: a relative clause that the parser took for what was told."""
    first = tree.at(content[0])
    return tree.lower[first] in ("who", "which") and tree.lower_at(first - 1) == ","


def _is_of_people(tree: Tree, content: Offsets) -> bool:
    """As in “the proposals of anyone in the race”: whose they are, and not what they say."""
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    head = tree.head_within(first, last)
    return tree.pos[head] == PRONOUN or "person" in person_nouns.kinds_of(tree.lower[head])


def _is_mere_topic(tree: Tree, clause: Clause, content: Offsets) -> bool:
    """As in “talked of his two daughters”, “spoke about the raid”: of what was spoken, and nothing said of it."""
    link = tree.lower_at(tree.at(content[0]) - 1)
    if link in _TOPICAL and tree.lemma[clause.token] in lexicon().spoken_of:
        return True
    spoken_of = link in _SPOKEN_OF and tree.lemma[clause.token] not in lexicon().content
    return spoken_of and _is_of_people(tree, content)


def _is_intent(tree: Tree, clause: Clause, lemma: str, source: SourceKind) -> bool:
    """Whether somebody wants, plans or would like something now: told as what they hold, not as a deed of the past."""
    if (
        lemma not in lexicon().intending
        or source != "people"
        or tree.dep[clause.token] in (RELATIVE_CLAUSE, ADVERBIAL_CLAUSE)
    ):
        return False
    helper = tree.kid(clause.token, AUXILIARY)
    wish = helper is not None and tree.lower[helper] in ("would", "'d", "’d")
    return wish if lemma == "like" else tree.tag[clause.token] in PRESENT


def _demands(tree: Tree, clause: Clause, content: Offsets) -> bool:
    """Whether what hangs on the cue is demanded (“called for his dismissal”)."""
    return tree.lower_at(tree.at(content[0]) - 1) == "for" and tree.lemma[clause.token] in lexicon().spoken


def _needs_a_speaker(clause: Clause, lemma: str) -> bool:
    """Whether only people and papers do what the cue tells, so that its subject must be one of them."""
    if clause.rule == "according":
        return True
    return (
        clause.speech
        and lemma not in lexicon().showing
        and clause.rule not in ("to", "object", "preposition")
    )


def _is_told(tree: Tree, clause: Clause, lemma: str, source: SourceKind) -> bool:
    words = lexicon()
    if source == "nobody":
        passive = tree.kid(clause.token, PASSIVE_AUXILIARY) is not None
        subject = tree.kid(clause.token, PASSIVE_SUBJECT)
        has_hearer = lemma in words.told or subject is None or tree.lower[subject] == "it"
        helper = tree.kid(clause.token, AUXILIARY)
        finite = tree.tag[clause.token] in FINITE or (
            helper is not None and tree.tag[helper] != INFINITIVE_MARK
        )
        what = tree.kid(clause.token, CLAUSAL_SUBJECT) is not None  # “what is known suggests that …”
        return clause.speech and not what and (has_hearer if passive else finite)
    if lemma in words.factive - words.doing or (
        lemma in words.displaying and _are_people(tree, clause, source)
    ):
        return False
    stating = words.say | words.think | words.to | words.content | words.judging | words.judging_for
    if lemma in words.object and lemma not in stating:
        return False
    return source != "paper" or clause.speech or lemma in words.showing | words.think | words.copulas


def _are_people(tree: Tree, clause: Clause, source: SourceKind) -> bool:
    """As in “the Reds show how divided they are”: people, and no poll or paper whose name the tagger takes for one."""
    head = head_of_source(tree, clause.source) if clause.source else 0
    return source == "people" and person_nouns.singular(tree.lower[head]) not in lexicon().speaking


def _is_link(tree: Tree, content: Offsets) -> bool:
    """Whether a piece before a cue is a mere link to what stands before it (“Yet, she said, …”, “who, he said, …”)."""
    first = tree.at(content[0])
    alone = tree.at(content[1] - 1) == first
    return alone and (
        tree.tag[first] in (RELATIVE_DETERMINER, QUESTION_PRONOUN, QUESTION_ADVERB, COORDINATING_WORD)
        or tree.lower[first] in lexicon().links
        or (tree.pos[first] == ADVERB and tree.sentence_of[first] == first)  # “Recently, she said, …”
    )


def is_adverbial(tree: Tree, content: Offsets) -> bool:
    """As in “over the years, she said, …”: when, where or how, which is no statement by itself."""
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    heads = [token for token in range(first, last + 1) if not first <= tree.head[token] <= last]
    finite = any(tree.tag[token] in FINITE | {MODAL} for token in range(first, last + 1))
    return not finite and all(
        tree.dep[head] in (PREPOSITION, ADVERBIAL_MODIFIER, NOUN_ADVERBIAL, PUNCTUATION, COORDINATOR)
        for head in heads
    )


def _is_finite(tree: Tree, lemma: str, content: Offsets) -> bool:
    """Whether a clause behind a verb of finding tells a finding: not “found him waiting”, “heard shots ring out”."""
    if lemma not in lexicon().perceiving:
        return True
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    finite = FINITE | {MODAL}
    return tree.tag[first] not in finite and any(
        tree.tag[token] in finite for token in range(first, last + 1)
    )


def _is_content(tree: Tree, lemma: str, content: Offsets) -> bool:
    """Whether the object is what was said, or a judgement with its reason, and not only whom or what it concerns."""
    words = lexicon()
    if lemma in words.deny:
        inside = range(tree.at(content[0]), tree.at(content[1] - 1) + 1)
        return not any(tree.lower[one] in words.withheld for one in inside[:_WITHHELD])
    if tree.lower[tree.at(content[0])] in words.lacking:
        return False  # "expressed no remorse"
    head = tree.head_within(tree.at(content[0]), tree.at(content[1] - 1))
    done = {"claim": words.claimed, "declare": words.declared}.get(lemma, frozenset())
    if tree.lemma[head] in done:
        return False
    if lemma == "cite" and _is_whom_one_cites(tree, head):
        return False
    if _repeats(tree, content) or tree.tag[max(tree.at(content[0]) - 1, 0)] == POSSESSIVE_ENDING:
        return False  # the parser lost whose it is: “… the country's ⟨biggest firm⟩”
    if lemma in words.content:
        return not _points(
            tree, content, _POINTING, SHORTEST_TOLD if lemma in words.telling else SHORTEST_TOPIC
        )
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    if _words(tree, content) < SHORTEST_JUDGEMENT:
        return lemma in words.judging and _is_matter(tree, first, last)
    if any(tree.lower[token] in _REASONS for token in range(first + 1, last)):
        return lemma in words.judging | words.judging_for
    head = tree.head_within(first, last)
    whom = tree.entity[head] in ACTING or "person" in person_nouns.kinds_of(tree.lower[head])
    return lemma in words.judging and not whom


def _is_whom_one_cites(tree: Tree, head: int) -> bool:
    """As in “the army, citing its own sources, …”: where something is from, and nothing said."""
    noun = person_nouns.singular(tree.lower[head])
    return (
        bool(person_nouns.kinds_of(noun))
        or noun in lexicon().speaking | lexicon().cited
        or tree.pos[head] == NAME
    )


def _is_where_or_when(tree: Tree, content: Offsets) -> bool:
    """Whether the content only says where or when something was said (“…, he said on Monday, according to …”)."""
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    if any(tree.tag[token] in FINITE | {MODAL, PAST_PARTICIPLE} for token in range(first, last + 1)):
        return False
    return tree.pos[first] == ADPOSITION or tree.entity[first] in TIMES


def _repeats(tree: Tree, content: Offsets) -> bool:
    """Whether the content only says that words were somebody's (“repeated her message”, “a view she has voiced”)."""
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    words = lexicon()
    head = tree.head_within(first, last)
    clause = tree.kid(head, RELATIVE_CLAUSE)
    if clause is not None and tree.lemma[head] in words.spoken_words and tree.lemma[clause] in words.voicing:
        return True
    return (
        last - first == 1
        and tree.lower[first] in POSSESSIVE
        and tree.lemma[last] in words.speaking | words.spoken_words
    )


def _only_names(tree: Tree, content: Offsets) -> bool:
    """Whether the content is no more than somebody's name, and where (“Ann Lee on Channel 4”)."""
    first, last = tree.at(content[0]), tree.at(content[1] - 1)
    small = (NAME, ADPOSITION, DETERMINING, COORDINATING, NUMERAL, PUNCTUATION_MARK, FUNCTION_PARTICLE)
    return all(tree.pos[token] in small for token in range(first, last + 1))


def _is_matter(tree: Tree, first: int, last: int) -> bool:
    """Whether a short object names what was judged, not whom: “the coup attempt”, “radical cuts”."""
    head = tree.head_within(first, last)
    alone = last - first == 1 and tree.lower[first] in _POINTING | POSSESSIVE  # “the news”
    if tree.pos[head] != COMMON_NOUN or head == first or alone:
        return False
    return not (person_nouns.kinds_of(tree.lower[head]) or person_nouns.looks_human(tree.lower[head]))


def _points(
    tree: Tree,
    content: Offsets,
    pointing: frozenset[str] = _POINTING | POSSESSIVE,
    longest: int = SHORTEST_TOPIC,
) -> bool:
    """Whether the content only points at something said elsewhere: “the news”, “it”, “their demands”."""
    first = tree.at(content[0])
    if _words(tree, content) > longest:
        return False
    alone = tree.at(content[1] - 1) == first and tree.pos[first] in (NAME, NUMERAL)
    return alone or tree.tag[first] == PERSONAL_PRONOUN or tree.lower[first] in pointing


def _words(tree: Tree, content: Offsets) -> int:
    return tree.at(content[1] - 1) - tree.at(content[0]) + 1
