"""Rules of the family "objectives": the objective as a contract."""

from __future__ import annotations

from learning_modules.checks.rules import Rule
from learning_modules.diagnostics import Severity

_WHY_TAUGHT = "An objective that nothing teaches is a promise the module does not keep."
_WHY_PRACTISED = "What learners are to do themselves they must have tried before the page ends."

RULES = (
    Rule(
        name="objective-verb-missing",
        family="objectives",
        severity=Severity.WARNING,
        what="An objective does not begin with a verb.",
        why="A topic cannot be reached or missed; only something a learner does can.",
        wrong="objective: Basics of generative AI",
        right="objective: Explain how a language model chooses its next word.",
        fix="Begin with what the learner will do. A lead such as “You will be able to” may "
        "stand before the verb.",
        language="yaml",
    ),
    Rule(
        name="objective-verb-unobservable",
        family="objectives",
        severity=Severity.WARNING,
        what="The verb of an objective names something nobody can see: understand, know, learn, "
        "see, appreciate and the like.",
        why="If nobody can see it, nobody can check it, the learner included.",
        wrong="objective: Understand the risks of a pilot.",
        right="objective: Describe three risks of a pilot.",
        fix="Take a verb from the message, or ask what a learner who has understood it can do.",
        language="yaml",
    ),
    Rule(
        name="objective-verb-unknown",
        family="objectives",
        severity=Severity.INFO,
        what="The verb of an objective stands in no list of verbs. There are lists in English, "
        "French, German, Spanish and Arabic; the language of the module says which one counts.",
        why="The class of the verb decides whether practice and evidence are needed; for a verb "
        "without a class only teaching is checked.",
        wrong="objective: Onboard a colleague to the tool.",
        right="objective: Train a colleague in the use of the tool.",
        fix="Use a verb of the lists, or add yours to the setting `verbs` under its class: "
        "`verbs: {apply: [onboard]}`.",
        language="yaml",
    ),
    Rule(
        name="objective-compound",
        family="objectives",
        severity=Severity.WARNING,
        what="One objective asks for two or more things.",
        why="Each verb needs teaching and evidence of its own; joined, one of them is forgotten.",
        wrong="objective: Explain what a model costs and compare three offers.",
        right="objectives:\n  - Explain what a model costs.\n  - Compare three offers.",
        fix="Write one objective for each verb.",
        language="yaml",
    ),
    Rule(
        name="objective-section-unknown",
        family="objectives",
        severity=Severity.ERROR,
        what="An objective names a section in `taught_in` or `practised_in` that does not exist.",
        why="The card of the module would send learners to a place that is not there.",
        wrong="taught_in: [phases]      # the heading says {#phase-1}",
        right="taught_in: [phase-1]",
        fix="Write the id of a section: what stands after `#` in the braces of its heading, or "
        "the slug of its title.",
        language="yaml",
    ),
    Rule(
        name="objective-teaching-missing",
        family="objectives",
        severity=Severity.ERROR,
        what="An objective is taught in no section: it names none, and none has the role "
        "`core-concepts`.",
        why=_WHY_TAUGHT,
        wrong="## What to look at",
        right='## What to look at {role="core-concepts"}',
        fix="Write `taught_in: [section]` for the objective, or give the section that teaches it "
        "its role.",
    ),
    Rule(
        name="objective-practice-missing",
        family="objectives",
        severity=Severity.ERROR,
        what="An objective whose verb asks to do or make something is practised in no section.",
        why=_WHY_PRACTISED,
        wrong="## Your turn",
        right='## Your turn {role="practical"}',
        fix="Write `practised_in: [section]` for the objective, or give the section with the "
        "exercise its role.",
    ),
    Rule(
        name="objective-evidence-missing",
        family="objectives",
        severity=Severity.ERROR,
        what="An objective whose verb asks to do or make something has no evidence: no template, "
        "file or quiz that the learner holds at the end.",
        why="Promised templates that were only described are the most common fault of drafts.",
        wrong="## Practical Components\n\nFill in a roadmap for your own firm.",
        right="## Practical Components\n\n### Roadmap {#roadmap .template}\n\n"
        "| Phase | Owner |\n|---|---|\n| Pilot | |",
        fix="Mark the heading above the table or list with `.template`, or put a file beside "
        "module.md and name it in `evidence`.",
    ),
    Rule(
        name="objective-evidence-recommended",
        family="objectives",
        severity=Severity.WARNING,
        what="An objective whose verb asks to analyse something has no evidence.",
        why="A comparison or a choice that is written down can be checked and used again.",
        wrong="objective: Compare three offers.       # and no template",
        right="objectives:\n  - statement: Compare three offers.\n    evidence: [offers]",
        fix="Add a template to write the result in, or name one that is there in `evidence`.",
        language="yaml",
    ),
    Rule(
        name="objective-evidence-unknown",
        family="objectives",
        severity=Severity.ERROR,
        what="An objective names evidence that is no template, file or quiz of the module.",
        why="The page would promise something that learners cannot get.",
        wrong="evidence: [roadmap]      # the heading says {#implementation-roadmap .template}",
        right="evidence: [implementation-roadmap]",
        fix="Write the id of a heading with `.template`, the name of a file beside module.md, or "
        "the id of a section with a quiz.",
        language="yaml",
    ),
    Rule(
        name="objective-evidence-empty",
        family="objectives",
        severity=Severity.ERROR,
        what="The evidence of an objective that asks to make something has nothing to fill in.",
        why="A table that is complete already is something to read, not something to make.",
        wrong="| Phase |\n|---|\n| Pilot |",
        right="| Phase | Owner |\n|---|---|\n| Pilot | |",
        fix="Leave the cells of the learner empty, write `[e.g., ...]` in them, or add boxes.",
    ),
    Rule(
        name="objective-quantity",
        family="objectives",
        severity=Severity.WARNING,
        what="An objective names a number of things, and its templates have room for fewer.",
        why="A learner who does what the objective says runs out of rows.",
        wrong="objective: Rank at least 10 ideas.      # the template ends after 4 rows",
        right="templates:\n  ideas: {spare_rows: 10}",
        fix="Add rows to the table, or set `spare_rows` for the template.",
        language="yaml",
    ),
    Rule(
        name="objective-derived",
        family="objectives",
        severity=Severity.INFO,
        what="An author left out where an objective is taught, practised or shown, and it was "
        "derived from the sections.",
        why="The card shows what was derived; the author should have seen it once.",
        wrong="objective: Create a plan.",
        right="objectives:\n  - statement: Create a plan.\n    taught_in: [key-concepts]\n"
        "    practised_in: [toolkit]\n    evidence: [roadmap]",
        fix="Nothing, if the message is right; else write the field.",
        language="yaml",
    ),
)
