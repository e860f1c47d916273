"""Formats that were asked for and cannot be made on this machine."""

from __future__ import annotations

from collections.abc import Iterator

from learning_modules.diagnostics import Finding, Location
from learning_modules.model.course import Course
from learning_modules.model.module import Content
from learning_modules.settings import Settings
from learning_modules.writers.downloads import FORMATS, can_write, obstacle

#: What to type, by what is missing.
_WAYS = {
    "library": 'run: pip install "mkdocs-learning-modules[pdf]"',
    "system": "install Pango; on Debian and Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0",
}


def unavailable_formats(course: Course, settings: Settings) -> Iterator[Finding]:
    """Yield each format that a template asks for and that cannot be made here, once.

    It stands at the setting, or where the first template asks for it.
    """
    for name in FORMATS:
        where = _asked(name, course, settings)
        if where is None or can_write(name):
            continue
        missing = obstacle(name)
        what = "WeasyPrint is" if missing == "library" else "the library Pango is"
        message = f"{name.upper()} files are left out: {what} not installed"
        yield Finding("format-unavailable", where, message, _WAYS[missing], key=name)


def _asked(name: str, course: Course, settings: Settings) -> Location | None:
    """Return where a format is asked for first, or None."""
    if name in settings.formats:
        return Location("mkdocs.yml")
    for version in course.versions:
        front, content = version.front_matter, version.content or Content()
        for template in content.templates:
            if name in template.formats:
                fields = (f"templates.{template.id}.formats", f"templates.{template.id}")
                places = (front.locations[field] for field in fields if field in front.locations)
                return next(places, template.location)
    return None
