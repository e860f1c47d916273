"""Which text is whose: contexts for the conversion of versions and of pages of docs/."""

from __future__ import annotations

from learning_modules.markup.links import Place
from learning_modules.markup.module_text import TextContext
from learning_modules.settings import Settings
from learning_modules.source.course import SourceModule


def version_context(source: SourceModule, settings: Settings) -> TextContext:
    """Return the context of a version's text."""
    version = source.version
    return TextContext(
        path=version.path,
        place=Place(version.address, is_module=True, files=frozenset(version.files)),
        first_line=source.body_line,
        language=version.front_matter.language or settings.language,
        options=version.front_matter.templates,
        sources=version.front_matter.sources,
    )


def docs_context(path: str, source: str, *, body: str, address: str, language: str) -> TextContext:
    """Return the context of a page of docs/; ``body`` is ``source`` without its front matter.

    ``path`` is relative to the project's root.
    """
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    begins = text.rfind(body.strip("\n")) if body.strip() else -1
    return TextContext(
        path=path,
        place=Place(address, is_module=False),
        first_line=text.count("\n", 0, begins) + 1 if begins > 0 else 1,
        language=language,
    )
