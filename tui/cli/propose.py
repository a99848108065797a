"""`dateline propose`: what a second reader proposes to read and to ask; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from threading import Event
from typing import Literal

import typer

from index.focus import Focus
from index.paths import config_folder
from index.plain_json import plain_json
from index.reading.clean import clean
from index.second_reader.endpoint import endpoint_of
from index.second_reader.proposals import Proposals
from index.second_reader.reading import SecondReader
from index.second_reader.sentence_anchors import AnchoredSentence
from tui import settings
from tui.cli.exit_codes import DONE, NOTHING_FOUND
from tui.cli.open import chosen_collection, prepared_explorer
from tui.plurals import counted

Task = Literal["summary", "leads", "query"]


def print_proposals(task: Task, words: str, place: Path | None, *, as_json: bool) -> int:
    """Print what is proposed. Gives the exit code: 1 where nothing is left of it. Raises SecondReaderError."""
    setting = settings.load(config_folder() / "config.toml")
    endpoint = endpoint_of(setting.second_reader, setting.second_reader_model)
    collection = chosen_collection(place)
    reader = SecondReader(endpoint, prepared_explorer(collection), collection.get)
    cancelled = Event()  # ctrl+c ends the program and its threads
    if task == "query":
        proposals = reader.query(words, cancelled)
    else:
        ask = reader.summary if task == "summary" else reader.leads
        proposals = ask(Focus(query=words), cancelled)
    if as_json:
        typer.echo(plain_json(asdict(proposals)))
    else:
        for line in _lines(proposals):
            typer.echo(clean(line))
    for why, times in proposals.refused:
        typer.echo(f"Refused, {times:,}: {why}.", err=True)
    return DONE if proposals.sentences or proposals.queries else NOTHING_FOUND


def _lines(proposals: Proposals) -> Iterator[str]:
    for sentence in proposals.sentences:
        yield from _sentence(sentence)
    for query in proposals.queries:
        yield f"{query.query}  ({counted(query.passages, 'passage')})"
        if query.because is not None:
            yield from (f"    {line}" for line in _sentence(query.because))


def _sentence(sentence: AnchoredSentence) -> Iterator[str]:
    yield f"“{sentence.words}”"
    yield "    " + " · ".join([*sentence.standing, sentence.place])
