"""Bytes to text: UTF-8 is right, everything else is a finding that says where and what it seems."""

from __future__ import annotations

import codecs
import re

from learning_modules.diagnostics import Finding, Location

#: Byte-order marks of encodings that are not UTF-8; the longer ones first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)

#: First bytes of files that people rename to .md or .bib, and what they are.
_BINARIES = (
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a recording"),
    (b"ID3", "a recording"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)

_SAVE = "save the file as UTF-8 (in most editors: Save with encoding)"

#: Control characters that no text needs: C0 without tab and LF, and DEL.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def _encoding_fault(location: Location, message: str) -> Finding:
    return Finding("file-encoding", location, message, _SAVE)


def _lf(text: str) -> str:
    """Return ``text`` with LF line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _end_of(text: str, path: str) -> Location:
    """Return the place of the character that follows ``text``."""
    text = _lf(text)
    return Location(path, text.count("\n") + 1, len(text) - text.rfind("\n"))


def _guess(data: bytes) -> tuple[str, str]:
    """Return codec and name of the 8-bit encoding that ``data`` seems to be in."""
    high = re.findall(rb"[\x80-\xff]", data)
    in_words = re.findall(rb"(?<=[a-z])[\x80-\x9f](?=[a-z])", data)
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        undefined = True
    else:
        undefined = False
    if in_words and len(in_words) * 2 > len(high):  # letters here in Mac OS Roman only
        return "mac-roman", "Mac OS Roman"
    return ("latin-1", "ISO-8859-1") if undefined else ("cp1252", "Windows-1252")


def _not_utf8(data: bytes, path: str, error: UnicodeDecodeError) -> tuple[str, Finding]:
    """Return the text as it seems to be meant, and the finding for its first bad byte."""
    before = data[: error.start].decode("utf-8")
    codec, name = _guess(data)
    byte = data[error.start : error.start + 1]
    shown = byte.decode(codec)
    means = f' ("{shown}" in {name})' if shown.isprintable() else f"; it seems to be {name}"
    message = f"this file is not UTF-8: the encoding breaks at byte 0x{byte[0]:02X}{means}"
    return data.decode(codec), _encoding_fault(_end_of(before, path), message)


def _wide(data: bytes, path: str) -> tuple[str, Finding] | None:
    """Read UTF-16 or UTF-32: by its mark, or where every second byte is zero."""
    codec, name = next(((c, n) for mark, c, n in _MARKS if data.startswith(mark)), ("", ""))
    if not codec and len(data) >= 4 and data[:64].count(0) * 5 >= len(data[:64]) * 2:
        codec, name = ("utf-16-be" if data[0] == 0 else "utf-16-le"), "UTF-16"
    if not codec:
        return None
    text = data.decode(codec, errors="replace")
    return text, _encoding_fault(Location(path, 1, 1), f"this file is {name}, not UTF-8")


def _without_controls(text: str, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Put a space for each control character (places stay), with a finding for the first."""
    places = [match.start() for match in _CONTROLS.finditer(text)]
    if not places:
        return text, ()
    code = ord(text[places[0]])
    more = f" (and {len(places) - 1} more in this file)" if len(places) > 1 else ""
    location = _end_of(text[: places[0]], path)
    if "\0" in text:
        location = _end_of(text[: text.index("\0")], path)
        finding = _encoding_fault(
            location, f"this file has a NUL byte, which no UTF-8 text has{more}"
        )
    else:
        message = f"control character U+{code:04X} in the text{more}"
        finding = Finding("text-control-character", location, message, "delete it and type a space")
    return _CONTROLS.sub(" ", text), (finding,)


def _binary(data: bytes, path: str) -> Finding | None:
    kind = next((kind for start, kind in _BINARIES if data.startswith(start)), None)
    if kind is None and _is_noise(data):
        kind = "a file of bytes"
    if kind is None:
        return None
    return _encoding_fault(Location(path, 1, 1), f"this is {kind}, not a text in UTF-8")


def _is_noise(data: bytes) -> bool:
    """Whether more than a tenth of the beginning are control characters, in whatever encoding.

    In UTF-16 and UTF-32 a letter has bytes of zero, which are left out here.
    """
    begin = [byte for byte in data[:1000] if byte]
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in begin)
    return len(begin) >= 16 and controls * 10 > len(begin)


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Finding, ...]]:
    """Return the text of ``data`` with LF line ends and without byte-order mark, and findings.

    The text is as long as the file's, counted in characters and line ends: a control character
    is a space.  None if the bytes are those of an image or office file.
    """
    binary = _binary(data, path)
    if binary:
        return None, (binary,)
    wide = _wide(data, path)
    if wide:
        return _without_controls(_lf(wide[0].removeprefix("\ufeff")), path)[0], (wide[1],)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text, fault = _not_utf8(data, path, error)
        return _without_controls(_lf(text), path)[0], (fault,)
    return _without_controls(_lf(text), path)
