"""Records kept between builds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from learning_modules.bibliography.library import Library, read_library
from learning_modules.bibliography.record_cache import RecordCache
from learning_modules.model.entry import Entry
from learning_modules.source.kept import KeptFiles
from learning_modules.source.text import SourceText

CASES = Path(__file__).parents[2] / "cases"
BIB = r"""
@article{a, author={Vik, Ada and de la Berg, Jr., Tor and others}, title={On {\em X} \& $y^2$},
  date={2001-05/2001-06}, urldate={2020~}, origdate={1990/..}, journal={J}, langid={french}}
@book{b, editor={{Board of Trade}}, title={T\u2028wo}, year={in press}}
""".replace(r"\u2028", "\u2028")


def opened(folder: Path | None, text: str = BIB) -> Library:
    return read_library([SourceText("refs.bib", text)], None, RecordCache(folder))


def records(library: Library) -> list[Entry]:
    return list(library.entries.values())


def kept(folder: Path, text: str = BIB) -> list[Entry]:
    """Return the records of a text after its cache is written."""
    library = opened(folder, text)
    found = records(library)
    library.records.save()
    return found


def ordered(entry: Entry) -> list[list[Any]]:
    return [list(part.items()) for part in (entry.fields, entry.names, entry.dates)]


def file_in(folder: Path) -> Path:
    [file] = folder.glob("*.records")
    return file


def held(folder: Path) -> Any:
    """Return what the file of a folder holds."""
    return json.loads(KeptFiles(folder, ".records").read(file_in(folder).stem) or b"null")


def put(folder: Path, text: str) -> None:
    """Have a file of our own hold another text."""
    KeptFiles(folder, ".records").write(file_in(folder).stem, text.encode())


def test_second_time_is_read(tmp_path: Path) -> None:
    """What is kept is what would be made, in the same order; the file is JSON."""
    made = kept(tmp_path)
    again = opened(tmp_path)
    assert records(again) == made == records(opened(None))
    assert [*map(ordered, records(again))] == [*map(ordered, made)]
    assert (again.records.hits, again.records.misses) == (2, 0)
    assert len(held(tmp_path)) == 2


def test_every_case_is_kept_whole(tmp_path: Path) -> None:
    """Names, dates and marks of every kind come back as they were."""
    for file in sorted(CASES.rglob("*.bib")):
        text = file.read_text("utf-8", "replace")
        assert kept(tmp_path / file.stem, text) == records(opened(tmp_path / file.stem, text))


def test_only_what_is_asked_for_is_kept(tmp_path: Path) -> None:
    """A changed entry is made again, the old record goes; where an entry stands is no change."""
    kept(tmp_path)
    moved = "% a comment\n\n" + BIB.replace("in press", "2002")
    library = opened(tmp_path, moved)
    assert records(library) == records(opened(None, moved))
    assert (library.records.hits, library.records.misses) == (1, 1)
    library.records.save()
    assert len(held(tmp_path)) == 2
    unused = opened(tmp_path, moved)
    assert unused.entries["b"]
    unused.records.save()
    half = opened(tmp_path, moved)
    assert records(half)
    assert (half.records.hits, half.records.misses) == (1, 1)


def test_a_damaged_file_counts_as_absent(tmp_path: Path) -> None:
    """Broken, cut, or something else: everything is made again, and the file is whole after."""
    made = kept(tmp_path)
    file = file_in(tmp_path)
    whole = file.read_bytes()
    for damaged in (b"", b"{}", whole[:-1], whole.replace(b"Vik", b"Kiv")):
        file.write_bytes(damaged)
        assert kept(tmp_path) == made
        assert file.read_bytes() == whole
    for text in ("", "[1, 2]", "[" * 100_000, whole[32:].decode().replace("[", "{")):
        put(tmp_path, text)
        assert kept(tmp_path) == made
        assert file.read_bytes() == whole


@pytest.mark.parametrize(
    "record",
    [
        None, 1, "x", [], {}, [1, {}, {}, {}, None], ["book", {"title": 1}, {}, {}, None],
        ["book", [], {}, {}, None], ["book", {}, {"author": [["Vik", None]]}, {}, None],
        ["book", {}, {"author": [["a"] * 9]}, {}, None], ["book", {}, {}, {"issued": 5}, None],
        ["book", {}, {}, {"issued": {"year": "2001"}}, None],
        ["book", {}, {}, {"issued": {"year": True}}, None],
        ["book", {}, {}, {"issued": {"other": 1}}, None],
        ["book", {}, {}, {"issued": {"open": 1}}, None], ["book", {}, {}, {}, 3],
    ],
)  # fmt: skip
def test_a_record_of_another_form_is_made_again(tmp_path: Path, record: Any) -> None:
    """A file that looks like ours and holds something else harms nothing."""
    made = kept(tmp_path)
    put(tmp_path, json.dumps(dict.fromkeys(held(tmp_path), record)))
    assert kept(tmp_path) == made


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    """Where nothing can be kept, everything is made all the same."""
    (tmp_path / "file").write_text("in the way")
    assert kept(tmp_path / "file" / "x") == records(opened(None))
    kept(tmp_path / "folder")
    name = file_in(tmp_path / "folder").name
    (tmp_path / "folder" / name).unlink()
    (tmp_path / "folder" / name).mkdir()
    assert kept(tmp_path / "folder") == records(opened(None))
