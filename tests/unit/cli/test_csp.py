"""The command csp: the policy in the forms of hosts, and what it says where there is no site."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from learning_modules.cli.main import main

STARTS = {
    "value": "default-src 'self'; script-src 'self'",
    "nginx": "add_header Content-Security-Policy \"default-src 'self';",
    "caddy": "header Content-Security-Policy \"default-src 'self';",
    "apache": "Header always set Content-Security-Policy \"default-src 'self';",
    "headers": "/*\n  Content-Security-Policy: default-src 'self';",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project's folder, made the current one; its site stands in ``public``."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nsite_dir: public\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["csp", *arguments])


@pytest.mark.parametrize("form", STARTS)
def test_forms(project: Path, form: str) -> None:
    """Each form begins as its host wants it, and says the same."""
    (project / "public").mkdir()
    (project / "public" / "index.html").write_text("<script>a()</script>", encoding="utf-8")
    result = run("--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(STARTS[form])
    assert "'sha256-" in result.stdout


def test_another_folder(project: Path) -> None:
    """A folder that is named counts instead of that of mkdocs.yml; hosts are named."""
    (project / "other" / "a").mkdir(parents=True)
    (project / "other" / "index.html").write_text("<p>", encoding="utf-8")
    (project / "other" / "a" / "index.html").write_text(
        "<img src=https://h.example/x.png>", encoding="utf-8"
    )
    result = run("other")
    assert result.exit_code == 0
    assert "a/index.html loads something from h.example" in result.stderr


def test_no_site(project: Path) -> None:
    """Without a site the command says what to do first."""
    result = run()
    assert result.exit_code == 2
    assert f"no built site in {project / 'public'}; run mkdocs build first" in result.stderr
