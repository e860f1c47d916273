"""One fault, one finding: what only follows from another fault is not said."""

from __future__ import annotations

from learning_modules.checks.engine import _judged
from learning_modules.diagnostics import Finding, Location


def test_a_file_with_a_taken_id_follows_no_version() -> None:
    """It need not say what changed; another module's version still must."""
    taken, other = (
        Location("content/x/1.0.0/module.md", 2, 1),
        Location("content/y/2.0.0/module.md"),
    )
    real = Finding("path-collision", taken, "the ids are the same", "rename one")
    follows, stays = (
        Finding("changes-missing", at, "m", "h", key="changes") for at in (taken, other)
    )
    assert _judged([real, follows, stays]) == [real, stays]
