"""Where a download is from, as the properties of an office file say it to programs.

The names are fixed and English in every language: the page that reads a copy looks for them.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from learning_modules.model.download import Identity
from learning_modules.model.template import Template

_NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"'
)
#: The set that custom properties belong to (ECMA-376 part 1, 22.3); ids in it begin with 2.
_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
#: Longest text of a property in Excel.
_LENGTH = 255


def provenance(template: Template, identity: Identity) -> dict[str, str]:
    """Return the custom properties of a download by name; none is empty or above 255 characters."""
    properties = {
        "Module": identity.module_id,
        "Module version": str(identity.version),
        "Template": template.id,
        "Licence": identity.licence,
        "Source": identity.address,
    }
    return {name: value for name, value in properties.items() if 0 < len(value) <= _LENGTH}


def custom_part(properties: dict[str, str]) -> bytes:
    """Return the part ``docProps/custom.xml`` of an office file (ECMA-376 part 1, 15.2.12.2)."""
    entries = "".join(
        f'<property fmtid="{_SET}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<Properties {_NAMESPACES}>{entries}</Properties>".encode()
