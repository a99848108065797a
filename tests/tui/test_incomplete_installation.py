"""A package that is not there is the installation's fault: one sentence says so, and no file is blamed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.index.reading.made import docx, docx_paragraph, page, pdf, wrapped

TEXT = "The council closed the bridge on Monday after the river had risen by two metres in a single night of rain."


def without(package: str, folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """The command in an environment in which this package cannot be found."""
    (folder / "absent").mkdir()
    (folder / "absent" / f"{package}.py").write_text(
        f"raise ModuleNotFoundError('No module named {package}', name='{package}')\n"
    )
    command = [sys.executable, "-c", "from tui.cli.main import main; main()", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder / "absent"), *sys.path])}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


@pytest.mark.parametrize(
    ("package", "name", "data"),
    [
        ("lxml_html_clean", "page.html", page().encode()),
        ("pypdfium2", "report.pdf", pdf([wrapped(TEXT, 50, 700)])),
        ("mammoth", "report.docx", docx([docx_paragraph(TEXT)])),
    ],
)
def test_a_file_is_not_blamed_for_a_package_that_is_missing(
    tmp_path: Path, package: str, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    ran = without(package, tmp_path, "read", tmp_path / name)
    assert ran.returncode == 3
    assert ran.stdout == ""
    (sentence,) = ran.stderr.splitlines()
    assert sentence.startswith(f"dateline: Dateline's installation is incomplete: {package} is missing; ")
    assert name not in sentence


def test_a_command_whose_package_is_missing_says_so(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT)
    ran = without("spacy", tmp_path, "annotate", tmp_path / "report.txt")
    assert ran.returncode == 3
    assert ran.stderr.count("\n") == 1
    assert "installation is incomplete: spacy is missing" in ran.stderr
