"""The files of a build: versions at their permanent addresses, their assets, generated pages."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.identity import history_address, module_address
from learning_modules.model.module import Module, ModuleVersion, Status

MODULES, TEMPLATES, BIBLIOGRAPHY = "modules/index.md", "templates/index.md", "bibliography/index.md"
#: The page that says whether a copy is current, and the index that it asks.
CHECK, VERSIONS = "templates/check/index.md", "templates/versions.json"
#: The page with all that a reader has filled in.
PLAN = "templates/plan/index.md"

#: The generated pages, in the order in which they are written: last of all pages.
GENERATED = (MODULES, TEMPLATES, BIBLIOGRAPHY, CHECK, PLAN)


def cache_of(root: Path) -> Path:
    """Return the folder of a project that keeps files between builds."""
    return root / ".cache" / "plugin" / "learning-modules"


def address_of(uri: str) -> str:
    """Return the address of a generated page, relative to the site's root."""
    return uri.removesuffix("index.md")


class VersionFile(File):
    """The module.md of a version, at its permanent address, without its front matter.

    Its source path is the real one, so that links beside it, the edit link and messages of the
    host name the file that the author edits.
    """

    def __init__(
        self, version: ModuleVersion, body: str, *, root: Path, config: MkDocsConfig
    ) -> None:
        super().__init__(
            version.path,
            str(root),
            config.site_dir,
            config.use_directory_urls,
            dest_uri=f"{version.address}index.html",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.name = "index"
        self.edit_uri = f"../{version.path}"
        self._body = body

    @property
    def content_string(self) -> str:
        """The body; the empty first line keeps the host from reading fields off it."""
        return f"\n{self._body}"

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._body = value


class StaticFile(File):
    """A file that is copied as it is, whatever its name ends in."""

    def is_documentation_page(self) -> bool:
        """Never: a template in Markdown is a download, not a page."""
        return False


def asset_files(version: ModuleVersion, *, root: Path, config: MkDocsConfig) -> Iterable[File]:
    """Yield the files beside a version's module.md, placed beside its page; not if withdrawn."""
    if version.front_matter.status is Status.WITHDRAWN:
        return
    folder = version.path.rsplit("/", 1)[0]
    for name in version.files:
        yield StaticFile(
            f"{folder}/{name}",
            str(root),
            config.site_dir,
            config.use_directory_urls,
            dest_uri=f"{version.address}{name}",
            inclusion=InclusionLevel.NOT_IN_NAV,
        )


def module_page(module_id: str) -> str:
    """Return the source path of the generated page at a module's address."""
    return f"{module_address(module_id)}index.md"


def history_page(module_id: str) -> str:
    """Return the source path of the generated page with a module's versions."""
    return f"{history_address(module_id)}index.md"


def add_generated(
    files: Files, modules: Iterable[Module], config: MkDocsConfig, root: Path
) -> list[Finding]:
    """Add the generated pages last; a page of docs/ at such an address is its introduction.

    Returns a finding for each page of docs/ that stands where the page of a module must stand.
    """
    taken: list[Finding] = []
    for uri in GENERATED:
        introduction = files.src_uris.get(uri)
        if introduction is not None:
            files.remove(introduction)
        page = introduction or File.generated(config, uri, content="")
        # The host leaves out docs/templates/ unless told otherwise.
        asked_for = uri not in (CHECK, PLAN) or introduction is not None
        page.inclusion = InclusionLevel.INCLUDED if asked_for else InclusionLevel.NOT_IN_NAV
        files.append(page)
    for module in modules:
        uris = module_page(module.id), history_page(module.id)
        own = (files.src_uris[uri] for uri in uris if uri in files.src_uris)
        taken.extend(_of_module(module, file, root) for file in own)
        page = File.generated(config, module_page(module.id), content="")
        page.inclusion = InclusionLevel.INCLUDED if module.shown else InclusionLevel.NOT_IN_NAV
        files.append(page)
        history = File.generated(config, history_page(module.id), content="")
        history.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(history)
    return taken


def _of_module(module: Module, own: File, root: Path) -> Finding:
    """Return the finding for a page of docs/ in a module's place; a mere draft gives way to it."""
    if all(version.is_draft for version in module.versions):
        return _taken(module.versions[-1].path, own.dest_uri, own.src_uri)
    return _collision(own, f"module {module.id}", root)


def add_unless_taken(files: Files, more: Iterable[File], root: Path) -> list[Finding]:
    """Add files of ours; return a finding for each whose place a file of docs/ has already."""
    taken = []
    for file in more:
        own = files.src_uris.get(file.src_uri)
        if own is None:
            files.append(file)
        else:
            taken.append(_collision(own, "a file that this plugin writes", root))
    return taken


def collisions(files: Files, root: Path, drafts: Collection[str] = frozenset()) -> list[Finding]:
    """Return a finding for each file whose address another file has already.

    ``drafts`` are the folders of drafts: of two files, the one in a draft gives way.  Addresses
    are compared as file systems do that fold case and compose characters.
    """
    seen: dict[str, File] = {}
    findings = []
    folders = tuple(f"{folder}/" for folder in drafts)
    for file in files:
        place = unicodedata.normalize("NFC", file.dest_uri).casefold()
        first = seen.setdefault(place, file)
        if first is not file and first.src_uri != file.src_uri:
            written = [f for f in (file, first) if f.abs_src_path] or [file]
            of_docs = (f for f in written if not isinstance(f, VersionFile | StaticFile))
            of_draft = (f for f in written if f.src_uri.startswith(folders))
            ours = next(of_draft, None) or next(of_docs, written[0])
            other = first if ours is file else file
            findings.append(_collision(ours, other.src_uri, root))
    return [*findings, *_taken_by_folders(seen, root)]


def _taken_by_folders(files: Mapping[str, File], root: Path) -> Iterator[Finding]:
    """Yield a finding for each file whose address is that of a folder; ``files`` by address."""
    within = {
        f"{place.rpartition('/')[0]}/downloads": "the downloads of the module"
        for place, file in files.items()
        if isinstance(file, VersionFile)
    }
    for place, file in files.items():
        folder = place.rpartition("/")[0]
        while folder and folder not in within:
            within[folder] = file.src_uri
            folder = folder.rpartition("/")[0]
    for place, file in files.items():
        if place in within:
            yield _collision(file, f"the folder of {within[place]}", root)


def _collision(ours: File, other: str, root: Path) -> Finding:
    path = Path(ours.abs_src_path or ours.src_uri)
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else ours.src_uri
    return _taken(name, ours.dest_uri, other)


def _taken(path: str, address: str, other: str) -> Finding:
    return Finding(
        "address-collision",
        Location(path),
        f'the address "{address}" is taken by {other}',
        "rename one of the two",
        key=address,
    )
