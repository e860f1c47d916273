"""The commands check, describe and schema, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from learning_modules.cli.main import main

GOOD: dict[str, str] = yaml.safe_load(
    (Path(__file__).parents[2] / "cases" / "checks" / "good.yml").read_text("utf-8")
)
MODULE = "content/PLAN-001/1.0.0/module.md"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a course without faults, made the current one."""
    for name, text in GOOD.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edit(course: Path, old: str, new: str) -> None:
    """Change a text in the module."""
    file = course / MODULE
    file.write_text(file.read_text("utf-8").replace(old, new), encoding="utf-8")


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, arguments)


def test_clean_course_ends_with_0(course: Path) -> None:
    """A course without errors ends with code 0, also when it is strict."""
    assert course.is_dir()
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 0


def test_error_ends_with_1_and_shows_its_line(course: Path) -> None:
    """An error ends with code 1, and the line is shown with a mark below the place."""
    edit(course, "taught_in: [phases]", "taught_in: [fases]")
    result = run("check")
    assert result.exit_code == 1
    lines = result.output.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith(f"{MODULE}:13:17: error: "))
    assert lines[at + 1] == "    13 |     taught_in: [fases]"
    assert lines[at + 2] == "       |                 ^"


def test_warning_fails_only_when_strict(course: Path) -> None:
    """A warning ends with 0, and with 1 when the run or the site is strict."""
    edit(course, "duration: 2 h\n", "")
    assert run("check").exit_code == 0
    assert run("check", "--strict").exit_code == 1
    (course / "mkdocs.yml").write_text(GOOD["mkdocs.yml"] + "strict: true\n", encoding="utf-8")
    assert run("check").exit_code == 1
    assert run("check", "--no-strict").exit_code == 0


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github"])
def test_every_form_names_the_fault(course: Path, form: str) -> None:
    """Each form names rule and path, and the exit code does not depend on it."""
    edit(course, "taught_in: [phases]", "taught_in: [fases]")
    result = run("check", "--format", form)
    assert result.exit_code == 1
    assert "objective-section-unknown" in result.output
    assert MODULE in result.output


def test_baseline_makes_old_faults_quiet(course: Path) -> None:
    """With a baseline only what is new counts."""
    edit(course, "taught_in: [phases]", "taught_in: [fases]")
    known = run("check", "--format", "json").output
    (course / "baseline.json").write_text(known, encoding="utf-8")
    assert run("check", "--baseline", "baseline.json").exit_code == 0
    edit(course, "evidence: [roadmap]", "evidence: [raodmap]")
    result = run("check", "--baseline", "baseline.json")
    assert result.exit_code == 1
    assert "objective-section-unknown" not in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "-f", "nowhere.yml"),
        ("check", "--baseline", "mkdocs.yml"),
        ("check", "--format", "xml"),
        ("check", "--nonsense"),
    ],
)
def test_wrong_usage_ends_with_2(course: Path, arguments: tuple[str, ...]) -> None:
    """A configuration or option that cannot be used ends with code 2 and one clear line."""
    assert course.is_dir()
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_internal_error_ends_with_3(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the program ends with code 3 and one line, not with a traceback."""
    assert course.is_dir()

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("oh")

    monkeypatch.setattr("learning_modules.cli.check.check_project", fail)
    result = run("check")
    assert result.exit_code == 3
    assert "internal error: RuntimeError: oh" in result.output


def test_describe_gives_the_course(course: Path) -> None:
    """The data has modules, objectives, templates and entries; the public part has fewer."""
    assert course.is_dir()
    data = json.loads(run("describe", "--format", "json").output)
    plan = data["modules"][1]["versions"][0]
    assert [module["id"] for module in data["modules"]] == ["BASE-001", "PLAN-001"]
    assert plan["objectives"][0]["evidence"] == ["roadmap"]
    assert plan["templates"][0]["sheets"][0]["prompts"] == ["Experiment", "Pilot"]
    assert data["entries"][0]["cited_in"][0]["section"] == "phases"
    assert plan["path"] == MODULE
    assert "path" not in json.loads(run("describe", "--public").output)["modules"][0]["versions"][0]


def test_schema_accepts_the_course(course: Path) -> None:
    """The schema that is printed accepts the front matter of a good module."""
    schema = json.loads(run("schema").output)
    header = (course / MODULE).read_text("utf-8").split("---\n")[1]
    data = {k: str(v) if k == "date" else v for k, v in yaml.safe_load(header).items()}
    jsonschema.validate(data, schema)
