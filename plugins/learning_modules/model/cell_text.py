"""What a text may hold when it goes into a cell of an office file or a CSV file."""

from __future__ import annotations

import re
import unicodedata

#: Longest text of a cell in Excel ("Excel specifications and limits").
CELL_CHARACTERS = 32_767

# Control characters but tab and line feed, surrogates, noncharacters: not allowed in XML 1.0
# (W3C, "Characters") or discouraged there.
_PLANE_ENDS = "".join(
    chr(plane + end) for plane in range(0x10000, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)
)
_ILLEGAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + _PLANE_ENDS + "]"
)
_LINE_END = re.compile("\r\n|\r|\x85|\u2028|\u2029")
_FORMULA = re.compile(r"[\s\u00a0]*[=+@\t\r＝＋＠－-]|[\t\r]")
_HARMLESS = re.compile(r"[\s\u00a0]*(?:-\d+(?:[.,]\d+)?|-+)\Z")
_COMMAND = re.compile(r"[\s\u00a0]*(?:[=＝]|[+@＋＠－-].*[(!|])", re.DOTALL)


def illegal_characters(text: str) -> tuple[str, ...]:
    """Return the characters of ``text`` that no office file can hold, each once, sorted."""
    return tuple(sorted(set(_ILLEGAL.findall(_LINE_END.sub("\n", text)))))


def clean_text(text: str, limit: int = CELL_CHARACTERS) -> str:
    """Return ``text`` as every download writes it.

    Line ends are LF, illegal characters are left out, the rest is in Unicode's form NFC; of a
    longer text the first ``limit`` characters stay, an ellipsis the last of them.
    """
    clean = unicodedata.normalize("NFC", _ILLEGAL.sub("", _LINE_END.sub("\n", text)))
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def begins_like_formula(text: str) -> bool:
    """Whether a spreadsheet program may read a CSV cell of this text as a formula.

    Such a cell begins (after spaces) with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return
    (OWASP, "CSV injection"); negative numbers and dashes alone are harmless.
    """
    return bool(_FORMULA.match(text)) and not _HARMLESS.match(text)


def is_command(text: str) -> bool:
    """Whether ``text`` is written like a formula that does something: ``=1+1``, ``@SUM(A1)``."""
    return bool(_COMMAND.match(text)) and not _HARMLESS.match(text)
