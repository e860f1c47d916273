"""Files of docs/ that the host could not read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from learning_modules.mkdocs.engine import check_project


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
def test_page_whose_name_is_not_utf8_is_named(tmp_path: Path) -> None:
    """The host can make no address of such a name; it is one finding, and the rest is checked."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: C\nplugins: [learning-modules]\n")
    (tmp_path / "docs" / "index.md").write_text("# Welcome\n\n[x](module:NOPE)\n")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/docs/Gr\xf6\xdfe.md")).write_text("# Size\n")
    found = check_project(tmp_path / "mkdocs.yml").diagnostics
    said = [(str(d.location), d.rule) for d in found if d.location.path.startswith("docs/")]
    assert said == [
        (r"docs/Gr\xf6\xdfe.md", "file-name-invalid"),
        ("docs/index.md:3:1", "link-broken"),
    ]
