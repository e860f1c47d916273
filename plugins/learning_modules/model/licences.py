"""Licences by their short names (SPDX), with the address of their text."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-ND|-SA)?)-(\d\.\d)\Z", re.IGNORECASE)

_OTHERS = {
    "cc0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "mit": "https://opensource.org/license/mit",
    "apache-2.0": "https://www.apache.org/licenses/LICENSE-2.0",
    "gfdl-1.3": "https://www.gnu.org/licenses/fdl-1.3.html",
}


def licence_url(name: str) -> str | None:
    """Return the address of a licence's text, or None for one that is not known here."""
    match = _CREATIVE_COMMONS.match(name.strip())
    if match:
        return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/"
    return _OTHERS.get(name.strip().lower())
