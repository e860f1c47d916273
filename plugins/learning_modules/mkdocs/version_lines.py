"""Versions of a module as readers look for them: PATCH versions belong to their MINOR."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from learning_modules.mkdocs.views import Frame, View
from learning_modules.model.identity import history_address, module_address
from learning_modules.model.module import Module, ModuleVersion, Status


@dataclass(frozen=True)
class VersionLine:
    """The versions that share MAJOR and MINOR: the newest of them, and the others, newest first."""

    newest: ModuleVersion
    earlier: tuple[ModuleVersion, ...]

    @property
    def all(self) -> tuple[ModuleVersion, ...]:
        """Every version of the line, the newest first."""
        return self.newest, *self.earlier


def version_lines(module: Module) -> list[VersionLine]:
    """Return the lines of a module, the newest first.

    A line is stood for by its newest published version; where none is, by its newest one.
    """
    falling = sorted(module.versions, key=lambda v: v.version, reverse=True)
    groups = groupby(falling, key=lambda v: (v.version.major, v.version.minor))
    return [_line(list(group)) for _, group in groups]


def _line(versions: list[ModuleVersion]) -> VersionLine:
    public = [v for v in versions if v.front_matter.status is Status.PUBLISHED]
    newest = (public or versions)[0]
    return VersionLine(newest, tuple(v for v in versions if v is not newest))


def selector_view(version: ModuleVersion, frame: Frame) -> View | None:
    """Return the choice of versions on the page of one; None where there is nothing to choose."""
    module = frame.course.module(version.id)
    if module is None or len(module.versions) < 2:
        return None
    lines = version_lines(module)
    return {
        "current": version.version,
        "history": frame.href(history_address(version.id), version.address),
        "lines": [
            {
                **_choice(line.newest, version, frame),
                "earlier": [_choice(v, version, frame) for v in line.earlier],
            }
            for line in lines
        ],
    }


def _choice(version: ModuleVersion, current: ModuleVersion, frame: Frame) -> View:
    newest = frame.is_newest(version)
    address = module_address(version.id) if newest else version.address
    front = version.front_matter
    return {
        "number": version.version,
        "href": frame.href(address, current.address),
        "date": frame.terms.date(front.date) if front.date else "",
        "current": version.version == current.version,
        "newest": newest,
        "status": str(front.status),
    }
