"""Reads single values of a front matter: checked, with a finding and a place for each fault."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable

from learning_modules.diagnostics import Finding, Location
from learning_modules.source.names import Kind
from learning_modules.source.text import SourceText
from learning_modules.source.yaml_nodes import (
    Broken,
    Mapping,
    Node,
    Scalar,
    Sequence,
    written_end,
)

#: Characters no text for readers needs: C0, C1, surrogates, and those that turn text around.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")

#: What follows a text in its line and YAML takes for a remark, though no space follows the sign.
_CUT = re.compile(r"[ \t]+(#[^\s#][^\n]*)")
#: A text in typographic quotes.
_TYPESET = re.compile("[“„«‘][^“”„«»‘’]*[”“»’]")

_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")


def is_empty(node: Node) -> bool:
    """Whether a field was written without a value."""
    if isinstance(node, Scalar):
        return node.is_null or not node.text.strip()
    return (isinstance(node, Sequence) and not node.items) or (
        isinstance(node, Mapping) and not node.fields
    )


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is most like ``name``, or None if none is."""
    near = difflib.get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.65)
    return near[0] if near else None


class FieldReader:
    """Reads values and collects findings and the places of what was written."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.locations: dict[str, Location] = {}

    def place(self, node: Node) -> Location:
        """Return where a value stands."""
        return self.source.location(node.start, written_end(node, self.source.text))

    def fault(
        self, node: Node, message: str, *, hint: str | None = None, key: str = "", rule: str = ""
    ) -> None:
        """Report a fault of a value; ``field-invalid`` unless another rule is named."""
        rule = rule or "field-invalid"
        self.findings.append(Finding(rule, self.place(node), message, hint, key or None))

    def note(self, path: str, node: Node) -> None:
        """Keep the place of a field for later checks."""
        self.locations.setdefault(path, self.place(node))

    def text(self, node: Node, path: str, kind: Kind | None = None) -> str | None:
        """Return a text on one line, or None where there is none or it is not of its kind."""
        self.note(path, node)
        if isinstance(node, Broken):
            return None
        if not isinstance(node, Scalar):
            self._not_a_text(node, path)
            return None
        if is_empty(node):
            self.empty(node, path)
            return None
        value = self._clean(node, path)
        self._quotes(node, path, value)
        if kind and not kind.fits(value):
            hint = kind.hint_for(value)
            self.fault(node, f'"{_short(value)}" cannot be {kind.words}', hint=hint, key=path)
            return None
        return value

    def empty(self, node: Node, path: str) -> None:
        """Report a field without a value."""
        message = f'the field "{path}" has no value'
        self.fault(node, message, hint="write one or remove it", key=path, rule="field-empty")

    def _clean(self, node: Scalar, path: str) -> str:
        found = _CONTROLS.search(node.text)
        if found:
            message = f'control character U+{ord(found[0]):04X} in "{path}"'
            self.fault(node, message, hint="delete it", key=path)
        return _SPACES.sub(" ", _CONTROLS.sub("", node.text)).strip()

    def _quotes(self, node: Scalar, path: str, value: str) -> None:
        """Report a text that YAML cut at a ``#``, and quotes that are not YAML's."""
        if not node.plain:
            return
        name = path.rpartition(".")[2]
        rest = _CUT.match(self.source.text, node.start + len(self._written(node)))
        if rest:
            message = f'"{_short(rest[1])}" is a remark to YAML, so "{path}" ends before it'
            hint = f'put the text in quotes: "{_short(value)} {_short(rest[1])}"'
            self.fault(node, message, hint=hint, key=path, rule="front-matter-comment")
        elif _TYPESET.fullmatch(value):
            message = f'the quotes around "{path}" are not straight, so readers see them'
            hint = f'write {"" if name.isdigit() else f"{name}: "}"{value[1:-1]}"'
            self.fault(node, message, hint=hint, key=path, rule="front-matter-quotes")

    def _written(self, node: Scalar) -> str:
        return self.source.text[node.start : written_end(node, self.source.text)]

    def _not_a_text(self, node: Node, path: str) -> None:
        what = "a list" if isinstance(node, Sequence) else "a group of fields"
        hint = "write one text"
        if isinstance(node, Mapping) and node.fields and node.fields[0][0].plain:
            hint = 'put a text with ": " in quotes'
        self.fault(node, f'"{path}" must be a text, not {what}', hint=hint, key=path)

    def texts(self, node: Node, path: str, kind: Kind | None = None) -> tuple[str, ...]:
        """Return a list of texts; a single text is taken for a list of one."""
        found = (self.text(item, inner, kind) for inner, item in self.items(node, path))
        return tuple(text for text in found if text is not None)

    def items(self, node: Node, path: str) -> tuple[tuple[str, Node], ...]:
        """Return the items of a list with their paths; a single value is a list of one."""
        self.note(path, node)
        if isinstance(node, Broken) or (isinstance(node, Sequence) and not node.items):
            return ()
        if isinstance(node, Scalar) and is_empty(node):
            self.empty(node, path)
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        return tuple((f"{path}.{n}", item) for n, item in enumerate(items))

    def group(self, node: Node, path: str, known: Collection[str] | None) -> dict[str, Node]:
        """Return the fields of a mapping; with ``known``, others are reported as unknown."""
        self.note(path, node)
        if isinstance(node, Scalar) and is_empty(node):
            self.empty(node, path)
        elif isinstance(node, Mapping):
            return self._known(node, path, known)
        elif not isinstance(node, Broken):
            what = "a list" if isinstance(node, Sequence) else "a text"
            names = f": {', '.join(known)}" if known else ""
            hint = f"write fields below it{names}"
            if isinstance(node, Sequence) and known is None:
                names = ": {}, ".join(i.text for i in node.items if isinstance(i, Scalar))
                hint = f"write {path.rpartition('.')[2]}: {{{names}: {{}}}}" if names else hint
            self.fault(node, f'"{path}" must be a group of fields, not {what}', hint=hint, key=path)
        return {}

    def _known(self, node: Mapping, path: str, known: Collection[str] | None) -> dict[str, Node]:
        fields: dict[str, Node] = {}
        for key, value in node.fields:
            if known is None or key.text in known:
                fields[key.text] = value
            else:
                self.unknown(key, known, within=path)
        return fields

    def unknown(self, key: Scalar, known: Collection[str], *, within: str = "") -> None:
        """Report a field that does not exist, with the nearest one that does."""
        near = nearest(key.text, known)
        hint = f'did you mean "{near}"?' if near else f"known are {', '.join(known)}"
        where = f' in "{within}"' if within else ""
        message = f'unknown field "{_short(key.text)}"{where}'
        self.fault(key, message, hint=hint, key=key.text, rule="field-unknown")

    def choice(self, node: Node, path: str, options: Collection[str]) -> str | None:
        """Return one of a few words, or None."""
        value = self.text(node, path)
        if value is None or value in options:
            return value
        near = nearest(value, options)
        hint = f'did you mean "{near}"?' if near else f"write one of {', '.join(options)}"
        self.fault(
            node, f'"{_short(value)}" is no {path.rsplit(".", maxsplit=1)[-1]}', hint=hint, key=path
        )
        return None

    def flag(self, node: Node, path: str) -> bool:
        """Return yes or no."""
        value = self.text(node, path)
        if value is not None and value.lower() not in _TRUE + _FALSE:
            self.fault(node, f'"{path}" must be true or false', hint="write true", key=path)
        return value is not None and value.lower() in _TRUE

    def count(self, node: Node, path: str, maximum: int) -> int | None:
        """Return a whole number from 0 to ``maximum``, or None."""
        value = self.text(node, path)
        if value is None:
            return None
        if re.fullmatch(r"[0-9]{1,9}", value) and int(value) <= maximum:
            return int(value)
        message = f'"{path}" must be a whole number from 0 to {maximum:,}'
        self.fault(node, message, hint="write digits only", key=path)
        return None


def _short(text: str) -> str:
    """Return a value for a message, cut where it is long."""
    return text if len(text) <= 60 else f"{text[:57]}..."
