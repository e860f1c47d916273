"""All downloads of a template: one file in each of its formats."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Protocol

from learning_modules.model.download import Download, Identity
from learning_modules.model.template import Template
from learning_modules.writers.clean import clean
from learning_modules.writers.names import file_name

# Imported when first needed: a build that finds all files in the cache loads no library.
_WRITERS = {
    "xlsx": ("learning_modules.writers.xlsx", "XlsxWriter"),
    "docx": ("learning_modules.writers.docx", "DocxWriter"),
    "csv": ("learning_modules.writers.csv", "CsvWriter"),
    "md": ("learning_modules.writers.markdown", "MarkdownWriter"),
    "pdf": ("learning_modules.writers.pdf", "PdfWriter"),
}

#: The formats that can be asked for.
FORMATS = tuple(_WRITERS)


class Writer(Protocol):
    """Turns a template into the bytes of one file, or of one for each sheet."""

    format: str
    media_type: str

    def write(self, template: Template, identity: Identity, /) -> tuple[bytes, ...]:
        """Return the bytes; a pure function of its arguments."""


@cache
def writer_for(name: str) -> Writer:
    """Return the writer of a format."""
    module, class_name = _WRITERS[name]
    writer: Writer = getattr(importlib.import_module(module), class_name)()
    return writer


@cache
def obstacle(name: str) -> str:
    """Return what a format lacks here: its ``library``, one of the ``system``, or nothing ("").

    PDF needs an optional library, and that one needs Pango.  No other format is looked at.
    """
    if name != "pdf":
        return ""
    try:
        writer_for(name)
    except ImportError:
        return "library"
    except OSError:  # WeasyPrint loads the system's libraries when it is imported
        return "system"
    return ""


def can_write(name: str) -> bool:
    """Whether there is a format of this name, and it can be made here."""
    return name in _WRITERS and not obstacle(name)


def write(template: Template, identity: Identity) -> tuple[Download, ...]:
    """Return the downloads of a template, in the order of its formats.

    The bytes are a function of the arguments alone.  A format that does not exist, or cannot be
    made here, is left out.
    """
    cleaned, source = clean(template), clean(identity)
    return tuple(
        download
        for name in dict.fromkeys(template.formats)
        if can_write(name)
        for download in _downloads(writer_for(name), cleaned, source)
    )


def _downloads(writer: Writer, template: Template, identity: Identity) -> list[Download]:
    files = writer.write(template, identity)
    numbers = range(1, len(files) + 1) if len(files) > 1 else (None,)
    return [
        Download(
            name=_name(writer, template, identity, number),
            format=writer.format,
            data=data,
            template_id=template.id,
            media_type=writer.media_type,
            sheet=number,
        )
        for number, data in zip(numbers, files, strict=True)
    ]


def _name(writer: Writer, template: Template, identity: Identity, number: int | None) -> str:
    extension = f"{number}.{writer.format}" if number else writer.format
    return file_name(identity.module_id, template.id, version=identity.version, extension=extension)
