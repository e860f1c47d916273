"""The archive of all templates of a module version."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.writers.bundle import bundle, safe_path
from learning_modules.writers.downloads import write


def _names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return file.namelist()


def test_contents(roadmap: Template, identity: Identity) -> None:
    """A read-me and a licence note come first, the downloads in order, then the authors' files."""
    downloads = write(roadmap, identity)
    made = bundle(downloads, identity, {"plan.xlsx": b"x", "data/notes.txt": b"y"})
    assert made.name == "abc-001-templates-v1.2.0.zip"
    assert _names(made.data) == [
        "README.txt",
        "LICENSE.txt",
        *(download.name for download in downloads),
        "data/notes.txt",
        "plan.xlsx",
    ]
    with zipfile.ZipFile(io.BytesIO(made.data)) as file:
        readme, licence = file.read("README.txt").decode(), file.read("LICENSE.txt").decode()
        assert file.read("plan.xlsx") == b"x"
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert all(download.name in readme for download in downloads)
    assert "data/notes.txt" in readme
    assert identity.address in readme
    assert "CC-BY-4.0" in licence
    assert identity.licence_url in licence


def test_readme_in_the_language_of_the_module(roadmap: Template, identity: Identity) -> None:
    """The read-me is in the module's language."""
    made = bundle(write(roadmap, identity), replace(identity, language="de"))
    with zipfile.ZipFile(io.BytesIO(made.data)) as file:
        assert "Die Vorlagen dieses Moduls" in file.read("README.txt").decode()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("a\\b.txt", "a-b.txt"),
        ("C:\\x", "C-x"),
        ("con.txt", "_con.txt"),
        ("a\x00b", "ab"),
        ("..", "file"),
        ("dir./x. ", "dir/x"),
    ],
)
def test_no_name_leaves_the_folder(name: str, safe: str) -> None:
    """A path stays in the folder that the archive is unpacked into, on every system."""
    assert safe_path(name) == safe


def test_equal_names_are_told_apart(identity: Identity) -> None:
    """Files whose names are equal but for case, or are ours, get a number."""
    made = bundle((), identity, {"readme.txt": b"1", "A.txt": b"2", "a.txt": b"3"})
    assert _names(made.data) == ["README.txt", "LICENSE.txt", "A.txt", "a-2.txt", "readme-2.txt"]


def test_no_licence(identity: Identity) -> None:
    """A module without a licence still says whose it is."""
    made = bundle((), replace(identity, licence="", licence_url="", address=""))
    with zipfile.ZipFile(io.BytesIO(made.data)) as file:
        assert "Baking bread for a living" in file.read("LICENSE.txt").decode()
