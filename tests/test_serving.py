"""``mkdocs serve`` while files break and are mended: it lives, and the last good page stays."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

GOOD: dict[str, str] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "checks" / "good.yml").read_text("utf-8")
)
MODULE = "content/PLAN-001/1.0.0/module.md"
#: How long a build may take on a machine that has other work.
PATIENCE = 60
#: The host looks for changes every half second; what comes and goes in between, it never sees.
LOOKS = 1.5


@dataclass
class Served:
    """A course that is served: its folder, its address, and the process that serves it."""

    folder: Path
    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def page(self, path: str = "modules/plan-001/") -> str:
        """Return a page as it is now; the text of an error page where there is none."""
        assert self.process.poll() is None, self.log.read_text("utf-8", "replace")
        try:
            with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:  # noqa: S310
                return str(answer.read().decode("utf-8", "replace"))
        except urllib.error.HTTPError as error:
            return f"error {error.code}"

    def until(self, wanted: str, path: str = "modules/plan-001/") -> str:
        """Return a page once it holds ``wanted``."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            html = self.page(path)
            if re.search(wanted, html):
                return html
            time.sleep(0.2)
        pytest.fail(f"{wanted!r} never came:\n{self.log.read_text('utf-8', 'replace')[-3000:]}")

    def write(self, name: str, data: str | bytes) -> None:
        """Save a file as an editor does."""
        raw = data.encode("utf-8") if isinstance(data, str) else data
        (self.folder / name).write_bytes(raw)


def free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the good course, served."""
    folder, port = tmp_path_factory.mktemp("served"), free_port()
    for name, text in GOOD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    log = folder.parent / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=out,
            stderr=out,
        )
        course = Served(folder, f"http://127.0.0.1:{port}/", process, log)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and "Serving on" not in log.read_text("utf-8", "replace"):
            assert process.poll() is None, log.read_text("utf-8", "replace")
            time.sleep(0.1)
        yield course
        process.send_signal(signal.SIGINT)
        process.wait(timeout=PATIENCE)


def mend(served: Served) -> None:
    """Write the good files again and wait until the page is as it was."""
    for name, text in GOOD.items():
        (served.folder / name).parent.mkdir(parents=True, exist_ok=True)
        served.write(name, text)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        html = served.page()
        if "Fill in the roadmap" in html and not re.search("lm-problem--error|lm-build-fail", html):
            return
        time.sleep(0.2)
    pytest.fail("the course did not recover")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Plan a pilot", "title: Risk: what to do", "needs quotes"),
        ("evidence: [roadmap]\n---", "evidence: [roadmap", "not closed"),
        ("---\ntitle", "title", "no front matter"),
    ],
)
def test_last_good_page_stays_with_the_problem(
    served: Served, old: str, new: str, said: str
) -> None:
    """After an edit that cannot be read the page is the last good one, and says what is wrong."""
    served.write(MODULE, GOOD[MODULE].replace(old, new, 1))
    html = served.until(said)
    assert "This is the last good page" in html
    assert "<h1>Plan a pilot</h1>" in html
    assert 'id="roadmap"' in html
    assert f"{MODULE}:" in html
    assert "Fill in the roadmap with a colleague." in html
    link = re.search(r'href="([^"]*roadmap[^"]*\.xlsx)"', html)
    assert link
    assert served.page(f"modules/plan-001/{link[1]}").startswith("PK")
    mend(served)


def test_bytes_that_are_no_text(served: Served) -> None:
    """A file that became something else leaves the last good page."""
    served.write(MODULE, b"\x00\x01\x02\xff\xfe" * 50)
    html = served.until("This is the last good page")
    assert "Fill in the roadmap with a colleague." in html
    mend(served)


def test_another_encoding_is_read_and_said(served: Served) -> None:
    """A text in Windows-1252 is shown as it is meant, with the problem on it."""
    served.write(MODULE, GOOD[MODULE].replace("One person", "Müller").encode("cp1252"))
    html = served.until("file-encoding|UTF-8")
    assert "Müller" in html
    mend(served)


def test_broken_library(served: Served) -> None:
    """A fault in a .bib file stands on the list of modules; the pages stay."""
    served.write("bib/library.bib", GOOD["bib/library.bib"].replace("author  =", "author"))
    html = served.until("bib/library.bib:", "modules/")
    assert "Problems outside the modules" in html
    assert "Fill in the roadmap" in served.page()
    mend(served)


def test_serving_reports_what_checking_does(served: Served) -> None:
    """The log of the server has the lines of ``check``, in its order, also for a broken file."""
    text = (
        GOOD[MODULE].replace("title: Plan", "title: A: Plan").replace("[@smith2022", "[@smth2022")
    )
    served.write("docs/index.md", "# A course\n\nNobody [@nobody2020].\n")
    served.write(MODULE, text.replace("## Responsible AI", "## Responsible AI{#x}"))
    served.until("needs quotes")
    line = re.compile(
        r"^(?:[A-Z]+ +- +)?(\S+: (?:error|warning|info): .* \[[a-z-]+\])$", re.MULTILINE
    )
    log = served.log.read_text("utf-8").rsplit("Building documentation", maxsplit=1)[1]
    checked = subprocess.run(
        [sys.executable, "-m", "learning_modules.cli", "check"],
        cwd=served.folder,
        env={**os.environ, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    found = line.findall(checked)
    assert len(found) > 3
    assert line.findall(log) == found
    served.write("docs/index.md", GOOD["docs/index.md"])
    mend(served)


def test_module_moved_and_back(served: Served) -> None:
    """A module whose folder is gone takes nothing else with it."""
    folder = served.folder / "content" / "PLAN-001"
    shutil.move(folder, served.folder / "elsewhere")
    served.until("error 404")
    assert "Words to know" in served.page("modules/base-001/")
    time.sleep(LOOKS)
    shutil.move(served.folder / "elsewhere", folder)
    served.until("Fill in the roadmap")
    mend(served)


def test_module_that_others_build_on_is_gone(served: Served) -> None:
    """What is deleted is gone; the page that leads there says so, until it is back."""
    folder = served.folder / "content" / "BASE-001"
    shutil.move(folder, served.folder / "elsewhere")
    html = served.until("there is no module &#34;BASE-001&#34;")
    assert f"{MODULE}:8:17" in html
    assert served.page("modules/base-001/") == "error 404"
    assert "Words to know" not in served.page("modules/")
    time.sleep(LOOKS)
    shutil.move(served.folder / "elsewhere", folder)
    served.until("Words to know", "modules/base-001/")
    mend(served)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: [A course\n", r"mkdocs.yml:1:12: YAML: the bracket"),
        ("site_name: A course\ntheme: {name: nothere}\n", "nothere"),
        ("plugins: [learning-modules]\n", "site_name"),
    ],
)
def test_broken_configuration(served: Served, text: str, said: str) -> None:
    """With a broken mkdocs.yml the last good site is served, and says why it is old."""
    served.write("mkdocs.yml", text)
    html = served.until("This is the last good site")
    assert re.search(said, html + served.log.read_text("utf-8"))
    assert "Fill in the roadmap with a colleague." in html
    assert "Words to know" in served.page("modules/base-001/")
    mend(served)


def test_page_that_was_never_good(served: Served) -> None:
    """A new module that cannot be read has a page with title, problem, its line, and its text."""
    (served.folder / "content" / "NEW-001" / "1.0.0").mkdir(parents=True)
    served.write(
        "content/NEW-001/1.0.0/module.md",
        "---\ntitle: Brand new\nsummary: Ask: what?\n---\n\n## First\n\nA readable sentence.\n",
    )
    html = served.until("Brand new", "modules/new-001/")
    assert "could not be read" in html
    assert "content/NEW-001/1.0.0/module.md:3:13" in html
    assert "summary: Ask: what?" in html
    assert "A readable sentence." in html
    shutil.rmtree(served.folder / "content" / "NEW-001")
    mend(served)
