"""Files of an import: nothing of a person is overwritten, later runs build on earlier ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from learning_modules.importing.importer import DraftFile, Outcome, import_drafts
from learning_modules.importing.outputs import Fate, beside_path

SOURCE = "[ono2020rolls] Ono, K. (2020). Rolls in the north. *Journal of Shops*, *3*, 1-9."
OTHER = "[kim2021night] Kim, S. (2021). Night work in small shops. Elsevier."


def draft(name: str, text: str, *sources: str) -> DraftFile:
    """Return a draft with a title, a section and a list of sources."""
    listed = "\n\n".join(sources)
    whole = f"# Orders\n\n## Introduction\n\n{text}\n\n## Sources\n\n{listed}\n"
    return DraftFile(name, whole.encode())


def fates(outcome: Outcome) -> dict[str, Fate]:
    """Return what became of each file."""
    return {written.place: written.fate for written in outcome.written}


def module(into: Path, version: str = "1.0.0") -> Path:
    """Return the module.md of the one module that these tests import."""
    return into / "content" / "SHP-ORD-001" / version / "module.md"


def test_a_course_is_made(tmp_path: Path) -> None:
    """A first import writes settings, home page, module, data, library, report and state."""
    import_drafts([draft("SHP-ORD-001.md", "Text.", SOURCE)], tmp_path / "my-course")
    found = sorted(
        file.relative_to(tmp_path / "my-course").as_posix()
        for file in (tmp_path / "my-course").rglob("*")
        if file.is_file()
    )
    assert found == [
        ".import-state.json",
        "bib/imported.bib",
        "content/SHP-ORD-001/1.0.0/module.md",
        "docs/index.md",
        "import-data/SHP-ORD-001/1.0.0.json",
        "import-report.md",
        "mkdocs.yml",
    ]
    assert "site_name: My course" in (tmp_path / "my-course/mkdocs.yml").read_text("utf-8")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """A dry run has a report and says what would be written, and leaves the folder empty."""
    into = tmp_path / "course"
    outcome = import_drafts([draft("SHP-ORD-001.md", "Text.")], into, dry_run=True)
    assert not into.exists()
    assert fates(outcome)["mkdocs.yml"] is Fate.NEW
    assert "SHP-ORD-001 1.0.0" in outcome.report


def test_a_changed_module_is_kept(tmp_path: Path) -> None:
    """With the same draft, a module that a person changed stays as it is."""
    file = draft("SHP-ORD-001.md", "Text.")
    import_drafts([file], tmp_path)
    module(tmp_path).write_text("mine", encoding="utf-8")
    outcome = import_drafts([file], tmp_path)
    assert module(tmp_path).read_text(encoding="utf-8") == "mine"
    assert list(module(tmp_path).parent.iterdir()) == [module(tmp_path)]
    assert fates(outcome)["content/SHP-ORD-001/1.0.0/module.md"] is Fate.KEPT


def test_a_new_text_goes_beside_a_changed_module(tmp_path: Path) -> None:
    """A changed draft does not touch a changed module: its text lies beside it, and stays there."""
    import_drafts([draft("SHP-ORD-001.md", "Text.")], tmp_path)
    module(tmp_path).write_text("mine", encoding="utf-8")
    newer = draft("SHP-ORD-001.md", "Newer text.")
    outcome = import_drafts([newer], tmp_path)
    beside = module(tmp_path).with_name("module.imported.md")
    assert module(tmp_path).read_text(encoding="utf-8") == "mine"
    assert "Newer text." in beside.read_text(encoding="utf-8")
    assert fates(outcome)["content/SHP-ORD-001/1.0.0/module.imported.md"] is Fate.BESIDE
    before = {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()}
    import_drafts([newer], tmp_path)
    assert {f: f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()} == before


def test_line_ends_are_no_change(tmp_path: Path) -> None:
    """A file that another system saved with its own line ends is still ours to renew."""
    import_drafts([draft("SHP-ORD-001.md", "Text.")], tmp_path)
    data = module(tmp_path).read_bytes()
    module(tmp_path).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    import_drafts([draft("SHP-ORD-001.md", "Newer text.")], tmp_path)
    assert "Newer text." in module(tmp_path).read_text(encoding="utf-8")


def test_a_changed_draft_renews_its_own_version(tmp_path: Path) -> None:
    """The same file with another text is the same version, not a new one."""
    import_drafts([draft("SHP-ORD-001.md", "Text.")], tmp_path)
    outcome = import_drafts([draft("SHP-ORD-001.md", "Newer text.")], tmp_path)
    assert "Newer text." in module(tmp_path).read_text(encoding="utf-8")
    assert [one.version for one in outcome.imported] == ["1.0.0"]


def test_a_later_draft_of_a_module_is_its_next_version(tmp_path: Path) -> None:
    """A draft of another name joins the versions that the course has, and the library grows."""
    import_drafts([draft("SHP-ORD-001-v1.md", "Text.", SOURCE)], tmp_path)
    import_drafts([draft("SHP-ORD-001-v2.md", "Newer.", OTHER)], tmp_path)
    assert module(tmp_path).is_file()
    assert "Newer." in module(tmp_path, "2.0.0").read_text(encoding="utf-8")
    library = (tmp_path / "bib/imported.bib").read_text(encoding="utf-8")
    assert "{ono2020rolls," in library
    assert "{kim2021night," in library


def test_versions_of_another_hand_are_not_touched(tmp_path: Path) -> None:
    """A module that was in the course before keeps its versions; the draft becomes the next one."""
    module(tmp_path).parent.mkdir(parents=True)
    module(tmp_path).write_text("mine", encoding="utf-8")
    outcome = import_drafts([draft("SHP-ORD-001.md", "Text.")], tmp_path)
    assert module(tmp_path).read_text(encoding="utf-8") == "mine"
    assert [one.version for one in outcome.imported] == ["2.0.0"]


def test_a_changed_library_gets_a_file_beside_it(tmp_path: Path) -> None:
    """Entries that a changed library lacks go into a file of their own, so that no key is twice."""
    import_drafts([draft("SHP-ORD-001-v1.md", "Text.", SOURCE)], tmp_path)
    library = tmp_path / "bib/imported.bib"
    library.write_text("@book{ono2020rolls, title = {Mine}}\n", encoding="utf-8")
    import_drafts([draft("SHP-ORD-001-v2.md", "Newer.", OTHER)], tmp_path)
    assert library.read_text(encoding="utf-8") == "@book{ono2020rolls, title = {Mine}}\n"
    more = (tmp_path / "bib/imported-new.bib").read_text(encoding="utf-8")
    assert "{kim2021night," in more
    assert "ono2020rolls" not in more


def test_settings_of_another_hand_are_kept(tmp_path: Path) -> None:
    """An mkdocs.yml that is there stays, and the report names the extensions it lacks."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    outcome = import_drafts([draft("SHP-ORD-001.md", "Text.")], tmp_path)
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == "site_name: Mine\n"
    assert "lacks these Markdown extensions: admonition" in outcome.report


def test_a_broken_state_is_no_obstacle(tmp_path: Path) -> None:
    """Without a readable state nothing is overwritten, and the import goes on."""
    import_drafts([draft("SHP-ORD-001.md", "Text.")], tmp_path)
    (tmp_path / ".import-state.json").write_text("{", encoding="utf-8")
    outcome = import_drafts([draft("SHP-ORD-001.md", "Newer text.")], tmp_path)
    assert "Newer" not in module(tmp_path).read_text(encoding="utf-8")
    assert [one.version for one in outcome.imported] == ["2.0.0"]


def test_a_file_that_is_no_text_is_reported(tmp_path: Path) -> None:
    """An office file among the drafts is a finding, and the others are imported."""
    office = DraftFile("plan.md", b"PK\x03\x04" + bytes(60))
    outcome = import_drafts([office, draft("SHP-ORD-001.md", "Text.")], tmp_path)
    assert [finding.rule for finding in outcome.findings] == ["import-read"]
    assert len(outcome.imported) == 1


@pytest.mark.parametrize("text", ["# \n", "---\n", "```", "|", "<", "[", "- \n"])
def test_no_text_is_too_odd(text: str, tmp_path: Path) -> None:
    """A draft with next to nothing in it becomes a module and raises nothing."""
    outcome = import_drafts([DraftFile("SHP-ORD-001.md", text.encode())], tmp_path)
    assert len(outcome.imported) == 1
    assert module(tmp_path).is_file()


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("content/X/1.0.0/module.md", "content/X/1.0.0/module.imported.md"),
        ("import-report.md", "import-report.imported.md"),
        ("bib/imported.bib", "bib/imported-new.bib"),
    ],
)
def test_names_beside(path: str, beside: str) -> None:
    """The new text of a changed file stands in the same folder under a name that says so."""
    assert beside_path(path) == beside


def test_equal_bytes_whatever_the_order_of_other_modules(tmp_path: Path) -> None:
    """The same drafts give the same module, wherever the course lies."""
    files = [draft("SHP-ORD-001.md", "Text.", SOURCE), draft("SHP-ORD-002.md", "More.", OTHER)]
    import_drafts(files, tmp_path / "a")
    import_drafts(files, tmp_path / "b")
    first, second = module(tmp_path / "a"), module(tmp_path / "b")
    assert first.read_bytes() == second.read_bytes()
