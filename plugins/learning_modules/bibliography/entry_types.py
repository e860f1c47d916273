"""Which CSL type an entry type of BibTeX or biblatex is, and which families types belong to."""

from __future__ import annotations

#: Entry type to CSL type.  What is missing here is a plain document.
CSL_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "bookinbook": "chapter",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "online": "webpage",
    "patent": "patent",
    "periodical": "article-journal",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "software": "software",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
    "artwork": "graphic",
    "audio": "song",
    "commentary": "book",
    "data": "dataset",
    "image": "graphic",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "legal": "treaty",
    "letter": "personal_communication",
    "letters": "personal_communication",
    "movie": "motion_picture",
    "music": "song",
    "newsarticle": "article-newspaper",
    "performance": "speech",
    "review": "review",
    "standard": "standard",
    "video": "motion_picture",
}

#: Entry types that mean the same as another one.
ALIASES = {"conference": "inproceedings", "electronic": "online", "www": "online"}

#: Entry types whose journal is the container.
ARTICLE_LIKE = frozenset({"article", "periodical", "suppperiodical", "review"})

#: Entry types that are part of a book.
CHAPTER_LIKE = frozenset({"inbook", "incollection", "inproceedings", "inreference", "bookinbook"})

#: Entry types whose ``number`` is that of the series.
NUMBERED_SERIES = frozenset(
    {
        "book", "collection", "proceedings", "reference", "mvbook", "mvcollection",
        "mvproceedings", "mvreference", "bookinbook", "inbook", "incollection",
        "inproceedings", "inreference", "suppbook", "suppcollection",
    }
)  # fmt: skip

#: What a thesis is called where ``type`` does not say it.
THESIS_KINDS = {"mastersthesis": "mathesis", "phdthesis": "phdthesis"}

_PERIODICAL_KINDS = {"magazine": "article-magazine", "newspaper": "article-newspaper"}


def canonical_type(entry_type: str) -> str:
    """Return the entry type that an alias stands for."""
    return ALIASES.get(entry_type, entry_type)


def csl_type(entry_type: str, *, subtype: str = "", is_event: bool = False) -> str:
    """Return the CSL type; ``subtype`` is biblatex's ``entrysubtype``."""
    if entry_type in ("article", "periodical", "suppperiodical"):
        return _PERIODICAL_KINDS.get(subtype, "article-journal")
    if entry_type == "unpublished" and is_event:
        return "speech"
    return CSL_TYPES.get(entry_type, "document")
