"""spaCy: the articles as files of a DocBin, some hundred a file, for training and for what reads `Doc` objects.

Tokens are cut where an annotation begins or ends, so that every span is exact. Mentions of actors are `doc.ents` where
they do not overlap; all annotations are groups of `doc.spans`, each span with the id of what it is about.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from index.interchange.material import Material
from index.model import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

_IN_A_FILE: Final = 500
GROUPS: Final = ("mentions", "quotes", "sources", "cues", "events", "figures", "roles", "passages")
LabelledSpan = tuple[int, int, str, str]  # start, end, label, id


def write(material: Material, folder: Path) -> None:
    """Write files `articles-00001.spacy` and on."""
    import spacy
    from spacy.tokens import DocBin

    blank = spacy.blank("en")
    number, docs = 1, DocBin(store_user_data=True)
    for article in material.articles():
        docs.add(doc_of(article, blank))
        if len(docs) == _IN_A_FILE:
            docs.to_disk(folder / f"articles-{number:05}.spacy")
            number, docs = number + 1, DocBin(store_user_data=True)
    if len(docs):
        docs.to_disk(folder / f"articles-{number:05}.spacy")


def doc_of(article: Article, pipeline: Any) -> Doc:
    """The article as a `Doc`; its id and the texts of `user_data` say which one it is."""
    from spacy.util import filter_spans

    groups = _groups(article)
    marks = [mark for marks in groups.values() for mark in marks]
    doc = _cut(article.text, pipeline, {mark[0] for mark in marks}, {mark[1] for mark in marks})
    for name, marks in groups.items():
        doc.spans[name] = [_span(doc, mark) for mark in marks]
    doc.ents = filter_spans(doc.spans["mentions"])
    day = article.published.isoformat() if article.published else None
    doc.user_data |= {"id": article.id, "title": article.title, "published": day, "url": article.url}
    return doc


def _groups(article: Article) -> dict[str, list[LabelledSpan]]:
    groups: dict[str, list[LabelledSpan]] = {name: [] for name in GROUPS}
    for actor in article.actors:
        groups["mentions"] += [
            (mention.start, mention.end, actor.kind.upper(), f"{actor.id}/{actor.by}")
            for mention in actor.mentions
        ]
    for quote in article.quotes:
        who = f"{quote.id}/{quote.speaker or ''}/{quote.by}"
        groups["quotes"].append((quote.start, quote.end, quote.kind.upper(), who))
        groups["sources"] += [(one.start, one.end, "SOURCE", who) for one in (quote.source,) if one]
        groups["cues"] += [(one.start, one.end, "CUE", who) for one in (quote.cue,) if one]
    for event in article.events:
        parties = f"{' '.join(event.agents)}>{' '.join(event.recipients)}"
        what = f"{event.id}/{parties}/{event.status}/{event.by}"
        groups["events"].append((event.start, event.end, event.type, what))
        groups["figures"] += [
            (figure.start, figure.end, figure.what.upper(), f"{event.id}/{event.by}")
            for figure in event.counts
        ]
    groups["roles"] = [(one.start, one.end, one.role.upper(), one.by) for one in article.roles]
    groups["passages"] = [(one.start, one.end, one.kind.upper(), "auto") for one in article.segments]
    return groups


def _cut(text: str, pipeline: Any, starts: set[int], ends: set[int]) -> Doc:
    """The tokens of a text, cut where annotations start and end as well; together they are the text."""
    from spacy.tokens import Doc

    bounds = {0, len(text), *starts, *ends}
    for token in pipeline.make_doc(text):
        bounds |= {token.idx, token.idx + len(token.text)}
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(sorted(bounds)):
        piece = text[start:end]
        if piece == " " and words and not spaces[-1] and start not in starts and end not in ends:
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    vocab: Vocab = pipeline.vocab
    return Doc(vocab, words=words, spaces=spaces)


def _span(doc: Doc, mark: LabelledSpan) -> Span:
    start, end, label, name = mark
    span = doc.char_span(start, end, label=label, span_id=name, alignment_mode="expand")
    assert span is not None  # noqa: S101 - the tokens were cut there
    return span
