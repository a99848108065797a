"""Headlines: where a line falls into clauses, and how it reads as a sentence of prose, which the parser knows better.

“Police: US, UK Strike Houthi Targets - Daily Post” is three pieces, of which the second reads “US and UK strike Houthi
targets”. The words of the prose are as many as those of the line, so that what the parse says of them holds for both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Doc, Token

from index.annotate.actors.person_nouns import kinds_of
from index.annotate.data_files import word_list
from index.annotate.parse.dictionary import Dictionary
from index.annotate.parse.doc_notes import notes_of
from index.annotate.parse.grammar import NOUNS, PLURAL
from index.annotate.parse.grammar_terms import (
    ACTIVE_SUBJECT,
    ADJECTIVE_MODIFIER,
    COMPOUND,
    DETERMINER,
    DIRECT_OBJECT,
    FULL_VERB,
    MAIN_WORD,
    NUMERIC_MODIFIER,
    PASSIVE_SUBJECT,
    PAST_PARTICIPLE,
    PRESENT_TENSE,
    THIRD_PERSON,
)
from index.model import Segment

LONGEST = 24  # words of a line that is taken for a headline
FEWEST = 3  # words that tell whether a line is written in capitals
_CAPITALIZED = (
    0.8  # share of words with a capital in a line that gives all one: a few small ones are not listed
)
READ = 20_000  # characters of the text that tell how it writes a word
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_CLAUSE = re.compile(r"(?<=[^\W_][^\W_]):\s+(?=\S)|\s+[|–—-]\s+|\s//\s|;\s+")
_ENDED = re.compile(r"[.!?…:;,][\"'”’)]*\s*\Z")
_NAME = r"[A-ZÀ-Þ][\w.’'-]*(?:\s[A-ZÀ-Þ][\w.’'-]*)?"
_TWO_SUBJECTS = re.compile(rf"\A({_NAME}),(\s{_NAME}\s)(?=([a-zà-ÿ]+)\b)")
_SECOND_VERB = re.compile(r"(?<=[\w”’\"']),(\s)(?=(?:[a-z]+ly\s)?([a-zà-ÿ]+)\s(\S+))")
_SAYING = r"(?:say|claim|allege|report|warn|tell|find|suggest|admit)s?|said"
_SOURCE_BEHIND = re.compile(  # “…, rights group says”
    rf",(?:\s[\w.’'-]+){{1,5}}\s(?:{_SAYING})\s*\Z", re.IGNORECASE
)
Rewrite = Callable[[str], str]


def is_headline(text: str, segment: Segment) -> bool:
    """Whether a segment is a title or a heading, or a line as short and without an end as they are."""
    line = text[segment.start : segment.end]
    if segment.kind in ("title", "heading"):
        return len(line.split()) <= 2 * LONGEST
    return "\n" not in line and FEWEST <= len(line.split()) <= LONGEST and not _ENDED.search(line)


def mark(doc: Doc, text: str, segments: Iterable[Segment]) -> None:
    """Notes with the parse of an article which of its lines are headlines; see `in_headline`."""
    lines = [(segment.start, segment.end) for segment in segments if is_headline(text, segment)]
    notes_of(doc).headlines = [start for start, _ in lines], [end for _, end in lines]


def in_headline(token: Token) -> bool:
    """Whether a token of an article's parse stands in a headline."""
    starts, ends = notes_of(token.doc).headlines
    number = bisect_right(starts, token.idx) - 1
    return number >= 0 and token.idx < ends[number]


def clauses(text: str, segment: Segment) -> Iterator[int]:
    """The offsets at which the second and further clauses of a headline begin."""
    for border in _CLAUSE.finditer(text, segment.start, segment.end):
        yield border.end()


def as_prose(text: str, words: Dictionary) -> Rewrite:
    """What rewrites a line of the article `text` as prose: its letters, and “and” for the commas that stand for it."""
    forms: list[Counter[str]] = []

    def rewrite(line: str) -> str:
        if _is_in_capitals(line):
            forms.append(forms[0] if forms else Counter(_in_sentences(text[:READ])))
            line = _WORD.sub(lambda word: _small(word, line, forms[0], words), line)
        return _joined(line, words)

    return rewrite


def written_as(line: Doc, prose: Doc) -> Doc | None:
    """The words of a line with what the parse says of its prose; None where they are not the same in number."""
    if len(line) != len(prose):
        return None
    verbs = dict(_verbs_taken_for_nouns(prose))
    if line is prose and not verbs:
        return prose
    relations = {token.i: token.dep_ for token in prose} | {
        child: relation for _, child, relation in verbs.values() if relation
    }
    return Doc(
        line.vocab,
        words=[token.text for token in line],
        spaces=[bool(token.whitespace_) for token in line],
        tags=[verbs[token.i][0] if token.i in verbs else token.tag_ for token in prose],
        pos=[FULL_VERB if token.i in verbs else token.pos_ for token in prose],
        morphs=[str(token.morph) for token in prose],
        lemmas=[token.lemma_ for token in prose],
        heads=[token.head.i for token in prose],
        deps=[relations[token.i] for token in prose],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in prose],
    )


def _verbs_taken_for_nouns(prose: Doc) -> Iterator[tuple[int, tuple[str, int, str]]]:
    """The nouns that are the verbs of their line: with the tag of the verb, its subject and how that hangs on it."""
    for token in prose:
        if token.pos_ not in NOUNS or token.dep_ != MAIN_WORD:
            continue
        below = {child.dep_: child for child in token.children}
        before = below.get(NUMERIC_MODIFIER) or below.get(COMPOUND) or below.get(ADJECTIVE_MODIFIER)
        if {ACTIVE_SUBJECT, DIRECT_OBJECT} <= {*below}:  # "US and UK strike targets"
            yield token.i, (PRESENT_TENSE, token.i, "")
        elif before is None or before.i != token.i - 1 or DETERMINER in below:
            continue
        elif token.lower_ in headline_words("participles"):  # "3 shot at mall"
            yield token.i, (PAST_PARTICIPLE, before.i, PASSIVE_SUBJECT)
        elif token.tag_ in PLURAL and "person" in kinds_of(before.lower_):  # "gunman fires at police"
            yield token.i, (THIRD_PERSON, before.i, ACTIVE_SUBJECT)


def _is_in_capitals(line: str) -> bool:
    """Whether the words of a line have capitals though they are no names."""
    words = [
        word for word in _WORD.findall(line) if len(word) > 3 and word.lower() not in headline_words("small")
    ]
    return len(words) >= FEWEST and sum(word[0].isupper() for word in words) >= _CAPITALIZED * len(words)


def _in_sentences(text: str) -> Iterator[str]:
    """The words of a text as they are written behind another word of their sentence."""
    for line in text.split("\n"):
        if not _is_in_capitals(line[:300]):
            yield from re.findall(r"(?<=[a-zà-ÿ,]\s)[^\W\d_]+(?:[’'-][^\W\d_]+)*", line)


def _small(word: re.Match[str], line: str, forms: Counter[str], words: Dictionary) -> str:
    """The word of a line in capitals as it is written inside a sentence."""
    form, small = word[0], word[0].lower()
    shouted = line.isupper()
    if len(small) != len(form) or (form.isupper() and len(form) > 1 and not shouted):
        return form
    title = form[0] + small[1:]
    if small in headline_words("small") and not forms[form]:
        return small
    if any(forms[one] for one in (small, title, form)):
        return max((small, title, form), key=lambda one: forms[one])
    if words.is_word(small):
        return small
    return title if shouted else form


def _joined(line: str, words: Dictionary) -> str:
    """The line with “and” for a comma between two who act and for one before a second verb."""

    def subjects(match: re.Match[str]) -> str:
        return f"{match[1]} and{match[2]}" if words.verb(match[3]) else match[0]

    def verbs(match: re.Match[str]) -> str:
        return " and" + match[1] if _is_second_verb(match[2], match[3], words) else match[0]

    source = _SOURCE_BEHIND.search(line)
    said = line[: source.start()] if source else line
    joined = _SECOND_VERB.sub(verbs, _TWO_SUBJECTS.sub(subjects, said, count=1))
    return joined + line[len(said) :]


def _is_second_verb(word: str, behind: str, words: Dictionary) -> bool:
    """As in “bombs port, kills 12”: a verb of the third person, or any before a number."""
    if words.verb(word) in (None, word):
        return words.verb(word) is not None and (
            behind.isdigit() or behind.lower() in headline_words("amounts")
        )
    return word.endswith("s") and not word.endswith("ss")


def headline_words(name: str) -> frozenset[str]:
    """One of the word lists of headlines: `small` for words that say little alone."""
    return word_list("headlines.toml", name)
