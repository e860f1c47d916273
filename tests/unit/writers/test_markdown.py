"""Markdown files: read again, they are the same form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from learning_modules.model.download import Identity
from learning_modules.model.template import CellKind, Template, TemplateOptions
from learning_modules.writers.markdown import MarkdownWriter, escaped


def _text(template: Template, identity: Identity) -> str:
    [data] = MarkdownWriter().write(template, identity)
    return data.decode()


def test_table(roadmap: Template, identity: Identity) -> None:
    """A comment of three lines says where the file is from; the blank table follows."""
    assert _text(roadmap, identity) == (
        "<!-- Baking roadmap\n"
        "     Module ABC-001, Version 1.2.0, 2026-03-04\n"
        "     Licence: CC-BY-4.0. https://course.example/modules/abc-001/1.2.0/ -->\n\n"
        "# Baking roadmap\n\n"
        "Plan the first weeks of the bakery.\n\n"
        "| Step | What to do | When | Who | Note |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| 1. Mix | Weigh, stir |  |  |  |\n"
        "| 1. Mix | Rest |  |  |  |\n"
        "| 2. Bake | Heat the oven |  |  |  |\n" + "|  |  |  |  |  |\n" * 3 + "\n"
        "Tip: begin small.\n"
    )


def test_list_and_form(sheets: Template, identity: Identity) -> None:
    """A list is a task list again, a form its labels with lines."""
    text = _text(sheets, identity)
    assert "## Tasks\n\n- [ ] Flour is dry\n- [ ] Oven is hot\n- [ ] ...\n" in text
    assert "## About you\n\n**Name:** ________\n\n**Budget:** ________\n" in text
    assert "| Dough | Soft? | [ ] | [ ] |  |" in text


def test_lists_in_lists(template_of: Any, identity: Identity) -> None:
    """A list within a list is one again."""
    template = template_of("- [ ] Dough\n    - [ ] Flour\n        - [ ] Sieved\n- [ ] Oven\n")
    assert "- [ ] Dough\n    - [ ] Flour\n        - [ ] Sieved\n- [ ] Oven\n- [ ] ...\n" in _text(
        template, identity
    )


def test_blanks_behind_items(template_of: Any, identity: Identity) -> None:
    """A further column of a check list is a blank behind each item again."""
    text = _text(template_of("- [ ] Flour is dry (baker: ____)\n- [ ] Oven is hot\n"), identity)
    assert "- [ ] Flour is dry (Baker: ________)\n- [ ] Oven is hot (Baker: ________)\n" in text


def _kinds(template: Template) -> list[Any]:
    return [
        (
            [(c.title, c.kind is CellKind.BOX) for c in sheet.columns],
            [[cell.blank for cell in row] for row in sheet.rows],
        )
        for sheet in template.sheets
    ]


def test_read_again(any_template: Template, identity: Identity, template_of: Any) -> None:
    """Put into a module, the file is a template with the same columns and prompts."""
    body = _text(any_template, identity).split("\n", 5)[5]
    prompts = [c.title for s in any_template.sheets for c in s.columns if c.kind == "prompt"]
    options = TemplateOptions(keep=tuple(prompts))
    again = template_of(body.replace("\n## ", "\n#### "), options=options)
    wanted = _kinds(any_template)
    found = [
        (columns, [row for row in rows if any(text.strip(".") for text in row)])
        for columns, rows in _kinds(again)
    ]
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [
        *("*a* _b_ `c` [d](e) \\", "<script>x</script>", "&lt;", "# x", "- x", "1. x", "> x"),
        *("a | b", "&", "+ x", "-->", "[ ] x"),
    ],
)
def test_text_is_shown_as_it_is(template_of: Any, identity: Identity, text: str) -> None:
    """Marks of Markdown in a prompt are escaped: the prompt is read again as it was."""
    template = template_of("| Step | When |\n|---|---|\n| Mix | [e.g., x] |\n")
    [row] = template.sheets[0].rows
    cells = (replace(row[0], blank=text, example=text), row[1])
    sheet = replace(template.sheets[0], rows=(cells,), spare_rows=0)
    written = _text(replace(template, sheets=(sheet,), title=text), identity)
    comment, _, rest = written.partition(" -->\n\n# ")
    assert rest
    assert "-->" not in comment
    if text != "[ ] x":  # a box that is escaped is a box to our own reader
        again = template_of(written.split("\n\n", 2)[2])
        assert again.sheets[0].rows[0][0].blank == text


def test_addresses_stay_links() -> None:
    """An address keeps its underscores; text around it is escaped."""
    assert (
        escaped("see_it https://x.example/a_b_c *now*")
        == r"see\_it https://x.example/a_b_c \*now\*"
    )


def test_fence(template_of: Any, identity: Identity) -> None:
    """A block of text is fenced by marks that do not occur in it."""
    template = template_of("~~~\n```\na  b\n~~~\n")
    assert "````text\n```\na  b\n````\n" in _text(template, identity)
