"""Downloads: a template in one format, and whose module version it is from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from learning_modules.model.identity import Version


@dataclass(frozen=True)
class Identity:
    """What a download says of the module version it comes from.

    ``address`` is the permanent address of the version: a full URL, or relative where the site
    has no address of its own (then it is shown and no link); ``language`` is a BCP 47 tag.
    ``check`` is the full URL of the page that says whether a copy is current, or empty.
    """

    module_id: str
    module_title: str
    version: Version
    date: datetime.date | None = None
    address: str = ""
    licence: str = ""
    licence_url: str = ""
    language: str = "en"
    site_name: str = ""
    check: str = ""

    @property
    def link(self) -> str | None:
        """The address as the target of a link; None if it leads nowhere from a file."""
        return self.address if self.address.startswith(("https://", "http://")) else None


@dataclass(frozen=True)
class Download:
    """A file made of a template: its name, format, bytes and media type.

    ``sheet`` is the number of the sheet, from 1, where a format holds one sheet a file (CSV) and
    the template has several; else None.
    """

    name: str
    format: str
    data: bytes
    template_id: str
    media_type: str
    sheet: int | None = None

    @property
    def size(self) -> int:
        """Size in bytes."""
        return len(self.data)
