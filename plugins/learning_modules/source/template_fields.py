"""Options of templates, as written in the front matter."""

from __future__ import annotations

import difflib
from types import MappingProxyType

from learning_modules.model.template import ColumnOptions, ColumnType, TemplateOptions
from learning_modules.source import names
from learning_modules.source.fields import FieldReader
from learning_modules.source.yaml_nodes import Mapping, Node, Scalar, Sequence

#: The formats a template can be downloaded in.
FORMATS = ("xlsx", "docx", "csv", "md", "pdf")

_OPTIONS = (
    "formats",
    "title",
    "instructions",
    "spare_rows",
    "clear",
    "keep",
    "ticks",
    "columns",
    "fields",
    "paper",
    "preset",
)


class _Options:
    """The options of one template, read one by one."""

    def __init__(self, reader: FieldReader, fields: dict[str, Node], path: str) -> None:
        self.reader, self.fields, self.path = reader, fields, path

    def text(self, name: str) -> str | None:
        node = self.fields.get(name)
        return self.reader.text(node, f"{self.path}.{name}") if node else None

    def texts(self, name: str) -> tuple[str, ...]:
        node = self.fields.get(name)
        return self.reader.texts(node, f"{self.path}.{name}") if node else ()

    def choice(self, name: str, options: tuple[str, ...]) -> str | None:
        node = self.fields.get(name)
        return self.reader.choice(node, f"{self.path}.{name}", options) if node else None

    def count(self, name: str, maximum: int) -> int | None:
        node = self.fields.get(name)
        return self.reader.count(node, f"{self.path}.{name}", maximum) if node else None

    def formats(self) -> tuple[str, ...] | None:
        node = self.fields.get("formats")
        if node is None:
            return None
        inner = self.reader.items(node, f"{self.path}.formats")
        if isinstance(node, Sequence) and not node.items:
            self.reader.empty(node, f"{self.path}.formats")
        found = [self._format(item, path) for path, item in inner]
        return tuple(dict.fromkeys(name for name in found if name))

    def _format(self, node: Node, path: str) -> str | None:
        value = self.reader.text(node, path)
        name = value.lower().lstrip(".") if value else None
        if name is None or name in FORMATS:
            return name
        near = difflib.get_close_matches(name, FORMATS, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(FORMATS)}"
        self.reader.fault(node, f'"{name[:40]}" is no format of a download', hint=hint, key=path)
        return None

    def columns(self) -> dict[str, ColumnOptions]:
        node = self.fields.get("columns")
        if node is None:
            return {}
        path = f"{self.path}.columns"
        columns = self.reader.group(node, path, None)
        return {
            name: _read_column(self.reader, item, f"{path}.{name}")
            for name, item in columns.items()
        }


def _read_type(reader: FieldReader, node: Node, path: str) -> ColumnType:
    value = reader.choice(node, path, tuple(ColumnType))
    return ColumnType(value) if value else ColumnType.TEXT


def _read_column(reader: FieldReader, node: Node, path: str) -> ColumnOptions:
    """Read ``money``, ``[low, high]`` or a group of type, choices and total."""
    if isinstance(node, Scalar):
        return ColumnOptions(_read_type(reader, node, path))
    if isinstance(node, Sequence):
        return ColumnOptions(ColumnType.CHOICE, reader.texts(node, path))
    fields = reader.group(node, path, ("type", "choices", "choice", "total"))
    listed = fields.get("choices") or fields.get("choice")
    choices = reader.texts(listed, f"{path}.choices") if listed else ()
    written = fields.get("type")
    default = ColumnType.CHOICE if choices else ColumnType.TEXT
    kind = _read_type(reader, written, f"{path}.type") if written else default
    total = "total" in fields and reader.flag(fields["total"], f"{path}.total")
    if total and kind not in (ColumnType.MONEY, ColumnType.NUMBER):
        message = f"a column of type {kind} has no total"
        reader.fault(fields["total"], message, hint="add type: number or money", key=path)
        total = False
    return ColumnOptions(kind, choices, total)


def _read_template(
    reader: FieldReader, node: Node, path: str, *, most_rows: int
) -> TemplateOptions:
    if isinstance(node, Sequence):  # short form: a list is that of the formats
        options = _Options(reader, {"formats": node}, path)
        return TemplateOptions(formats=options.formats())
    if isinstance(node, Scalar) and node.is_null:
        return TemplateOptions()
    options = _Options(reader, reader.group(node, path, _OPTIONS), path)
    return TemplateOptions(
        formats=options.formats(),
        title=options.text("title"),
        instructions=options.text("instructions"),
        spare_rows=options.count("spare_rows", most_rows),
        clear=options.texts("clear"),
        keep=options.texts("keep"),
        ticks=options.choice("ticks", ("clear", "keep", "shade")) or "clear",
        columns=MappingProxyType(options.columns()),
        fields=options.texts("fields"),
        paper=options.choice("paper", ("a4", "letter")),
        preset=options.text("preset"),
    )


def read_templates(
    reader: FieldReader, node: Node, path: str, *, most_rows: int
) -> dict[str, TemplateOptions]:
    """Return the options by template; ``most_rows`` is the most spare rows one may ask for."""
    reader.group(node, path, None)
    found: dict[str, TemplateOptions] = {}
    for key, item in node.fields if isinstance(node, Mapping) else ():
        # One that is only too long is said once, at its heading.
        kind = names.TEMPLATE_ID if len(key.text) <= names.NAME_LENGTH else None
        name = reader.text(key, f"{path}.{key.text}", kind)
        if name:
            inner = f"{path}.{key.text}"
            found[name] = _read_template(reader, item, inner, most_rows=most_rows)
    return found
