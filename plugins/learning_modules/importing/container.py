"""What a work stands in: a journal with volume and pages, proceedings, a book, a publisher."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from learning_modules.importing.people import read_people

_EMPHASIS = re.compile(r"(\*\*|\*|_)(?=\S)(?P<text>.+?)(?<=\S)\1")
_PAGES = re.compile(
    r"(?<![\w.])(?:pp?\.?\s*)(?P<named>[A-Za-z]?\d+(?:\s*[-–—]+\s*[A-Za-z]?\d+)?)"
    r"|(?<![\w.])(?P<plain>[A-Za-z]?\d{1,7}\s*[-–—]+\s*[A-Za-z]?\d{1,7})(?![\w])"
)
_VOLUME_ISSUE = re.compile(
    r"(?:\bvol(?:ume|\.)?\s*)?\b(?P<volume>\d{1,4})\s*(?:\(\s*(?P<issue>[^()]{1,25})\s*\)"
    r"|,?\s*no\.\s*(?P<no>\d+))?",
    re.IGNORECASE,
)
#: Volume and issue; the issue may look like pages ("12(3-4)").
_BOTH = re.compile(
    r"\b(?P<volume>\d{1,4})\s*\(\s*(?!pp?\.|19\d\d\)|20\d\d\))(?P<number>[^()]{1,25})\)"
)
#: A series with numbers only ("OECD Papers, No. 15"), and a paper's number in proceedings.
_ONLY_NUMBER = re.compile(r"(?<=^,)\s*No\.?\s*(?P<number>\d[\w/–-]*)", re.IGNORECASE)
_PAPER = re.compile(r"\bPaper\s+(?:No\.\s*)?(?P<eid>\d+)\b")
_ARTICLE = re.compile(
    r"(?:\barticle(?:\s+(?:no|number|id)\.?)?\s*(?P<named>[\w.-]*\d[\w.-]*)"
    r"|(?<![\w.])(?P<plain>[eE]\d{1,9}|\d{3,9}))(?![\w])",
    re.IGNORECASE,
)
_EDITION = re.compile(
    r"\(?\b(?P<edition>\d+(?:st|nd|rd|th)|rev(?:ised|\.)?|second|third|fourth"
    r"|fifth)\s+ed(?:ition|n)?\.?\)?",
    re.IGNORECASE,
)
_IN = re.compile(r"^\s*In:?\s+", re.IGNORECASE)
_EDITORS = re.compile(r"(?P<names>[^*]*?)\s*\(\s*Eds?\.?\s*\)\s*,?\s*", re.IGNORECASE)

_PROCEEDINGS = re.compile(
    r"\bproceedings\b|\bconference\b|\bsymposium\b|\bworkshop\b"
    r"|\badvances in neural information processing"
    r"|\b(?:NeurIPS|NIPS|ICML|ICLR|CVPR|ACL|EMNLP|NAACL|AAAI|IJCAI|KDD|CHI|FAccT|SIGIR|WWW)\b",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\bjournal\b|\breview\b|\btransactions\b|\bletters\b|\bquarterly\b|\bmagazine\b|\bannals\b"
    r"|\bbulletin\b"
    r"|\bcommunications of\b|\bacta\b|\bnature\b|\bscience\b|\bsurveys\b|\barchives\b"
    r"|\bnewspaper\b|\btimes\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:technical |working |white ?|policy |research |annual |discussion )?(?:report|paper"
    r"|brief)\b",
    re.IGNORECASE,
)
#: A name of a site, not of whoever issues reports.
_SITE = re.compile(r"\bblog\b|\bnews|\bhelp\b|\bdocs\b|\.\w{2,3}$", re.IGNORECASE)
#: A report's series with the report's number, where a journal could stand.
_WORKING_PAPER = re.compile(
    r"(?P<type>.*\b(?:working|discussion|policy|research|technical|white) (?:papers?|reports?))"
    r"(?:,?\s+(?:No\.?\s*)?(?P<number>\d[\w/-]*))?",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(
    r"\b(?:press|publish(?:ing|ers?)|books?|wiley|springer|pearson|norton|o['’]reilly|elsevier"
    r"|routledge|sage|penguin"
    r"|random house|harper\w*|crown|packt|manning|apress|palgrave|mcgraw[- ]hill|knopf|portfolio"
    r"|crc|verlag|elgar)\b",
    re.IGNORECASE,
)
_ISSUER = re.compile(
    r"\b(?:institute|commission|organi[sz]ation|agency|council|department|ministry|office|bank"
    r"|forum|cent(?:re|er)"
    r"|bureau|union|nations|government|parliament|oecd|nist|unesco|mckinsey|deloitte|pwc"
    r"|accenture|gartner|bcg|ibm"
    r"|foundation|association|university|consult\w*|research|company|group|inc|society|network"
    r"|iso)\b",
    re.IGNORECASE,
)
#: "New York: Basic Books" and "OECD Publishing, Paris".
_PLACE = r"(?:[A-Z][\w.'’-]+ ?){1,3}(?:, [A-Z][\w.]+)?"
_PLACE_FIRST = re.compile(rf"(?P<address>{_PLACE}):\s+(?P<publisher>[A-Z].+)")
_PLACE_LAST = re.compile(
    rf"(?P<publisher>(?:.+\b(?:Press|Publishing|Publishers)|[A-Z]{{2,6}})), (?P<address>{_PLACE})$"
)
_THESIS = re.compile(
    r"\b(?:unpublished )?(?:doctoral|phd|ph\.d\.|master['’]?s)\s+(?:thesis|dissertation)\b",
    re.IGNORECASE,
)
_ADVANCE = re.compile(
    r"\b(?:advance online publication|online first|early access|in press|forthcoming"
    r"|accepted for publication)\b",
    re.IGNORECASE,
)
_ARXIV = re.compile(
    r"arxiv(?:\s+preprint)?[*_]*\s*[:,]?\s*(?:arxiv\s*:?\s*)?[\w./-]*\d[\w./-]*(?:\s*\[[\w.-]+\])?"
    r"|arxiv\s+preprint|\barxiv\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Container:
    """The BibTeX type that a container gives (empty: none can be told), and its fields."""

    type: str
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def names_publisher(text: str) -> bool:
    """Whether a name is that of a publisher of books."""
    return bool(_PUBLISHER.search(text))


def read_container(text: str, *, title: str, standalone: bool) -> Container:
    """Return type and fields of what follows a title.

    ``standalone`` says that the title itself is emphasised: the work is a book, report or page.
    """
    without = _ARXIV.sub(" ", text)
    if without != text and not without.strip(" .,()*_"):
        return Container("misc")
    note = _ADVANCE.search(without)
    rest = _ADVANCE.sub(" ", without) if note else without
    found = _by_form(rest, title=title, standalone=standalone)
    fields = {name: value for name, value in found.fields.items() if value}
    if note:
        fields["pubstate"] = note[0][0].upper() + note[0][1:].lower()
    return Container(found.type, MappingProxyType(fields))


def _by_form(text: str, *, title: str, standalone: bool) -> Container:
    if _THESIS.search(text):
        head, _, rest = text.partition(". ")
        named = _THESIS.search(head) or _THESIS.search(text)
        school = _tail(_THESIS.sub("", head).strip("()[] .,*_")) or _tail(rest)
        kind = "mastersthesis" if re.search("master", text, re.IGNORECASE) else "phdthesis"
        return Container(kind, {"school": school, "type": named[0] if named else ""})
    if _IN.match(text):
        return _inside(_IN.sub("", text, count=1))
    if standalone or _report_number(text)[0].keys() & {"number", "type", "version"}:
        return _standalone(text, title)
    match = _EMPHASIS.search(text)
    if match:
        return _periodical(match["text"], text[: match.start()] + text[match.end() :])
    return _plain(text, title)


def _inside(text: str) -> Container:
    """Read "In A. Editor (Ed.), *Book* (pp. 1-20). Publisher"."""
    fields: dict[str, str] = {}
    editors = _EDITORS.match(text)
    if editors and editors["names"].strip():
        fields["editor"] = read_people(editors["names"]).bibtex
        text = text[editors.end() :]
    match = _EMPHASIS.search(text)
    if match:
        book, rest = match["text"], text[match.end() :]
        before = text[: match.start()].strip(" ,.")
        book = f"{before} {book}" if before and not editors else book
    else:
        book, rest = _first_part(text)
    book, series = _series(book.strip(" .,"), rest)
    rest = rest.replace(series, " ", 1) if series else rest
    fields["booktitle"] = book + (f" {series}" if series else "")
    numbers, rest = _numbers(rest)
    fields.update(numbers)
    fields.update(_publisher(_tail(rest)))
    conference = bool(_PROCEEDINGS.search(fields["booktitle"]))
    return Container("inproceedings" if conference else "incollection", fields)


def _series(book: str, rest: str) -> tuple[str, str]:
    """Return the title of a book and the acronym in brackets behind it ("(FAccT '21)")."""
    match = re.match(
        r"\s*(\((?!\s*(?:pp?\.|[Vv]ol|[Ee]ds?\b|[Nn]o\b|\d+(?:st|nd|rd|th)))"
        r"[A-Z][\w'’ &./-]{1,30}\))",
        rest,
    )
    return book, match[1] if match else ""


def _first_part(text: str) -> tuple[str, str]:
    """Return a text without emphasis up to its pages, full stop or comma before a number."""
    marks = r"\s*\((?:pp?\.|vol)|,\s*(?:pp?\.|vol\b|no\.)"
    match = re.search(marks, text, re.IGNORECASE)
    match = match or re.search(r",\s*\d|\s+\d+(?:\.\d+)?\s*[(,:]|\.\s|\.$", text)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")


def _numbers(text: str) -> tuple[dict[str, str], str]:
    """Return volume, number, edition and pages in a text, and what is left of it."""
    fields: dict[str, str] = {}
    edition = _EDITION.search(text)
    if edition:
        fields["edition"] = edition["edition"]
        text = text[: edition.start()] + " " + text[edition.end() :]
    pages = _PAGES.search(text)
    if pages:
        fields["pages"] = _range(pages["named"] or pages["plain"])
        text = text[: pages.start()] + " " + text[pages.end() :]
    volume = re.search(r"\bvol(?:ume|\.)?\s*(\d+)", text, re.IGNORECASE)
    if volume:
        fields["volume"] = volume[1]
        text = text[: volume.start()] + " " + text[volume.end() :]
    return fields, text


def _range(pages: str) -> str:
    """Return a range of pages with BibTeX's two hyphens."""
    return re.sub(r"\s*[-–—]+\s*", "--", pages)


def _tail(text: str) -> str:
    """Return what is left of a container as the name of a publisher or school."""
    text = re.sub(r"\(\s*[,;.]*\s*\)|\[\s*\]|[*_]", " ", text)
    text = " ".join(text.split()).strip(" .,;:()")
    return f"{text}." if re.search(r"\b(?:Inc|Ltd|Co|Corp|Bros)$", text) else text


def _publisher(text: str) -> dict[str, str]:
    """Return a publisher, with the place and the series that stand with its name."""
    fields: dict[str, str] = {}
    series, dot, name = text.rpartition(". ")
    if dot and len(series.split()[-1]) > 2 < len(series.split()) and _PUBLISHER.search(name):
        fields["series"], text = series, name
    before, after = _PLACE_FIRST.match(text), _PLACE_LAST.match(text)
    if before or after:
        found = before or after
        return {**fields, **found.groupdict()} if found else fields
    return {**fields, "publisher": text}


def _periodical(name: str, rest: str) -> Container:
    """Read "*Journal*, *12*(3), 45-67" or "*Proceedings of X*, 1-8"."""
    inner = re.match(r"(?P<name>.*?),\s*(?P<numbers>\d[\d()\s–-]*)$", name.strip())
    if inner:
        name, rest = inner["name"], f", {inner['numbers']}{rest}"
    name = name.strip(" .,")
    rest = re.sub(r"[*_]", "", rest)
    conference = bool(_PROCEEDINGS.search(name)) and not re.search(
        r"\bjournal\b", name, re.IGNORECASE
    )
    fields = {"booktitle" if conference else "journal": name}
    fields.update(_volume_and_pages(rest))
    paper = _WORKING_PAPER.fullmatch(name)
    if paper and "volume" not in fields:
        kind = {"type": paper["type"], "number": paper["number"] or fields.get("number", "")}
        return Container("techreport", {**kind, "institution": fields.get("publisher", "")})
    return Container("inproceedings" if conference else "article", fields)


def _volume_and_pages(text: str) -> dict[str, str]:
    """Return volume, number and pages (or the number of the article) behind a journal's name."""
    fields: dict[str, str] = {}
    for pattern in (_BOTH, _ONLY_NUMBER, _PAPER):
        found = pattern.search(text)
        if found:
            fields |= {name: value.strip() for name, value in found.groupdict().items()}
            text = _without(text, found)
    numbers, rest = _numbers(text)
    fields = {**numbers, **fields}
    match = None if {"volume", "number"} & set(fields) else _VOLUME_ISSUE.search(rest)
    if match:
        fields["volume"] = match["volume"]
        fields["number"] = (match["issue"] or match["no"] or "").strip()
        rest = _without(rest, match)
    elif number := re.search(r"\bno\.\s*(\d[\w–-]*)|\(\s*(\d[^()]{0,20})\)", rest):
        fields.setdefault("number", number[1] or number[2].strip())
        rest = _without(rest, number)
    page = None if {"pages", "eid"} & set(fields) else re.fullmatch(r"\W*(\d{1,2})\W*", rest)
    if page and "volume" in fields:
        return {**fields, "pages": page[1]}
    article = None if {"pages", "eid"} & set(fields) else _ARTICLE.search(rest)
    if article:
        fields["eid"] = (article["named"] or article["plain"]).rstrip(".-")
        rest = _without(rest, article)
    tail = _tail(rest)
    if tail and re.search(r"[^\W\d_]{3}", tail):
        fields.update(_publisher(tail))
    return fields


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _standalone(text: str, title: str) -> Container:
    """Read what follows the emphasised title of a book, a report or a page."""
    fields, rest = _report_number(text)
    numbers, rest = _numbers(rest)
    fields.update(numbers)
    publisher = _tail(rest)
    names_report = "number" in fields or "type" in fields or _REPORT.search(f"{title} {publisher}")
    issued = publisher and _ISSUER.search(publisher) and not _PUBLISHER.search(publisher)
    if "edition" not in fields and (names_report or issued):
        return Container("techreport", {**fields, "institution": publisher})
    if publisher or "edition" in fields or "pages" in fields:
        return Container("book", {**fields, **_publisher(publisher)})
    return Container("", fields)


def _report_number(text: str) -> tuple[dict[str, str], str]:
    """Return kind and number of a report in brackets ("(NBER Working Paper No. 311)")."""
    match = re.match(r"\s*\((?P<text>[^()]*)\)", text)
    if (
        match is None
        or _EDITION.search(match[0])
        or re.match(r"\(\s*(?:pp?\.|vol|eds?\b)", match[0].strip(), re.IGNORECASE)
    ):
        return {}, text
    inner = match["text"].strip()
    number = re.match(
        r"(?P<kind>.*?\b(?:report|paper|brief|publication|memo|series|note|document)\b)?\s*(?:,"
        r"|no\.?|number|#)*\s*(?P<number>.*\d.*)?$",
        inner,
        re.IGNORECASE,
    )
    rest = text[match.end() :]
    if number is None or not (number["kind"] or number["number"]):
        return {"series": inner}, rest
    if re.match(r"version|v\d", inner, re.IGNORECASE):
        return {"version": re.sub(r"^v(?:ersion)?\s*", "", inner, flags=re.IGNORECASE)}, rest
    return {"type": number["kind"] or "", "number": number["number"] or ""}, rest


def _plain(text: str, title: str) -> Container:
    """Read a container without emphasis: by its words, or as the site of a page."""
    name, rest = _first_part(text)
    name = name.strip(" .,")
    if not name:
        return Container("")
    if _PROCEEDINGS.search(name) or _JOURNAL.search(name):
        return _periodical(name, rest)
    numbers = _volume_and_pages(rest)
    if "volume" in numbers and ("pages" in numbers or "number" in numbers):
        return Container("article", {"journal": name, **numbers})
    issued = _ISSUER.search(name) and not _PUBLISHER.search(name) and not _SITE.search(name)
    if _REPORT.search(f"{title} {text}") or issued:
        return Container("techreport", {"institution": _tail(text)})
    kind = "book" if _PUBLISHER.search(text) and len(_tail(text).split()) < 7 else ""
    return Container(kind, _publisher(_tail(text)))
