"""Reading a text file of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning_modules.diagnostics import Finding
from learning_modules.source.decode import decode
from learning_modules.source.text import SourceText, read_text


def read(
    folder: Path, data: bytes, max_bytes: int = 1000
) -> tuple[SourceText | None, list[Finding]]:
    file = folder / "a.md"
    file.write_bytes(data)
    text, findings = read_text(file, folder, max_bytes=max_bytes)
    return text, list(findings)


def test_location_counts_lines_and_characters_from_one() -> None:
    """A place is line and column in characters, and a span ends after its last character."""
    text = SourceText("a.md", "é𝔘x\n\nlast")
    assert str(text.location(2)) == "a.md:1:3"
    assert str(text.location(4)) == "a.md:2:1"
    span = text.location(5, 9)
    assert (span.line, span.column, span.end_line, span.end_column) == (3, 1, 3, 5)
    assert text.location(99).line == 3


def test_line_returns_the_text_without_its_end() -> None:
    """Lines count from 1; a number that is too high gives nothing."""
    text = SourceText("a.md", "one\ntwo")
    assert [text.line(n) for n in (0, 1, 2, 3)] == ["", "one", "two", ""]
    assert text.line_count == 2


@given(st.text(alphabet="a\n é"), st.integers(0, 40))
def test_offset_and_position_are_inverse(content: str, offset: int) -> None:
    """Every offset has one line and column, and they lead back to it."""
    text = SourceText("a.md", content)
    offset = min(offset, len(content))
    assert text.offset(*text.position(offset)) == offset


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa\r\nb", b"a\nb", b"a\rb", b"a\r\nb"])
def test_line_ends_and_mark_do_not_count(tmp_path: Path, data: bytes) -> None:
    """CRLF, CR, LF and a byte-order mark give the same text, without a finding."""
    text, findings = read(tmp_path, data)
    assert text
    assert (text.text, text.path, findings) == ("a\nb", "a.md", [])


ENCODINGS = {
    "cp1252": ("ä\nfür – uns".encode() + " caf\xe9".encode("cp1252"), 2, 14, "Windows-1252"),
    "cp1252 after CRLF": (b"one\r\nna\xefve", 2, 3, "Windows-1252"),
    "latin-1": (b"caf\xe9 \x81", 1, 4, "ISO-8859-1"),
    "mac": (b"caf\x8es caf\x8es", 1, 4, "Mac OS Roman"),
    "utf-16": ("\ufeffone".encode("utf-16-le"), 1, 1, "UTF-16"),
    "utf-16 without mark": ("one two".encode("utf-16-be"), 1, 1, "UTF-16"),
    "utf-32": ("\ufeffone".encode("utf-32-le"), 1, 1, "UTF-32"),
    "surrogate": (b"ab\n\xed\xa0\x80", 2, 1, "UTF-8"),
    "overlong": (b"a\xc0\xaf", 1, 2, "UTF-8"),
    "truncated": (b"a\xe2\x82", 1, 2, "UTF-8"),
    "NUL": (b"one\ntwo\0", 2, 4, "NUL"),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_other_encodings_are_one_finding_at_the_first_bad_byte(tmp_path: Path, name: str) -> None:
    """The finding names UTF-8, the place, and what the file seems to be; the text is still read."""
    data, line, column, word = ENCODINGS[name]
    text, findings = read(tmp_path, data)
    assert text is not None
    assert [f.rule for f in findings] == ["file-encoding"]
    assert (findings[0].location.line, findings[0].location.column) == (line, column)
    assert "UTF-8" in findings[0].message
    assert word in findings[0].message


def test_windows_text_is_read_as_it_is_meant(tmp_path: Path) -> None:
    """After the finding about its encoding, a Windows-1252 file reads as its author sees it."""
    text, _ = read(tmp_path, "Größe – ja".encode("cp1252"))
    assert text
    assert text.text == "Größe – ja"


def test_control_characters_become_spaces_and_one_finding(tmp_path: Path) -> None:
    """The first control character is reported, and places behind it hold."""
    text, findings = read(tmp_path, b"a\x0bb\n\x1bc")
    assert text
    assert text.text == "a b\n c"
    assert [(f.rule, f.location.line, f.location.column) for f in findings] == [
        ("text-control-character", 1, 2)
    ]
    assert "U+000B" in findings[0].message
    assert "1 more" in findings[0].message


@pytest.mark.parametrize("data", [b"PK\x03\x04abc", b"%PDF-1.7"])
def test_renamed_binary_is_no_text(tmp_path: Path, data: bytes) -> None:
    """A PDF or office file with a text's name gives one finding and no text."""
    text, findings = read(tmp_path, data)
    assert text is None
    assert [f.rule for f in findings] == ["file-encoding"]


def test_large_file_is_not_read(tmp_path: Path) -> None:
    """A file above the limit is a finding; at the limit it is read."""
    text, findings = read(tmp_path, b"x" * 11, max_bytes=10)
    assert text is None
    assert [f.rule for f in findings] == ["file-too-large"]
    assert read(tmp_path, b"x" * 10, max_bytes=10)[1] == []


def test_link_that_leaves_the_project_is_refused(tmp_path: Path) -> None:
    """A link to a file outside is not read; one within the project is."""
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret").write_text("secret")
    (project / "in.md").write_text("in")
    (project / "out.md").symlink_to("../secret")
    (project / "within.md").symlink_to("in.md")
    text, findings = read_text(project / "out.md", project, max_bytes=99)
    assert (text, [f.rule for f in findings]) == (None, ["file-outside"])
    text, findings = read_text(project / "within.md", project, max_bytes=99)
    assert text == SourceText("within.md", "in")


@pytest.mark.parametrize("kind", ["pipe", "folder", "missing", "loop", "dangling"])
def test_what_is_no_file_is_a_finding(tmp_path: Path, kind: str) -> None:
    """A pipe does not hang, and nothing that is no regular file is read."""
    file = tmp_path / "a.md"
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "folder":
        file.mkdir()
    elif kind == "loop":
        file.symlink_to("a.md")
    elif kind == "dangling":
        file.symlink_to("nothing.md")
    text, findings = read_text(file, tmp_path, max_bytes=99)
    expected = "file-not-regular" if kind in ("pipe", "folder") else "file-unreadable"
    assert (text, [f.rule for f in findings]) == (None, [expected])


def test_name_that_is_not_utf8_can_be_shown(tmp_path: Path) -> None:
    """A path of undecodable bytes gets a printable form."""
    name = os.fsdecode(b"caf\xe9\n.md")
    (tmp_path / name).write_text("x")
    text, _ = read_text(tmp_path / name, tmp_path, max_bytes=99)
    assert text
    assert text.path == r"caf\xe9\x0a.md"


@settings(max_examples=300)
@given(st.binary(max_size=60))
def test_any_bytes_decode(data: bytes) -> None:
    """Whatever the bytes: a text without control characters, or none, and no exception."""
    text, findings = decode(data, "a.md")
    assert text is not None or findings
    assert not any(ord(c) < 32 and c not in "\t\n" for c in text or "")
    for finding in findings:
        assert finding.location.line
