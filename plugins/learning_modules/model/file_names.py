"""Names of downloads: ASCII, short, legal on every system, equal to no other but for case."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from learning_modules.model.identity import Version, is_device_name

#: Longest file name of a download, extension included.
FILE_NAME_LENGTH = 80

# Letters that Unicode does not take apart into a base letter and a mark.
_LATIN = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
    }
)
_NAME = re.compile(r"[\w][\w.-]*\Z")


def template_name_fault(name: str) -> str | None:
    """Return why the id of a template cannot become a file name, or None if it can."""
    plain = "".join(c for c in name if not unicodedata.category(c).startswith("M"))
    bad = sorted({c for c in plain if not (c.isalnum() or c in "-_.")})
    if bad:
        return "it holds " + ", ".join(f'"{c}"' if c.isprintable() else repr(c) for c in bad)
    if len(plain) > FILE_NAME_LENGTH:
        return f"it is longer than {FILE_NAME_LENGTH} characters"
    if not _NAME.match(plain) or plain.endswith(".") or ".." in plain:
        return "it does not begin and end with a letter or digit"
    if is_device_name(plain):
        return "Windows keeps this name for a device"
    return None


def ascii_slug(text: str) -> str:
    """Return ``text`` in lower-case ASCII letters and digits, joined by hyphens.

    Accents are dropped; a text in another script gives six digits of its hash, so that it still
    names one file.
    """
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LATIN))
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "replace").decode()).strip("-")
    return slug or _digest(text)


def file_name(module_id: str, template_id: str, *, version: Version, extension: str) -> str:
    """Return ``<module-id>-<template-slug>-v<version>.<ext>``, at most 80 characters long.

    ``extension`` may begin with a sheet's number (``1.csv`` gives ``-v2.0.0-1.csv``).
    """
    number, dot, kind = extension.rpartition(".")
    tail = f"-v{version}{'-' if dot else ''}{number}.{kind}"
    head = ascii_slug(module_id)
    room = FILE_NAME_LENGTH - len(head) - len(tail) - 1
    return f"{head}-{_shortened(ascii_slug(template_id), template_id, room)}{tail}"


def archive_name(module_id: str, version: Version) -> str:
    """Return the name of the archive that holds all templates of a module version."""
    return f"{ascii_slug(module_id)}-templates-v{version}.zip"


def _shortened(slug: str, text: str, room: int) -> str:
    """Return ``slug`` in at most ``room`` characters; a shortened one ends with a hash."""
    if len(slug) <= room:
        return slug
    digest = _digest(text)
    return f"{slug[: max(room - len(digest) - 1, 0)].rstrip('-')}-{digest}".lstrip("-")


def _digest(text: str) -> str:
    normal = unicodedata.normalize("NFC", text)
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:6]
