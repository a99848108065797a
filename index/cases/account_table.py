"""Who says what of a happening, as rows of a report's table: no claim without its speaker, status and article."""

from __future__ import annotations

from collections.abc import Iterator

from index.cases.citation import Citations
from index.cases.table_heads import HEADLINE_ALONE
from index.happenings.accounts import Account, Accounts, AccountSource
from index.reading.clean import flat

ITSELF = "the article itself"
LESS = "the same, or less of it"


def account_rows(accounts: Accounts, citations: Citations) -> Iterator[tuple[str, ...]]:
    """A row for each account and article; what is said stands with the article that tells most, others agree."""
    tellers: dict[str, str] = {}  # the first article of each origin
    for account in accounts.rows:
        for number, source in enumerate(account.sources):
            yield (
                flat(account.speaker or ITSELF),
                LESS if number else _claim(account),
                account.status,
                _article(source, tellers.setdefault(source.origin, source.article)),
                _sentences(source, citations),
            )


def _claim(account: Account) -> str:
    """Stance with its verb, then who is named as doing it to whom, how many, where and when."""
    stance = f"{account.stance} ({flat(account.cue)})" if account.cue else account.stance
    facts = [
        *_named("by", account.agents),
        *_named("to", account.recipients),
        *account.figures,
        *_named("in", (account.place,) if account.place else ()),
        *_named("on", (account.day,) if account.day else ()),
    ]
    return f"{stance}: {'; '.join(facts)}" if facts else f"{stance} it"


def _named(word: str, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        yield f"{word} {', '.join(map(flat, names))}"


def _article(source: AccountSource, teller: str) -> str:
    day = source.published.isoformat() if source.published else "no date"
    copy = "" if teller == source.article else f", from the same origin as {teller}"
    return f"{day}, {flat(source.outlet or source.title)}{copy}"


def _sentences(source: AccountSource, citations: Citations) -> str:
    """Its sentences with their numbers, as far as the article has them; what only a headline tells is said to be so."""
    article = citations.article(source.article)
    quoted = []
    for sentence in source.sentences:
        words = " ".join(article.text[sentence.start : sentence.end].split()) if article else ""
        if words and words == sentence.words:
            quoted.append(citations.cite(source.article, sentence.start, sentence.end).quoted)
    return " ".join(quoted) or HEADLINE_ALONE
