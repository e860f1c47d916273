"""Takes the conversion of an unchanged text from an earlier run, and keeps that of a new one."""

from __future__ import annotations

from typing import Any

from markdown import Markdown

from learning_modules.markup.kept_texts import Kept, KeptTexts
from learning_modules.model.glossary import Glossary
from learning_modules.model.module import Content


class TextKeeper:
    """Stands before one converter at a time; ``found`` is what it was spared, else None.

    ``texts`` is where conversions are kept; without it every text is converted.
    """

    def __init__(self) -> None:
        self.texts: KeptTexts | None = None
        self.found: Kept | None = None
        self._key: str | None = None
        self._html = ""
        self._contents: Any = None

    def begin(self) -> None:
        """Forget the text before."""
        self.found, self._key = None, None

    def watch(self, md: Markdown, context: Any, glossary: Glossary) -> None:
        """Look for the next text of ``md`` among those that are kept, before it is converted.

        ``context`` and ``glossary`` are what this text depends on beside what all depend on.
        """
        texts, convert = self.texts, md.convert
        if texts is None or not texts.is_on:
            return

        def kept_or_converted(source: str) -> str:
            self._key = texts.key(source, context, glossary)
            self.found = texts.find(self._key)
            if self.found is None:
                self._html = convert(source)
                self._contents = getattr(md, "toc_tokens", None)
                return self._html
            if self.found.contents is not None:
                md.toc_tokens = self.found.contents  # type: ignore[attr-defined]
            return self.found.html

        md.convert = kept_or_converted  # type: ignore[method-assign]

    def keep(self, content: Content, seen: Any = None) -> None:
        """Keep the text that was converted last; ``seen`` is what a host wants to find again."""
        if self.texts and self._key and self.found is None:
            self.texts.keep(self._key, Kept(self._html, content, self._contents, seen))
