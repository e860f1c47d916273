"""From an entry as written in BibTeX or biblatex to a record in CSL's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import MappingProxyType

from learning_modules.bibliography.dates import read_access_note, read_date, read_old_date
from learning_modules.bibliography.entry_types import (
    ARTICLE_LIKE,
    CHAPTER_LIKE,
    NUMBERED_SERIES,
    THESIS_KINDS,
    canonical_type,
    csl_type,
)
from learning_modules.bibliography.fields import Fields, concatenated, up_to_colon
from learning_modules.bibliography.inheritance import inherit
from learning_modules.bibliography.languages import is_english, language_tag
from learning_modules.bibliography.names import read_names
from learning_modules.bibliography.richtext import Rich, Run, join, plain_text, rich, to_markup
from learning_modules.bibliography.strings import bibliography_string, publication_state
from learning_modules.bibliography.terms import terms_for
from learning_modules.bibliography.titles import capitalise_first
from learning_modules.model.entry import Date, Entry, Name, RawEntry

__all__ = ["inherit", "normalise"]

#: Where the works of an eprint archive stand.
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "googlebooks": "https://books.google.com?id=",
}
_DOI_PREFIX = re.compile(r"^(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|^doi:\s*", re.IGNORECASE)

#: CSL name variable to the field it is read from.
_NAMES = {
    "author": "author",
    "container-author": "bookauthor",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
    "illustrator": "illustrator",
}

#: CSL variable to the field it is copied from.
_COPIED = {
    "page": "pages",
    "number-of-volumes": "volumes",
    "number-of-pages": "pagetotal",
    "chapter-number": "chapter",
    "edition": "edition",
    "version": "version",
    "event-place": "venue",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "note": "note",
    "annote": "annotation",
    "abstract": "abstract",
    "keyword": "keywords",
    "container-title-short": "shortjournal",
}
_TITLES = {"event-title": "eventtitle", "original-title": "origtitle"}
_IDENTIFIERS = {
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "call-number": "library",
}

#: Bodies behind a work, in the order they are printed.
_PUBLISHERS = ("school", "institution", "organization", "howpublished", "publisher")


def normalise(raw: RawEntry, *, default_language: str = "en-US") -> Entry:
    """Return the CSL record of one entry whose crossref and xdata are already resolved.

    The reader of the library hands over ``RawEntry`` with ``@string`` macros replaced and name
    lists as they are written; inheritance is :func:`inherit`'s work.
    ``default_language`` is that of a title whose entry names none: an English title is put into
    sentence case, a title in another language stays as it is.
    """
    named = (raw.fields.get(name, "") for name in ("langid", "hyphenation", "language"))
    language = language_tag(next(filter(None, named), ""), raw.fields.get("langidopts", ""))
    fields = Fields(raw, recase=is_english(language or default_language))
    entry_type = canonical_type(raw.type)
    texts: dict[str, Rich] = {}
    for collect in _COLLECTORS:
        texts.update(collect(fields, entry_type))
    texts.update({variable: rich(value) for variable, value in _identifiers(fields).items()})
    names = _names(fields)
    dates = _dates(fields)
    _move_status(texts, dates)
    return Entry(
        key=raw.key,
        type=csl_type(
            entry_type,
            subtype=fields.word("entrysubtype"),
            is_event=fields.has("eventdate", "eventtitle", "venue"),
        ),
        fields=MappingProxyType({v: to_markup(text) for v, text in texts.items() if text}),
        names=MappingProxyType(names),
        dates=MappingProxyType(dates),
        language=language,
        location=raw.location,
        raw=raw,
    )


def _copied(fields: Fields, _entry_type: str) -> dict[str, Rich]:
    texts = {variable: fields.text(name) for variable, name in _COPIED.items()}
    texts["page"] = tuple(run._replace(text=run.text.replace("–", "-")) for run in texts["page"])
    return texts | {variable: fields.title(name) for variable, name in _TITLES.items()}


def _numbers(fields: Fields, entry_type: str) -> dict[str, Rich]:
    """Return volume, issue and number: what ``number`` means depends on the type."""
    volume = join((fields.text("volume"), fields.text("part")), ".")
    number, issue, article = fields.text("number"), fields.text("issue"), fields.text("eid")
    if entry_type in NUMBERED_SERIES:
        return {"volume": volume, "collection-number": number, "issue": issue}
    if entry_type in ARTICLE_LIKE:
        pages = fields.has("pages")
        issue = join((number, issue), ", ")
        return {"volume": volume, "issue": issue, "number": () if pages else article}
    return {"volume": volume, "number": number, "issue": issue}


def _titled(fields: Fields, prefix: str) -> Rich:
    """Return title, subtitle and addition of one level (``main``, ``book``, ``journal``)."""
    title = concatenated(fields.title(f"{prefix}title"), fields.title(f"{prefix}subtitle"), ":")
    return concatenated(title, fields.title(f"{prefix}titleaddon"), ".")


def _titles(fields: Fields, entry_type: str) -> dict[str, Rich]:
    """Return title and volume title: a part of a main title has that as its title."""
    if entry_type == "periodical":
        own = concatenated(
            fields.first_title("issuetitle", "title"),
            fields.first_title("issuesubtitle", "subtitle"),
            ":",
        )
        return {"title": own}
    if fields.has("maintitle") and entry_type not in CHAPTER_LIKE:
        return {"title": _titled(fields, "main"), "volume-title": _titled(fields, "")}
    titles = {"title": _titled(fields, ""), "title-short": _short_title(fields)}
    if fields.has("maintitle"):
        titles["volume-title"] = _titled(fields, "book")
    return titles


def _short_title(fields: Fields) -> Rich:
    """Return the short title: as written, or the title up to its colon."""
    if fields.has("shorttitle"):
        return fields.title("shorttitle")
    title = fields.title("title")
    if fields.has("subtitle", "titleaddon"):
        return up_to_colon(title) or title
    return up_to_colon(title)


def _container(fields: Fields, entry_type: str) -> dict[str, Rich]:
    """Return the journal, book or series that holds the work."""
    series = {"collection-title": _series(fields)}
    if entry_type == "periodical":
        own = concatenated(fields.text("title"), fields.text("subtitle"), ":")
        return {"container-title": own} | series
    if entry_type in CHAPTER_LIKE:
        prefix = "main" if fields.has("maintitle") else "book"
        if fields.has(f"{prefix}title"):
            return {"container-title": _titled(fields, prefix)} | series
    journal = concatenated(fields.text("journaltitle"), fields.text("journalsubtitle"), ":")
    return {"container-title": journal} | series


def _series(fields: Fields) -> Rich:
    """Return the series; a number alone is the ordinal of a journal's series."""
    source = fields.source("series").strip("{}")
    if source.isdecimal() and len(source) < 4:
        return rich(f"{terms_for('en').ordinal(int(source))} series")
    words = bibliography_string(source)
    return capitalise_first(rich(words)) if words else fields.title("series")


def _bodies(fields: Fields, entry_type: str) -> dict[str, Rich]:
    """Return publisher and place."""
    if entry_type == "patent":
        return {"jurisdiction": join(map(_place_word, fields.literal_items("location")), "; ")}
    publisher: Rich = ()
    for name in _PUBLISHERS:
        text = fields.literal_list(name) if name == "publisher" else fields.text(name)
        publisher = concatenated(publisher, text, ";")
    return {"publisher": publisher, "publisher-place": fields.literal_list("location")}


def _place_word(place: Rich) -> Rich:
    """Return the words for a key such as ``countryde``, or the place itself."""
    words = bibliography_string(plain_text(place))
    return rich(words) if words else place


def _kind(fields: Fields, entry_type: str) -> dict[str, Rich]:
    """Return genre and status, from keys of biblatex's localisation or as written."""
    genre = fields.key_or_text("type")
    if not genre and entry_type in THESIS_KINDS:
        genre = rich(bibliography_string(THESIS_KINDS[entry_type]) or "")
    return {"genre": genre, "status": fields.key_or_text("pubstate")}


_COLLECTORS: tuple[Callable[[Fields, str], dict[str, Rich]], ...] = (
    _copied,
    _numbers,
    _titles,
    _container,
    _bodies,
    _kind,
)


def _identifiers(fields: Fields) -> dict[str, str]:
    """Return DOI, URL and numbers; a DOI given as an address is cut down to itself."""
    options = fields.source("options").replace(" ", "").lower().split(",")
    found = {variable: fields.plain(name) for variable, name in _IDENTIFIERS.items()}
    if "doi=false" not in options:
        found["DOI"] = _DOI_PREFIX.sub("", fields.url("doi"))
    if "url=false" not in options or fields.type == "online":
        found["URL"] = fields.url("url")
    archive = _EPRINTS.get(fields.word("eprinttype"))
    if not found.get("URL") and archive and fields.has("eprint"):
        found["URL"] = archive + re.sub(r"^arxiv:", "", fields.url("eprint"), flags=re.IGNORECASE)
    return {variable: value for variable, value in found.items() if value}


def _names(fields: Fields) -> dict[str, tuple[Name, ...]]:
    use_prefix = bool(re.search(r"useprefix(\s*=\s*true)?\s*(,|$)", fields.source("options")))
    names = {
        variable: read_names(fields.source(name), use_prefix=use_prefix)
        for variable, name in _NAMES.items()
        if fields.has(name)
    }
    if fields.word("editortype") == "director" and "editor" in names:
        names["director"] = names.pop("editor")
    return {variable: people for variable, people in names.items() if people}


def _dates(fields: Fields) -> dict[str, Date]:
    found = {
        "issued": _date(fields, ""),
        "event-date": _date(fields, "event"),
        "original-date": _date(fields, "orig"),
        "accessed": _date(fields, "url") or read_access_note(fields.source("note")),
    }
    return {variable: date for variable, date in found.items() if date}


def _date(fields: Fields, prefix: str) -> Date | None:
    """Return ``date`` with this prefix, else what ``year`` and ``month`` make."""
    date = read_date(fields.source(f"{prefix}date")) if fields.has(f"{prefix}date") else None
    names = ("year", "month", "day", "endyear", "endmonth", "endday")
    return date or read_old_date({name: fields.source(prefix + name) for name in names})


def _move_status(texts: dict[str, Rich], dates: dict[str, Date]) -> None:
    """Take ``in press`` and the like out of the year: it is the status of the work."""
    words = dates["issued"].literal.strip(" .") if "issued" in dates else ""
    status = publication_state(words)
    if status:
        del dates["issued"]
        if not texts.get("status"):
            texts["status"] = (Run(status),)
