"""What is wrong, shown to authors on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from learning_modules.mkdocs.problems import _around
from learning_modules.mkdocs.serving import SafeBuilder


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("- one", 1, "- one"),
        ("a" * 120, 100, "a" * 120),
        ("a" * 200 + "[@key]", 201, "…" + "a" * 60 + "[@key]"),
        ("[@key]" + "a" * 200, 1, "[@key]" + "a" * 114 + "…"),
        ("x" * 100 + "[@key]" + "y" * 200, 101, "…" + "x" * 60 + "[@key]" + "y" * 54 + "…"),
    ],
)
def test_the_place_of_a_fault_is_in_what_is_shown(line: str, column: int, shown: str) -> None:
    """Of a long line the part with the fault is shown."""
    assert _around(line, column) == shown


@pytest.mark.parametrize(
    ("language", "said"),
    [("de", "letzte funktionierende Stand"), ("ar", "آخر نسخة سليمة"), ("xx", "last good site")],
)
def test_notice_of_a_failed_build_speaks_the_language_of_its_page(
    tmp_path: Path, language: str, said: str
) -> None:
    """The last good site says in its own language that it is old; what went wrong is escaped."""

    def fail() -> None:
        raise OSError("no <space> left")

    site = tmp_path / "site"
    site.mkdir()
    page = site / "index.html"
    page.write_text(f'<html class="no-js" lang="{language}"><body id="a">Text</body></html>')
    builder = SafeBuilder(fail, site, None)
    builder()
    builder()
    html = page.read_text("utf-8")
    assert html.count("lm-build-failed") == 1
    assert said in html
    assert "no &lt;space&gt; left" in html
    assert html.endswith("Text</body></html>")
