"""Ids, versions and addresses: how a module version is named and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A module's id: letters and digits in groups joined by hyphens, as in ``LRN-BEG-011``.
MODULE_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*\Z")

#: Longest id: file names of downloads stay within 80 characters.
MODULE_ID_LENGTH = 40

_VERSION = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\Z")

#: Names that Windows keeps for devices, whatever their extension (Microsoft, "Naming files").
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)\Z")


def is_device_name(name: str) -> bool:
    """Whether Windows refuses a file or folder of this name."""
    return bool(_DEVICE.match(name.split(".", maxsplit=1)[0]))


def is_module_id(text: str) -> bool:
    """Whether ``text`` can be the id of a module."""
    fits = len(text) <= MODULE_ID_LENGTH and bool(MODULE_ID.match(text))
    return fits and not is_device_name(text)


@dataclass(frozen=True, order=True)
class Version:
    """MAJOR.MINOR.PATCH of a module version; compares as numbers, part by part."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Version | None:
        """Return the version that ``text`` writes, or None if it is not MAJOR.MINOR.PATCH."""
        match = _VERSION.match(text)
        return cls(*(int(part) for part in match.groups())) if match else None

    def bumped(self, part: str) -> Version:
        """Return the next version for ``part``: ``major``, ``minor`` or ``patch``."""
        if part == "major":
            return Version(self.major + 1, 0, 0)
        if part == "minor":
            return Version(self.major, self.minor + 1, 0)
        return Version(self.major, self.minor, self.patch + 1)

    def __str__(self) -> str:
        """Return ``MAJOR.MINOR.PATCH``."""
        return f"{self.major}.{self.minor}.{self.patch}"


def module_address(module_id: str) -> str:
    """Return the address of a module's newest version, relative to the site's root."""
    return f"modules/{module_id.lower()}/"


def version_address(module_id: str, version: Version) -> str:
    """Return the permanent address of a module version, relative to the site's root."""
    return f"{module_address(module_id)}{version}/"


def history_address(module_id: str) -> str:
    """Return the address of a module's history page, relative to the site's root."""
    return f"{module_address(module_id)}versions/"
