"""Where a happening was: the places that its article names, and what speaks for each."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from index.annotate.dateline import Dateline
from index.annotate.happenings.deeds import Deeds
from index.annotate.happenings.fresh_news import LEAD
from index.annotate.happenings.story import Story
from index.annotate.happenings.weighing import Features
from index.annotate.parse.dependents import up_to_verb
from index.annotate.parse.grammar import NAMING_MODIFIERS
from index.annotate.parse.grammar_terms import COMMON_NOUN, FULL_VERB
from index.annotate.places.find_places import FoundPlace, title_places
from index.annotate.places.gazetteer import gazetteer
from index.annotate.places.homonyms import homonyms_of
from index.annotate.places.place_names import state_behind
from index.annotate.places.place_names import words as place_words

_EARLY = 60  # tokens of a text in which a place may be that of the news
# what speaks for a place that a dateline begins the text with
_BY_DATELINE = ("dateline", "first", "sentence_1")
_CITY, _METROPOLIS = (math.log10(people) / 7 for people in (100_000, 500_000))  # as "size" tells them
_MILES_OFF = re.compile(  # "30 miles (48 kilometres) south of"
    r"\b(?:miles|kilomet(?:er|re)s|km)\b\)?[\w\s-]{0,24}\b(?:of|from|outside)\s+(?:(?:downtown|central|the)\s+)?$",
    re.I,
)
_LONGEST_WAY = 60  # characters before a town that may tell how far it is
_BESIDE = 6  # tokens beside a place that say what it is
_ALL = frozenset(
    ("home", "of", "people", "street", "hospital", "court", "only_late", "county", "unknown_nowhere")
)  # counted by their share


@dataclass(frozen=True)
class PlaceMention:
    """One place where a place is named, in the text or in the title."""

    place: FoundPlace
    span: Span
    sentence: int  # -1 for the title
    in_text: bool = True  # and not only in a title beside it
    in_dateline: bool = False


@dataclass(frozen=True)
class Scene:
    """A place that may be that of a happening: its mentions, and what speaks for it."""

    mentions: tuple[PlaceMention, ...]
    features: Features

    @property
    def best(self) -> PlaceMention:
        """The mention that says most of where it is: one in the text, behind a preposition, with coordinates."""
        return max(
            self.mentions, key=lambda one: (one.in_text, one.place.where, one.place.latitude is not None)
        )

    @property
    def reason(self) -> str:
        """Why it is the place, in words."""
        best = self.best
        if not best.in_text:
            return "named in the title"
        if any(mention.in_dateline for mention in self.mentions):
            return "the dateline"
        how = "told to be where it was" if best.place.where else "named"
        return f"{how} in {'the title' if best.sentence < 0 else f'sentence {best.sentence + 1}'}"


def scenes_of(story: Story, deeds: Deeds) -> list[Scene]:
    """The places named in an article, each once, with what speaks for its being the place of the deeds."""
    by_place: dict[str, list[tuple[PlaceMention, dict[str, float]]]] = {}
    for number, mention in enumerate(_mentions(story)):
        if mention.in_text and story.is_aside(mention.place.start, deeds.tells):
            continue
        features = _features(story, deeds, mention)
        if not deeds.is_harm and (_is_hardly_place(mention, story, deeds) or _is_far_off(mention, features)):
            continue
        features["first"] = float(number == 0)
        by_place.setdefault(_key(mention.place.name), []).append((mention, features))
    title = (story.parsed.article.title or "").lower()
    scenes = [_merged(rows, name in title) for name, rows in by_place.items()]
    return _beside_dateline(_beside_lead(_without_homes(scenes)), deeds.is_harm)


def _without_homes(scenes: list[Scene]) -> list[Scene]:
    """The same without places where somebody only lives, where the lead tells another in the deed's own clause."""
    if not any(scene.features["of_deed_in_lead"] for scene in scenes):
        return scenes
    return [one for one in scenes if one.features["home"] < 1]


def _beside_lead(scenes: list[Scene]) -> list[Scene]:
    """The same without places told only far behind, where the lead tells an area or a city in the deed's own clause."""
    if not any(scene.features["of_deed_in_lead"] and _is_area(scene.best.place) for scene in scenes):
        return scenes
    return [one for one in scenes if one.features["only_late"] < 1]


def _is_area(place: FoundPlace) -> bool:
    """Whether a place is no street, building or quarter, of which a city may be told later."""
    return place.kind in ("city", "region") or place.name.split()[-1].lower() in place_words("areas")


def _beside_dateline(scenes: list[Scene], is_harm: bool) -> list[Scene]:
    """The same, where a lead tells the deed's place and it is none of a dateline: who reports it sits elsewhere."""
    reporting = [scene for scene in scenes if scene.features["dateline"]]
    if is_harm and _is_abroad(scenes, reporting):
        return [one for one in scenes if not one.features["dateline"]]
    size = max((scene.features["size"] for scene in reporting), default=0.0)
    if not any(_is_elsewhere(scene, size) for scene in scenes):
        return scenes
    nothing = dict.fromkeys(_BY_DATELINE, 0.0)
    return [
        replace(one, features={**one.features, **nothing}) if one.features["dateline"] else one
        for one in scenes
    ]


def _is_abroad(scenes: Sequence[Scene], reporting: Sequence[Scene]) -> bool:
    """As in “NAIROBI – Gunmen killed a guard in Somalia”: in no country that has a place of the dateline's name."""
    told = [one for one in scenes if one.features["is_country"] and one.features["of_deed_in_lead"]]
    return bool(told) and _countries(told).isdisjoint(_countries(reporting))


def _countries(scenes: Sequence[Scene]) -> set[str]:
    """The countries in which the gazetteer has a place of these names."""
    names = (_key(scene.best.place.name) for scene in scenes)
    return {site.country for name in names for site in gazetteer().sites.get(name, ())}


def _is_elsewhere(scene: Scene, reporting: float) -> bool:
    """Whether a deed is told in a town that is none of a dateline, whose size is given.

    A quarter of an American metropolis often has the name of a small town elsewhere: "in West Town", of Chicago.
    """
    features = scene.features
    told = features["told_of_deed"] and features["is_city"] and not features["dateline"]
    sites = gazetteer().sites.get(_key(scene.best.place.name), ())
    american = any(site.country == "US" for site in sites) and not features["with_state"]
    may_be_quarter = american and features["size"] < _CITY and reporting > _METROPOLIS
    return bool(told and not features["quarter"] and not may_be_quarter)


def _is_hardly_place(mention: PlaceMention, story: Story, deeds: Deeds) -> bool:
    """A name without a preposition of place: most mean an actor, or what is called by it, "the Quinnipiac poll".

    Cities hold in a title, and where they describe what the deed is done to, "raided the Seoul house", or no noun.
    """
    place = mention.place
    if place.where or mention.in_dateline:
        return False
    if place.kind in ("unknown", "country", "state"):
        return True
    if not mention.in_text:
        return _means_actor(story, place)
    title = (story.parsed.article.title or "").lower()
    is_aside = mention.span.root.dep_ in NAMING_MODIFIERS and not _is_below_deed(deeds, mention)
    return is_aside and place.name.lower() not in title


def _is_far_off(mention: PlaceMention, features: Features) -> bool:
    """Whether a place is told behind the lead, apart from the deed: it may be that of anything."""
    early = mention.in_dateline or any(features[f"sentence_{number}"] for number in (1, 3, 6))
    return not (early or features["in_title"] or features["near_deed"])


def _key(name: str) -> str:
    return name.lower().replace("saint ", "st. ").replace("ft. ", "fort ")


def _merged(rows: Sequence[tuple[PlaceMention, dict[str, float]]], in_title: bool) -> Scene:
    names = rows[0][1]
    together = {name: max(features[name] for _, features in rows) for name in names}
    for name in _ALL:
        together[name] = sum(features[name] for _, features in rows) / len(rows)
    together["times"] = math.log1p(len(rows))
    together["title_names"] = float(in_title)
    return Scene(tuple(mention for mention, _ in rows), together)


def _mentions(story: Story) -> Iterator[PlaceMention]:
    """The places of title, datelines and text, in this order."""
    if story.title is not None:
        for place in title_places(story.parsed):
            if not place.where and place.name.lower() in story.surnames:
                continue
            if (span := _span(story.title, place)) is not None:
                yield PlaceMention(place, span, -1, in_text=False)
    datelines = story.parsed.datelines
    for place in [*story.places, *_only_in_dateline(story, datelines)]:
        span = _span(story.doc, place)
        if span is not None and not _is_miles_off(story, place):
            number = story.sentence_at(place.start)
            inside = any(one.start <= place.start < one.end for one in datelines)
            if inside and any(one.places and place.start < one.places[0][0] < place.end for one in datelines):
                continue  # "Photo LONDON", of which the dateline knows the name
            at = -1 if number < story.title_sentences else number
            yield PlaceMention(place, span, at, in_dateline=inside)


def _is_miles_off(story: Story, place: FoundPlace) -> bool:
    """As in “80 miles east of Chicago”: a town from which the place of the news is far."""
    return _MILES_OFF.search(story.parsed.text, max(place.start - _LONGEST_WAY, 0), place.start) is not None


def _means_actor(story: Story, place: FoundPlace) -> bool:
    """Whether the text has a name of a title, and never as a place: "Berlin" for the German government."""
    return place.name in story.parsed.text and all(one.name != place.name for one in story.places)


def _span(doc: Doc, place: FoundPlace) -> Span | None:
    return doc.char_span(place.start, place.end, alignment_mode="expand")


def _only_in_dateline(story: Story, datelines: Sequence[Dateline]) -> Iterator[FoundPlace]:
    """The first places of datelines that the tagger took for none."""
    for dateline in datelines:
        if not dateline.places:
            continue
        start, end = dateline.places[0]
        if any(start < place.end and start <= place.start < end for place in story.places):
            continue
        name = story.parsed.text[start:end]
        span = story.doc.char_span(start, end, alignment_mode="expand")
        meant = homonyms_of(story.parsed).choose(span) if span is not None else None
        site = meant.site if meant is not None else None
        sure_site = site if meant is not None and meant.is_sure else None
        kind = "unknown" if site is None else "city" if site.kind == "town" else site.kind
        yield FoundPlace(
            start,
            end,
            name.title() if name.isupper() else name,
            sure_site.latitude if sure_site else None,
            sure_site.longitude if sure_site else None,
            kind=kind,
        )


def _features(story: Story, deeds: Deeds, mention: PlaceMention) -> dict[str, float]:
    span = mention.span
    doc = span.doc
    before = doc[span.start - 1].lower_ if span.start else ""
    is_home = _is_home(mention)
    told_where = mention.place.where and not is_home
    behind_where = before in place_words("where") and not is_home
    where = behind_where or told_where
    in_title = mention.sentence < 0
    near = not in_title and any(deeds.tells(token) for token in span.root.sent)
    place = max(mention.sentence - story.title_sentences, 0)
    of_deed = told_where and _is_below_deed(deeds, mention)
    in_lead = any(deeds.tells(token) for token in span.doc) if in_title else near and place < LEAD
    return {
        "in_title": float(in_title),
        "where_in_title": float(in_title and behind_where),
        "dateline": float(mention.in_dateline),
        "sentence_1": float(not in_title and place == 0),
        "sentence_3": float(not in_title and place in (1, 2)),
        "sentence_6": float(not in_title and 3 <= place <= 5),
        "only_late": float(not in_title and place > 5),
        "early": float(not in_title and span.start < _EARLY),
        "home": float(is_home),
        "where": float(where),
        "near_deed": float(near),
        "where_near_deed": float(near and where),
        "told_of_deed": float(in_lead and where),
        "of_deed_in_lead": float(of_deed and not in_title and place < LEAD),
        **_by_words(span, before),
        **_by_kind(mention.place),
        "calm_sentence_1": float(not deeds.is_harm and not in_title and place == 0),
        "unknown_nowhere": float(mention.place.kind == "unknown" and not where),
    }


def _is_home(mention: PlaceMention) -> bool:
    """As in “three adults who lived in South London”: where people live is not where it happened."""
    *_, verb = up_to_verb(mention.span.doc[number] for number in mention.place.above) or [mention.span.root]
    return verb.pos_ == FULL_VERB and verb.lemma_.lower() in place_words("living")


def _is_below_deed(deeds: Deeds, mention: PlaceMention) -> bool:
    """Whether a name stands in the clause or the phrase of a deed: "raids on the border killed two"."""
    above = [mention.span.doc[number] for number in mention.place.above]
    return any(map(deeds.tells, up_to_verb(above)))


def _by_words(span: Span, before: str) -> Features:
    """What the words beside a name say of the place: its police, its people, a street, a hospital, a court."""
    doc = span.doc
    behind = [token.lower_ for token in doc[span.end : span.end + _BESIDE]]
    around = {*behind, *(token.lower_ for token in doc[max(0, span.start - _BESIDE) : span.start])}
    following = behind[0] if behind else ""
    noun = span.end < len(doc) and doc[span.end].pos_ == COMMON_NOUN
    office = following in place_words("offices")
    return {
        "of": float(before == "of"),
        "police": float(office and following not in place_words("people")),
        "people": float(following in place_words("people")),
        "describes": float(noun and not office),
        "street": float(following.rstrip(".") in place_words("sites")),
        "quarter": float(following in place_words("quarters") or following in place_words("directions")),
        "county": float(following in ("county", "parish")),
        "hospital": float(bool(place_words("hospitals") & {*behind[:4]}) or "hospital" in around),
        "court": float(bool(place_words("courts") & around)),
        "with_state": float(state_behind(doc, span.end) is not None),
    }


def _by_kind(place: FoundPlace) -> Features:
    sites = gazetteer().sites.get(_key(place.name), ())
    people = max((site.population for site in sites if site.kind in ("city", "town")), default=0)
    features = {f"is_{place.kind}": 1.0}
    place_kinds = {
        f"is_{kind}": 0.0 for kind in ("city", "state", "country", "region", "county", "site", "unknown")
    }
    return place_kinds | features | {"size": math.log10(max(people, 1)) / 7}
