"""Articles of any shape that the format allows, with annotations that overlap and repeat."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from index.model import Article, snap
from index.reading.clean import clean_line
from index.vocabulary import ActorKind, EventStatus, EventType, QuoteKind, RoleName, SegmentKind

LETTERS = st.sampled_from("abc ABC. “”é\u0301日😀\n\t<&>\"'=;,\u200d")
WORDS = st.text(LETTERS, min_size=1, max_size=12).filter(clean_line)  # reading leaves what cannot be seen out
PLACE = {"name": "Ostrel", "latitude": 1.5, "longitude": -2.25}


class _Parts:
    """The parts of one article about a text."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = draw(st.text(LETTERS, min_size=3, max_size=60)).strip("\u0301\n") or "abc"
        self.ids: list[str] = []

    def span(self) -> dict[str, int]:
        start = self.draw(st.integers(0, len(self.text) - 1))
        start, end = snap(self.text, start, self.draw(st.integers(start + 1, len(self.text))))
        return {"start": start, "end": end}

    def made(self) -> dict[str, Any]:
        return {"by": self.of(["auto", "hand"]), "confidence": self.of([0.25, 0.9, 1.0])}

    def of(self, values: list[Any]) -> Any:
        return self.draw(st.sampled_from(values))

    def one(self, kinds: Any) -> Any:
        return self.of(list(get_args(kinds)))

    def few(self, make: Any, most: int = 3) -> list[Any]:
        return [make(number) for number in range(self.draw(st.integers(0, most)))]

    def someone(self) -> str | None:
        return self.of([None, *self.ids])  # type: ignore[no-any-return]

    def mention(self, _: int) -> dict[str, Any]:
        return {**self.span(), "form": self.of(["name", "nominal", "pronoun"])}

    def actor(self, number: int) -> dict[str, Any]:
        stated = {"kind": self.one(ActorKind), "description": self.draw(st.none() | WORDS)}
        return {
            "id": f"a{number}",
            "name": self.draw(WORDS),
            **stated,
            **self.made(),
            "mentions": self.few(self.mention),
        }

    def quote(self, number: int) -> dict[str, Any]:
        stated = {"kind": self.one(QuoteKind), "speaker": self.someone(), "status": self.of([None, "denied"])}
        spans = {name: self.span() if self.draw(st.booleans()) else None for name in ("source", "cue")}
        return {"id": f"q{number}", **self.span(), **stated, **spans, **self.made()}

    def count(self, _: int) -> dict[str, Any]:
        return {
            **self.span(),
            "what": "killed",
            "low": 3,
            "high": self.of([None, 3, 9]),
            "reported_by": self.someone(),
        }

    def event(self, number: int) -> dict[str, Any]:
        day = {"from": "2031-02-03", "to": "2031-02-28", "reason": self.draw(WORDS)}
        stated = {"type": self.one(EventType), "status": self.one(EventStatus), "reported_by": self.someone()}
        parties = {
            "agents": self.ids[: self.draw(st.integers(0, 2))],
            "recipients": self.ids[self.draw(st.integers(0, 3)) :],
        }
        where = {"date": self.of([None, day]), "place": self.of([None, PLACE, {**PLACE, **self.span()}])}
        counts = {"counts": self.few(self.count, 2)}
        return {"id": f"e{number}", **self.span(), **stated, **parties, **where, **counts, **self.made()}

    def role(self, _: int) -> dict[str, Any]:
        return {**self.span(), "role": self.one(RoleName), **self.made()}

    def happenings(self, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
        if not events:
            return []
        reason = {"place": self.draw(WORDS)}
        return [{"id": "h1", "type": events[0]["type"], "events": ["e0"], "missing": reason, **self.made()}]


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any article that the format allows."""
    parts = _Parts(draw)
    actors = parts.few(parts.actor)
    parts.ids = [actor["id"] for actor in actors]
    events = parts.few(parts.event)
    whole = {"start": 0, "end": len(parts.text), "kind": parts.one(SegmentKind)}
    fields = {
        "id": "any",
        "title": draw(st.none() | WORDS),
        "published": parts.of([None, "2031-05-04", "2031-05-04T06:30:00Z"]),
        "url": parts.of([None, "https://post.example/a"]),
        "authors": parts.few(lambda _: draw(WORDS)),
        "copy_of": parts.of([None, "other"]),
        "text": parts.text,
        "segments": [whole],
        "roles": parts.few(parts.role),
        "actors": actors,
        "quotes": parts.few(parts.quote),
        "events": events,
        "happenings": parts.happenings(events),
        "found": draw(st.dictionaries(st.sampled_from(["title", "text"]), WORDS)),
    }
    return Article.model_validate(fields)
