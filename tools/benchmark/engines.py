"""The engines: each indexes a collection, opens its index, and answers a question with hits and facet counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from tools.benchmark.bench_material import read_passages
from tools.benchmark.questions import BenchQuestion

SHOWN = 20  # rows that a pane shows


class Engine(Protocol):
    """What the benchmark asks of an engine."""

    def build(self, collection: Path, index: Path) -> None:
        """Index a collection."""

    def open(self, collection: Path, index: Path) -> Callable[[BenchQuestion], int]:
        """Open the index; gives what answers a question with all counts, and tells the number of hits."""


def query_line(question: BenchQuestion) -> str:
    """A question as a query line of Dateline's (and so of Whoosh's)."""
    words = question.words
    match question.kind:
        case "or":
            return f"{words[0]} OR {words[1]}"
        case "not":
            return f"{words[0]} NOT {words[1]}"
        case "phrase":
            return f'"{words[0]} {words[1]}"'
        case "prefix":
            return f"{words[0]}*"
        case "fuzzy":
            return f"{words[0]}~1/1"
        case "field":
            return f"{words[0]} actor:{question.actor}"
        case "range":
            first, last = (date.fromordinal(day).isoformat() for day in question.days)
            return f"{words[0]} date:[{first} to {last}]"
    return " ".join(words)


class DatelineEngine:
    """This program: every pane's rows that a screen shows, and every count."""

    def build(self, collection: Path, index: Path) -> None:
        """Index from the article files."""
        from index.collection import Collection
        from index.explore import Explorer

        Explorer(Collection.open(collection), cache=index).prepare(verify=False)

    def open(self, collection: Path, index: Path) -> Callable[[BenchQuestion], int]:
        """Open; a question is a focus, its answer a view with the first rows of all panes."""
        from index.collection import Collection
        from index.explore import Explorer
        from index.focus import Focus

        explorer = Explorer(Collection.open(collection), cache=index)

        def ask(question: BenchQuestion) -> int:
            view = explorer.explore(Focus(query=query_line(question)))
            for rows in (view.passages, view.actors, view.speakers, view.events, view.quotes, view.context):
                rows[:SHOWN]
            return len(view.passages)

        return ask


class Tantivy:
    """Tantivy: the best hits' texts and one aggregation for each count."""

    def _schema(self) -> Any:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
        for name in ("actors", "speakers", "types", "roles", "article"):
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("day", indexed=True, fast=True)
        return builder.build()

    def build(self, collection: Path, index: Path) -> None:
        """Index with both cores, as it does by itself."""
        import tantivy

        index.mkdir(parents=True)
        writer = tantivy.Index(self._schema(), path=str(index)).writer(heap_size=256_000_000, num_threads=2)
        for passage in read_passages(collection):
            writer.add_document(tantivy.Document(**passage))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, _: Path, index: Path) -> Callable[[BenchQuestion], int]:
        """Open; counts are terms aggregations."""
        import tantivy

        opened = tantivy.Index.open(str(index))
        searcher, schema = opened.searcher(), opened.schema
        counts: dict[str, Any] = {
            name: {"terms": {"field": name, "size": SHOWN}}
            for name in ("actors", "speakers", "types", "roles")
        }
        counts["day"] = {"terms": {"field": "day", "size": 10_000}}
        counts["articles"] = {"cardinality": {"field": "article"}}

        def ask(question: BenchQuestion) -> int:
            query = self._query(opened, schema, question)
            hits: Any = searcher.search(query, limit=SHOWN, count=True)
            for _, address in hits.hits:
                searcher.doc(address)["text"]
            searcher.aggregate(query, counts)
            return int(hits.count)

        return ask

    def _query(self, opened: Any, schema: Any, question: BenchQuestion) -> Any:
        import tantivy

        Query, Occur, words = tantivy.Query, tantivy.Occur, question.words  # noqa: N806 - classes
        first = opened.parse_query(" ".join(words[:1]), ["text"])
        match question.kind:
            case "and" | "or" | "not":
                other = opened.parse_query(words[1], ["text"])
                occur = {"and": Occur.Must, "or": Occur.Should, "not": Occur.MustNot}[question.kind]
                mine = Occur.Should if question.kind == "or" else Occur.Must
                return Query.boolean_query([(mine, first), (occur, other)])
            case "phrase":
                return opened.parse_query(f'"{words[0]} {words[1]}"', ["text"])
            case "prefix":
                return Query.regex_query(schema, "text", f"{words[0]}.*")
            case "fuzzy":
                return Query.fuzzy_term_query(
                    schema, "text", words[0], distance=1, transposition_cost_one=False
                )
            case "field":
                actor = Query.term_query(schema, "actors", question.actor)
                return Query.boolean_query([(Occur.Must, first), (Occur.Must, actor)])
            case "range":
                low, high = question.days
                between = Query.range_query(schema, "day", tantivy.FieldType.Integer, low, high)
                return Query.boolean_query([(Occur.Must, first), (Occur.Must, between)])
        return first


class Fts5:
    """SQLite's FTS5: hits by bm25 and a GROUP BY for each count."""

    def build(self, collection: Path, index: Path) -> None:
        """Index the texts, and a table for each facet."""
        index.mkdir(parents=True)
        with closing(sqlite3.connect(index / "fts.db")) as database:
            database.executescript(
                "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                "CREATE VIRTUAL TABLE passage USING fts5(text, tokenize='porter unicode61');"
                "CREATE TABLE fact(doc INTEGER PRIMARY KEY, day INTEGER, article TEXT);"
                "CREATE TABLE facet(doc INTEGER, name TEXT, value TEXT);"
            )
            for number, passage in enumerate(read_passages(collection), start=1):
                database.execute("INSERT INTO passage(rowid, text) VALUES (?, ?)", (number, passage["text"]))
                database.execute(
                    "INSERT INTO fact VALUES (?, ?, ?)", (number, passage["day"], passage["article"])
                )
                rows = [(number, name, one) for name in FACETS for one in passage[name]]
                database.executemany("INSERT INTO facet VALUES (?, ?, ?)", rows)
            database.execute("CREATE INDEX by_doc ON facet(doc, name, value)")
            database.execute("CREATE INDEX by_value ON facet(name, value, doc)")
            database.execute("INSERT INTO passage(passage) VALUES ('optimize')")
            database.commit()

    def open(self, _: Path, index: Path) -> Callable[[BenchQuestion], int]:
        """Open; FTS5 has no fuzzy terms, such a question is refused (-1)."""
        database = sqlite3.connect(index / "fts.db")
        database.set_progress_handler(lambda: 0, 100_000)  # where Python is asked, a signal can break it off

        def ask(question: BenchQuestion) -> int:
            if question.kind == "fuzzy":
                return -1
            match, where = fts5_query(question)
            database.execute("DROP TABLE IF EXISTS temp.hit")
            database.execute("CREATE TEMP TABLE hit(doc INTEGER PRIMARY KEY, score REAL)")
            database.execute(
                f"INSERT INTO temp.hit SELECT rowid, rank FROM passage WHERE passage MATCH ? {where}",  # noqa: S608 - made of numbers and names of this program
                (match,),
            )
            count = int(database.execute("SELECT count(*) FROM hit").fetchone()[0])
            # left to itself, SQLite walks the whole facet even for a few hits
            join = "CROSS JOIN" if count < FEW else "JOIN"
            best = "SELECT text FROM passage WHERE rowid IN (SELECT doc FROM hit ORDER BY score LIMIT ?)"
            database.execute(best, (SHOWN,)).fetchall()
            for name in FACETS:
                database.execute(
                    f"SELECT value, count(*) AS n FROM hit {join} facet USING (doc) WHERE name = ? "  # noqa: S608
                    "GROUP BY value ORDER BY n DESC LIMIT ?",
                    (name, SHOWN),
                ).fetchall()
            database.execute("SELECT day, count(*) FROM hit JOIN fact USING (doc) GROUP BY day").fetchall()
            database.execute("SELECT count(DISTINCT article) FROM hit JOIN fact USING (doc)").fetchall()
            return count

        return ask


FEW = 50_000  # hits
FACETS = ("actors", "speakers", "types", "roles")


def fts5_query(question: BenchQuestion) -> tuple[str, str]:
    """The MATCH expression of a question, and what else its WHERE says."""
    words = question.words
    match question.kind:
        case "or" | "not":
            return f"{words[0]} {question.kind.upper()} {words[1]}", ""
        case "phrase":
            return f'"{words[0]} {words[1]}"', ""
        case "prefix":
            return f"{words[0]}*", ""
        case "field":
            chosen = f"SELECT doc FROM facet WHERE name = 'actors' AND value = '{question.actor}'"  # noqa: S608
            return words[0], f"AND +rowid IN ({chosen})"
        case "range":
            low, high = question.days
            return words[0], f"AND +rowid IN (SELECT doc FROM fact WHERE day BETWEEN {low} AND {high})"  # noqa: S608
    return " ".join(words), ""


class Whoosh:
    """Plain Whoosh: its own writer, its own matchers; counts by walking the stored values of all hits."""

    def build(self, collection: Path, index: Path) -> None:
        """Index with Whoosh's own writer."""
        from whoosh.fields import KEYWORD, NUMERIC, STORED, TEXT, Schema
        from whoosh.index import create_in

        from index.search.analyzers import stemming

        index.mkdir(parents=True)
        plain = dict.fromkeys(FACETS, KEYWORD)
        schema = Schema(text=TEXT(analyzer=stemming(), stored=True), day=NUMERIC, facts=STORED, **plain)
        writer = create_in(str(index), schema).writer(limitmb=256)
        for passage in read_passages(collection):
            facts = (passage["article"], passage["day"], *(passage[name] for name in FACETS))
            values = {name: " ".join(passage[name]) for name in FACETS}
            writer.add_document(text=passage["text"], day=passage["day"], facts=facts, **values)
        writer.commit()

    def open(self, _: Path, index: Path) -> Callable[[BenchQuestion], int]:
        """Open; questions go through Whoosh's parser."""
        from collections import Counter

        from whoosh.index import open_dir
        from whoosh.qparser import FuzzyTermPlugin, QueryParser

        searcher = open_dir(str(index)).searcher()
        parser = QueryParser("text", searcher.schema)
        parser.add_plugin(FuzzyTermPlugin())

        def ask(question: BenchQuestion) -> int:
            line = query_line(question).replace("actor:", "actors:")
            if question.kind == "range":
                line = f"{question.words[0]} day:[{question.days[0]} to {question.days[1]}]"
            query = parser.parse(line)
            for hit in searcher.search(query, limit=SHOWN):
                hit["text"]
            counts: list[Counter[Any]] = [Counter() for _ in range(6)]
            count = 0
            for number in searcher.docs_for_query(query):
                article, day, *lists = searcher.stored_fields(number)["facts"]
                counts[0][article] += 1
                counts[1][day] += 1
                for counter, values in zip(counts[2:], lists, strict=True):
                    counter.update(values)
                count += 1
            return count

        return ask


ENGINES: dict[str, type[Engine]] = {
    "dateline": DatelineEngine,
    "tantivy": Tantivy,
    "fts5": Fts5,
    "whoosh": Whoosh,
}
