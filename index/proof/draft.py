"""The draft that is proved: a file read as one article, in the process behind walls as every file from outside."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from index.errors import ReadError
from index.model import Article
from index.proof.proof_notes import Note, notes_of
from index.proof.prove import Proof, prove
from index.proof.source_search import Sources


def read_draft(path: Path) -> Article:
    """The draft's text. Raises ReadError where the file cannot be read, or holds several articles."""
    # late, as the pipeline below: what only reads a report needs neither
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


def proved_file(path: Path, sources: Sources) -> tuple[Article, Proof, list[Note]]:
    """A draft, what was found about it, and that in words. Raises ReadError, and DatelineError of the collection."""
    draft = annotated_draft(read_draft(path))
    proof = prove(draft, sources)
    return draft, proof, notes_of(draft, proof, sources)


def annotated_draft(draft: Article) -> Article:
    """The draft with annotations; one without a day is read as of today, so that weekdays find what they date."""
    from index.annotate import annotate

    if draft.day is not None:
        return annotate(draft)
    today = datetime.now(UTC).date()
    return annotate(draft.model_copy(update={"published": today})).model_copy(update={"published": None})
