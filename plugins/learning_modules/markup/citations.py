"""Citations in a text and the list of its references: the Python-Markdown extension.

    inline processor   86    elements for clusters                   (raw HTML is done: 90)
    tree processor     19.7  what only looks like a citation         (inline text is done: 20)
    tree processor     7.5   clusters in the style, with their ids   (attr_list is done: 8)
    tree processor     5.5   the reference list                      (before toc: 5)
    tree processor     -20   the record of all citations             (all ids are set)

It works alone, with files (``bib``) and no host::

    markdown.markdown(text, extensions=["learning-modules-citations"],
                      extension_configs={"learning-modules-citations": {"bib": ["refs.bib"]}})
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from learning_modules.bibliography.library import Library, read_library
from learning_modules.bibliography.styles import style_names, unknown_style
from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.citation_document import CitationDocument, CitationOptions
from learning_modules.markup.citation_reading import CitationProcessor
from learning_modules.markup.citation_terms import citation_terms
from learning_modules.markup.limits import BracketLimit
from learning_modules.markup.positions import Positions
from learning_modules.markup.stamping import PositionsExtension
from learning_modules.model.module import CitationUse
from learning_modules.settings import DEFAULT_LIMITS
from learning_modules.source.text import SourceText, read_text

_Run = Callable[[CitationDocument, Element, Markdown], None]
_STEPS: tuple[tuple[str, _Run, float], ...] = (
    ("look", CitationDocument.look, 19.7),
    ("fill", CitationDocument.fill, 7.5),
    ("list", CitationDocument.add_list, 5.5),
    ("finish", CitationDocument.finish, -20.0),
)

#: Titles of the section for sources in the languages of our own words.
_TITLES = tuple(citation_terms(language).references for language in ("en", "de", "fr", "es", "ar"))


class CitationsExtension(Extension):
    """Pandoc's citations and a reference list for one text at a time.

    ``library`` is what is cited from, else the files of the setting ``bib`` are read; ``sources``
    are keys that are listed as further reading without a citation; ``positions`` gives places in
    the author's file; ``roles`` adds titles of the section for sources.  After a conversion,
    :attr:`uses` and :attr:`findings` say what the text held.
    """

    def __init__(
        self,
        *,
        library: Library | None = None,
        style: str | None = None,
        language: str | None = None,
        positions: Positions | None = None,
        sources: Iterable[str] = (),
        limit: BracketLimit | None = None,
        roles: Mapping[str, Sequence[str]] = MappingProxyType({}),
        formatted: bool = True,
        **configs: Any,
    ) -> None:
        self.config = {
            "bib": [[], "BibTeX files to cite from, relative to the current folder"],
            "style": ["apa", "Style of citations and references: apa or ieee"],
            "language": ["en", "Language of terms, as a language tag"],
            "path": ["text", "Name of the text's file, for messages"],
        }
        given = {"style": style, "language": language}
        super().__init__(**configs, **{name: v for name, v in given.items() if v is not None})
        self.library = library if library is not None else _library(self.getConfig("bib"))
        self.positions = positions or Positions(
            self.getConfig("path"), is_key=self.library.entries.__contains__
        )
        self.limit = limit or BracketLimit(self.positions)
        self.options = CitationOptions(
            library=self.library,
            style=self.getConfig("style"),
            language=self.getConfig("language"),
            sources=tuple(sources),
            formatted=formatted,
            titles={**roles, "sources": (*roles.get("sources", ()), *_TITLES)},
        )
        self.document = CitationDocument(self.options, self.positions)

    @property
    def uses(self) -> tuple[CitationUse, ...]:
        """The citations of the last text, in the order a reader meets them."""
        return self.document.uses

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was wrong with the citations of the last text, by place."""
        found = [*self.document.findings, *self.limit.findings, *self._of_style()]
        return tuple(sorted(found, key=lambda finding: finding.location.sort_key))

    def _of_style(self) -> Iterator[Finding]:
        """Yield the finding for a style that is not known; the default one is used for it."""
        if self.options.style.strip().lower() not in style_names():
            message, _, hint = unknown_style(self.options.style).partition("; ")
            yield Finding("setting-invalid", Location(self.getConfig("path")), message, hint)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors, and with them those of the positions."""
        if "@" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        PositionsExtension(self.positions, self.limit).extendMarkdown(md)
        processor = CitationProcessor(md, library=self.library, positions=self.positions)
        md.preprocessors.register(_Begin(md, self, processor), "lm-citations", 950)
        md.inlinePatterns.register(processor, "lm-citations", 86)
        for name, run, priority in _STEPS:
            md.treeprocessors.register(_Step(md, self, run), f"lm-citations-{name}", priority)


class _Begin(Preprocessor):
    """Begins a new text: nothing of the one before is kept."""

    def __init__(
        self, md: Markdown, extension: CitationsExtension, processor: CitationProcessor
    ) -> None:
        super().__init__(md)
        self.extension = extension
        self.processor = processor

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines as they are."""
        document = CitationDocument(self.extension.options, self.extension.positions)
        self.extension.document = document
        self.processor.clusters = document.clusters
        return lines


class _Step(Treeprocessor):
    """Runs one step of the document that is being converted."""

    def __init__(self, md: Markdown, extension: CitationsExtension, step: _Run) -> None:
        super().__init__(md)
        self.extension = extension
        self.step = step

    def run(self, root: Element) -> None:
        """Run the step on the tree below ``root``."""
        self.step(self.extension.document, root, self.md)


def _library(names: str | Sequence[str]) -> Library:
    """Return the library of the .bib files with these names.

    What cannot be read is a finding, and a warning for those who have no use for findings.
    """
    texts: list[SourceText] = []
    faults: list[Finding] = []
    for name in [names] if isinstance(names, str) else names:
        file = Path(name).absolute()
        text, found = read_text(file, file.parent, max_bytes=DEFAULT_LIMITS["file-bytes"])
        faults.extend(found)
        for finding in found:
            warnings.warn(f"{name}: {finding.message}", stacklevel=4)
        if text is not None:
            texts.append(text)
    library = read_library(texts)
    return replace(library, findings=(*faults, *library.findings)) if faults else library


def makeExtension(**kwargs: Any) -> CitationsExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, for hosts that name it by its module."""
    return CitationsExtension(**kwargs)
