"""The history of a module: what each version changed; corrections are folded under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from learning_modules.bibliography.library import Library
from learning_modules.mkdocs.changes import change_texts
from learning_modules.mkdocs.compare_page import comparable, compare_address
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.version_lines import VersionLine, version_lines
from learning_modules.mkdocs.views import Frame, View
from learning_modules.model.differences import differences
from learning_modules.model.identity import Version, history_address, module_address
from learning_modules.model.module import Module, ModuleVersion


@dataclass(frozen=True)
class _Histories:
    """What the entries of one page need; ``before`` is the version each one is compared with."""

    module: Module
    frame: Frame
    library: Library
    bodies: Mapping[str, str]
    before: Mapping[Version, ModuleVersion]

    def entry(self, version: ModuleVersion) -> View:
        """Return a version with what its author and we say of it."""
        front, frame = version.front_matter, self.frame
        page = history_address(version.id)
        old = self.before.get(version.version)
        compared = frame.href(compare_address(old, version), page) if old else None
        withdrawn = front.withdrawn
        return {
            "anchor": f"v{version.version}",
            "href": frame.href(version.address, page),
            "number": version.version,
            "newest": frame.is_newest(version),
            "status": str(front.status),
            "date": frame.terms.date(front.date) if front.date else None,
            "changes": front.changes,
            "computed": self._computed(old, version) if old else [],
            "compared": {"href": compared, "number": old.version} if old else None,
            "reason": withdrawn.reason if withdrawn else None,
            "language": frame.text_language(version),
        }

    def _computed(self, old: ModuleVersion, new: ModuleVersion) -> list[str]:
        texts = self.bodies.get(old.path, ""), self.bodies.get(new.path, "")
        found = differences(old, new, old_text=texts[0], new_text=texts[1])
        return change_texts(found, self.frame.terms, self.library.entries)

    def line(self, line: VersionLine) -> View:
        """Return a MINOR version as the first of its line published it, with its corrections."""
        *corrections, first = sorted(line.all, key=lambda v: v.version, reverse=True)
        return {
            **self.entry(first),
            "newest_here": any(self.frame.is_newest(v) for v in line.all),
            "corrections": [self.entry(version) for version in corrections],
        }


def history_html(
    module: Module, frame: Frame, *, bodies: Mapping[str, str], library: Library
) -> str:
    """Return the versions of a module, the newest first, with what changed for readers.

    ``module`` is converted; ``bodies`` are the texts of its versions by path.
    """
    before = {new.version: old for old, new in comparable(module)}
    entries = _Histories(module, frame, library, bodies=bodies, before=before)
    title = (module.shown or module.versions[-1]).front_matter.title
    page = history_address(module.id)
    values = {
        "module": {"href": frame.href(module_address(module.id), page), "title": title},
        "versions": [entries.line(line) for line in version_lines(module)],
    }
    return render("history", frame.terms, values)
