"""A site's settings and Markdown extensions, read by the host's own loader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from learning_modules.diagnostics import Finding, format_message
from learning_modules.errors import SettingsError
from learning_modules.markup.targets import GLOSSARY_PAGES
from learning_modules.mkdocs.other_hosts import other_hosts
from learning_modules.mkdocs.site_file import PLUGIN, site_settings, twice_fault, yaml_fault
from learning_modules.settings import Settings

#: Extensions that module text always has; a site's own come first and keep their options.
NEEDED_EXTENSIONS = ("attr_list", "tables", "toc")

_DEFAULT_EXTENSIONS = (*NEEDED_EXTENSIONS, "admonition", "footnotes", "pymdownx.tasklist")


@dataclass(frozen=True)
class Project:
    """A course on disk: its folder, its settings, and how its Markdown is read.

    ``config`` is the host's reading of mkdocs.yml (None without one); ``findings`` are those
    about the settings; ``docs`` is the folder of hand-written pages, and ``site`` that of the
    built site.
    """

    root: Path
    settings: Settings = field(default_factory=Settings)
    findings: tuple[Finding, ...] = ()
    extensions: tuple[Any, ...] = _DEFAULT_EXTENSIONS
    extension_configs: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    docs: Path | None = None
    site: Path | None = None
    strict: bool = False
    directory_urls: bool = True
    site_url: str = ""
    config: MkDocsConfig | None = None


def with_needed(extensions: list[Any], docs: Path) -> list[Any]:
    """Return the extensions with those added that the course needs and the site lacks.

    A glossary in ``docs``, the folder of hand-written pages, is written as a definition list.
    """
    has_glossary = any((docs / page).is_file() for page in GLOSSARY_PAGES)
    needed = (*NEEDED_EXTENSIONS, "def_list") if has_glossary else NEEDED_EXTENSIONS
    known = {str(name).removeprefix("markdown.extensions.") for name in extensions}
    # These bring several others along.
    brought = {"attr_list", "tables", "def_list"} if {"extra", "pymdownx.extra"} & known else set()
    return extensions + [n for n in needed if n not in known and n not in brought]


def load_project(config_file: Path | None = None) -> Project:
    """Return the project that ``config_file`` (default: ./mkdocs.yml) describes.

    Without a mkdocs.yml the defaults hold for the current folder.  Raises SettingsError where the
    file cannot be used.
    """
    file = config_file or Path("mkdocs.yml")
    if not file.is_file():
        if config_file is not None:
            raise SettingsError(f"there is no file {config_file}")
        return Project(Path.cwd())
    try:
        config = load_config(str(file))
    except (Abort, ConfigurationError) as error:
        fault = yaml_fault(file.resolve())
        said = f"{fault.location}: {format_message(fault)}" if fault else f"{file}: {error}"
        raise SettingsError(said) from error
    root = Path(config.config_file_path or file).resolve().parent
    plugin: Any = config.plugins.get(PLUGIN)
    options = plugin.options if plugin is not None else {}
    settings, findings = site_settings(options, root / file.name, root)
    twice = twice_fault(config.plugins, root / file.name, root)
    findings = (*findings, twice) if twice else findings
    return Project(
        root=root,
        settings=settings,
        findings=(*findings, *other_hosts(config, root / file.name, root)),
        extensions=tuple(with_needed(list(config.markdown_extensions), Path(config.docs_dir))),
        extension_configs=MappingProxyType(dict(config.mdx_configs)),
        docs=Path(config.docs_dir),
        site=Path(config.site_dir),
        strict=bool(config.strict),
        directory_urls=bool(config.use_directory_urls),
        site_url=config.site_url or "",
        config=config,
    )
