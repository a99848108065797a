"""How sure `dateline proof` is of quotations: true ones, altered ones, and those of other articles.

    python tools/proof_trial.py COLLECTION [--quotations 2000] [--among 100000] [--folder FOLDER] [--seed 1]

They are made from a collection. A tenth of its articles is left out of what is asked: their quotations stand for
those of other articles. The rest give quotations as they stand, shortened and spelt otherwise, and altered ones: a
word dropped or replaced, a number changed, a negation put in or left out, two halves joined, an end before what turns
it round. A row says how often the verdict was right. What was altered and happens to stand somewhere is left out. No
text is kept.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from shutil import copyfile

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from index.collection import Collection  # noqa: E402 - found by the path set above
from index.model import Article  # noqa: E402
from index.proof.compared_words import is_negation, word_classes, words_of  # noqa: E402
from index.proof.comparing import STANDING  # noqa: E402
from index.proof.source_search import Sources  # noqa: E402
from tools.proof_filler import fill, is_filler  # noqa: E402
from tui.cli.open import prepared_explorer  # noqa: E402

MakeQuote = Callable[[str, random.Random], str | None]
LEAST_WORDS, MOST_WORDS = 6, 40
SPELT = {
    "organization": "organisation", "realize": "realise", "center": "centre", "defense": "defence", "labor": "labour",
    "color": "colour", "honor": "honour", "analyze": "analyse", "recognize": "recognise",
}  # fmt: skip
WEIGHTY = (
    "ship",
    "minister",
    "budget",
    "weather",
    "lawyer",
    "yesterday",
    "burned",
    "refused",
    "seven",
    "cheaper",
)


def clauses(articles: list[Article]) -> Iterator[str]:
    """What people say word for word, a sentence each, of a length that people quote."""
    for article in articles:
        for quote in article.quotes:
            if quote.kind == "direct":
                for sentence in re.split(r"(?<=[.!?])\s+", article.text[quote.start : quote.end]):
                    words = sentence.strip(" ,.;:!?\n")
                    if LEAST_WORDS <= len(words.split()) <= MOST_WORDS and not re.search(
                        r"[\[\]…“”\"\n]|\.\.", words
                    ):
                        yield words


def verbatim(words: str, _dice: random.Random) -> str:
    """As it stands."""
    return words


def marked(words: str, _dice: random.Random) -> str:
    """Other apostrophes and dashes, or another first letter."""
    other = words.replace("'", "\0").replace("’", "'").replace("\0", "’")
    return other if other != words else words[0].swapcase() + words[1:]


def spelt(words: str, _dice: random.Random) -> str | None:
    """British for American spelling, and the other way."""
    for american, british in SPELT.items():
        for spelling, other in ((american, british), (british, american)):
            if re.search(rf"\b{spelling}\b", words) and spelling != other:
                return re.sub(rf"\b{spelling}\b", other, words)
    return None


def shortened(words: str, dice: random.Random) -> str | None:
    """Two words or more left out in the middle, none of which turns it round."""
    parts = words.split()
    first = dice.randrange(2, len(parts) - 2)
    last = dice.randrange(first + 1, min(first + 8, len(parts)))
    forms = words_of(" ".join(parts[first:last])).forms
    if any(is_negation(form) or form in word_classes().conditions for form in forms):
        return None
    return " ".join([*parts[:first], "…", *parts[last:]])


def bracketed(words: str, dice: random.Random) -> str | None:
    """A pronoun replaced by a name in brackets."""
    pronouns = [
        match
        for match in re.finditer(r"\b(?:he|she|it|they|him|them|this)\b(?![’'-])", words)
        if match.start()
    ]
    if not pronouns:
        return None
    match = dice.choice(pronouns)
    return f"{words[: match.start()]}[the council]{words[match.end() :]}"


def dropped(words: str, dice: random.Random) -> str | None:
    """A word from the middle left out."""
    parts = words.split()
    plain = [number for number in range(1, len(parts) - 1) if parts[number].isalpha()]
    if not plain:
        return None
    del parts[dice.choice(plain)]
    return " ".join(parts)


def replaced(words: str, dice: random.Random) -> str | None:
    """Another word for one of the middle."""
    parts = words.split()
    place = dice.randrange(1, len(parts) - 1)
    other = dice.choice([word for word in WEIGHTY if word != parts[place]])
    return " ".join([*parts[:place], other, *parts[place + 1 :]])


def renumbered(words: str, dice: random.Random) -> str | None:
    """Another number."""
    match = re.search(r"\d+", words)
    return (
        f"{words[: match.start()]}{int(match[0]) + dice.randrange(1, 90)}{words[match.end() :]}"
        if match
        else None
    )


def negated(words: str, _dice: random.Random) -> str | None:
    """“not” behind an auxiliary."""
    match = re.search(r"\b(?:is|are|was|were|will|would|can|could|has|have|had|should)\b(?! not)", words)
    return f"{words[: match.end()]} not{words[match.end() :]}" if match else None


def affirmed(words: str, _dice: random.Random) -> str | None:
    """“not” or “never” left out of the middle."""
    match = re.search(r"(?<=\w )(?:not|never) (?=\w)", words)
    return words[: match.start()] + words[match.end() :] if match else None


def cut(words: str, _dice: random.Random) -> str | None:
    """An end before what turns it round."""
    match = re.search(r" (?:not|unless|if|until|but)\b", words)
    return words[: match.start()] if match and len(words[: match.start()].split()) >= 4 else None


CUT = "ended before it turns"
TRUE: dict[str, MakeQuote] = {
    "as it stands": verbatim, "marks, capitals": marked, "spelling": spelt, "shortened by …": shortened,
    "[brackets]": bracketed,
}  # fmt: skip
ALTERED: dict[str, MakeQuote] = {
    "word dropped": dropped, "word replaced": replaced, "number changed": renumbered, "“not” put in": negated,
    "“not” left out": affirmed, CUT: cut,
}  # fmt: skip


MAY_STAND = {*TRUE, CUT}  # that are words of the text


def letters(words: str) -> str:
    """Words in small letters and nothing else, a space around each."""
    return " " + " ".join(re.findall(r"[^\W_]+", words.casefold())) + " "


class Trial:
    """Verdicts by kind of quotation."""

    def __init__(self, sources: Sources, texts: str) -> None:
        self.sources, self.texts = sources, texts
        self.seconds, self.waited, self.asked, self.stand_all_the_same = 0.0, 0.0, 0, 0
        self.verdicts: dict[str, Counter[str]] = {}

    def ask(self, kind: str, quotation: str) -> None:
        """Look for one quotation and note the verdict."""
        before, began = time.process_time(), time.perf_counter()
        finding = next(self.sources.find(quotation))
        self.seconds += time.process_time() - before
        self.waited += time.perf_counter() - began
        self.asked += 1
        text = self.sources.article(finding.text).text if finding.text is not None else ""
        stands = quotation in text or letters(quotation) in letters(text)  # not as the proof compares them
        if stands and kind not in MAY_STAND:
            self.stand_all_the_same += 1
        else:
            self.verdicts.setdefault(kind, Counter())[finding.verdict] += 1

    def line(self, kind: str, right: Callable[[str], bool]) -> str:
        """A row of the table."""
        verdicts = self.verdicts.get(kind, Counter())
        total = verdicts.total()
        good = sum(count for verdict, count in verdicts.items() if right(verdict))
        share = f"{100 * good / total:.2f}" if total else "–"
        counts = ", ".join(f"{name} {count:,}" for name, count in verdicts.most_common())
        return f"| {kind} | {total:,} | {share} | {counts} |"


def without_a_tenth(source: Path, folder: Path) -> tuple[Collection, list[Article]]:
    """A copy of a collection without every tenth article, and those articles."""
    whole, part, left_out = Collection.open(source), Collection.create(folder), []
    for number, article in enumerate(whole.articles()):
        if number % 10 and not part.file(article.id).exists():
            copyfile(whole.file(article.id), part.file(article.id))
        elif not number % 10:
            left_out.append(article)
    return part, left_out


def ask_all(trial: Trial, true: list[str], others: list[str], dice: random.Random) -> None:
    """Ask for every quotation in every way that fits it."""
    for words in true:
        for kind, make in {**TRUE, **ALTERED}.items():
            quotation = make(words, dice)
            if quotation is not None and (kind in MAY_STAND or quotation not in trial.texts):
                trial.ask(kind, quotation)
    for words, other in pairwise(true):
        half, end = words.split(), other.split()
        joined = " ".join([*half[: len(half) // 2], *end[len(end) // 2 :]])
        if joined not in trial.texts:
            trial.ask("two halves joined", joined)
    for words in others:
        if words not in trial.texts:
            trial.ask("of other articles", words)


def print_table(trial: Trial, articles: int) -> None:
    """The rows, and what a quotation took."""
    print(
        f"{articles:,} articles, {trial.asked:,} quotations, each {1000 * trial.seconds / trial.asked:.1f} ms of a "
        f"processor in {1000 * trial.waited / trial.asked:.1f} ms; "
        f"{trial.stand_all_the_same:,} that were altered stand somewhere all the same\n"
    )
    print("| quotation | asked | right, % | verdicts |\n| --- | --: | --: | --- |")
    for kind in TRUE:
        print(trial.line(kind, lambda verdict: verdict not in ("altered", "spliced", "not found")))
    for kind in (*ALTERED, "two halves joined"):
        print(trial.line(kind, lambda verdict: verdict not in STANDING))
    print(trial.line("of other articles", lambda verdict: verdict not in STANDING))


def main() -> None:
    """Make, ask and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("collection", type=Path)
    parser.add_argument(
        "--quotations", type=int, default=2000, help="true quotations that the others are made from"
    )
    parser.add_argument(
        "--among", type=int, default=0, help="articles to look in: others are made of their words"
    )
    parser.add_argument(
        "--folder", type=Path, default=None, help="where what is looked in is kept for another run"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)  # noqa: S311 - a sample, no secret
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary) / "proof"
        is_made = (folder / "articles").exists()
        collection, left_out = without_a_tenth(options.collection, folder)
        articles = [collection.get(name) for name in collection.ids() if not is_filler(name)]
        if not is_made:
            fill(collection, articles, options.among, dice)
        trial = Trial(
            Sources(prepared_explorer(collection), collection.get), "\n".join(one.text for one in articles)
        )
        true, others = list(dict.fromkeys(clauses(articles))), list(dict.fromkeys(clauses(left_out)))
        dice.shuffle(true)
        ask_all(trial, true[: options.quotations], others[: options.quotations], dice)
        print_table(trial, len(collection.ids()))


if __name__ == "__main__":
    main()
