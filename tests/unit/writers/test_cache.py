"""Downloads kept between builds."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from learning_modules.diagnostics import Location
from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.writers.cache import WriterCache, cache_key
from learning_modules.writers.downloads import write


def test_second_time_is_read(any_template: Template, identity: Identity, tmp_path: Path) -> None:
    """What is found in the cache is what would be written."""
    first, second = WriterCache(tmp_path), WriterCache(tmp_path)
    assert first.write(any_template, identity) == write(any_template, identity)
    assert second.write(any_template, identity) == write(any_template, identity)
    assert (first.hits, first.misses, second.hits, second.misses) == (0, 1, 1, 0)


def test_key(roadmap: Template, identity: Identity) -> None:
    """Everything that a file shows is part of the key; the place in the text is not."""
    key = cache_key(roadmap, identity)
    assert cache_key(replace(roadmap, location=Location("other.md", 9)), identity) == key
    changes = [
        replace(roadmap, title="Other"),
        replace(roadmap, paper="letter"),
        replace(roadmap, formats=("csv",)),
        replace(roadmap, sheets=(replace(roadmap.sheets[0], spare_rows=4),)),
    ]
    keys = {key, *(cache_key(changed, identity) for changed in changes)}
    sources = [
        replace(identity, licence="MIT"),
        replace(identity, date=None),
        replace(identity, language="de"),
        replace(identity, address="https://other.example/"),
    ]
    keys |= {cache_key(roadmap, source) for source in sources}
    assert len(keys) == 1 + len(changes) + len(sources)


@pytest.mark.parametrize("damage", [b"", b"x", b"y" * 100])
def test_damaged_entry_is_made_again(
    roadmap: Template, identity: Identity, tmp_path: Path, damage: bytes
) -> None:
    """An entry that is not whole counts as absent and is replaced."""
    WriterCache(tmp_path).write(roadmap, identity)
    [entry] = tmp_path.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert WriterCache(tmp_path).write(roadmap, identity) == write(roadmap, identity)
    assert entry.read_bytes() == whole
    entry.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert WriterCache(tmp_path).write(roadmap, identity) == write(roadmap, identity)


def test_folder_that_cannot_be_used(roadmap: Template, identity: Identity, tmp_path: Path) -> None:
    """Where the folder cannot be made, files are written all the same."""
    (tmp_path / "file").write_text("in the way")
    assert WriterCache(tmp_path / "file" / "x").write(roadmap, identity)
    assert WriterCache(None).write(roadmap, identity) == write(roadmap, identity)


def test_forget_unused(roadmap: Template, identity: Identity, tmp_path: Path) -> None:
    """Entries that a build did not ask for can be deleted; other files are left alone."""
    WriterCache(tmp_path).write(roadmap, identity)
    (tmp_path / "other").write_text("kept")
    cache = WriterCache(tmp_path)
    cache.write(replace(roadmap, title="New"), identity)
    assert len(list(tmp_path.iterdir())) == 3
    cache.forget_unused()
    assert len(list(tmp_path.iterdir())) == 2
    assert cache.write(replace(roadmap, title="New"), identity)
    assert cache.hits == 1


def test_a_hit_loads_no_library(tmp_path: Path) -> None:
    """The cache itself imports none of the libraries that make office files."""
    program = (
        "import sys, learning_modules.writers.cache\n"
        "print([m for m in ('xlsxwriter', 'docx', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.strip() == "[]"
