"""Finding module versions in the folders of a course."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_modules.diagnostics import Finding
from learning_modules.settings import Settings
from learning_modules.source.course import SourceModule, read_course

GOOD = "---\ntitle: A\n---\n\n## One\n"


def write(root: Path, *paths: str, text: str = GOOD) -> None:
    for path in paths:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def read(root: Path) -> tuple[list[SourceModule], list[Finding]]:
    modules, findings = read_course(root, Settings())
    return list(modules), list(findings)


def shown(findings: list[Finding]) -> list[str]:
    return [f"{f.location} {f.rule}" for f in findings]


def names(modules: list[SourceModule]) -> list[str]:
    return [f"{m.version.id} {m.version.version}" for m in modules]


def test_versions_come_by_id_and_number(tmp_path: Path) -> None:
    """Versions are sorted as numbers, and carry path, files and body."""
    folders = ("B-1/1.10.0", "B-1/1.9.0", "A-1/1.0.0")
    write(tmp_path, *(f"content/{folder}/module.md" for folder in folders))
    write(tmp_path, "content/A-1/1.0.0/img/b.png", "content/A-1/1.0.0/a.csv", text="x")
    write(tmp_path, "content/A-1/1.0.0/.hidden", "content/A-1/1.0.0/img/.git/x", text="x")
    write(tmp_path, "content/modules.lock", "content/.gitkeep", text="")
    modules, findings = read(tmp_path)
    assert findings == []
    assert names(modules) == ["A-1 1.0.0", "B-1 1.9.0", "B-1 1.10.0"]
    first = modules[0]
    assert first.version.path == "content/A-1/1.0.0/module.md"
    assert first.version.files == ("a.csv", "img/b.png")
    assert (first.body, first.body_line) == ("\n## One\n", 4)


@pytest.mark.parametrize("folder", [False, True])
def test_course_without_modules_is_a_finding(tmp_path: Path, folder: bool) -> None:
    """No content folder, or an empty one, says how to begin."""
    if folder:
        (tmp_path / "content").mkdir()
    _, findings = read(tmp_path)
    assert shown(findings) == ["content content-missing"]
    assert "learning-modules new" in (findings[0].hint or "")


ODD_FOLDERS = {
    "id with a dot": ("a.b/1.0.0", "identity-invalid"),
    "id with a space": ("a b/1.0.0", "identity-invalid"),
    "id that Windows keeps": ("CON/1.0.0", "identity-invalid"),
    "id of another script": ("LRN-Ü/1.0.0", "identity-invalid"),
    "id that is too long": ("A" * 100 + "/1.0.0", "identity-invalid"),
    "version of two numbers": ("A-1/1.0", "identity-invalid"),
    "version with a letter": ("A-1/v1.0.0", "identity-invalid"),
    "version with a zero in front": ("A-1/01.0.0", "identity-invalid"),
}


@pytest.mark.parametrize("name", ODD_FOLDERS)
def test_name_that_cannot_be_an_address_is_left_out(tmp_path: Path, name: str) -> None:
    """Ids and versions become paths: other names are one finding at the module's beginning."""
    folder, rule = ODD_FOLDERS[name]
    write(tmp_path, f"content/{folder}/module.md")
    modules, findings = read(tmp_path)
    assert modules == []
    assert shown(findings) == [f"content/{folder}/module.md:1:1 {rule}"]


def test_bad_id_is_reported_where_it_is_written(tmp_path: Path) -> None:
    """If the front matter repeats the folder's bad name, that is the place."""
    write(tmp_path, "content/a_b/1.0.0/module.md", text="---\ntitle: A\nid: a_b\n---\n")
    write(tmp_path, "content/A-1/1.0/module.md", text="---\nversion: 1.0\ntitle: A\n---\n")
    _, findings = read(tmp_path)
    assert shown(findings) == [
        "content/A-1/1.0/module.md:2:10 identity-invalid",
        "content/a_b/1.0.0/module.md:3:5 identity-invalid",
    ]


def test_ids_that_differ_by_case_are_one_address(tmp_path: Path) -> None:
    """The second of two such modules is left out; the message names the place of the first."""
    text = "---\nid: {}\ntitle: A\n---\n"
    for name in ("LRN-A", "lrn-a"):
        write(tmp_path, f"content/{name}/1.0.0/module.md", text=text.format(name))
    modules, findings = read(tmp_path)
    assert names(modules) == ["LRN-A 1.0.0"]
    assert shown(findings) == ["content/lrn-a/1.0.0/module.md:2:5 path-collision"]
    assert "content/LRN-A/1.0.0/module.md:2:5" in (findings[0].hint or "")


def test_ids_that_differ_by_the_form_of_accents_are_two_findings(tmp_path: Path) -> None:
    """One name in two Unicode forms: none can be used, and the second is the same again."""
    write(tmp_path, "content/E\u0301/1.0.0/module.md", "content/\u00c9/1.0.0/module.md")
    _, findings = read(tmp_path)
    assert [f.rule for f in findings] == ["identity-invalid", "path-collision"]


def test_what_is_no_version_is_reported(tmp_path: Path) -> None:
    """Files and folders that hold no module version are named, with where they should lie."""
    write(tmp_path, "content/A-1/1.0.0/module.md")
    write(tmp_path, "content/notes.txt", "content/A-1/notes.txt", text="x")
    write(tmp_path, "content/pictures/a.png", "content/A-1/old/a.png", text="x")
    write(tmp_path, "content/B-1/module.md")
    _, findings = read(tmp_path)
    assert shown(findings) == [
        "content/A-1/notes.txt file-stray",
        "content/A-1/old folder-stray",
        "content/B-1/module.md module-misplaced",
        "content/notes.txt file-stray",
        "content/pictures folder-stray",
    ]


def test_version_folder_without_module_is_reported(tmp_path: Path) -> None:
    """The message names the file that was meant."""
    write(tmp_path, "content/A-1/1.0.0/Module.md")
    modules, findings = read(tmp_path)
    assert modules == []
    assert shown(findings) == ["content/A-1/1.0.0/module.md module-missing"]
    assert "Module.md" in (findings[0].hint or "")


def test_version_that_cannot_be_read_is_kept_with_its_findings(tmp_path: Path) -> None:
    """A page can name the module although its file is no regular file."""
    (tmp_path / "content/A-1/1.0.0").mkdir(parents=True)
    os.mkfifo(tmp_path / "content/A-1/1.0.0/module.md")
    modules, findings = read(tmp_path)
    assert shown(findings) == ["content/A-1/1.0.0/module.md file-not-regular"]
    assert (modules[0].readable, modules[0].version.front_matter.title) == (False, "A-1")


def test_links_are_followed_within_the_project_only(tmp_path: Path) -> None:
    """Links that leave the project, loops and pipes are refused, each with one finding."""
    project = tmp_path / "project"
    write(tmp_path, "outside/secret.txt", text="secret")
    write(project, "content/A-1/1.0.0/module.md")
    write(project, "shared/logo.png", text="x")
    here = project / "content/A-1/1.0.0"
    (here / "in").symlink_to("../../../shared")
    (here / "out").symlink_to("../../../../outside")
    (here / "file.txt").symlink_to("../../../../outside/secret.txt")
    (here / "gone.txt").symlink_to("nothing")
    (here / "loop").symlink_to(".")
    os.mkfifo(here / "pipe")
    (project / "content/B-1").symlink_to("../../outside")
    (project / "content/C-1").mkdir()
    (project / "content/C-1/1.0.0").symlink_to("../../../outside")
    modules, findings = read(project)
    assert modules[0].version.files == ("in/logo.png",)
    assert sorted(shown(findings)) == [
        "content/A-1/1.0.0/file.txt file-outside",
        "content/A-1/1.0.0/gone.txt file-unreadable",
        "content/A-1/1.0.0/loop file-unreadable",
        "content/A-1/1.0.0/out file-outside",
        "content/A-1/1.0.0/pipe file-not-regular",
        "content/B-1 file-outside",
        "content/C-1/1.0.0 file-outside",
    ]


def test_linked_module_outside_is_not_read(tmp_path: Path) -> None:
    """Nothing of a file outside of the project gets into the course."""
    project = tmp_path / "project"
    write(tmp_path, "secret.md", text="---\ntitle: secret\n---\nsecret\n")
    (project / "content/A-1/1.0.0").mkdir(parents=True)
    (project / "content/A-1/1.0.0/module.md").symlink_to("../../../../secret.md")
    modules, findings = read(project)
    assert shown(findings) == ["content/A-1/1.0.0/module.md file-outside"]
    assert "secret" not in repr(modules)


def test_file_names_that_meet_or_cannot_be_shown(tmp_path: Path) -> None:
    """Names equal but for case or accents, the page's own, and undecodable ones are reported."""
    write(tmp_path, "content/A-1/1.0.0/module.md")
    here = tmp_path / "content/A-1/1.0.0"
    for name in ("Plan.csv", "plan.csv", "index.html", "aux.csv", "a:b.csv", "my plan.csv"):
        (here / name).write_text("x")
    (here / os.fsdecode(b"caf\xe9.csv")).write_text("x")
    (here / "two\nlines.csv").write_text("x")
    modules, findings = read(tmp_path)
    assert modules[0].version.files == ("Plan.csv", "a:b.csv", "aux.csv", "my plan.csv")
    prefix = "content/A-1/1.0.0/"
    assert sorted(shown(findings)) == [
        f"{prefix}a:b.csv file-name-unportable",
        f"{prefix}aux.csv file-name-unportable",
        rf"{prefix}caf\xe9.csv file-name-invalid",
        f"{prefix}index.html path-collision",
        f"{prefix}plan.csv path-collision",
        rf"{prefix}two\x0alines.csv file-name-invalid",
    ]


def test_folder_without_permission_is_one_finding(tmp_path: Path) -> None:
    """A folder that may not be read is reported once, and the others are still read."""
    write(tmp_path, "content/A-1/1.0.0/module.md", "content/B-1/1.0.0/module.md")
    closed = tmp_path / "content/A-1"
    closed.chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("this user may read everything")
        modules, findings = read(tmp_path)
    finally:
        closed.chmod(0o755)
    assert names(modules) == ["B-1 1.0.0"]
    assert shown(findings) == ["content/A-1 file-unreadable"]


def test_control_character_among_the_fields_is_no_yaml(tmp_path: Path) -> None:
    """In the front matter it is an error of its own; in the text it is a control character."""
    write(tmp_path, "content/A-1/1.0.0/module.md", text="---\ntitle: A\x07B\n---\n")
    write(tmp_path, "content/B-1/1.0.0/module.md", text="---\ntitle: A\n---\nB\x07C\n")
    _, findings = read(tmp_path)
    assert shown(findings) == [
        "content/A-1/1.0.0/module.md:2:9 front-matter-syntax",
        "content/B-1/1.0.0/module.md:4:2 text-control-character",
    ]


def test_windows_text_is_one_finding(tmp_path: Path) -> None:
    """A module in Windows-1252 is read as it is meant, after one finding."""
    write(tmp_path, "content/A-1/1.0.0/module.md")
    text = "---\r\ntitle: Größe\r\n---\r\n"
    (tmp_path / "content/A-1/1.0.0/module.md").write_bytes(text.encode("cp1252"))
    modules, findings = read(tmp_path)
    assert shown(findings) == ["content/A-1/1.0.0/module.md:2:10 file-encoding"]
    assert modules[0].version.front_matter.title == "Größe"


@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=120), header=st.booleans())
def test_any_bytes_are_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, header: bool
) -> None:
    """Whatever the bytes of a module.md, the version is kept and nothing is raised."""
    root = tmp_path_factory.getbasetemp() / "any"
    file = root / "content/A-1/1.0.0/module.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"---\n" + data + b"\n---\n" if header else data)
    modules, findings = read(root)
    assert names(modules) == ["A-1 1.0.0"]
    assert modules[0].readable or findings
    for finding in findings:
        assert str(finding.location).isprintable()
