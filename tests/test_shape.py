"""The shape of the house: sizes, names, docstrings, and who may import whom."""

from __future__ import annotations

import ast
import gc
import re
import statistics
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.interchange.registry import FORMATS
from index.reading.detect import formats

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for top in ("index", "tui", "tools") for path in (ROOT / top).rglob("*.py"))
LONGEST_MODULE, MEDIAN_MODULE, LONGEST_FUNCTION = 400, 120, 50
MOST_METHODS = 35
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers", "mixins"}
Function = ast.FunctionDef | ast.AsyncFunctionDef
SAYS_NOTHING = {"one", "ones", "found", "kept", "known", "told", "here", "own", "wanted"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(tree(path)))


@pytest.fixture(scope="module", autouse=True)
def forgotten_trees() -> Iterator[None]:
    """Keeps the collector from the trees of all modules, which it would look through again and again."""
    gc.disable()
    yield
    tree.cache_clear()
    nodes.cache_clear()
    gc.enable()


def test_modules_are_small_and_named_for_what_they_hold() -> None:
    assert {named(path): lines(path) for path in MODULES if lines(path) > LONGEST_MODULE} == {}
    assert statistics.median(size for size in map(lines, MODULES) if size > 3) <= MEDIAN_MODULE
    assert [named(path) for path in MODULES if path.stem in VAGUE] == []


def test_no_two_modules_have_the_same_name() -> None:
    """But for those of a format, which is named as the format is where it is read and where it is written."""
    others = [path for path in MODULES if path.parent.name != "formats" and not path.stem.startswith("__")]
    stems = Counter(path.stem for path in others)
    stems.update({path.stem for path in MODULES if path.parent.name == "formats"})
    assert [stem for stem, count in stems.items() if count > 1] == []


def is_call_of(function: str, value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and is_named(function, value.func)


def is_named(name: str, value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id == name


def types_defined(path: Path) -> Iterator[str]:
    """The classes of a module, and what it calls a type: `Key = tuple[str, str]`; but for type variables."""
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign) and not is_call_of("TypeVar", node.value):
            names = (target.id for target in node.targets if isinstance(target, ast.Name))
            yield from (name for name in names if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name))


def test_no_two_types_have_the_same_name() -> None:
    """But for messages, which Textual has within the widget that sends them."""
    names = Counter(name for path in MODULES for name in types_defined(path))
    assert [name for name, count in names.items() if count > 1] == []


def test_functions_fit_on_a_screen() -> None:
    functions = [(path, node) for path in MODULES for node in nodes(path) if isinstance(node, Function)]
    sizes = [(named(path), node.name, (node.end_lineno or 0) - node.lineno + 1) for path, node in functions]
    assert [function for function in sizes if function[2] > LONGEST_FUNCTION] == []


def test_classes_have_few_methods() -> None:
    classes = [(path, node) for path in MODULES for node in nodes(path) if isinstance(node, ast.ClassDef)]
    methods = [
        (named(path), node.name, sum(isinstance(part, Function) for part in node.body))
        for path, node in classes
    ]
    assert [entry for entry in methods if entry[2] > MOST_METHODS] == []


@cache
def bound_names(path: Path) -> list[str]:
    """The names that a module binds, but for those within a comprehension or lambda of one line."""
    short = {
        id(inside)
        for node in nodes(path)
        if isinstance(node, ast.comprehension | ast.Lambda) or hasattr(node, "generators")
        if getattr(node, "lineno", 0) == getattr(node, "end_lineno", 1)
        for inside in ast.walk(node)
    }
    names = [
        node.id
        for node in nodes(path)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in short
    ]
    return names + [node.arg for node in nodes(path) if isinstance(node, ast.arg) and id(node) not in short]


def share_that_says_nothing(paths: list[Path]) -> float:
    """How many in a hundred of the names bound there."""
    names = [name for path in paths for name in bound_names(path)]
    return 100 * sum(name in SAYS_NOTHING for name in names) / len(names)


def test_names_say_what_the_thing_is() -> None:
    assert share_that_says_nothing(MODULES) < 0.3
    folders = {path.parent for path in MODULES if bound_names(path)}
    shares = {
        named(folder): share_that_says_nothing([path for path in MODULES if path.parent == folder])
        for folder in folders
    }
    assert {folder: share for folder, share in shares.items() if share >= 1} == {}


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


STAGES = {
    "index/model.py": [
        "index.reading",
        "index.annotate",
        "index.collection",
        "index.search",
        "index.explore",
    ],
    "index/reading": ["index.annotate", "index.ingest", "index.search", "index.exploring", "index.explore"],
    "index/annotate": [
        "index.reading",
        "index.collection",
        "index.search",
        "index.exploring",
        "index.explore",
    ],
    "index/collection.py": [
        "index.reading",
        "index.annotate",
        "index.ingest",
        "index.search",
        "index.exploring",
        "index.explore",
    ],
    "index/ingest": ["index.search", "index.exploring", "index.explore"],
    "index/search": ["index.reading", "index.annotate", "index.ingest", "index.exploring", "index.explore"],
    "index/exploring": ["index.reading", "index.annotate", "index.ingest", "index.explore"],
    "index/explore.py": ["index.reading", "index.annotate", "index.ingest"],
}


@pytest.mark.parametrize("stage", STAGES)
def test_data_flows_one_way(stage: str) -> None:
    place = ROOT / stage
    paths = place.rglob("*.py") if place.is_dir() else [place]
    backwards = {
        f"{named(path)} imports {name}"
        for path in paths
        for name in imports(path)
        for forbidden in STAGES[stage]
        if name == forbidden or name.startswith(f"{forbidden}.")
    }
    assert backwards == set()


def dotted(path: Path) -> str:
    names = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def modules_imported(path: Path, modules: set[str]) -> set[str]:
    """A package counts only where something of its own is imported, and not where one of its modules is."""
    names: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            given = [f"{node.module}.{alias.name}" for alias in node.names]
            names |= {name if name in modules else node.module for name in given}
    return names & modules - {dotted(path)}


def test_no_modules_import_one_another_in_a_circle() -> None:
    """Also not where an import is for types alone, or waits within a function."""
    names = {dotted(path): path for path in MODULES}
    waits = {name: modules_imported(path, set(names)) for name, path in names.items()}
    while free := {name for name, others in waits.items() if not others & waits.keys()}:
        for name in free:
            del waits[name]
    assert waits == {}


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_the_files_that_a_document_names_are_there(document: str) -> None:
    """A file of `tools/` only by its whole path, since the program may lack one that is called so."""
    files = [
        path
        for suffix in ("py", "toml")
        for top in ("index", "tui", "tests")
        for path in (ROOT / top).rglob(f"*.{suffix}")
    ]
    mentioned = set(re.findall(r"[\w./*-]+\.(?:py|toml)\b", (ROOT / document).read_text()))
    missing = {
        name
        for name in mentioned
        if not (ROOT / name).is_file() and not any(path.match(name) for path in files)
    }
    assert missing == set()


def test_every_module_that_reads_a_file_is_a_format_with_a_row_in_its_document() -> None:
    """Formats of other tools' annotations stand in one row, by the word before what parts them from one another."""
    folder = ROOT / "index" / "reading" / "formats"
    reading = {path.stem for path in folder.glob("*.py") if re.search(r"^def read\(", path.read_text(), re.M)}
    setting = {one.read.__module__.rpartition(".")[2] for one in formats()}
    assert reading <= setting
    rows = (ROOT / "docs" / "reading.md").read_text().partition("\n\n## ")[0]
    first_cells = " ".join(line.split("|")[1] for line in rows.splitlines() if line.startswith("|"))
    names = {re.sub(r"^(UIMA CAS) .*", r"\1", one.name) for one in formats()}
    assert {name for name in names if name not in first_cells} == set()


def test_every_export_format_has_a_row_in_its_document() -> None:
    lines_of_table = (ROOT / "docs" / "interchange.md").read_text().splitlines()
    cells = [line.split("|")[1] for line in lines_of_table if line.startswith("| `")]
    assert {name for cell in cells for name in re.findall("`([^`]+)`", cell)} == set(FORMATS)


LOADED = """
import sys
sys.argv = ["dateline", *{arguments!r}]
from tui.cli.main import main
try:
    main()
except SystemExit as stop:
    code = stop.code
heavy = [name for name in ("textual", "spacy", "httpx", "trafilatura", "thinc") if name in sys.modules]
print("LOADED", heavy, "CODE", code)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["search", "militias", "--in", str(ROOT / "seeds")],
        ["journal", "--in", str(ROOT / "seeds")],
    ],
)
def test_help_search_and_journal_load_neither_the_screen_nor_the_pipeline(arguments: list[str]) -> None:
    code = LOADED.format(arguments=arguments)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] in ("LOADED [] CODE 0", "LOADED [] CODE None"), (
        done.stdout + done.stderr
    )


def test_the_first_picture_needs_neither_the_index_nor_the_model() -> None:
    code = (
        "import sys; from index.collection import Collection; import tui.app, tui.screens.browse;"
        "print([name for name in ('numpy', 'pydantic', 'whoosh', 'spacy', 'index.model') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@cache
def names_read(path: Path) -> set[str]:
    """Every name that a module reads, and every word of its strings."""
    words: set[str] = set()
    for node in nodes(path):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            words.add(node.id)
        elif isinstance(node, ast.Attribute):
            words.add(node.attr)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.update(node.value.split())
    return words


def names_used(path: Path) -> set[str]:
    """What a module reads, and its fields, which a table of a data file fills."""
    annotated = (node.target for node in nodes(path) if isinstance(node, ast.AnnAssign))
    return names_read(path) | {target.id for target in annotated if isinstance(target, ast.Name)}


def test_everything_that_a_module_defines_is_used() -> None:
    used = {"__getattr__"}.union(*map(names_used, MODULES))
    unused = {
        f"{named(path)}: {node.name}"
        for path in MODULES
        for node in tree(path).body
        if isinstance(node, Function | ast.ClassDef) and not node.decorator_list and node.name not in used
    }
    assert unused == set()


def constants(path: Path) -> Iterator[str]:
    """The names that a module gives to values, but for those that the language reads."""
    for node in tree(path).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = (part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name))
            yield from (name for name in names if not name.startswith("__"))


def test_every_constant_of_a_module_is_read() -> None:
    """In the module itself, or where it is imported: another module may have one that is called so."""
    imported = set[str]().union(*map(imports, MODULES))
    attributes = {node.attr for path in MODULES for node in nodes(path) if isinstance(node, ast.Attribute)}
    unread = {
        f"{named(path)}: {name}"
        for path in MODULES
        for name in constants(path)
        if name not in names_read(path) | attributes and f"{dotted(path)}.{name}" not in imported
    }
    assert unread == set()


KEYED_BY_WORDS = {  # data files and tables whose keys are words of texts, or are put together where they are read
    "agencies", "by_trigger", "codebook", "commands", "counted", "countries", "counts", "dates", "fields",
    "group_weights", "happening_weights", "irregular", "kinds", "months", "parties", "places", "request_by",
    "spellings", "syscalls",
}  # fmt: skip


def keys_of(table: dict[str, Any]) -> Iterator[str]:
    """The keys of a table and of those in it, but of tables that are keyed by words."""
    for key, value in table.items():
        yield key
        if key not in KEYED_BY_WORDS:
            for inner in value if isinstance(value, list) else [value]:
                yield from keys_of(inner) if isinstance(inner, dict) else ()


def words_in(value: Any) -> Iterator[str]:
    """The words that the lists and strings of a table name."""
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from words_in(inner)


def test_every_key_of_a_data_file_is_read() -> None:
    tops = [path for top in ("index", "tui", "tools") for path in (ROOT / top).rglob("*.toml")]
    tables = {path: tomllib.loads(path.read_text()) for path in tops if path.stem not in KEYED_BY_WORDS}
    read = set[str]().union(*map(names_used, MODULES), *map(words_in, tables.values()))
    unread = {
        f"{named(path)}: {key}" for path, table in tables.items() for key in keys_of(table) if key not in read
    }
    assert unread == set()


PRIVATE_PARTS = {
    "whoosh": "index/search/whoosh_private.py",
    "textual": "tui/terminal/textual_private.py",
    "sklearn": "tools/role_fits.py",
}
OPEN_UNDERSCORES = {"_exit", "_r", "_tc"}  # look private, but are documented or a format's


def private_names_of_others(path: Path) -> set[str]:
    """The names with one underscore before them that a module asks something else for, but for its own."""
    attributes = [node for node in nodes(path) if isinstance(node, ast.Attribute)]
    own_names = {node.attr for node in attributes if isinstance(node.ctx, ast.Store)} | OPEN_UNDERSCORES
    own_names |= {node.name for node in nodes(path) if isinstance(node, Function | ast.ClassDef)}
    own_names |= {node.id for node in nodes(path) if isinstance(node, ast.Name)}
    return {
        node.attr
        for node in attributes
        if re.match("_[^_]", node.attr) and node.attr not in own_names and not is_named("self", node.value)
    }


def names_that_textual_has(path: Path) -> set[str]:
    """The private methods and attributes of Textual's classes that a class of this program has too."""
    from textual.app import App
    from textual.drivers.linux_driver import LinuxDriver
    from textual.screen import Screen
    from textual.scroll_view import ScrollView

    theirs = {name for kind in (App, LinuxDriver, Screen, ScrollView) for name in dir(kind)}
    classes = [node for node in nodes(path) if isinstance(node, ast.ClassDef)]
    methods = {part.name for node in classes for part in node.body if isinstance(part, Function)}
    asked = {
        node.attr for node in nodes(path) if isinstance(node, ast.Attribute) and is_named("self", node.value)
    }
    return {name for name in (methods | asked) & theirs if re.match("_[^_]", name)}


def test_what_libraries_keep_to_themselves_is_known_in_one_module_each() -> None:
    others = [path for path in MODULES if named(path) not in PRIVATE_PARTS.values()]
    foreign = {f"{named(path)}: {name}" for path in others for name in private_names_of_others(path)}
    foreign |= {
        f"{named(path)}: {name}"
        for path in others
        for name in imports(path)
        if name.split(".")[0] in PRIVATE_PARTS and "._" in name
    }
    screens = [path for path in others if any(name.startswith("textual") for name in imports(path))]
    foreign |= {f"{named(path)}: {name}" for path in screens for name in names_that_textual_has(path)}
    assert foreign == set()


def public_annotations(path: Path) -> Iterator[tuple[str, ast.expr]]:
    """What the public functions of a module take and give."""
    for node in nodes(path):
        if isinstance(node, Function) and not re.match("_[^_]", node.name):
            taken = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            for annotation in (node.returns, *(argument.annotation for argument in taken)):
                if annotation is not None:
                    yield node.name, annotation


def test_public_functions_say_which_arrays_they_take_and_give() -> None:
    """With a type of `array_types.py`, which states what the numbers are, and not with one that allows any."""
    core = [path for path in MODULES if path.is_relative_to(ROOT / "index")]
    vague = {
        f"{named(path)}: {function}"
        for path in core
        for function, annotation in public_annotations(path)
        for part in ast.walk(annotation)
        if isinstance(part, ast.Name) and part.id == "Array"
    }
    assert vague == set()
