"""``modules/<id>/versions.json``: the versions of a module, for programs."""

from __future__ import annotations

import json
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from learning_modules.mkdocs.files import StaticFile
from learning_modules.mkdocs.views import Frame
from learning_modules.model.identity import history_address
from learning_modules.model.module import Module, ModuleVersion

#: Number of the form of this file; it grows when a name changes its meaning or goes.
FORM = 1


def versions_file(
    module: Module, frame: Frame, config: MkDocsConfig, *, uri: str | None = None
) -> File:
    """Return the file of a module as a file of the site; ``uri`` is another address for it."""
    text = json.dumps(_module(module, frame), ensure_ascii=False, indent=2).replace("<", "\\u003c")
    return StaticFile.generated(
        config,
        uri or f"{module.address}versions.json",
        content=f"{text}\n",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )


def _module(module: Module, frame: Frame) -> dict[str, Any]:
    """Return a module and what readers may know of its versions, the newest first."""
    public = [version for version in reversed(module.versions) if not version.is_draft]
    known = module.newest or module.versions[-1]
    return {
        "form": FORM,
        "id": module.id,
        "title": known.front_matter.title,
        "address": _address(module.address, frame),
        "history": _address(history_address(module.id), frame),
        "formerly": list(known.front_matter.formerly),
        "newest": str(module.newest.version) if module.newest else None,
        "versions": [_version(version, frame) for version in public],
    }


def _version(version: ModuleVersion, frame: Frame) -> dict[str, Any]:
    front = version.front_matter
    data: dict[str, Any] = {
        "version": str(version.version),
        "status": str(front.status),
        "date": front.date.isoformat() if front.date else None,
        "address": _address(version.address, frame),
        "changes": list(front.changes),
    }
    if front.withdrawn:
        date, reason = front.withdrawn.date.isoformat(), front.withdrawn.reason
        data["withdrawn"] = {"date": date, "reason": reason}
    return data


def _address(address: str, frame: Frame) -> str:
    """Return an address with that of the site, where it is known; else from the site's root."""
    return frame.site_url + frame.targets.page(address)
