"""How a decision by hand is made from the command line: of what, in which collection, and what is printed of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from index.ingest.corrections import Corrections, Decided
    from index.journal.decisions import Decision
    from index.model import Article

ItemArgument = Annotated[
    str, typer.Argument(metavar="ID", help="ARTICLE#q1 or ARTICLE#e1, as dateline show prints.")
]
ArticleId = Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")]


def decide_item(item: str, place: Path | None, decision: Callable[[Article, str], Decision]) -> None:
    """Decide about a part of an article, as in ARTICLE#q1; raises BadParameter where none is named."""
    article_id, hash_, part = item.partition("#")
    if not hash_:
        raise typer.BadParameter("write ARTICLE#q1 or ARTICLE#e1", param_hint="ID")
    decide_article(article_id, place, lambda article: decision(article, part))


def decide_article(article_id: str, place: Path | None, decision: Callable[[Article], Decision]) -> None:
    """Decide about an article of a collection, and print what was decided."""
    decide(place, lambda desk: decision(desk.collection.get(article_id)))


def decide(place: Path | None, decision: Callable[[Corrections], Decision]) -> None:
    """Decide in a collection, and print what was decided and what is offered besides. Raises Undecidable."""
    from pydantic import ValidationError

    from index.errors import Undecidable
    from index.refusals import sentence as refusal
    from tui.cli.journal import opened_corrections, print_decided, print_offers

    with opened_corrections(place) as desk:
        try:
            decided: Decided = desk.decide(decision(desk))
        except ValidationError as error:
            raise Undecidable(refusal(error)) from None
        print_decided(decided, desk.journal)
        print_offers(desk.offered(decided.entry))
