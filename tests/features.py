"""A page with every feature of the theme that a module can use, built twice: as module and plain.

The structure of both is read so that only what a reader or a script could meet is compared.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import nh3

CASE = Path(__file__).parent / "cases" / "features"
PAGE = "modules/feat-1/1.0.0/index.html"
FILES = ("picture.png", "plan.txt")

#: What Python-Markdown's lists of tasks and ours are made of.
TASKS = frozenset({"task-list-control", "task-list-indicator", "lm-task__label"})


def build_module(project: Path) -> Path:
    """Build the page as a module and return its file."""
    folder = project / "content" / "FEAT-1" / "1.0.0"
    folder.mkdir(parents=True)
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for name in ("module.md", *FILES):
        shutil.copy(CASE / name, folder)
    shutil.copy(CASE / "mkdocs.yml", project)
    run_mkdocs(project)
    return project / "site" / PAGE


def build_plain(project: Path) -> Path:
    """Build the page by the host alone and return its file."""
    (project / "docs").mkdir(parents=True)
    for name in FILES:
        shutil.copy(CASE / name, project / "docs")
    text = (CASE / "module.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    (project / "docs" / "index.md").write_text(f"# Features\n{text}", encoding="utf-8")
    config = (CASE / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(config.replace("  - learning-modules\n", ""), "utf-8")
    run_mkdocs(project)
    return project / "site" / "index.html"


def run_mkdocs(project: Path) -> None:
    """Build a site strictly: not a word may be said about it."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "--strict"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout + run.stderr) == (0, "")


class Structure(HTMLParser):
    """Lists elements with their attributes, and texts, without the differences that are meant."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = frozenset(given.get("class", "").split())
        in_task = any(left_out for _, left_out in self.open)
        left_out = bool(classes & TASKS) or (in_task and tag in ("input", "span"))
        if tag not in ("img", "input", "br", "hr", "col", "wbr"):
            self.open.append((tag, left_out))
        if not left_out:
            kept = dict(filter(None, (self._kept(tag, name, given) for name in sorted(given))))
            self.lines.append(f"<{tag}{''.join(f' {k}={v!r}' for k, v in kept.items())}>")

    @staticmethod
    def _kept(tag: str, name: str, given: dict[str, str]) -> tuple[str, str] | None:
        """Return an attribute, or None where the docs say that it goes or comes."""
        value = given[name]
        if "headerlink" in given.get("class", "") and name in ("title", "aria-label"):
            return None
        if (tag, name) in {
            ("a", "name"),
            ("th", "scope"),
            ("table", "data-lm"),
            ("td", "data-label"),
        }:
            return None
        if name == "class":
            words = sorted(set(value.split()) - {"lm-task"})
            return (name, " ".join(words)) if words else None
        if name == "style":
            value = re.sub(r"\s|;|(?<=\d)0+(?=%)", "", value)
            return (name, value) if re.match("text-align|width", value) else None
        return name, value

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open.pop()[1]:
            return
        self.lines.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if text:
            self.lines.append(text)


class Names(HTMLParser):
    """Collects the names of elements and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.setdefault(tag, set()).update(name for name, _ in attrs)


def structure(page: Path) -> list[str]:
    """Return the structure of the text of a page, nested as a browser nests it."""
    html = page.read_text(encoding="utf-8")
    begin = html.index('<h2 id="admonitions"')
    html = html[begin : html.index("The end.", begin)]
    names = Names()
    names.feed(html)
    html = nh3.clean(
        html,
        tags=set(names.found),
        attributes=names.found,
        url_schemes={"https"},
        link_rel=None,
        clean_content_tags=set(),
    )
    # The image of an emoji, which another host has, is shown as its sign.
    emoji = r'<img alt="([^"]*)" class="twemoji" src="https:[^"]*" title="([^"]*)">'
    html = re.sub(emoji, r'<span class="twemoji" title="\2">\1</span>', html)
    reader = Structure()
    reader.feed(html)
    reader.close()
    return reader.lines
