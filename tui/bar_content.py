"""What the bars around the panes say. Pure: values in, content out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui import text
from tui.commands import Command
from tui.layout import LISTS
from tui.plurals import counted

if TYPE_CHECKING:
    from index.exploring.completing import Completions

Pieces = list[tuple[Content, str]]
LAST = ("help", "quit")  # the commands that the key line always shows
FIELDS = "speaker: about: quote: event: by: to: party: actor: place: date: role: in:"
HINT = "move to read · ⏎ pins · / searches · ? helps"
SAMPLE = "a sample: dateline add FILES --to NAME makes your own, C opens it"


def head(collection: str, articles: int, passages: int, busy: str) -> tuple[Pieces, Content]:
    """The first line: the program, the collection and its size; what is being done at the right."""
    pieces: Pieces = [(text.content(" dateline ", "strong"), ""), (text.content("  ", "faint"), "")]
    pieces.append((text.content(text.line(collection), "strong"), ""))
    if articles:
        size = f"{counted(articles, 'article')} · {passages:,} passages"
        pieces.append((text.content(f"   {size}", "muted"), ""))
    return pieces, text.content(f"{busy} " if busy else "", "key")


def trail(labels: Sequence[str], *, sample: bool) -> Pieces:
    """The trail line; the id of a crumb is how many crumbs stand up to it.

    Without crumbs it says what can be done, and that this is a sample; these pieces have no id.
    """
    pieces: Pieces = [(text.content(" all", "" if labels else "strong"), "0")]
    for number, label in enumerate(labels, 1):
        pieces.append((text.content(" › ", "muted"), ""))
        style = "pin" if number == len(labels) else ""
        pieces.append((text.content(label, style), str(number)))
    if not labels:
        hints = (HINT, SAMPLE) if sample else (HINT,)
        pieces += [(text.content(f"   {hint}", "muted"), "") for hint in hints]
    return pieces


def tabs(counts: Mapping[str, int], shown: Collection[str], focused: str, room: int) -> Pieces:
    """The strip of panes with their counts; what is on the screen is strong, what is focused has a mark as well.

    Where there is no room for all, they stand nearer, and thousands are written as “3k”.
    """
    whole = _tabs({name: f"{count:,}" for name, count in counts.items()}, shown, focused)
    if sum(piece.cell_length for piece, _id in whole) <= room:
        return whole
    return _tabs({name: _short(count) for name, count in counts.items()}, shown, focused, between="")


def _short(count: int) -> str:
    if count >= 1_000_000:
        return f"{count / 1_000_000:.0f}M"
    return f"{count / 1000:.0f}k" if count >= 1000 else str(count)


def _tabs(counts: Mapping[str, str], shown: Collection[str], focused: str, between: str = " ") -> Pieces:
    pieces: Pieces = []
    for number, name in enumerate(LISTS, 1):
        style = "tab-focused" if name == focused else "strong" if name in shown else "muted"
        count = f" {counts[name]}" if counts.get(name, "0") != "0" else ""
        label = text.parts((f" {number} ", "key"), (f"{name.capitalize()}", style), (count, "muted"), between)
        pieces.append((label, name))
    reader = text.parts((" 0 ", "key"), ("Reader", "tab-focused" if focused == "reader" else "strong"))
    return [*pieces, (reader, "reader")]


def keys(commands: Iterable[Command], facts: Collection[str]) -> Pieces:
    """The key line: what is possible now, help and quitting last. The id of a piece is the command's."""
    if "words" in facts:
        return picking({command.id: command for command in commands})
    possible = [command for command in commands if command.short and command.possible(facts)]
    pieces: Pieces = []
    last: Pieces = []
    for command in possible:
        is_offer = command.id == "pin" and "offer" in facts
        piece = (_key(command.key, "ask" if is_offer else command.short), command.id)
        (last if command.id in LAST else pieces).append(piece)
        if command.id == "search":
            pieces.append((_key(f"1-{len(LISTS)}", "pane"), ""))
    return pieces + last


def picking(commands: Mapping[str, Command]) -> Pieces:
    """The key line while words of the article are selected: what they are for, how the ends move, leaving last."""
    words = {
        ("decide_words",): "what it is",
        ("word_on", "word_back"): "word",
        ("line_on", "line_back"): "line",
        ("other_end",): "other end",
        ("single_word",): "single",
        ("copy",): "copy",
        ("clip",): "case",
        ("help",): "help",
        ("let_go",): "let go",
    }
    return [
        (_key(" ".join(commands[name].key for name in names), word), names[0])
        for names, word in words.items()
    ]


def writing(completions: Completions | None) -> Pieces:
    """The key line while somebody writes in the search line: how it can go on, and its own keys last."""
    pieces: Pieces = []
    if completions is None or not completions.awaited:
        pieces += [(text.content(f"  {field}", "muted"), "") for field in FIELDS.split()]
    else:
        pieces.append((text.content(f" {completions.awaited}:", "muted"), ""))
    for number, way in enumerate(completions.ways if completions is not None else ()):
        words = (f"  {text.line(way.words)}", "" if number else "pin")
        pieces.append((text.parts(words, (f" {way.passages:,}" if way.passages else "", "muted")), ""))
    if completions is not None and completions.ways:
        pieces.insert(0, (_key("Tab", "takes the first of"), ""))
    return [*pieces, (_key("⏎", "goes there"), ""), (_key("Esc", "leaves"), "")]


def _key(key: str, word: str) -> Content:
    return text.parts((f" {key}", "key"), f" {word} ")
