"""The front matter of a module: found, read and checked, with the place of every field."""

from __future__ import annotations

import re
from dataclasses import dataclass

from learning_modules.diagnostics import Finding
from learning_modules.model.identity import Version
from learning_modules.model.module import FrontMatter, Status
from learning_modules.settings import Settings
from learning_modules.source.module_fields import read_fields
from learning_modules.source.text import SourceText
from learning_modules.source.yaml_nodes import Limits, Mapping, Scalar
from learning_modules.source.yaml_reader import compose

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)

#: What people write for the closing line: more hyphens, or dashes.
_NEAR_CLOSE = re.compile(r"^(?:-{4,}|--|[\u2010-\u2015\u2212]+)[ \t]*$", re.MULTILINE)

_FIELD = re.compile(r"[\w-]+:(?:[ \t]|\n)")

#: Where the text begins, if the front matter is not closed: an empty line, then a heading.
_HEADING = re.compile(r"\n[ \t]*\n(?=#{1,6} \S)")

#: What people have in the first line instead of three hyphens, and what to do about it.
_NEAR_FENCES = (
    (re.compile(r"[-\u2010-\u2015\u2212]+[ \t]*\n"), "write three hyphens: ---"),
    (re.compile(r"\+\+\+[ \t]*\n"), "write YAML between two lines ---, not TOML"),
    (re.compile(r"\s+---[ \t]*\n"), "remove what stands before the first ---"),
    (re.compile(r"```"), "remove the line before the first ---"),
    (re.compile(r"[\w-]+:(?:[ \t]|\n)"), "put a line --- above the first field"),
)

_TITLE = re.compile(r"^(?:title:|#)[ \t]+(\S.*)", re.MULTILINE)
_STATUS = re.compile(r"^status:[ \t]*[\"']?(draft|published|withdrawn)\b", re.MULTILINE)


@dataclass(frozen=True)
class Parts:
    """Offsets of front matter and body in a file; ``header`` is None if there is none."""

    header: tuple[int, int] | None
    body: int


@dataclass(frozen=True)
class HeaderReading:
    """What a file gave: the front matter, its nodes, the body's offset, and the findings.

    Where ``nodes`` is None the YAML could not be read: the front matter then holds the folders'
    names, a title and a status found by a rough look, so that a page can name the module.
    """

    front_matter: FrontMatter
    nodes: Mapping | None
    body: int
    findings: tuple[Finding, ...] = ()


def split(source: SourceText) -> tuple[Parts, Finding | None]:
    """Return where front matter and body of a file stand, and what is wrong with the fences."""
    text = source.text
    opening = _FENCE.match(text)
    if not opening:
        return Parts(None, 0), _no_front_matter(source)
    closing = _CLOSE.search(text, opening.end())
    if not closing:
        near = _NEAR_CLOSE.search(text, opening.end())
        if near:
            return Parts(None, near.end()), _near_close(source, near)
        heading = _HEADING.search(text)
        line = source.position(heading.end())[0] if heading else text.rstrip().count("\n") + 2
        return Parts(None, heading.end() if heading else len(text)), _unclosed(source, line)
    parts = Parts((opening.end(), closing.start()), closing.end())
    return parts, _second_document(source, closing) if closing[0].startswith(".") else None


def _second_document(source: SourceText, end: re.Match[str]) -> Finding | None:
    """Return the finding for fields that follow a line of three dots: they would be text."""
    if not _FIELD.match(source.text, end.end()):
        return None
    message = "the front matter ends at this line of three dots; the fields below it are not read"
    hint = "take the line out"
    return Finding("front-matter-syntax", source.location(end.start()), f"YAML: {message}", hint)


def _no_front_matter(source: SourceText) -> Finding:
    text = source.text
    message = "this file has no front matter: its first line is not ---"
    hint = next((hint for form, hint in _NEAR_FENCES if form.match(text)), None)
    if not text.strip():
        message, hint = "this file is empty: it has no front matter", None
    hint = hint or "begin with a line ---, then title: and the other fields, then a line ---"
    return Finding("front-matter-missing", source.location(0), message, hint)


def _near_close(source: SourceText, near: re.Match[str]) -> Finding:
    message = "YAML: the front matter is not closed: this line is not ---"
    location = source.location(near.start(), near.end())
    return Finding("front-matter-syntax", location, message, "write three hyphens: ---")


def _unclosed(source: SourceText, line: int) -> Finding:
    message = "the front matter is not closed: after its last field a line --- is expected"
    before = "" if line < 3 else f", before line {line}"
    hint = f"put --- in a line of its own after the last field{before}"
    return Finding("front-matter-syntax", source.location(0), f"YAML: {message}", hint)


def _swallowed(source: SourceText, header: tuple[int, int], fault: Finding) -> Finding:
    """Return the finding that the text was taken for fields, if that is what happened."""
    start, end = header
    heading = _HEADING.search(source.text[start:end])
    if not heading:
        return fault
    line = source.location(start + heading.end()).line or 0
    return _unclosed(source, line) if (fault.location.line or 0) > line else fault


def stand_in(source: SourceText | None, module_id: str, version: Version) -> FrontMatter:
    """Return what a rough look at a file gives: enough to name the module on a page.

    A file that cannot be read counts as published unless it says otherwise: its faults must
    not pass as those of a draft.
    """
    text = source.text[:20_000] if source else ""
    title, status = _TITLE.search(text), _STATUS.search(text)
    return FrontMatter(
        module_id,
        version,
        title[1].strip("\"' \t") if title else module_id,
        Status(status[1]) if status else Status.PUBLISHED,
    )


def _not_fields(source: SourceText, start: int, node: object) -> Finding:
    """Return the finding for a front matter that is a list, a text or nothing."""
    message = "the front matter is a list, expected fields (a mapping)"
    hint = "write name: value, without a dash in front"
    if node is None:
        message, hint = "the front matter is empty", "write title: and the other fields"
    elif isinstance(node, Scalar):
        message = "the front matter is a text, expected fields (a mapping)"
        hint = "write name: value, with a space after the colon"
    location = source.location(getattr(node, "start", start))
    rule = "front-matter-missing" if node is None else "front-matter-syntax"
    return Finding(rule, location, message, hint)


def _nodes(
    source: SourceText, parts: Parts, settings: Settings
) -> tuple[Mapping | None, tuple[Finding, ...]]:
    """Return the fields as nodes, or None and the one finding that says why not."""
    if parts.header is None:
        return None, ()
    start, end = parts.header
    most = settings.limit("front-matter-bytes")
    if end - start > most:
        message = f"the front matter has {end - start:,} characters, more than {most:,}"
        hint = "move what readers need into the text"
        return None, (Finding("front-matter-too-large", source.location(start), message, hint),)
    limits = Limits(settings.limit("front-matter-depth"), settings.limit("front-matter-nodes"))
    node, findings = compose(source, start, end, limits=limits)
    if isinstance(node, Mapping):
        return node, findings
    if findings:
        return None, (_swallowed(source, parts.header, findings[0]),)
    return None, (_not_fields(source, start, node),)


def read_front_matter(
    source: SourceText, module_id: str, version: Version, *, settings: Settings
) -> HeaderReading:
    """Read the front matter of a module version; its folders give ``module_id`` and ``version``."""
    parts, fault = split(source)
    nodes, findings = _nodes(source, parts, settings)
    if nodes is None:
        faults = (fault,) if fault else findings
        return HeaderReading(stand_in(source, module_id, version), None, parts.body, faults)
    if fault:
        return HeaderReading(stand_in(source, module_id, version), None, parts.body, (fault,))
    front_matter, more = read_fields(source, nodes, module_id, version=version, settings=settings)
    if any(finding.rule == "front-matter-alias" for finding in findings):
        # fields made up to hold anchors are part of that fault
        more = tuple(finding for finding in more if finding.rule != "field-unknown")
    return HeaderReading(front_matter, nodes, parts.body, (*findings, *more))
