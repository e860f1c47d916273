"""Archives whose bytes depend on their content alone: fixed order, times and attributes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

#: The earliest time that a zip archive can hold.
_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_FILE_MODE = 0o644 << 16
_LEVEL = 9
#: Files that are compressed already.
_COMPRESSED = (".xlsx", ".docx", ".ods", ".odt", ".zip", ".png", ".jpg", ".jpeg", ".webp", ".pdf")


def archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip archive of ``parts`` (name, bytes), in the order given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as file:
        for name, data in parts:
            file.writestr(_entry(name), data)
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _TIME)
    compressed = name.lower().endswith(_COMPRESSED)
    entry.compress_type = zipfile.ZIP_STORED if compressed else zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _FILE_MODE
    return entry


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {entry.filename: file.read(entry) for entry in file.infolist()}


def office_archive(parts: Mapping[str, bytes]) -> bytes:
    """Return the parts of an office file as an archive.

    ``[Content_Types].xml`` comes first, relations next, as ECMA-376 part 2 advises for readers
    that stream; the rest follows by name.
    """
    return archive((name, parts[name]) for name in sorted(parts, key=_office_order))


def _office_order(name: str) -> tuple[int, str]:
    first = {"[Content_Types].xml": 0, "_rels/.rels": 1}
    return first.get(name, 2), name
