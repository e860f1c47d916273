"""Downloads of hostile templates, judged by the checker of the shared bad inputs."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from learning_modules.model.download import Identity
from learning_modules.writers.bundle import bundle
from learning_modules.writers.downloads import write


@pytest.fixture(scope="module")
def check_output(shared: Path) -> Any:
    """Return the function that finds what is live or broken in a built site."""
    path = shared / "bad-inputs" / "adapt.py"
    spec = importlib.util.spec_from_file_location("shared_bad_inputs", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.check_output


def _shared_tables(shared: Path) -> list[str]:
    """Return the bodies of the templates of all shared cases."""
    files = sorted((shared / "bad-inputs").glob("*/project/content/*/templates/*.md"))
    return [path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in files]


HOSTILE = """\
| =1+1 | +DDE("cmd";"/C calc";"x") | @SUM(A1) | <script>alert(1)</script> |
|---|---|---|---|
| =HYPERLINK("http://evil.example","x") | -2+3 | \t=1 | ＝1 |
| [go](javascript:alert(1)) | [go](file:///etc/passwd) | \u0008 | - item |
| -5 | -- | {=1} | ]]> |
"""


def test_nothing_is_live(
    shared: Path, check_output: Any, templates_of: Any, identity: Identity, tmp_path: Path
) -> None:
    """No cell is a formula, no part is broken, no link leads out of the file."""
    bodies = [*_shared_tables(shared), HOSTILE]
    assert len(bodies) > 2
    for number, body in enumerate(bodies):
        [(template, _)] = templates_of(f"### =Plan {number} {{#plan-{number} .template}}\n\n{body}")
        downloads = write(template, identity)
        for download in [*downloads, bundle(downloads, identity, {"../x.txt": b"x"})]:
            (tmp_path / f"{number}-{download.name}").write_bytes(download.data)
    assert check_output(str(tmp_path)) == []
