"""Learning objectives as written in the front matter, in the long and the short form."""

from __future__ import annotations

from learning_modules.model.objective import Objective
from learning_modules.source import names
from learning_modules.source.fields import FieldReader, is_empty
from learning_modules.source.yaml_nodes import Broken, Mapping, Node, Scalar

_FIELDS = ("id", "statement", "taught_in", "practised_in", "evidence")


def _links(reader: FieldReader, fields: dict[str, Node], path: str) -> dict[str, tuple[str, ...]]:
    """Return the three links of an objective as they are written."""
    kinds = {
        "taught_in": names.SECTION_ID,
        "practised_in": names.SECTION_ID,
        "evidence": names.EVIDENCE,
    }
    return {
        name: reader.texts(fields[name], f"{path}.{name}", kind)
        for name, kind in kinds.items()
        if name in fields
    }


def _without_statement(reader: FieldReader, node: Node, path: str) -> None:
    message, hint = "this objective has no statement", "add statement: Create ..."
    reader.fault(node, message, hint=hint, key=path, rule="field-missing")


def _from_group(reader: FieldReader, node: Mapping, path: str, default: str) -> Objective | None:
    fields = reader.group(node, path, _FIELDS)
    place = fields.get("statement", node)
    if place is node or is_empty(place):
        _without_statement(reader, place, path)
        return None
    statement = reader.text(place, f"{path}.statement")
    written = fields.get("id")
    name = reader.text(written, f"{path}.id", names.OBJECTIVE_ID) if written else default
    links = _links(reader, fields, path)
    if statement is None:
        return None
    return Objective(name or default, statement, reader.place(place), **links)


def _read_one(reader: FieldReader, node: Node, path: str, default: str) -> Objective | None:
    if isinstance(node, Mapping):
        return _from_group(reader, node, path, default)
    if is_empty(node):
        _without_statement(reader, node, path)
        return None
    statement = reader.text(node, path)
    if statement is None:
        return None
    reader.note(f"{path}.statement", node)
    return Objective(default, statement, reader.place(node))


def read_objectives(reader: FieldReader, node: Node, path: str) -> tuple[Objective, ...]:
    """Return the objectives; one without an id is called ``objective``, or by its number.

    A text alone is an objective; a group of fields is a list of one.
    """
    items = reader.items(node, path)
    found: dict[str, Objective] = {}
    for number, (inner, item) in enumerate(items, start=1):
        default = "objective" if len(items) == 1 else f"objective-{number}"
        objective = _read_one(reader, item, inner, default)
        if objective and objective.id in found:
            first = found[objective.id].location.line
            message = f'the objective "{objective.id}" is already there in line {first}'
            reader.fault(item, message, hint="give each its own id", key=objective.id)
        elif objective:
            found[objective.id] = objective
    return tuple(found.values())


def short_form(reader: FieldReader, node: Node) -> tuple[Objective, ...]:
    """Return the objective of ``objective: text``; its places are those of the long form."""
    reader.note("objective", node)
    if isinstance(node, Scalar | Broken | Mapping):
        return read_objectives(reader, node, "objectives")
    message = '"objective" is one text; several are written as a list in "objectives"'
    reader.fault(node, message, hint="rename it to objectives", key="objective")
    return ()
