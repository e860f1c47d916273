"""The search index, as the host's own plugin writes it: without pages that are not to be found."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

#: Where the host's search plugin, and Material's, write the index.
INDEX = "search/search_index.json"


def without_pages(site: Path, addresses: Collection[str]) -> None:
    """Take the pages at these addresses out of the index of a site, where it has one.

    Material leaves them out by itself; the host's own plugin knows no such option.  An index
    prepared for the browser would name what is gone, so it is left to the browser to make.
    """
    file = site / INDEX
    if not file.is_file():
        return
    data = json.loads(file.read_text(encoding="utf-8"))
    docs = data.get("docs", [])
    kept = [doc for doc in docs if str(doc.get("location", "")).partition("#")[0] not in addresses]
    if len(kept) == len(docs):
        return
    data = {name: value for name, value in data.items() if name != "index"} | {"docs": kept}
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")
