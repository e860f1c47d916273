"""Sections of a module version, as found in its text."""

from __future__ import annotations

from dataclasses import dataclass

from learning_modules.diagnostics import Location


@dataclass(frozen=True)
class Stub:
    """Why a section does not count as present: empty, or a placeholder."""

    reason: str
    location: Location


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it, down to the next heading of its level or above.

    ``title`` is plain text, without citations; ``id`` is the anchor on the page and
    ``explicit_id`` says that the author wrote it; ``parent`` is the index of the enclosing section
    in the outline, or None; ``is_template`` and ``is_quiz``
    are the marks of its heading; ``words`` counts the words of the section with its subsections.
    """

    id: str
    title: str
    level: int
    roles: tuple[str, ...]
    location: Location
    parent: int | None = None
    explicit_id: bool = False
    is_template: bool = False
    is_quiz: bool = False
    words: int = 0
    stub: Stub | None = None
