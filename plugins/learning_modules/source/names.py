"""What names and short values of a front matter look like: strict, for they become addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from learning_modules.model.identity import is_device_name, is_module_id

#: Longest id of a section, objective or template, in characters.
NAME_LENGTH = 80

_NAME = re.compile(r"[^\s\x00-\x20\x7f-\x9f<>\"'&/\\#?%{}\[\]()|:;,=`~^$!@*+]+\Z")
_TAG = re.compile(r"[^\s<>\"\x00-\x1f\x7f-\x9f][^<>\"\x00-\x1f\x7f-\x9f]{0,59}\Z")
_KEY = re.compile(r"[^\s\x00-\x20\x7f{}\",\\%#]+\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}\Z")
_WEB = re.compile(r"https?://[^\s<>\"'\\]+\Z", re.IGNORECASE)
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])/?\Z", re.ASCII)
_FILE = re.compile(r"[^<>\"|?*:\\\x00-\x1f\x7f-\x9f]{1,200}\Z")


@dataclass(frozen=True)
class Kind:
    """A kind of short value: its words for messages, which texts fit, and what to write.

    ``meant`` makes of a text that does not fit what it was meant to be.
    """

    words: str
    fits: Callable[[str], bool]
    hint: str
    meant: Callable[[str], str] | None = None

    def hint_for(self, text: str) -> str:
        """Return what to write instead of ``text``, which does not fit."""
        parts = [part.strip() for part in re.split("[,;]", text)]
        if len(parts) > 1 and all(map(self.fits, parts)):
            return f"write them as a list: [{', '.join(parts)}]"
        meant = self.meant(text) if self.meant else ""
        return f'write "{meant}"' if meant and meant != text and self.fits(meant) else self.hint


def is_name(text: str) -> bool:
    """Whether ``text`` can be the id of a section, objective or template: letters of any script."""
    fits = len(text) <= NAME_LENGTH and bool(_NAME.match(text)) and text.strip(".-_") != ""
    return fits and not text.startswith(".") and not is_device_name(text)


def orcid(text: str) -> str | None:
    """Return the 16 digits of an ORCID iD with hyphens, or None if its check digit is wrong.

    The check digit is that of ISO/IEC 7064, MOD 11-2.
    """
    match = _ORCID.match(text)
    if not match:
        return None
    digits = match[1].replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return match[1] if digits[-1] == ("X" if check == 10 else str(check)) else None


def _is_evidence(text: str) -> bool:
    steps = text.split("/")
    return bool(_FILE.match(text)) and not {"", ".", ".."}.intersection(steps)


def _id_meant(text: str) -> str:
    """Return the id in a path, or before a version: ``BASE-001`` of ``BASE-001/1.0.0``."""
    first = re.split(r"[/@#]", text.strip("/ -"), maxsplit=1)[0]
    meant = re.sub(r"[\s_]+", "-", first.strip())
    return meant if re.search(r"\d", meant) else ""  # a title is no id


def _name_meant(text: str) -> str:
    """Return the slug of a title, or an id without its sign."""
    return "-".join(re.findall(r"[^\W_]+", text.lower())) if len(text) <= NAME_LENGTH else ""


_LETTERS = "use letters, digits and hyphens"

MODULE_ID = Kind("the id of a module", is_module_id, f"{_LETTERS}, as in LRN-BEG-011", _id_meant)
SECTION_ID = Kind(
    "the id of a section", is_name, f"{_LETTERS}: what stands after # in its braces", _name_meant
)
OBJECTIVE_ID = Kind("the id of an objective", is_name, f"{_LETTERS}, as in plan", _name_meant)
TEMPLATE_ID = Kind(
    "the name of a template", is_name, f"{_LETTERS}, the id of its heading", _name_meant
)
PILLAR = Kind("the name of a pillar", is_name, f"{_LETTERS}, as in responsible-ai", _name_meant)
TYPE = Kind("the name of a module type", is_name, f"{_LETTERS}, as in learning-module", _name_meant)
EVIDENCE = Kind("a template or a file beside module.md", _is_evidence, "write its id or file name")
TAG = Kind("a tag", lambda text: bool(_TAG.match(text)), "use at most 60 characters, no < or >")
KEY = Kind(
    "the key of an entry", lambda text: bool(_KEY.match(text)), "write it as in the .bib file"
)
LANGUAGE = Kind(
    "a language", lambda text: bool(_LANGUAGE.match(text)), "write a code such as en, de or pt-BR"
)
WEB = Kind("a web address", lambda text: bool(_WEB.match(text)), "begin with https://")
ORCID = Kind("an ORCID iD", lambda text: orcid(text) is not None, "write 0000-0002-1825-0097")
