"""A small checkout that installs without a network, to run the scripts in for real."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "small"
version = "1"
"""

#: Builds an editable install that lends the small environment the packages of this one.
BACKEND = """\
import zipfile
from pathlib import Path

def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(Path(folder) / "small-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("small.pth", {lent!r})
        wheel.writestr("small-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: small\\nVersion: 1\\n")
        wheel.writestr("small-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("small-1.dist-info/RECORD", "")
    return "small-1-py3-none-any.whl"
"""  # noqa: E501


def write_wheel(folder: Path, version: str) -> str:
    """Write a wheel of the package ``tiny`` and return its line for a lock."""
    path = folder / f"tiny-{version}-py3-none-any.whl"
    about = f"tiny-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("tiny.py", f"version = {version!r}\n")
        wheel.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n"
        )
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", "")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"tiny=={version} --hash=sha256:{digest}\n"


@dataclass(frozen=True)
class Checkout:
    """A folder with the project's scripts, and an index of its own beside it."""

    root: Path
    index: Path

    @property
    def environ(self) -> dict[str, str]:
        """Variables that keep pip away from the network."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTEST_"))}
        return {**kept, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.index)}

    @property
    def python(self) -> Path:
        """The Python of the environment that the scripts make."""
        return self.root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def command(self, script: str, *arguments: str) -> list[str]:
        """Return the command that runs a script."""
        return [sys.executable, str(self.root / "scripts" / script), *arguments]

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a script and return its exit code and output, errors included."""
        return subprocess.run(
            self.command(script, *arguments),
            env=self.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def lock(self, line: str) -> None:
        """Replace the lock."""
        (self.root / "requirements.lock").write_text(line, encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path, root: Path) -> Checkout:
    """Make a checkout in a folder whose name has a space and a letter beyond ASCII."""
    folder = tmp_path / "Kurs über KI"
    shutil.copytree(root / "scripts", folder / "scripts")
    index = tmp_path / "index"
    index.mkdir()
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    lent = sysconfig.get_path("purelib")
    (folder / "backend.py").write_text(BACKEND.format(lent=lent), encoding="utf-8")
    (folder / "tests").mkdir()
    (folder / "tests" / "test_tiny.py").write_text(
        "import tiny\n\ndef test_version():\n    print(tiny.version)\n", encoding="utf-8"
    )
    made = Checkout(folder, index)
    made.lock(write_wheel(index, "1.0"))
    return made


@pytest.fixture
def wheel(checkout: Checkout) -> Callable[[str], str]:
    """Return a function that adds a version of ``tiny`` to the index, and gives its lock line."""
    return lambda version: write_wheel(checkout.index, version)


@pytest.fixture
def scripts(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a test import the modules of the folder scripts."""
    monkeypatch.syspath_prepend(str(root / "scripts"))
    yield
    for name in ("console", "pythons", "packages", "environment", "serve", "check"):
        sys.modules.pop(name, None)
