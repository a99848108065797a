"""The README states what is true: its keys, commands, queries, links and targets."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from index.cases.places import place_of_part
from index.collection import Collection
from index.explore import Explorer
from index.focus import Focus
from index.paths import sample_collection
from tui.cli.main import app
from tui.commands import keys_as_markdown

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
COMMANDS = sorted(
    command.name or command.callback.__name__ for command in app.registered_commands if command.callback
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained(command: str) -> None:
    assert f"`dateline {command}" in README


def test_the_keys_are_those_of_the_program() -> None:
    table = README.split("<!-- keys -->\n")[1].split("<!-- /keys -->")[0]
    assert table.strip() == keys_as_markdown().strip()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"make ([a-z-]+)", README))))
def test_every_target_of_make_is_there(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).is_file()


def queries() -> list[str]:
    table = README.split("## The query language")[1].split("##")[0]
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return [query for cell in cells for query in re.findall(r"`([^`]+)`", cell)]


def help_queries() -> list[str]:
    """The queries of the examples in the help of `dateline search`."""
    from tui.cli.main import search

    examples = [
        shlex.split(line) for line in (search.__doc__ or "").splitlines() if "dateline search" in line
    ]
    return [" ".join(word for word in words[2:] if not word.startswith("--")) for words in examples]


def proposed_queries() -> list[str]:
    """The queries that the empty search line proposes."""
    from tui.widgets.searchbar import EXAMPLES

    return [*EXAMPLES]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Explorer:
    explorer = Explorer(Collection.open(sample_collection()), cache=tmp_path_factory.mktemp("index"))
    explorer.prepare()
    return explorer


@pytest.mark.parametrize("query", dict.fromkeys([*queries(), *help_queries(), *proposed_queries()]))
def test_every_query_is_understood_and_finds_something_in_the_sample(sample: Explorer, query: str) -> None:
    view = sample.explore(Focus(query=query))
    assert view.notice is None
    assert len(view.passages) > 0


def test_there_are_queries_to_try() -> None:
    assert min(len(queries()), len(help_queries()), len(proposed_queries())) >= 2


EXAMPLES = "\n".join(
    path.read_text()
    for path in (*(ROOT / "tui" / "cli").glob("*.py"), *(ROOT / "docs").glob("*.md"), ROOT / "README.md")
)


@pytest.mark.parametrize(
    "item", sorted(set(re.findall(r"2021-\d\d-\d\d-[a-z][a-z0-9-]*(?:#[eqh]\d+)?", EXAMPLES)))
)
def test_what_examples_name_is_in_the_sample(item: str) -> None:
    article, _, part = item.partition("#")
    found = Collection.open(sample_collection()).get(article)
    assert not part or place_of_part(found, part)
