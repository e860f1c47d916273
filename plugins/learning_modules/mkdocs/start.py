"""The start of a build: settings, extensions, the theme's folder, and where to write."""

from __future__ import annotations

import atexit
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from learning_modules.diagnostics import Diagnostic, Severity
from learning_modules.mkdocs.build import Build
from learning_modules.mkdocs.exchange import SiteExchange
from learning_modules.mkdocs.files import cache_of
from learning_modules.mkdocs.last_good import LastGood
from learning_modules.mkdocs.lean import THEME
from learning_modules.mkdocs.load import with_needed
from learning_modules.mkdocs.log import WarningCount, listen, log_diagnostics, unlisten
from learning_modules.mkdocs.other_hosts import other_hosts
from learning_modules.mkdocs.site_file import site_folder_fault, site_settings, twice_fault
from learning_modules.mkdocs.unshown import Extensions

STYLES = ("assets/learning-modules.css",)
WORKER = "assets/learning-modules-iframe-worker.js"
SCRIPTS = ("assets/learning-modules.js",)


def start_build(
    config: MkDocsConfig,
    options: Mapping[str, Any],
    *,
    serving: bool,
    good: LastGood | None = None,
) -> Build:
    """Return a new build; raises Abort where there is no folder that it could build into."""
    file = Path(config.config_file_path) if config.config_file_path else None
    root = file.resolve().parent if file else Path.cwd()
    settings, findings = site_settings(options, file.resolve() if file else None, root)
    warnings = WarningCount()
    listen(warnings)
    fault = twice_fault(config.plugins, file, root)
    if not fault and not serving:
        fault = site_folder_fault(config.site_dir, file, root, settings)
    if fault:
        unlisten(warnings)
        log_diagnostics([Diagnostic(fault, Severity.ERROR)])
        raise Abort("The site cannot be built with these settings.")
    findings = (*findings, *other_hosts(config, file.resolve() if file else None, root))
    site_name = config.site_name
    config.site_name = site_name.replace("<", "&lt;")  # themes write it as it is
    config.markdown_extensions[:] = with_needed(config.markdown_extensions, Path(config.docs_dir))
    _add_theme(config)
    config.watch.extend(str(root / name) for name in (settings.content, settings.bib))
    build = Build(
        root=root,
        settings=settings,
        serving=serving,
        strict=bool(config.strict),
        warnings=warnings,
        site_dir=config.site_dir,
        site_name=site_name,
        language=_language(config) or settings.language,
        findings=list(findings),
        good=good or LastGood(),
        extensions=Extensions(
            tuple(config.markdown_extensions), deepcopy(dict(config.mdx_configs))
        ),
    )
    if not serving:
        build.exchange = _begin_exchange(config, root)
    return build


def _begin_exchange(config: MkDocsConfig, root: Path) -> SiteExchange:
    exchange = SiteExchange(Path(config.site_dir), cache_of(root))
    try:
        config.site_dir = str(exchange.begin())
    except OSError as error:
        exchange.abort()
        where = f" ({error.filename})" if error.filename else ""
        reason = f"{error.strerror or error}{where}"
        raise Abort(f"No folder can be made beside {config.site_dir}: {reason}") from error
    atexit.register(exchange.abort)
    return exchange


def _language(config: MkDocsConfig) -> str | None:
    """Return the language of the theme, where the theme has one."""
    language = config.theme.get("language") if "language" in config.theme else None
    return str(language) if language else None


def _add_theme(config: MkDocsConfig) -> None:
    """Add our folder behind an author's own and before the theme, so that overrides win."""
    custom = config.theme.custom_dir
    place = 1 if custom and config.theme.dirs and config.theme.dirs[0] == custom else 0
    config.theme.dirs.insert(place, str(THEME))
    config.extra_css[:0] = STYLES
    config.extra_javascript.extend(map(_deferred, SCRIPTS))
    if _read_offline(config):
        config.extra.setdefault("polyfills", []).append(WORKER)


def _deferred(path: str) -> ExtraScriptValue:
    """Return a script that no reading waits for: it runs when the page is complete."""
    script = ExtraScriptValue(path)
    script.defer = True
    return script


def _read_offline(config: MkDocsConfig) -> bool:
    """Return whether the site is made for reading from a disk, by the plugin ``offline``.

    That plugin lets pages fetch a script for their search from another host, unless there is one
    already; with it, search would need the network that the reader does not have.
    """
    found = (plugin for name, plugin in config.plugins.items() if name.endswith("offline"))
    return any(plugin.config.get("enabled", True) for plugin in found)
