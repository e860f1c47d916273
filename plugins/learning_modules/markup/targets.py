"""What a link of the course can lead to, and the address it has."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from learning_modules.model.identity import Version, module_address, version_address

#: Pages of docs/ of which the first that there is is the glossary.
GLOSSARY_PAGES = ("glossary.md", "glossary/index.md")


@dataclass(frozen=True)
class ModuleTarget:
    """A module as a link sees it: its id and title, the versions shown, and the newest of them."""

    id: str
    title: str
    versions: Mapping[Version, str]
    newest: Version | None


@dataclass(frozen=True)
class Targets:
    """Modules by id in lower case, and the pages of ``docs/`` with their addresses.

    A former id leads to the module it belongs to now; ``hidden`` are versions (id in lower case,
    and number) that exist and have no page: drafts of a site that readers see.  ``every`` holds all
    modules with all versions, hidden ones too (empty where none is hidden): what is wrong with a
    link does not depend on who looks.  All addresses are relative to the site's root.
    ``directory_urls`` is MkDocs' setting ``use_directory_urls``: without it an address names the
    file ``index.html``.
    """

    modules: Mapping[str, ModuleTarget] = field(default_factory=lambda: MappingProxyType({}))
    docs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    directory_urls: bool = True
    hidden: frozenset[tuple[str, Version]] = frozenset()
    every: Mapping[str, ModuleTarget] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def glossary(self) -> str | None:
        """The address of the glossary page; None where the site has none."""
        return next((self.docs[page] for page in GLOSSARY_PAGES if page in self.docs), None)

    def is_hidden(self, module_id: str, version: Version | None) -> bool:
        """Whether a module, or this version of it, is there and is not shown."""
        name = module_id.lower()
        if version is not None:
            return (name, version) in self.hidden
        return name not in self.modules and any(name == hidden for hidden, _ in self.hidden)

    def module(self, module_id: str) -> ModuleTarget | None:
        """Return the module of this id that is shown, regardless of case, or None."""
        return self.modules.get(module_id.lower())

    @property
    def known(self) -> Mapping[str, ModuleTarget]:
        """The modules that a link may name, whether or not they are shown."""
        return self.every or self.modules

    def address(self, module: ModuleTarget, version: Version | None = None) -> str | None:
        """Return the address of a module or of one version; None if that version is not shown."""
        if version is None:
            return self.page(module_address(module.id))
        if version not in module.versions:
            return None
        return self.page(version_address(module.id, version))

    def page(self, address: str) -> str:
        """Return the address of a page as links write it on this site."""
        return (
            address if self.directory_urls or not address.endswith("/") else f"{address}index.html"
        )

    def near_module(self, module_id: str) -> str | None:
        """Return the id most like ``module_id``, or None."""
        ids = {target.id.lower(): target.id for target in self.known.values()}
        near = difflib.get_close_matches(module_id.lower(), sorted(ids), n=1)
        return ids[near[0]] if near else None

    def near_docs(self, path: str) -> str | None:
        """Return the page of docs/ whose path is most like ``path``, or None."""
        near = difflib.get_close_matches(path, sorted(self.docs), n=1)
        return near[0] if near else None


def relative_address(target: str, page: str) -> str:
    """Return the address ``target`` as seen from ``page``; both are given from the site's root."""
    folder = posixpath.dirname(page) if not page.endswith("/") else page.rstrip("/")
    path, mark, fragment = target.partition("#")
    relative = posixpath.relpath(path or ".", folder or ".")
    if path.endswith("/") or not path:
        relative = "./" if relative == "." else f"{relative}/"
    return f"{relative}{mark}{fragment}"
