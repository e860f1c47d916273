"""Claims: numbers in a text that a reader will ask a source for."""

from __future__ import annotations

import re

from learning_modules.diagnostics import Finding, Location

_NUMBER = r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3}){1,5}(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_CURRENCY = r"[$€£¥₹]|USD|EUR|GBP|CHF|JPY"
_CLAIM = re.compile(
    rf"(?<![\w.])(?:{_NUMBER})\s?(?:%|per ?cent\b|Prozent\b|pour cent\b)"
    rf"|(?:{_CURRENCY})\s?(?:{_NUMBER})(?:\s?(?:k|m|bn|thousand|million|billion|trillion)\b)?"
    rf"|(?<![\w.])(?:{_NUMBER})\s?(?:[kmbn]+ |thousand |million |billion |trillion )?"
    r"(?:€|EUR\b|USD\b|GBP\b|CHF\b|euros?\b|dollars?\b|pounds?\b)"
)


def claim_in(text: str) -> str | None:
    """Return the first percentage or amount of money in ``text`` as written, or None."""
    match = _CLAIM.search(text)
    return match[0].strip() if match else None


def uncited_claim(text: str, location: Location) -> Finding | None:
    """Return the finding for a paragraph without citation that states a figure, or None."""
    claim = claim_in(text)
    if claim is None:
        return None
    message = f'"{claim}" stands in a paragraph without a citation'
    return Finding("claim-uncited", location, message, "cite where the figure comes from: [@key]")
