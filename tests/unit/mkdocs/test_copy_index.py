"""The index of all templates in all versions."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from learning_modules.markup.targets import Targets
from learning_modules.mkdocs.copy_index import index, index_bytes, lines_of
from learning_modules.mkdocs.downloads import Downloads
from learning_modules.mkdocs.terms import Terms
from learning_modules.mkdocs.views import Frame
from learning_modules.model.course import Course
from learning_modules.model.identity import Version
from learning_modules.model.module import Content, FrontMatter, Module, ModuleVersion, Status
from learning_modules.settings import Settings

PLAN = "| Step | When |\n|---|---|\n| Mix | `[e.g., noon]` |\n"
WIDER = """\
| Step | Who | When |
|---|---|---|
| Mix | `[e.g., Ann]` | `[e.g., noon]` |
| Bake | | |
"""


@pytest.fixture
def make(template_of: Any) -> Any:
    """Return a maker of versions: number, templates as id and Markdown, other front matter."""

    def version(number: str, bodies: dict[str, str], **fields: Any) -> ModuleVersion:
        front = FrontMatter(
            **{
                "id": "ABC-001",
                "version": Version.parse(number),
                "title": "Baking",
                "status": Status.PUBLISHED,
                "date": datetime.date(2026, 3, 4),
                **fields,
            }
        )
        templates = tuple(replace(template_of(body), id=name) for name, body in bodies.items())
        path = f"content/ABC-001/{number}/module.md"
        return ModuleVersion(front, path, content=Content(templates=templates))

    return version


def _downloads(course: Course, tmp_path: Path, *, directory_urls: bool = True) -> Downloads:
    frame = Frame(
        terms=Terms("en"),
        targets=Targets(directory_urls=directory_urls),
        course=course,
        site_url="https://course.example/",
        site_name="Bakers",
        settings=Settings(),
    )
    return Downloads(frame, tmp_path, tmp_path / "cache")


def _index(tmp_path: Path, *versions: ModuleVersion, **options: Any) -> dict[str, Any]:
    course = Course((Module("ABC-001", versions),))
    found: dict[str, Any] = index(course, _downloads(course, tmp_path, **options))["modules"]
    return found["ABC-001"]


def test_a_template_in_two_versions(make: Any, tmp_path: Path) -> None:
    """The older one says what became of its columns and rows, the newest what can be downloaded."""
    record = _index(tmp_path, make("1.0.0", {"plan": PLAN}), make("2.0.0", {"plan": WIDER}))
    assert record["newest"] == "2.0.0"
    [old], [new] = (version["templates"] for version in record["versions"])
    assert (old["stem"], old["columns"]) == ("abc-001-plan-v1.0.0", [["Step", "When"]])
    assert old["since"] == {
        "now": "plan",
        "columns_added": ["Who"],
        "columns_removed": [],
        "rows_added": 1,
        "rows_removed": 0,
    }
    assert "files" not in old
    assert [file["format"] for file in new["files"]] == ["xlsx", "docx", "csv", "md"]
    assert all(file["size"] > 0 for file in new["files"])


@pytest.mark.parametrize(
    ("directory_urls", "page"), [(True, "2.0.0/"), (False, "2.0.0/index.html")]
)
def test_addresses_lead_on_from_the_index(
    make: Any, tmp_path: Path, directory_urls: bool, page: str
) -> None:
    """Addresses are relative to the index itself, in both forms that a site's addresses have."""
    record = _index(tmp_path, make("2.0.0", {"plan": PLAN}), directory_urls=directory_urls)
    base = "https://course.example/sub/templates/versions.json"
    [template] = record["versions"][0]["templates"]
    home = "https://course.example/sub/modules/abc-001/"
    assert urljoin(base, template["address"]) == f"{home}{page}#plan"
    file = urljoin(base, template["files"][0]["address"])
    assert file == f"{home}2.0.0/downloads/abc-001-plan-v2.0.0.xlsx"


def test_renamed_unchanged_and_gone(make: Any, tmp_path: Path) -> None:
    """A template is followed to its new id; one without changes says so; one that went, too."""
    old = make("1.0.0", {"plan": PLAN, "list": PLAN, "extra": PLAN})
    new = make("2.0.0", {"roadmap": PLAN, "list": PLAN}, section_aliases={"plan": "roadmap"})
    record = _index(tmp_path, old, new)
    since = [template["since"] for template in record["versions"][0]["templates"]]
    assert since == [{"now": "roadmap"}, {"now": "list"}, {"now": None}]
    lines = lines_of(Module("ABC-001", (old, new)))
    assert [[str(v.version) for v, _ in line] for line in lines] == [
        ["2.0.0", "1.0.0"],
        ["2.0.0", "1.0.0"],
        ["1.0.0"],
    ]
    assert [template.id for _, template in lines[0]] == ["roadmap", "plan"]


def test_withdrawn(make: Any, tmp_path: Path) -> None:
    """A withdrawn version is named, but offers no template; it is not the newest."""
    first = make("1.0.0", {"plan": PLAN})
    second = make("1.1.0", {"plan": WIDER}, status=Status.WITHDRAWN)
    record = _index(tmp_path, first, second)
    assert record["newest"] == "1.0.0"
    assert [version["status"] for version in record["versions"]] == ["published", "withdrawn"]
    assert record["versions"][1]["templates"] == []
    assert _index(tmp_path, second)["newest"] is None


def test_bytes(make: Any, tmp_path: Path) -> None:
    """The file is the same each time, plain ASCII, and holds no tag that a browser might see."""
    version = make("1.0.0", {"plan": PLAN}, title="</script><b>Bäcker", changes=("<img src=x>",))
    course = Course((Module("ABC-001", (version,)),))
    first, second = (index_bytes(course, _downloads(course, tmp_path)) for _ in range(2))
    assert first == second
    assert first.isascii()
    assert b"<" not in first
    assert json.loads(first)["modules"]["ABC-001"]["title"] == "</script><b>Bäcker"
