"""The files of an import: what is to be written where, and writing it without loss.

A file that a person has changed since it was written is never overwritten: a newer text goes
beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from learning_modules.errors import SourceError
from learning_modules.importing.state import digest


class Fate(StrEnum):
    """What became of a file."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept as you changed it"
    BESIDE = "new text beside yours"


@dataclass(frozen=True)
class Output:
    """A file to be written: its path in the course and its text.

    ``once`` says that an existing file of another hand is simply left alone; ``beside`` makes the
    text that goes beside a changed file out of that file's text (None: the whole new text).
    """

    path: str
    text: str
    once: bool = False
    beside: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Written:
    """What became of an output: where it stands now, and the digest to remember for ``path``."""

    path: str
    fate: Fate
    place: str
    digest: str | None


def beside_path(path: str) -> str:
    """Return where the new text of a changed file goes: ``module.md`` -> ``module.imported.md``."""
    whole = PurePosixPath(path)
    name = (
        f"{whole.stem}-new{whole.suffix}"
        if whole.suffix == ".bib"
        else f"{whole.stem}.imported{whole.suffix}"
    )
    return str(whole.with_name(name))


def read_file(file: Path) -> str | None:
    """Return the text of a file, None if there is none; SourceError if it cannot be read."""
    try:
        return file.read_bytes().decode("utf-8", errors="replace") if file.is_file() else None
    except OSError as error:
        raise SourceError(f"{file} cannot be read: {error.strerror or error}") from error


class Course:
    """The folder that a course is imported into; ``dry`` only says what would be written."""

    def __init__(self, folder: Path, *, dry: bool) -> None:
        self.folder, self.dry = folder, dry

    def text(self, path: str) -> str | None:
        """Return the text of a file of the course, or None."""
        return read_file(self.folder / path)

    def write(self, outputs: Sequence[Output], known: Mapping[str, str]) -> list[Written]:
        """Write the files that may be written, and say what became of each."""
        written: list[Written] = []
        for output in outputs:
            written += self._output(output, known)
        return written

    def _output(self, output: Output, known: Mapping[str, str]) -> list[Written]:
        """Write one file: new, ours and changed, or beside one that a person changed."""
        there, mark = self.text(output.path), digest(output.text)
        if there is None:
            self.save(output.path, output.text)
            return [Written(output.path, Fate.NEW, output.path, mark)]
        before = known.get(output.path)
        if digest(there) == mark:
            return [Written(output.path, Fate.UNCHANGED, output.path, mark)]
        if digest(there) == before:
            self.save(output.path, output.text)
            return [Written(output.path, Fate.UPDATED, output.path, mark)]
        if output.once or before == mark:
            return [Written(output.path, Fate.KEPT, output.path, before)]
        return self._beside(output, there, before, known=known)

    def _beside(
        self, output: Output, there: str, before: str | None, *, known: Mapping[str, str]
    ) -> list[Written]:
        place = beside_path(output.path)
        text = output.beside(there) if output.beside else output.text
        kept = Written(output.path, Fate.KEPT, output.path, before)
        if not text or known.get(place) == digest(text):
            old = known.get(place)
            return [kept, *([Written(place, Fate.UNCHANGED, place, old)] if old else [])]
        self.save(place, text)
        return [kept, Written(place, Fate.BESIDE, place, digest(text))]

    def save(self, path: str, text: str) -> None:
        """Write a file of the course, unless nothing is to be written."""
        if self.dry:
            return
        file = self.folder / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
        except OSError as error:
            raise SourceError(f"{file} cannot be written: {error.strerror or error}") from error


_KEY = re.compile(r"^\s*@\w+\s*[{(]\s*([^\s,]+)\s*,", re.MULTILINE)


def keys_in(text: str) -> frozenset[str]:
    """Return the keys of the entries in a text of BibTeX, in small letters."""
    return frozenset(key.lower() for key in _KEY.findall(text))
