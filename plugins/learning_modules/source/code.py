"""Which code made what is kept: ours, and that of the libraries it runs through."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

#: Distributions whose version may change what is made; those that are not installed do not count.
_LIBRARIES = (
    "Markdown",
    "Pygments",
    "XlsxWriter",
    "mkdocs",
    "mkdocs-material",
    "properdocs",
    "pybtex",
    "pydyf",
    "pymdown-extensions",
    "python-docx",
    "weasyprint",
)


@cache
def code_version() -> str:
    """Return a digest of all code that a text, an entry or a download is made by."""
    digest = hashlib.sha256(sys.version.encode())
    for text in _sources(resources.files("learning_modules")):
        digest.update(text)
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            digest.update(f"{name} {metadata.version(name)}\n".encode())
    return digest.hexdigest()


def _sources(folder: Traversable) -> Iterable[bytes]:
    """Yield the code below a folder of the package, in a fixed order."""
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _sources(item)
        elif item.name.endswith((".py", ".json", ".yml")):
            yield item.read_bytes()
