"""A built course on a local server, and a browser to read it with."""

from __future__ import annotations

import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from long_course import write as write_long_course

ROOT = Path(__file__).resolve().parents[2]

#: Where systems keep Chromium; LM_CHROMIUM names another place.
CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

FLAGS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


def chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    named = os.environ.get("LM_CHROMIUM")
    return named or next(filter(None, map(shutil.which, CANDIDATES)), None)


#: Pages of which one stands for all: further modules, fixed addresses, documentation.
TWINS = re.compile(
    r"lrn-beg-(?:009|010)/|lrn-beg-011/2\.0\.0/$|(?:authors|contributing|reference|rules)/."
)
SAMPLES = ("authors/going-live/", "authors/templates/", "rules/citation-unresolved/")


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files without a line for each request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def build(project: Path, site: Path, config: str = "mkdocs.yml", program: str = "mkdocs") -> None:
    """Build a site with the real command; the log is shown when it fails."""
    command = [sys.executable, "-m", program, "build", "--strict", "-d", str(site), "-f", config]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="session")
def course_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the sources of this project's own course."""
    project = tmp_path_factory.mktemp("project") / "course"
    project.mkdir()
    for name in ("mkdocs.yml", "docs", "content", "bib"):
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, project / name)
    return project


@pytest.fixture(scope="session")
def variant_site(
    tmp_path_factory: pytest.TempPathFactory, course_copy: Path
) -> Callable[..., Path]:
    """Return a function that builds the course with other settings, each variant once.

    It takes a name for the variant and texts to exchange in ``mkdocs.yml``.
    """
    built: dict[str, Path] = {}

    def variant(name: str, exchanges: dict[str, str], program: str = "mkdocs") -> Path:
        if name not in built:
            text = (course_copy / "mkdocs.yml").read_text(encoding="utf-8")
            for old, new in exchanges.items():
                assert old in text, old
                text = text.replace(old, new)
            (course_copy / f"{name}.yml").write_text(text, encoding="utf-8")
            built[name] = tmp_path_factory.mktemp(name) / "site"
            build(course_copy, built[name], f"{name}.yml", program)
        return built[name]

    return variant


@pytest.fixture(scope="session")
def course_site(tmp_path_factory: pytest.TempPathFactory, course_copy: Path) -> Path:
    """Return the built site of this project's own course."""
    site = tmp_path_factory.mktemp("course") / "site"
    build(course_copy, site)
    return site


@pytest.fixture(scope="session")
def kinds(course_site: Path) -> list[str]:
    """Return the addresses of a page of each kind, those of later features included."""
    found = (
        path.parent.relative_to(course_site).as_posix() for path in course_site.rglob("index.html")
    )
    pages = ("" if name == "." else f"{name}/" for name in found)
    kinds = sorted([*(name for name in pages if not TWINS.search(name)), *SAMPLES])
    assert len(kinds) > 10
    return kinds


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a site on this machine and returns its address."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(site: Path) -> str:
        handler = partial(QuietHandler, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def address(course_site: Path, serve: Callable[[Path], str]) -> str:
    """Serve the course on this machine and return its address."""
    return serve(course_site)


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Return a function that opens a headless Chromium with further arguments, or skip."""
    path = chromium()
    if path is None:
        pytest.skip("Chromium is not installed")
    needed = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened: list[Browser] = []

        def start(*arguments: str) -> Browser:
            args = [*FLAGS, *needed, *arguments]
            opened.append(playwright.chromium.launch(executable_path=path, args=args))
            return opened[-1]

        yield start
        for one in opened:
            one.close()


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Browser:
    """Return a headless Chromium, or skip where there is none."""
    return launch()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page of its own for each test, on a desktop screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    made = context.new_page()
    yield made
    made.unroute_all(behavior="ignoreErrors")  # what is still answered is nobody's fault
    context.close()


class StrictHandler(QuietHandler):
    """Serves files that may load nothing but files of the same site: no inline script or style."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()


@pytest.fixture(scope="session")
def bakery_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built site of a small course whose templates have every kind of cell."""
    site = tmp_path_factory.mktemp("bakery") / "site"
    project = tmp_path_factory.mktemp("bakery-project") / "course"
    shutil.copytree(ROOT / "tests/browser/filling", project)
    build(project, site)
    return site


@pytest.fixture(scope="session")
def bakery(bakery_site: Path) -> Iterator[str]:
    """Serve that course under a strict content security policy and return its address."""
    handler = partial(StrictHandler, directory=str(bakery_site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def long_course(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Return the address of a course that strains the page (``long_course.py``)."""
    folder = tmp_path_factory.mktemp("long")
    write_long_course(folder / "course")
    build(folder / "course", folder / "site")
    return serve(folder / "site")


@pytest.fixture(scope="session")
def arabic(variant_site: Callable[..., Path], serve: Callable[[Path], str]) -> str:
    """Return the address of the course with an Arabic interface; its modules are English."""
    return serve(variant_site("arabic", {"  language: en\n": "  language: ar\n"}))


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Return a page on a phone with a touch screen."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """Return a page of a browser without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
