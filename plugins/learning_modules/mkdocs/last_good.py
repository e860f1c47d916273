"""While serving: the last good source of each version, shown where its newest edit cannot be read.

The page then stays as it was, with what is wrong now on it.  Findings are those of the file as it
is, so that serving reports what checking does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from learning_modules.checks.contexts import version_context
from learning_modules.checks.reading import Reading
from learning_modules.markup.convert import convert
from learning_modules.markup.module_text import ModuleText
from learning_modules.source.course import SourceModule


@dataclass
class LastGood:
    """What could be read, by path; it outlives the builds of one server.

    ``broken`` are the sources of this build that cannot be read and have a page all the same.
    """

    sources: dict[str, SourceModule] = field(default_factory=dict)
    broken: dict[str, SourceModule] = field(default_factory=dict)

    def instead(self, reading: Reading) -> Reading:
        """Return the reading with the last good source of every version that cannot be read."""
        self.broken.clear()
        modules = tuple(self._good(source) for source in reading.modules)
        return replace(reading, modules=modules)

    def _good(self, source: SourceModule) -> SourceModule:
        path = source.version.path
        if source.readable:
            self.sources[path] = source
        elif path in self.sources:
            self.broken[path] = source
            return self.sources[path]
        return source

    def as_it_is(
        self,
        reading: Reading,
        text: ModuleText,
        extensions: Iterable[Any],
        configs: Mapping[str, Any],
    ) -> Reading:
        """Return the reading with the broken sources in their places again, converted."""
        if not self.broken:
            return reading
        named = [extension for extension in extensions if extension is not text]
        contents = dict(reading.contents)
        for path, source in self.broken.items():
            context = version_context(source, reading.settings)
            _, contents[path] = convert(
                source.body, context, text=text, extensions=named, configs=configs
            )
        modules = tuple(self.broken.get(m.version.path, m) for m in reading.modules)
        return replace(reading, modules=modules, contents=contents)
