"""Rules of the families "citations" and "sources": what a text cites and lists."""

from __future__ import annotations

from learning_modules.checks.rules import Rule
from learning_modules.diagnostics import Severity

CITATIONS = (
    Rule(
        name="citation-unresolved",
        family="citations",
        severity=Severity.ERROR,
        what="A citation in brackets names a key that the library does not have.",
        why="The page would show a statement whose source nobody can find.",
        wrong="Teams that skip the pilot pay later [@smith2022deploing].",
        right="Teams that skip the pilot pay later [@smith2022deploying].",
        fix="Write the key that the message proposes, or add the entry to a .bib file. A plain @ "
        "is written `\\@`.",
        breaks_site=True,
    ),
    Rule(
        name="citation-syntax",
        family="citations",
        severity=Severity.ERROR,
        what="A bracket begins like a citation and is none: it is not closed, or a part of it has "
        "no key; or more than one @ stands before a key.",
        why="It stands in the text as it was typed.",
        wrong="Pilots find most faults [@smith2020; p. 7].",
        right="Pilots find most faults [@smith2020, p. 7].",
        fix="Close the bracket; separate works with semicolons, and pages with a comma.",
    ),
    Rule(
        name="citation-near-miss",
        family="citations",
        severity=Severity.WARNING,
        what="A word with @ outside of brackets is nearly a key of the library.",
        why="It stays text, although it was probably meant as a citation.",
        wrong="@Smith2020 shows it.",
        right="@smith2020 shows it.",
        fix="Write the key that the message proposes, or `\\@` for a plain @.",
    ),
    Rule(
        name="citation-bare-bracket",
        family="citations",
        severity=Severity.WARNING,
        what="A bracket holds a key of the library without @.",
        why="It stays text, although it was probably meant as a citation.",
        wrong="Pilots find most faults [smith2020].",
        right="Pilots find most faults [@smith2020].",
        fix="Write an @ before the key.",
    ),
)


#: Citations that are read otherwise than they were meant.
SLIPS = (
    Rule(
        name="citation-brackets",
        family="citations",
        severity=Severity.WARNING,
        what="A key without square brackets stands in brackets of another kind.",
        why="The name then has brackets around its year, and others around all of it.",
        wrong="Teams that skip the pilot pay later (@smith2020, p. 7).",
        right="Teams that skip the pilot pay later [@smith2020, p. 7].",
        fix="Write square brackets.",
    ),
    Rule(
        name="citation-locator",
        family="citations",
        severity=Severity.WARNING,
        what="A page is written without a space, so it is read as a word.",
        why="Readers see “p. p7”.",
        wrong="[@smith2020, p7]",
        right="[@smith2020, p. 7]",
        fix="Write `p. 7`, or only the number.",
    ),
    Rule(
        name="citation-comma",
        family="citations",
        severity=Severity.INFO,
        what="No comma stands between a key and its page.",
        why="It is understood here, and not by every other program that reads such text.",
        wrong="[@smith2020 p. 7]",
        right="[@smith2020, p. 7]",
        fix="Write a comma after the key.",
    ),
    Rule(
        name="citation-typed",
        family="citations",
        severity=Severity.WARNING,
        what="A name and a year stand in brackets, and the library has just this work.",
        why="What is typed by hand leads to no source and stands in no list of references.",
        wrong="Teams that skip the pilot pay later (Smith, 2020).",
        right="Teams that skip the pilot pay later [@smith2020].",
        fix="Cite the work by its key.",
    ),
)

SOURCES = (
    Rule(
        name="source-uncited",
        family="sources",
        severity=Severity.WARNING,
        what="A source is listed in the front matter and never cited in the text.",
        why="Readers cannot tell which statement it backs; it stands as further reading.",
        wrong="sources: [smith2020]      # and no [@smith2020] in the text",
        right="A pilot with one team finds most faults [@smith2020, p. 7].",
        fix="Cite it where it backs a statement; for real further reading, ignore the finding "
        "with a reason.",
    ),
    Rule(
        name="source-unknown",
        family="sources",
        severity=Severity.ERROR,
        what="A source that the front matter lists is not in the library.",
        why="The list of further reading would have a hole.",
        wrong="sources: [smth2020]",
        right="sources: [smith2020]",
        fix="Write a key of the library, or add the entry to a .bib file.",
        language="yaml",
        breaks_site=True,
    ),
    Rule(
        name="source-vanished",
        family="sources",
        severity=Severity.ERROR,
        what="An entry that a published version cites is gone from the library.",
        why="Its page would show a citation without a source.",
        wrong="(the entry smith2020 was deleted or renamed)",
        right="@article{smith2020, ...}",
        fix="Put the entry back under its key.",
        language="text",
        breaks_site=True,
    ),
    Rule(
        name="source-corrected",
        family="sources",
        severity=Severity.INFO,
        what="An entry that a published version cites was corrected after it was published.",
        why="A correction is welcome; that it changes published pages should be known.",
        wrong="year = {2019}",
        right="year = {2020}",
        fix="Nothing, if the correction is right.",
        language="bibtex",
        breaks_site=True,
    ),
    Rule(
        name="claim-uncited",
        family="sources",
        severity=Severity.INFO,
        what="A paragraph states a share or an amount of money and cites nothing.",
        why="Figures are what readers repeat, and what they ask a source for.",
        wrong="About 31% of small firms use such tools.",
        right="About 31% of small firms use such tools [@oecd2025workforce].",
        fix="Cite where the figure comes from, or say that it is an example.",
    ),
    Rule(
        name="source-old",
        family="sources",
        severity=Severity.INFO,
        what="A cited work is more than 30 years older than the module.",
        why="In a field that moves fast, an old source may no longer hold.",
        wrong="Nobody runs such tools in daily work [@author1990tools].",
        right="Nobody runs such tools in daily work [@author2024tools].",
        fix="Cite a newer work; ignore the rule for a classic, or set the limit source-years.",
    ),
    Rule(
        name="entry-unused",
        family="sources",
        severity=Severity.INFO,
        what="No module cites or lists an entry of the library.",
        why="It may be left over, or its key may be misspelt where it is cited.",
        wrong="@book{smith2020, ...}      % and no [@smith2020] in any module",
        right="A pilot with one team finds most faults [@smith2020].",
        fix="Nothing, if the entry is kept for later.",
        language="text",
    ),
)
