"""The finishing of a module's HTML."""

from __future__ import annotations

import pytest

from learning_modules.mkdocs.dressing import dress
from learning_modules.mkdocs.terms import Terms

ENGLISH = Terms("en")


BOX = '<input type="checkbox" disabled="">'
CONTROL = f'<label class="task-list-control">{BOX}<span class="task-list-indicator"></span></label>'


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (f"{BOX} Say it", '<input type="checkbox"> <span>Say it</span></label>'),
        (
            '<input type="checkbox" disabled="" checked=""> a <b>b</b>',
            '<input type="checkbox" checked> <span>a <b>b</b></span></label>',
        ),
        (f"{CONTROL} x", '<input type="checkbox"> <span>x</span></label>'),
        (f"<p>{BOX} x</p>", '<input type="checkbox"> <span>x</span></label></p>'),
    ],
)
def test_an_item_of_a_check_list_can_be_ticked(written: str, expected: str) -> None:
    """The text of an item is the label of its box, whatever extension wrote it."""
    made = dress(f'<li class="task-list-item">{written}</li>', ENGLISH)
    assert made.endswith(f"{expected}</li>")
    assert made.count("<label") == made.count("</label>") == 1


def test_items_in_items_have_labels_of_their_own() -> None:
    """The label of an item ends before the list in it."""
    box = '<li class="task-list-item"><input type="checkbox" disabled=""> '
    made = dress(f"{box}outer\n<ul>\n{box}inner</li></ul></li>", ENGLISH)
    assert made.count("<label") == made.count("</label>") == 2
    assert "outer</span></label>\n<ul>" in made.replace("</label><ul>", "</label>\n<ul>")


def test_headers_of_tables_say_what_they_head() -> None:
    """Each header of a column has a scope; one that has it keeps it; headers of rows stay."""
    head = '<thead><tr><th>a</th><th scope="col">b</th></tr></thead>'
    table = f"<table>{head}<tbody><tr><th>c</th></tr></tbody></table>"
    made = dress(table, ENGLISH)
    assert made.count('<th scope="col">') == 2
    assert "<th>c</th>" in made


def test_boxes_in_forms_look_like_boxes() -> None:
    """In a form ``[ ]`` and ``[x]`` are boxes; in other tables and texts they stay as written."""
    row = "<tr>\n<td>a</td>\n<td><code>[ ] no [x] yes</code></td>\n</tr>"
    form = f'<table data-lm="form"><tbody>{row}</tbody></table>'
    assert "<code>☐\u00a0no ☑\u00a0yes</code>" in dress(form, ENGLISH)
    assert "[ ] no" in dress(form.replace(' data-lm="form"', ""), ENGLISH)


def test_a_row_without_a_label_has_that_of_the_row_above() -> None:
    """An empty first cell names the label that it continues; text in it is escaped."""
    rows = "<tr>\n<td>A &amp; B</td>\n<td>1</td>\n</tr>\n<tr>\n<td></td>\n<td>2</td>\n</tr>"
    made = dress(f"<table><tbody>{rows}</tbody></table>", ENGLISH)
    assert '<td data-above="A &amp; B"></td>' in made


def test_a_link_to_a_heading_has_a_name() -> None:
    """The sign of a permalink is read out as what it leads to, with odd characters too."""
    link = '<a class="headerlink" href="#a" title="Permanent link">¶</a>'
    heading = rf'<h2 id="a">C:\1 &amp; "x" {link}</h2>'
    made = dress(heading, ENGLISH)
    assert r'aria-label="Link to this section: C:\1 &amp; &quot;x&quot;">¶</a>' in made
    assert dress("<h2>plain</h2>", ENGLISH) == "<h2>plain</h2>"


def test_boxes_need_no_code_span() -> None:
    """Boxes that the author wrote without backticks look the same; nothing else changes."""
    cell = '<td data-label="a > [x]">[ ] S [X] P, <a href="#x">1 &lt; 2</a> <b>[x]</b> [xy]</td>'
    form = f'<table data-lm="form"><tbody><tr>{cell}</tr></tbody></table>'
    told = (
        '<td data-label="a > [x]">☐\u00a0S ☑\u00a0P, <a href="#x">1 &lt; 2</a> <b>☑</b> [xy]</td>'
    )
    assert told in dress(form, ENGLISH)
