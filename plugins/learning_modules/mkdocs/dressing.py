"""The finishing of a module's HTML: what the text means is made usable for every reader.

Check lists get labels and can be ticked, headers of tables say what they head, boxes in forms look
like boxes, and links to headings have names.  ``html`` is cleaned, so it is well formed and its
attributes stand in double quotes.
"""

from __future__ import annotations

import html as escapes
import re

from learning_modules.mkdocs.terms import Terms

#: A task list's box, with the wrappers that extensions put around it, up to the next block.
_TASK = re.compile(
    r'<li class="task-list-item">\s*(?P<lead><p>)?(?:<label class="task-list-control">)?'
    r'<input type="checkbox"(?P<state>[^>]*)>(?:<span class="task-list-indicator"></span>)?'
    r"(?:</label>)?\s*(?P<text>.*?)\s*"
    r"(?=</?(?:p|li|ul|ol|div|table|pre|blockquote|h[1-6])\b)",
    re.DOTALL,
)
_TABLE = re.compile(r"<table\b[^>]*>.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<thead>.*?</thead>", re.DOTALL)
_HEADER = re.compile(r"<th(?=[\s>])(?![^>]*\sscope=)")
_ROW = re.compile(r"<tr>\s*<td(?P<attributes>[^>]*)>(?P<text>.*?)</td>", re.DOTALL)
_TEXT = re.compile(r"""(<[^<>"]*(?:"[^"]*"[^<>"]*)*>)|([^<]+)""")
_BOX = re.compile(r"\[([ xX])\](?![(\[])[ ]?")
_PERMALINK = re.compile(r'(<a class="headerlink")( href="[^"]*")(?: title="[^"]*")?>')
_HEADING = re.compile(r"<h([1-6])[^>]*>.*?</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def dress(html: str, terms: Terms) -> str:
    """Return the HTML of a module's text, finished for reading, ticking and listening."""
    html = _TASK.sub(_task, html)
    html = _TABLE.sub(lambda match: _table(match.group()), html)
    return _HEADING.sub(lambda match: _heading(match.group(), terms), html)


def _task(match: re.Match[str]) -> str:
    """Return an item of a check list as a label around its box; it can be ticked."""
    checked = " checked" if "checked" in match["state"] else ""
    return (
        f'<li class="task-list-item lm-task">{match["lead"] or ""}<label class="lm-task__label">'
        f'<input type="checkbox"{checked}> <span>{match["text"]}</span></label>'
    )


def _table(table: str) -> str:
    table = _HEAD.sub(lambda head: _HEADER.sub('<th scope="col"', head.group()), table)
    if 'data-lm="form"' in table:
        table = _TEXT.sub(lambda piece: piece[1] or _boxes(piece[2]), table)
    return _continued(table)


def _boxes(text: str) -> str:
    """Return the text of an example with its boxes as such, each kept with its label on a line."""
    return _BOX.sub(
        lambda box: ("☐" if box.group(1) == " " else "☑") + "\u00a0", text
    ).removesuffix("\u00a0")


def _continued(table: str) -> str:
    """Give each empty first cell the label above it, which a row that stands alone would lack."""
    above = ""

    def label(row: re.Match[str]) -> str:
        nonlocal above
        text = escapes.unescape(_TAG.sub("", row["text"])).strip()
        above = text or above
        if text or not above:
            return row.group()
        value = escapes.escape(above, quote=True)
        return f'<tr>\n<td{row["attributes"]} data-above="{value}"></td>'

    return _ROW.sub(label, table)


def _heading(heading: str, terms: Terms) -> str:
    """Name the link that a heading has to itself; its sign alone says nothing."""
    link = heading.rfind('<a class="headerlink"')
    if link < 0:
        return heading
    title = escapes.unescape(_TAG.sub("", heading[:link])).strip()
    name = escapes.escape(terms("permalink", title=title), quote=True)
    return _PERMALINK.sub(rf'\1\2 aria-label="{_literal(name)}">', heading)


def _literal(text: str) -> str:
    return text.replace("\\", r"\\")
