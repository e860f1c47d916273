"""A net under Python-Markdown: a text that it cannot convert is shown as it is, and reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown import Markdown

from learning_modules.diagnostics import Finding, Location
from learning_modules.markup.deep_tags import without_deep_tags
from learning_modules.markup.depth import flattened
from learning_modules.markup.fences import without_open_fences
from learning_modules.markup.footnotes import count_notes
from learning_modules.markup.open_tags import without_open_tags
from learning_modules.markup.too_many import (
    blocks_of,
    first_block_beyond,
    without_long_tags,
    without_more_fences,
    without_more_html,
    without_more_notes,
)


@dataclass
class Guard:
    """Converts one text within its limits; ``findings`` say what was beyond one.

    ``path`` and ``first_line`` give the text's place in its file, ``limit`` the value of a limit.
    """

    path: str
    first_line: int
    limit: Callable[[str], int]
    findings: list[Finding] = field(default_factory=list)

    def watch(self, md: Markdown) -> None:
        """Put this net under the next conversion of ``md``."""
        parser, convert = md.parser, md.convert
        parser.parseChunk = lambda parent, text: parser.parseBlocks(parent, blocks_of(text))  # type: ignore[method-assign]
        md.convert = lambda source: self._convert(source, md, convert)  # type: ignore[method-assign]

    def count_headings(self, places: Sequence[Location]) -> None:
        """Report the heading that is one too many: a theme looks through all of them for each."""
        most = self.limit("headings")
        if len(places) > most:
            message = f"this text has {len(places):,} headings, more than {most:,}"
            hint = "divide it into several modules, or raise the limit headings"
            self.findings.append(Finding("text-too-long", places[most], message, hint))

    def _convert(self, source: str, md: Markdown, convert: Callable[[str], str]) -> str:
        count_notes(md)
        source = self._tags(source.replace("\r\n", "\n").replace("\r", "\n"))
        lines = source.split("\n")
        depth = self.limit("block-depth")
        flat = flattened(lines, depth)
        if flat.first is not None:
            message = f"lists and quotes stand more than {depth} deep in each other here"
            hint = "write the text with fewer levels, or raise the limit block-depth"
            self._report("text-too-deep", flat.first, message, hint)
        try:
            return convert("\n".join(self._blocks(self._fences(flat.lines))))
        except Exception as error:
            self._give_up(lines, error)
            md.reset()
            return convert("\n".join(f"    {line}" for line in lines))

    def _tags(self, source: str) -> str:
        """Return the text with tags shown as text where they are too many to be read as tags."""
        source, opened = without_open_tags(source)
        if opened is not None:
            message = 'too many "<" that begin a tag and have no ">"; they are shown as wide signs'
            number = source.count("\n", 0, opened)
            self._report("too-many-brackets", number, message, "write \\< for a sign that is text")
        source, deep = without_deep_tags(source, self.limit("html-depth"))
        if deep is not None:
            message = "HTML tags stand too deep in each other; from here on they are shown as text"
            number = source.count("\n", 0, deep)
            self._report(
                "text-too-deep",
                number,
                message,
                "close each tag: <div> ... </div>; or raise the limit html-depth",
            )
        source, long = without_long_tags(source, self.limit("tag-attributes"))
        self._beyond("tag-attributes", "attributes of one tag", _line(source, long))
        source, blocks = without_more_html(source, self.limit("html-blocks"))
        self._beyond("html-blocks", "blocks of HTML", _line(source, blocks))
        source, more = without_more_notes(source, self.limit("notes"))
        self._beyond("notes", "footnotes", _line(source, more))
        return source

    def _blocks(self, lines: Sequence[str]) -> list[str]:
        beyond = first_block_beyond(lines, self.limit("blocks"))
        if beyond is not None:
            most = f"{self.limit('blocks'):,}"
            message = f"more than {most} paragraphs are not read; from here on, all is left out"
            self._report("text-too-long", beyond, message, "divide it, or raise the limit blocks")
            lines = lines[:beyond]
        changed, first = without_more_fences(lines, self.limit("code-blocks"))
        self._beyond("code-blocks", "blocks of code", first)
        return changed

    def _beyond(self, limit: str, what: str, number: int | None) -> None:
        """Report what stands at a line, from 0, beyond a limit; nothing without a line."""
        if number is not None:
            message = f"more than {self.limit(limit):,} {what} are not read; this is shown as text"
            self._report("text-too-long", number, message, f"divide it, or raise the limit {limit}")

    def _fences(self, lines: Sequence[str]) -> list[str]:
        """Return the lines with fences as text that are too many and have no end."""
        changed = without_open_fences(lines, self.limit("open-fences"))
        first = next((n for n, line in enumerate(changed) if line != lines[n]), None)
        if first is not None:
            message = "the code block that begins here is never closed, and so are others below"
            hint = "end each with a line of the same marks, or raise the limit open-fences"
            self._report("fence-unclosed", first, message, hint)
        return changed

    def _give_up(self, lines: Sequence[str], error: Exception) -> None:
        """Report the text, at the line with the most marks: that one is too much for programs."""
        worst = max(range(len(lines)), key=lambda n: sum(map(lines[n].count, "*_[<>~^=`")))
        reason = "marks stand inside marks without end"
        if not isinstance(error, RecursionError):
            reason = f"{type(error).__name__}: {error}"
        message = f"this text cannot be converted, and stands on the page as written: {reason}"
        self._report("text-unreadable", worst, message, "take marks such as * and _ out of it")

    def _report(self, rule: str, number: int, message: str, hint: str) -> None:
        place = Location(self.path, self.first_line + number, 1)
        self.findings.append(Finding(rule, place, message, hint))


def _line(text: str, offset: int | None) -> int | None:
    return None if offset is None else text.count("\n", 0, offset)
