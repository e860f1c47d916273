"""The shape of the code: who imports whom, how long functions and files are, what is documented."""

from __future__ import annotations

import ast
import re
import statistics
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "plugins" / "learning_modules"
FILES = sorted(PACKAGE.rglob("*.py"))
ALL_FILES = sorted([*FILES, *(ROOT / "scripts").glob("*.py"), *(ROOT / "tests").rglob("*.py")])

#: From the bottom to the top: a file imports from its own layer and from those before it.
LAYERS = (
    *("errors", "diagnostics", "settings", "model", "source", "bibliography", "markup"),
    *("checks", "writers", "importing", "mkdocs", "cli"),
)

#: These three are one layer, and import nothing of ours.
BASE = {"errors", "diagnostics", "settings"}

#: Library -> the only layer that imports it.
HOMES = {
    "pybtex": "bibliography",
    "latexcodec": "bibliography",
    "markdown": "markup",
    "markdown_it": "importing",
    "pymdownx": "markup",
    "nh3": "markup",
    "mkdocs": "mkdocs",
    "material": "mkdocs",
    "jinja2": "mkdocs",
    "markupsafe": "mkdocs",
    "babel": "mkdocs",
    "click": "cli",
    "yaml": "source",
    "xlsxwriter": "writers",
    "docx": "writers",
    "weasyprint": "writers",
    "zipfile": "writers",
}

#: Calls that read the clock; a site built twice from the same files must be the same.
CLOCK = {"now", "today", "utcnow", "time", "time_ns", "localtime", "gmtime", "ctime"}

#: Filled line by line while a text is read, and frozen or dropped at its end: no records yet.
BUILDERS = {"Draft", "Ids"}

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """Return the path of a file relative to the project, to name it in a message."""
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def layer_of(path: Path) -> str:
    """Return the layer a file of the package belongs to: its folder, or its own name."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and absolute dotted name of everything a file imports, wherever it does."""
    here = path.relative_to(PACKAGE.parent).with_suffix("").parts
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = here[: len(here) - node.level] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)


def own_layer(name: str) -> str | None:
    """Return the layer that a dotted name of ours lies in; None for the package itself."""
    parts = name.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in LAYERS else None


def functions() -> list[tuple[str, int]]:
    """Return every function of package and scripts with its length in lines, docstring and all."""
    return [
        (f"{name_of(path)}:{node.lineno} {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for path in ALL_FILES
        if "tests" not in path.relative_to(ROOT).parts
        for node in ast.walk(tree_of(path))
        if isinstance(node, FunctionNode)
    ]


def public(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield the public functions, classes and methods of a body, with their dotted names."""
    for node in body:
        if isinstance(node, FunctionNode | ast.ClassDef) and not node.name.startswith("_"):
            if any(ast.unparse(one).endswith(".setter") for one in node.decorator_list):
                continue  # its property is explained
            yield f"{prefix}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{prefix}{node.name}.")


def test_every_folder_is_a_layer() -> None:
    """Each Python file of the package lies in a layer, so that the other tests see it."""
    layers = {layer_of(path) for path in FILES}
    assert layers - {"__init__", "__main__"} == set(LAYERS)


def test_imports_point_down() -> None:
    """A file imports from its own layer and from lower ones only; the base imports nothing."""
    wrong = []
    for path in FILES:
        layer = layer_of(path)
        for line, name in imported(path):
            target = own_layer(name) if name.startswith("learning_modules.") else None
            if target is None or layer not in LAYERS:
                continue
            up = LAYERS.index(target) > LAYERS.index(layer)
            if up or (layer in BASE and target != layer):
                wrong.append(f"{name_of(path)}:{line} imports {name}")
    assert wrong == []


def test_each_library_has_one_home() -> None:
    """Only one layer knows each library, so that a library can be exchanged in one place."""
    wrong = [
        f"{name_of(path)}:{line} imports {name}; only {HOMES[library]}/ does"
        for path in FILES
        for line, name in imported(path)
        if (library := name.split(".")[0]) in HOMES and layer_of(path) != HOMES[library]
    ]
    assert wrong == []


def test_every_library_is_known_and_declared() -> None:
    """What has to be installed has a home above, and is a dependency of the project."""
    libraries = {
        name.split(".")[0]
        for path in FILES
        for _, name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names | {"learning_modules"}
    }
    assert libraries - set(HOMES) == set()
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = data["project"]
    texts = (*project["dependencies"], *project["optional-dependencies"]["pdf"])
    declared = {re.split(r"[^\w-]", text)[0].lower() for text in texts}
    distributions = packages_distributions()
    missing = {
        library
        for library in libraries
        if not declared & {name.lower() for name in [library, *distributions.get(library, [])]}
    }
    assert missing == set()


def test_the_model_needs_the_standard_library_only() -> None:
    """Records and the three base files import nothing that has to be installed."""
    wrong = [
        f"{name_of(path)}:{line} imports {name}"
        for path in FILES
        if layer_of(path) in BASE | {"model"}
        for line, name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names | {"learning_modules"}
    ]
    assert wrong == []


def test_records_are_frozen() -> None:
    """Each dataclass of the model is frozen."""
    wrong = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in FILES
        if layer_of(path) == "model"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and node.name not in BUILDERS
        for decorator in node.decorator_list
        if "dataclass" in ast.unparse(decorator) and "frozen=True" not in ast.unparse(decorator)
    ]
    assert wrong == []


def test_nothing_reads_the_clock() -> None:
    """Only a command that an author calls to date something (cli/) asks what day it is."""
    wrong = [
        f"{name_of(path)}:{node.lineno} {ast.unparse(node)}"
        for path in FILES
        if layer_of(path) != "cli"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCK
        and ast.unparse(node.func.value).split(".")[-1] in {"time", "date", "datetime"}
    ]
    assert wrong == []


def test_functions_are_short() -> None:
    """The median function has fewer than ten lines, and none has more than sixty."""
    found = functions()
    assert [f"{name}: {lines} lines" for name, lines in found if lines > 60] == []
    assert statistics.median(lines for _, lines in found) < 10


def test_files_are_short() -> None:
    """No file has more than 350 lines; one that grows is split by the nouns of the field."""
    lengths = {name_of(path): len(path.read_bytes().splitlines()) for path in ALL_FILES}
    assert {name: lines for name, lines in lengths.items() if lines > 350} == {}


def test_no_file_is_a_drawer() -> None:
    """A file is named after what it holds."""
    drawers = {"utils", "util", "helpers", "helper", "misc", "common", "tools"}
    assert [name_of(path) for path in ALL_FILES if path.stem in drawers] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_public_name_is_explained(path: Path) -> None:
    """Each public module, class, function and method says in a sentence what it is."""
    tree = tree_of(path)
    named = [(path.stem, tree), *public(tree.body, "")]
    documented = {name: ast.get_docstring(node) for name, node in named}  # type: ignore[arg-type]
    assert [name for name, text in documented.items() if not text] == []
    first = {name: (text or "").split("\n\n")[0].rstrip() for name, text in documented.items()}
    assert {name: text for name, text in first.items() if text[-1] not in ".:?)`"} == {}


def test_the_page_about_it_is_true() -> None:
    """The architecture page names layers, libraries and files as they are."""
    page = (ROOT / "docs" / "contributing" / "architecture.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in row.split("|")] for row in page.splitlines() if row[:3] == "| `"
    ]
    layers = {row[1].strip("`/"): row[3] for row in rows if row[1].strip("`/") in LAYERS}
    assert list(layers) == [layer for layer in reversed(LAYERS) if layer not in BASE]
    for layer, libraries in layers.items():
        named = set(libraries.split(", ")) & set(HOMES)
        assert all(HOMES[library] == layer for library in named), layer
    places = [PACKAGE, PACKAGE / "mkdocs", ROOT / "scripts", ROOT]
    files = set(re.findall(r"`([\w/-]+\.(?:py|md)|\w+/[\w/]+\.html)`", page))
    missing = [name for name in files if not any((place / name).is_file() for place in places)]
    assert sorted(missing) == []
