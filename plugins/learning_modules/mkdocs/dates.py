"""The days that the sitemap names: those that authors wrote, never the day of the build."""

from __future__ import annotations

from mkdocs.structure.pages import Page

from learning_modules.mkdocs.files import GENERATED
from learning_modules.model.course import Course

#: A page whose day nobody wrote.  It is before every other, and as the time of a compressed file
#: it is 0, which RFC 1952 has for "no time stamp".  The host takes the newest day of all pages.
UNDATED = "1970-01-01"

_LASTMOD = f"<lastmod>{UNDATED}</lastmod>"


def date_page(page: Page, course: Course) -> None:
    """Give a page that lists the course the newest day of what it lists."""
    if page.file.src_uri in GENERATED:
        shown = (module.shown for module in course.modules)
        days = [version.front_matter.date for version in shown if version]
        page.update_date = max((day.isoformat() for day in days if day), default=UNDATED)


def without_undated(sitemap: str) -> str:
    """Return a sitemap without the days that nobody wrote; ``lastmod`` is optional there."""
    return sitemap.replace(_LASTMOD, "")
