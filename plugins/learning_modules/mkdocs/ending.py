"""The end of a build: the host's own warnings, the exchange of folders, the lock."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from learning_modules.mkdocs.build import Build
from learning_modules.mkdocs.log import log
from learning_modules.mkdocs.search_file import without_pages
from learning_modules.source.lock_file import StagedLock


def end_build(build: Build, config: MkDocsConfig) -> None:
    """Put the new folder in place and then the lock, of which only the name is left to change.

    Raises Abort where the lock cannot be written, and where the site is strict and the host itself
    had warnings: its own count comes only after this event, when the old site would be gone.
    """
    warnings = build.warnings.count
    if config.strict and warnings and not build.serving:
        failed_build(build)
        raise Abort(f"Aborted with {warnings} warnings of MkDocs in strict mode!")
    without_pages(Path(config.site_dir), build.not_searched)
    staged = _staged(build)
    try:
        _place(build, config)
    except BaseException:
        staged.discard()
        raise
    try:
        build.publish(staged)
    finally:
        _clear(build)
    build.close()


def _place(build: Build, config: MkDocsConfig) -> None:
    if build.exchange is None:
        return
    build.exchange.commit()
    config.site_dir = build.site_dir
    log.info("The site is in place: %s", build.site_dir)


def _clear(build: Build) -> None:
    """Take away the last site, and what is kept between builds and no page has any more."""
    if build.exchange is None:
        return
    build.exchange.clear()
    build.pages.downloads.writer.forget_unused()
    build.reading.library.records.save()
    if build.pages.text.keeper.texts:
        build.pages.text.keeper.texts.forget_unused()


def _staged(build: Build) -> StagedLock:
    """Return the new lock; where it cannot be written, the build ends with the site as it was."""
    try:
        return build.stage_lock()
    except Abort:
        failed_build(build)
        raise


def failed_build(build: Build) -> None:
    """Clear away what a failed build wrote; the last good site is untouched."""
    if build.exchange is not None:
        build.exchange.abort()
    build.close()
