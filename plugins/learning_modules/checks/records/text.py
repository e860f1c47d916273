"""Rules of the family "text": plain words to Markdown that were meant otherwise, and leftovers."""

from __future__ import annotations

from learning_modules.checks.rules import Rule
from learning_modules.diagnostics import Severity

_LINE = "Readers see one long line instead, with all the marks in it."

BLOCKS = (
    Rule(
        name="list-lost",
        family="text",
        severity=Severity.WARNING,
        what="Lines look like a list and are shown as a paragraph.",
        why=_LINE,
        wrong="You need:\n- a tool\n- an hour",
        right="You need:\n\n- a tool\n- an hour",
        fix="Put an empty line above the first item; begin items with `- ` or `1. `.",
    ),
    Rule(
        name="list-nesting-lost",
        family="text",
        severity=Severity.WARNING,
        what="An item is indented and is shown beside the item above it all the same.",
        why="The order of things that the author had in mind is lost.",
        wrong="- Costs\n  - licences",
        right="- Costs\n    - licences",
        fix="Indent the items of an inner list by four spaces.",
    ),
    Rule(
        name="table-lost",
        family="text",
        severity=Severity.WARNING,
        what="Lines look like a table and are shown as a paragraph.",
        why=_LINE,
        wrong="Costs:\n| Phase | Cost |\n|---|---|\n| Pilot | low |",
        right="Costs:\n\n| Phase | Cost |\n|---|---|\n| Pilot | low |",
        fix="Put an empty line above the table, and below its header a line of hyphens with as "
        "many cells as the header.",
    ),
    Rule(
        name="table-row-text",
        family="text",
        severity=Severity.WARNING,
        what="A line of text below a table became its last row.",
        why="It stands in the first column, and in every download of the table.",
        wrong="| Phase | Cost |\n|---|---|\n| Pilot | low |\nCosts are for one month.",
        right="| Phase | Cost |\n|---|---|\n| Pilot | low |\n\nCosts are for one month.",
        fix="Put an empty line between table and text.",
    ),
    Rule(
        name="table-cell-missing",
        family="text",
        severity=Severity.WARNING,
        what="A row has fewer cells than its table has columns.",
        why="Every cell after the gap stands in the wrong column, or a cell is missing that "
        "somebody will look for.",
        wrong="| Phase | Owner | Cost |\n|---|---|---|\n| Pilot | low |",
        right="| Phase | Owner | Cost |\n|---|---|---|\n| Pilot | | low |",
        fix="Write an empty cell for each that is missing.",
    ),
    Rule(
        name="heading-underline",
        family="text",
        severity=Severity.WARNING,
        what="A sentence became a heading because a line of hyphens stands right below it.",
        why="Markdown reads hyphens below a line as the mark of a heading.",
        wrong="One person answers for each phase.\n---",
        right="One person answers for each phase.\n\n---",
        fix="Put an empty line above the hyphens.",
    ),
    Rule(
        name="heading-jump",
        family="text",
        severity=Severity.WARNING,
        what="A heading is more than one level below the heading above it.",
        why="People who let a page be read to them go by the levels (WCAG 2.2, 1.3.1); a gap "
        "sounds like a missing part.",
        wrong="## Toolkit\n\n#### Roadmap",
        right="## Toolkit\n\n### Roadmap",
        fix="Write one `#` more than the heading above has, or fewer.",
    ),
)

MARKS = (
    Rule(
        name="attributes-lost",
        family="text",
        severity=Severity.WARNING,
        what="Braces such as `{#id}` are shown to readers, or hold a word that nothing reads.",
        why="Readers see the machine's marks, and the id, class or role is not set.",
        wrong="##Responsible AI{#responsible}",
        right="## Responsible AI {#responsible}",
        fix="Write the braces last in the line of a heading, with a space before them: `{#id "
        '.class role="..."}`.',
    ),
    Rule(
        name="template-misplaced",
        family="text",
        severity=Severity.WARNING,
        what="`.template` stands where it marks nothing: after a paragraph, bold words or a table, "
        "or misspelt.",
        why="There is no template to download.",
        wrong="**Roadmap** {#roadmap .template}",
        right="### Roadmap {#roadmap .template}",
        fix="Write a heading above the table or list, with `.template` in its braces.",
    ),
    Rule(
        name="link-malformed",
        family="text",
        severity=Severity.WARNING,
        what="Brackets look like a link and are none.",
        why="Readers see brackets and an address that they cannot follow.",
        wrong="[the report] (https://example.org/report)",
        right="[the report](https://example.org/report)",
        fix="Write the text in square brackets and, without a space, the target in round ones.",
    ),
    Rule(
        name="note-unknown",
        family="text",
        severity=Severity.WARNING,
        what="A note such as `[^1]` is named and not written.",
        why="Readers see the brackets and look for the note in vain.",
        wrong="Most pilots end here[^1].",
        right="Most pilots end here[^1].\n\n[^1]: In the firms we asked.",
        fix="Write the note in a line of its own. For a source, cite it: `[@key]`. Notes need the "
        "extension `footnotes`.",
    ),
    Rule(
        name="emphasis-unclosed",
        family="text",
        severity=Severity.WARNING,
        what="Two stars make nothing bold.",
        why="Readers see the stars.",
        wrong="**Never upload personal data.",
        right="**Never upload personal data.**",
        fix="Write two stars right before the first and right behind the last bold word; `\\*\\*` "
        "for stars that are meant.",
    ),
)

DRAFTING = (
    Rule(
        name="text-mojibake",
        family="text",
        severity=Severity.WARNING,
        what="Letters were saved in the wrong encoding: `â€™` instead of an apostrophe, or a "
        "letter that was lost.",
        why="The page looks broken, and a search does not find the word.",
        wrong="Itâ€™s a pilot.",
        right="It’s a pilot.",
        fix="Type what the message proposes, and save files as UTF-8.",
    ),
    Rule(
        name="text-chatter",
        family="text",
        severity=Severity.WARNING,
        what="A line is what a writing program said about its text.",
        why="It speaks to whoever asked for the draft, not to readers.",
        wrong="Okay, here is the module you asked for:",
        right="A pilot is a trial with real work.",
        fix="Take it out.",
    ),
    Rule(
        name="text-placeholder",
        family="text",
        severity=Severity.WARNING,
        what="A place to fill in was left over in a text: `[Company Name]`, `[Insert example]`, "
        "`TODO`.",
        why="Readers see that the module is not finished.",
        wrong="Ask the support of [Company Name].",
        right="Ask the support of the company that made the tool.",
        fix="Write what belongs there. In a template prompts may stay: they are what learners "
        "fill in.",
    ),
    Rule(
        name="block-foreign",
        family="text",
        severity=Severity.WARNING,
        what="Signs of a block that nothing here knows stand on the page: `:::`, `[!NOTE]`, "
        "`!!!` without its extension, `'''` instead of backticks, `{% ... %}`; or a box is empty, "
        "because the text below it is not indented.",
        why="Each program has boxes of its own; readers see the signs, and the text falls out.",
        wrong="::: note\nSave a copy first.\n:::",
        right="!!! note\n    Save a copy first.",
        fix="Write the block as the message says, and add the extension it needs to "
        "`markdown_extensions` in `mkdocs.yml`.",
    ),
    Rule(
        name="html-unclosed",
        family="text",
        severity=Severity.ERROR,
        what="A block of HTML is opened and never closed.",
        why="All that follows, headings and lists as well, is taken for HTML and not read as "
        "Markdown.",
        wrong="<div>\n\n## Next Steps",
        right="<div>\n</div>\n\n## Next Steps",
        fix="Write the closing tag in a line of its own, or take the opening tag out.",
    ),
    Rule(
        name="source-needed",
        family="text",
        severity=Severity.WARNING,
        what="A remark says that a source is still missing.",
        why="A statement that even its author doubts should not go public without a source.",
        wrong="Most pilots end early [SOURCE NEEDED].",
        right="Most pilots end early [@paleyes2022challenges].",
        fix="Cite a source, or take the statement out.",
    ),
)
