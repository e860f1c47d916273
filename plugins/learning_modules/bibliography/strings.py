"""Keys of biblatex's localisation (manual, 4.9.2) in ``type``, ``pubstate`` and ``series``."""

from __future__ import annotations

_STATES = {
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "prepublished": "pre-published",
}
_STRINGS = {
    **_STATES,
    # kinds of thesis, report and medium
    "bathesis": "Bachelor’s thesis",
    "mathesis": "Master’s thesis",
    "phdthesis": "PhD thesis",
    "candthesis": "Candidate thesis",
    "techreport": "technical report",
    "resreport": "research report",
    "software": "computer software",
    "datacd": "data CD",
    "audiocd": "audio CD",
    # patents
    "patent": "patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent",
    "patreq": "patent request",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
    "patrequs": "U.S. patent request",
    # where a patent holds
    "countryde": "Germany",
    "countryeu": "European Union",
    "countryep": "European Union",
    "countryfr": "France",
    "countryuk": "United Kingdom",
    "countryus": "United States of America",
    # series
    "newseries": "new series",
    "oldseries": "old series",
    "jourser": "series",
    # small words
    "and": "and",
    "in": "in",
    "of": "of",
    "by": "by",
    "see": "see",
    "editor": "editor",
    "editors": "editors",
    "translator": "translator",
    "translators": "translators",
    "edition": "edition",
    "volume": "volume",
    "volumes": "volumes",
    "number": "number",
    "page": "page",
    "pages": "pages",
    "reprint": "reprint",
    "circa": "circa",
}


def bibliography_string(key: str) -> str | None:
    """Return the English words for a key such as ``inpress``, or None if it is no key."""
    return _STRINGS.get(key.strip().lower())


def words_for(text: str) -> str:
    """Return the words for a key, or the text itself if it is none."""
    return bibliography_string(text) or text


def publication_state(text: str) -> str | None:
    """Return the state that ``in press``, ``Forthcoming`` or ``inpress`` names, or None."""
    return _STATES.get(text.lower().replace(" ", "").replace("-", ""))
