"""Converts a text without a host: the same extensions, the same record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markdown import Markdown

from learning_modules.markup.module_text import ModuleText, TextContext
from learning_modules.model.module import Content


def convert(
    body: str,
    context: TextContext,
    *,
    text: ModuleText,
    extensions: Sequence[Any],
    configs: Mapping[str, Any],
) -> tuple[str, Content]:
    """Return the HTML of ``body`` and what was found in it.

    ``extensions`` and ``configs`` are those of the site, without ``text``.
    """
    text.begin(context)
    converter = Markdown(extensions=[*extensions, text], extension_configs=dict(configs))
    html = converter.convert(body)
    content = text.content()
    text.keeper.keep(content)
    return html, content
