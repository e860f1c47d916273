"""All fields of a module's front matter, from nodes to the record."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from learning_modules.diagnostics import Finding
from learning_modules.model.identity import Version
from learning_modules.model.module import FrontMatter, Status, Withdrawal
from learning_modules.settings import Settings
from learning_modules.source import names
from learning_modules.source.field_names import report_names
from learning_modules.source.fields import FieldReader, is_empty
from learning_modules.source.identity_fields import check_identity, read_formerly
from learning_modules.source.life_fields import read_date, read_duration, read_withdrawal
from learning_modules.source.objective_fields import read_objectives, short_form
from learning_modules.source.people_fields import read_audience, read_authors
from learning_modules.source.template_fields import read_templates
from learning_modules.source.text import SourceText
from learning_modules.source.yaml_nodes import Mapping, Node, Scalar

#: The type of a module that needs no objective.
READING = "reading"


class _ModuleFields:
    """One front matter while it is read."""

    def __init__(self, source: SourceText, nodes: Mapping, settings: Settings) -> None:
        self.reader = FieldReader(source)
        self.nodes = nodes
        self.settings = settings
        self.required: tuple[str, ...] = ()

    def get(self, name: str, read: Callable[[FieldReader, Node, str], Any], default: Any) -> Any:
        """Return what ``read`` makes of a field, or ``default`` where it is not written."""
        node = self.nodes.get(name)
        if node is None or (name in self.required and is_empty(node)):
            return default
        return read(self.reader, node, name)

    def text(self, name: str, kind: names.Kind | None = None) -> str | None:
        """Return a text, or None."""
        value: str | None = self.get(name, lambda r, n, p: r.text(n, p, kind), None)
        return value

    def texts(self, name: str, kind: names.Kind | None = None) -> tuple[str, ...]:
        """Return a list of texts."""
        value: tuple[str, ...] = self.get(name, lambda r, n, p: r.texts(n, p, kind), ())
        return value

    def status(self) -> tuple[Status, bool]:
        """Return the status and whether it is known; what cannot be read counts as published."""
        node = self.nodes.get("status")
        if node is None or (isinstance(node, Scalar) and is_empty(node)):
            self.text("status")
            return Status.DRAFT, True
        value = self.reader.choice(node, "status", tuple(Status))
        return (Status(value), True) if value else (Status.PUBLISHED, False)

    def objectives(self) -> Any:
        """Return the objectives, from the long or the short form."""
        long, short = self.nodes.get("objectives"), self.nodes.get("objective")
        if long is not None and short is not None:
            message = 'both "objective" and "objectives" are written'
            self.reader.fault(short, message, hint="keep one of them", key="objective")
        elif short is not None:
            return self.get("objective", lambda r, n, _: short_form(r, n), ())
        return self.get("objectives", read_objectives, ())

    def withdrawn(self, status: Status) -> Withdrawal | None:
        """Return when and why; it belongs to the status ``withdrawn`` alone."""
        node = self.nodes.get("withdrawn")
        if node and not is_empty(node) and status is not Status.WITHDRAWN:
            message = f'"withdrawn" is written, but the status is {status}'
            hint = "write status: withdrawn, or remove it"
            self.reader.fault(node, message, hint=hint, key="withdrawn")
        found: Withdrawal | None = self.get("withdrawn", read_withdrawal, None)
        return found

    def aliases(self) -> dict[str, str]:
        """Return old ids of sections with their new ones."""
        node = self.nodes.get("section_aliases")
        fields = self.reader.group(node, "section_aliases", None) if node else {}
        pairs = {}
        for old, value in fields.items():
            new = self.reader.text(value, f"section_aliases.{old}", names.SECTION_ID)
            if not names.is_name(old):
                message = f'"{old[:60]}" cannot be {names.SECTION_ID.words}'
                self.reader.fault(value, message, hint=names.SECTION_ID.hint, key="section_aliases")
            elif new:
                pairs[old] = new
        return pairs

    def without(self) -> dict[str, str]:
        """Return the roles that the module does without, each with its reason."""
        node = self.nodes.get("without")
        if node is not None and not isinstance(node, Mapping):
            message = '"without" needs a reason for each section'
            hint = 'write without: {limitations: "Why there is none."}'
            self.reader.fault(node, message, hint=hint, key="without")
            return {}
        fields = self.reader.group(node, "without", None) if node else {}
        read = ((role, self.reader.text(n, f"without.{role}")) for role, n in fields.items())
        return {role: reason for role, reason in read if reason}


def _required(status: Status, *, known: bool, kind: str) -> tuple[str, ...]:
    """Return the fields that must be there, as far as one file can tell."""
    if not known or status is Status.DRAFT:
        return ("title",)
    if status is Status.WITHDRAWN:
        return ("title", "withdrawn")
    return ("title", "date") if kind == READING else ("title", "date", "objectives")


def read_fields(
    source: SourceText, nodes: Mapping, module_id: str, *, version: Version, settings: Settings
) -> tuple[FrontMatter, tuple[Finding, ...]]:
    """Return the record of a front matter and what is wrong in it, one finding per fault."""
    fields = _ModuleFields(source, nodes, settings)
    reader = fields.reader
    check_identity(reader, nodes, module_id, version)
    status, known = fields.status()
    kind = fields.text("type", names.TYPE) or "learning-module"
    fields.required = _required(status, known=known, kind=kind)
    rows = settings.limit("template-rows")
    front_matter = FrontMatter(
        id=module_id,
        version=version,
        title=fields.text("title") or module_id,
        status=status,
        type=kind,
        date=fields.get("date", read_date, None),
        summary=fields.text("summary"),
        changes=fields.texts("changes"),
        audience=fields.get("audience", read_audience, None),
        duration=fields.get("duration", read_duration, None),
        prerequisites=fields.texts("prerequisites", names.MODULE_ID),
        pillars=fields.texts("pillars", names.PILLAR),
        objectives=fields.objectives(),
        templates=MappingProxyType(
            fields.get("templates", lambda r, n, p: read_templates(r, n, p, most_rows=rows), {})
        ),
        sources=fields.texts("sources", names.KEY),
        authors=fields.get("authors", read_authors, ()),
        license=fields.text("license"),
        language=fields.text("language", names.LANGUAGE),
        tags=fields.texts("tags", names.TAG),
        formerly=fields.get("formerly", lambda r, n, p: read_formerly(r, n, p, module_id), ()),
        section_aliases=MappingProxyType(fields.aliases()),
        without=MappingProxyType(fields.without()),
        withdrawn=fields.withdrawn(status),
        locations=MappingProxyType(reader.locations),
    )
    report_names(reader, nodes, fields.required)
    return front_matter, tuple(reader.findings)
