"""A module on paper: printed by Chromium, read back by Poppler."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed"),
]

MODULE = "modules/lrn-beg-011/"

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"')

#: What belongs to the screen: the theme's parts, and ours that only a pointer can use.
CHROME = ("Table of contents", "Made with", "Download", "Other versions", "Back to top")


def _text(path: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def printed(
    browser: Browser, address: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Return a module printed on both sizes of paper, one of them by a reader who likes it dark."""
    folder, made = tmp_path_factory.mktemp("paper"), {}
    for size, scheme in (("A4", "dark"), ("Letter", "light")):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(address + MODULE)
        made[size] = folder / f"{size}.pdf"
        page.pdf(path=made[size], format=size)
        left = page.locator(".lm-noted, .lm-notes").count()
        context.close()
        assert left == 0, "what was added for paper stays on the screen"
    return made


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_nothing_is_cut_and_each_sheet_is_named(printed: dict[str, Path], size: str) -> None:
    """All words lie between the margins; module, version and number stand on every sheet."""
    pages = _PAGE.findall(_text(printed[size], "-bbox"))
    assert 8 < len(pages) < 20
    for width, _, words in pages:
        edges = [(float(left), float(right)) for left, right in _WORD.findall(words)]
        assert min(left for left, _ in edges) >= 40
        assert max(right for _, right in edges) <= float(width) - 40
    sheets = _text(printed[size], "-layout").split("\f")[:-1]
    for number, sheet in enumerate(sheets, 1):
        last = sheet.strip().splitlines()[-1]
        assert last.startswith("LRN-BEG-011 · Version 2.0.0")
        assert last.endswith(f"{number} / {len(sheets)}")


def test_paper_has_what_belongs_there(printed: dict[str, Path], address: str) -> None:
    """Links have numbers with their addresses below, headers repeat, buttons stay away."""
    text = _text(printed["A4"], "-layout")
    notes = text[text.index("Addresses of the links") :]
    assert f"1. {address}modules/lrn-beg-010/" in notes
    assert "the experiment in the" in text
    assert "About this module" in text
    assert "How this objective is SMART" in text
    assert [word for word in CHROME if word in text] == []


def test_headers_repeat_on_every_sheet(printed: dict[str, Path]) -> None:
    """A table that goes on upon the next sheet says again what its columns are."""
    heads = re.compile(r"^ *(?:Area +Question|Kind +What you need)\b", re.MULTILINE)
    sheets = [sheet for size in printed for sheet in _text(printed[size], "-layout").split("\f")]
    assert sum(len(heads.findall(sheet)) for sheet in sheets) > 2 * len(printed)
    assert [sheet for sheet in sheets if "Fall-back" in sheet and not heads.search(sheet)] == []


def test_paper_is_white(printed: dict[str, Path], tmp_path: Path) -> None:
    """Who reads by night does not print in black."""
    command = ["pdftoppm", "-r", "20", "-gray", "-f", "3", "-l", "3", "-singlefile"]
    subprocess.run([*command, str(printed["A4"]), str(tmp_path / "page")], check=True)
    data = (tmp_path / "page.pgm").read_bytes()
    pixels = data[-165 * 233 :]
    assert sum(pixels) / len(pixels) > 200
