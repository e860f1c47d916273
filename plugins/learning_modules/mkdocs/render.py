"""Renders the partials: records in, HTML out, every text escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from learning_modules.mkdocs.terms import Terms


@cache
def _environment() -> Environment:
    loader = PackageLoader("learning_modules.mkdocs", "partials")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=False)


def render(name: str, terms: Terms, values: Mapping[str, Any]) -> str:
    """Return the partial ``name`` filled with ``values``; ``t`` in it gives interface texts."""
    return _environment().get_template(f"{name}.html").render(t=terms, **values)


def insert_after_heading(html: str, heading_id: str, fragment: str) -> str:
    """Return ``html`` with ``fragment`` after the heading of this id; unchanged if it has none.

    ``html`` is cleaned, so attributes stand in double quotes.
    """
    pattern = rf'<h([1-6])(?=[^>]*\sid="{re.escape(heading_id)}")[^>]*>.*?</h\1>'
    match = re.search(pattern, html, re.DOTALL)
    if match is None:
        return html
    return f"{html[: match.end()]}\n{fragment}\n{html[match.end() :]}"
