"""What articles tell of the past of an actor or a happening, in the order of what they tell of, the same fact once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from index.exploring.row_index import rows_in
from index.focus import Focus, PinnedPassage
from index.leads.gathering import AnswerArrays, RowAddress
from index.leads.lead import Lead, Leads
from index.view import ContextRow, amount
from index.vocabulary import RoleName

if TYPE_CHECKING:
    from index.exploring.viewing import Viewer
    from index.happenings.happening import CollectionHappening

ROLES: tuple[RoleName, ...] = ("history", "previous", "context")
LIMIT = 30  # facts shown by itself
_LOOKED_AT = 5_000  # sentences
_ALIKE = 0.6  # of all words that two sentences have, those that both have, from which they tell the same
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_WORD = re.compile(r"\w+")
_NEGATIONS = frozenset(
    ("no", "not", "never", "nobody", "none", "nothing", "nor", "neither", "without", "cannot", "denied")
)
_ANY = re.compile("")
_SHORT = 3  # letters of words that say little


@dataclass
class BackgroundFact:
    """A sentence, and the others that tell the same."""

    row: ContextRow
    place: RowAddress
    words: frozenset[str]
    exact: frozenset[str]  # numbers and negations, which must be the same
    articles: list[str]

    @classmethod
    def of(cls, row: ContextRow, place: RowAddress) -> BackgroundFact:
        """The fact that a sentence tells, of which no other is known yet."""
        words = [word.casefold() for word in _WORD.findall(row.words)]
        exact = frozenset(word for word in words if word.isdigit() or word in _NEGATIONS)
        telling = frozenset(word for word in words if len(word) > _SHORT)
        return cls(row, place, telling, exact, [row.anchor.article])

    @property
    def order(self) -> tuple[date, str, int]:
        """The time of what is told, then of its report."""
        year, published = year_of(self.row), self.row.published or date.max
        return date(year, 1, 1) if year else published, self.row.anchor.article, self.row.anchor.start


def background(viewer: Viewer, actor: str, limit: int | None = LIMIT) -> Leads | None:
    """The background sentences that name an actor; None where nobody has this id.

    At most `limit` of them: those that most articles have. A year in a sentence is the time that it tells of, else
    the day of its article.
    """
    card = viewer.pages.known(actor)
    if card is None:
        return None
    return _past(viewer, card.name, Focus(actors=(actor,), roles=ROLES), _named(viewer, actor), limit)


def background_of_happening(
    viewer: Viewer, happening: CollectionHappening, limit: int | None = LIMIT
) -> Leads:
    """The background sentences of all articles that report a happening, as those of an actor."""
    articles = tuple(dict.fromkeys(article for article, _event in happening.reports))
    return _past(viewer, happening.title, Focus(articles=articles, roles=ROLES), _ANY, limit)


def _past(viewer: Viewer, title: str, focus: Focus, named: re.Pattern[str], limit: int | None) -> Leads:
    """The background sentences of a focus in which somebody is named."""
    gathered = AnswerArrays(viewer, focus)
    facts = _facts(gathered, named)
    shown = sorted(facts, key=lambda fact: (-len(fact.articles), fact.order))[:limit]
    lines = tuple(_lead(gathered, fact, focus) for fact in sorted(shown, key=lambda fact: fact.order))
    about = f"{amount(len(facts), 'background sentence')}, the same fact once"
    if len(shown) < len(facts):
        about += f"; the {len(shown)} that most articles have"
    return Leads(title, about, lines)


def _named(viewer: Viewer, actor: str) -> re.Pattern[str]:
    """Any name of the actor."""
    names = {
        name
        for part in viewer.snapshot.parts
        if (local := part.actor_number(actor)) is not None
        for name in part.names_of(local)
    }
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"\b(?:{either})\b" if either else r"(?!)")


def _facts(gathered: AnswerArrays, named: re.Pattern[str]) -> list[BackgroundFact]:
    """The sentences with a name in them; one that tells the same as one before is counted with it."""
    grouped: dict[frozenset[str], list[BackgroundFact]] = {}
    for place in islice(gathered.each("context"), _LOOKED_AT):
        row = gathered.viewer.pages.context(*place)
        if not named.search(row.words):
            continue
        fact = BackgroundFact.of(row, place)
        same = next((one for one in grouped.setdefault(fact.exact, []) if alike(one, fact)), None)
        if same is None:
            grouped[fact.exact].append(fact)
        elif row.anchor.article not in same.articles:
            same.articles.append(row.anchor.article)
    return [fact for facts in grouped.values() for fact in facts]


def alike(fact: BackgroundFact, other: BackgroundFact) -> bool:
    """Whether two sentences tell the same: most words are in both, and all numbers and negations."""
    both, every = fact.words & other.words, fact.words | other.words
    return fact.exact == other.exact and len(both) >= _ALIKE * max(1, len(every))


def year_of(row: ContextRow) -> int | None:
    """The earliest year that a sentence names, and that is not later than its report."""
    latest = row.published.year if row.published else date.max.year
    years = [year for year in map(int, _YEAR.findall(row.words)) if year <= latest]
    return min(years, default=None)


def _lead(gathered: AnswerArrays, fact: BackgroundFact, asked: Focus) -> Lead:
    row, anchor = fact.row, fact.row.anchor
    year = year_of(row)
    reported = "no day" if row.published is None else f"{row.published:%b %Y}"
    focus = Focus(passage=PinnedPassage(anchor.article, anchor.start, anchor.end))
    if len(fact.articles) > 1:
        focus = replace(asked, articles=tuple(sorted(fact.articles)))
    notes = [row.role, _said_by(gathered, fact), row.publisher or ""]
    if len(fact.articles) > 1:
        notes.append(f"in {amount(len(fact.articles), 'article')}")
    return Lead(
        str(year) if year else f"told in {reported}",
        " ".join(row.words.split()),
        focus,
        "context",
        note=" · ".join(filter(None, notes)),
        first=row.published,
        article=anchor.article,
    )


def _said_by(gathered: AnswerArrays, fact: BackgroundFact) -> str:
    """Whose words the sentence has."""
    number, row = fact.place
    part, anchor = gathered.parts[number], fact.row.anchor
    doc = part["context.doc"][row : row + 1]
    for quote_row in rows_in(part, "quote", doc).tolist():
        quote = gathered.viewer.pages.quote(number, quote_row)
        if quote.anchor.start < anchor.end and anchor.start < quote.anchor.end:
            who = quote.speaker[1] if quote.speaker else quote.source
            return f"said by {who}" if who else "quoted"
    return ""
