"""The rule about skipped tests, held by the real pytest in a folder of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """\
import pytest

@pytest.mark.browser
def test_page():
    pytest.skip("nothing to look with")

def test_sheet():
    pytest.skip("LibreOffice is not here")

def test_form():
    pytest.skip("WeasyPrint or Pango is missing")

def test_cases(shared):
    pass

def test_other():
    pytest.skip("not on this system")

@pytest.mark.xfail(reason="a fault in shared data")
def test_known():
    assert False
"""


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """Make a project whose tests all skip, with the conftest of this one."""
    folder = tmp_path / "project" / "tests"
    folder.mkdir(parents=True)
    shutil.copy(root / "tests" / "conftest.py", folder)
    (folder / "test_skips.py").write_text(TESTS, encoding="utf-8")
    (folder / "test_file.py").write_text(
        "import pytest\npytest.skip('no Chromium', allow_module_level=True)\n", encoding="utf-8"
    )
    return folder.parent


def outcome(project: Path, required: str) -> tuple[int, str]:
    """Run the tests of the project; return exit code and what was printed."""
    options = ["-q", "-rfE", "-p", "no:cacheprovider", "--continue-on-collection-errors"]
    command = [sys.executable, "-m", "pytest", *options, "tests"]
    env = {**os.environ, "LM_REQUIRE": required, "PYTEST_ADDOPTS": "", "COLUMNS": "200"}
    done = subprocess.run(
        command, cwd=project, env=env, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def test_a_skip_is_a_skip_where_nothing_is_required(project: Path) -> None:
    """Without LM_REQUIRE every test may be skipped."""
    code, printed = outcome(project, "")
    assert (code, "6 skipped, 1 xfailed" in printed) == (0, True), printed


def test_a_required_resource_may_not_be_skipped(project: Path) -> None:
    """Tests and files that speak of a required resource fail; the others are still skipped."""
    code, printed = outcome(project, "browser,office,pdf,shared")
    assert code != 0
    for name in ("test_page", "test_sheet", "test_form", "test_cases", "test_file"):
        assert f"{name}" in printed
    assert "skipped although LM_REQUIRE names 'office': Skipped: LibreOffice" in printed
    assert "skipped although LM_REQUIRE names 'pdf': Skipped: WeasyPrint" in printed
    assert "test_other" not in printed
    assert "test_known" not in printed


def test_only_what_is_required_fails(project: Path) -> None:
    """A machine without an office program still skips what needs one."""
    code, printed = outcome(project, "shared")
    assert code == 1
    assert "5 skipped, 1 xfailed" in printed
    assert "skipped although LM_REQUIRE names 'shared'" in printed
