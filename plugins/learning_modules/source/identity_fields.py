"""Id and version: they are the folders' names; what the front matter says must agree."""

from __future__ import annotations

from learning_modules.model.identity import Version, is_module_id
from learning_modules.source import names
from learning_modules.source.fields import FieldReader
from learning_modules.source.yaml_nodes import Mapping, Node


def check_identity(reader: FieldReader, nodes: Mapping, module_id: str, version: Version) -> None:
    """Report an id or version in the front matter that differs from its folder's name."""
    for name, folder in (("id", module_id), ("version", str(version))):
        node = nodes.get(name)
        written = reader.text(node, name) if node else None
        if node and written is not None and written != folder:
            _mismatch(reader, node, name, written=written, folder=folder)


def _mismatch(reader: FieldReader, node: Node, name: str, *, written: str, folder: str) -> None:
    valid = is_module_id(written) if name == "id" else Version.parse(written) is not None
    shown = written if len(written) <= 80 else f"{written[:77]}..."
    hint = f"write {name}: {folder}, or rename the folder"
    if valid:
        message = f'{name} "{shown}" is not the name of its folder, "{folder}"'
        reader.fault(node, message, hint=hint, key=name, rule="identity-mismatch")
        return
    form = "letters and digits in groups joined by hyphens" if name == "id" else "three numbers"
    message = (
        f'{name} "{shown}" cannot be used: it becomes part of a path and must be {form}, '
        f'the same as its folder "{folder}"'
    )
    reader.fault(node, message, hint=f"write {name}: {folder}", key=name, rule="identity-invalid")


def read_formerly(reader: FieldReader, node: Node, path: str, module_id: str) -> tuple[str, ...]:
    """Return the ids that the module had before; its own is none of them."""
    found = reader.texts(node, path, names.MODULE_ID)
    if module_id.lower() in (old.lower() for old in found):
        message = f'"{module_id}" is the id of this module, not a former one'
        reader.fault(node, message, hint="remove it", key=path)
    return tuple(old for old in dict.fromkeys(found) if old.lower() != module_id.lower())
