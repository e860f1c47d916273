"""All rules by name."""

from __future__ import annotations

from collections.abc import Mapping

from learning_modules.checks.records import (
    citations,
    course,
    entries,
    files,
    front_matter,
    learning,
    library,
    links,
    objectives,
    sections,
    templates,
    text,
    versions,
)
from learning_modules.checks.rules import Rule, by_name

#: Every rule that a finding can name.
RULES: Mapping[str, Rule] = by_name(
    (
        objectives.RULES,
        sections.RULES,
        course.PREREQUISITES,
        course.SETTINGS,
        citations.CITATIONS,
        citations.SLIPS,
        citations.SOURCES,
        entries.SHAPE,
        entries.VALUES,
        files.RULES,
        front_matter.FIELDS,
        front_matter.YAML,
        learning.QUIZ,
        learning.GLOSSARY,
        library.RULES,
        links.RULES,
        templates.RULES,
        text.BLOCKS,
        text.MARKS,
        text.DRAFTING,
        versions.RULES,
    )
)
