"""A course that strains its pages: a long path, a long history, deep lists, wide tables."""

from __future__ import annotations

from pathlib import Path

#: How many modules build on each other.
STEPS = 7

CONFIG = """\
site_name: A long course
site_url: https://example.org/long/
theme:
  name: material
  font: false
plugins:
  - search
  - learning-modules:
      lock: "off"
markdown_extensions:
  - attr_list
  - tables
  - pymdownx.superfences
  - pymdownx.tasklist
"""

MODULE = """\
---
title: {title}
type: reading
status: published
date: 2026-10-0{day}
summary: Step {step} of a long way.
audience: {{level: beginner, roles: [owners]}}
duration: {step} h
prerequisites: [{needs}]
tags: [a topic, {title}]
{more}---

## Dampfschifffahrtsgesellschaftsbetriebsordnung and what it is for {{#ship}}

{text}.

- [ ] Pack the box.
    - [ ] The lid is on it.

| Part | Weight | Length | Colour | Note |
|---|---|---|---|---|
| Box | 1 kg | | red | |

## Ask yourself {{#ask .quiz}}

1. What is a box?

    - [x] A thing
    - [ ] A place

## Form {{#form .template}}

| What | Who |
|---|---|
| Box | `[e.g., Mara]` |
"""

WITHDRAWN = "withdrawn: {date: 2026-10-06, reason: The weights were wrong.}\n"


def write_module(project: Path, step: int, version: str, day: int, more: str = "") -> None:
    """Write one version of a step; each builds on the step before, and every fourth on the first.

    ``more`` is further front matter.
    """
    needs = [f"STEP-{n}" for n in {step - 1, 1 if step % 4 == 0 else step - 1} if n > 0]
    title = "Betriebsordnung" if step % 2 else "A Step That Needs Rather Many Words for Its Title"
    text = MODULE.format(
        title=f"{title} {step}",
        day=day,
        step=step,
        needs=", ".join(sorted(needs)),
        more=more,
        text=f"What stands here belongs to version {version}",
    )
    if "withdrawn" in more:
        text = text.replace("status: published", "status: withdrawn")
    folder = project / "content" / f"STEP-{step}" / version
    folder.mkdir(parents=True)
    (folder / "module.md").write_text(text, encoding="utf-8")


def write(project: Path) -> None:
    """Write the course into a folder; its last step has corrections and a withdrawn version."""
    (project / "docs").mkdir(parents=True)
    (project / "docs/index.md").write_text("# A long course\n", encoding="utf-8")
    (project / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for step in range(1, STEPS + 1):
        write_module(project, step, "1.0.0", 1)
    changes = "changes: [Corrections.]\n"
    write_module(project, STEPS, "1.0.1", 2, changes)
    write_module(project, STEPS, "1.0.2", 3, changes)
    write_module(project, STEPS, "1.1.0", 4, changes + WITHDRAWN)
    write_module(project, STEPS, "1.2.0", 5, changes)
