"""Converts a text without a host: the same extensions, the same record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown

from learning_modules.markup.module_text import ModuleText, TextContext
from learning_modules.model.module import Content

#: Extensions that colour code, each with the setting that switches it off.
_PAINTERS = {"codehilite": "use_pygments", "pymdownx.highlight": "use_pygments"}


def _plain(name: str, configs: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of an extension that colours code, so that it does not."""
    return {**(configs.get(name) or {}), _PAINTERS[name]: False}


def _nothing(_: Element) -> str:
    return "<div></div>"


def convert(
    body: str,
    context: TextContext,
    *,
    text: ModuleText,
    extensions: Sequence[Any],
    configs: Mapping[str, Any],
) -> tuple[str, Content]:
    """Return the HTML of ``body`` and what was found in it.

    ``extensions`` and ``configs`` are those of the site, without ``text``.  Where ``text`` only
    checks, there is no HTML: writing it takes a fifth of the time.
    """
    text.begin(context)
    if not text.formatted:
        configs = {**configs, **{name: _plain(name, configs) for name in _PAINTERS}}
    converter = Markdown(extensions=[*extensions, text], extension_configs=dict(configs))
    if not text.formatted:
        converter.treeprocessors.deregister("toc", strict=False)
        converter.serializer = _nothing
    html = converter.convert(body)
    content = text.content()
    text.keeper.keep(content)
    return html, content
