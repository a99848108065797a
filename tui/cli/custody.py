"""`dateline custody`: the chain of an article, or of a passage of it, from the bytes it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from index.custody.chain import Chain, Link, chain_of
from index.custody.register import sum_of
from index.journal.decision_words import in_words
from index.plain_json import plain_json
from index.reading.clean import on_one_line
from tui.cli.open import chosen_collection
from tui.cli.show import item_of

_SAME_FILE = {
    True: "still there, with the same bytes",
    False: "now another file lies there",
    None: "not in sight from here",
}


def print_custody(item: str, place: Path | None, *, as_json: bool) -> None:
    """Print where an article, or a quote, event or passage of it, comes from. Raises UnknownItem and UnknownArticle."""
    collection = chosen_collection(place)
    named = item_of(item)
    chain = chain_of(collection, named.article)
    span = named.span_in(chain.article)
    if as_json:
        typer.echo(plain_json(_as_json(chain, span)))
        return
    for line in _lines(chain, span):
        typer.echo(on_one_line(line))


def _lines(chain: Chain, span: tuple[int, int] | None) -> Iterator[str]:
    article = chain.article
    day = f" ({article.day})" if article.day else ""
    yield f"{article.id}: {article.title or 'without a title'}{day}"
    if span is not None:
        words = article.text[span[0] : span[1]]
        yield f"passage   {span[0]}-{span[1]}: “{' '.join(words.split())}”"
        yield f"          SHA-256 {sum_of(words)}"
    yield f"text      {len(article.text):,} characters"
    yield f"          SHA-256 {chain.text}"
    if not chain.links:
        yield "source    not noted: the article was put here by hand, or by a version that noted none"
    for link in chain.links:
        yield from _link_lines(link)
    yield f"file      articles/{article.id}.json"
    yield f"          SHA-256 {chain.file}"
    state = {
        True: "as Dateline saved it",
        False: "changed since Dateline saved it",
        None: "on no list of the collection",
    }
    yield f"          {state[chain.is_as_saved]}"
    earlier = article.version_of or article.copy_of
    if earlier:
        yield f"{'version of' if article.version_of else 'copy of'}  {earlier}"
    for entry in chain.decisions:
        yield f"decision  {entry.seq} by {entry.who}, {entry.time:%Y-%m-%d %H:%M} UTC: {in_words(entry.deed)}"


def _link_lines(link: Link) -> Iterator[str]:
    origin = link.origin
    yield f"source    {origin.address} ({origin.size:,} bytes)"
    yield f"          SHA-256 {origin.sha256}"
    if origin.record:
        yield f"          record {origin.record}"
    yield f"          read {origin.read:%Y-%m-%d %H:%M:%S} UTC by {origin.by}"
    if origin.reader:
        yield f"          reader: {origin.reader}"
    if not link.is_same_text:
        yield "          ! the text that was read from it is another than the article's"
    if origin.kept:
        yield f"          kept: {origin.kept}, {link.copy_fault or 'as it was read'}"
    if origin.address.startswith(("~", "/")):
        yield f"          {_SAME_FILE[link.there]}"


def _as_json(chain: Chain, span: tuple[int, int] | None) -> dict[str, Any]:
    words = chain.article.text[span[0] : span[1]] if span else None
    return {
        "article": chain.article.id,
        "passage": span and {"start": span[0], "end": span[1], "text": words, "sha256": sum_of(words or "")},
        "text": {"characters": len(chain.article.text), "sha256": chain.text},
        "file": {"sha256": chain.file, "as_saved": chain.is_as_saved},
        "sources": [
            {
                **link.origin.model_dump(mode="json", exclude={"article", "text"}),
                "same_text": link.is_same_text,
                "kept_fault": link.copy_fault,
                "still_there": link.there,
            }
            for link in chain.links
        ],
        "decisions": [
            {"seq": entry.seq, "who": entry.who, "time": entry.time.isoformat(), "what": in_words(entry.deed)}
            for entry in chain.decisions
        ],
    }
