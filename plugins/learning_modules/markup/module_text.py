"""The extension that reads a text of the course: positions, citations, outline, templates, links.

One instance serves a whole build.  Before each conversion :meth:`ModuleText.begin` says whose text
comes; after it :meth:`ModuleText.content` is the record of what the conversion found.

    tree processor   7   ids and roles of sections, templates, links   (attr_list is done: 8)
    tree processor  -5   addresses as seen from the page               (the host's is done: 0)
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from learning_modules.bibliography.library import Library
from learning_modules.diagnostics import Finding
from learning_modules.markup.angle_words import show_words
from learning_modules.markup.cells import label_cells, mark_forms
from learning_modules.markup.citations import CitationsExtension
from learning_modules.markup.divide import Divider
from learning_modules.markup.glossary import GlossaryCollector, GlossaryReader, TermLinker
from learning_modules.markup.guard import Guard
from learning_modules.markup.keeper import TextKeeper
from learning_modules.markup.labels import labelled_roles
from learning_modules.markup.limits import BracketLimit
from learning_modules.markup.links import LinkFinisher, LinkResolver, Place
from learning_modules.markup.module_names import ModuleNames
from learning_modules.markup.outline import Heading, Outline, OutlineReader
from learning_modules.markup.positions import Positions
from learning_modules.markup.quizzes import QuizReader
from learning_modules.markup.raw_html import RawHtml
from learning_modules.markup.slips.all_slips import Slips
from learning_modules.markup.slips.words import Words
from learning_modules.markup.targets import Targets
from learning_modules.markup.templates import read_template
from learning_modules.markup.text import is_citation, plain_text
from learning_modules.model.claims import claim_in, uncited_claim
from learning_modules.model.glossary import Glossary
from learning_modules.model.module import Content
from learning_modules.model.quiz import Quiz, quiz_findings
from learning_modules.model.template import Template, TemplateDefaults, TemplateOptions
from learning_modules.model.template_faults import lost_name, shared_name_findings
from learning_modules.settings import Settings

#: Rules about a paragraph that stands as written: its marks are no slips.
_AS_WRITTEN = ("too-many-brackets", "too-many-marks")


@dataclass(frozen=True)
class TextContext:
    """Whose text comes next: its file, where it begins there, and what it may refer to.

    ``first_line`` is the number of the text's first line in the file; ``options`` are those of the
    templates, by id; ``sources`` are listed works that need no citation.
    """

    path: str
    place: Place
    first_line: int = 1
    language: str = "en"
    options: Mapping[str, TemplateOptions] = field(default_factory=lambda: MappingProxyType({}))
    sources: tuple[str, ...] = ()


class ModuleText(Extension):
    """Reads texts of the course; does nothing to a text that was not announced.

    ``formatted`` is false where a text is only checked: citations are then their keys.  ``keeper``
    takes texts of modules from an earlier run, where they are unchanged.
    """

    def __init__(
        self, settings: Settings, library: Library, targets: Targets, *, formatted: bool = True
    ) -> None:
        super().__init__()
        self.keeper = TextKeeper()
        self.formatted = formatted
        self.settings = settings
        self.library = library
        self.targets = targets
        self.context: TextContext | None = None
        self.glossary = Glossary("", settings.language)
        self._reader: _TextReader | None = None

    def begin(self, context: TextContext | None) -> None:
        """Announce the next text; None for one that is left alone."""
        self.context = context
        self._reader = None
        self.keeper.begin()

    def content(self) -> Content:
        """Return what the last conversion found; empty if it was of no announced text.

        The terms of the glossary page are explained in the modules that are converted after it.
        """
        content = self._read()
        if content.terms:
            address = self.targets.glossary or ""
            self.glossary = Glossary(address, self.settings.language, content.terms)
        return content

    def _read(self) -> Content:
        if self.keeper.found:
            return self.keeper.found.content
        return self._reader.content() if self._reader else Content()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors for the announced text."""
        if self.context is None:
            return
        self._reader = _TextReader(md, self, self.context)
        self._reader.register(md)
        if self.context.place.is_module:
            self.keeper.watch(md, self.context, self.glossary)


class _TextReader(Treeprocessor):
    """Reads one text: its outline, its templates and its links, in this order."""

    def __init__(self, md: Markdown, extension: ModuleText, context: TextContext) -> None:
        super().__init__(md)
        self.context = context
        self.settings = extension.settings
        library = extension.library
        self.positions = Positions(
            context.path, first_line=context.first_line, is_key=library.entries.__contains__
        )
        self.guard = Guard(context.path, context.first_line, self.settings.limit)
        limit = BracketLimit(
            self.positions,
            self.settings.limit("block-brackets"),
            self.settings.limit("block-marks"),
        )
        self.citations = CitationsExtension(
            library=library,
            style=self.settings.style,
            language=context.language,
            positions=self.positions,
            sources=context.sources,
            limit=limit,
            roles=self.settings.roles,
            formatted=extension.formatted,
        )
        self.module_names = extension.targets
        self.glossary = extension.glossary
        self.terms = TermLinker(extension.glossary)
        self.links = LinkResolver(
            context.place, extension.targets, self.positions.locate, self._explain
        )
        self.collector: GlossaryCollector | None = None
        self.outline = Outline()
        self.templates: list[Template] = []
        self.quizzes: list[Quiz] = []
        self.findings: list[Finding] = []
        self.anchors: frozenset[str] = frozenset()
        self.labels: frozenset[str] = frozenset()
        self.words = 0
        self.slips: Slips | None = None

    def register(self, md: Markdown) -> None:
        """Register this reader and all that it works with."""
        self.guard.watch(md)
        self.citations.extendMarkdown(md)
        md.preprocessors.register(ModuleNames(md, self.module_names), "lm-module-names", 900)
        md.preprocessors.register(Divider(md), "lm-divide", 15)
        md.treeprocessors.register(self, "lm-text", 7)
        place = self.context.place
        md.treeprocessors.register(LinkFinisher(place.address), "lm-finish", -5)
        if not place.is_module and place.address == self.module_names.glossary:
            reader = GlossaryReader(md, self.context.path, self.positions.locate)
            self.collector = GlossaryCollector(reader, place.address)
            md.treeprocessors.register(self.collector, "lm-glossary", -6)

    def run(self, root: Element) -> None:
        """Read the tree below ``root``; give sections their ids and links their addresses."""
        show_words(self.md.htmlStash.rawHtmlBlocks)
        reader = OutlineReader(
            locate=self.positions.locate,
            find_text=self.positions.find_text,
            pillars=self.settings.pillars,
            roles=self.settings.roles,
            stash=self.md.htmlStash.rawHtmlBlocks,
        )
        self.outline = reader.read(root)
        if self.context.place.is_module:
            self.guard.count_headings([section.location for section in self.outline.sections])
            forms = [e for h in self.outline.headings if h.section.is_template for e in h.all]
            stubs = [e for h in self.outline.headings if h.section.stub for e in h.all]
            library, notes = self.citations.library, "footnote" in self.md.inlinePatterns
            self.slips = Slips(root, self.positions, library, forms, stubs, notes=notes)
            self._read_templates()
            self._read_quizzes(root)
            self._read_claims(root, self.slips.words)
            label_cells(root)
        self.links.resolve(root)
        if self.slips is not None:
            self.findings.extend(self._lost())
            self._add_slips(tuple(self.slips.in_tree()))
            if self.glossary.speaks(self.context.language):
                self.terms.link(root)
        if self.collector:
            self.collector.reader.read(root)
        self.words = sum(len(plain_text(child).split()) for child in root)
        self.labels = labelled_roles(root, reader.roles_of) if self.slips else frozenset()
        self.anchors = frozenset(id_ for e in root.iter() if (id_ := e.get("id")))

    def _read_templates(self) -> None:
        defaults = TemplateDefaults.of(self.settings, self.context.language)
        marked = [heading for heading in self.outline.headings if heading.section.is_template]
        for heading in marked:
            template, findings = read_template(
                _own_elements(heading, marked),
                id=heading.section.id,
                title=heading.section.title,
                location=heading.section.location,
                options=self.context.options.get(heading.section.id),
                defaults=defaults,
                md=self.md,
                locate=self.positions.locate,
            )
            mark_forms(heading.all)
            odd = self.positions.odd_id(heading.section.location)
            if odd is not None and odd != heading.section.id:
                findings = (
                    lost_name(odd, heading.section.id, heading.section.location),
                    *(finding for finding in findings if finding.rule != "template-name"),
                )
            self.findings.extend(findings)
            if template is not None:
                self.templates.append(template)
        self.findings.extend(shared_name_findings(self.templates))

    def _read_quizzes(self, root: Element) -> None:
        reader = QuizReader(root, self.md, self.positions.locate, self.positions.find_text)
        for heading in self.outline.headings:
            section = heading.section
            if section.is_quiz and not section.is_template:
                quiz = reader.read(
                    heading.all, id=section.id, title=section.title, location=section.location
                )
                self.quizzes.append(quiz)
                self.findings.extend(quiz_findings(quiz))

    def _explain(self, element: Element, name: str) -> bool:
        """Lead a link to the meaning of a term; whether there is one."""
        term = self.glossary.find(name)
        if term is not None:
            self.terms.written(element, term)
        return term is not None

    def _read_claims(self, root: Element, words: Words) -> None:
        """Report paragraphs that state a figure and cite nothing."""
        for paragraph in root.iterfind("p"):
            if any(is_citation(element) for element in paragraph.iter()):
                continue
            text = plain_text(paragraph)
            if claim_in(text):
                place = words.place_of(paragraph) or self.positions.locate(paragraph)
                finding = uncited_claim(text, place)
                self.findings.extend([finding] if finding else [])

    def _lost(self) -> Iterator[Finding]:
        """Yield what would not reach the page: links that lead nowhere, cells, an open fence."""
        raw = RawHtml(self.context.place.files, self.positions.find_text)
        yield from raw.findings(self.md.htmlStash.rawHtmlBlocks)
        for place in self.positions.lost_cells():
            message = "this cell is left out: its row has more cells than the table has columns"
            hint = "take it out, add a column, or write \\| for a bar that is text"
            yield Finding("table-cell-lost", place, message, hint)
        fence = self.positions.unclosed_fence()
        if fence:
            message = "a fence of code is opened here and never closed"
            hint = "write ``` in a line of its own below the code"
            yield Finding("fence-unclosed", fence, message, hint)
        comment = self.positions.unclosed_comment()
        if comment:
            message = "a comment is opened here and never closed; it stands on the page"
            yield Finding("comment-unclosed", comment, message, "write --> where it ends")

    def _add_slips(self, found: Sequence[Finding]) -> None:
        """Add what slipped; a template that is empty because of it is not reported as well."""
        written = {f.location.line for f in self._limited() if f.rule in _AS_WRITTEN}
        found = [finding for finding in found if finding.location.line not in written]
        lost = [f.location.line or 0 for f in found if f.rule in ("list-lost", "table-lost")]
        starts = [s.location.line or 0 for s in self.outline.sections]
        for finding in [f for f in self.findings if f.rule == "template-empty"]:
            begin = finding.location.line or 0
            end = min((line for line in starts if line > begin), default=sys.maxsize)
            if any(begin < line < end for line in lost):
                self.findings.remove(finding)
        self.findings.extend(found)

    def _limited(self) -> tuple[Finding, ...]:
        """Return what is beyond a limit, and of citations; a paragraph has one limit at most."""
        net = self.guard.findings
        beyond = {f.location.line for f in net if f.rule == "too-many-brackets"}
        kept = (
            f
            for f in self.citations.findings
            if f.rule != "too-many-marks" or f.location.line not in beyond
        )
        return (*net, *kept)

    def content(self) -> Content:
        """Return the record of the text."""
        is_module = self.context.place.is_module
        own = self.outline.findings if is_module else ()
        return Content(
            sections=self.outline.sections if is_module else (),
            citations=self.citations.uses,
            templates=tuple(self.templates),
            quizzes=tuple(self.quizzes),
            terms=self.collector.terms if self.collector else (),
            term_uses=tuple(self.terms.uses),
            links=tuple(self.links.links),
            findings=(
                *own,
                *self._limited(),
                *self.links.findings,
                *self.findings,
                *(self.slips.in_citations(self.citations.uses) if self.slips else ()),
                *(self.collector.reader.findings if self.collector else ()),
            ),
            anchors=self.anchors,
            words=self.words,
            labels=self.labels,
        )


def _own_elements(heading: Heading, marked: Sequence[Heading]) -> tuple[Element, ...]:
    """Return the elements of a template without those of templates inside it."""
    inner = {
        id(element)
        for other in marked
        if other is not heading and any(other.element is e for e in heading.all)
        for element in (other.element, *other.all)
    }
    return tuple(element for element in heading.all if id(element) not in inner)
