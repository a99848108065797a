"""A small world for the screen's tests: articles made by hand, and an explorer that looks at every one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from index.arrangement import Arrangement
from index.collection import Collection
from index.event_words import event_word
from index.explore import Explorer, Status
from index.exploring.actor_cards import ActorCard
from index.exploring.focus_happenings import Happenings
from index.exploring.journal_difference import JournalDifference
from index.exploring.narrowing import narrowed
from index.exploring.novelty import Novelty
from index.focus import Focus
from index.model import Actor, Article, Count, Event, EventDate, Mention, Place, Quote, Role, Segment, Span
from index.view import (
    ActorRow,
    Alternative,
    Anchor,
    ContextRow,
    EventRow,
    Nothing,
    PassageRow,
    QuoteRow,
    Rows,
    View,
)

BRACKETS = "said [it] was [/q] ["
NAMES = {
    "mara-lindt": ("Mara Lindt", "person", "harbour master of Westhaven"),
    "port-authority": ("Port Authority", "government", None),
    "dockers-union": ("Dockers' Union", "organization", None),
    "tomas-reik": ("Tomas Reik", "person", "head of the union"),
    "westhaven": ("Westhaven", "country", None),
    "north-shipping": ("North Shipping", "organization", BRACKETS),
}


def article(number: int, title: str, day: date, paragraphs: list[str]) -> Article:
    """An article with mentions found by name, a quote between every pair of marks, and a role for each paragraph."""
    text = "\n\n".join([title, *paragraphs])
    segments, roles, at = [], [], 0
    for position, words in enumerate([title, *paragraphs]):
        segments.append(Segment(start=at, end=at + len(words), kind="paragraph" if position else "title"))
        role = "main" if position < 2 else "history" if "years" in words else "evaluation"
        roles.append(Role(start=at, end=at + len(words), role=role))
        at += len(words) + 2
    actors = tuple(found for actor in NAMES if (found := _actor(actor, text)))
    there = tuple(actor.id for actor in actors)
    quotes = tuple(
        _quote(f"q{count}", match, text, there)
        for count, match in enumerate(re.finditer("“([^”]+)”", text), 1)
    )
    return Article(
        id=f"{day}-story-{number}",
        title=title,
        published=day,
        publisher="Harbour Wire",
        url="https://example.org/story",
        text=text,
        segments=tuple(segments),
        roles=tuple(roles),
        actors=actors,
        quotes=quotes,
        events=tuple(_events(text, day, there)),
    )


def _actor(actor: str, text: str) -> Actor | None:
    name, kind, about = NAMES[actor]
    found = tuple(Mention(start=m.start(), end=m.end()) for m in re.finditer(re.escape(name), text))
    return Actor(id=actor, name=name, kind=kind, description=about, mentions=found) if found else None


def _quote(name: str, match: re.Match[str], text: str, there: tuple[str, ...]) -> Quote:
    start, end = match.span(1)
    tail = text[match.end() : match.end() + 40]
    speaker = next((actor for actor in there if NAMES[actor][0] in tail), None)
    cue = tail.find("said")
    span = Span(start=match.end() + cue, end=match.end() + cue + 4) if cue >= 0 else None
    return Quote(id=name, start=start, end=end, kind="direct", speaker=speaker, cue=span, confidence=0.9)


def _events(text: str, day: date, there: tuple[str, ...]) -> list[Event]:
    events = []
    for number, match in enumerate(re.finditer("blocked|struck|warned", text), 1):
        doer, receiver = (
            ("dockers-union", "port-authority") if "dockers-union" in there else ("port-authority", None)
        )
        wounded = re.search("four people were hurt", text)
        events.append(
            Event(
                id=f"e{number}",
                type={"blocked": "COERCE", "struck": "PROTEST", "warned": "THREATEN"}[match[0]],
                start=match.start(),
                end=match.end(),
                agents=(doer,) if doer in there else (),
                recipients=(receiver,) if receiver in there else (),
                date=EventDate(**{"from": day, "to": day}, reason=f"the day of the report, {day:%A}"),
                place=Place(name="Pier 9"),
                counts=(Count(start=wounded.start(), end=wounded.end(), what="wounded", low=4, high=4),)
                if wounded
                else (),
                status="reported",
            )
        )
    return events


STORIES = [
    article(
        1,
        "Dockers block Pier 9 in Westhaven",
        date(2024, 3, 4),
        [
            "The Dockers' Union blocked Pier 9 on Monday and told North Shipping to keep its ships away.",
            "“Nobody will pass until we are paid,” said Tomas Reik, and four people were hurt in the crush.",
            "The Port Authority warned that ships would be sent elsewhere.",
            "Two years ago a walkout at the same pier ended after nine days.",
        ],
    ),
    article(
        2,
        f"A letter that {BRACKETS}",
        date(2024, 3, 6),
        [
            f"“The letter {BRACKETS} a mistake,” said Mara Lindt of the Port Authority.",
            "The Dockers' Union struck again at noon, in all of Westhaven.",
            "Mara Lindt had served for six years when the first walkout came.",
        ],
    ),
    article(
        3,
        "North Shipping turns its ships",
        date(2024, 3, 9),
        [
            "North Shipping sent three ships to another port. “We cannot wait,” said Tomas Reik in a letter.",
            "The walkout costs the Port Authority a third of its income.",
        ],
    ),
]


def collection(folder: Path, articles: list[Article] | None = None) -> Collection:
    """A collection in this folder with these articles."""
    made = Collection.create(folder / "harbour")
    for one in articles or STORIES:
        made.add(one)
    return made


class PlainExplorer:
    """Answers by reading every article: what the real explorer answers, without an index."""

    def __init__(self, made: Collection) -> None:
        self.collection = made
        self.asked: list[Focus] = []
        self.ready = False
        self.note: str | None = None
        self.hold: Callable[[Focus], None] | None = None
        self.arranged = Arrangement()
        self.unfollowed = JournalDifference()

    def take_decisions(self) -> bool:
        """Nothing is answered before the articles have followed."""
        return False

    def prepare(self, progress: Callable[..., None] | None = None, _cancelled: object = None) -> None:
        """Nothing is to be done; say so once."""
        if progress:
            progress(len(self.collection), len(self.collection))

    def warm(self) -> None:
        """Nothing is to be made."""

    def leave(self) -> None:
        """Nothing is remembered."""

    def novelty(self, article: Article) -> Novelty:
        """There is no article of an earlier day."""
        return Novelty((), len(article.roles), 0)

    @property
    def _indexed(self) -> Explorer:
        """The real explorer, which knows what this one does not, from an index of its own."""
        explorer = Explorer(self.collection)
        explorer.prepare()
        return explorer

    @property
    def happenings(self) -> Happenings:
        """Happenings, as the real explorer has them."""
        return self._indexed.happenings

    def answer(self, question: Callable[..., Any]) -> Any:
        """What only the real explorer knows."""
        return self._indexed.answer(question)

    def status(self) -> Status:
        """How much there is."""
        return self._indexed.status()

    def actor(self, actor_id: str) -> ActorCard | None:
        """An actor by id."""
        return next((card for card in self.find_actors("") if card.id == actor_id), None)

    def find_actors(self, prefix: str, limit: int = 40) -> list[ActorCard]:
        """Actors whose name begins with these letters."""
        every = {actor.id: actor for one in self.collection.articles() for actor in one.actors}
        return [
            ActorCard(actor.id, actor.name, actor.kind, actor.description, (actor.name,), 1, 0, 0, 0, 0)
            for actor in every.values()
            if actor.name.lower().startswith(prefix.lower())
        ][:limit]

    def articles(self, query: str, limit: int) -> list[str]:
        """The articles of the first passages that are found."""
        best = self.explore(Focus(query=query)).passages[:limit]
        return list(dict.fromkeys(row.anchor.article for row in best))

    def copies(self, article_id: str) -> tuple[str, ...]:
        """The ids of the group of copies that an article belongs to."""
        every = list(self.collection.articles())
        front = next((one.copy_of or one.id for one in every if one.id == article_id), article_id)
        group = tuple(one.id for one in every if front in (one.id, one.copy_of))
        return group if len(group) > 1 else ()

    def highlights(self, focus: Focus, text: str) -> list[tuple[int, int]]:
        """Where the words of the query stand."""
        words = re.findall(r"\w+", focus.query)
        return sorted(m.span() for word in words for m in re.finditer(re.escape(word), text, re.IGNORECASE))

    def group(self, _progress: object = None) -> bool:
        """Nothing is grouped here: events stand for themselves."""
        return False

    def explore(
        self,
        focus: Focus,
        _cancelled: Callable[[], bool] | None = None,
        arrangement: Arrangement | None = None,
    ) -> View:
        """The view of a focus, in one order; events and quotes that are not sure enough are left out."""
        self.arranged = arrangement or Arrangement()
        self.asked.append(focus)
        if self.hold:
            self.hold(focus)
        found = [
            (one, segment)
            for one in self.collection.articles()
            for segment in one.segments
            if self._matches(focus, one, segment)
        ]
        return narrowed(_view(self, focus, found, None if found or focus.empty else self._nothing(focus)))

    def _nothing(self, focus: Focus) -> Nothing | None:
        """Every word of the query alone, and all of them in one article."""
        every = list(self.collection.articles())
        words = re.findall(r"\w+", focus.query)
        if not every:
            return None
        alone = tuple(self._alone(word, every) for word in words) if len(words) > 1 else ()
        together = [one for one in every if all(word in one.text.lower() for word in words)]
        same = Alternative(
            "article", " and ".join(words), Focus(query=words[0]), len(together), len(together)
        )
        asked = " and ".join(f"“{word}”" for word in words)
        return Nothing(f"No passage has {asked}.", alone, (same,) if together and len(words) > 1 else ())

    def _alone(self, word: str, every: list[Article]) -> Alternative:
        focus = Focus(query=word)
        found = [(one, s) for one in every for s in one.segments if self._matches(focus, one, s)]
        return Alternative("alone", f"“{word}”", focus, len(found), len({one.id for one, _segment in found}))

    def _matches(self, focus: Focus, one: Article, segment: Segment) -> bool:
        words = segment.of(one.text).lower()
        inside = [a.id for a in one.actors if any(_in(m, segment) for m in a.mentions)]
        quotes = [q for q in one.quotes if _in(q, segment)]
        events = [e for e in one.events if _in(e, segment)]
        return (
            all(word in words for word in re.findall(r"\w+", focus.query.lower()))
            and set(focus.actors) <= set(inside)
            and (focus.speaker is None or any(q.speaker == focus.speaker for q in quotes))
            and (focus.about is None or bool(quotes and focus.about in inside))
            and (not focus.types or any(e.type in focus.types for e in events))
            and all(any(p in (*e.agents, *e.recipients) for e in events) for p in focus.parties)
            and (focus.account is None or any(f"{one.id}#{e.id}" in focus.account.reports for e in events))
            and (not focus.articles or one.id in focus.articles)
            and (not focus.roles or any(r.role in focus.roles for r in one.roles if _in(r, segment)))
            and (
                focus.passage is None
                or (
                    one.id == focus.passage.article
                    and focus.passage.start < segment.end
                    and segment.start < focus.passage.end
                )
            )
            and (focus.first is None or (one.day is not None and one.day >= focus.first))
            and (focus.last is None or (one.day is not None and one.day <= focus.last))
        )


def _in(span: Span, segment: Segment) -> bool:
    return segment.start <= span.start < segment.end


def _rows(items: list[Any]) -> Rows[Any]:
    return Rows(len(items), lambda start, stop: items[start:stop])


def _view(
    explorer: PlainExplorer, focus: Focus, found: list[tuple[Article, Segment]], nothing: Nothing | None
) -> View:
    counts: Counter[str] = Counter()
    anchors: dict[str, tuple[Actor, Anchor]] = {}
    events, quotes, context, passages = [], [], [], []
    for one, segment in found:
        name = {a.id: a.name for a in one.actors}
        for actor in one.actors:
            mention = next((m for m in actor.mentions if _in(m, segment)), None)
            if mention:
                counts[actor.id] += 1
                anchors.setdefault(actor.id, (actor, Anchor(one.id, mention.start, mention.end)))
        told = [e for e in one.events if _in(e, segment)]
        told = [e for e in told if {*focus.parties} <= {*e.agents, *e.recipients}]
        events += [_event_row(one, e, name) for e in told]
        said = [q for q in one.quotes if _in(q, segment) and focus.speaker in (None, q.speaker)]
        quotes += [_quote_row(one, q, name) for q in said]
        behind = [r for r in one.roles if _in(r, segment) and r.role != "main"]
        context += [
            ContextRow(
                r.role,
                r.of(one.text),
                1.0,
                one.day,
                Anchor(one.id, r.start, r.end),
                one.title or "",
                one.publisher,
            )
            for r in behind
        ]
        words = segment.of(one.text)
        hits = tuple(explorer.highlights(focus, words))
        passages.append(
            PassageRow(
                words,
                hits,
                one.title or "",
                one.day,
                one.publisher,
                Anchor(one.id, segment.start, segment.end),
            )
        )
    actors = [
        ActorRow(
            key,
            anchors[key][0].name,
            anchors[key][0].kind,
            anchors[key][0].description,
            n,
            key in focus.actors,
            anchors[key][1],
        )
        for key, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    least, every = explorer.arranged.least, dict[str, list[Any]](events=events, quotes=quotes)
    unsure = {name: n for name, rows in every.items() if (n := sum(row.confidence < least for row in rows))}
    events, quotes = ([row for row in rows if row.confidence >= least] for rows in every.values())
    days = Counter(one.day for one, _segment in found if one.day)
    return View(
        focus,
        _rows(passages),
        _rows(actors),
        _rows(events),
        _rows(quotes),
        _rows(context),
        articles=len({one.id for one, _segment in found}),
        days=tuple(sorted(days.items())),
        suggestion="walkout" if focus.query == "walkut" else None,
        notice=f"“{focus.query}” was searched as plain words" if focus.query.endswith("(") else None,
        nothing=nothing,
        milliseconds=1.0,
        arrangement=explorer.arranged,
        unsure=unsure,
        ranking=_rows(list(dict.fromkeys(one.id for one, _segment in found))),
    )


def _event_row(one: Article, e: Event, name: dict[str, str]) -> EventRow:
    sentence = next(role for role in one.roles if role.start <= e.start < role.end)
    assert e.date is not None
    assert e.place is not None
    return EventRow(
        f"{one.id}#{e.id}",
        e.type,
        e.of(one.text),
        tuple((a, name[a]) for a in e.agents),
        tuple((a, name[a]) for a in e.recipients),
        e.date.first,
        e.date.last,
        e.date.reason,
        e.place.name,
        tuple(f"{c.low} {c.what}" for c in e.counts),
        e.status,
        None,
        e.confidence,
        one.day,
        Anchor(one.id, e.start, e.end),
        one.title or "",
        one.publisher,
        event_word(e.type, e.of(one.text)),
        sentence.of(one.text),
        ((e.start - sentence.start, e.end - sentence.start, "trigger"),),
    )


def _quote_row(one: Article, q: Quote, name: dict[str, str]) -> QuoteRow:
    names = tuple((a.id, a.name) for a in one.actors if any(q.start <= m.start < q.end for m in a.mentions))
    speaker = (q.speaker, name[q.speaker]) if q.speaker else None
    cue = q.cue.of(one.text) if q.cue else None
    return QuoteRow(
        f"{one.id}#{q.id}",
        q.of(one.text),
        q.kind,
        q.status,
        speaker,
        None,
        cue,
        names,
        q.confidence,
        one.day,
        Anchor(one.id, q.start, q.end),
        one.title or "",
        one.publisher,
    )
