"""Is my copy current?  A reader asks, and the page answers without sending the file anywhere."""

from __future__ import annotations

import http.server
import io
import threading
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import openpyxl
import pypdf
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from learning_modules.writers.downloads import can_write

pytestmark = pytest.mark.browser

CHECK = "templates/check/"
OLD = "modules/lrn-beg-011/1.0.0/downloads/lrn-beg-011-implementation-roadmap-v1.0.0"
NEW = "modules/lrn-beg-011/2.0.0/downloads/lrn-beg-011-implementation-roadmap-v2.0.0"


class StrictHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files that may load nothing but files of the same site: no inline script or style."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def strict_address(course_site: Path) -> Iterator[str]:
    """Serve the course under a strict content security policy."""
    handler = partial(StrictHandler, directory=str(course_site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def _ask(page: Page, name: str, data: bytes) -> None:
    """Choose a file and wait for the answer."""
    copy: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.get_by_label("Your copy").set_input_files(copy)
    expect(page.locator(".lm-check [role=status]")).not_to_have_text("The file is being read.")


def _answer(page: Page) -> str:
    return page.locator(".lm-check [role=status]").inner_text()


@pytest.mark.parametrize("kind", ["xlsx", "docx", "md"])
def test_an_old_copy_is_told_what_changed(
    page: Page, address: str, course_site: Path, kind: str
) -> None:
    """Whatever its name, a file says itself what it is; the page names the new columns."""
    page.goto(address + CHECK)
    _ask(page, f"our plan.{kind}", (course_site / f"{OLD}.{kind}").read_bytes())
    assert _answer(page) == (
        "There is a newer version of “Implementation roadmap”: 2.0.0. Your copy is version 1.0.0."
    )
    more = page.locator(".lm-check__more")
    expect(more).to_contain_text("New columns: Owner, Gate")
    expect(more).to_contain_text("Version 1.0.0 of 14 September 2026")
    expect(more).to_contain_text("The implementation roadmap has two more columns")
    more.get_by_text("Version 2.0.0 on the site").click()
    assert page.url == f"{address}modules/lrn-beg-011/2.0.0/#implementation-roadmap"


def test_a_download_is_read_as_it_comes(page: Page, address: str, tmp_path: Path) -> None:
    """What the button of an old page gives is known; the new file is one click away."""
    page.goto(f"{address}modules/lrn-beg-011/1.0.0/")
    card = page.locator("#implementation-roadmap ~ .lm-downloads").first
    with page.expect_download() as waiting:
        card.get_by_text("Excel").first.click()
    waiting.value.save_as(tmp_path / "copy.xlsx")
    page.goto(address + CHECK)
    page.get_by_label("Your copy").set_input_files(tmp_path / "copy.xlsx")
    expect(page.locator(".lm-check [role=status]")).to_contain_text("There is a newer version")
    with page.expect_download() as waiting:
        page.locator(".lm-check__more").get_by_text("-v2.0.0.xlsx").click()
    assert waiting.value.suggested_filename == f"{NEW.rsplit('/', 1)[-1]}.xlsx"


@pytest.mark.parametrize("kind", ["xlsx", "docx", "md", "csv"])
def test_a_current_copy(page: Page, address: str, course_site: Path, kind: str) -> None:
    """A copy of the newest version is current, and nothing is said to have changed."""
    page.goto(address + CHECK)
    _ask(page, f"{NEW.rsplit('/', 1)[-1]}.{kind}", (course_site / f"{NEW}.{kind}").read_bytes())
    assert _answer(page) == "Your copy of “Implementation roadmap” is current: version 2.0.0."
    assert "New columns" not in page.locator(".lm-check__more").inner_text()


def test_a_copy_that_was_filled_in(page: Page, address: str, course_site: Path) -> None:
    """A workbook saved by another program, with answers in it, is still known."""
    book = openpyxl.load_workbook(course_site / f"{OLD}.xlsx")
    book.worksheets[0]["C8"] = "We begin in May"
    saved = io.BytesIO()
    book.save(saved)
    page.goto(address + CHECK)
    _ask(page, "final FINAL.xlsx", saved.getvalue())
    assert "“Implementation roadmap”: 2.0.0. Your copy is version 1.0.0" in _answer(page)


@pytest.mark.parametrize(
    "name",
    [
        "lrn-beg-011-implementation-roadmap-v1.0.0.csv",
        "Copy of LRN-BEG-011-implementation-roadmap-v1.0.0 (2).csv",
        "plan.csv",
    ],
)
def test_a_table_without_properties(page: Page, address: str, course_site: Path, name: str) -> None:
    """A CSV file is known by its name, else by its columns, and the page says by which."""
    page.goto(address + CHECK)
    _ask(page, name, (course_site / f"{OLD}.csv").read_bytes())
    assert "Your copy is version 1.0.0" in _answer(page)
    read_off = "Read off its columns" if name == "plan.csv" else "Read off the file’s name."
    expect(page.locator(".lm-check__more")).to_contain_text(read_off)


@pytest.fixture(scope="module")
def with_pdf(variant_site: Callable[..., Path]) -> Path:
    """Return the course with PDF files, or skip where they cannot be made."""
    if not can_write("pdf"):
        pytest.skip("WeasyPrint or Pango is missing")
    formats = "  - learning-modules:\n      formats: [xlsx, pdf]\n"
    return variant_site("with-pdf", {"  - learning-modules\n": formats})


def test_a_pdf_file(page: Page, with_pdf: Path, serve: Callable[[Path], str]) -> None:
    """A PDF file is known by its name; without that the page says so, and where to look."""
    data = (with_pdf / f"{OLD}.pdf").read_bytes()
    page.goto(serve(with_pdf) + CHECK)
    _ask(page, f"{OLD.rsplit('/', 1)[-1]} (1).pdf", data)
    assert "“Implementation roadmap”: 2.0.0. Your copy is version 1.0.0" in _answer(page)
    expect(page.locator(".lm-check__more")).to_contain_text("Read off the file’s name.")
    newest = page.locator(".lm-check__more").get_by_text("-v2.0.0.pdf")
    assert (newest.get_attribute("href") or "").endswith(f"{NEW}.pdf")
    _ask(page, "our plan.pdf", data)
    assert "What a PDF file is from can only be told by its name here" in _answer(page)
    assert "foot of each page" in _answer(page)
    foot = pypdf.PdfReader(io.BytesIO(data)).pages[-1].extract_text().splitlines()[-1]
    assert "LRN-BEG-011 v1.0.0" in foot


def test_the_archive(page: Page, address: str, course_site: Path) -> None:
    """The archive of all templates is from a version, too."""
    folder = course_site / "modules/lrn-beg-011/1.0.0/downloads"
    page.goto(address + CHECK)
    _ask(page, "a.zip", (folder / "lrn-beg-011-templates-v1.0.0.zip").read_bytes())
    assert _answer(page) == (
        "There is a newer version of “From Sandbox to Production”: 2.0.0. "
        "Your copy is version 1.0.0."
    )


def _zip(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return buffer.getvalue()


def _custom(module: str, version: str) -> bytes:
    entries = f'<property name="Module"><v>{module}</v></property>'
    entries += f'<property name="Module version"><v>{version}</v></property>'
    return _zip({"docProps/custom.xml": f"<Properties>{entries}</Properties>"})


STRANGERS = {
    "picture.png": (b"\x89PNG\r\n\x1a\n\0\0", "could not be read"),
    "broken.xlsx": (b"PK\x03\x04 and then nothing", "could not be read"),
    "bomb.xlsx": (_zip({"docProps/core.xml": "x" * (3 << 20)}), "could not be read"),
    "empty.csv": (b"", "nor its name"),
    "notes.csv": (b"a,b\r\n1,2\r\n", "nor its name"),
    "other.docx": (_custom("OTHER-001", "1.0.0"), "from OTHER-001. This site does not have"),
    "later.xlsx": (_custom("LRN-BEG-011", "9.0.0"), "version 9.0.0 of LRN-BEG-011. This site"),
    "mark.xlsx": (_custom("&lt;img src=x onerror=alert(1)>", "1.0.0"), "from <img src=x"),
}


@pytest.mark.parametrize("name", STRANGERS)
def test_other_files(page: Page, address: str, name: str) -> None:
    """A file that is none of ours gets a plain answer, and its texts are shown as texts."""
    data, said = STRANGERS[name]
    page.goto(address + CHECK)
    _ask(page, name, data)
    assert said in _answer(page)
    assert page.locator(".lm-check img").count() == 0


def test_nothing_is_sent(page: Page, address: str, course_site: Path) -> None:
    """A dropped file fetches the list of versions, and nothing else is asked or sent."""
    page.goto(address + CHECK, wait_until="networkidle")
    asked: list[tuple[str, str]] = []
    page.on("request", lambda request: asked.append((request.method, request.url)))
    data = list((course_site / f"{OLD}.docx").read_bytes())
    dropped = page.evaluate_handle(
        """(data) => {
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(data)], "x.docx"));
            return transfer;
        }""",
        data,
    )
    page.dispatch_event(".lm-check__drop", "drop", {"dataTransfer": dropped})
    expect(page.locator(".lm-check [role=status]")).to_contain_text("Your copy is version 1.0.0")
    assert asked == [("GET", f"{address}templates/versions.json")]


def test_under_a_strict_policy(browser: Browser, strict_address: str, course_site: Path) -> None:
    """The page works where only files of the site may run: no inline script, no eval."""
    context = browser.new_context()
    page = context.new_page()
    broken: list[str] = []
    page.on("console", lambda message: broken.append(f"{message.text} {message.location}"))
    page.goto(strict_address + CHECK)
    _ask(page, "x.xlsx", (course_site / f"{OLD}.xlsx").read_bytes())
    assert "Your copy is version 1.0.0" in _answer(page)
    # Icons of the theme's styles are named with the script that first asks for the layout.
    ours = [text for text in broken if "learning-modules" in text and "image 'data:" not in text]
    assert ours == []
    context.close()


def test_without_javascript(browser: Browser, address: str) -> None:
    """The form is not shown; the page says how to tell, and lists every version."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CHECK)
    expect(page.locator(".lm-check")).to_be_hidden()
    row = page.locator(".lm-check__list tr", has_text="Implementation roadmap")
    expect(row).to_contain_text("Version 2.0.0 of 20 November 2026")
    links = row.locator("a")
    assert links.last.get_attribute("href") == (
        "../../modules/lrn-beg-011/1.0.0/#implementation-roadmap"
    )
    context.close()


def test_the_templates_page_leads_to_it(page: Page, address: str) -> None:
    """Who looks for templates finds the question."""
    page.goto(f"{address}templates/")
    page.get_by_role("link", name="Is my copy current?").first.click()
    assert page.url == address + CHECK
