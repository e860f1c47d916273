"""The parts of a workbook: all there, all named, and small."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from xml.etree import ElementTree

import openpyxl

from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.writers.xlsx import XlsxWriter


def _bytes(template: Template, identity: Identity) -> bytes:
    [data] = XlsxWriter().write(template, identity)
    return data


def test_every_part_is_named_and_there(any_template: Template, identity: Identity) -> None:
    """What relations and content types name is in the file, and every part is named."""
    data = _bytes(any_template, identity)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    typed = set(re.findall(r'PartName="/([^"]+)"', parts["[Content_Types].xml"]))
    assert typed == {name for name in parts if not name.endswith((".rels", "[Content_Types].xml"))}
    targets = set()
    for name, part in parts.items():
        ElementTree.fromstring(part)  # noqa: S314 - our own
        folder, _, _ = name.rpartition("_rels/")
        for tag in re.findall(r"<Relationship [^>]+>", part) if name.endswith(".rels") else []:
            if "External" not in tag:
                [target] = re.findall(r'Target="([^"]+)"', tag)
                targets.add(posixpath.normpath(folder + target))
    assert targets == typed
    assert "theme" not in parts["xl/styles.xml"]


def test_only_blanks_link_to_the_module(roadmap: Template, identity: Identity) -> None:
    """The example names its module without a link; the blank before it has one."""
    example = openpyxl.load_workbook(io.BytesIO(_bytes(roadmap, identity)))["Example"]
    assert example["A3"].value == "Module ABC-001, Version 1.2.0"
    assert example["A3"].hyperlink is None


def test_size(any_template: Template, identity: Identity) -> None:
    """A workbook of one table has at most 10 kB, one of three of different kinds 15."""
    limit = 10_000 if len(any_template.sheets) == 1 else 15_000
    assert len(_bytes(any_template, identity)) <= limit
