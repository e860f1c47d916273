"""The page for addresses that do not exist: the theme's, with ways on."""

from __future__ import annotations

from urllib.parse import urlsplit

from learning_modules.mkdocs.files import BIBLIOGRAPHY, MODULES, TEMPLATES, address_of
from learning_modules.mkdocs.render import render
from learning_modules.mkdocs.views import Frame

NOT_FOUND = "404.html"


def with_ways_on(html: str, frame: Frame) -> str:
    """Return the theme's page with links to the lists of the course below its title.

    The page stands in at any depth, so its links begin at the root of the host.
    """
    root = urlsplit(frame.site_url).path or "/"
    names = {"modules": MODULES, "templates": TEMPLATES, "bibliography": BIBLIOGRAPHY}
    pages = {name: root + frame.targets.page(address_of(uri)) for name, uri in names.items()}
    title, end, rest = html.partition("</h1>")
    ways = render("not_found", frame.terms, {"pages": pages}) if end else ""
    return title + end + ways + rest
