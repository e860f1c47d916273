"""Downloads kept between builds: an unchanged template costs a hash and a read."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from learning_modules.diagnostics import Location
from learning_modules.model.download import Download, Identity
from learning_modules.model.template import Template
from learning_modules.source.code import code_version
from learning_modules.source.kept import KeptFiles
from learning_modules.writers.downloads import can_write, write


def cache_key(template: Template, identity: Identity) -> str:
    """Return the key of a template's downloads: a digest of all that their bytes depend on."""
    # Where the template stands in its file is in no download.
    # A format that cannot be made here may be possible in the next build.
    formats = tuple(filter(can_write, template.formats))
    placeless = replace(template, location=Location(""), formats=formats)
    inputs = f"{code_version()}\n{placeless!r}\n{identity!r}"
    return hashlib.sha256(inputs.encode("utf-8", "surrogatepass")).hexdigest()


class WriterCache:
    """Downloads in a folder, by the digest of what they are made of; None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.kept = KeptFiles(folder, ".downloads")
        self.hits = 0
        self.misses = 0

    def write(self, template: Template, identity: Identity) -> tuple[Download, ...]:
        """Return the downloads of a template, from the folder if they are there."""
        if self.kept.folder is None:
            return write(template, identity)
        key = cache_key(template, identity)
        packed = self.kept.read(key)
        if packed is not None:
            with suppress(ValueError, KeyError, TypeError):
                found = _unpacked(packed)
                self.hits += 1
                return found
        self.misses += 1
        made = write(template, identity)
        self.kept.write(key, _packed(made))
        return made

    def forget_unused(self) -> None:
        """Delete the entries that were not asked for since this object was made."""
        self.kept.forget_unused()


def _packed(downloads: tuple[Download, ...]) -> bytes:
    """Return downloads as bytes: a line of JSON that describes them, and their data."""
    head = json.dumps([_described(download) for download in downloads]).encode()
    return head + b"\n" + b"".join(download.data for download in downloads)


def _described(download: Download) -> dict[str, Any]:
    return {
        "name": download.name,
        "format": download.format,
        "size": download.size,
        "template_id": download.template_id,
        "media_type": download.media_type,
        "sheet": download.sheet,
    }


def _unpacked(packed: bytes) -> tuple[Download, ...]:
    """Return the downloads in ``packed``; a ValueError, KeyError or TypeError if it is none."""
    head, _, data = packed.partition(b"\n")
    downloads, at = [], 0
    for described in json.loads(head):
        size = described.pop("size")
        downloads.append(Download(data=data[at : at + size], **described))
        at += size
    return tuple(downloads)
