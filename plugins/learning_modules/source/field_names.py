"""Names of the fields: which there are, which are unknown, and which are missing."""

from __future__ import annotations

from learning_modules.source.fields import FieldReader, is_empty, nearest
from learning_modules.source.yaml_nodes import Broken, Mapping, Node

#: Every field, in the order of the documentation.
FIELDS = (
    "title",
    "id",
    "version",
    "status",
    "type",
    "date",
    "objectives",
    "objective",
    "summary",
    "audience",
    "duration",
    "changes",
    "sources",
    "prerequisites",
    "pillars",
    "authors",
    "license",
    "language",
    "tags",
    "templates",
    "formerly",
    "section_aliases",
    "without",
    "withdrawn",
)

#: What people write for a field, where likeness of letters does not tell.
_SYNONYMS = {
    "updated": "date",
    "published": "date",
    "description": "summary",
    "abstract": "summary",
    "keywords": "tags",
    "lang": "language",
    "time": "duration",
    "name": "title",
    "kind": "type",
    "goal": "objective",
    "references": "sources",
    "bibliography": "sources",
    "requires": "prerequisites",
    "aliases": "formerly",
    "redirect_from": "formerly",
}

_EXAMPLES = {
    "title": "add title: and the name of the module",
    "date": "add date: and the day of publication, as in 2026-11-20",
    "objectives": "add objective: and what learners will be able to do",
    "withdrawn": "add withdrawn: {date: 2026-11-20, reason: ...}",
}

#: With more unknown fields than this no name is proposed: it is another kind of file.
_MOST_PROPOSALS = 50


def report_names(reader: FieldReader, nodes: Mapping, required: tuple[str, ...]) -> None:
    """Report unknown fields, and required ones that are missing, misspelt or without a value."""
    written = {key.text for key, _ in nodes.fields}
    unknown = [key for key, _ in nodes.fields if key.text not in FIELDS]
    for key in unknown:
        meant = _SYNONYMS.get(key.text.lower())
        if meant is None and len(unknown) <= _MOST_PROPOSALS:
            meant = nearest(key.text, FIELDS)
        if meant in required and meant not in written:
            why, hint = f'found "{key.text[:60]}" instead', f"write {meant}:"
            _missing(reader, key, meant, why, hint)
            written.add(meant)
        else:
            hint = f'did you mean "{meant}"?' if meant else "remove it"
            name = key.text[:60]
            message = f'unknown field "{name}"'
            reader.fault(key, message, hint=hint, key=name, rule="field-unknown")
    _absent(reader, nodes, required, written=written)


def _absent(
    reader: FieldReader, nodes: Mapping, required: tuple[str, ...], *, written: set[str]
) -> None:
    for name in required:
        short = name == "objectives" and "objective" in written
        if name not in written and not short:
            _missing(reader, Broken(0, 0), name, "it is not in the front matter")
    for key, node in nodes.fields:
        name = "objectives" if key.text == "objective" else key.text
        if name in required and is_empty(node):
            _missing(reader, key, key.text, "it has no value")


def _missing(reader: FieldReader, node: Node, name: str, why: str, hint: str | None = None) -> None:
    message = f'the field "{name}" is required: {why}'
    hint = hint or _EXAMPLES.get(name, f"add {name}: ...")
    reader.fault(node, message, hint=hint, key=name, rule="field-missing")
