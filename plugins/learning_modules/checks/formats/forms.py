"""The names of all forms of a report."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from learning_modules.checks.formats import Render
from learning_modules.checks.formats.as_json import render_json
from learning_modules.checks.formats.github import render_github
from learning_modules.checks.formats.junit import render_junit
from learning_modules.checks.formats.sarif import render_sarif
from learning_modules.checks.formats.text import render_text

#: Name on the command line -> how the report is made.
FORMS: Mapping[str, Render] = MappingProxyType(
    {
        "text": render_text,
        "json": render_json,
        "sarif": render_sarif,
        "junit": render_junit,
        "github": render_github,
    }
)
