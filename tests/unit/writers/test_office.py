"""Downloads as LibreOffice shows and prints them."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pytest

from learning_modules.model.download import Identity
from learning_modules.model.template import ColumnOptions, ColumnType, Template, TemplateOptions
from learning_modules.writers.downloads import write

pytestmark = [pytest.mark.office, pytest.mark.slow]

LONG = (
    "A PROMPT IN CAPITALS, which are wide, then ordinary words, narrow ones (illicit, little), "
    "and mammoth words with www; it goes on for so long that it fills several lines. "
)
ROWS = [
    LONG * 2,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 2,
    LONG,
    "漢字を書く" * 20,
]


def _office() -> str:
    for program in ("soffice", "pdftotext"):
        if not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    return shutil.which("soffice") or ""


def _convert(folder: Path, files: dict[str, bytes], kind: str) -> None:
    """Convert files to another kind in one run, in a profile of its own."""
    office = _office()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    paths = [str(folder / name) for name in files]
    subprocess.run(
        [*command, "--outdir", str(folder), *paths],
        check=True,
        capture_output=True,
        timeout=300,
    )


def _pages(pdf: Path) -> list[str]:
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    return done.stdout.split("\f")[:-1]


class Word(NamedTuple):
    """A word on paper: its page, and its left, upper and lower edge in points."""

    page: int
    left: float
    top: float
    low: float
    text: str


def _words(pdf: Path) -> list[Word]:
    """Return each word, page by page."""
    done = subprocess.run(
        ["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    words, page = [], 0
    edges = r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*)</word>'
    for line in done.stdout.splitlines():
        page += "<page " in line
        if match := re.search(edges, line):
            words.append(Word(page, *map(float, match.groups()[:3]), match[4]))
    return words


def _many(name: str, *, before: str = "") -> str:
    """Return a table of several pages whose words say where they are from."""
    rows = "".join(
        f"| {before}{name}begin{n} {LONG if n % 7 == 0 else ''} {name}end{n} | | |\n"
        for n in range(40)
    )
    return f"| {before}{name}head | {before}{name}when | Who |\n|---|---|---|\n{rows}"


def _short(name: str) -> str:
    """Return a table whose example takes half a page."""
    rows = "".join(
        f"| {LONG if n == 2 else 'Step'} | [e.g., {name}example{n}] |\n" for n in range(5)
    )
    return f"#### {name}\n\n| Step | {name}head |\n|---|---|\n{rows}\n"


@pytest.fixture(scope="module")
def printed(template_of: Any, identity: Identity, tmp_path_factory: Any) -> Path:
    """Return a folder of downloads and the PDF files that LibreOffice makes of them."""
    folder: Path = tmp_path_factory.mktemp("office")
    rows = "".join(
        f"| first{n} {text} last{n} | top{n} {LONG} end{n} | | |\n" for n, text in enumerate(ROWS)
    )
    options = TemplateOptions(
        keep=("What to do",),
        fields=("Bakery",),
        columns={"Cost (all), net": ColumnOptions(ColumnType.MONEY, total=True)},
    )
    made: dict[str, Template] = {
        "long": template_of(
            f"| Step | What to do | Cost (all), net | Who |\n|---|---|---|---|\n{rows}",
            options=options,
        ),
        "boxes": template_of(
            "Tick each.\n\n| Part | Ask in (A,B) | Note |\n|---|---|---|\n"
            "| Dough | [ ] A [X] B | [e.g., SECRET] |\n| Oven | [X] A [X] B | |\n"
        ),
    }
    made |= {
        "several": template_of(_many("one") + "\n#### Next\n\n" + _many("two")),
        "together": template_of("".join(_short(name) for name in ("one", "two", "three", "four"))),
        "letter": replace(template_of(_many("one")), paper="letter"),
        "arabic": template_of(_many("one", before="خطوة ")),
    }
    arabic = replace(identity, language="ar")
    files = {
        f"{name}-{download.format}.{download.format}": download.data
        for name, template in made.items()
        for download in write(
            replace(template, formats=("xlsx", "docx")), arabic if name == "arabic" else identity
        )
    }
    _convert(folder, files, "pdf")
    return folder


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_nothing_is_cut(printed: Path, kind: str) -> None:
    """Every word of a long prompt is printed, and each row ends above the next."""
    words = _words(printed / f"long-{kind}.pdf")
    first = {word.text: (word.page, word.top) for word in reversed(words)}
    last = {word.text: (word.page, word.low) for word in reversed(words)}
    for number in range(len(ROWS)):
        assert {f"first{number}", f"last{number}", f"top{number}", f"end{number}"} <= set(first)
    for number in range(len(ROWS) - 1):
        for end in (last[f"last{number}"], last[f"end{number}"]):
            assert end <= first[f"first{number + 1}"]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("made", "names"), [("several", ("one", "two")), ("letter", ("one",)), ("arabic", ("one",))]
)
def test_header_on_each_page(printed: Path, made: str, names: tuple[str, ...], kind: str) -> None:
    """Each page that has rows of a table has its header above them, and no row is cut."""
    words = _words(printed / f"{made}-{kind}.pdf")
    for name in names:
        heads = {word.page: word for word in words if word.text == f"{name}head"}
        pages = set()
        for number in range(40):
            begin = next(word for word in words if word.text == f"{name}begin{number}")
            end = next(word for word in words if word.text == f"{name}end{number}")
            assert begin.page == end.page
            assert heads[begin.page].low <= begin.top <= end.top
            pages.add(begin.page)
        assert len(pages) > 2
        seconds = [word for word in words if word.text == f"{name}when"]
        assert {word.page for word in seconds} >= pages
        assert all((word.left < heads[word.page].left) == (made == "arabic") for word in seconds)


def test_examples_on_one_sheet_are_on_one_page(printed: Path) -> None:
    """What stands together on a sheet is printed on a page, each table with its header."""
    pages = [page for page in _pages(printed / "together-xlsx.pdf") if "An example." in page]
    assert len(pages) == 2
    for page, names in zip(pages, (("one", "two"), ("three", "four")), strict=True):
        for name in names:
            assert f"{name}head" in page
            assert all(f"{name}example{number}" in page for number in range(5))


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
@pytest.mark.parametrize(("made", "size"), [("letter", (792, 612)), ("several", (842, 595))])
def test_paper(printed: Path, made: str, size: tuple[int, int], kind: str) -> None:
    """Every page is on the paper that was asked for, on its side."""
    pages = pypdf.PdfReader(printed / f"{made}-{kind}.pdf").pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {size}


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_blank_page_shows_no_example(printed: Path, kind: str) -> None:
    """The first page holds the form, empty; the example stands on a page of its own."""
    blank, example, *_ = _pages(printed / f"boxes-{kind}.pdf")
    assert "SECRET" not in blank
    assert "SECRET" in example
    assert "Tick each." in blank
    assert "Dough" in blank
    assert blank.count("☐") == 2 * (2 + 3)
    assert "☑" not in blank
    assert example.count("☑") == 3


def test_totals_are_computed(printed: Path) -> None:
    """LibreOffice finds the column of the total by its title."""
    page = _pages(printed / "long-xlsx.pdf")
    whole = "\n".join(page)
    assert "Total" in whole
    assert "0.00" in whole
    assert "Err:" not in whole
    assert "#N" not in whole


def test_csv_holds_no_live_formula(template_of: Any, identity: Identity, tmp_path: Path) -> None:
    """What LibreOffice reads from a CSV file is the text, and never the result of a formula."""
    body = "| Step | When |\n|---|---|\n| =1+1 | |\n| +1+1 | |\n| @SUM(1) | |\n| -1+1 | |\n"
    [download] = write(replace(template_of(body), formats=("csv",)), identity)
    _convert(tmp_path, {"plan.csv": download.data}, "fods")
    text = (tmp_path / "plan.fods").read_text(encoding="utf-8")
    assert "table:formula" not in text
    shown = {
        html.unescape(cell).lstrip("'") for cell in re.findall(r"<text:p>(.*?)</text:p>", text)
    }
    assert shown >= {"=1+1", "+1+1", "@SUM(1)", "-1+1"}
