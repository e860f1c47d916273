"""Conversions that one run keeps for the next: an unchanged text costs a hash and a read.

What a conversion gives depends on the text, on what it may refer to, on the settings, the library,
the extensions and on the code of all of them.  All that is in the key, so a conversion is kept only
where all of it is known: extensions of others that may read files or ask for the time are not.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from learning_modules.bibliography.library import Library
from learning_modules.markup.targets import Targets
from learning_modules.model.glossary import Glossary
from learning_modules.model.module import Content
from learning_modules.model.plain import canonical, plain, restored
from learning_modules.settings import Settings
from learning_modules.source.code import code_version
from learning_modules.source.kept import KeptFiles

#: Extensions whose result depends on nothing but the text and their own options.
_PURE = frozenset(
    {
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code"),
        *("footnotes", "legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists"),
        *("smarty", "tables", "toc", "wikilinks"),
        *("arithmatex", "betterem", "caret", "critic", "details", "emoji", "escapeall", "extra"),
        *("highlight", "inlinehilite", "keys", "magiclink", "mark", "progressbar", "saneheaders"),
        *("smartsymbols", "striphtml", "superfences", "tabbed", "tasklist", "tilde"),
    }
)
_PACKAGES = ("markdown.extensions.", "pymdownx.")

#: Options that name files or folders to read.
_READS_FILES = ("custom_icons",)

#: Packages whose functions may stand in the options of an extension.
_KNOWN = ("markdown", "material", "pymdownx")


@dataclass(frozen=True)
class Kept:
    """A conversion: its HTML, what was found in it, its table of contents, and what a host saw."""

    html: str
    content: Content
    contents: Any = None
    seen: Any = None


class KeptTexts:
    """Conversions in a folder; None, or what cannot be known in full, keeps nothing.

    ``shared`` is the text of all that every conversion of this run depends on.
    """

    def __init__(self, folder: Path | None, shared: str | None) -> None:
        self._files = KeptFiles(folder if shared is not None else None, ".text")
        self._shared = f"{code_version()}\n{shared}" if self.is_on else ""
        self.hits = 0

    @property
    def is_on(self) -> bool:
        """Whether anything is kept."""
        return self._files.folder is not None

    def key(self, text: str, context: Any, glossary: Glossary) -> str:
        """Return the key of a conversion of ``text``."""
        parts = (self._shared, canonical(context), canonical(glossary), text)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, key: str) -> Kept | None:
        """Return the conversion of this key, or None."""
        data = self._files.read(key)
        if data is None:
            return None
        with suppress(ValueError, TypeError, KeyError, IndexError):
            html, content, contents, seen = json.loads(data)
            kept = Kept(html, restored(Content, content), contents, seen)
            self.hits += 1
            return kept
        return None

    def keep(self, key: str, kept: Kept) -> None:
        """Keep a conversion."""
        found = [kept.html, plain(kept.content), kept.contents, kept.seen]
        self._files.write(key, json.dumps(found, separators=(",", ":")).encode())

    def forget_unused(self) -> None:
        """Delete the conversions that were not asked for in this run."""
        self._files.forget_unused()


def shared_by_all(
    settings: Settings,
    library: Library,
    targets: Targets,
    *,
    extensions: Sequence[Any],
    configs: Mapping[str, Any],
    more: Any = None,
) -> str | None:
    """Return as one text what every conversion depends on; None where that cannot be known.

    ``more`` is what a host adds: the addresses of its files, its own settings.
    """
    if not all(isinstance(name, str) and _is_pure(name) for name in extensions):
        return None
    files = [[source.path, source.text] for source in library.sources.values()]
    try:
        options = json.dumps(configs, default=_name_of, sort_keys=True)
        shared = canonical([settings, files, targets, extensions, options, more])
    except (TypeError, ValueError):
        return None
    return None if any(word in options for word in _READS_FILES) else shared


def _is_pure(name: str) -> bool:
    for package in _PACKAGES:
        name = name.removeprefix(package)
    return name in _PURE


def _name_of(value: Any) -> Any:
    """Return the name of a function of a package that is known.  Raises TypeError for others."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, partial):
        return [value.func, value.args, value.keywords]
    module, name = getattr(value, "__module__", ""), getattr(value, "__qualname__", "")
    if name and "<" not in name and str(module).partition(".")[0] in _KNOWN:
        return f"{module}.{name}"
    raise TypeError(f"{value!r} is not known")
