"""The shape of the house: sizes, names, docstrings, and who may import whom."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for top in ("index", "tui", "tools") for path in (ROOT / top).rglob("*.py"))
LONGEST_MODULE, MEDIAN_MODULE, LONGEST_FUNCTION = 400, 120, 50
MOST_METHODS = 35
VAGUE = {"utils", "util", "helpers", "helper", "misc", "common", "manager", "managers", "mixins"}


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_is_small_and_its_functions_fit_on_a_screen(path: Path) -> None:
    assert lines(path) <= LONGEST_MODULE
    long = {one.name: (one.end_lineno or 0) - one.lineno + 1 for one in functions(path)}
    assert {name: size for name, size in long.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_class_has_few_methods(path: Path) -> None:
    classes = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ClassDef)]
    methods = {
        one.name: sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in one.body)
        for one in classes
    }
    assert {name: number for name, number in methods.items() if number > MOST_METHODS} == {}


def test_modules_are_small_as_a_rule_and_named_for_what_they_hold() -> None:
    sizes = [lines(path) for path in MODULES if lines(path) > 3]
    assert statistics.median(sizes) <= MEDIAN_MODULE
    assert [named(path) for path in MODULES if path.stem in VAGUE] == []


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


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
    "arguments", [["--help"], ["--version"], ["search", "militias", "--in", str(ROOT / "seeds")]]
)
def test_help_and_search_load_neither_the_screen_nor_the_pipeline(arguments: list[str]) -> None:
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
