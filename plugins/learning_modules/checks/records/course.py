"""Rules of the families "prerequisites" and "settings"."""

from __future__ import annotations

from learning_modules.checks.rules import Rule
from learning_modules.diagnostics import Severity

PREREQUISITES = (
    Rule(
        name="prerequisite-unknown",
        family="prerequisites",
        severity=Severity.ERROR,
        what="A module builds on a module that does not exist.",
        why="Beginners are told to read something first that they cannot find.",
        wrong="prerequisites: [LRN-BEG-10]",
        right="prerequisites: [LRN-BEG-010]",
        fix="Write the id of a module: the name of its folder.",
        language="yaml",
    ),
    Rule(
        name="prerequisite-unpublished",
        family="prerequisites",
        severity=Severity.WARNING,
        what="A published module builds on one that is a draft or was withdrawn.",
        why="Readers cannot see what they are told to read first.",
        wrong="prerequisites: [LRN-BEG-010]      # still a draft",
        right="prerequisites: [LRN-BEG-009]",
        fix="Publish the other module first, or take it out of the prerequisites.",
        language="yaml",
    ),
    Rule(
        name="prerequisite-cycle",
        family="prerequisites",
        severity=Severity.ERROR,
        what="Modules build on each other in a circle.",
        why="There is no module to begin with.",
        wrong="prerequisites: [LRN-BEG-011]      # which builds on this module",
        right="prerequisites: [LRN-BEG-009]",
        fix="Take one of the prerequisites of the circle out.",
        language="yaml",
    ),
    Rule(
        name="prerequisite-renamed",
        family="prerequisites",
        severity=Severity.WARNING,
        what="A prerequisite names the former id of a module.",
        why="It still leads there, but the next reader of the file looks for it in vain.",
        wrong="prerequisites: [GENAI-01]",
        right="prerequisites: [LRN-BEG-001]",
        fix="Write the id that the module has now.",
        language="yaml",
    ),
)

SETTINGS = (
    Rule(
        name="ignore-unused",
        family="settings",
        severity=Severity.INFO,
        what="An entry of the setting `ignores` names no finding any more.",
        why="It would hide the same fault when it comes back.",
        wrong='ignores: [{rule: source-uncited, key: smith2020, reason: "cited in the video"}]',
        right="ignores: []",
        fix="Take the entry out.",
        language="yaml",
    ),
    Rule(
        name="rule-unknown",
        family="settings",
        severity=Severity.WARNING,
        what="The settings `rules` or `ignores` name a rule that does not exist.",
        why="The severity of the rule that is meant does not change.",
        wrong="rules: {image-alt: off}",
        right="rules: {image-alt-missing: off}",
        fix="Write the name as it stands in square brackets at the end of a diagnostic.",
        language="yaml",
    ),
    Rule(
        name="setting-unknown",
        family="settings",
        severity=Severity.ERROR,
        what="A setting, or a name inside one, is unknown.",
        why="A misspelt setting has no effect, and nobody notices.",
        wrong="- learning-modules:\n    licence: CC-BY-4.0",
        right="- learning-modules:\n    license: CC-BY-4.0",
        fix="Write the name that the message proposes, or take the line out.",
        language="yaml",
        breaks_site=True,
        fixed=True,
    ),
    Rule(
        name="request-external",
        family="settings",
        severity=Severity.WARNING,
        what="A setting of the site makes the browsers of readers ask another host for fonts, "
        "scripts or styles.",
        why="That host learns who reads what; the page waits for it, and lacks something where it "
        "cannot be reached.",
        wrong="theme:\n  name: material",
        right="theme:\n  name: material\n  font: false",
        fix="Write the line that the message names. The plugin `privacy` of Material for MkDocs "
        "brings such files into the site, too.",
        language="yaml",
    ),
    Rule(
        name="setting-invalid",
        family="settings",
        severity=Severity.ERROR,
        what="A setting has a value that it cannot have.",
        why="The default would be used in its place, which is not what the site asked for.",
        wrong="- learning-modules:\n    style: chicago",
        right="- learning-modules:\n    style: apa",
        fix="Write one of the values that the message names.",
        language="yaml",
        breaks_site=True,
        fixed=True,
    ),
)
