"""Types and fields of an entry: known ones, those that its type needs, and none twice."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from learning_modules.bibliography.bib_file import BibEntry, BibField
from learning_modules.bibliography.entry_types import CSL_TYPES, canonical_type
from learning_modules.bibliography.near import one_slip
from learning_modules.diagnostics import Finding
from learning_modules.model.entry import RawEntry

#: Entry types of biblatex that are no works.
_OTHER_TYPES = frozenset({"set", "xdata", "bibnote", "customa", "customb", "customc"})

#: So many fields of one entry are looked at for slips.
_LOOKED_AT = 500

#: Fields of BibTeX's standard styles and of biblatex 3.19 (2.2.2).
KNOWN_FIELDS = frozenset(
    "abstract address addendum afterword annotation annotator annote archiveprefix author "
    "authortype bookauthor bookpagination booksubtitle booktitle booktitleaddon chapter "
    "commentator crossref date doi edition editor editora editorb editorc editortype eid entryset "
    "editoratype editorbtype editorctype "
    "entrysubtype eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon file foreword "
    "holder howpublished ids indextitle institution introduction isan isbn ismn isrn issn issue "
    "issuesubtitle issuetitle iswc journal journalsubtitle journaltitle key keywords label langid "
    "langidopts language library location lista mainsubtitle maintitle maintitleaddon month "
    "nameaddon note number options organization origdate origlanguage origlocation origpublisher "
    "origtitle pages pagetotal pagination part pdf primaryclass publisher pubstate related "
    "relatedtype reprinttitle school series shortauthor shorteditor shorthand shortjournal "
    "shortseries shorttitle sortkey sortname sorttitle sortyear subtitle title titleaddon "
    "translator type url urldate urlday urlmonth urlyear usera userb venue version volume volumes "
    "xdata xref year".split()
)

#: Fields that reference managers write; they are nobody's slip.
_FOREIGN_FIELDS = frozenset(
    "accessed articleno comment comments copyright date-added date-modified day doi-asserted-by "
    "hal_id hal_version image issue_date keyword lccn mendeley-tags month_numeric mrclass mrnumber "
    "numpages owner pmid pmcid read refid review size source tags timestamp urn year_published "
    "zblnumber".split()
)

_TITLE = ("title", "booktitle", "maintitle", "shorttitle", "journaltitle", "issuetitle")
_WHEN = ("year", "date", "pubstate", "eventdate", "issued")
_AUTHOR = ("author", "editor", "organization", "institution", "bookauthor", "translator", "key")

#: Entry type to what it needs: each line is a list of fields of which one will do.
_NEEDS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (
        _AUTHOR,
        ("journal", "journaltitle", "eprint", "howpublished", "shortjournal", "issuetitle"),
        _WHEN,
    ),
    "inproceedings": (_AUTHOR, ("booktitle", "eventtitle", "journal", "maintitle"), _WHEN),
    "incollection": (_AUTHOR, ("booktitle", "maintitle"), _WHEN),
    "book": (_WHEN,),
    "inbook": (_WHEN,),
    "collection": (_WHEN,),
    "proceedings": (_WHEN,),
    "phdthesis": (("author",), ("school", "institution", "publisher"), _WHEN),
    "mastersthesis": (("author",), ("school", "institution", "publisher"), _WHEN),
    "thesis": (("author",), ("school", "institution", "publisher"), _WHEN),
    "techreport": (("institution", "school", "publisher", "organization", "author"), _WHEN),
    "report": (("institution", "school", "publisher", "organization", "author"), _WHEN),
    "online": (("url", "doi", "eprint", "howpublished", "note"),),
}


def check_type(entry: BibEntry) -> Iterator[Finding]:
    """Yield a finding for an entry type that nothing knows."""
    if entry.type in CSL_TYPES or entry.type in _OTHER_TYPES:
        return
    known = sorted(CSL_TYPES)
    near = difflib.get_close_matches(entry.type, known, n=1, cutoff=0.7)
    hint = f'did you mean "@{near[0]}"?' if near else "write @misc, or @online for a web page"
    message = f'unknown entry type "@{entry.type}"'
    yield Finding("entry-type-unknown", entry.type_location, message, hint, key=entry.key)


def check_fields(entry: BibEntry) -> Iterator[Finding]:
    """Yield findings for fields that are slips of known ones, and for fields that stand twice."""
    seen: dict[str, BibField] = {}
    reported: set[str] = set()
    for found in entry.fields:
        if found.name in seen and found.name not in reported:
            reported.add(found.name)
            line = entry.name_place(seen[found.name]).line
            yield Finding(
                "entry-field-duplicate",
                entry.name_place(found),
                f'the field "{found.name}" stands twice; the one in line {line} counts',
                "delete one of the two",
                key=entry.key,
            )
        seen.setdefault(found.name, found)
    for name, found in islice(seen.items(), _LOOKED_AT):
        near = _meant(name, seen)
        if near:
            yield Finding(
                "entry-field-unknown",
                entry.name_place(found),
                f'unknown field "{name}"',
                f'did you mean "{near}"?',
                key=entry.key,
            )


def _meant(name: str, present: Container[str]) -> str | None:
    """Return the known field that ``name`` is a slip of, if the entry does not have it too."""
    if name in KNOWN_FIELDS or name in _FOREIGN_FIELDS or len(name) < 3 or name.startswith("opt"):
        return None
    return next((known for known in _near_names(name) if known not in present), None)


@lru_cache(maxsize=4096)
def _near_names(name: str) -> tuple[str, ...]:
    """Return the known fields that a name may be a slip of, the nearest first."""
    names = sorted(KNOWN_FIELDS)
    slips = tuple(known for known in names if one_slip(name, known))
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.86) if len(name) >= 6 else ()
    return (*slips, *close)


def check_needed(entry: BibEntry, whole: RawEntry) -> Iterator[Finding]:
    """Yield a finding for each field that the type needs; ``whole`` has the inherited ones too."""
    values = {**whole.fields, **whole.persons}
    present = {name for name, value in values.items() if value.strip("{} ")}
    looked_at = entry.fields[:_LOOKED_AT]
    present |= {near for found in looked_at if (near := _meant(found.name, present))}
    if entry.type in _OTHER_TYPES:
        return
    needs = _NEEDS.get(canonical_type(entry.type), ())
    for names in (_TITLE, *needs):
        if present.isdisjoint(names):
            yield Finding(
                "entry-field-missing",
                entry.location,
                f'the @{entry.type} "{entry.key}" has no {_named(names)}',
                f"add the field {names[0]}",
                key=entry.key,
            )


def _named(names: tuple[str, ...]) -> str:
    if names == _WHEN:
        return "year"
    return "author" if names == _AUTHOR else names[0]
