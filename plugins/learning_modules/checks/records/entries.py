"""Rules of the family "entries": what the fields of an entry hold, and what its type needs."""

from __future__ import annotations

from functools import partial

from learning_modules.checks.rules import Rule
from learning_modules.diagnostics import Severity

_rule = partial(Rule, family="entries", language="bibtex")
_warning = partial(_rule, severity=Severity.WARNING)

SHAPE = (
    _warning(
        name="entry-type-unknown",
        what="An entry has a type that neither BibTeX nor biblatex knows.",
        why="Its reference is written in a general form, which may not be the right one.",
        wrong="@artcle{smith2020, ...}",
        right="@article{smith2020, ...}",
        fix="Write the type that the message proposes; `@online` is for web pages, `@misc` for "
        "what fits nowhere.",
    ),
    _warning(
        name="entry-field-unknown",
        what="A field of an entry is nearly a known one.",
        why="A misspelt field is not shown, and nobody notices.",
        wrong="pubisher = {Press}",
        right="publisher = {Press}",
        fix="Write the field that the message proposes.",
    ),
    _warning(
        name="entry-field-duplicate",
        what="A field stands twice in an entry.",
        why="Programs keep one of the two in silence, and not all the same one; here it is the "
        "first.",
        wrong="year = {2019},\nyear = {2020}",
        right="year = {2020}",
        fix="Delete one of the two.",
    ),
    _warning(
        name="entry-field-missing",
        what="An entry lacks a field that its type needs.",
        why="The reference has a hole, and readers may not find the work.",
        wrong="@article{smith2020, author = {Smith, Jo}, title = {Pilots}, year = {2020}}",
        right="@article{smith2020, author = {Smith, Jo}, title = {Pilots}, year = {2020},\n"
        "  journal = {Journal of Business}}",
        fix="Add the field that the message names, or choose the type that fits the work.",
    ),
    _warning(
        name="entry-too-long",
        what="A field has more characters, or a list more names, than is sensible.",
        why="Something was pasted there that does not belong in a reference.",
        wrong="title = {(a whole article)}",
        right="title = {Pilots}",
        fix="Shorten it; a list of names ends with `and others`. The limits are "
        "`entry-characters` and `entry-authors`.",
    ),
    _warning(
        name="entry-key-mismatch",
        what="The year or the name in a key is not that of its entry.",
        why="Either the key or the entry is wrong; often it is another work than the one meant.",
        wrong="@book{smith2019pilots, author = {Smith, Jo}, year = {2021}, ...}",
        right="@book{smith2021pilots, author = {Smith, Jo}, year = {2021}, ...}",
        fix="Check which work you mean; then correct the key, or the entry.",
    ),
    _warning(
        name="entry-twin",
        what="Two entries have the same DOI, or the same title, author and year.",
        why="One work would stand twice in the list, under two letters.",
        wrong="@book{smith2020, doi = {10.1000/1}}\n@book{smith2020b, doi = {10.1000/1}}",
        right="@book{smith2020, doi = {10.1000/1}}",
        fix="Keep one of the two, and cite that.",
    ),
)

VALUES = (
    _warning(
        name="entry-year-malformed",
        what="The year of an entry is none.",
        why="Citations by author and date would show it as it stands.",
        wrong="year = {20211}",
        right="year = {2021}",
        fix="Write four digits, or what is known: `{in press}`, `{ca. 1900}`.",
    ),
    _warning(
        name="entry-date-malformed",
        what="A date, month or day of an entry is none.",
        why="References are sorted and shown by it.",
        wrong="date = {2021-02-30}",
        right="date = {2021-02-28}",
        fix="Write year-month-day, as far as it is known.",
    ),
    _warning(
        name="entry-pages-malformed",
        what="The pages of an entry run backwards, or lack one end.",
        why="Readers look in the wrong place.",
        wrong="pages = {118--115}",
        right="pages = {115--118}",
        fix="Write first and last page with two hyphens.",
    ),
    _warning(
        name="entry-doi-malformed",
        what="The DOI of an entry is none.",
        why="The link that is made from it leads nowhere.",
        wrong="doi = {doi.org/10.1145}",
        right="doi = {10.1145/3533378}",
        fix="Write what begins with `10.` and has a slash, as the publisher's page gives it.",
    ),
    _warning(
        name="entry-url-malformed",
        what="The URL of an entry is no web address.",
        why="The link that is made from it leads nowhere, so none is made.",
        wrong="url = {www.example.org}",
        right="url = {https://www.example.org/}",
        fix="Copy the address from the browser, with https:// before it.",
    ),
    _warning(
        name="entry-isbn-checksum",
        what="The check digit or the length of an ISBN is wrong.",
        why="A digit was mistyped, and a search for the number finds nothing.",
        wrong="isbn = {978-0-13-468599-2}",
        right="isbn = {978-0-13-468599-1}",
        fix="Compare it with the imprint, digit by digit.",
    ),
    _warning(
        name="entry-issn-checksum",
        what="The check digit or the length of an ISSN is wrong.",
        why="A digit was mistyped, and a search for the number finds nothing.",
        wrong="issn = {0018-1561}",
        right="issn = {0018-1560}",
        fix="Compare it with the imprint, digit by digit.",
    ),
    _warning(
        name="entry-names-truncated",
        what="A list of names ends in dots or in “et al.”.",
        why="The dots become a person; whether to shorten the list is for the style to say.",
        wrong="author = {Smith, Jo et al.}",
        right="author = {Smith, Jo and others}",
        fix="Write all names, or end the list with `and others`.",
    ),
    _warning(
        name="entry-names-malformed",
        what="A list of names has an empty name, semicolons, or a name with too many commas.",
        why="Several people become one, or one becomes several.",
        wrong="author = {Smith, Jo; Doe, Ann}",
        right="author = {Smith, Jo and Doe, Ann}",
        fix="Write `Family, Given` for each person and `and` between two; put an organisation in "
        "braces.",
    ),
    _warning(
        name="entry-parent-unknown",
        what="The field `crossref` names no entry, or leads back to its own.",
        why="The title of the book, its editors and its year are missing in the reference.",
        wrong="crossref = {smth2020}",
        right="crossref = {smith2020}",
        fix="Write the key of the entry whose fields are taken over.",
    ),
    _warning(
        name="entry-characters-lost",
        what="Letters of a name or title, or the dash between pages, were lost on the way.",
        why="The name of a person is wrong, and readers who search for it find nothing.",
        wrong="author = {MÃ¼ller, Eva}",
        right="author = {Müller, Eva}",
        fix="Type the word again, and save the file as UTF-8.",
    ),
    _warning(
        name="entry-html",
        what="A field has HTML in it.",
        why="It is shown as it stands, with its angle brackets.",
        wrong="title = {Research &amp; Development}",
        right="title = {Research \\& Development}",
        fix="Write the character itself, or LaTeX such as `\\emph{...}` and `\\&`.",
    ),
    _rule(
        name="entry-capitals-unprotected",
        severity=Severity.INFO,
        what="A title has a proper noun without braces.",
        why="A style that writes titles in small letters would write it small as well.",
        wrong="title = {Small Firms in Germany}",
        right="title = {Small Firms in {Germany}}",
        fix="Put the word in braces.",
    ),
)
