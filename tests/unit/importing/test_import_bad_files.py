"""Files that are no drafts: one message each, and the other drafts are imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from learning_modules.cli.main import main
from learning_modules.importing.importer import DraftFile, import_drafts

GOOD = DraftFile("SHP-ORD-001.md", b"# Orders\n\n## Introduction\n\nText.\n")
BAD = {
    "empty": (b"", "this file is empty"),
    "blank": (b"\xef\xbb\xbf  \n\n", "this file is empty"),
    "binary": (bytes(range(256)) * 8, "this file is no text"),
    "archive": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" * 20, "this file is no text"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_without_text_is_named_once(name: str, tmp_path: Path) -> None:
    """A file that holds no text gives one finding and no module."""
    data, message = BAD[name]
    outcome = import_drafts([GOOD, DraftFile(f"{name}.md", data)], tmp_path)
    assert [one.draft.id for one in outcome.imported] == ["SHP-ORD-001"]
    (finding,) = outcome.findings
    assert finding.location.path == f"{name}.md"
    assert finding.message.startswith(message)


ENCODINGS = {
    "UTF-16": "utf-16",
    "Windows-1252": "cp1252",
    "UTF-8 with a mark": "utf-8-sig",
}


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_other_encodings_and_line_ends(name: str, end: str, tmp_path: Path) -> None:
    """A draft in another encoding, with other line ends, keeps its letters and its id."""
    text = end.join(["# Düne (SHP-ORD-002)", "", "## Introduction", "", "Größe.", ""])
    outcome = import_drafts([DraftFile("a.md", text.encode(ENCODINGS[name]))], tmp_path)
    module = (tmp_path / outcome.imported[0].path).read_text(encoding="utf-8")
    assert outcome.imported[0].draft.id == "SHP-ORD-002"
    assert "title: Düne" in module
    assert "\nGröße.\n" in module


def test_deep_lists_lose_no_word(tmp_path: Path) -> None:
    """Thirty lists inside each other keep every item."""
    items = "\n".join(f"{'  ' * depth}- item{depth}" for depth in range(30))
    text = f"# Deep (SHP-ORD-003)\n\n## Introduction\n\n{items}\n"
    outcome = import_drafts([DraftFile("a.md", text.encode())], tmp_path)
    assert "import-words" not in {f.rule for one in outcome.imported for f in one.findings}


def test_a_folder_without_drafts(tmp_path: Path) -> None:
    """The command says that a folder holds no draft, and writes nothing."""
    (tmp_path / "drafts").mkdir()
    into = tmp_path / "course"
    result = CliRunner().invoke(main, ["import", str(tmp_path / "drafts"), "--into", str(into)])
    assert result.exit_code == 2
    assert "no draft is in there" in result.output
    assert not into.exists()
