"""Fixtures that all tests share, and the rule about skipped tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

# A slow or busy machine is no fault of the code; a failure can be run again from what is printed.
settings.register_profile("project", deadline=None, print_blob=True)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parent.parent

#: What LM_REQUIRE may name -> the words by which a test or the reason of a skip speaks of it.
RESOURCES = {
    "browser": ("browser", "chromium", "playwright"),
    "office": ("office", "soffice", "pdftoppm", "pdftotext"),
    "pdf": ("weasyprint", "pango"),
    "servers": ("nginx", "caddy", "brotli"),
    "shared": ("shared",),
}


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's root folder."""
    return ROOT


@dataclass(frozen=True)
class Done:
    """How a run of a command ended; ``memory`` in megabytes, 0 where the system does not say."""

    returncode: int
    stdout: str
    stderr: str
    memory: float = 0.0


class Host:
    """Runs ``mkdocs`` and ``learning-modules``, each time in a process of its own; see host.py.

    Where the system cannot fork a loaded Python, each run starts anew.
    """

    def __init__(self, folder: Path) -> None:
        self._output = folder / "stdout", folder / "stderr"
        self._process: subprocess.Popen[str] | None = None

    def run(self, module: str, *arguments: str, cwd: Path, **environment: str) -> Done:
        """Run a module with arguments in a folder."""
        said = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "COLUMNS": "9999"}
        env = {**os.environ, **said, **environment}
        if sys.platform != "linux":
            done = subprocess.run(
                [sys.executable, "-m", module, *arguments],
                cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True,
                text=True, encoding="utf-8", errors="replace", check=False, timeout=120,
            )  # fmt: skip
            return Done(done.returncode, done.stdout, done.stderr)
        request = {
            "module": module,
            "arguments": arguments,
            "cwd": str(cwd.resolve()),
            "environment": env,
            "output": [str(file) for file in self._output],
        }
        code, kilobytes = json.loads(self._ask(json.dumps(request)))
        texts = [file.read_text(encoding="utf-8", errors="replace") for file in self._output]
        return Done(code, *texts, memory=kilobytes / 1024)

    def _ask(self, line: str) -> str:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, str(ROOT / "tests" / "host.py")],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            )  # fmt: skip
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def close(self) -> None:
        """End the program that forks."""
        if self._process is not None:
            self._process.communicate()


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Return what runs the commands of this project many times."""
    made = Host(tmp_path_factory.mktemp("host"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared cases, or skip: a user's checkout has none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared cases are not here")
    return folder


def _required(words: Iterable[str]) -> str | None:
    """Return the resource of LM_REQUIRE (``browser,office,pdf``) that ``words`` speak of."""
    spoken = " ".join(words).lower()
    names = os.environ.get("LM_REQUIRE", "").replace(",", " ").split()
    return next((n for n in names if any(word in spoken for word in RESOURCES[n])), None)


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport, about: Iterable[str]) -> None:
    """Turn a skip into a failure where the machine has what the test needs."""
    if report.outcome != "skipped" or hasattr(report, "wasxfail"):
        return
    reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
    name = _required([reason, *about])
    if name:
        report.outcome = "failed"
        report.longrepr = f"skipped although LM_REQUIRE names {name!r}: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Hold LM_REQUIRE for skipped tests."""
    report: pytest.TestReport = yield  # type: ignore[misc]
    markers = [marker.name for marker in item.iter_markers() if marker.name in RESOURCES]
    _refuse_skip(report, [*markers, *getattr(item, "fixturenames", [])])
    return report  # type: ignore[return-value]


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """Hold LM_REQUIRE for skipped files."""
    report: pytest.CollectReport = yield  # type: ignore[misc]
    _refuse_skip(report, [collector.nodeid])
    return report  # type: ignore[return-value]
