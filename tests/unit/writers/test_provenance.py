"""What a download says of itself: to programs by its properties, to people by a link."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml

from learning_modules.model.download import Identity
from learning_modules.model.template import Template
from learning_modules.writers.bundle import bundle
from learning_modules.writers.downloads import write
from learning_modules.writers.provenance import custom_part, provenance

CHECK = "https://course.example/templates/check/"


def _files(template: Template, identity: Identity) -> dict[str, bytes]:
    return {download.format: download.data for download in write(template, identity)}


def _properties(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = parse_xml(file.read("docProps/custom.xml"))
    return {entry.get("name", ""): entry[0].text or "" for entry in root}


@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_both_office_formats_name_their_source(
    roadmap: Template, identity: Identity, name: str
) -> None:
    """Workbook and document have the same properties: module, version, template, licence, page."""
    found = _properties(_files(roadmap, identity)[name])
    assert found == provenance(roadmap, identity)
    assert found["Template"] == roadmap.id
    assert found["Module version"] == "1.2.0"


def test_the_package_of_a_document_names_the_part(roadmap: Template, identity: Identity) -> None:
    """The properties are declared as ECMA-376 part 2 asks, so programs keep them."""
    with zipfile.ZipFile(io.BytesIO(_files(roadmap, identity)["docx"])) as file:
        assert b'PartName="/docProps/custom.xml"' in file.read("[Content_Types].xml")
        assert b"docProps/custom.xml" in file.read("_rels/.rels")


def test_values_are_escaped(roadmap: Template, identity: Identity) -> None:
    """A value with marks of XML is read back as it was; one that is too long is left out."""
    hostile = replace(identity, licence='<a b="c">&', address="https://x.example/" + "y" * 300)
    found = provenance(roadmap, hostile)
    assert found["Licence"] == hostile.licence
    assert "Source" not in found
    root = parse_xml(custom_part(found))
    assert [entry[0].text for entry in root] == list(found.values())


def test_every_file_leads_to_the_check(roadmap: Template, identity: Identity) -> None:
    """Read me, the line below a title and the read-me of an archive lead to the page."""
    asking = replace(identity, check=CHECK)
    files = _files(roadmap, asking)
    read_me = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))["Read me"]
    row = [[cell.value for cell in row] for row in read_me.iter_rows()][-1]
    assert row[:2] == ["Is this copy current?", CHECK]
    assert CHECK in {cell.hyperlink.target for r in read_me for cell in r if cell.hyperlink}
    document = docx.Document(io.BytesIO(files["docx"]))
    assert document.paragraphs[1].text.endswith("Version 1.2.0 · Is this copy current?")
    assert CHECK in {r.target_ref for r in document.part.rels.values() if r.is_external}
    with zipfile.ZipFile(io.BytesIO(bundle([], asking).data)) as file:
        assert f"Is this copy current? {CHECK}" in file.read("README.txt").decode()
