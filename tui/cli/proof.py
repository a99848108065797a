"""`dateline proof`: what a draft quotes, held against a collection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import typer

from index.errors import ReadError
from index.model import Article
from index.plain_json import plain_json
from index.proof.figure_proof import FigureProof
from index.proof.prove import Proof, QuotationProof, prove
from index.proof.source_search import Sources
from index.reading.clean import clean
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection, prepared_explorer
from tui.plurals import counted

_MEANING = {
    "verbatim": "word for word",
    "marks": "word for word, but for marks, capitals or spelling",
    "shortened": "shortened",
    "cut": "cut where it turns round",
    "spliced": "put together of two places",
    "altered": "altered",
    "not found": "not found here",
}


def print_proof(path: Path, place: Path | None, *, as_json: bool) -> int:
    """Print what was found about a draft. Gives the exit code: 1 where anything differs or is not found."""
    from index.annotate import annotate

    collection = chosen_collection(place)
    draft = annotate(read_draft(path))
    sources = Sources(prepared_explorer(collection), collection.get)
    proof = prove(draft, sources)
    if as_json:
        typer.echo(plain_json(_as_json(proof)))
    else:
        for line in _lines(proof, sources):
            typer.echo(clean(line))
    return DONE if proof.is_sound else NOTHING_FOUND


def read_draft(path: Path) -> Article:
    """The draft's text. Raises ReadError where the file cannot be read, or holds several articles."""
    from index.ingest.adding import LONGEST_TEXT
    from index.reading.files import read_files

    if not path.exists():
        raise ReadError(path, "there is no such file")
    articles: list[Article] = []
    for result in read_files([path]):
        if result.article is None:
            raise result.error or ReadError(path, "nothing was found in it")
        articles.append(result.article)
    if len(articles) != 1:
        raise ReadError(path, f"a draft is one article, and this holds {len(articles):,}")
    if len(articles[0].text) > LONGEST_TEXT:
        raise ReadError(path, f"it has more than {LONGEST_TEXT:,} characters; prove it in parts")
    return articles[0]


def _lines(proof: Proof, sources: Sources) -> Iterator[str]:
    for number, quotation in enumerate(proof.quotations, 1):
        yield from _quotation_lines(number, quotation, sources)
    for figure in proof.figures:
        yield from _figure_lines(figure)
    for remark in proof.remarks:
        yield f"  “{remark.words}” ({remark.start}): {remark.remark}"
    sound = sum(quotation.is_sound for quotation in proof.quotations)
    differs = len(proof.quotations) - sound
    found = sum(figure.verdict == "found" for figure in proof.figures)
    yield (
        f"{counted(len(proof.quotations), 'quotation')}: {sound:,} as quoted, {differs:,} to look at. "
        f"{counted(len(proof.figures), 'figure')}: {found:,} found, {len(proof.figures) - found:,} to look at. "
        f"Names and dates: {len(proof.remarks):,} to look at."
    )


def _quotation_lines(number: int, quotation: QuotationProof, sources: Sources) -> Iterator[str]:
    finding = quotation.finding
    mark = " " if quotation.is_sound else "!"
    by = f" — {quotation.speaker}" if quotation.speaker else ""
    yield f"{mark}{number:3} {_MEANING[finding.verdict]}: “{_flat(quotation.words)}”{by}"
    if finding.text is not None:
        article = sources.article(finding.text)
        day = f", {article.day}" if article.day else ""
        who = f" — {quotation.there}" if quotation.there else ""
        there = _flat(article.text[finding.start : finding.end])
        yield f"       there: “{there}”{who} ({article.title or article.id}{day})"
        yield f"       {finding.text}:{finding.start}-{finding.end}"
    for difference in (*finding.differs, *quotation.remarks):
        yield f"       {difference}"


def _figure_lines(figure: FigureProof) -> Iterator[str]:
    mark = " " if figure.verdict == "found" else "!"
    by = f", by {figure.giver}" if figure.giver else ""
    verdict = "not found here" if figure.verdict == "not found" else figure.verdict
    yield f"{mark}    figure {verdict}: {figure.number} {figure.counted}{by} ({figure.start})"
    for given in figure.there:
        giver = given.giver or "the article itself"
        yield f"       there: {given.number}, by {giver}: “{given.words}” {given.article}:{given.start}-{given.end}"


def _flat(words: str) -> str:
    return " ".join(words.split())


def _as_json(proof: Proof) -> dict[str, object]:
    return {"sound": proof.is_sound, **asdict(proof)}
