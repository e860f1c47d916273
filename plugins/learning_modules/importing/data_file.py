"""The data file of a version: everything a draft said that is neither field, text nor entry."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from learning_modules.importing.draft import Draft
from learning_modules.importing.source_list import RawSource


def _lines(pairs: Sequence[tuple[int, str]]) -> list[dict[str, Any]]:
    return [{"line": line, "text": text} for line, text in pairs]


def data_of(draft: Draft, version: str) -> dict[str, Any]:
    """Return the data of a draft's version, ready for JSON."""
    collection = draft.collection
    return {
        "id": draft.id,
        "version": version,
        "draft": draft.path,
        "title": draft.written_title,
        "labels": [
            {"line": e.line, "name": e.name, "value": e.value, "items": list(e.items)}
            for e in draft.header.entries
        ],
        "headings": _lines([(h.line, h.written) for h in draft.headings]),
        "about": list(draft.about),
        "sources": [{"line": s.line, "key": s.key, "text": s.text} for s in draft.sources],
        "collection": {
            "sections": list(draft.system_titles),
            "labels": [
                {"name": name, "values": list(values)} for name, values in collection.labels
            ],
            "texts": list(collection.texts),
            "evaluation": [list(row) for row in collection.evaluation],
        },
        "dropped": _lines([(d.line, d.text) for d in draft.dropped]),
        "inventory": dict(draft.row.cells) if draft.row else {},
    }


def data_text(data: Mapping[str, Any]) -> str:
    """Return data as JSON, indented, with one line end at the end."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def sources_of_data(text: str) -> tuple[str, tuple[RawSource, ...]]:
    """Return the name of the draft and its sources out of a data file; nothing if it is broken."""
    try:
        data = json.loads(text)
        sources = tuple(RawSource(s["key"], s["text"], int(s["line"])) for s in data["sources"])
        return str(data["draft"]), sources
    except (ValueError, LookupError, TypeError):
        return "", ()
