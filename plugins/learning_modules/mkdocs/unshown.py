"""Drafts of a site that does not show them: converted to be checked, and for nothing else.

They are read as ``check`` reads them, with the extensions that mkdocs.yml names.  What plugins add
to those keeps records of its own, in which no draft may stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from learning_modules.checks.contexts import version_context
from learning_modules.checks.reading import Reading
from learning_modules.markup.convert import convert
from learning_modules.markup.kept_texts import KeptTexts, shared_by_all
from learning_modules.markup.module_text import ModuleText


@dataclass(frozen=True)
class Extensions:
    """The Markdown extensions of a site, by name, and their configuration."""

    names: Sequence[Any] = ()
    configs: Mapping[str, Any] = field(default_factory=dict)


def with_unshown(
    reading: Reading, shown: ModuleText, extensions: Extensions, cache: Path
) -> Reading:
    """Return the reading as a preview has it: every draft is converted, too.

    ``shown`` has read the texts that the site shows; neither it nor their reading is changed.
    ``cache`` is the folder that keeps what was read from one build to the next.
    """
    text = ModuleText(reading.settings, reading.library, shown.targets, formatted=False)
    text.glossary = shown.glossary
    text.keeper.texts = kept = KeptTexts(
        cache / "drafts",
        shared_by_all(
            reading.settings,
            reading.library,
            text.targets,
            extensions=extensions.names,
            configs=extensions.configs,
        ),
    )
    contents = dict(reading.contents)
    for source in reading.unshown:
        context = version_context(source, reading.settings)
        _, contents[source.version.path] = convert(
            source.body,
            context,
            text=text,
            extensions=extensions.names,
            configs=extensions.configs,
        )
    kept.forget_unused()
    return replace(reading, drafts=True, contents=contents)
