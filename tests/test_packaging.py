"""The package as a person installs it: what is in the wheel, and a first course from nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

#: Fixed day and no notices of others: two builds may differ in nothing else.
QUIET = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "SOURCE_DATE_EPOCH": "1763596800",
}
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*"\s*/?>')


@dataclass(frozen=True)
class Installed:
    """An environment in which only the wheel is ours; all else is lent by the running one."""

    bin: Path

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment and return its exit code and whole output."""
        program = str(self.bin / command[0])
        kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PYTHONHOME"}}
        return subprocess.run(
            [program, *command[1:]],
            cwd=cwd,
            env={**kept, **QUIET},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )


@pytest.fixture(scope="session")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    done = subprocess.run([*command, str(root)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel into a fresh environment, without a network."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    scripts = venv / ("Scripts" if os.name == "nt" else "bin")
    python = next(path for path in (scripts / "python.exe", scripts / "python") if path.exists())
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-index"]
    subprocess.run([*pip, "--no-deps", "--quiet", str(wheel)], check=True)
    question = "import sysconfig; print(sysconfig.get_path('purelib'))"
    asked = subprocess.run(
        [str(python), "-c", question], capture_output=True, text=True, check=True
    )
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(asked.stdout.strip()) / "lent.pth").write_text("\n".join(sorted(lent)), encoding="utf-8")
    return Installed(python.parent)


def lines_at_fault(output: str) -> list[str]:
    """Return the lines in which MkDocs or a rule reports something."""
    pattern = re.compile(r"(?i)^(?:warning|error)\b|: (?:error|warning|info): |Traceback")
    return [line for line in output.splitlines() if pattern.search(line)]


def tree(site: Path) -> dict[str, bytes]:
    """Return the files of a site without the tag that names the generator."""
    return {
        path.relative_to(site).as_posix(): GENERATOR.sub(b"", path.read_bytes())
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def new_course(installed: Installed, folder: Path) -> Path:
    """Write the starter with the installed command."""
    done = installed.run("learning-modules", "init", "course", cwd=folder)
    assert done.returncode == 0, done.stdout
    return folder / "course"


@pytest.mark.slow
def test_the_wheel_holds_what_runs_and_nothing_else(wheel: Path, root: Path) -> None:
    """Code, starter, theme and licence are in; tests and the project's own course are not."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    package = root / "plugins" / "learning_modules"
    wanted = {
        f"learning_modules/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and not re.search(r"[/\\](?:\.|__pycache__)", str(path.relative_to(root)))
    }
    info = {name for name in names if ".dist-info/" in name}
    assert names - info == wanted
    assert any(name.endswith("licenses/LICENSE") for name in info)


@pytest.mark.slow
def test_the_installed_command_runs_from_the_wheel(installed: Installed, tmp_path: Path) -> None:
    """The command and the package come from the wheel, and not from the checkout beside it."""
    version = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]
    done = installed.run("learning-modules", "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, f"learning-modules, version {version}")
    where = "import learning_modules; print(learning_modules.__file__)"
    asked = installed.run("python", "-c", where, cwd=tmp_path)
    assert Path(asked.stdout.strip()).is_relative_to(installed.bin.parent), asked.stdout


@pytest.mark.slow
def test_a_first_course_builds_without_findings(installed: Installed, tmp_path: Path) -> None:
    """``init`` and a strict build give a module, its templates and its sources, and no finding."""
    course = new_course(installed, tmp_path)
    done = installed.run("python", "-m", "mkdocs", "build", "--strict", cwd=course)
    assert done.returncode == 0, done.stdout
    assert lines_at_fault(done.stdout) == []
    made = tree(course / "site")
    for page in ("modules", "modules/start-001", "modules/start-001/1.0.0", "bibliography"):
        assert f"{page}/index.html" in made
    downloads = "modules/start-001/1.0.0/downloads/start-001-trial-plan-v1.0.0"
    for ending in ("xlsx", "docx", "csv", "md"):
        assert f"{downloads}.{ending}" in made
    assert (course / "content" / "modules.lock").is_file()
    again = installed.run("python", "-m", "mkdocs", "build", "--strict", cwd=course)
    assert (again.returncode, lines_at_fault(again.stdout)) == (0, [])
    assert tree(course / "site") == made


@pytest.mark.slow
def test_a_first_course_passes_its_check(installed: Installed, tmp_path: Path) -> None:
    """``learning-modules check`` finds nothing in the starter."""
    course = new_course(installed, tmp_path)
    done = installed.run("learning-modules", "check", cwd=course)
    assert (done.returncode, lines_at_fault(done.stdout)) == (0, []), done.stdout


@pytest.mark.slow
def test_properdocs_makes_the_same_site(installed: Installed, tmp_path: Path) -> None:
    """The fork of MkDocs gives the same files; only the tag of the generator differs."""
    pytest.importorskip("properdocs")
    trees = {}
    for host in ("mkdocs", "properdocs"):
        (tmp_path / host).mkdir()
        course = new_course(installed, tmp_path / host)
        done = installed.run("python", "-m", host, "build", "--strict", cwd=course)
        assert done.returncode == 0, done.stdout
        trees[host] = tree(course / "site")
    assert sorted(trees["mkdocs"]) == sorted(trees["properdocs"])
    differing = [
        name for name, data in trees["mkdocs"].items() if trees["properdocs"][name] != data
    ]
    assert differing == []


def requirements(root: Path) -> list[Requirement]:
    """Return every requirement of the project: of a site, of the tests, of the tools."""
    data = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    project = data["project"]
    texts = [
        *project["dependencies"],
        *(text for extra in project["optional-dependencies"].values() for text in extra),
        *data["dependency-groups"]["dev"],
        *data["build-system"]["requires"],
    ]
    return [Requirement(text) for text in texts]


def locked(root: Path) -> dict[str, list[Version]]:
    """Return the versions that the lock names for each package."""
    found: dict[str, list[Version]] = {}
    for line in (root / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([a-z0-9-]+)==(\S+)", line):
            found.setdefault(match[1], []).append(Version(match[2]))
    return found


def test_the_lock_fits_the_project(root: Path) -> None:
    """Each requirement of the project, its tests and its tools is in the lock, and fits."""
    versions = locked(root)
    for requirement in requirements(root):
        held = versions.get(canonicalize_name(requirement.name), [])
        assert held, f"{requirement} is missing: run python3 scripts/lock.py"
        assert all(version in requirement.specifier for version in held), (requirement, held)


def test_the_lock_names_no_place(root: Path) -> None:
    """The lock holds names, versions, markers and hashes: it works with any index or mirror."""
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    lines = [line for line in text.splitlines() if not line.startswith("    --hash=sha256:")]
    odd = [line for line in lines if not re.match(r"[a-z0-9-]+==[^ ;]+( ; [^\\]+)? \\$", line)]
    assert odd == []


def test_old_debian_is_served(root: Path) -> None:
    """A package whose newest release needs a later 3.11 is there for earlier ones too."""
    text = (root / "requirements.lock").read_text(encoding="utf-8")
    limits = set(re.findall(r"python_full_version ([<>]=?) '(3\.11\.\d+)'", text))
    for _, version in limits:
        assert {("<", version), (">=", version)} <= limits


def test_every_dependency_is_explained(root: Path) -> None:
    """The page on dependencies has each of them, with the lowest version that is asked for."""
    page = (root / "docs" / "contributing" / "dependencies.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in row.split("|")] for row in page.splitlines() if "|" in row]
    lowest = {name: row[2].split(",")[0] for row in rows for name in row[1].split(", ")}
    for requirement in requirements(root):
        asked = [one.version for one in requirement.specifier if one.operator == ">="]
        assert lowest.get(requirement.name) == (asked[0] if asked else "any"), requirement


def fenced(markdown: str) -> list[str]:
    """Return the commands in the code blocks of a page, without prompts and comments."""
    blocks = re.findall(r"(?ms)^```(?:sh|bash|console|text)?\n(.*?)^```", markdown)
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    return [line.removeprefix("$ ") for line in lines if line]


def test_continuous_integration_runs_the_commands_of_the_readme(root: Path) -> None:
    """Both commands of the README stand in .ci/run word for word, so they are known to work."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    ran = (root / ".ci" / "run").read_text(encoding="utf-8")
    commands = [line for line in fenced(readme) if line.startswith("python3 scripts/")]
    assert {"python3 scripts/serve.py", "python3 scripts/test.py"} <= set(commands)
    called = {re.split(r" *[>&|]", line.strip(), maxsplit=1)[0] for line in ran.splitlines()}
    assert [command for command in commands if command not in called] == []


def test_every_script_named_in_the_docs_exists(root: Path) -> None:
    """A page that says ``scripts/x.py`` means a file that is there."""
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    named = {
        name
        for page in pages
        for name in re.findall(r"scripts/\w+\.py", page.read_text(encoding="utf-8"))
    }
    assert named
    assert [name for name in sorted(named) if not (root / name).is_file()] == []
