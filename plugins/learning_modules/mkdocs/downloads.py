"""The downloads of every version: made once, cached, and placed beside its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from learning_modules.mkdocs.files import CHECK, StaticFile, address_of
from learning_modules.mkdocs.views import Frame
from learning_modules.model.download import Download, Identity
from learning_modules.model.licences import licence_url
from learning_modules.model.module import Content, ModuleVersion, Status
from learning_modules.model.template import Template
from learning_modules.writers.bundle import bundle
from learning_modules.writers.cache import WriterCache


@dataclass
class Downloads:
    """Makes the files of templates and remembers them by the version's path.

    ``root`` is the project's; ``cache`` the folder that keeps files between builds.
    """

    frame: Frame
    root: Path
    cache: Path
    _files: dict[tuple[str, str], tuple[Download, ...]] = field(default_factory=dict)
    _bundles: dict[str, Download | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.writer = WriterCache(self.cache)

    def identity(self, version: ModuleVersion) -> Identity:
        """Return what every download of a version says of where it comes from."""
        front, frame = version.front_matter, self.frame
        licence = frame.licence(version)
        return Identity(
            module_id=version.id,
            module_title=front.title,
            version=version.version,
            date=front.date,
            address=frame.permanent(version),
            licence=licence,
            licence_url=licence_url(licence) or "",
            language=frame.language(version),
            site_name=frame.site_name,
            check=frame.site_url and frame.site_url + frame.targets.page(address_of(CHECK)),
        )

    def of(self, version: ModuleVersion, template: Template) -> tuple[Download, ...]:
        """Return the files of one template, in the order of its formats."""
        key = version.path, template.id
        if key not in self._files:
            self._files[key] = self.writer.write(template, self.identity(version))
        return self._files[key]

    def bundle(self, version: ModuleVersion) -> Download | None:
        """Return the archive of all files of a version; None where it would hold only one."""
        if version.path not in self._bundles:
            files = [f for t in _templates(version) for f in self.of(version, t)]
            own = {name: self._read(version, name) for name in _linked_files(version)}
            several = len(files) + len(own) > 1
            made = bundle(files, self.identity(version), own) if several else None
            self._bundles[version.path] = made
        return self._bundles[version.path]

    def all_of(self, version: ModuleVersion) -> Iterator[Download]:
        """Yield every download of a version, the archive last; none of a withdrawn one."""
        if version.front_matter.status is Status.WITHDRAWN:
            return
        for template in _templates(version):
            yield from self.of(version, template)
        archive = self.bundle(version)
        if archive is not None:
            yield archive

    def files(self, version: ModuleVersion, config: MkDocsConfig) -> Iterator[File]:
        """Yield the downloads of a version as files of the site."""
        for download in self.all_of(version):
            uri = f"{version.address}downloads/{download.name}"
            yield StaticFile.generated(
                config, uri, content=download.data, inclusion=InclusionLevel.NOT_IN_NAV
            )

    def _read(self, version: ModuleVersion, name: str) -> bytes:
        return (self.root / version.path).parent.joinpath(name).read_bytes()


def _templates(version: ModuleVersion) -> tuple[Template, ...]:
    return version.content.templates if version.content else ()


def _linked_files(version: ModuleVersion) -> list[str]:
    """Return the files beside module.md that its text links to, each once, sorted."""
    links = (version.content or Content()).links
    return sorted({link.target for link in links if link.kind == "file"})
