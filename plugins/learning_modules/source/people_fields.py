"""Fields about people: for whom a module is, and who wrote it."""

from __future__ import annotations

from learning_modules.model.module import Audience, Author
from learning_modules.source import names
from learning_modules.source.fields import FieldReader
from learning_modules.source.yaml_nodes import Mapping, Node, Scalar, Sequence


def read_audience(reader: FieldReader, node: Node, path: str) -> Audience | None:
    """Return level and roles; a text alone is kept as text, a list is taken for the roles."""
    if isinstance(node, Scalar):
        text = reader.text(node, path)
        return Audience(text=text) if text else None
    if isinstance(node, Sequence):
        return Audience(roles=reader.texts(node, path))
    fields = reader.group(node, path, ("level", "roles", "text"))
    if not fields:
        return None
    level, roles, words = (fields.get(name) for name in ("level", "roles", "text"))
    return Audience(
        level=reader.text(level, f"{path}.level") if level else None,
        roles=reader.texts(roles, f"{path}.roles") if roles else (),
        text=reader.text(words, f"{path}.text") if words else None,
    )


def _read_author(reader: FieldReader, node: Node, path: str) -> Author | None:
    if not isinstance(node, Mapping):
        name = reader.text(node, path)
        return Author(name) if name else None
    fields = reader.group(node, path, ("name", "orcid", "url"))
    if "name" not in fields:
        reader.fault(node, "this author has no name", hint="add name: ...", key=path)
        return None
    name = reader.text(fields["name"], f"{path}.name")
    written = fields.get("orcid")
    orcid = reader.text(written, f"{path}.orcid", names.ORCID) if written else None
    address = fields.get("url")
    url = reader.text(address, f"{path}.url", names.WEB) if address else None
    return Author(name, names.orcid(orcid) if orcid else None, url) if name else None


def read_authors(reader: FieldReader, node: Node, path: str) -> tuple[Author, ...]:
    """Return the authors: names, or groups of name, orcid and url."""
    found = (_read_author(reader, item, inner) for inner, item in reader.items(node, path))
    return tuple(author for author in found if author)
