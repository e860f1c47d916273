"""The virtual environment of a checkout: made once, made anew when it no longer fits.

Every command of this folder begins with :func:`prepare`.  The files of this folder must start under
any Python 3 to say which one is needed: so their syntax is that of Python 3.6 (annotations of newer
kinds stand in quotation marks), and they need nothing but the standard library.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
from pathlib import Path

from console import ProblemError, run, say
from packages import how_to_complete_python, output_of, pip_for, run_pip
from pythons import base_python, refuse_old_python, short_version

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "installed.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

#: Variables that would lead Python or pip away from the environment.
FOREIGN = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"}


def environ() -> "dict[str, str]":
    """Return this process's variables as if the environment were activated."""
    env = {key: value for key, value in os.environ.items() if key not in FOREIGN}
    env["VIRTUAL_ENV"] = str(VENV)
    env["PATH"] = os.pathsep.join([str(PYTHON.parent), env.get("PATH", os.defpath)])
    env.update(PIP_USER="0", PIP_NO_INPUT="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    # Notices about the future of MkDocs, which Material and others print at each start.
    env.update(NO_MKDOCS_2_WARNING="1", DISABLE_MKDOCS_2_WARNING="true")
    return env


def noted() -> "dict[str, str]":
    """Return what the last complete installation noted; empty if there was none."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def wanted() -> "dict[str, str]":
    """Return what a complete installation of this checkout notes."""
    digest = hashlib.sha256()
    for path in (ROOT / "pyproject.toml", LOCK):
        digest.update(path.read_bytes())
    return {"checkout": str(ROOT), "inputs": digest.hexdigest()}


def why_anew() -> "str | None":
    """Return why the environment has to be made, or made anew; None if it can be used."""
    if not os.path.lexists(str(VENV)):
        return "Making .venv"
    if noted().get("checkout", str(ROOT)) != str(ROOT):
        return "The checkout was moved or copied: making .venv anew"
    question = "import sys; v = sys.version_info; print(v[0], v[1], sys.prefix != sys.base_prefix)"
    code, answer = output_of([str(PYTHON), "-I", "-c", question], env=environ())
    words = answer.split()
    if code or words[2:] != ["True"]:
        return "The .venv is broken: making it anew"
    version = ".".join(words[:2])
    if version != short_version():
        return f"The .venv is of Python {version}, this is {short_version()}: making it anew"
    return None


def discard() -> None:
    """Remove the environment, whatever stands in its place."""
    try:
        if VENV.is_dir() and not VENV.is_symlink():
            shutil.rmtree(str(VENV))
        elif os.path.lexists(str(VENV)):
            VENV.unlink()
    except OSError as error:
        message = f"{VENV} cannot be removed ({error}).\nClose the programs that use it"
        raise ProblemError(f"{message}, or delete it by hand; then run this again.") from error


def make() -> None:
    """Make an empty environment; pip comes later, because some systems pack it apart."""
    discard()
    if importlib.util.find_spec("venv") is None:
        message = f"{base_python()} cannot make virtual environments.\n"
        raise ProblemError(message + how_to_complete_python())
    command = [base_python(), "-m", "venv", "--without-pip", str(VENV)]
    code, answer = output_of(command, env=environ())
    if code:
        raise ProblemError(f"Making .venv failed:\n\n{answer}")


def install() -> None:
    """Install the packages of the lock, then the project itself, and note that it is done."""
    env = environ()
    pip = pip_for(str(PYTHON), env=env)
    with contextlib.suppress(OSError):
        STAMP.unlink()
    total = LOCK.read_text(encoding="utf-8").count("==")
    say(f"Installing about {total} packages into .venv (once; it takes a minute or two) ...")
    run_pip([*pip, "install", "--require-hashes", "-r", str(LOCK)], env=env, total=total)
    own = ["--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT)]
    run_pip([*pip, "install", *own], env=env)
    STAMP.write_text(json.dumps(wanted(), indent=1), encoding="utf-8")


def prepare() -> None:
    """Make the environment fit this checkout and this Python, where it does not."""
    refuse_old_python()
    reason = why_anew()
    if reason:
        say(f"{reason} ...")
        make()
    if noted() != wanted():
        install()


def run_python(arguments: "list[str]") -> int:
    """Run the environment's Python in the checkout; return its exit code."""
    return run([str(PYTHON), *arguments], cwd=str(ROOT), env=environ())
