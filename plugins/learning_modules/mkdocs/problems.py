"""Problems shown to authors on the page itself, in previews and while serving."""

from __future__ import annotations

from collections.abc import Sequence

from learning_modules.diagnostics import Diagnostic
from learning_modules.mkdocs.module_view import problem_views
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.views import Frame
from learning_modules.model.module import ModuleVersion

_END_OF_HEAD = "</header>"


def with_problems(
    html: str, version: ModuleVersion, diagnostics: Sequence[Diagnostic], frame: Frame
) -> str:
    """Return a version's page with the findings in its folder under its head; unchanged if none."""
    folder = version.path.rpartition("/")[0]
    own = [d for d in diagnostics if d.location.path.startswith(f"{folder}/")]
    if not own:
        return html
    values = {"problems": problem_views(own), "problems_open": False}
    panel = render("problems", frame.terms, {"page": values})
    head, end, rest = html.partition(_END_OF_HEAD)
    return f"{head}{panel}\n{end}{rest}"
