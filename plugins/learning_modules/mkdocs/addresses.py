"""Relative addresses in finished HTML, moved from one page to another."""

from __future__ import annotations

import re

from learning_modules.markup.targets import relative_address

#: A tag whose attribute values stand in quotes, as cleaned HTML and our partials write them.
_TAG = re.compile(r"""<[a-zA-Z][^\s>/]*(?:\s+[^\s=>]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*\s*/?>""")
_ADDRESS = re.compile(r"""(\s(?:href|src|poster|data-lm-src)=)(["'])([^"']*)\2""")
_FIXED = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//|/|#|\Z)")


def _moved(url: str, old: str, new: str) -> str:
    if _FIXED.match(url):
        return url
    base = old if old.endswith("/") else old.rsplit("/", 1)[0] + "/"
    parts: list[str] = [part for part in base.split("/") if part]
    path, mark, rest = url.partition("#")
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    target = "/".join(parts)
    is_folder = path.endswith(("/", "..", "/.")) or path in (".", "")
    target += "/" if is_folder and target else ""
    return f"{relative_address(target, new)}{mark}{rest}"


def rebase(html: str, old: str, new: str) -> str:
    """Return ``html`` written for the page at ``old`` as it must read at ``new``.

    Both are addresses from the site's root.  Only attributes change, never text.
    """

    def attribute(match: re.Match[str]) -> str:
        lead, quote, url = match.groups()
        return f"{lead}{quote}{_moved(url, old, new)}{quote}"

    return _TAG.sub(lambda tag: _ADDRESS.sub(attribute, tag.group()), html)
