"""``learning-modules new``: a module to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from learning_modules.cli.project import config_option, shown
from learning_modules.mkdocs.load import load_project
from learning_modules.model.identity import is_module_id
from learning_modules.source.beside import folded
from learning_modules.source.edit import yaml_text

_START = """\
---
title: {title}
status: draft
# date: 2026-11-20 (the day on which readers see it; then: status: published)
summary: Say in one sentence what readers get.
audience: {{level: beginner, roles: [whom it is for]}}
duration: 60 min
objectives:
  - id: plan
    statement: Create a plan for ...
    taught_in: [key-concepts]
    practised_in: [toolkit]
    evidence: [plan-table]
---

## Introduction {{#introduction}}

<!-- Why readers should go on: their question, and what they will have at the end. -->

## Key concepts {{#key-concepts}}

<!-- What must be understood. Cite a source with its key from bib/, in square brackets with @. -->

## Applications {{#applications}}

<!-- Where it helps. -->

## Limitations {{#limitations}}

<!-- Where it does not help. -->

## Toolkit {{#toolkit}}

<!-- What readers do now. The table below becomes a blank template to download. -->

### Plan {{#plan-table .template}}

| Step | Owner | Date |
|---|---|---|
| First step | `[e.g., you]` | `[e.g., next week]` |

## Conclusion {{#conclusion}}

<!-- What to keep in mind. -->

## Next steps {{#next-steps}}

<!-- What to read or do next. -->
"""

_NEXT = """\
{path} is a draft to fill in. Next:

    mkdocs serve                  look at it while you write; what is missing is listed on the page
    learning-modules check        all problems, with file, line and column

When it is done, set date: and status: published.
"""


def checked_title(title: str) -> str:
    """Return a title that can stand in one line; others end the command with code 2."""
    text = " ".join(title.split())
    if not text or not text.isprintable():
        raise click.UsageError("the title must be a text in one line")
    return text


def new_folder(content: Path, module_id: str) -> Path:
    """Return the folder of a module to come; an id that cannot be one ends the command."""
    if not is_module_id(module_id):
        raise click.UsageError(
            f'"{module_id}" cannot be the id of a module: use at most 40 letters and digits, '
            "in groups joined by hyphens, as in LRN-BEG-011"
        )
    names = [entry.name for entry in content.iterdir()] if content.is_dir() else []
    taken = next((name for name in names if folded(name) == folded(module_id)), None)
    if taken:
        raise click.UsageError(
            f"there is a module {taken} already; "
            f"for its next version: learning-modules new-version {taken} minor"
        )
    return content / module_id / "1.0.0"


@click.command()
@click.argument("module_id", metavar="ID")
@click.argument("title")
@config_option
def new(module_id: str, title: str, config_file: Path | None) -> None:
    """Write a module to fill in: content/ID/1.0.0/module.md, as a draft."""
    project = load_project(config_file)
    text = _START.format(title=yaml_text(checked_title(title)))
    file = new_folder(project.root / project.settings.content, module_id) / "module.md"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    click.echo(_NEXT.format(path=shown(file, project)), nl=False)
