"""Invented reports, and what an export of them is given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from index.collection import Collection
from index.explore import Explorer
from index.exploring.matching import MatchingPassages
from index.interchange.material import Material
from index.interchange.registry import FORMATS
from index.model import Article

TEXT = (
    "Ferry strike at Ostrel\n\nThe Selbrun militia attacked the Ostrel guard on 3 May, police said. "
    "At least 4 people were killed.\n\n“We will not yield,” Ada Venn said of the militia.\nA denial followed."
)


def span(words: str, behind: int = 0) -> dict[str, int]:
    start = TEXT.index(words, behind)
    return {"start": start, "end": start + len(words)}


def report(article_id: str = "ferry-strike", **changes: Any) -> Article:
    """A report with everything that the format knows."""
    militia, guard = {**span("The Selbrun militia")}, {**span("the Ostrel guard")}
    day = {
        "from": "2031-05-03",
        "to": "2031-05-03",
        "reason": "3 May, the year of the report",
        **span("3 May"),
    }
    place = {"name": "Ostrel", "latitude": 40.2, "longitude": 22.5, "site": {"name": "the pier"}}
    killed = {"what": "killed", "low": 4, "high": None, "reported_by": "police", **span("At least 4 people")}
    fields: dict[str, Any] = {
        "id": article_id,
        "title": "Ferry strike at Ostrel",
        "published": "2031-05-04",
        "publisher": "The Selbrun Post",
        "url": "https://post.example/ferry?a=1&b=2",
        "authors": ["Rolf Abel", "Ines Tamm"],
        "language": "en",
        "text": TEXT,
        "segments": [
            {**span("Ferry strike at Ostrel"), "kind": "title"},
            {"start": TEXT.index("The Selbrun"), "end": TEXT.index("\n\n“")},
            {"start": TEXT.index("“We"), "end": len(TEXT)},
        ],
        "roles": [{"start": TEXT.index("The Selbrun"), "end": TEXT.index(" At least"), "role": "main"}],
        "actors": [
            {"id": "militia", "name": "Selbrun militia", "kind": "group",
             "mentions": [militia, {**span("the militia"), "form": "nominal"}]},
            {"id": "guard", "name": "Ostrel guard", "kind": "government", "mentions": [guard]},
            {"id": "police", "name": "police", "kind": "government", "mentions": [
                {**span("police"), "form": "nominal"}]},
            {"id": "ada-venn", "name": "Ada Venn", "kind": "person", "by": "hand", "mentions": [span("Ada Venn")]},
        ],
        "quotes": [
            {"id": "q1", "kind": "direct", "speaker": "ada-venn", "by": "hand", **span("We will not yield,"),
             "source": span("Ada Venn"), "cue": span("said", TEXT.index("Ada"))},
            {"id": "q2", "kind": "indirect", "speaker": "police", "confidence": 0.8,
             **span("The Selbrun militia attacked the Ostrel guard on 3 May"), "source": span("police"),
             "cue": span("said")},
        ],
        "events": [
            {"id": "e1", "type": "ASSAULT", **span("attacked"), "agents": ["militia"], "recipients": ["guard"],
             "date": day, "place": place, "counts": [killed], "status": "claimed", "reported_by": "police",
             "confidence": 0.9},
            {"id": "e2", "type": "REJECT", **span("denial"), "agents": ["guard"], "recipients": ["militia"],
             "status": "denied", "by": "hand"},
        ],
    }  # fmt: skip
    return Article.model_validate(fields | changes)


def hostile() -> Article:
    """A report whose every string tries to be something else where it is read."""
    bad = '=cmd|"/c calc"!A1</script><script>alert(1)</script>&amp;]]>\x1b[2J\x07\u202e'
    text = f"=1+1 {bad} said <b>so</b>.\n@SUM(1)"
    return Article.model_validate(
        {
            "id": "hostile",
            "title": bad,
            "publisher": f"+{bad}",
            "url": "javascript:alert(1)",
            "authors": [f"-{bad}", "../../etc/passwd"],
            "text": text,
            "segments": [{"start": 0, "end": text.index("\n")}, {"start": text.index("@"), "end": len(text)}],
            "actors": [
                {"id": "bad", "name": f"@{bad}", "description": bad, "mentions": [{"start": 0, "end": 4}]},
                {
                    "id": "worse",
                    "name": "..",
                    "mentions": [{"start": text.index("said"), "end": len(text) - 8}],
                },
            ],
            "quotes": [
                {"id": "q1", "start": 0, "end": text.index(" said"), "kind": "indirect", "speaker": "worse"}
            ],
            "events": [
                {
                    "id": "e1",
                    "type": "ASSAULT",
                    "start": 0,
                    "end": 4,
                    "agents": ["bad"],
                    "recipients": ["worse"],
                    "date": {"from": "2031-05-01", "to": "2031-05-31", "reason": bad},
                    "place": {"name": bad, "latitude": 1.5, "longitude": 2.5},
                }
            ],
        }
    )


def collection_of(folder: Path, articles: Iterable[Article]) -> Collection:
    collection = Collection.create(folder / "desk")
    for article in articles:
        collection.replace(article)
    return collection


def material_of(folder: Path, articles: Iterable[Article], query: str = "") -> Material:
    """What an export of these articles is given."""
    collection = collection_of(folder, articles)
    explorer = Explorer(collection, cache=folder / "cache")
    explorer.prepare()
    explorer.happenings.update()
    passages = explorer.answer(lambda viewer: MatchingPassages(viewer, query)) if query else None
    ids = collection.ids() if passages is None else sorted(passages)
    return Material(collection, ids, query=query, passages=passages, explorer=explorer)


def exported(name: str, folder: Path, articles: Iterable[Article], query: str = "") -> Path:
    """Where the export of these articles lies."""
    place = folder / f"out-{name}"
    FORMATS[name].write(material_of(folder, articles, query), place)
    return place
