"""Rules of the family "library": the .bib files and their entries."""

from __future__ import annotations

from learning_modules.checks.rules import Rule
from learning_modules.diagnostics import Severity

RULES = (
    Rule(
        name="library-syntax",
        family="library",
        severity=Severity.ERROR,
        what="A .bib file has a fault of syntax: a brace or quote is not closed, a comma or a "
        "key is missing.",
        why="The entry cannot be read as it was meant; the rest of the file still is.",
        wrong='@article{smith2020,\n  title = "Pilots,\n  year = {2020}\n}',
        right="@article{smith2020,\n  title = {Pilots},\n  year = {2020}\n}",
        fix="Mend the place that the message names. Braces around values avoid most such faults.",
        language="bibtex",
        breaks_site=True,
    ),
    Rule(
        name="library-too-large",
        family="library",
        severity=Severity.ERROR,
        what="The library has more entries than the site allows.",
        why="The entries above the limit are not read, so what cites them has no source.",
        wrong="limits: {entries: 100}",
        right="limits: {entries: 200000}",
        fix="Raise the limit `entries`, or divide the library.",
        language="yaml",
        breaks_site=True,
    ),
    Rule(
        name="string-undefined",
        family="library",
        severity=Severity.ERROR,
        what="A value has no braces or quotes, and no `@string` defines it.",
        why="The abbreviation itself would stand in the reference.",
        wrong="journal = jbt",
        right="@string{jbt = {Journal of Business and Technology}}",
        fix="Put the value in braces, or define it with `@string`.",
        language="bibtex",
    ),
    Rule(
        name="entry-duplicate",
        family="library",
        severity=Severity.ERROR,
        what="Two entries have the same key.",
        why="A citation of the key can mean either; the first one is taken.",
        wrong="@book{smith2020, title = {A}}\n@book{smith2020, title = {B}}",
        right="@book{smith2020, title = {A}}\n@book{smith2020b, title = {B}}",
        fix="Delete one of the two, or give it a key of its own.",
        language="bibtex",
        breaks_site=True,
    ),
    Rule(
        name="entry-key-case",
        family="library",
        severity=Severity.ERROR,
        what="Two keys differ in capitals only.",
        why="People confuse them, and several programs take them for one.",
        wrong="@book{Smith2020, title = {A}}\n@book{smith2020, title = {B}}",
        right="@book{smith2020, title = {A}}\n@book{smith2020b, title = {B}}",
        fix="Give one of the two another key.",
        language="bibtex",
    ),
)
