"""Annotators of other packages: found, run, checked; the one in the documentation is the first example."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from index.annotate import plugins
from index.errors import AnnotatorError
from index.model import Article, Quote, Segment

TEXT = "Mayor resigns\n\n“I am tired,” she said. “I go.”"
ARTICLE = Article(id="mayor", text=TEXT, segments=(Segment(start=0, end=len(TEXT)),))
DOCUMENTATION = Path(__file__).parents[3] / "docs" / "annotators.md"

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package with annotators where the running Python finds it."""

    def put(module: str, code: str, **annotators: str) -> None:
        monkeypatch.delitem(sys.modules, module, raising=False)  # each test writes its own
        (tmp_path / f"{module}.py").write_text(code, encoding="utf-8")
        about = tmp_path / f"{module}-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        rows = [f"{name} = {module}:{place}" for name, place in annotators.items()]
        (about / "entry_points.txt").write_text("\n".join([f"[{plugins.GROUP}]", *rows]))

    monkeypatch.syspath_prepend(tmp_path)
    return put


def broken(body: str) -> str:
    """A module with an annotator whose method has this body."""
    return (
        "from index.model import *\n"
        "class Broken:\n"
        "    def annotate(self, article):\n"
        f"        {body}\n"
        "class Silent: pass\n"
        "class Dead:\n"
        "    def __init__(self): raise OSError('no such model')\n"
    )


def test_the_annotator_of_the_documentation_is_complete(install: Install) -> None:
    blocks = dict(re.findall(r"```(\w+)\n(.*?)```", DOCUMENTATION.read_text(encoding="utf-8"), re.S))
    [(name, value)] = tomllib.loads(blocks["toml"])["project"]["entry-points"][plugins.GROUP].items()
    module, _, place = value.partition(":")
    install(module, blocks["python"], **{name: place})
    assert name in plugins.names()
    [found] = plugins.annotate_with(name, [ARTICLE])
    assert [quote.of(TEXT) for quote in found.quotes] == ["I am tired,", "I go."]
    assert len(blocks["python"].splitlines()) <= 20


def test_a_name_that_nobody_brings() -> None:
    with pytest.raises(AnnotatorError, match="“nobody” cannot be used: no installed package brings it"):
        plugins.find("nobody")


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("Silent", "it has no method “annotate”"),
        ("Dead", r"it does not start \(OSError: no such model\)"),
        ("Missing", "it does not start"),
    ],
)
def test_one_that_does_not_start(install: Install, place: str, why: str) -> None:
    install("bad_start", broken("return article"), bad=place)
    with pytest.raises(AnnotatorError, match=why):
        plugins.find("bad")


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (
            "raise ValueError('out of memory')",
            r"it failed on the article “mayor” \(ValueError: out of memory\)",
        ),
        ("return None", "it gave no article for “mayor”"),
        ("return article.model_copy(update={'text': 'other'})", "it changed the text of “mayor”"),
        ("return article.model_copy(update={'title': 'other'})", "it changed the title of “mayor”"),
        (
            "return article.model_copy(update={'roles': (Role(start=5, end=900, role='main'),)})",
            "breaks the format: .*roles.0.: 5 to 900 is no span of a text",
        ),
        (
            "quote = Quote(id='q1', start=1, end=2, kind='direct', speaker='x'); "
            "return article.model_copy(update={'quotes': (quote,)})",
            "no actor has the id x",
        ),
    ],
)
def test_what_breaks_the_rules_is_refused(install: Install, body: str, why: str) -> None:
    install("bad_answer", broken(body), bad="Broken")
    with pytest.raises(AnnotatorError, match=why):
        list(plugins.annotate_with("bad", [ARTICLE]))


def test_what_was_set_by_hand_stays(install: Install) -> None:
    install("finds_nothing", broken("return article.model_copy(update={'quotes': ()})"), nothing="Broken")
    start = TEXT.index("I go.")
    quote = Quote(id="q1", start=start, end=start + 5, kind="direct", by="hand", words="I go.")
    [found] = plugins.annotate_with("nothing", [ARTICLE.model_copy(update={"quotes": (quote,)})])
    assert [one.words for one in found.quotes] == ["I go."]
