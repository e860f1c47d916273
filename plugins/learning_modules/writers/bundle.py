"""One archive with all templates of a module version, and the files its authors made."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence

from learning_modules.model.cell_text import clean_text
from learning_modules.model.download import Download, Identity
from learning_modules.model.identity import is_device_name
from learning_modules.model.template_terms import Terms, terms_for
from learning_modules.writers.archive import archive
from learning_modules.writers.names import archive_name

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]+')
_README, _LICENSE = "README.txt", "LICENSE.txt"


def bundle(
    downloads: Sequence[Download], identity: Identity, files: Mapping[str, bytes] | None = None
) -> Download:
    """Return the archive of ``downloads`` and of the authors' ``files`` (bytes by name).

    A read-me comes first and a licence note second; no name leaves the folder that it is unpacked
    into, and no two are equal but for case.
    """
    terms = terms_for(identity.language)
    own = dict(_own_files(downloads, files or {}))
    parts = [
        (_README, _text(_readme(downloads, identity, tuple(own), terms=terms))),
        (_LICENSE, _text(_licence(identity, terms))),
        *((download.name, download.data) for download in downloads),
        *own.items(),
    ]
    return Download(
        name=archive_name(identity.module_id, identity.version),
        format="zip",
        data=archive(parts),
        template_id="",
        media_type="application/zip",
    )


def _own_files(
    downloads: Sequence[Download], files: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    taken = {_README.casefold(), _LICENSE.casefold()}
    taken |= {download.name.casefold() for download in downloads}
    for name in sorted(files):
        safe, number = safe_path(name), 1
        stem, extension = posixpath.splitext(safe)
        while safe.casefold() in taken:
            number += 1
            safe = f"{stem}-{number}{extension}"
        taken.add(safe.casefold())
        yield safe, files[name]


def safe_path(name: str) -> str:
    """Return a path that stays in the folder it is unpacked into, on every system."""
    parts = (_UNSAFE.sub("-", clean_text(part)).rstrip(". ") for part in name.split("/"))
    kept = [f"_{part}" if is_device_name(part) else part for part in parts if part.strip("-")]
    return "/".join(kept) or "file"


def _text(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8")


def _readme(
    downloads: Sequence[Download], identity: Identity, own: Sequence[str], *, terms: Terms
) -> list[str]:
    version = f"{terms.module} {identity.module_id}, {terms.version} {identity.version}"
    lines = [clean_text(identity.module_title), version]
    lines += [identity.address] if identity.address else []
    lines += ["", terms.archive, "", *(f"  {download.name}" for download in downloads)]
    if own:
        lines += ["", terms.own_files, "", *(f"  {name}" for name in own)]
    check = ["", f"{terms.is_current} {identity.check}"] if identity.check else []
    return [*lines, "", terms.adapt, *check]


def _licence(identity: Identity, terms: Terms) -> list[str]:
    source = ", ".join(
        filter(
            None,
            (
                clean_text(identity.module_title),
                f"{identity.module_id} {identity.version}",
                identity.site_name,
                identity.address,
            ),
        )
    )
    note = terms.licence_note.format(identity.licence or "–", source)
    return [note, *([identity.licence_url] if identity.licence_url else [])]
