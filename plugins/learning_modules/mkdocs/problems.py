"""Problems shown to authors on the page itself, in previews and while serving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from learning_modules.diagnostics import Diagnostic, Location, Severity, format_message, one_line
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.views import Frame, View
from learning_modules.model.module import Content, ModuleVersion
from learning_modules.source.course import SourceModule
from learning_modules.source.text import SourceText

_END_OF_HEAD = "</header>"
#: How many characters of a line of the source are shown, and how many of them before the fault.
_LINE, _BEFORE = 120, 60


def with_problems(
    html: str,
    version: ModuleVersion,
    diagnostics: Sequence[Diagnostic],
    *,
    frame: Frame,
    source: SourceModule,
) -> str:
    """Return a version's page with the findings in its folder under its head; unchanged if none.

    ``source`` is the file as it is now.  Where it cannot be read, the page says so: it is then
    the last good one, or what a rough look at the file gave.
    """
    folder = version.path.rpartition("/")[0]
    own = [d for d in diagnostics if d.location.path.startswith(f"{folder}/")]
    if not own:
        return html
    content = version.content if source.readable else None
    values = {
        "problems": [_view(d, source.source, content or Content()) for d in own],
        "problems_open": not source.readable,
        "notice": _notice(version, source),
        "title": "problems",
    }
    panel = render("problems", frame.terms, {"page": values})
    head, end, rest = html.partition(_END_OF_HEAD)
    return f"{head}{panel}\n{end}{rest}"


def other_problems(diagnostics: Sequence[Diagnostic], shown: Sequence[str], frame: Frame) -> str:
    """Return the panel of all that is wrong outside of the folders that have a page.

    ``shown`` are these folders.  What is only information is left to ``check``.
    """
    rest = [
        d
        for d in diagnostics
        if d.severity is not Severity.INFO
        and not any(d.location.path.startswith(f"{folder}/") for folder in shown)
    ]
    if not rest:
        return ""
    views = [_view(d, None, Content()) for d in rest]
    values = {"problems": views, "problems_open": True, "notice": "", "title": "problems-other"}
    panel = render("problems", frame.terms, {"page": values})
    return f'<div class="lm-head">\n{panel}\n</div>\n'


def _notice(version: ModuleVersion, source: SourceModule) -> str:
    """Return the term that says why the page is not what the file says; empty if it is."""
    if source.readable:
        return ""
    return "unreadable-kept" if version.front_matter.locations else "unreadable"


def _view(diagnostic: Diagnostic, source: SourceText | None, content: Content) -> View:
    """Return a diagnostic as the panel shows it, with its line and the section it stands in."""
    where = diagnostic.location
    own = source is not None and source.path == where.path and where.line is not None
    line = source.line(where.line or 0) if own and source else ""
    return {
        "severity": str(diagnostic.severity),
        "message": format_message(diagnostic.finding),
        "place": str(where),
        "short": str(replace(where, path=where.path.rpartition("/")[2])) if own else str(where),
        "href": _section(where, content) if own else None,
        "line": _around(line, where.column or 1),
    }


def _around(line: str, column: int) -> str:
    """Return the part of a line that holds a column, without the space around it."""
    begin = max(0, column - 1 - _BEFORE) if len(line) > _LINE else 0
    part = one_line(line[begin : begin + _LINE])
    return f"{'…' if begin else ''}{part}{'…' if begin + _LINE < len(line) else ''}"


def _section(where: Location, content: Content) -> str | None:
    """Return the link to the section that a place stands in; None above the first."""
    above = [s for s in content.sections if (s.location.line or 0) <= (where.line or 0)]
    return f"#{above[-1].id}" if above and (above[0].location.line or 0) else None
