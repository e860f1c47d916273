"""Tiny whole sites, built by the real command; written as tests/sites/README.md says."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml

SITES = Path(__file__).parent / "sites"
CASES = sorted(SITES.glob("*.yml"))


def load(name: str) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load((SITES / f"{name}.yml").read_text(encoding="utf-8"))
    base = load(case["base"])["files"] if "base" in case else {}
    return {**case, "files": {**base, **case.get("files", {})}}


def write(project: Path, files: dict[str, str | None]) -> None:
    for name, text in files.items():
        path = project / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def check_files(project: Path, step: dict[str, Any]) -> None:
    for name, texts in step.get("has", {}).items():
        content = (project / name).read_text(encoding="utf-8")
        assert [text for text in texts if text not in content] == [], name
    for name, texts in step.get("lacks", {}).items():
        path = project / name
        content = path.read_text(encoding="utf-8") if path.exists() else ""
        assert [text for text in texts if text in content] == [], name
    assert [name for name in step.get("exists", []) if not (project / name).exists()] == []
    assert [name for name in step.get("absent", []) if (project / name).exists()] == []


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_site(case: Path, tmp_path: Path, host: Any) -> None:
    """The site comes out as its file says."""
    loaded = load(case.stem)
    write(tmp_path, loaded["files"])
    for step in loaded["steps"]:
        for old, new in step.get("rename", {}).items():
            (tmp_path / old).rename(tmp_path / new)
        write(tmp_path, step.get("write", {}))
        before = digests(tmp_path / "site")
        run = host.run("mkdocs", *step.get("command", ["build"]), cwd=tmp_path)
        log = run.stdout + run.stderr
        assert run.returncode == step["exit"], log
        assert [text for text in step.get("log", []) if text not in log] == [], log
        assert [text for text in step.get("log_lacks", []) if text in log] == [], log
        if step.get("site_unchanged"):
            assert digests(tmp_path / "site") == before
        check_files(tmp_path, step)
