"""What the host notes while it converts a page: kept, and noted again, with the conversion."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


def seen_by_host(page: Page) -> Any:
    """Return the anchors of a page and its links to anchors elsewhere, as plain data."""
    links = (page.links_to_anchors or {}).items()
    return [
        sorted(page.present_anchor_ids or ()),
        [[file.src_uri, written] for file, written in links],
    ]


def see_again(page: Page, seen: Any, files: Files) -> None:
    """Give a page that was not converted what the host noted of it then."""
    anchors, links = seen
    page.present_anchor_ids = set(anchors)
    found = ((files.get_file_from_path(uri), written) for uri, written in links)
    page.links_to_anchors = {file: written for file, written in found if file is not None}
