"""PDF where WeasyPrint, or what it needs of the system, is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

#: A module found first in place of the library, and what the message has to name.
STANDS_IN = {
    "library": ("raise ImportError('no such library')", "pip install", "WeasyPrint"),
    "system": ("raise OSError('cannot load libpango')", "libpango-1.0-0", "Pango"),
}

PROGRAM = """
from learning_modules.model.course import Course
from learning_modules.settings import Settings
from learning_modules.writers.downloads import can_write
from learning_modules.writers.unavailable import unavailable_formats
for found in unavailable_formats(Course(()), Settings(formats=("pdf", "xlsx"))):
    print(found.location.path, found.rule, found.message, found.hint)
assert can_write("xlsx") and not can_write("pdf")
"""


@pytest.mark.parametrize("missing", sorted(STANDS_IN))
def test_message(missing: str, tmp_path: Path) -> None:
    """One finding says what is missing and what to type; the other formats stay."""
    body, command, name = STANDS_IN[missing]
    (tmp_path / "weasyprint.py").write_text(body)
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    [line] = done.stdout.splitlines()
    assert line.startswith("mkdocs.yml format-unavailable PDF files are left out")
    assert command in line
    assert name in line
