"""Templates that the writers' tests share."""

from __future__ import annotations

from typing import Any

import pytest

from learning_modules.model.template import ColumnOptions, ColumnType, Template, TemplateOptions

ROADMAP = """\
Plan the first weeks of the bakery.

| Step | What to do | When | Who | Note |
|---|---|---|---|---|
| **1. Mix** | Weigh, stir | `[e.g., Monday]` | `[e.g., you]` | `Keep it cool` |
| | Rest | | | |
| 2. Bake | Heat the oven | `every day` | `[e.g., the baker]` | |

Tip: begin small.
"""

CHECKS = """\
| Part | Question | Ask in (A,B) | Note |
|---|---|---|---|
| Dough | Soft? | `[ ] A [X] B` | `[e.g., yes]` |
| | Warm? | `[X] A [X] B` | |
"""

LIST = "- [ ] Flour is dry\n- [x] Oven is hot\n"

FORM = "**Name:** ____\n\nBudget: [e.g., 500]\n"

SHEETS = f"{CHECKS}\n#### Tasks\n\n{LIST}\n#### About you\n\n{FORM}"

BODIES = {"roadmap": ROADMAP, "checks": CHECKS, "list": LIST, "form": FORM, "sheets": SHEETS}


@pytest.fixture(params=sorted(BODIES))
def any_template(request: pytest.FixtureRequest, template_of: Any) -> Template:
    """Return each of the templates in turn."""
    template: Template = template_of(BODIES[request.param])
    return template


@pytest.fixture
def roadmap(template_of: Any) -> Template:
    """Return a table with examples, a suggested value and a continued label."""
    return template_of(ROADMAP, title="Baking roadmap")  # type: ignore[no-any-return]


@pytest.fixture
def checks(template_of: Any) -> Template:
    """Return a table with groups of boxes."""
    return template_of(CHECKS, title="Risk checks")  # type: ignore[no-any-return]


@pytest.fixture
def checklist(template_of: Any) -> Template:
    """Return a task list."""
    return template_of(LIST, title="Checklist")  # type: ignore[no-any-return]


@pytest.fixture
def sheets(template_of: Any) -> Template:
    """Return a table, a list and a form in one template."""
    return template_of(SHEETS, title="Opening day")  # type: ignore[no-any-return]


@pytest.fixture
def typed(template_of: Any) -> Template:
    """Return a table with columns of every type, fields above it, and a total."""
    options = TemplateOptions(
        fields=("Bakery", "Owner"),
        columns={
            "Day": ColumnOptions(ColumnType.DATE),
            "Cost [#1]": ColumnOptions(ColumnType.MONEY, total=True),
            "Bags": ColumnOptions(ColumnType.NUMBER),
            "Level": ColumnOptions(ColumnType.CHOICE, ("low", "high")),
            "Kind": ColumnOptions(ColumnType.CHOICE, ("white, fine", "rye")),
            "Who": ColumnOptions(ColumnType.PERSON),
        },
    )
    body = (
        "| Thing | Day | Cost [#1] | Bags | Level | Kind | Who |\n|---|---|---|---|---|---|---|\n"
        "| Flour | 1 May | 5 | 2 | low | rye | Ann |\n"
    )
    return template_of(body, title="Shopping", options=options)  # type: ignore[no-any-return]
