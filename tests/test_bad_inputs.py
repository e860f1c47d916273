"""Hostile and broken input, one fault per case, built by the real command over a good site.

Cases stand in tests/cases/bad-inputs/*.yml, the good project beside them in ``good``.
"""

from __future__ import annotations

import csv
import hashlib
import html.parser
import io
import json
import os
import re
import shutil
import time
import xml.parsers.expat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent / "cases" / "bad-inputs"
CASES = [
    pytest.param({**case, "category": file.stem}, id=f"{file.stem}:{case['name']}")
    for file in sorted(FOLDER.glob("*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]

DIAGNOSTIC = re.compile(
    r"(?m)^(?:[A-Z]+ +-+ +)?(?P<place>[^\s:][^:\n]*(?::\d+){0,2}): (?P<severity>error|warning): "
    r"(?P<text>[^\n]*) \[(?P<rule>[a-z][a-z0-9-]*)\][ \r]*$"
)
SECONDS, MEGABYTES = 60, 700  # generous in time: test machines are shared
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcset"}
LIVE = ("javascript:", "vbscript:", "data:text/html", "data:image/svg", "data:application")
TARGET = re.compile(rb'Target="(?:javascript|data|file):', re.IGNORECASE)
FORMULAS = tuple("=+@\t\r\uff1d\uff0b\uff20")


@dataclass(frozen=True)
class Run:
    """What one build printed and how it ended; memory in megabytes."""

    code: int
    output: str
    seconds: float
    memory: float

    @property
    def found(self) -> list[str]:
        return [f"{m['place']} {m['severity']} {m['rule']}" for m in self.diagnostics]

    @property
    def diagnostics(self) -> list[re.Match[str]]:
        return list(DIAGNOSTIC.finditer(self.output))


def build(host: Any, project: Path, *options: str) -> Run:
    begun = time.monotonic()
    done = host.run("mkdocs", "build", *options, cwd=project, HOSTILE_MARK="leaked-secret")
    return Run(done.returncode, done.stdout + done.stderr, time.monotonic() - begun, done.memory)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def apply(edit: dict[str, Any], project: Path) -> None:
    """Change the project as one edit of a case says."""
    if "outside" in edit:
        (project.parent / edit["outside"]).write_text(edit["text"], encoding="utf-8")
        return
    edit = {key: grown(value) for key, value in edit.items()}
    path = project / edit["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "old" in edit:
        text = path.read_text(encoding="utf-8")
        assert edit["old"] in text, edit
        path.write_text(text.replace(edit["old"], edit["new"], 1), encoding="utf-8", newline="")
    elif "add" in edit:
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(edit["add"] * edit.get("times", 1) + edit.get("end", ""))
    elif "text" in edit:
        path.write_text(edit["text"], encoding="utf-8", newline="")
    elif "hex" in edit:
        path.write_bytes(bytes.fromhex(edit["hex"]))
    elif "encoding" in edit:
        text = path.read_text(encoding="utf-8")
        path.write_bytes(text.encode(edit["encoding"]))
    elif "line_end" in edit:
        path.write_bytes(path.read_bytes().replace(b"\n", edit["line_end"].encode()))
    else:
        special(edit, path)


def grown(value: Any) -> Any:
    """Return a text with «text×number» written out that often."""
    if not isinstance(value, str):
        return value
    return re.sub(r"(?s)«(.+?)×(\d+)»", lambda m: m[1] * int(m[2]), value)


def special(edit: dict[str, Any], path: Path) -> None:
    if "link" in edit:
        path.unlink(missing_ok=True)
        path.symlink_to(edit["link"])
    elif "pipe" in edit:
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no named pipes")
        path.unlink(missing_ok=True)
        os.mkfifo(path)
    elif "folder" in edit:
        path.unlink(missing_ok=True)
        path.mkdir()
    elif path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


class Page(html.parser.HTMLParser):
    """Collects what a browser would run or fetch, and ids that stand twice."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.ids: list[str] = []
        self.kind: str | None = None
        self.held = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.kind = f"{tag} {given.get('type', '')}" if tag in ("script", "style") else None
        self.held = ""
        self.ids += [given["id"]] if given.get("id") else []
        for name, value in given.items():
            url = re.sub(r"[\t\n\r]", "", value).lstrip("".join(map(chr, range(33)))).lower()
            if name.startswith("on") or (name in ADDRESSES and url.startswith(LIVE)):
                self.bad.append(f"{tag} {name}={value[:60]}")
            if "evil.example" in url and name in ADDRESSES | {"style"} and tag != "a":
                self.bad.append(f"calls {value[:60]}")

    def handle_data(self, data: str) -> None:
        self.held += data if self.kind else ""

    def handle_endtag(self, tag: str) -> None:
        if self.kind and tag in ("script", "style"):
            if self.kind.startswith("script application/"):
                json.loads(self.held)
            elif "pwn()" in self.held or "evil.example" in self.held:
                self.bad.append(f"live {tag}")
            self.kind = None


def page_faults(text: str) -> list[str]:
    page = Page()
    page.feed(text)
    page.close()
    return [*page.bad, *(f"id {i} twice" for i in set(page.ids) if page.ids.count(i) > 1)]


def csv_faults(text: str) -> list[str]:
    cells = (cell for row in csv.reader(io.StringIO(text)) for cell in row)
    return [
        f"formula {cell[:30]!r}"
        for cell in cells
        if cell.startswith(FORMULAS) or re.match(r"-(?!\d+([.,]\d+)?\Z|-*\Z)", cell)
    ]


def office_faults(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("/") or ".." in name.split("/") or "\\" in name:
                yield f"zip name {name!r}"
            if name.endswith((".xml", ".rels")):
                text = archive.read(name)
                xml.parsers.expat.ParserCreate().Parse(text, True)
                if b"<f>" in text and "worksheets" in name:
                    yield f"formula in {name}"
                external = rb'TargetMode="External"' in text
                if external and re.search(
                    rb'Target="(?:javascript|data|file):', text, re.IGNORECASE
                ):
                    yield f"external target in {name}"


def poison(site: Path) -> Iterator[str]:
    """Yield what is live or malformed in a finished site."""
    for path in sorted(site.rglob("*")):
        if not path.is_file():
            continue
        data, found = path.read_bytes(), []
        match path.suffix:
            case ".html":
                found = page_faults(data.decode("utf-8"))
            case ".json":
                json.loads(data)
            case ".csv":
                found = csv_faults(data.decode("utf-8-sig"))
            case ".xlsx" | ".docx" | ".zip":
                found = list(office_faults(data))
            case ".xml" | ".svg":
                xml.parsers.expat.ParserCreate().Parse(data, True)
        yield from (f"{path.relative_to(site)}: {fault}" for fault in found)


@pytest.fixture(scope="session")
def good_site(tmp_path_factory: pytest.TempPathFactory, host: Any) -> Path:
    """Build the good project once; every case is built over a copy of its site."""
    project = tmp_path_factory.mktemp("good") / "project"
    shutil.copytree(FOLDER / "good", project)
    run = build(host, project)
    assert run.code == 0, run.output
    assert run.found == []
    assert list(poison(project / "site")) == []
    return project / "site"


def outside(project: Path) -> dict[str, str]:
    """Return the digests of everything around the site that a build has no business with."""
    kept = ("project/site/", "project/.cache/", "project/content/modules.lock")
    return {
        name: digest
        for name, digest in digests(project.parent).items()
        if not name.startswith(kept) and name != "project/content/.gitattributes"
    }


def check_outcome(case: dict[str, Any], run: Run) -> None:
    assert "Traceback (most recent call last)" not in run.output, run.output
    assert run.code in (0, 1), run.output
    assert run.seconds < SECONDS, run.output
    assert run.memory < MEGABYTES
    assert run.found == case.get("found", []), run.output
    expected = 1 if any(" error " in found for found in run.found) else 0
    assert run.code == expected, run.output
    said = " ".join(match["text"] for match in run.diagnostics).lower()
    assert [word for word in case.get("says", []) if word.lower() not in said] == [], said


def check_texts(case: dict[str, Any], site: Path) -> None:
    held = {
        path: path.read_text(encoding="utf-8", errors="replace")
        for path in sorted(site.rglob("*"))
        if path.suffix in (".html", ".json", ".csv", ".md", ".xml", ".txt")
    }
    for word in [*case.get("lacks", []), "leaked-secret", "TOP SECRET"]:
        assert [str(path) for path, text in held.items() if word in text] == [], word
    for word in case.get("has", []):
        assert any(word in text for text in held.values()), word


@pytest.mark.parametrize("case", CASES)
def test_bad_input(case: dict[str, Any], good_site: Path, tmp_path: Path, host: Any) -> None:
    """The fault is named once, nothing of it is live, and a failed build changes nothing."""
    project = tmp_path / "project"
    shutil.copytree(FOLDER / "good", project)
    shutil.copytree(good_site, project / "site")
    for edit in case["edits"]:
        apply(edit, project)
    before, around = digests(project / "site"), outside(project)
    run = build(host, project)
    check_outcome(case, run)
    assert outside(project) == around
    assert list(poison(project / "site")) == []
    check_texts(case, project / "site")
    if run.code:
        assert digests(project / "site") == before
    if case.get("loud"):
        assert [build(host, project, option).code for option in ("-q", "-v")] == [
            run.code,
            run.code,
        ]


def test_cases_cover_every_category() -> None:
    """Each category has cases, and every case says what it is about."""
    cases = [param.values[0] for param in CASES]
    assert len({param.id for param in CASES}) == len(CASES)
    assert len(cases) >= 60
    assert all(isinstance(case, dict) and case["about"] for case in cases)
