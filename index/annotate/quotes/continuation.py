"""Who goes on speaking: quotations without a cue of their own, and those that run on into the next passage."""

from __future__ import annotations

import re
from dataclasses import replace

from index.annotate.actors import person_nouns
from index.annotate.parse.grammar_terms import NAME, PRONOUN
from index.annotate.parse.parsed import FoundQuote
from index.annotate.parse.pronoun_forms import FIRST_SINGULAR_OR_MINE
from index.annotate.parse.tree import Tree
from index.annotate.quotes import quote_strengths as strengths
from index.annotate.quotes.attribution import Clause
from index.annotate.quotes.criticised import is_beside_criticised
from index.annotate.quotes.direct import is_put_to_somebody, stops
from index.annotate.quotes.layout_attribution import introduced, named_before, named_behind, who_puts_out
from index.annotate.quotes.narration import speaker_of_gesture, speaker_of_narration
from index.annotate.quotes.owned_words import whose_words_follow
from index.annotate.quotes.quotation_marks import Region
from index.annotate.quotes.quote_lexicon import lexicon
from index.annotate.quotes.quote_passage import QuotePassage
from index.annotate.quotes.quoted_names import looks_like_title
from index.annotate.quotes.source_kinds import head_of_source, kind_of_source

_NOUN = re.compile(r"\s*(?:[A-Z]|(?:the|an?|one|two|his|her|their|its)\b)")  # of whoever speaks
_WHO = re.compile(r",\s(?:who|whose|which)\b")
_SURE, _LIKELY = 0.7, 0.5  # how sure the quote of somebody who goes on speaking should be; must be


def go_on(tree: Tree, passage: QuotePassage, number: int, before: QuotePassage | None) -> None:
    """A quotation without a cue of its own: the one who spoke goes on speaking, or it is no quote."""
    text, region = passage.text, passage.regions[number]
    words = text[region.start : region.end]
    lead = text[passage.start : region.outer[0]].rstrip()
    if not _opens_sentence(text, region, passage.start) or looks_like_title(words):
        return
    if is_put_to_somebody(passage, region):
        return
    if (quote := _told_beside(tree, passage, number, lead)) is not None:
        passage.claim(number, quote)
        return
    model: FoundQuote | Clause | None = _spoken_here(passage, region)
    if model is None and (source := speaker_of_narration(tree, passage, region)):
        passage.claim(
            number, FoundQuote(region.start, region.end, "direct", source, None, strengths.NARRATED)
        )
        return
    if model is None:
        if len(words.split()) < 4 and not lead.endswith(":"):
            return
        model = _spoken_before(tree, passage, region, before)
        if model is not None and _is_of_another(tree, region, model):
            model = None
    if model is not None and is_beside_criticised(tree, model):
        model = None
    if model is None and len(words.split()) < 6 and not (lead.endswith(":") and words[-1] in ".!?"):
        return
    sure = strengths.GOES_ON if model else strengths.OPEN
    if isinstance(model, FoundQuote) and model.cue is None:
        sure = min(sure, model.confidence)
    passage.claimed[number] = passage.add(region.start, region.end, "direct", model, sure)


def _told_beside(tree: Tree, passage: QuotePassage, number: int, lead: str) -> FoundQuote | None:
    """The quotation with whom the words right before or behind it name, in whatever way but a cue; else None."""
    region = passage.regions[number]
    start, end = region.start, region.end
    if lead.endswith(":") and (name := named_before(tree, passage, region.outer[0])):
        return FoundQuote(start, end, "direct", name, None, strengths.LED_IN, label=True)
    if lead.endswith((":", "?")) and (owner := whose_words_follow(tree, passage, region.outer[0])):
        return FoundQuote(start, end, "direct", owner, None, strengths.LED_IN)
    if (clause := _said_behind(tree, passage, number)) is not None:
        return FoundQuote(start, end, "direct", clause.source, clause.cue, strengths.BESIDE[True, True])
    if _is_attributed_behind(passage, region):
        who = named_behind(tree, passage, region.outer[1])
        return FoundQuote(
            start, end, "direct", who, None, strengths.NAMED if who else strengths.OPEN, label=True
        )
    if (source := speaker_of_gesture(tree, passage, region)) is not None:
        return FoundQuote(start, end, "direct", source, None, strengths.NARRATED)
    return None


def _said_behind(tree: Tree, passage: QuotePassage, number: int) -> Clause | None:
    """As in ““We lost.” Ann Lee, the coach, said in a statement.”: a full stop where a comma should stand."""
    region = passage.regions[number]
    ceiling = passage.around(number)[1]
    if passage.text[region.end - 1] != ".":
        return None
    for clause in passage.clauses:
        gap = passage.text[region.outer[1] : max(clause.frame[0], region.outer[1])]
        if (
            clause.frame[0] < region.outer[1]
            or gap.strip()
            or clause.source is None
            or clause.contents
            or clause.rule
        ):
            continue
        tail = passage.text[clause.frame[1] : ceiling]
        alone = ":" not in tail and (ceiling == passage.end or stops(tail + " “"))
        before_cue = clause.source[0] < clause.cue[0] and tree.lemma[clause.token] in lexicon().say
        return clause if alone and before_cue and not _says_something_else(tree, clause) else None
    return None


def _says_something_else(tree: Tree, clause: Clause) -> bool:
    """As in “Lund said nothing”, “told a story”: behind the cue stands what was said, and not to whom."""
    thing = tree.direct_object(clause.token)
    if thing is None:
        return False
    return (
        tree.lower[thing] in lexicon().nobody or kind_of_source(tree, tree.offsets(thing, thing)) != "people"
    )


def _spoken_here(passage: QuotePassage, region: Region) -> FoundQuote | None:
    """The quote of this passage whose speaker goes on: the last direct one before, another before it, or the next."""
    spoken = [one for one in passage.found if one.cue is not None or one.source is not None]
    before = [one for one in spoken if one.end <= region.start and not _is_in_a_source(one, spoken)]
    near = max(before, key=lambda one: one.end, default=None)
    direct = [one for one in before if one.kind == "direct"]
    if near and not re.search(r"\w", passage.text[near.end : region.outer[0]]):
        return next((one for one in reversed(direct) if _is_aside_of(passage.text, near, one)), near)
    if direct:
        return max(direct, key=lambda one: one.start)
    if before:
        return max(before, key=lambda one: (one.confidence >= _SURE, one.start))
    behind = min((one for one in spoken if one.kind == "direct"), key=lambda one: one.start, default=None)
    words = behind.cue or behind.source if behind else None
    introduced_there = behind is not None and words is not None and words[0] < behind.start
    return None if introduced_there else behind


def _is_attributed_behind(passage: QuotePassage, region: Region) -> bool:
    """As in ““They must choose,” the organizer in Lund told us”: a comma at its end says that its speaker follows."""
    return (
        passage.text[region.end - 1] == ","
        and _NOUN.match(passage.text, region.outer[1], passage.end) is not None
    )


def _is_of_another(tree: Tree, region: Region, model: FoundQuote | Clause) -> bool:
    """As in “…, police said. / “I will miss him””: “I” is nobody of many and no body, who spoke before."""
    if model.source is None or FIRST_SINGULAR_OR_MINE.isdisjoint(
        tree.lower[tree.at(region.start) : tree.at(region.end)]
    ):
        return False
    head = head_of_source(tree, model.source)
    kinds = person_nouns.kinds_of(person_nouns.singular(tree.lower[head]))
    named = tree.pos[head] in (NAME, PRONOUN)
    return bool(kinds) and not named and (person_nouns.is_plural(tree.lower[head]) or "person" not in kinds)


def _is_aside_of(text: str, quote: FoundQuote, spoken: FoundQuote) -> bool:
    """As in ““No,” Lind said of Ort, who, Moss says, died. “Never.””: what stands by the way goes not on."""
    between = text[spoken.end : quote.end]
    return quote.kind == "indirect" and _WHO.search(between) is not None and not stops(between)


def _is_in_a_source(quote: FoundQuote, spoken: list[FoundQuote]) -> bool:
    """Whether a quote only stands in the words for another one's speaker (“said Ort, who has called for …”)."""
    sources = (one.source for one in spoken if one is not quote and one.source)
    return any(start <= quote.start and quote.end <= end for start, end in sources)


def _spoken_before(
    tree: Tree, passage: QuotePassage, region: Region, before: QuotePassage | None
) -> FoundQuote | Clause | None:
    """Who spoke in the passage before, where this one is all quotation."""
    if before is None or passage.text[passage.start : region.outer[0]].strip():
        return None
    if passage.text[before.start : before.end].rstrip().endswith(":"):
        if (who := who_puts_out(tree, before)) is not None:
            return FoundQuote(region.start, region.end, "direct", who, None, strengths.ANNOUNCED, label=True)
        sourced = [one for one in before.clauses if one.source and not before.within(one.frame)]
        if sourced:
            return sourced[-1]
        named = introduced(tree, before)
        if named:
            return FoundQuote(
                region.start, region.end, "direct", named, None, strengths.ANNOUNCED, label=True
            )
    if not before.regions and passage.text[before.start : before.end].rstrip().endswith("?"):
        return None  # whoever is asked answers, and nobody of whom the question speaks
    sourced_quotes = [one for one in before.found if one.source is not None and one.confidence >= _LIKELY]
    spoken = [one for one in sourced_quotes if not any(_holds(other, one) for other in sourced_quotes)]
    direct = [one for one in spoken if one.kind != "indirect"]
    return max(direct or spoken, key=lambda one: one.start, default=None)


def _holds(outer: FoundQuote, inner: FoundQuote) -> bool:
    """Whether one quote lies inside another: “Lind said that critics had predicted a war, but …”."""
    return outer is not inner and outer.start <= inner.start and inner.end <= outer.end


def _opens_sentence(text: str, region: Region, floor: int) -> bool:
    """Whether the quotation begins where a sentence begins."""
    before = text[floor : region.outer[0]].rstrip()
    first = text[region.start : region.start + 1]
    return (not before or before[-1] in ".!?:\"”'’)…—–") and not first.islower()


def speak_on(passages: list[QuotePassage]) -> None:
    """Give quotations without a speaker that run on into the next passage the speaker who is named there."""
    for passage, behind in zip(reversed(passages[:-1]), reversed(passages[1:]), strict=True):
        last = passage.regions[-1] if passage.regions else None
        if (
            last is None
            or last.closed
            or last.outer[1] < passage.end
            or not passage.found
            or not behind.found
        ):
            continue
        last_quote = max(passage.found, key=lambda one: one.end)
        follower = min(behind.found, key=lambda one: one.start)
        if last_quote.source is None and follower.source is not None and follower.kind == "direct":
            model = replace(
                last_quote, source=follower.source, cue=follower.cue, confidence=strengths.ANNOUNCED
            )
            passage.found[passage.found.index(last_quote)] = model
